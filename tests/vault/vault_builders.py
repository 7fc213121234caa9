"""Vaults, people and records made up for the tests of the vault: time and ids count up, so that runs are alike."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

import msgspec

from strengthtui.model.conversation import Answer, Jotting, Target, Verdict
from strengthtui.model.plan import Goal, Step, Who
from strengthtui.model.strength import Evidence, Source, Strength
from strengthtui.model.words import Words
from strengthtui.vault import head, slots
from strengthtui.vault.key_pair import OrganisationKey
from strengthtui.vault.vault import NewSecrets, Vault

if TYPE_CHECKING:
    from pathlib import Path

    from strengthtui.model.records import Records
    from strengthtui.vault.acts import Act
    from strengthtui.vault.person_file import PersonFile

LINES: list[dict[str, str | None]] = [
    {"text": "Gran taught me to bake", "voice": "gist", "other": None},
    {"text": "The allotment keeps me going", "voice": "person", "other": None},
    {"text": "Jo drives me on Fridays", "voice": "other", "other": "Mum"},
]
"""The value of an answer of three lines."""


class Counting:
    """A clock and a giver of ids that count; `start` keeps two of them apart, `day` sets the date."""

    def __init__(self, start: int = 0) -> None:
        self.count = start
        self.day = "2026-11-22"

    def now(self) -> str:
        """Give the next moment."""
        self.count += 1
        hours, rest = divmod(self.count // 1000, 3600)
        return f"{self.day}T{hours % 24:02d}:{rest // 60:02d}:{rest % 60:02d}.{self.count % 1000:03d}Z"

    def new_id(self) -> str:
        """Give the next id, 26 characters like a ULID."""
        self.count += 1
        return f"01TEST{self.count:020d}"

    def random_hex(self, n: int) -> str:
        """Give digits that look random and are not."""
        self.count += 1
        return hashlib.sha256(str(self.count).encode()).hexdigest()[:n]


PASSPHRASE = "three geese over the allotment"
CODE = "7Q2KD-M9X4T-0RWHB-5ZCNF-J8E3V"
NAME = "Brückenhaus e. V."
ORGANISATION = OrganisationKey(bytes(range(1, 33)))
OTHER_ORGANISATION = OrganisationKey(bytes(range(2, 34)))
CHEAP = slots.FLOOR
"""Making a key takes 20 ms instead of 130."""


def a_vault(path: Path, given: Counting | None = None, *, sealed: bool = False) -> Vault:
    """Make a vault at `path`."""
    given = given or Counting()
    sealing = NewSecrets(PASSPHRASE, CODE, CHEAP) if sealed else None
    return Vault.create(path, clock=given, ids=given, device="test-device", sealing=sealing)


def reopened(vault: Vault, given: Counting | None = None) -> Vault:
    """Open the vault as another program would: nothing is remembered."""
    assert vault.path is not None
    given = given or Counting(1_000_000)
    return open_at(vault.path, given)


def open_at(path: Path, given: Counting) -> Vault:
    """Open a vault of these tests, sealed or not."""
    secret = PASSPHRASE if head.read(path).sealed else None
    return Vault.open(path, clock=given, ids=given, device="test-device", secret=secret)


def sam(vault: Vault) -> PersonFile:
    """Add somebody called Sam; the file is open for writing."""
    return vault.add_person("Sam", at="2026-11-22T09:00:00.000Z")


def folder_of(vault: Vault, file: PersonFile) -> Path:
    """Find a person's folder."""
    assert vault.path is not None
    [folder] = [entry.folder for entry in vault.people() if entry.id == file.records.person.id]
    return vault.path / "people" / folder


def take_away(vault: Vault, person: str) -> None:
    """Take somebody away as they are now."""
    with vault.person(person, write=False) as file:
        generation = file.records.meta.generation
    vault.take_away(person, generation)


def jot(file: PersonFile, text: str) -> Jotting:
    """Store a jotting in an act of its own."""
    with file.act() as act:
        return a_jotting(act, text)


def a_jotting(act: Act, text: str, **fields: Any) -> Jotting:  # noqa: ANN401 - any field of a jotting
    """Insert a jotting."""
    jotting = Jotting(**act.stamp(), words=Words(text=text), **fields)
    act.insert(jotting)
    return jotting


def an_answer(act: Act, value: Any = None, **fields: Any) -> Answer:  # noqa: ANN401 - any value, any field
    """Insert an answer; of three lines, unless a value is given."""
    known = {"conversation": "01CONVERSATION", "question": "resources/skills", "state": "answered"}
    held: Any = LINES if value is None else value
    answer = Answer(**act.stamp(), value=held, **{**known, **fields})
    act.insert(answer)
    return answer


def a_strength(act: Act, name: str) -> Strength:
    """Insert a strength."""
    strength = Strength(**act.stamp(), name=name)
    act.insert(strength)
    return strength


def evidence_of(act: Act, strength: Strength, text: str, source: Source | None = None) -> Evidence:
    """Insert evidence of a strength."""
    evidence = Evidence(**act.stamp(), strength=strength.id, words=Words(text=text), source=source)
    act.insert(evidence)
    return evidence


def a_goal(act: Act, text: str, **fields: Any) -> Goal:  # noqa: ANN401 - any field of a goal
    """Insert a goal."""
    goal = Goal(**act.stamp(), words=Words(text=text), **fields)
    act.insert(goal)
    return goal


def a_step(act: Act, what: str, **fields: Any) -> Step:  # noqa: ANN401 - any field of a step
    """Insert a step; the worker's own, unless said otherwise."""
    step = Step(**act.stamp(), what=what, **{"who": Who(kind="worker"), **fields})
    act.insert(step)
    return step


def a_verdict(act: Act, target: Target) -> Verdict:
    """Insert a verdict."""
    verdict = Verdict(**act.stamp(), target=target, verdict="right")
    act.insert(verdict)
    return verdict


def told(records: Records) -> dict[str, Any]:
    """Give everything but history and the count of writings: what undo is to give back."""
    tables: dict[str, Any] = msgspec.to_builtins(records)
    return {name: rows for name, rows in tables.items() if name not in {"meta", "history"}}


def bytes_under(path: Path) -> dict[str, bytes]:
    """Read every file under a folder."""
    return {one.relative_to(path).as_posix(): one.read_bytes() for one in path.rglob("*") if one.is_file()}
