"""Whatever call of an act the disk refuses, the old or the new state is whole, and what was told is true."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from scripts.fault_test import Figures, try_everywhere
from strengthtui.errors import LockedError, NotWrittenError, StrengthError
from strengthtui.model.words import Ref
from strengthtui.vault import head, layout
from strengthtui.vault.acts import newest_undoable
from strengthtui.vault.drafts import Draft
from strengthtui.vault.vault import Vault
from tests.vault.crash_states import quick_folder
from tests.vault.fault_scenes import Scene, a_scene, doings
from tests.vault.faulty_disk import FAULTS, FULL, Fault, at_every_call
from tests.vault.vault_builders import (
    NAME,
    ORGANISATION,
    PASSPHRASE,
    Counting,
    a_jotting,
    a_vault,
    an_answer,
    bytes_under,
    jot,
    open_at,
    sam,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from strengthtui.vault.person_file import PersonFile
    from strengthtui.vault.unlocking import Secret


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


SAMPLED = {(True, False): (0, 4), (False, True): (7, 83), (False, False): (3, 17)}
"""By what a fault is like, short or met while reading: the first call that meets it, and calls between two.

`scripts/fault_test.py` makes each of them at every call.
"""

STEP = 5
"""Calls between two that are refused where those that only look are refused, too."""
DOINGS = [_insert, _change, _undo, _strike]


@pytest.fixture(scope="module", params=[False, True], ids=["unsealed", "sealed"])
def scene(request: pytest.FixtureRequest) -> Iterator[Scene]:
    """Everything there is in a vault, and a stick with a backup; in memory, for it is laid out again and again."""
    with quick_folder() as folder:
        yield a_scene(folder, sealed=bool(request.param))


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
    made: tuple[Path, str], tmp_path: Path, doing: Callable[[PersonFile], None], ever_after: bool
) -> None:
    """Refused at any call, memory and disk tell the same; unless it was refused, it is done, and the next act works."""
    source, person = made
    outcomes: set[str] = set()
    for disk in at_every_call(tmp_path, FULL, ever_after=ever_after):
        path = shutil.copytree(source, tmp_path / str(disk.number))
        vault = opened(path)
        with vault.person(person, write=True) as file:
            before = file.records
            outcome = "done"
            with disk:
                try:
                    doing(file)
                except StrengthError as error:
                    outcome = f"refused: {error.title}"
            outcomes.add(outcome)
            # when even putting the old state back is refused, the new one stays, whole
            new = file.records.meta.generation == before.meta.generation + 1
            assert new if outcome == "done" else file.records == before or (ever_after and new)
            assert opened(path).person(person, write=False).records == file.records
            jot(file, "and on we go")
            assert file.records.jottings[-1].words.text == "and on we go"
        again = opened(path)
        with again.person(person, write=True) as reader:
            assert reader.records == file.records
        assert {one.severity for one in again.examine()} <= {"note"}
        assert [entry.generation for entry in again.people()] == [file.records.meta.generation]
        shutil.rmtree(path)
    assert {"done", "refused: The disk is full."} <= outcomes


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_a_draft_that_is_refused_leaves_the_one_before(made: tuple[Path, str], tmp_path: Path, fault: Fault) -> None:
    """Refused at any call, the draft that was saved before is there, or the new one."""
    source, person = made
    vault = opened(shutil.copytree(source, tmp_path / "vault"))
    with vault.person(person, write=True) as file:
        for disk in at_every_call(tmp_path, fault):
            old, new = Draft(text="old", at="a"), Draft(text=f"new {disk.number}", at="b")
            file.save_draft(old)
            done = True
            with disk:
                try:
                    file.save_draft(new)
                except StrengthError:
                    done = False
            assert file.draft() in ({new} if done else {old, new})


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_adding_somebody_is_all_or_nothing(tmp_path: Path, fault: Fault, sealed: bool) -> None:
    """Refused at any call, the new person is there whole, or is nobody; those who were there are not touched."""
    for disk in at_every_call(tmp_path, fault, step=STEP if fault.reading else 1):
        path = tmp_path / str(disk.number)
        vault = a_vault(path, sealed=sealed)
        sam(vault).close()
        with disk:
            try:
                vault.add_person("Aunty Sal", at="2026-11-22T10:00:00.000Z").close()
                expected = {frozenset({"Sam", "Aunty Sal"})}
            except StrengthError:
                expected = {frozenset({"Sam", "Aunty Sal"}), frozenset({"Sam"})}
        again = opened(path)
        assert frozenset(entry.name for entry in again.people()) in expected
        assert {one.severity for one in again.examine()} <= {"note"}


def test_an_act_that_stands_all_the_same_is_told(made: tuple[Path, str], tmp_path: Path) -> None:
    """Where even putting the old state back is refused, nobody is told that what was there before is whole."""
    source, person = made
    stood = 0
    for disk in at_every_call(tmp_path, FULL, ever_after=True):
        vault = opened(shutil.copytree(source, tmp_path / str(disk.number)))
        with vault.person(person, write=True) as file:
            before, hint = file.records, ""
            with disk:
                try:
                    jot(file, "a new line")
                except NotWrittenError as error:
                    hint = error.hint
            stood += bool(hint) and file.records != before
            assert not hint or ("is whole" in hint) == (file.records == before)
    assert stood


@pytest.mark.parametrize("copy", [*head.COPIES, None])
def test_a_refused_change_of_passphrase_is_put_back(tmp_path: Path, copy: str | None) -> None:
    """Refused once, at any call, both copies of the head are again what they were, also if one was not there."""
    vault = a_vault(tmp_path / "vault", sealed=True)
    if copy is not None:
        (tmp_path / "vault" / copy).unlink()
    before = {name: data for name, data in bytes_under(tmp_path / "vault").items() if "head" in name}
    for disk in at_every_call(tmp_path, FULL):
        hint = ""
        with disk:
            try:
                vault.set_secret("a kettle on the narrow boat", "passphrase")
            except NotWrittenError as error:
                hint = error.hint
        after = {name: data for name, data in bytes_under(tmp_path / "vault").items() if "head" in name}
        assert (after == before) == bool(disk.met)
        assert ("is whole" in hint) == bool(disk.met)


def test_where_both_may_open_it_that_is_told(tmp_path: Path) -> None:
    """Where the disk goes on refusing, whoever changes the passphrase is told that either may open the vault."""
    vault = a_vault(tmp_path / "vault", sealed=True)
    before = (tmp_path / "vault" / layout.HEAD).read_bytes()
    told = set()
    for disk in at_every_call(tmp_path, FULL, ever_after=True):
        for name in head.COPIES:
            (tmp_path / "vault" / name).write_bytes(before)
        with disk:
            try:
                vault.set_secret("a kettle on the narrow boat", "passphrase")
            except NotWrittenError as error:
                as_before = {(tmp_path / "vault" / name).read_bytes() for name in head.COPIES} == {before}
                told.add((as_before, "or the new one" in error.hint, "is whole" in error.hint))
    assert told == {(True, False, True), (False, True, False)}


@pytest.mark.slow
@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_a_fault_leaves_the_old_or_the_new_and_is_told(scene: Scene, fault: Fault) -> None:
    """At a few calls of everything that is done, once and ever after: whole, told in words that fit, done on asking."""
    first, step = SAMPLED[fault.short, fault.reading]
    figures = Figures()
    for doing in doings(sealed=scene.sealed):
        figures.add(try_everywhere(scene, doing, fault, first=first, step=step))
    assert figures.bad == []
    assert figures.faults >= 2 * len(doings(sealed=scene.sealed))
    assert figures.ended["new, told done"] if not fault.number else figures.ended["old, told refused"]


@pytest.mark.parametrize("ever_after", [False, True])
@pytest.mark.parametrize("adds", [True, False])
def test_an_organisations_key_is_added_or_taken_away_or_it_is_not(tmp_path: Path, adds: bool, ever_after: bool) -> None:
    """Refused at any call, the passphrase opens the vault; told it is done, the key does just when it was added."""
    for disk in at_every_call(tmp_path, FULL, ever_after=ever_after):
        path = tmp_path / str(disk.number)
        vault = a_vault(path, sealed=True)
        sam(vault).close()
        if not adds:
            vault.add_organisation(ORGANISATION.public, NAME)
        done = True
        with disk:
            try:
                if adds:
                    vault.add_organisation(ORGANISATION.public, NAME)
                else:
                    vault.remove_organisation()
            except StrengthError:
                done = False
        opens = _opens(path, ORGANISATION)
        assert opens == adds if done else True
        assert opens == bool(vault.organisations)
        assert _opens(path, PASSPHRASE)
        assert {one.severity for one in vault.examine()} <= {"note"}


def _opens(path: Path, secret: Secret) -> bool:
    given = Counting(2_000_000)
    try:
        return [one.name for one in Vault.open(path, clock=given, ids=given, secret=secret).people()] == ["Sam"]
    except LockedError:
        return False
