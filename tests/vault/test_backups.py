"""A backup is whole or not there, opens with the passphrase of its day, and comes back as it was (DESIGN 8)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from strengthtui.errors import (
    BusyError,
    DamagedError,
    NotWrittenError,
    StrengthError,
    UsageError,
)
from strengthtui.model.words import Ref
from strengthtui.vault import backups, reaching, restoring, states
from strengthtui.vault.backup_file import CHUNK, TAG, BackupFile
from strengthtui.vault.drafts import Draft
from strengthtui.vault.journal import Journal
from strengthtui.vault.owed import Why
from strengthtui.vault.sealing import Seal
from strengthtui.vault.unlocking import unlocked
from strengthtui.vault.vault import Vault
from tests.vault.copy_builders import AT, a_full_vault, back_up, damage, restore
from tests.vault.faulty_disk import FAULTS, FULL, at_every_call
from tests.vault.vault_builders import (
    PASSPHRASE,
    Counting,
    a_vault,
    bytes_under,
    folder_of,
    jot,
    open_at,
    sam,
)

WHY = Why("erase", AT)


@pytest.fixture
def vault(tmp_path: Path, sealed: bool) -> Vault:
    """Everything that a vault can hold."""
    return a_full_vault(tmp_path / "vault", sealed=sealed)


def test_nothing_stands_in_clear(vault: Vault, tmp_path: Path) -> None:
    """Neither names, words nor paths are in the file, sealed vault or not; only its owner may read it."""
    path = back_up(vault, tmp_path / "copy.backup").path
    data = path.read_bytes()
    for told in (b"Aunty Sal", b"three geese", b"half a li", b"people/", b"questions", b"manifest"):
        assert told not in data
    for folder in states.folders(tmp_path / "vault"):
        assert folder.name.encode() not in data
    assert path.stat().st_mode & 0o777 == 0o600


def test_the_vault_is_not_changed_but_for_the_journal(vault: Vault, tmp_path: Path) -> None:
    """A backup writes locks and a row of the journal into the vault, nothing else."""
    before = bytes_under(tmp_path / "vault")
    back_up(vault, tmp_path / "copy.backup")
    after = bytes_under(tmp_path / "vault")
    assert {name for name in after if after[name] != before.get(name)} <= {"journal"}
    assert before.keys() <= after.keys()
    [row] = Journal(tmp_path / "vault", vault.seals.vault).rows()
    assert row == {"what": "backup", "path": str(tmp_path / "copy.backup"), "at": AT, "people": 2}


def test_where_it_may_go(vault: Vault, tmp_path: Path) -> None:
    """Never into the vault, never over a file unasked; with `overwrite` the new one takes the place."""
    with pytest.raises(UsageError):
        back_up(vault, tmp_path / "vault" / "copy.backup")
    with pytest.raises(UsageError):
        back_up(vault, tmp_path / "vault" / "people" / ".." / "copy.backup")
    (tmp_path / "taken").write_bytes(b"a film")
    with pytest.raises(UsageError):
        back_up(vault, tmp_path / "taken")
    assert (tmp_path / "taken").read_bytes() == b"a film"
    back_up(vault, tmp_path / "taken", overwrite=True)
    restore(tmp_path / "taken", tmp_path / "elsewhere")
    if not vault.sealed:
        with pytest.raises(UsageError):
            backups.make(vault, tmp_path / "none", at=AT)


def test_who_is_open_elsewhere_is_waited_for_and_named(
    vault: Vault, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While somebody is being written, no backup is made of half of it."""
    monkeypatch.setattr(states, "WAIT", 0.05)
    [sam_id] = [entry.id for entry in vault.people() if entry.name == "Sam"]
    with vault.person(sam_id, write=True) as file:
        folder = folder_of(vault, file)
        with pytest.raises(BusyError) as told:
            back_up(vault, tmp_path / "copy.backup")
        assert folder.name in told.value.message
        assert "Sam" not in told.value.message
    assert not list(tmp_path.glob("*copy*"))
    assert not list(tmp_path.glob(".tmp*"))
    back_up(vault, tmp_path / "copy.backup")


@pytest.mark.slow
def test_every_flipped_byte_is_found(tmp_path: Path, sealed: bool) -> None:
    """Whatever byte of a small backup is another one, it does not come back as if nothing were."""
    vault = a_vault(tmp_path / "vault", sealed=sealed)
    sam(vault).close()
    path = back_up(vault, tmp_path / "copy.backup").path
    whole = path.read_bytes()
    _head, ring = unlocked((BackupFile(path).head,), PASSPHRASE)
    assert len(list(BackupFile(path).entries(ring))) > 2
    missed = []
    for at in range(len(whole)):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ (1 << at % 8)]) + whole[at + 1 :])
        try:
            list(BackupFile(path).entries(ring))
        except DamagedError:
            continue
        missed.append(at)
    assert missed == []
    path.write_bytes(whole)
    list(BackupFile(path).entries(ring))


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Any]:
    """A backup of several chunks, and what opens it."""
    folder = tmp_path_factory.mktemp("large")
    vault = a_vault(folder / "vault", sealed=True)
    sam(vault).close()
    for number in range(4):
        vault.keep_pack(f"{number:064x}", bytes([number]) * (CHUNK - 7))
    path = backups.make(vault, folder / "copy.backup", at=AT).path
    return path, unlocked((BackupFile(path).head,), PASSPHRASE)[1]


def chunks_of(path: Path) -> tuple[bytes, list[bytes]]:
    """Take a backup apart: what stands in clear, and its chunks."""
    data, start = path.read_bytes(), len(BackupFile(path)._bound)
    return data[:start], [data[at : at + CHUNK + TAG] for at in range(start, len(data), CHUNK + TAG)]


def test_chunks_left_out_exchanged_or_repeated_are_found(large: tuple[Path, Any], tmp_path: Path) -> None:
    """At every boundary: cut off, one left out, two exchanged, one twice, something added at the end."""
    path, ring = large
    clear, chunks = chunks_of(path)
    assert len(chunks) >= 5
    changed: list[list[bytes]] = [[*chunks, b""[:0], chunks[-1]], [*chunks, b"more"]]
    for at in range(len(chunks)):
        changed += [chunks[:at], chunks[:at] + chunks[at + 1 :], [*chunks[: at + 1], *chunks[at:]]]
        changed += [[*chunks[:at], chunks[at][:-1]], [*chunks[:at], chunks[at][:5]]]
        if at + 1 < len(chunks):
            changed.append([*chunks[:at], chunks[at + 1], chunks[at], *chunks[at + 2 :]])
    for number, one in enumerate(changed):
        (tmp_path / "copy").write_bytes(clear + b"".join(one))
        try:
            list(BackupFile(tmp_path / "copy").entries(ring))
        except DamagedError:
            continue
        pytest.fail(f"change {number} was not found")
    for size in (0, 1, 13, 14, 15, len(clear) - 1, len(clear)):
        (tmp_path / "copy").write_bytes(clear[:size])
        with pytest.raises(DamagedError):
            list(BackupFile(tmp_path / "copy").entries(ring))
    (tmp_path / "copy").write_bytes(clear + b"".join(chunks))
    assert list(BackupFile(tmp_path / "copy").entries(ring)) == list(BackupFile(path).entries(ring))


def test_the_last_chunk_is_known_as_the_last(large: tuple[Path, Any], tmp_path: Path) -> None:
    """Cut off where a chunk ends, it is the seal itself that tells, before anything is made of what is in it."""
    path, ring = large
    clear, chunks = chunks_of(path)
    for at in range(1, len(chunks)):
        (tmp_path / "copy").write_bytes(clear + b"".join(chunks[:at]))
        with pytest.raises(DamagedError):
            list(BackupFile(tmp_path / "copy")._chunks(ring))
    assert len(list(BackupFile(path)._chunks(ring))) == len(chunks)


def test_a_chunk_of_another_backup_is_found(large: tuple[Path, Any], tmp_path: Path) -> None:
    """Two backups of the same vault share no chunk."""
    path, ring = large
    vault = open_at(path.parent / "vault", Counting(3_000_000))
    other = backups.make(vault, tmp_path / "other.backup", at=AT).path
    clear, chunks = chunks_of(path)
    _clear, others = chunks_of(other)
    (tmp_path / "copy").write_bytes(clear + b"".join([others[0], *chunks[1:]]))
    with pytest.raises(DamagedError):
        list(BackupFile(tmp_path / "copy").entries(ring))


def test_who_is_erased_goes_from_every_backup_that_is_reached(tmp_path: Path) -> None:
    """The folder, key and all, is in no reachable backup afterwards; the others are named with the reason."""
    vault = a_vault(tmp_path / "vault", sealed=True)
    with sam(vault) as file:
        folder = folder_of(vault, file).name
    vault.add_person("Aunty Sal", at=AT).close()
    paths = [back_up(vault, tmp_path / name).path for name in ("a", "b", "c", "d")]
    paths[2].unlink()
    paths[3].write_bytes(b"something else")
    assert reaching.reachable(vault) == tuple(paths[:2])
    reached = reaching.without_person(vault, [folder], WHY)
    done, not_reached = reached.backups, reached.not_reached
    assert done == tuple(paths[:2])
    assert [one.partition(": ")[0] for one in not_reached] == [str(one) for one in paths[2:]]
    assert all(one.partition(": ")[2] for one in not_reached)
    for path in done:
        _head, ring = unlocked((BackupFile(path).head,), PASSPHRASE)
        names = [entry.name for entry in BackupFile(path).entries(ring)]
        assert not any(folder in name for name in names)
        assert path.stat().st_mode & 0o777 == 0o600
    restore(paths[0], tmp_path / "elsewhere")
    back = open_at(tmp_path / "elsewhere", Counting(2_000_000))
    assert [entry.name for entry in back.people()] == ["Aunty Sal"]
    assert back.examine() == ()
    with restoring.staged(paths[0], tmp_path / "e", PASSPHRASE) as ready:
        assert ready.manifest.people == 1


def test_a_strike_reaches_backups(tmp_path: Path) -> None:
    """Every state of one person is handed over with its seal; what is given back stands there afterwards."""
    vault = a_vault(tmp_path / "vault", sealed=True)
    with sam(vault) as file:
        jot(file, "plantedword")
        jot(file, "another")
        file.save_draft(Draft(text="plantedword again", at="now"))
        folder = folder_of(vault, file).name
    vault.add_person("Aunty Sal", at=AT).close()
    path = back_up(vault, tmp_path / "copy.backup").path
    seen: list[str] = []

    def change(name: str, blob: bytes, seal: Seal) -> bytes | None:
        seen.append(name)
        if name == "draft":
            return None
        return seal.seal(seal.open(blob, "now").replace(b"plantedword", b"***"), "now", generation=1)

    assert reaching.change_person(vault, folder, change, WHY) == ()
    assert sorted(seen) == ["1", "2", "day-2026-11-22", "draft", "now"]
    restore(path, tmp_path / "elsewhere")
    back = open_at(tmp_path / "elsewhere", Counting(2_000_000))
    with back.person(next(one.id for one in back.people() if one.name == "Sam"), write=False) as file:
        assert [one.words.text for one in file.records.jottings] == ["***", "another"]
        assert file.draft() is None
    assert back.examine() == ()


@pytest.mark.parametrize("everything", [False, True])
def test_what_is_struck_goes_from_a_backup_too(tmp_path: Path, everything: bool) -> None:
    """Restored, it has everything else that was said; a backup that was moved away is named."""
    vault = a_vault(tmp_path / "vault", sealed=True)
    with sam(vault) as file:
        struck = jot(file, "plantedword")
        jot(file, "another")
        file.save_draft(Draft(text="half a line", at="now"))
        person = file.records.person.id
    path = back_up(vault, tmp_path / "copy.backup").path
    moved = back_up(vault, tmp_path / "moved.backup").path
    moved.rename(tmp_path / "away")
    with vault.person(person, write=True) as file:
        with file.act() as act:
            if everything:
                act.strike_everything()
            else:
                act.strike((Ref(table="jottings", id=struck.id),))
        assert [one.partition(":")[0] for one in file.not_reached] == [str(moved)]
    restore(path, tmp_path / "elsewhere")
    back = open_at(tmp_path / "elsewhere", Counting(2_000_000))
    with back.person(next(one.id for one in back.people()), write=False) as file:
        assert [one.words.text for one in file.records.jottings] == ([] if everything else ["another"])
        assert everything or file.draft() is not None
    kept = [one for one in (tmp_path / "elsewhere" / "people").glob("*/*") if states.kind_of(one.name) == "now"]
    assert kept
    assert not any(b"plantedword" in back.seals.person(one.parent).open(one.read_bytes(), "now") for one in kept)
    assert back.examine() == ()


def test_backups_of_an_unsealed_vault_cannot_be_reached(tmp_path: Path) -> None:
    """They have a passphrase of their own, and that is said."""
    vault = a_vault(tmp_path / "vault")
    with sam(vault) as file:
        folder = folder_of(vault, file).name
    path = back_up(vault, tmp_path / "copy.backup").path
    before = path.read_bytes()
    assert reaching.reachable(vault) == ()
    reached = reaching.without_person(vault, [folder], WHY)
    assert reached.backups == ()
    [told] = reached.not_reached
    assert told == f"{path}: It has a passphrase of its own."
    assert path.read_bytes() == before


@pytest.mark.slow
@pytest.mark.parametrize("ever_after", [False, True])
def test_a_backup_that_is_refused_anywhere_leaves_the_old_one(tmp_path: Path, ever_after: bool) -> None:
    """Refused at any call: the earlier backup of that name is whole, or the new one is; the vault is whole."""
    vault = a_vault(tmp_path / "vault", sealed=True)
    sam(vault).close()
    path = back_up(vault, tmp_path / "copy.backup").path
    ring = unlocked((BackupFile(path).head,), PASSPHRASE)[1]
    for disk in at_every_call(tmp_path, FULL, ever_after=ever_after):
        before = path.read_bytes()
        with disk:
            try:
                back_up(vault, path, overwrite=True)
                done = True
            except StrengthError:
                done = False
        assert not done or path.read_bytes() != before
        assert list(BackupFile(path).entries(ring))
        assert damage(tmp_path / "vault", vault.seals) == []
        Journal(tmp_path / "vault", vault.seals.vault).rows()
        for left in tmp_path.glob(".tmp-*"):
            assert ever_after, "a temporary file is left although it could have been taken away"
            left.unlink()


def test_a_backup_that_the_disk_did_not_confirm_is_told_as_one_that_may_be_there(tmp_path: Path) -> None:
    """Refused after it took its place, the new one is there, whole, and nobody is told that all is as it was."""
    vault = a_vault(tmp_path / "vault", sealed=True)
    sam(vault).close()
    told: dict[bool, set[str]] = {True: set(), False: set()}
    for disk in at_every_call(tmp_path, FULL):
        path = tmp_path / f"{disk.number}.backup"
        with disk:
            try:
                back_up(vault, path)
            except NotWrittenError as error:
                told[path.exists()].add(error.hint)
    assert all("is whole" in one for one in told[False])
    assert [one for one in told[True] if "may be there" in one] == list(told[True])
    assert told[True]
    assert told[False]


def test_what_went_wrong_first_is_told(tmp_path: Path) -> None:
    """Where the disk does not let go of what was half written either, it is still told that it is read-only."""
    vault = a_vault(tmp_path / "vault", sealed=True)
    sam(vault).close()
    read_only = next(fault for fault in FAULTS if fault.name == "EROFS")
    (tmp_path / "stick").mkdir()
    refused = 0
    for disk in at_every_call(tmp_path / "stick", read_only, ever_after=True):
        with disk:
            try:
                back_up(vault, tmp_path / "stick" / "copy.backup", overwrite=True)
            except NotWrittenError as error:
                assert error.title == "The disk is read-only."  # noqa: PT017 - at every call
                refused += "unlink" in disk.met
    assert refused > 1


def test_a_backup_over_one_that_is_not_given_is_made_or_told(tmp_path: Path, sealed: bool) -> None:
    """Whatever the disk does not say of the backup that is to be replaced, the error is one of ours, with a way on."""
    vault = a_vault(tmp_path / "vault", sealed=sealed)
    sam(vault).close()
    path = back_up(vault, tmp_path / "copy.backup").path
    for disk in at_every_call(path, FAULTS[0]):
        with disk:
            try:
                back_up(vault, path, overwrite=True)
            except StrengthError as error:
                assert error.hint  # noqa: PT017 - at every call
    assert len(list(BackupFile(path).entries(unlocked((BackupFile(path).head,), PASSPHRASE)[1]))) > 1
