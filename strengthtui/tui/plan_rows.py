"""The plan as rows of a list: goals with their steps under them, promises, what was agreed, what is still open.

From a view to rows, nothing else. A helper who has not been asked is told before anything about days.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from strengthtui.desk.plan_views import under_no_goal
from strengthtui.desk.showing import quoted
from strengthtui.desk.substance_notes import notes_words
from strengthtui.i18n import _
from strengthtui.tui.widgets.row_list import Part, Row

if TYPE_CHECKING:
    from collections.abc import Iterator

    from strengthtui.desk.views import GoalView, PlanView, StepView

GOAL, STEP = "◎", "·"


def plan_rows(view: PlanView, *, whole: bool) -> Iterator[Row]:
    """Give the rows; `whole` where there is no room to show the rest of the chosen row beside them."""
    if not view.goals:
        yield Row("no-goal", (Part(_("No goal yet. G begins with one, in their words."), "quiet"),), choosable=False)
    for number, goal in enumerate(view.goals):
        if number:
            yield _space(f"before {goal.ref}")
        yield Row(goal.ref, (*_goal_head(goal), *(_goal_rest(goal, indent=2) if whole else ())))
        for step in goal.steps:
            yield Row(step.ref, (*_step_head(step, indent=2), *(_step_rest(step, indent=4) if whole else ())))
    yield from _under_no_goal(view, whole=whole)
    yield from _said(view)
    yield from _to_know(view)
    if view.agreed:
        yield from _heading("agreed", _("This plan: {how}").format(how=view.agreed), first=False)
    if view.open_ends:
        yield from _heading("open", _("Still open"), first=False)
        for end in view.open_ends:
            yield Row(f"open {end}", (Part(end, "quiet"),), choosable=False)


def _under_no_goal(view: PlanView, *, whole: bool) -> Iterator[Row]:
    others, promised = under_no_goal(view)
    beside = _("Other steps") if view.goals else _("Steps")
    for name, title, steps in (("others", beside, others), ("promises", _("Promised"), promised)):
        if steps:
            yield from _heading(name, title, first=False)
        for step in steps:
            yield Row(step.ref, (*_step_head(step, indent=0), *(_step_rest(step, indent=2) if whole else ())))


def _said(view: PlanView) -> Iterator[Row]:
    if view.said:
        yield from _heading("said", _("Said, not in the plan yet"), first=False)
        yield Row("how", (Part(_("Enter takes it in, T leaves it where it was said."), "quiet"),), choosable=False)
    for line in view.said:
        yield Row(line.ref, (Part(quoted(line.text, line.voice), "own" if line.voice == "person" else "plain"),))


def _to_know(view: PlanView) -> Iterator[Row]:
    if view.of_use:
        yield _space("before to-know")
        told = _("{what} W shows it.").format(what=notes_words())
        yield Row("to-know", (Part(told, "quiet"),), choosable=False)


def goal_details(goal: GoalView) -> tuple[Row, ...]:
    """All of one goal, for the side."""
    said = Part(quoted(goal.text, goal.voice), "own" if goal.voice == "person" else "plain")
    rows = [Row("words", (said,), choosable=False)]
    told = [(_("why"), goal.why), (_("draws on"), "\n".join(f"★ {name}" for name in goal.draws_on))]
    return (*rows, *_told([*told, (_("where it stands"), goal_state(goal.state))]))


def step_details(step: StepView) -> tuple[Row, ...]:
    """All of one step, for the side."""
    told = [
        (_("who"), step.asked or step.who),
        (_("by when"), step.day),
        (_("may get in the way"), step.hurdle),
        (_("what then"), step.then),
        (_("where it stands"), step_state(step.state)),
    ]
    return (Row("what", (Part(step.what),), choosable=False), *_told(told))


def goal_state(state: str) -> str:
    """Where a goal stands, in words; nothing for what is meant now."""
    return {"later": _("later"), "reached": _("reached"), "let-go": _("let go")}.get(state, "")


def step_state(state: str) -> str:
    """Where a step stands, in words; nothing for one that is open."""
    return {"started": _("started"), "done": _("done"), "stuck": _("stuck"), "let-go": _("let go")}.get(state, "")


def _goal_head(goal: GoalView) -> Iterator[Part]:
    yield Part(f"{GOAL} {quoted(goal.text, goal.voice)}", "own" if goal.voice == "person" else "plain")
    if goal_state(goal.state):
        yield Part(goal_state(goal.state), "filled", indent=2)


def _goal_rest(goal: GoalView, indent: int) -> Iterator[Part]:
    if goal.why:
        yield Part(_("why: {why}").format(why=goal.why), "quiet", indent)
    if goal.draws_on:
        yield Part("   ".join(f"★ {name}" for name in goal.draws_on), "star", indent)


def _step_head(step: StepView, indent: int) -> Iterator[Part]:
    yield Part(f"{STEP} {step.what}", "plain", indent)
    under = " · ".join(part for part in (step.asked or step.who, step.day) if part)
    if step_state(step.state):
        under = f"{under} · {step_state(step.state)}"
    yield Part(under, "warn" if step.asked else "quiet", indent + 2)


def _step_rest(step: StepView, indent: int) -> Iterator[Part]:
    if step.hurdle:
        yield Part(_("may get in the way: {hurdle}").format(hurdle=step.hurdle), "quiet", indent)
    if step.then:
        yield Part(_("then: {then}").format(then=step.then), "quiet", indent)


def _told(rows: list[tuple[str, str]]) -> Iterator[Row]:
    for label, text in rows:
        if text:
            yield _space(f"before {label}")
            yield Row(label, (Part(label, "quiet"), Part(text)), choosable=False)


def _heading(name: str, text: str, *, first: bool) -> Iterator[Row]:
    if not first:
        yield _space(f"before {name}")
    yield Row(name, (Part(text, "head"),), choosable=False)


def _space(name: str) -> Row:
    return Row(name, (Part(" "),), choosable=False)
