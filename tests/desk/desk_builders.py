"""Desks over vaults made up for the tests, with packs written inline, and a look at what is stored."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from textwrap import dedent
from typing import TYPE_CHECKING, Any

import msgspec

from strengthtui.desk.clock import SteadyClock
from strengthtui.desk.desk import Desk, throwaway_desk
from strengthtui.desk.views import PetalView, QuestionView, Saved
from strengthtui.errors import Refusal
from strengthtui.places import Places
from strengthtui.settings import Settings
from strengthtui.vault.vault import Vault

if TYPE_CHECKING:
    from strengthtui.desk.open_person import OpenPerson
    from strengthtui.desk.sitting import Sitting
    from strengthtui.desk.views import Outcome
    from strengthtui.model.conversation import Route
    from strengthtui.packs.shelf import Shelf

NOWHERE = Path("/nowhere")
PLACES = Places(
    settings_file=NOWHERE / "settings.toml",
    team_folder=NOWHERE / "team",
    vault=NOWHERE / "vault",
    device_file=NOWHERE / "device",
)
BEGIN = datetime(2026, 11, 22, 9, tzinfo=UTC)

KINDS_PACK = """
    id: kinds
    version: 1
    title: Kinds
    language: en
    summary: One question of every kind.
    sections:
      - id: a
        title: All kinds
        questions:
          - {id: text, kind: text, ask: What is it?, about: me-skills, focus: present, route: doorstep}
          - {id: lines, kind: lines, ask: Which ones?, about: me-coping, focus: present, route: doorstep}
          - {id: yes, kind: yes-no, ask: Is it so?, route: short}
          - id: one
            kind: choice
            ask: Which one?
            options: [{id: home, text: At home}, {id: out, text: "Out, and about"}]
            other: true
          - id: only
            kind: choice
            ask: Which one of these?
            options: [{id: home, text: At home}, {id: out, text: Out and about}]
          - id: many
            kind: choices
            ask: Which of these?
            options: [{id: bread, text: Bread}, {id: roses, text: Roses}, {id: tea, text: Tea}]
          - {id: ruler, kind: scale, ask: How near?, from: far off, to: there}
          - {id: count, kind: number, ask: How many?, limits: {least: 1, most: 9}}
          - {id: day, kind: date, ask: When?}
          - {id: who, kind: people, ask: Who?, about: people-who-matters}
          - {id: aims, kind: goals, ask: What do you want?, route: doorstep}
"""

GATED_PACK = """
    id: gated
    version: 1
    title: Gated
    language: en
    summary: A conversation with branches.
    sections:
      - petal: people
        title: People
        ring: inner
        openers: [Who is there?]
        plainer: One name.
        route: doorstep
      - id: a
        title: First
        questions:
          - {id: work, kind: yes-no, ask: Do you work?, route: doorstep}
          - id: where
            kind: text
            ask: Where?
            limits: {length: 30}
            when: {question: a/work, equals: "yes"}
            route: doorstep
          - id: like
            kind: text
            ask: What do you like about {a/where}?
            ask_without: What do you like about it?
            when: {question: a/where, is: answered}
            about: me-enjoy
            focus: present
            route: short
          - id: instead
            kind: lines
            ask: What then?
            when: {question: a/work, equals: "no"}
            about: me-skills
            focus: present
            route: doorstep
          - {id: skills, kind: lines, ask: What can you do?, about: me-skills, focus: present, route: doorstep}
          - id: company
            kind: text
            ask: Who would go with you?
            when: {topic: people, is: heard}
            route: short
          - {id: last, kind: text, ask: Anything else?}
"""

LATER_PACK = """
    id: later
    version: 1
    title: Later
    language: en
    summary: Asks again what was asked elsewhere.
    sections:
      - id: b
        title: Again
        questions:
          - {id: skills, kind: lines, ask: What can you do?, about: me-skills, focus: present}
          - {id: then, kind: text, ask: What could you do then?, about: me-skills, focus: past}
          - {id: like, kind: text, ask: What do you like?, about: me-enjoy, focus: present}
          - {id: free, kind: text, ask: Anything?}
"""


def a_desk(*packs: str, path: Path | None = None, clock: SteadyClock | None = None, shelf: Shelf | None = None) -> Desk:
    """Open a desk over a vault in memory, or a new one at `path`; `packs` are put on its shelf."""
    own, settings = clock or SteadyClock(BEGIN), Settings(worker="RB")
    if path is None:
        desk = throwaway_desk(settings=settings, places=PLACES, clock=own, shelf=shelf)
    else:
        vault = Vault.create(path, clock=own, ids=own, device="test-device")
        desk = Desk(vault, clock=own, settings=settings, places=PLACES, shelf=shelf)
    for number, text in enumerate(packs):
        desk.shelf.add(dedent(text).encode(), f"pack-{number}.yaml")
    return desk


def reopened(desk: Desk) -> Desk:
    """Open the same vault as the next start of the program would."""
    assert desk.vault.path is not None
    vault = Vault.open(desk.vault.path, clock=desk.clock, ids=desk.clock, device="test-device")
    return Desk(vault, clock=desk.clock, settings=desk.settings, places=PLACES, shelf=desk.shelf)


def sat_down(desk: Desk, name: str = "Sam", *, pack: str | None = None, route: Route = "full") -> Sitting:
    """Add somebody, sit down with them, and put a conversation in front where a pack is named."""
    sitting = desk.sit_down(desk.add_person(name))
    if pack is not None:
        saved(sitting.begin(pack, route, desk.keep_pack))
    return sitting


def saved(outcome: Outcome) -> Saved:
    """Say that it was saved; a refusal fails the test with its code."""
    assert isinstance(outcome, Saved), outcome
    return outcome


def refused(outcome: object) -> str:
    """Say that it was refused, and give the code."""
    assert isinstance(outcome, Refusal), outcome
    return outcome.code


def ref_of(outcome: Outcome) -> str:
    """Give the handle of what was saved."""
    handle = saved(outcome).ref
    assert handle is not None
    return handle


def question_of(sitting: Sitting) -> QuestionView:
    """Give the question in front."""
    view = sitting.view()
    assert view is not None
    assert isinstance(view.place, QuestionView), view.place
    return view.place


def address_of(sitting: Sitting) -> str | None:
    """Give the address in front, of a question or a petal; `None` past the last."""
    view = sitting.view()
    assert view is not None
    return view.place.address if isinstance(view.place, QuestionView | PetalView) else None


def stored(person: OpenPerson) -> dict[str, Any]:
    """Give everything stored but what undo leaves alone.

    That is history, the count of writings, that a conversation or a sitting was begun or ended, and where it stands.
    """
    tables: dict[str, Any] = msgspec.to_builtins(person.records)
    told = {name: rows for name, rows in tables.items() if name not in {"meta", "history"}}
    told["conversations"] = []
    begun = {"id", "made", "changed", "rev", "device", "sitting", "happened", "typed", "ended", "worker"}
    notes = {row["id"]: {key: part for key, part in row.items() if key not in begun} for row in told["sittings"]}
    told["sittings"] = {key: row for key, row in notes.items() if any(part for part in row.values())}
    return told


def bytes_under(path: Path) -> dict[str, bytes]:
    """Read every file under a folder."""
    return {one.relative_to(path).as_posix(): one.read_bytes() for one in path.rglob("*") if one.is_file()}


def a_filled_person(pack: str, route: Route = "full") -> OpenPerson:
    """Give somebody who went through a shipped conversation and answered all of it, no two lines alike."""
    desk = throwaway_desk(settings=Settings(worker="RB"), places=PLACES, clock=SteadyClock(BEGIN))
    person = desk.add_person("Sam")
    sitting = desk.sit_down(person)
    saved(sitting.begin(pack, route, desk.keep_pack))
    while (view := sitting.view()) is not None and view.place is not None:
        assert isinstance(view.place, QuestionView)
        saved(sitting.answer(_typed(view.place), add=view.place.known is not None))
    return person


def _typed(place: QuestionView) -> str:
    number = f"no. {place.address}"
    typed = {
        "text": f'"One thing, {number}',
        "lines": f'A first one, {number}\n"A second, {number}',
        "choices": ", ".join(str(at) for at in range(1, len(place.options) + 1)),
        "people": f"Jo at {place.address} (sister)",
        "goals": f"A wish, {number}",
        "date": "2027-01-15",
        "scale": "6",
        "choice": "1",
        "yes-no": "yes",
        "number": "3",
    }
    return typed[place.kind]
