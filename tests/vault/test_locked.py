"""A vault that was locked refuses everything and holds nobody's name; opened anew it is as it was (DESIGN 8)."""

from __future__ import annotations

import gc
import hashlib
from typing import TYPE_CHECKING, Any

import pytest

from strengthtui.errors import LockedError
from strengthtui.vault.drafts import Draft
from strengthtui.vault.vault import Vault
from tests.vault.vault_builders import Counting, a_vault, bytes_under, jot, reopened, sam, take_away

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

NAME = "Bartholomew of the narrow boat"


@pytest.fixture
def vault(tmp_path: Path, sealed: bool) -> Vault:
    """A vault with two people, everything of it looked at."""
    made = a_vault(tmp_path / "vault", sealed=sealed)
    with sam(made) as file:
        jot(file, "one")
    with made.add_person(NAME, at="2026-11-22T10:00:00.000Z") as file:
        jot(file, "two")
    made.keep_pack(hashlib.sha256(b"id: ropes").hexdigest(), b"id: ropes")
    assert len(made.people()) == 2
    return made


def asked_of(vault: Vault, person: str, raw: dict[str, Any]) -> list[Callable[[], object]]:
    """Everything a vault can be asked."""
    return [
        vault.people,
        vault.freshen,
        vault.examine,
        lambda: vault.seals,
        lambda: vault.add_person("x", at="now"),
        lambda: vault.person(person, write=False),
        lambda: vault.person(person, write=True),
        lambda: vault.person(person, write=True, accept_older=True),
        lambda: take_away(vault, person),
        lambda: vault.take_away(person, 1),
        lambda: vault.forget_person(person),
        lambda: vault.import_everything(raw),
        lambda: vault.keep_pack("cd" * 32, b"x"),
        lambda: vault.kept_pack("ab" * 32),
        lambda: vault.set_secret("another one altogether", "passphrase"),
    ]


def test_it_refuses_everything_and_changes_nothing(vault: Vault) -> None:
    """Each thing that can be asked is refused as locked, twice over; on the disk nothing is changed."""
    person = vault.people()[0].id
    raw = vault.person(person, write=False).raw()
    assert vault.path is not None
    before = bytes_under(vault.path)
    for _again in range(2):
        vault.lock()
        for ask in asked_of(vault, person, raw):
            with pytest.raises(LockedError):
                ask()
    assert bytes_under(vault.path) == before
    assert [one.name for one in reopened(vault).people()] == ["Sam", NAME]
    assert reopened(vault).examine() == ()


def test_in_memory_it_refuses_as_well() -> None:
    """Who was nowhere but here is let go of."""
    given = Counting()
    vault = Vault.in_memory(clock=given, ids=given)
    with sam(vault) as file:
        person, raw = file.records.person.id, file.raw()
    vault.lock()
    for ask in asked_of(vault, person, raw):
        with pytest.raises(LockedError):
            ask()


def test_it_holds_no_name_and_no_key(vault: Vault) -> None:
    """Nothing that can be reached from a locked vault is anybody's name, or a key."""
    keys = vault._keys
    secret = None if keys is None else bytes(keys.vault_key)
    assert NAME in reached_from(vault)
    vault.lock()
    held = reached_from(vault)
    assert NAME not in held
    assert secret is None or secret not in held


@pytest.mark.parametrize("sealed", [True], indirect=True)
def test_a_file_that_is_open_while_it_is_locked_writes_nothing_more(vault: Vault) -> None:
    """Acts, drafts and concerns are refused, memory tells what the disk does, and closing gives the lock back."""
    person = vault.people()[0].id
    file = vault.person(person, write=True)
    file.save_draft(Draft(text="half a li", at="now"))
    before = file.records
    vault.lock()
    asked: list[Callable[[], object]] = [
        lambda: jot(file, "three"),
        lambda: file.save_draft(Draft(text="x", at="now")),
        file.draft,
        lambda: file.add_concern({"words": "x"}),
    ]
    for ask in asked:
        with pytest.raises(LockedError):
            ask()
    assert file.records == before
    file.close()
    with reopened(vault).person(person, write=True) as again:
        assert again.records == before
        draft = again.draft()
        assert draft is not None
        assert draft.text == "half a li"
        jot(again, "and on we go")


def reached_from(start: object) -> set[Any]:
    """Collect every text and every bytes that can be reached from an object, but through modules and classes."""
    seen: set[int] = set()
    found: set[Any] = set()
    waiting = [start]
    while waiting:
        one = waiting.pop()
        if id(one) in seen or isinstance(one, type) or type(one).__name__ in {"module", "function"}:
            continue
        seen.add(id(one))
        if isinstance(one, str | bytes):
            found.add(one)
        waiting.extend(gc.get_referents(one))
    return found
