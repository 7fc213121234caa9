"""Whatever call of an act the disk refuses, the old or the new state is whole, and what was told is true."""

from __future__ import annotations

import errno
import os
import shutil
from typing import TYPE_CHECKING, Any

import pytest
from msgspec.structs import replace

from strengthtui import atomic
from strengthtui.errors import LockedError, StrengthError
from strengthtui.model.words import Ref
from strengthtui.vault.acts import newest_undoable
from strengthtui.vault.drafts import Draft
from strengthtui.vault.vault import Vault
from tests.vault.vault_builders import CODE, PASSPHRASE, Counting, a_jotting, a_vault, an_answer, jot, open_at, sam

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from strengthtui.vault.person_file import PersonFile

CALLS = ("open", "write", "fsync", "link", "replace", "unlink", "mkdir", "ftruncate", "fstat", "stat")
"""The system calls through which everything is written."""


class Refusing:
    """The system, as `atomic` sees it, refusing its n-th call: once, or from then on."""

    def __init__(self, number: int, *, ever_after: bool) -> None:
        self.left = number
        self.ever_after = ever_after
        self.refused = 0

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - any part of `os`
        real = getattr(os, name)
        if name not in CALLS:
            return real

        def call(*args: Any, **options: Any) -> Any:  # noqa: ANN401 - any system call
            self.left -= 1
            if self.left == -1 or (self.left < 0 and self.ever_after):
                self.refused += 1
                if name == "write" and len(args[1]) > 1:
                    real(args[0], args[1][: len(args[1]) // 2])
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            return real(*args, **options)

        return call


def _insert(file: PersonFile) -> None:
    with file.act() as act:
        a_jotting(act, "a new line")
        an_answer(act)


def _change(file: PersonFile) -> None:
    with file.act() as act:
        act.update(replace(file.records.jottings[0], topics=("family",)))
        act.remove("jottings", file.records.jottings[1].id)


def _undo(file: PersonFile) -> None:
    act_id = newest_undoable(file.records)
    assert act_id is not None
    with file.act() as act:
        act.undo(act_id)


def _strike(file: PersonFile) -> None:
    with file.act() as act:
        act.strike([Ref(table="jottings", id=file.records.jottings[0].id)])


DOINGS = [_insert, _change, _undo, _strike]


@pytest.fixture(scope="module", params=[False, True], ids=["unsealed", "sealed"])
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A vault with Sam, who has said four things."""
    path = tmp_path_factory.mktemp("faults") / "vault"
    with sam(a_vault(path, sealed=bool(request.param))) as file:
        for text in ("one", "two", "three", "four"):
            jot(file, text)
        return path, file.records.person.id


def opened(path: Path) -> Vault:
    """Open the vault at a path."""
    return open_at(path, Counting(1_000_000))


@pytest.mark.parametrize("ever_after", [False, True])
@pytest.mark.parametrize("doing", DOINGS)
def test_an_act_that_is_refused_anywhere_leaves_a_whole_state(
    made: tuple[Path, str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    doing: Callable[[PersonFile], None],
    ever_after: bool,
) -> None:
    """Refused at any call, memory and disk tell the same; unless it was refused, it is done, and the next act works."""
    source, person = made
    outcomes: set[str] = set()
    for number in range(300):
        vault = opened(shutil.copytree(source, tmp_path / str(number)))
        with vault.person(person, write=True) as file:
            before = file.records
            system = Refusing(number, ever_after=ever_after)
            monkeypatch.setattr(atomic, "os", system)
            outcome = "done"
            try:
                doing(file)
            except StrengthError as error:
                outcome = f"refused: {error.title}"
            monkeypatch.undo()
            outcomes.add(outcome)
            # when even putting the old state back is refused, the new one stays, whole
            new = file.records.meta.generation == before.meta.generation + 1
            assert new if outcome == "done" else file.records == before or (ever_after and new)
            assert opened(tmp_path / str(number)).person(person, write=False).records == file.records
            jot(file, "and on we go")
            assert file.records.jottings[-1].words.text == "and on we go"
        again = opened(tmp_path / str(number))
        with again.person(person, write=True) as reader:
            assert reader.records == file.records
        assert {one.severity for one in again.examine()} <= {"note"}
        assert [entry.generation for entry in again.people()] == [file.records.meta.generation]
        shutil.rmtree(tmp_path / str(number))
        if not system.refused:
            break
    else:
        pytest.fail("it never came to the end of the act")
    assert {"done", "refused: The disk is full."} <= outcomes


def test_a_draft_that_is_refused_leaves_the_one_before(
    made: tuple[Path, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Refused at any call, the draft that was saved before is there, or the new one."""
    source, person = made
    vault = opened(shutil.copytree(source, tmp_path / "vault"))
    with vault.person(person, write=True) as file:
        for number in range(20):
            old, new = Draft(text="old", at="a"), Draft(text=f"new {number}", at="b")
            file.save_draft(old)
            system = Refusing(number, ever_after=False)
            monkeypatch.setattr(atomic, "os", system)
            try:
                file.save_draft(new)
                assert file.draft() == new
            except StrengthError:
                assert file.draft() in {old, new}
            monkeypatch.undo()
            if not system.refused:
                return
    pytest.fail("it never came to the end of a draft")


def test_adding_somebody_is_all_or_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sealed: bool) -> None:
    """Refused at any call, the new person is there whole, or is nobody; those who were there are not touched."""
    for number in range(100):
        vault = a_vault(tmp_path / str(number), sealed=sealed)
        sam(vault).close()
        system = Refusing(number, ever_after=False)
        monkeypatch.setattr(atomic, "os", system)
        try:
            vault.add_person("Aunty Sal", at="2026-11-22T10:00:00.000Z").close()
            expected = {frozenset({"Sam", "Aunty Sal"})}
        except StrengthError:
            expected = {frozenset({"Sam", "Aunty Sal"}), frozenset({"Sam"})}
        monkeypatch.undo()
        again = opened(tmp_path / str(number))
        assert frozenset(entry.name for entry in again.people()) in expected
        assert {one.severity for one in again.examine()} <= {"note"}
        if not system.refused:
            return
    pytest.fail("it never came to the end of adding somebody")


@pytest.mark.parametrize("ever_after", [False, True])
def test_a_change_of_passphrase_is_all_or_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ever_after: bool
) -> None:
    """Refused at any call, the old passphrase opens the vault or the new one does; told it is done, only the new."""
    new = "a kettle on the narrow boat"
    for number in range(60):
        vault = a_vault(tmp_path / str(number), sealed=True)
        sam(vault).close()
        system = Refusing(number, ever_after=ever_after)
        monkeypatch.setattr(atomic, "os", system)
        try:
            vault.set_secret(new, "passphrase")
            told = "done"
        except StrengthError as error:
            told = error.title
        monkeypatch.undo()
        opening = {secret for secret in (PASSPHRASE, new) if _opens(tmp_path / str(number), secret)}
        assert opening == {new} if told == "done" else opening
        assert _opens(tmp_path / str(number), CODE)
        assert {one.severity for one in vault.examine()} <= {"note"}
        if not system.refused:
            assert number
            return
    pytest.fail("it never came to the end of the change")


def _opens(path: Path, secret: str) -> bool:
    given = Counting(2_000_000)
    try:
        return [one.name for one in Vault.open(path, clock=given, ids=given, secret=secret).people()] == ["Sam"]
    except LockedError:
        return False
