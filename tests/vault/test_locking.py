"""One writer a person: a second program is told who writes and can read; the lock dies with its process (DESIGN 8)."""

from __future__ import annotations

import re
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from strengthtui.errors import BusyError, StrengthError
from strengthtui.vault import locking
from tests.vault.faulty_disk import FAULTS, at_every_call
from tests.vault.two_writers import A_PERSON_EVERY, write_in_turns
from tests.vault.vault_builders import a_vault, folder_of, jot, reopened, sam

if TYPE_CHECKING:
    from collections.abc import Iterator

    from strengthtui.vault.vault import Vault

READING = FAULTS[0]
"""A disk that does not answer, whatever it is asked."""
ACTS = 40
"""In the tests; `scripts/fault_test.py --writers 500` lets each of the two do 500."""
WRITER = """
import pathlib, sys
from tests.vault.vault_builders import Counting, jot, open_at
vault = open_at(pathlib.Path(sys.argv[1]), Counting(9_000_000))
with vault.person(sys.argv[2], write=True) as file:
    jot(file, "from the other program")
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def vault(tmp_path: Path, sealed: bool) -> Vault:
    """A vault with Sam in it."""
    made = a_vault(tmp_path / "vault", sealed=sealed)
    sam(made).close()
    return made


@contextmanager
def writing_elsewhere(vault: Vault, person: str) -> Iterator[subprocess.Popen[bytes]]:
    """Have another program hold a person's file."""
    command = [sys.executable, "-c", WRITER, str(vault.path), person]
    root = Path(__file__).resolve().parents[2]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=root) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline().strip() == b"held"
        try:
            yield writer
        finally:
            writer.kill()


def test_a_second_program_is_told_who_writes_and_can_read(vault: Vault) -> None:
    """It is told in plain words, and since when; it reads what was acknowledged, and writes other people meanwhile."""
    [entry] = vault.people()
    with writing_elsewhere(vault, entry.id) as writer:
        with pytest.raises(BusyError) as caught:
            vault.person(entry.id, write=True)
        assert "Another strengthtui window on this computer" in caught.value.title
        assert re.fullmatch(r"It has been open since ([^,]+, )?\d\d:\d\d\.", caught.value.message)
        assert "strengthtui show NAME" in caught.value.hint
        assert str(writer.pid) not in f"{caught.value.title} {caught.value.message} {caught.value.hint}"
        with vault.person(entry.id, write=False) as reader:
            assert [one.words.text for one in reader.records.jottings] == ["from the other program"]
        with vault.add_person("Aunty Sal", at="2026-11-22T10:00:00.000Z") as other:
            jot(other, "at the same time")
        assert {one.name for one in vault.people()} == {"Sam", "Aunty Sal"}


def test_the_lock_dies_with_its_process(vault: Vault) -> None:
    """Killed, the other program holds nothing any more, and everything it acknowledged is there."""
    [entry] = vault.people()
    with writing_elsewhere(vault, entry.id) as writer:
        writer.kill()
        writer.wait()
        with vault.person(entry.id, write=True) as file:
            assert [one.words.text for one in file.records.jottings] == ["from the other program"]
            jot(file, "and on we go")


def test_one_program_does_not_open_it_twice_either(vault: Vault) -> None:
    """A second window of the same program is told the same; once closed, it may write."""
    [entry] = vault.people()
    with vault.person(entry.id, write=True), pytest.raises(BusyError, match="Another strengthtui window"):
        reopened(vault).person(entry.id, write=True)
    with reopened(vault).person(entry.id, write=True) as file:
        jot(file, "now it is free")


def test_without_a_note_of_who_it_is_still_busy(vault: Vault) -> None:
    """If who holds it cannot be read, it is busy all the same."""
    [entry] = vault.people()
    with vault.person(entry.id, write=True) as file:
        note = folder_of(vault, file) / "lock.who"
        for damage in (b"", b"nonsense"):
            note.write_bytes(damage)
            assert locking.holder(note.parent) is None
            with pytest.raises(BusyError):
                reopened(vault).person(entry.id, write=True)


@pytest.mark.slow
def test_two_programs_lose_nothing(tmp_path: Path, sealed: bool) -> None:
    """Each doing acts on one person and adding others as fast as it can: all that was acknowledged is there, once."""
    figures = write_in_turns(tmp_path, acts=ACTS, sealed=sealed, slack=4)
    assert figures.bad == []
    assert figures.acts == 2 * ACTS
    assert figures.people == 2 * (ACTS // A_PERSON_EVERY + ACTS // 2)
    assert figures.refused
    assert figures.looks


def test_who_cannot_clear_up_lets_go(vault: Vault) -> None:
    """Where the folder cannot be looked through once the lock is taken, the lock is free again, in this program too."""
    [entry] = vault.people()
    assert vault.path is not None
    errors: list[StrengthError] = []  # held, as a front end holds what it tells: nothing is let go by the way
    for disk in at_every_call(vault.path, READING, ever_after=True):
        with disk:
            try:
                vault.person(entry.id, write=True).close()
            except StrengthError as error:
                errors.append(error)
        vault.person(entry.id, write=True).close()
    assert not [one for one in errors if isinstance(one, BusyError)]
    assert errors


def test_a_failed_opening_lets_go(vault: Vault) -> None:
    """When opening to write fails after the lock was taken, the lock is free again."""
    [entry] = vault.people()
    assert vault.path is not None
    now = vault.path / "people" / entry.folder / "now"
    whole = now.read_bytes()
    now.write_bytes(b"nonsense")
    with pytest.raises(Exception, match="read"):
        vault.person(entry.id, write=True)
    now.write_bytes(whole)
    reopened(vault).person(entry.id, write=True).close()
