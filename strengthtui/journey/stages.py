"""The eight stages of the strengths model, read from what was done: dated, with the way to it, in any order.

Nothing is stored about stages and none is ever unfinished: each says what happened; what could come next is an offer.
The stages are those of the strengths model for recovery work (coming alongside, the picture, own goals, finding what
helps, making the plan, doing it, looking back, keeping going); they follow each other only on paper.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final, Literal

from msgspec import Struct

from strengthtui.interview.verdicts import verdicts_of
from strengthtui.journey.strengths_map import standing_goals, standing_strengths
from strengthtui.journey.thread import JUST_GOOD, OPEN_STEPS, standing_steps
from strengthtui.model.words import Ref

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from strengthtui.interview.live import LiveAnswers
    from strengthtui.model.conversation import Jotting
    from strengthtui.model.plan import Goal, Step
    from strengthtui.model.records import Records
    from strengthtui.model.strength import Strength

StageId = Literal[
    "coming-alongside",
    "picture",
    "own-goals",
    "finding-what-helps",
    "making-the-plan",
    "doing-it",
    "looking-back",
    "keeping-going",
]
STAGES: Final[tuple[StageId, ...]] = (
    "coming-alongside",
    "picture",
    "own-goals",
    "finding-what-helps",
    "making-the-plan",
    "doing-it",
    "looking-back",
    "keeping-going",
)
DoneKind = Literal[
    "met", "agreed", "heard", "talked", "strength", "goal", "helper", "found", "step", "plan-agreed", "started", "done",
    "read-back", "reached", "let-go", "keeping-well", "ending",
]  # fmt: skip
OfferId = Literal["meet", "talk", "mark", "goal", "find", "step", "do", "look-back", "keep-going"]

_FINDS: Final = frozenset({"places-open-now", "places-untried", "places-groups", "people-other-helpers"})
"""Topics that tell what there is to use."""
_KEEPS_WELL: Final = frozenset({"plan-keeping-well", "plan-early-signs", "plan-after-a-slip", "plan-aftercare"})
"""Topics of keeping going."""


class Done(Struct, frozen=True, order=True):
    """One thing that was done."""

    at: str
    """UTC time, or the date it happened."""
    kind: DoneKind
    table: str
    """With `id`, the record it is seen from."""
    id: str


class Stage(Struct, frozen=True):
    """One stage: what was done, oldest first."""

    id: StageId
    done: tuple[Done, ...]


class Ribbon(Struct, frozen=True):
    """All eight stages, and what could come next."""

    stages: tuple[Stage, ...]
    offers: tuple[OfferId, ...]
    """One to three; never a must."""


def ribbon(records: Records, live: LiveAnswers) -> Ribbon:
    """Read the stages from the records; what was let go or left out is not in them."""
    found = {stage: tuple(sorted(_DONE[stage](records, live))) for stage in STAGES}
    return Ribbon(tuple(Stage(stage, found[stage]) for stage in STAGES), _offers(records, found))


MOST_OFFERS: Final = 3
"""More would be a list of what is missing."""


def _alongside(records: Records, live: LiveAnswers) -> Iterator[Done]:  # noqa: ARG001 - one shape for all
    yield from (Done(one.happened or one.typed, "met", "sittings", one.id) for one in records.sittings)
    yield from (
        Done(one.at, "agreed", "agreements", one.id)
        for one in records.agreements
        if one.about.what in {"talk", "type", "keep"} and one.state in {"yes", "partly"}
    )


def _picture(records: Records, live: LiveAnswers) -> Iterator[Done]:
    talked: dict[str, str] = {}
    for answer in live:
        if answer.is_answered:
            talked.setdefault(answer.conversation.id, answer.answer.made)
    yield from (Done(at, "talked", "conversations", one) for one, at in talked.items())
    yield from (Done(one.made, "heard", "jottings", one.id) for one in _heard(records))
    yield from (Done(one.made, "strength", "strengths", one.id) for one in standing_strengths(records))


def _heard(records: Records) -> Iterator[Jotting]:
    """Give the lines that stand; the worker's own thoughts are nobody's picture."""
    verdicts = verdicts_of(records)
    for one in records.jottings:
        if one.words.voice != "worker" and not verdicts.left_out(Ref(table="jottings", id=one.id), one.rev):
            yield one


def _goals(records: Records, live: LiveAnswers) -> Iterator[Done]:  # noqa: ARG001 - one shape for all
    yield from (Done(one.made, "goal", "goals", one.id) for one in standing_goals(records))


def _finding(records: Records, live: LiveAnswers) -> Iterator[Done]:
    yield from _answers_about(live, _FINDS, "found")
    for step in standing_steps(records):
        if step.who.kind == "named" and step.who.asked == "yes":
            yield Done(step.changed, "helper", "steps", step.id)


def _plan(records: Records, live: LiveAnswers) -> Iterator[Done]:  # noqa: ARG001 - one shape for all
    yield from (Done(one.made, "step", "steps", one.id) for one in standing_steps(records) if one.goal is not None)
    yield from (
        Done(one.at, "plan-agreed", "agreements", one.id)
        for one in records.agreements
        if one.about.what == "plan" and one.state in {"yes", "partly"}
    )


def _doing(records: Records, live: LiveAnswers) -> Iterator[Done]:  # noqa: ARG001 - one shape for all
    for step in standing_steps(records):
        if step.state == "done":
            yield Done(step.changed, "done", "steps", step.id)
        elif step.state in {"started", "stuck"}:
            yield Done(step.changed, "started", "steps", step.id)


def _looking_back(records: Records, live: LiveAnswers) -> Iterator[Done]:  # noqa: ARG001 - one shape for all
    days: dict[str, Done] = {}
    for verdict in records.verdicts:
        days.setdefault(verdict.made[:10], Done(verdict.made, "read-back", "verdicts", verdict.id))
    yield from days.values()
    for goal in records.goals:
        if goal.state == "reached":
            yield Done(goal.changed, "reached", "goals", goal.id)
        elif goal.state == "let-go":
            yield Done(goal.changed, "let-go", "goals", goal.id)


def _keeping(records: Records, live: LiveAnswers) -> Iterator[Done]:
    yield from _answers_about(live, _KEEPS_WELL, "keeping-well")
    ending = records.person.ending
    if ending is not None:
        yield Done(ending.on, "ending", "person", records.person.id)


def _answers_about(live: LiveAnswers, topics: frozenset[str], kind: DoneKind) -> Iterator[Done]:
    for answer in live:
        if answer.is_answered and topics.intersection(answer.topics):
            yield Done(answer.answer.made, kind, "answers", answer.answer.id)


_DONE: Final[Mapping[StageId, Callable[[Records, LiveAnswers], Iterable[Done]]]] = {
    "coming-alongside": _alongside,
    "picture": _picture,
    "own-goals": _goals,
    "finding-what-helps": _finding,
    "making-the-plan": _plan,
    "doing-it": _doing,
    "looking-back": _looking_back,
    "keeping-going": _keeping,
}


class _Standing(Struct, frozen=True):
    """What stands, as far as it bears on what could come next."""

    records: Records
    goals: tuple[Goal, ...]
    steps: tuple[Step, ...]
    """Those of a goal."""
    strengths: tuple[Strength, ...]
    """Those that want a use."""
    found: Mapping[StageId, tuple[Done, ...]]

    def loose(self) -> bool:
        """Whether a strength goes into no goal."""
        used = {strength for goal in self.goals for strength in goal.draws_on}
        return any(one.id not in used for one in self.strengths)

    def without_step(self) -> bool:
        """Whether a goal of now has no step."""
        with_steps = {step.goal for step in self.steps}
        return any(goal.state == "now" and goal.id not in with_steps for goal in self.goals)

    def talked(self) -> bool:
        """Whether a question was ever answered, or a line heard."""
        return any(one.kind in {"talked", "heard"} for one in self.found["picture"])


_OFFERS: Final[tuple[tuple[OfferId, Callable[[_Standing], bool]], ...]] = (
    ("meet", lambda one: not one.records.sittings),
    ("talk", lambda one: not one.talked()),
    ("mark", lambda one: one.talked() and not one.strengths),
    ("goal", lambda one: bool(one.strengths) and one.loose()),
    ("step", lambda one: one.without_step()),
    ("do", lambda one: any(step.state in OPEN_STEPS for step in one.steps)),
    ("look-back", lambda one: any(step.state == "done" for step in one.steps)),
    ("find", lambda one: bool(one.goals) and not one.found["finding-what-helps"]),
    ("keep-going", lambda one: any(goal.state == "reached" for goal in one.goals)),
)
"""What could come next and when it may be offered, the likeliest first."""


def _offers(records: Records, found: Mapping[StageId, tuple[Done, ...]]) -> tuple[OfferId, ...]:
    """Give what could come next; nothing once the work together has ended."""
    if records.person.ending is not None:
        return ()
    standing = _Standing(
        records=records,
        goals=standing_goals(records),
        steps=tuple(step for step in standing_steps(records) if step.goal is not None),
        strengths=tuple(one for one in standing_strengths(records) if one.area != JUST_GOOD),
        found=found,
    )
    return tuple(offer for offer, fits in _OFFERS if fits(standing))[:MOST_OFFERS]
