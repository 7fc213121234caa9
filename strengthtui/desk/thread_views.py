"""The thread as it is shown: from words to strengths to goals to steps, and what is still open; nothing is counted.

Who may see what is decided here: what was said or planned alone is on no thread while others are in the room.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from strengthtui.desk.into_plan import waiting
from strengthtui.desk.lines import hidden, seen
from strengthtui.desk.marking import map_views
from strengthtui.desk.plan_views import open_ends, step_view
from strengthtui.desk.refs import handle
from strengthtui.i18n import _
from strengthtui.journey.thread import thread
from strengthtui.model.words import Ref

if TYPE_CHECKING:
    from strengthtui.desk.open_person import OpenPerson
    from strengthtui.desk.views import LineView, StepView, StrengthView
    from strengthtui.journey.thread import GoalThread


class UsedStrengthView(Struct, frozen=True):
    """A strength that a goal draws on."""

    ref: str
    name: str
    words: tuple[LineView, ...]
    """What shows it; the person's own words before anyone else's."""


class GoalThreadView(Struct, frozen=True):
    """A goal, what leads to it, and what it leads to."""

    ref: str
    text: str
    voice: str
    state: str
    strengths: tuple[UsedStrengthView, ...]
    steps: tuple[StepView, ...]


class ThreadView(Struct, frozen=True):
    """All of it."""

    goals: tuple[GoalThreadView, ...]
    open_ends: tuple[str, ...]


def thread_view(person: OpenPerson, company: tuple[str, ...] = ()) -> ThreadView:
    """Give the thread, as whoever is here may see it."""
    strengths = {one.ref: one for ring in map_views(person, company) for one in ring.strengths}
    goals = tuple(
        _goal(person, one, strengths, company)
        for one in thread(person.records, person.live).goals
        if not hidden(person, one.goal, company)
    )
    said = (_("{step}: said, not in the plan yet").format(step=line.text) for line in waiting(person, company))
    return ThreadView(goals, (*open_ends(person, company), *said))


def _goal(
    person: OpenPerson, one: GoalThread, strengths: dict[str, StrengthView], company: tuple[str, ...]
) -> GoalThreadView:
    refs = [handle(Ref(table="strengths", id=used.strength.id)) for used in one.strengths]
    return GoalThreadView(
        ref=handle(Ref(table="goals", id=one.goal.id)),
        text=one.goal.words.text,
        voice=one.goal.words.voice,
        state=one.goal.state,
        strengths=tuple(_used(strengths[ref]) for ref in refs if ref in strengths),
        steps=tuple(step_view(person.records, step) for step in seen(person, one.steps, company)),
    )


def _used(view: StrengthView) -> UsedStrengthView:
    return UsedStrengthView(view.ref, view.name, tuple(sorted(view.evidence, key=lambda line: line.voice != "person")))
