"""The thread from words to Tuesday: what was said, the strength it shows, the goal, the step.

And what still hangs loose, named without a count: strengths in no goal, goals without a date, helpers who
were not asked. A strength that is `just-good` needs no use and never hangs loose.
"""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from strengthtui.interview.verdicts import verdicts_of
from strengthtui.journey.strengths_map import shown_evidence, standing_goals, standing_strengths
from strengthtui.model.words import Ref
from strengthtui.text import fold, one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from strengthtui.interview.heard import HeardLine
    from strengthtui.interview.live import LiveAnswers
    from strengthtui.model.conversation import Change
    from strengthtui.model.person import Agreement
    from strengthtui.model.plan import Goal, Step, StepState
    from strengthtui.model.records import Records
    from strengthtui.model.strength import Evidence, Source, Strength
    from strengthtui.model.words import Words

JUST_GOOD: Final = "just-good"
"""The area of strengths that are no resource and need no use."""

OPEN_STEPS: Final[frozenset[StepState]] = frozenset({"open", "started", "stuck"})
"""States of a step that is still to be done."""


SAID_AS_STEP: Final = frozenset({"plan-first-step", "plan-next-steps"})
"""Topics under which people say what they will do."""


CHECK_IN: Final = "plan-check-in"
"""The topic of a day on which they look again."""


class StrengthInUse(Struct, frozen=True):
    """A strength a goal draws on, and words that show it."""

    strength: Strength
    words: Words | None
    """The person's own words before anyone else's; `None` when nothing may be shown."""


class GoalThread(Struct, frozen=True):
    """One goal with what it draws on and its steps."""

    goal: Goal
    strengths: tuple[StrengthInUse, ...]
    steps: tuple[Step, ...]
    """In order, without those let go."""


class Strand(Struct, frozen=True):
    """One row of the picture: a goal's strengths and steps, each once, side by side but not paired."""

    words: Words | None
    strength: Strength | None
    goal: Goal
    step: Step | None


class Thread(Struct, frozen=True):
    """All goals with what leads to them and from them, and what hangs loose."""

    goals: tuple[GoalThread, ...]
    loose_strengths: tuple[Strength, ...]
    """Strengths no goal draws on."""
    undated_goals: tuple[Goal, ...]
    """Goals of now without a step that is still to be done and has a date."""
    unasked: tuple[Step, ...]
    """Steps still to be done by a named helper who has not been asked; said before anything about dates.

    Of goals still ahead, and promises that serve none.
    """
    plan_rev: int
    """The plan's revision: an agreement belongs to one."""

    @property
    def strands(self) -> tuple[Strand, ...]:
        """The same row by row; a goal with neither strength nor step has one row."""
        return tuple(strand for one in self.goals for strand in _strands(one))


def thread(records: Records, live: LiveAnswers) -> Thread:
    """Put the thread together; what was left out at read back is not on it."""
    goals = standing_goals(records)
    steps = standing_steps(records)
    strengths = standing_strengths(records)
    in_use = _in_use(strengths, shown_evidence(records, live))
    used = {strength for goal in goals for strength in goal.draws_on}
    to_do = [step for step in steps if step.state in OPEN_STEPS]
    ahead = {None, *(goal.id for goal in goals if goal.state != "reached")}
    dated = {step.goal for step in to_do if step.by}
    return Thread(
        goals=tuple(_goal_thread(goal, in_use, steps) for goal in goals),
        loose_strengths=tuple(s for s in strengths if s.id not in used and s.area != JUST_GOOD),
        undated_goals=tuple(goal for goal in goals if goal.state == "now" and goal.id not in dated),
        unasked=tuple(s for s in to_do if s.goal in ahead and s.who.kind == "named" and s.who.asked == "not-yet"),
        plan_rev=plan_rev(records),
    )


def standing_steps(records: Records) -> tuple[Step, ...]:
    """Give the steps that were neither let go nor left out, in their order."""
    verdicts = verdicts_of(records)
    steps = (
        step
        for step in records.steps
        if step.state != "let-go" and not verdicts.left_out(Ref(table="steps", id=step.id), step.rev)
    )
    return tuple(sorted(steps, key=lambda step: step.order))


def said_steps(records: Records, lines: Iterable[HeardLine]) -> tuple[HeardLine, ...]:
    """Give what was said as a step and is none yet: not made one, not put aside, not left out, in nobody else's words.

    What is made of a line, or stands in the plan in the same words, is in the plan; nothing becomes a step by itself.
    """
    made_of = (*(one.source for one in records.goals), *(one.source for one in records.steps))
    settled = (*(source for source in made_of if source is not None), *records.person.not_planned)
    planned = {fold(one_line(step.what)) for step in records.steps}
    planned |= {fold(one_line(goal.words.text)) for goal in records.goals}
    return tuple(
        line
        for line in lines
        if not SAID_AS_STEP.isdisjoint(line.topics)
        and line.kind not in ("date", "goals")
        and not (line.left_out or line.for_worker or line.voice == "worker")
        and not any(is_of(source, line) for source in settled)
        and fold(one_line(line.text)) not in planned
    )


def is_of(source: Source, line: HeardLine) -> bool:
    """Tell whether a source is this line, and the line as long as it was; in other words it is another."""
    same = (source.table, source.id, source.line) == (line.ref.table, line.ref.id, line.ref.line)
    return same and source.end in (None, len(line.text))


def plan_rev(records: Records) -> int:
    """Give the plan's revision: the highest of its goals and steps; 0 when there is no plan.

    What was struck or taken off leaves no record whose revision could rise, yet the plan is another: it counts as well,
    unless it was brought back. An undo does not: the plan is what it was.
    """
    return max((row.rev for row in (*records.goals, *records.steps, *_gone(records))), default=0)


def changed_since(records: Records, agreement: Agreement) -> bool:
    """Tell whether the plan is another than the one agreed to: goals, their steps, and what was promised by then.

    What the worker promises later, for no goal, takes nothing from what was agreed and asks nothing of the person; nor
    does what came later and is gone again. An agreement that names no revision is of a plan nobody can tell any more.
    """
    agreed = agreement.about.rev
    if agreed is None:
        return False
    made = {(row.table, row.record): row.rev for row in reversed(records.history) if row.op == "insert"}

    def came_later(step: Step) -> bool:
        known = made.get(("steps", step.id))
        return known > agreed if known is not None else step.made > agreement.made

    steps = [one for one in records.steps if not (_is_promise(one) and came_later(one))]
    gone = [one for one in _gone(records) if made.get((one.table, one.record), 0) <= agreed]
    return max((row.rev for row in (*records.goals, *steps, *gone)), default=0) != agreed


def _is_promise(step: Step) -> bool:
    return step.who.kind == "worker" and step.goal is None


def _gone(records: Records) -> list[Change]:
    """Give the rows of history that say what was struck or taken off the plan and is not there again."""
    there = {row.id for rows in (records.goals, records.steps) for row in rows}
    return [
        row
        for row in records.history
        if row.table in {"goals", "steps"}
        and (row.op == "strike" or (row.op == "remove" and row.undoes is None and row.record not in there))
    ]


def _in_use(strengths: Sequence[Strength], evidence: Sequence[Evidence]) -> dict[str, StrengthInUse]:
    return {s.id: StrengthInUse(s, _shown_words(s, evidence)) for s in strengths}


def _shown_words(strength: Strength, evidence: Sequence[Evidence]) -> Words | None:
    own = sorted((one.words for one in evidence if one.strength == strength.id), key=lambda w: w.voice != "person")
    return own[0] if own else None


def _goal_thread(goal: Goal, in_use: Mapping[str, StrengthInUse], steps: Sequence[Step]) -> GoalThread:
    drawn = dict.fromkeys(goal.draws_on)
    return GoalThread(
        goal,
        tuple(in_use[strength] for strength in drawn if strength in in_use),
        tuple(step for step in steps if step.goal == goal.id),
    )


def _strands(one: GoalThread) -> list[Strand]:
    pairs = list(zip_longest(one.strengths, one.steps)) or [(None, None)]
    return [
        Strand(used.words if used else None, used.strength if used else None, one.goal, step) for used, step in pairs
    ]
