"""The worker's own notes: kept whole or not at all, sealed, in backups and restores, and out for good where struck."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

import pytest

from strengthtui.errors import DamagedError, NotWrittenError, StrengthError
from strengthtui.vault import layout, places_changed, resealing
from strengthtui.vault.own_notes import joined, without
from strengthtui.vault.vault import NewSecrets, Vault
from tests.vault.copy_builders import AT, a_full_vault, back_up, damage, restore
from tests.vault.faulty_disk import FAULTS, KILL, Fault, FaultyDisk, at_every_call
from tests.vault.vault_builders import CHEAP, CODE, PASSPHRASE, Counting, a_vault, open_at, reopened

PLANTED = "the kettle and the long silence"


def a_note(note: str = "aa", words: str = PLANTED, **fields: Any) -> dict[str, Any]:  # noqa: ANN401 - any field
    """Give a row as the desk writes it."""
    return {"what": "note", "id": note, "on": "2026-11-22", "words": words, "rev": 1, **fields}


def add(vault: Vault, *rows: dict[str, Any]) -> None:
    """Note these."""
    vault.change_own_notes(lambda before: (*before, *rows))


def test_notes_come_back_in_their_order(tmp_path: Path, sealed: bool) -> None:
    """Another program reads them; sealed they stand nowhere in clear; only the owner may read; the doctor is quiet."""
    vault = a_vault(tmp_path / "vault", sealed=sealed)
    assert vault.own_notes() == ()
    assert not (tmp_path / "vault" / layout.REFLECTIONS).exists()
    add(vault, a_note("aa"))
    add(vault, a_note("bb", "second"))
    assert [row["id"] for row in reopened(vault).own_notes()] == ["aa", "bb"]
    path = tmp_path / "vault" / layout.REFLECTIONS
    assert (PLANTED.encode() in path.read_bytes()) is not sealed
    assert path.stat().st_mode & 0o777 == 0o600
    assert vault.examine() == ()


def test_what_does_not_read_is_kept(tmp_path: Path, sealed: bool) -> None:
    """Damage is told by who reads, by who writes, and by the doctor; nothing is written over it."""
    vault = a_vault(tmp_path / "vault", sealed=sealed)
    add(vault, a_note())
    path = tmp_path / "vault" / layout.REFLECTIONS
    whole = path.read_bytes()
    damaged = whole[:-1]
    path.write_bytes(damaged)
    with pytest.raises(DamagedError):
        vault.own_notes()
    with pytest.raises(DamagedError):
        add(vault, a_note("bb"))
    assert path.read_bytes() == damaged
    assert [one.code for one in vault.examine()] == ["reflections-unreadable"]
    path.write_bytes(b"")
    assert vault.own_notes() == ()


def test_another_vaults_notes_do_not_open(tmp_path: Path) -> None:
    """The seal is bound to the vault and to what it is: neither another vault's nor the journal passes for it."""
    one, other = a_vault(tmp_path / "one", sealed=True), a_vault(tmp_path / "other", Counting(50), sealed=True)
    add(one, a_note())
    add(other, a_note())
    place = tmp_path / "one" / layout.REFLECTIONS
    place.write_bytes((tmp_path / "other" / layout.REFLECTIONS).read_bytes())
    with pytest.raises(DamagedError):
        one.own_notes()
    back_up(one, tmp_path / "a.backup")
    place.write_bytes((tmp_path / "one" / layout.JOURNAL).read_bytes())
    with pytest.raises(DamagedError):
        one.own_notes()


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_a_refused_change_leaves_the_old_or_the_new(tmp_path: Path, sealed: bool, fault: Fault) -> None:
    """At whatever call the disk refuses, it is told, and every note that was there is there."""
    vault = a_vault(tmp_path / "vault", sealed=sealed)
    add(vault, a_note("first"))
    kept = {"first"}
    for number, disk in enumerate(at_every_call(tmp_path, fault)):
        told = True
        with disk:
            try:
                add(vault, a_note(f"n{number}"))
            except StrengthError:
                told = False
        found = {row["id"] for row in open_at(tmp_path / "vault", Counting(90)).own_notes()}
        assert kept <= found <= kept | {f"n{number}"}
        if told:
            assert f"n{number}" in found
        kept = found
    assert damage(tmp_path / "vault", vault.seals) == []


@pytest.mark.skipif(sys.platform == "win32", reason="a process is forked")
def test_killed_anywhere_it_is_the_old_or_the_new(tmp_path: Path, sealed: bool) -> None:
    """A process that is killed at any call leaves notes that read, the first one among them, and no damage."""
    vault = a_vault(tmp_path / "vault", sealed=sealed)
    add(vault, a_note("first"))
    for number in range(40):
        child = os.fork()
        if child == 0:
            with FaultyDisk(tmp_path, KILL, number):
                add(vault, a_note(f"n{number}"))
            os._exit(0)
        _pid, status = os.waitpid(child, 0)
        ids = {row["id"] for row in vault.own_notes()}
        assert "first" in ids
        if os.WIFEXITED(status):
            assert f"n{number}" in ids
            break
    else:
        pytest.fail("it never came to the end")
    assert number > 2
    assert damage(tmp_path / "vault", vault.seals) == []


def test_nothing_is_written_into_what_a_newer_version_made_or_was_resealed(tmp_path: Path) -> None:
    """With the keys of yesterday nothing is written beside the notes of today."""
    vault = a_vault(tmp_path / "vault")
    add(vault, a_note())
    stale = reopened(vault)
    resealing.seal(vault, NewSecrets(PASSPHRASE, CODE, CHEAP), at=AT)
    with pytest.raises(StrengthError):
        add(stale, a_note("bb"))
    assert PLANTED.encode() not in (tmp_path / "vault" / layout.REFLECTIONS).read_bytes()


def test_sealing_and_unsealing_bring_them_along(tmp_path: Path) -> None:
    """The same rows before, sealed, with another passphrase, and unsealed again."""
    vault = a_full_vault(tmp_path / "vault", sealed=False)
    add(vault, a_note(), {"what": "removed", "id": "zz"})
    rows = vault.own_notes()
    resealing.seal(vault, NewSecrets(PASSPHRASE, CODE, CHEAP), at=AT)
    sealed = open_at(tmp_path / "vault", Counting(500))
    assert sealed.own_notes() == rows
    sealed.set_secret("another passphrase by the weir", "passphrase")
    given = Counting(600)
    again = Vault.open(tmp_path / "vault", clock=given, ids=given, secret="another passphrase by the weir")
    assert again.own_notes() == rows
    resealing.unseal(again, at=AT)
    assert open_at(tmp_path / "vault", Counting(700)).own_notes() == rows
    assert not places_changed.beside(tmp_path / "vault", places_changed.GOING).exists()


def test_notes_that_did_not_come_along_stop_a_sealing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was written is held against what was there: where they are missing, the old vault stays as it was."""
    vault = a_full_vault(tmp_path / "vault", sealed=False)
    add(vault, a_note())
    monkeypatch.setattr("strengthtui.vault.own_notes.copy", lambda *_places: None)
    with pytest.raises(DamagedError):
        resealing.seal(vault, NewSecrets(PASSPHRASE, CODE, CHEAP), at=AT)
    assert [row["words"] for row in open_at(tmp_path / "vault", Counting(500)).own_notes()] == [PLANTED]


def test_a_vault_without_notes_is_sealed_without(tmp_path: Path) -> None:
    """Where nothing was ever noted, no file is made."""
    vault = a_full_vault(tmp_path / "vault", sealed=False)
    resealing.seal(vault, NewSecrets(PASSPHRASE, CODE, CHEAP), at=AT)
    assert not (tmp_path / "vault" / layout.REFLECTIONS).exists()


def test_a_restore_puts_both_together(tmp_path: Path, sealed: bool) -> None:
    """What the backup has comes back, what was noted since stays, what was taken out since stays out."""
    vault = a_full_vault(tmp_path / "vault", sealed=sealed)
    add(vault, a_note("stays"), a_note("changed", "before"), a_note("goes"))
    back_up(vault, tmp_path / "copy.backup")
    vault.change_own_notes(
        lambda rows: without(
            (rows[0], {**rows[1], "words": "after", "rev": 2}, rows[2], a_note("since")), frozenset({"goes"})
        )
    )
    restore(tmp_path / "copy.backup", tmp_path / "vault")
    back = open_at(tmp_path / "vault", Counting(900))
    assert {row["id"]: row.get("words") for row in back.own_notes()} == {
        "stays": PLANTED,
        "changed": "after",
        "goes": None,
        "since": PLANTED,
    }
    elsewhere = tmp_path / "elsewhere"
    restore(tmp_path / "copy.backup", elsewhere)
    assert [row["id"] for row in open_at(elsewhere, Counting(950)).own_notes()] == ["stays", "changed", "goes"]


def test_what_is_taken_out_goes_from_backups_too(tmp_path: Path) -> None:
    """A backup that is there is written anew without it; one that is not there is named."""
    vault = a_full_vault(tmp_path / "vault", sealed=True)
    add(vault, a_note("stays", "a word that stays"), a_note("goes"))
    back_up(vault, tmp_path / "here.backup")
    back_up(vault, tmp_path / "away.backup")
    (tmp_path / "away.backup").rename(tmp_path / "moved")
    missed = vault.change_own_notes(lambda rows: without(rows, {"goes"}), everywhere=True)
    assert len(missed) == 1
    assert "away.backup" in missed[0]
    assert [row.get("words") for row in vault.own_notes()] == ["a word that stays", None]
    restore(tmp_path / "here.backup", tmp_path / "other")
    there = open_at(tmp_path / "other", Counting(900))
    assert [row.get("words") for row in there.own_notes()] == ["a word that stays", None]
    assert len(there.people()) == 2


def test_damaged_notes_come_back_as_damaged(tmp_path: Path) -> None:
    """A backup of a vault whose notes do not read can be made and restored; they are told of as before."""
    vault = a_full_vault(tmp_path / "vault", sealed=True)
    add(vault, a_note())
    path = tmp_path / "vault" / layout.REFLECTIONS
    path.write_bytes(path.read_bytes()[:-1])
    back_up(vault, tmp_path / "copy.backup")
    restore(tmp_path / "copy.backup", tmp_path / "vault")
    assert [one.code for one in open_at(tmp_path / "vault", Counting(900)).examine()] == ["reflections-unreadable"]


def test_joining_is_the_same_whichever_comes_first() -> None:
    """Of each row the later one counts, whichever side it is on; a removal is later than any change."""
    ours = (a_note("a", rev=1), a_note("b", "ours", rev=3), {"what": "removed", "id": "c"})
    theirs = (a_note("b", "theirs", rev=2), a_note("c", rev=9), a_note("d"))

    def told(rows: tuple[dict[str, Any], ...]) -> dict[str, tuple[str, str | None]]:
        return {row["id"]: (row["what"], row.get("words")) for row in rows}

    assert told(joined(ours, theirs)) == told(joined(theirs, ours))
    assert told(joined(ours, theirs))["b"] == ("note", "ours")
    assert told(joined(ours, theirs))["c"] == ("removed", None)


def test_in_memory_they_end_with_the_vault() -> None:
    """A vault that is kept nowhere takes notes, and writes no file."""
    given = Counting()
    vault = Vault.in_memory(clock=given, ids=given)
    add(vault, a_note())
    assert [row["words"] for row in vault.own_notes()] == [PLANTED]
    assert vault.change_own_notes(lambda rows: without(rows, {"aa"}), everywhere=True) == ()
    assert [row.get("words") for row in vault.own_notes()] == [None]


def test_a_newer_versions_vault_is_only_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its notes can be read; a change is refused before anything is touched."""
    vault = a_vault(tmp_path / "vault")
    add(vault, a_note())
    monkeypatch.setattr("strengthtui.vault.head.FORMAT", 0)
    assert vault.own_notes()
    with pytest.raises(NotWrittenError):
        add(vault, a_note("bb"))
