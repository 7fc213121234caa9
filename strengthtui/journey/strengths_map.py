"""Strengths by where they live, each with the words that show it and the goals that draw on it.

What the person left out at read back is not on the map: not a strength, not a piece of evidence, nor evidence
taken from a line they left out, or from an answer that is set aside now. A strength stays when its evidence
goes: it was named.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from strengthtui.interview.verdicts import Verdicts, verdicts_of
from strengthtui.model.words import Ref

if TYPE_CHECKING:
    from strengthtui.interview.live import LiveAnswers
    from strengthtui.model.plan import Goal
    from strengthtui.model.records import Records
    from strengthtui.model.strength import Evidence, Strength
    from strengthtui.model.words import Sphere

SPHERES: Final[tuple[Sphere, ...]] = ("individual", "family", "environment")
"""From the person outwards."""


class MappedStrength(Struct, frozen=True):
    """A strength, what shows it, and where it leads."""

    strength: Strength
    evidence: tuple[Evidence, ...]
    goals: tuple[Goal, ...]
    """Goals that draw on it and were not let go."""


class SphereGroup(Struct, frozen=True):
    """Strengths of one sphere, in the order they were named."""

    sphere: Sphere
    strengths: tuple[MappedStrength, ...]


def strengths_map(records: Records, live: LiveAnswers) -> tuple[SphereGroup, ...]:
    """Lay the strengths out; a sphere with none is left away."""
    evidence = shown_evidence(records, live)
    goals = standing_goals(records)
    mapped = [
        MappedStrength(
            strength,
            tuple(one for one in evidence if one.strength == strength.id),
            tuple(goal for goal in goals if strength.id in goal.draws_on),
        )
        for strength in standing_strengths(records)
    ]
    groups = (SphereGroup(s, tuple(one for one in mapped if one.strength.sphere == s)) for s in SPHERES)
    return tuple(group for group in groups if group.strengths)


def standing_strengths(records: Records) -> tuple[Strength, ...]:
    """Give the strengths that were not left out."""
    verdicts = verdicts_of(records)
    return tuple(one for one in records.strengths if not verdicts.left_out(Ref(table="strengths", id=one.id), one.rev))


def standing_goals(records: Records) -> tuple[Goal, ...]:
    """Give the goals that were neither let go nor left out, in their order."""
    verdicts = verdicts_of(records)
    goals = (
        goal
        for goal in records.goals
        if goal.state != "let-go" and not verdicts.left_out(Ref(table="goals", id=goal.id), goal.rev)
    )
    return tuple(sorted(goals, key=lambda goal: goal.order))


def shown_evidence(records: Records, live: LiveAnswers) -> tuple[Evidence, ...]:
    """Give the evidence that may be shown."""
    verdicts = verdicts_of(records)
    revs = {("answers", one.id): one.rev for one in records.answers}
    revs |= {("jottings", one.id): one.rev for one in records.jottings}
    return tuple(one for one in records.evidence if _is_shown(one, revs, verdicts, live))


def _is_shown(evidence: Evidence, revs: dict[tuple[str, str], int], verdicts: Verdicts, live: LiveAnswers) -> bool:
    if verdicts.left_out(Ref(table="evidence", id=evidence.id), evidence.rev):
        return False
    source = evidence.source
    if source is None:
        return True
    rev = revs.get((source.table, source.id))
    left_out = rev is not None and verdicts.left_out(Ref(table=source.table, id=source.id, line=source.line), rev)
    return not left_out and not (source.table == "answers" and source.id in live.set_aside)
