"""A backup that was out of reach is remembered without a word or a name, and put right as soon as it can be reached."""

from __future__ import annotations

import hashlib
import shutil
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

from strengthtui.errors import DamagedError, NotWrittenError
from strengthtui.model.words import Ref
from strengthtui.vault import layout, owed, reaching, repairing, restoring, settling, states
from strengthtui.vault.backup_file import BackupFile
from strengthtui.vault.backups import make
from strengthtui.vault.drafts import Draft
from strengthtui.vault.erasing import erase
from strengthtui.vault.settling import due, left, settle
from strengthtui.vault.unlocking import unlocked
from tests.vault.copy_builders import AT, back_up, restore
from tests.vault.faulty_disk import FULL, FaultyDisk, at_every_call
from tests.vault.vault_builders import PASSPHRASE, Counting, a_vault, folder_of, jot, open_at, sam

if TYPE_CHECKING:
    from pathlib import Path

    from strengthtui.vault.vault import Vault

WORDS = "plantedword by the canal"
LATER = "2026-11-22T21:00:00.000Z"


@pytest.fixture
def vault(tmp_path: Path) -> Vault:
    """A sealed vault with Sam, who said something that will be struck, half a line, a concern; and a neighbour."""
    made = a_vault(tmp_path / "vault", sealed=True)
    with sam(made) as file:
        for text in (WORDS, "the heron at the weir"):
            jot(file, text)
        file.save_draft(Draft(text=f"{WORDS} again", at="now"))
        file.add_concern({"words": "what was said"})
    with made.add_person("Aunty Sal", at=AT) as file:
        jot(file, "bread on Fridays")
    return made


@pytest.fixture
def stick(vault: Vault, tmp_path: Path) -> Path:
    """A disk with a backup of it."""
    (tmp_path / "stick").mkdir()
    return back_up(vault, tmp_path / "stick" / "copy.backup").path


def person(vault: Vault, name: str = "Sam") -> str:
    """Give somebody's id."""
    return next(one.id for one in vault.people() if one.name == name)


def folder(vault: Vault, name: str = "Sam") -> str:
    """Give somebody's folder."""
    return next(one.folder for one in vault.people() if one.name == name)


def unplug(path: Path) -> None:
    """Take the disk out."""
    path.parent.rename(path.parent.with_name("away"))


def plug_in(path: Path) -> None:
    """Put the disk in again."""
    path.parent.with_name("away").rename(path.parent)


def strike(vault: Vault, text: str = WORDS, name: str = "Sam") -> tuple[str, ...]:
    """Strike a line; gives the backups that were not reached."""
    with vault.person(person(vault, name), write=True) as file:
        [jotting] = [one for one in file.records.jottings if one.words.text == text]
        with file.act() as act:
            act.strike((Ref(table="jottings", id=jotting.id),))
        return file.not_reached


def take_out(vault: Vault, name: str = "Sam") -> None:
    """Erase somebody."""
    who = person(vault, name)
    with vault.person(who, write=False) as file:
        generation = file.records.meta.generation
    erase(vault, who, generation)


def told_in(path: Path) -> bytes:
    """Give everything that a backup says of anybody, opened with the vault's keys."""
    _head, ring = unlocked((BackupFile(path).head,), PASSPHRASE)
    entries = {entry.name: entry.data for entry in BackupFile(path).entries(ring)}
    seals = {name: ring.of_wrapped(name.split("/")[1], data) for name, data in entries.items() if name.endswith("/key")}
    told = b""
    for name, data in entries.items():
        kind = states.kind_of(name.rpartition("/")[2])
        if name.startswith("people/") and kind is not None and kind != "key":
            told += seals[f"{name.rpartition('/')[0]}/key"].open(data, kind)
    return told


def folders_in(path: Path) -> set[str]:
    """Name the people's folders in a backup."""
    _head, ring = unlocked((BackupFile(path).head,), PASSPHRASE)
    return {name for entry in BackupFile(path).entries(ring) if (name := reaching.folder_in(entry.name)) is not None}


def codes(vault: Vault) -> list[str]:
    """Say what the doctor finds, by code."""
    return [one.code for one in vault.examine()]


def test_the_searcher_finds_what_is_there(stick: Path) -> None:
    """Before anything is struck the words are found in the backup, so that not finding them says something."""
    assert WORDS.encode() in told_in(stick)


def test_what_is_kept_of_it_holds_no_word_and_no_name(vault: Vault, stick: Path) -> None:
    """A strike and an erase with the disk out leave a path, times, random names and an act; nobody's id."""
    ids, folders = (person(vault), person(vault, "Aunty Sal")), {folder(vault), folder(vault, "Aunty Sal")}
    unplug(stick)
    assert strike(vault) == (f"{stick}: There is no such file.",)
    take_out(vault, "Aunty Sal")
    rows = [row for row in reaching.journal_of(vault) if row["what"] == "owed"]
    assert {str(row["folder"]) for row in rows} == folders
    for row in rows:
        assert row.keys() == {"what", "path", "made", "folder", "why", "at", "act"}
        assert not any(told in str(row) for told in (*ids, WORDS, "Sam", "Sal"))
    assert {one.backup for one in due(vault)} == {owed.Noted(stick, AT)}


def test_a_strike_is_made_up_for(vault: Vault, stick: Path, tmp_path: Path) -> None:
    """Once the disk is back the words are in no state of the backup; all else is there, and it is restored as ever."""
    before = told_in(stick)
    unplug(stick)
    strike(vault)
    with vault.person(person(vault), write=True) as file:
        jot(file, "said since")
    with vault.person(person(vault, "Aunty Sal"), write=True) as file:
        jot(file, "bread on Saturdays too")
    assert settle(vault).done == ()
    plug_in(stick)
    assert [one.way for one in left(vault)] == ["now"]
    settled = settle(vault)
    assert (settled.done, settled.left) == ((stick,), ())
    assert due(vault) == ()
    after = told_in(stick)
    assert WORDS.encode() in before
    assert WORDS[:11].encode() not in after
    assert all(kept in after for kept in (b"the heron at the weir", b"bread on Fridays", b"what was said"))
    assert b"said since" in after  # Sam's part is as it is today
    assert b"bread on Saturdays" not in after  # her neighbour's as it was
    restore(stick, tmp_path / "elsewhere")
    back = open_at(tmp_path / "elsewhere", Counting(2_000_000))
    assert [one.severity for one in back.examine()] == []
    assert {one.name for one in back.people()} == {"Sam", "Aunty Sal"}
    with back.person(person(back), write=True) as file:
        assert [one.words.text for one in file.records.jottings] == ["the heron at the weir", "said since"]
        assert file.draft() is None
        jot(file, "and on we go")


def test_the_packs_that_somebody_was_asked_since_come_along(vault: Vault, stick: Path) -> None:
    """Who is put in as they are now may have been asked what was not kept when the backup was made."""
    unplug(stick)
    strike(vault)
    digest = hashlib.sha256(b"questions").hexdigest()
    vault.keep_pack(digest, b"questions")
    plug_in(stick)
    settle(vault)
    _head, ring = unlocked((BackupFile(stick).head,), PASSPHRASE)
    assert f"packs/{ring.pack_name(digest)}" in {entry.name for entry in BackupFile(stick).entries(ring)}


def test_everything_struck_is_made_up_for(vault: Vault, stick: Path) -> None:
    """Who wants nothing kept is in the backup by name only, afterwards."""
    unplug(stick)
    with vault.person(person(vault), write=True) as file, file.act() as act:
        act.strike_everything()
    plug_in(stick)
    settle(vault)
    told = told_in(stick)
    assert b"Sam" in told
    assert b"heron" not in told
    assert WORDS.encode() not in told


def test_an_erase_is_made_up_for(vault: Vault, stick: Path) -> None:
    """Once the disk is back their folder, key and all, is out of the backup; the neighbour stays."""
    sam_folder, sal_folder = folder(vault), folder(vault, "Aunty Sal")
    unplug(stick)
    strike(vault)
    take_out(vault)
    assert [one.why for one in due(vault)] == ["erase"]  # of both the later one: it takes all
    plug_in(stick)
    assert folders_in(stick) == {sam_folder, sal_folder}
    assert settle(vault).done == (stick,)
    assert folders_in(stick) == {sal_folder}
    assert due(vault) == ()


def test_the_doctor_names_it_until_it_is_put_right(vault: Vault, stick: Path) -> None:
    """Away: how to reach it, and what to say if it was destroyed. Back: repairing does it, and says so."""
    unplug(stick)
    strike(vault)
    [told] = [one for one in vault.examine() if one.code == "backup-owed"]
    assert (told.where, told.severity) == (str(stick), "note")
    assert "--gone" in told.hint
    assert "There is no such file" in told.what
    plug_in(stick)
    [told] = [one for one in vault.examine() if one.code == "backup-owed"]
    assert "--repair" in told.hint
    assert WORDS.encode() in told_in(stick)  # looking changes nothing
    assert [one.code for one in repairing.repair(vault)] == ["backup-owed"]
    assert WORDS.encode() not in told_in(stick)
    assert codes(vault) == []


def test_two_disks_of_one_name_are_two(vault: Vault, stick: Path) -> None:
    """With the other disk in, that one is rewritten, and the one that is away is still owed; later it is not."""
    unplug(stick)
    stick.parent.mkdir()
    with vault.person(person(vault), write=True) as file:
        jot(file, "in between")
    other = restamped(vault, stick)
    assert strike(vault) == (f"{stick}: Another backup is in its place.",)
    assert WORDS.encode() not in told_in(stick)
    assert [one.backup.made for one in left(vault)] == [AT]
    stick.parent.rename(stick.parent.with_name("second"))
    plug_in(stick)
    assert WORDS.encode() in told_in(stick)
    assert settle(vault).done == (stick,)
    assert WORDS.encode() not in told_in(stick)
    assert {one.made for one in owed.noted(reaching.journal_of(vault))} == {AT, other}


def restamped(vault: Vault, path: Path) -> str:
    """Make a backup at another time; gives the time."""
    make(vault, path, at=LATER)
    return LATER


def test_a_backup_that_was_written_over_is_owed_nothing(vault: Vault, stick: Path) -> None:
    """What lies in its place is new, and it is forgotten with what it was owed."""
    with vault.person(person(vault), write=True) as file:
        owed.note(vault, [owed.Noted(stick, AT)], [folder(vault)], owed.Why("strike", AT, file.records.history[-1].act))
    assert due(vault)
    make(vault, stick, at=LATER, overwrite=True)
    assert due(vault) == ()
    assert owed.noted(reaching.journal_of(vault)) == (owed.Noted(stick, LATER),)


def test_what_has_a_passphrase_of_its_own_is_never_put_right(tmp_path: Path) -> None:
    """The worker is told to make a new one and destroy it; once they say that it is gone, nothing is said any more."""
    vault = a_vault(tmp_path / "vault")
    with sam(vault) as file:
        jot(file, WORDS)
    path = back_up(vault, tmp_path / "copy.backup").path
    before = path.read_bytes()
    strike(vault)
    assert [one.way for one in left(vault)] == ["never"]
    assert settle(vault).done == ()
    assert path.read_bytes() == before
    [told] = [one for one in vault.examine() if one.code == "backup-owed"]
    assert "destroy this one" in told.hint
    assert settling.away(vault, path) == ()  # it is still there
    path.unlink()
    assert settling.away(vault, path) == (owed.Noted(path, AT),)
    owed.forget(vault, settling.away(vault, path))
    assert codes(vault) == []
    assert settling.away(vault, path) == ()


def test_a_vault_that_a_restore_moved_aside_is_told_of_as_long_as_it_is_there(
    vault: Vault, stick: Path, tmp_path: Path
) -> None:
    """It is never changed; with its folder gone it is owed nothing."""
    aside = restore(stick, tmp_path / "vault")
    assert aside is not None
    back = open_at(tmp_path / "vault", Counting(2_000_000))
    strike(back)
    assert [(one.way, one.backup.path) for one in left(back)] == [("folder", aside)]
    assert settle(back).done == ()
    shutil.rmtree(aside)
    assert codes(back) == []


def test_a_strike_that_was_refused_owes_nothing(vault: Vault, stick: Path) -> None:
    """Where the disk is full in the end and the words stand in the vault as they did, nothing is asked of backups."""
    unplug(stick)
    refused, who = 0, person(vault)
    assert vault.path is not None
    for disk in at_every_call(vault.path, FULL, ever_after=True):
        with disk, suppress(NotWrittenError):
            strike(vault)
        with vault.person(who, write=False) as file:
            if all(one.words.text != WORDS for one in file.records.jottings):
                break
        assert due(vault) == ()
        refused += 1
    assert refused > 5
    assert [one.why for one in due(vault)] == ["strike"]


def test_a_strike_that_was_refused_forgets_no_earlier_one(vault: Vault, stick: Path) -> None:
    """However often a later one is refused, what the one before it owes stays; the last that came about is enough."""
    unplug(stick)
    strike(vault)
    assert vault.path is not None
    for number in range(10, 30):
        with FaultyDisk(vault.path, FULL, number, ever_after=True), suppress(NotWrittenError):
            strike(vault, "the heron at the weir")
        assert [one.why for one in due(vault)] == ["strike"]
    rows = [row for row in reaching.journal_of(vault) if row["what"] == "owed"]
    assert len(rows) <= 2
    plug_in(stick)
    assert settle(vault).done == (stick,)
    assert WORDS.encode() not in told_in(stick)


def test_an_erase_that_was_cut_off_forgets_no_strike(vault: Vault, stick: Path) -> None:
    """They are all there after it, and what was struck of them is still owed."""
    unplug(stick)
    strike(vault)
    owed.note(vault, [owed.Noted(stick, AT)], [folder(vault)], owed.Why("erase", LATER))
    assert [one.why for one in due(vault)] == ["strike"]
    plug_in(stick)
    assert settle(vault).done == (stick,)
    assert WORDS.encode() not in told_in(stick)
    assert folder(vault) in folders_in(stick)


def test_a_damaged_backup_can_be_written_over(vault: Vault, stick: Path) -> None:
    """Nobody can say when it was made; the new one takes its place, and the old one is forgotten."""
    data = stick.read_bytes()
    stick.write_bytes(data[:-9] + bytes(9))
    make(vault, stick, at=LATER, overwrite=True)
    assert owed.noted(reaching.journal_of(vault)) == (owed.Noted(stick, LATER),)


def test_what_came_back_by_a_restore_is_told_and_owed_no_more(vault: Vault, stick: Path, tmp_path: Path) -> None:
    """Restoring the backup that still holds the words says so first; then they stand in the vault again."""
    unplug(stick)
    strike(vault)
    plug_in(stick)
    with restoring.staged(stick, tmp_path / "vault", PASSPHRASE) as ready:
        assert ready.differences().struck == ("Sam",)
        ready.take_place(at=LATER)
    back = open_at(tmp_path / "vault", Counting(2_000_000))
    assert due(back) == ()
    assert settle(back).done == ()
    assert WORDS.encode() in told_in(stick)


def test_a_backup_that_was_reached_says_nothing_when_restored(vault: Vault, stick: Path, tmp_path: Path) -> None:
    """It has no words to bring back."""
    strike(vault)
    with restoring.staged(stick, tmp_path / "vault", PASSPHRASE) as ready:
        assert ready.differences().struck == ()


def test_a_damaged_file_takes_nobodys_place(vault: Vault, stick: Path) -> None:
    """The backup may be the only whole copy: it stays as it is, and the doctor says what is in the way."""
    unplug(stick)
    strike(vault)
    plug_in(stick)
    assert vault.path is not None
    concern = layout.person(vault.path, folder(vault)) / layout.CONCERN
    whole, before = concern.read_bytes(), stick.read_bytes()
    concern.write_bytes(whole[:-1])
    assert [one.way for one in left(vault)] == ["file"]
    assert settle(vault).done == ()
    assert stick.read_bytes() == before
    concern.write_bytes(whole)
    assert settle(vault).done == (stick,)


def test_somebody_who_is_open_is_waited_for(vault: Vault, stick: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """While another window has them open the backup stays owed; then it is put right."""
    monkeypatch.setattr(states, "WAIT", 0.05)
    unplug(stick)
    strike(vault)
    plug_in(stick)
    with vault.person(person(vault), write=True):
        settled = settle(vault)
        assert settled.done == ()
        assert "Another strengthtui window" in settled.left[0].why
    assert settle(vault).done == (stick,)


def test_a_journal_that_does_not_read_is_told_of_itself(vault: Vault, stick: Path) -> None:
    """Nobody can say then what is owed; the doctor names the journal, and nothing falls over."""
    unplug(stick)
    strike(vault)
    assert vault.path is not None
    (vault.path / layout.JOURNAL).write_bytes(b"{")
    assert codes(vault) == ["journal-unreadable"]
    with pytest.raises(DamagedError):
        settle(vault)
    repairing.repair(vault)


def test_rows_of_another_shape_are_passed_over() -> None:
    """What a later version wrote there is kept and not understood."""
    row = {"what": "owed", "path": "/media/stick/b", "made": AT, "folder": "0" * 32, "why": "strike", "at": AT}
    assert len(owed.owed((row, {**row, "why": "something new"}, {"what": "owed"}, {"what": "backup"}))) == 1


def test_who_is_erased_is_out_of_what_can_be_reached_at_once(vault: Vault, stick: Path) -> None:
    """What was owed of them to a backup that is reached now is owed no more."""
    unplug(stick)
    strike(vault)
    plug_in(stick)
    sam_folder = folder(vault)
    take_out(vault)
    assert sam_folder not in folders_in(stick)
    assert [row for row in reaching.journal_of(vault) if row["what"] == "owed"] == []


def test_the_folder_is_found_again(vault: Vault) -> None:
    """The builders of this file mean the same folder as those of the others."""
    with vault.person(person(vault), write=False) as file:
        assert folder_of(vault, file).name == folder(vault)
