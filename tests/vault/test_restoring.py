"""What comes back from a backup is what went into it; what was there stays until it is whole (DESIGN 8)."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from strengthtui.errors import (
    BusyError,
    DamagedError,
    LockedError,
    NotFoundError,
    StrengthError,
    UsageError,
)
from strengthtui.vault import backup_file, backups, head, layout, owed, reaching, restoring, states
from strengthtui.vault.vault import Vault
from tests.vault.copy_builders import AT, a_full_vault, back_up, damage, restore
from tests.vault.faulty_disk import FULL, at_every_call
from tests.vault.vault_builders import (
    CODE,
    PASSPHRASE,
    Counting,
    a_vault,
    bytes_under,
    folder_of,
    jot,
    open_at,
    sam,
    take_away,
)

STEP = 3
"""Calls between two that are refused in a restore."""


@pytest.fixture
def vault(tmp_path: Path, sealed: bool) -> Vault:
    """Everything that a vault can hold."""
    return a_full_vault(tmp_path / "vault", sealed=sealed)


def everything(vault: Vault) -> dict[str, Any]:
    """Give everything stored of everybody, apart from generations, and drafts and concerns."""
    told: dict[str, Any] = {}
    for entry in vault.people():
        with vault.person(entry.id, write=False) as file:
            raw = file.raw()
            del raw["meta"]["generation"]
            told[entry.id] = (raw, file.draft(), file.concerns())
    return told


def test_everything_comes_back(vault: Vault, tmp_path: Path) -> None:
    """Everybody, drafts, concerns, kept states and packs are as they were; nothing looks put back."""
    before = everything(vault)
    made = back_up(vault, tmp_path / "copy.backup")
    assert (made.people, made.damaged, made.noted) == (2, 0, True)
    generations = {entry.id: entry.generation for entry in vault.people()}
    assert restore(made.path, tmp_path / "elsewhere") is None
    back = open_at(tmp_path / "elsewhere", Counting(2_000_000))
    assert back.sealed == vault.sealed
    assert back.id == vault.id
    assert everything(back) == before
    assert all(entry.generation > generations[entry.id] for entry in back.people())
    assert back.examine() == ()
    [folder] = [entry.folder for entry in back.people() if entry.name == "Sam"]
    names = {one.name for one in (tmp_path / "elsewhere" / "people" / folder).iterdir()}
    assert {"now", "1", "2", "day-2026-11-22", "draft", "concern"} <= names
    assert not list(tmp_path.glob("elsewhere.*"))
    assert not {"whole", "lock"} & {one.name for one in (tmp_path / "elsewhere").iterdir()}
    with back.person(next(iter(before)), write=True) as file:
        jot(file, "and on we go")


def test_the_passphrase_of_its_day_opens_it(tmp_path: Path) -> None:
    """After a change of passphrase an older backup still opens with the older one, and with the recovery code."""
    vault = a_vault(tmp_path / "vault", sealed=True)
    sam(vault).close()
    path = back_up(vault, tmp_path / "copy.backup").path
    vault.set_secret("another one since", "passphrase")
    for target, secret in (("a", PASSPHRASE), ("b", CODE.lower().replace("-", " "))):
        restore(path, tmp_path / target, secret)
        assert open_at(tmp_path / target, Counting()).people()[0].name == "Sam"
    with pytest.raises(LockedError):
        restore(path, tmp_path / "c", "another one since")
    assert {one.name for one in tmp_path.iterdir()} == {"vault", "copy.backup", "a", "b"}
    with pytest.raises(NotFoundError):
        restore(tmp_path / "nothing", tmp_path / "c")


def test_a_damaged_backup_changes_nothing(vault: Vault, tmp_path: Path) -> None:
    """Over a living vault, a backup that is not whole is refused and nothing is left half there."""
    path = back_up(vault, tmp_path / "copy.backup").path
    before = bytes_under(tmp_path / "vault")
    path.write_bytes(path.read_bytes()[:-1])
    with pytest.raises(DamagedError):
        restore(path, tmp_path / "vault")
    assert bytes_under(tmp_path / "vault") == before
    assert sorted(one.name for one in tmp_path.iterdir() if one.name.startswith("vault")) == ["vault"]


def test_what_differs_is_told(vault: Vault, tmp_path: Path) -> None:
    """Only here, only there, newer, taken away since, alike; the living one is moved aside, whole."""
    with vault.add_person("Jo", at=AT) as file:
        jo = file.records.person.id
    path = back_up(vault, tmp_path / "copy.backup").path
    [sam_id] = [entry.id for entry in vault.people() if entry.name == "Sam"]
    with vault.person(sam_id, write=True) as file:
        jot(file, "four, since the backup")
        generation = file.records.meta.generation
    take_away(vault, jo)
    vault.add_person("Mo", at=AT).close()
    living = everything(vault)
    with restoring.staged(path, tmp_path / "vault", PASSPHRASE) as ready:
        assert ready.is_over_another
        found = ready.differences()
        assert everything(vault) == living
        assert (found.same_vault, found.alike, found.unread) == (True, 1, 0)
        assert (found.only_backup, found.only_living) == (("Jo",), ("Mo",))
        assert (found.newer_backup, found.newer_living, found.otherwise) == ((), ("Sam",), ())
        assert found.taken_away == ("Jo",)
        aside = ready.take_place(at=AT)
    assert aside == tmp_path / "vault.before-restore-2026-11-22"
    assert everything(open_at(aside, Counting(2_000_000))) == living
    back = open_at(tmp_path / "vault", Counting(3_000_000))
    assert [entry.name for entry in back.people()] == ["Sam", "Aunty Sal", "Jo"]
    assert next(entry.generation for entry in back.people() if entry.id == sam_id) == generation + 1
    assert back.examine() == ()
    assert [one.path for one in owed.noted(reaching.journal_of(back))] == [path]
    with back.person(sam_id, write=True) as file:
        jot(file, "and on we go")
    assert restore(path, tmp_path / "vault") == tmp_path / "vault.before-restore-2026-11-22-2"


def test_the_concern_record_counts(vault: Vault, tmp_path: Path) -> None:
    """A row that came since is told of before it is moved aside; a row that is gone is told of after a restore."""
    path = back_up(vault, tmp_path / "copy.backup").path
    [sam_id] = [entry.id for entry in vault.people() if entry.name == "Sam"]
    with vault.person(sam_id, write=True) as file:
        file.add_concern({"words": "said since"})
        folder = folder_of(vault, file)
    with restoring.staged(path, tmp_path / "vault", PASSPHRASE) as ready:
        assert ready.differences().otherwise == ("Sam",)
    shutil.move(folder / layout.CONCERN, tmp_path / "concern")
    restore(back_up(vault, tmp_path / "later.backup").path, tmp_path / "elsewhere")
    back = open_at(tmp_path / "elsewhere", Counting(2_000_000))
    assert damage(tmp_path / "elsewhere", back.seals) == ["concern-older"]


def test_said_no_leaves_everything(vault: Vault, tmp_path: Path) -> None:
    """Unpacked and not moved in: nothing of it is left."""
    path = back_up(vault, tmp_path / "copy.backup").path
    before = bytes_under(tmp_path / "vault")
    with restoring.staged(path, tmp_path / "vault", PASSPHRASE) as ready:
        assert ready.people == 2
    with restoring.staged(path, tmp_path / "new", PASSPHRASE):
        pass
    assert bytes_under(tmp_path / "vault") == before
    assert {one.name for one in tmp_path.iterdir()} == {"vault", "copy.backup"}


def test_not_over_somebody_who_is_open(vault: Vault, tmp_path: Path) -> None:
    """While anybody of the living vault is being written, it is not moved away."""
    path = back_up(vault, tmp_path / "copy.backup").path
    with vault.person(vault.people()[0].id, write=True) as file:
        jot(file, "typing on")
        with pytest.raises(BusyError):
            restore(path, tmp_path / "vault")
    assert everything(open_at(tmp_path / "vault", Counting(2_000_000))) == everything(vault)
    assert not list(tmp_path.glob("vault.*"))


def test_not_into_a_folder_of_others(vault: Vault, tmp_path: Path) -> None:
    """A folder with other things in it is no place for a vault; an empty one is."""
    path = back_up(vault, tmp_path / "copy.backup").path
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "cat.jpg").write_bytes(b"cat")
    with pytest.raises(UsageError):
        restore(path, tmp_path / "photos")
    assert bytes_under(tmp_path / "photos") == {"cat.jpg": b"cat"}
    (tmp_path / "empty").mkdir()
    restore(path, tmp_path / "empty")
    assert len(open_at(tmp_path / "empty", Counting()).people()) == 2


def test_damage_that_was_there_is_told_and_comes_back(vault: Vault, tmp_path: Path) -> None:
    """A vault with a damaged file can be backed up and restored; damage that came later is refused."""
    folder = next(one for one in states.folders(tmp_path / "vault") if (one / layout.DRAFT).exists())
    (folder / layout.NOW).write_bytes(b"not what was written")
    made = back_up(vault, tmp_path / "copy.backup")
    assert made.damaged == 1
    restore(made.path, tmp_path / "elsewhere")
    back = open_at(tmp_path / "elsewhere", Counting(2_000_000))
    assert damage(tmp_path / "elsewhere", back.seals) == ["person-now"]


def test_a_row_of_the_counter_that_leads_is_not_buried(vault: Vault, tmp_path: Path) -> None:
    """An old file that was put back before the backup is still told of after the restore."""
    folder = next(one for one in states.folders(tmp_path / "vault") if (one / layout.DRAFT).exists())
    shutil.copy(folder / "2", folder / layout.NOW)
    made = back_up(vault, tmp_path / "copy.backup")
    restore(made.path, tmp_path / "elsewhere")
    back = open_at(tmp_path / "elsewhere", Counting(2_000_000))
    assert damage(tmp_path / "elsewhere", back.seals) == ["person-older"]


def test_a_path_out_of_the_vault_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Even a backup that opens writes nothing but a vault's files, and only below it."""
    vault = a_vault(tmp_path / "vault", sealed=True)
    sam(vault).close()
    made = backups._contents
    for name in ("../escaped", "people/../../escaped", "/escaped", "packs/../x", f"people/{'0' * 32}/run.sh"):

        def contents(*args: Any, name: str = name) -> Any:  # noqa: ANN401 - what the real one takes
            yield from made(*args)
            yield backup_file.Entry(name, b"bad")

        monkeypatch.setattr(backups, "_contents", contents)
        path = back_up(vault, tmp_path / "bad.backup", overwrite=True).path
        with pytest.raises(DamagedError):
            restore(path, tmp_path / "new")
        assert not list(tmp_path.rglob("escaped"))
        assert not list(tmp_path.glob("new*"))


@pytest.mark.slow
@pytest.mark.parametrize("living", [False, True])
def test_a_restore_that_is_refused_anywhere_leaves_nothing_half_there(
    tmp_path: Path, living: bool, sealed: bool
) -> None:
    """Refused at any call, the living vault stands as it was, or the restored one stands there whole."""
    vault = a_vault(tmp_path / "vault", sealed=sealed)
    with sam(vault) as file:
        jot(file, "one")
    path = back_up(vault, tmp_path / "copy.backup").path
    before = everything(vault)
    for disk in at_every_call(tmp_path, FULL, step=STEP):
        target = tmp_path / f"to{disk.number}" / "vault"
        target.parent.mkdir()
        if living:
            shutil.copytree(tmp_path / "vault", target)
        with disk:
            try:
                restore(path, target)
                done = True
            except StrengthError:
                done = False
        if done or living:
            again = open_at(target, Counting(2_000_000))
            assert everything(again) == before
            assert [one.code for one in again.examine() if one.severity == "damage"] == []
        else:
            assert list(target.parent.iterdir()) == []
        assert not list(target.parent.glob("*.coming"))
        shutil.rmtree(target.parent)


def test_rows_of_a_concern_record_are_counted_in_what_comes_back(vault: Vault, tmp_path: Path) -> None:
    """Restored, even over a vault with more rows, nothing looks put back; taken away afterwards it is missed."""
    made = back_up(vault, tmp_path / "copy.backup")
    [sam_id] = [one.id for one in vault.people() if one.name == "Sam"]
    with vault.person(sam_id, write=True) as file:
        file.add_concern({"words": "and one thing more"})
    restore(made.path, tmp_path / "vault")
    again = open_at(tmp_path / "vault", Counting(3_000_000))
    assert not [one for one in again.examine() if one.severity == "damage"]
    [record] = (tmp_path / "vault" / layout.PEOPLE).glob(f"*/{layout.CONCERN}")
    record.unlink()
    assert "concern-older" in {one.code for one in again.examine()}


def test_who_is_taken_over_has_the_rows_counted(vault: Vault, tmp_path: Path) -> None:
    """A concern record that came with somebody is missed as well when it is taken away."""
    [sam_id] = [one.id for one in vault.people() if one.name == "Sam"]
    with vault.person(sam_id, write=False) as file:
        raw, rows = file.raw(), file.concerns()
    other = a_vault(tmp_path / "other", Counting(5_000_000), sealed=vault.sealed)
    other.import_everything(raw, concerns=rows)
    assert other.examine() == ()
    [record] = (tmp_path / "other" / layout.PEOPLE).glob(f"*/{layout.CONCERN}")
    record.unlink()
    assert {one.code for one in other.examine()} == {"concern-older"}


def _without_heads(path: Path) -> None:
    for name in head.COPIES:
        (path / name).write_bytes(b"{")


def test_a_vault_without_a_head_is_known_by_its_people(vault: Vault, tmp_path: Path) -> None:
    """With both copies of the head damaged it is the same vault, and what was counted and noted in it still counts."""
    with vault.add_person("Jo", at=AT) as file:
        jo = file.records.person.id
    path = back_up(vault, tmp_path / "copy.backup").path
    second = back_up(vault, tmp_path / "second.backup").path
    [sam_id] = [entry.id for entry in vault.people() if entry.name == "Sam"]
    with vault.person(sam_id, write=True) as file:
        jot(file, "four, since the backup")
        generation = file.records.meta.generation
    take_away(vault, jo)
    _without_heads(tmp_path / "vault")
    with restoring.staged(path, tmp_path / "vault", PASSPHRASE) as ready:
        found = ready.differences()
        assert (found.same_vault, found.unread) == (True, 0)
        assert (found.newer_living, found.taken_away) == (("Sam",), ("Jo",))
        ready.take_place(at=AT)
    back = open_at(tmp_path / "vault", Counting(3_000_000))
    assert next(entry.generation for entry in back.people() if entry.id == sam_id) == generation + 1
    assert {one.path for one in owed.noted(reaching.journal_of(back))} == {path, second}
    assert back.examine() == ()


def test_another_vault_without_a_head_is_another_where_it_can_be_read(vault: Vault, tmp_path: Path) -> None:
    """Somebody's file names the vault it is of; with keys of its own nothing of it opens, and nobody can tell."""
    path = back_up(vault, tmp_path / "copy.backup").path
    sam(a_vault(tmp_path / "other", Counting(7_000_000), sealed=vault.sealed)).close()
    _without_heads(tmp_path / "other")
    with restoring.staged(path, tmp_path / "other", PASSPHRASE) as ready:
        assert ready.differences().same_vault is (None if vault.sealed else False)


def test_a_vault_without_a_head_of_which_nothing_opens_is_called_neither(vault: Vault, tmp_path: Path) -> None:
    """Whether it is the same one nobody can tell, and that is what is said."""
    path = back_up(vault, tmp_path / "copy.backup").path
    for folder in states.folders(tmp_path / "vault"):
        (folder / layout.NOW).write_bytes(b"torn")
        for name in (*layout.GENERATIONS, *layout.KEYS):
            (folder / name).unlink(missing_ok=True)
    for broken, same in ((False, True), (True, None)):
        if broken:
            _without_heads(tmp_path / "vault")
        with restoring.staged(path, tmp_path / "vault", PASSPHRASE) as ready:
            assert ready.differences().same_vault is same
