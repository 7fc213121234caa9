"""A disk that does not give what is there is told of in our words, and never taken for an empty or a damaged one."""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
from typing import TYPE_CHECKING

import pytest

from strengthtui.errors import DamagedError, StrengthError
from strengthtui.vault import erasing, head, layout, owed, reaching
from strengthtui.vault.reading import is_gone, is_there, reading
from tests.vault.copy_builders import a_full_vault, back_up
from tests.vault.faulty_disk import FAULTS, Fault, FaultyDisk, at_every_call
from tests.vault.vault_builders import Counting, bytes_under, jot, open_at

if TYPE_CHECKING:
    from pathlib import Path

    from strengthtui.vault.vault import Vault

UNREAD = [fault for fault in FAULTS if fault.reading]
STEP = 3
"""Calls between two that are refused."""


@pytest.fixture
def vault(tmp_path: Path, sealed: bool) -> Vault:
    """Everything that a vault can hold."""
    return a_full_vault(tmp_path / "vault", sealed=sealed)


def unreadable(path: Path) -> FaultyDisk:
    """Give a disk on which nothing of this name, file or folder, is given."""
    return FaultyDisk(path, UNREAD[0], 0, ever_after=True)


def test_what_the_system_names_is_named(tmp_path: Path) -> None:
    """The error says which file, and what to look at; other errors go through."""
    inner = tmp_path / "folder" / "file"
    with pytest.raises(DamagedError) as told, reading(tmp_path):
        raise OSError(errno.EIO, os.strerror(errno.EIO), str(inner))
    assert told.value.message == str(inner)
    assert "disk" in told.value.hint
    with pytest.raises(DamagedError) as told, reading(tmp_path):
        raise OSError(errno.EIO, os.strerror(errno.EIO))
    assert told.value.message == str(tmp_path)
    with pytest.raises(KeyError), reading(tmp_path):
        raise KeyError


def test_gone_is_only_what_is_certainly_gone(tmp_path: Path) -> None:
    """What is there is there, what is not is gone, and a disk that does not answer says neither."""
    there, gone = tmp_path / "there", tmp_path / "gone"
    there.touch()
    assert (is_gone(there), is_gone(gone), is_gone(there / "inside a file")) == (False, True, True)
    assert (is_there(there), is_there(gone)) == (True, False)
    for path in (there, gone):
        with unreadable(path):
            assert not is_gone(path)
            with pytest.raises(DamagedError):
                is_there(path)


@pytest.mark.slow
@pytest.mark.parametrize("fault", UNREAD, ids=lambda fault: fault.name)
@pytest.mark.parametrize("ever_after", [False, True])
def test_whatever_is_not_given_is_told_in_our_words(vault: Vault, fault: Fault, ever_after: bool) -> None:
    """Opening, listing, reading, examining, with any call of it refused: it is done, or told, with what to do next."""
    assert vault.path is not None
    back_up(vault, vault.path.parent / "copy.backup")
    told: list[StrengthError] = []
    for disk in at_every_call(vault.path, fault, ever_after=ever_after, step=STEP):
        with disk:
            try:
                _look_at_everything(vault.path)
            except StrengthError as error:
                told.append(error)
    assert {type(error) for error in told} == {DamagedError}
    assert not [error for error in told if not error.hint or "Put" in error.hint]


def _look_at_everything(path: Path) -> None:
    again = open_at(path, Counting(1_000_000))
    for entry in again.people():
        with again.person(entry.id, write=False) as file:
            assert file.records.person.name == entry.name
            file.draft()
            file.concerns()
    assert again.kept_pack(hashlib.sha256(b"questions").hexdigest()) == b"questions"
    again.examine()
    assert owed.noted(reaching.journal_of(again))


def test_heads_that_are_not_given_are_not_called_damaged(vault: Vault) -> None:
    """With one copy that can be read the vault opens; nobody is told to put a head back that only is not given."""
    assert vault.path is not None
    first, second = (vault.path / name for name in head.COPIES)
    with unreadable(first) as disk:
        assert len(open_at(vault.path, Counting(1_000_000)).people()) == 2
        assert disk.met
        with unreadable(second), pytest.raises(DamagedError) as told:
            head.read_all(vault.path)
    assert told.value.title == "A file cannot be read."
    for path in (first, second):
        path.write_bytes(b"torn")
    with pytest.raises(DamagedError, match="damaged"):
        head.read_all(vault.path)


def test_an_old_vault_whose_head_is_not_given_is_not_destroyed(vault: Vault) -> None:
    """What was moved aside goes when the new one opens; not while nobody can say which vault it is."""
    assert vault.path is not None
    old = vault.path.with_name(f"{vault.path.name}.going")
    shutil.copytree(vault.path, old)
    before = bytes_under(old)
    with unreadable(old / layout.HEAD), unreadable(old / layout.HEAD_COPY):
        open_at(vault.path, Counting(1_000_000))
    assert bytes_under(old) == before
    open_at(vault.path, Counting(2_000_000))
    assert not old.exists()


@pytest.mark.parametrize("name", [layout.HEADS, layout.CATALOGUE])
def test_what_is_durable_is_said_to_be(vault: Vault, name: str) -> None:
    """Whatever is refused of the counter and of the list, an act that is on the disk is told as done."""
    assert vault.path is not None
    [person] = [one.id for one in vault.people() if one.name == "Sam"]
    with vault.person(person, write=True) as file:
        for disk in at_every_call(vault.path / name, UNREAD[0]):
            with disk:
                jot(file, f"line {disk.number}")
        for ever_after in at_every_call(vault.path / name, UNREAD[0], ever_after=True):
            with ever_after:
                jot(file, "a line")
        told = file.records
    with open_at(vault.path, Counting(1_000_000)).person(person, write=True) as file:
        assert file.records == told


def test_a_list_that_is_not_given_is_made_of_the_files(vault: Vault) -> None:
    """Whatever is the matter with the catalogue, everybody is listed, and nothing is written in its place."""
    assert vault.path is not None
    listed, before = vault.people(), (vault.path / layout.CATALOGUE).read_bytes()
    with unreadable(vault.path / layout.CATALOGUE) as disk:
        again = open_at(vault.path, Counting(1_000_000))
        assert [one.name for one in again.people()] == [one.name for one in listed]
        assert "open r" in disk.met
    assert (vault.path / layout.CATALOGUE).read_bytes() == before


def test_a_journal_that_is_not_given_is_no_vault_without_backups(vault: Vault) -> None:
    """Where nobody can say whether there are backups, whoever erases or strikes is told so."""
    assert vault.path is not None
    back_up(vault, vault.path.parent / "copy.backup")
    [person] = [one.id for one in vault.people() if one.name == "Sam"]
    with unreadable(vault.path / layout.JOURNAL), vault.person(person, write=True) as file:
        with file.act() as act:
            act.strike_everything()
        assert file.not_reached == ("A file cannot be read. Where backups went is not known any more.",)
    with unreadable(vault.path / layout.JOURNAL):
        reached = erasing.erase(vault, person, None)
    assert reached.not_reached == ("A file cannot be read. Where backups went is not known any more.",)
