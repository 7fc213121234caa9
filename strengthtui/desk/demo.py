"""The made-up person: a believable conversation in a throw-away vault, for trying things out and for the samples."""

from __future__ import annotations

from typing import TYPE_CHECKING

from strengthtui import content
from strengthtui.desk.filling import fill
from strengthtui.model.person import Next

if TYPE_CHECKING:
    from strengthtui.desk.desk import Desk

NAME = "Sam"
READ_BACK_PETALS = frozenset({"people", "good-at", "come-through", "enjoy", "what-matters"})
"""What was read back with the made-up person; the rest still is to be."""


def add_demo_person(desk: Desk) -> str:
    """Put the made-up person into a desk's vault; gives their id."""
    with desk.add_person(NAME) as person:
        fill(person, content.read_bytes("demo/sam.yaml"), "sam.yaml", keep=desk.keep_pack)
        sitting = desk.sit_down(person, happened=person.records.sittings[-1].happened)
        for line in sitting.lines():
            if READ_BACK_PETALS & set(line.petals) and line.voice in ("gist", "person"):
                sitting.verdict(line.ref, "right")
        sitting.agree_plan("yes")
        sitting.note(next=Next(on="2026-11-27", words="Friday at two, the canal café"), copy="given")
        person_id = person.records.person.id
        sitting.close()
    return person_id
