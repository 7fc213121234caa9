"""The plan on paper: goals in the person's words, steps with who and by when, promises apart.

What was left out at read back stays out, and so does what was let go: nobody is handed a paper with what they gave up.
A goal that is not there takes its steps with it, but for what the worker promised: a promise stands until it is done or
let go itself. A helper who has not been asked is told before a day that is missing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from strengthtui.documents.document import Item, Paragraph, Run, bullets
from strengthtui.documents.strength_lines import shown_strengths
from strengthtui.documents.telling import AGREED
from strengthtui.i18n import _, told_date
from strengthtui.interview.heard import line_at
from strengthtui.interview.sharing import reaches, words_reach
from strengthtui.journey.thread import OPEN_STEPS, SAID_AS_STEP, is_of
from strengthtui.model.words import Ref
from strengthtui.text import fold, one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from strengthtui.documents.document import Block, Runs
    from strengthtui.documents.outline import OutlineBlock
    from strengthtui.documents.telling import Telling
    from strengthtui.interview.heard import HeardLine
    from strengthtui.model.plan import Goal, GoalState, Step
    from strengthtui.model.strength import Source

_LIVING: Final[frozenset[GoalState]] = frozenset({"now", "later"})


def goals(telling: Telling, block: OutlineBlock) -> tuple[Block, ...]:
    """The words of goals of now and later, without their steps."""
    living = [goal for goal in _standing_goals(telling) if goal.state in _LIVING]
    return bullets(Item(_goal_words(telling, goal, short=block.is_short)) for goal in living)


def plan(telling: Telling, block: OutlineBlock) -> tuple[Block, ...]:
    """Each goal with why, what it looks like, what it draws on and its steps."""
    blocks: list[Block] = []
    for goal in _standing_goals(telling)[: block.most]:
        blocks.append(Paragraph(tuple(_strong(run) for run in _goal_words(telling, goal))))
        blocks += [Paragraph(runs) for runs in _beside(telling, goal)]
        steps = [step for step in _steps(telling) if step.goal == goal.id]
        blocks += bullets(_full_step(telling, step) for step in steps)
    return tuple(blocks)


def other_steps(telling: Telling, block: OutlineBlock) -> tuple[Block, ...]:
    """Steps that serve no goal and are not the worker's."""
    steps = [step for step in _steps(telling) if step.goal is None]
    return bullets(_step_item(telling, step, block) for step in steps)


def steps_only(telling: Telling, block: OutlineBlock) -> tuple[Block, ...]:
    """The same where no goal stands in the plan: then they are no *other* steps."""
    return () if _standing_goals(telling) else other_steps(telling, block)


def steps_beside(telling: Telling, block: OutlineBlock) -> tuple[Block, ...]:
    """The same where there are goals, which come before them with steps of their own."""
    return other_steps(telling, block) if _standing_goals(telling) else ()


def steps(telling: Telling, block: OutlineBlock) -> tuple[Block, ...]:
    """Steps still to be done that are not the worker's, the person's own first, then by day."""
    to_do = [step for step in _steps(telling) if step.state in OPEN_STEPS]
    in_turn = sorted(to_do, key=lambda step: (step.who.kind != "person", step.by is None, step.by or ""))
    return bullets(_step_item(telling, step, block) for step in in_turn)


def promises(telling: Telling, block: OutlineBlock) -> tuple[Block, ...]:
    """What the worker will do; on a short page only what is still to be done."""
    all_of_them = [step for step in _reached_steps(telling) if step.who.kind == "worker"]
    wanted = [step for step in all_of_them if step.state in OPEN_STEPS] if block.is_short else all_of_them
    return bullets(_step_item(telling, step, block) for step in wanted)


def in_plan(telling: Telling, line: HeardLine) -> bool:
    """Tell whether a line stands in the document already, in the same words, as the goal or the step it became."""
    as_step = not SAID_AS_STEP.isdisjoint(line.topics)
    made_of = telling.planned.get(fold(one_line(line.text)), ())
    return any(as_step or (source is not None and is_of(source, line)) for source in made_of)


def planned(telling: Telling) -> Mapping[str, list[Source | None]]:
    """Give the words of the goals and steps that stand in this document, folded, and which lines they were made of."""
    outline = telling.outline
    goals = _standing_goals(telling) if outline.has("plan", "goals") else []
    steps = _reached_steps(telling) if outline.has("plan", "steps") else []
    found: dict[str, list[Source | None]] = {}
    for text, source in (*((one.words.text, one.source) for one in goals), *((one.what, one.source) for one in steps)):
        found.setdefault(fold(one_line(text)), []).append(source)
    return found


def _standing_goals(telling: Telling) -> list[Goal]:
    """Give the goals that reach the audience and were not let go, in their order."""
    return [goal for goal in _reached_goals(telling) if goal.state != "let-go"]


def _reached_goals(telling: Telling) -> list[Goal]:
    """Give the goals that reach the audience, those let go too, in their order."""
    found = []
    for goal in sorted(telling.records.goals, key=lambda one: one.order):
        verdict = telling.verdicts.of(Ref(table="goals", id=goal.id), goal.rev)
        reaches = telling.may_stand(goal.words) and words_reach(goal.words, telling.audience, verdict)
        if goal.words.text.strip() and reaches:
            found.append(goal)
    return found


def _reached_steps(telling: Telling) -> list[Step]:
    """Give the steps of goals that reach the audience, and those of none, in their order; not what was let go."""
    order = {goal.id: at for at, goal in enumerate(_reached_goals(telling))}
    steps = [
        step
        for step in telling.records.steps
        if (step.goal is None or step.goal in order)
        and step.what.strip()
        and step.state != "let-go"
        and _goes_as_far(telling, step)
        and not telling.left_out(Ref(table="steps", id=step.id), step.rev)
    ]
    return sorted(steps, key=lambda step: (order.get(step.goal or "", len(order)), step.order))


def _goes_as_far(telling: Telling, step: Step) -> bool:
    """A step made of a line goes no further than the line does."""
    source = step.source
    line = line_at(telling.told.heard, source.table, source.id, source.line) if source is not None else None
    return line is None or telling.audience == "person" or reaches(replace(line, verdict=None), telling.audience)


def _steps(telling: Telling) -> list[Step]:
    serves = {None, *(goal.id for goal in _standing_goals(telling))}
    return [step for step in _reached_steps(telling) if step.who.kind != "worker" and step.goal in serves]


def _goal_words(telling: Telling, goal: Goal, *, short: bool = False) -> Runs:
    verdict = telling.verdicts.of(Ref(table="goals", id=goal.id), goal.rev)
    words = goal.words
    return telling.said(words.text, words.voice, words.other, kind="goals", verdict=verdict, short=short)


def _strong(run: Run) -> Run:
    return run if run == AGREED else Run(run.text, quoted=run.quoted, strong=True)


def _beside(telling: Telling, goal: Goal) -> Iterator[Runs]:
    """What stands between a goal and its steps."""
    state = {"later": _("For later"), "reached": _("Reached")}.get(goal.state)
    if state:
        why = telling.text(goal.state_why)
        yield (Run(f"{state}: "), Run(why)) if why.strip() else (Run(state),)
    for label, text in ((_("Why: "), goal.why), (_("What it looks like: "), goal.vision)):
        if text and text.strip():
            yield Run(label), Run(telling.text(text))
    names = {one.strength.id: one_line(telling.text(one.strength.name)) for one in shown_strengths(telling)}
    drawn = [names[one] for one in dict.fromkeys(goal.draws_on) if names.get(one)]
    if drawn:
        yield (Run(_("Draws on: ")), Run(", ".join(drawn)))


def _step_item(telling: Telling, step: Step, block: OutlineBlock) -> Item:
    return _short_step(telling, step) if block.is_short else _full_step(telling, step)


def _full_step(telling: Telling, step: Step) -> Item:
    told = _who_and_when(telling, step)
    under = [*([Item((Run(told),))] if told else []), *_state(step)]
    for label, text in ((_("What may get in the way: "), step.hurdle), (_("What then: "), step.then)):
        if text and text.strip():
            under.append(Item((Run(label), Run(telling.text(text)))))
    return Item((Run(telling.text(step.what)),), tuple(under))


def _state(step: Step) -> list[Item]:
    told = {"started": _("Started"), "done": _("Done"), "stuck": _("Stuck")}.get(step.state)
    return [Item((Run(told),))] if told else []


def _short_step(telling: Telling, step: Step) -> Item:
    told = _who_and_when(telling, step, short=True)
    return Item((Run(one_line(telling.text(step.what))), *((Run(f" ({told})"),) if told else ())))


def _who_and_when(telling: Telling, step: Step, *, short: bool = False) -> str:
    """Say who does it and by when; who was not asked comes before a day that is missing.

    Promises are the worker's, and a short page is the person's own: they need no naming there.
    """
    named = step.who.kind == "named"
    told = [_helper(telling, step)] if named else []
    if step.who.kind == "person" and not short:
        told.append(telling.name)
    if step.by:
        told.append(_("by {day}").format(day=told_date(step.by)))
    elif step.state in OPEN_STEPS and not short:
        told.append(_("no date yet"))
    return ("; " if named else ", ").join(told)


def _helper(telling: Telling, step: Step) -> str:
    name = one_line(step.who.name or "")
    if telling.outline.hides_names:
        return _("with help")
    if not name or telling.audience == "outside":
        name = _("someone")  # who said yes to helping did not say yes to standing in a paper for others
    if step.state not in OPEN_STEPS:
        return name
    sentences = {"yes": _("{name} said yes"), "no": _("{name} said no")}
    return sentences.get(step.who.asked, _("{name} has not been asked yet")).format(name=name)
