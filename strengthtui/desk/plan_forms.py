"""Goals and steps as forms: all that can be said of one, filled in at once and kept as one change.

What becomes of a form is what `planning` does with each part of it; a part that was not touched is not stored anew.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, TypeVar

from strengthtui.desk import planning
from strengthtui.desk.into_plan import line_said
from strengthtui.desk.refs import find_record
from strengthtui.desk.typed import as_typed
from strengthtui.errors import Refusal
from strengthtui.model.plan import Goal, Step

if TYPE_CHECKING:
    from strengthtui.desk.open_person import OpenPerson
    from strengthtui.desk.terms import Asked
    from strengthtui.model.plan import GoalState, StepState, Who
    from strengthtui.vault.acts import Act

Doer = Literal["person", "worker", "named"]
Found = TypeVar("Found", Goal, Step)
Form = TypeVar("Form", "GoalForm", "StepForm")


@dataclass(frozen=True, slots=True)
class GoalForm:
    """A goal as it is typed."""

    words: str = ""
    """A leading quotation mark says that they are the person's own."""
    why: str = ""
    draws_on: tuple[str, ...] = ()
    """Names of strengths."""
    state: GoalState = "now"


@dataclass(frozen=True, slots=True)
class StepForm:
    """A step as it is typed."""

    what: str = ""
    doer: Doer = "person"
    name: str = ""
    """Of a helper."""
    asked: Asked = "not-yet"
    by: str = ""
    """A date as it is stored; empty without one."""
    hurdle: str = ""
    then: str = ""
    state: StepState = "open"


def goal_form(person: OpenPerson, ref: str) -> GoalForm | Refusal:
    """Give a goal as it would be typed."""
    goal = _found(person, ref, Goal, "no-such-goal")
    if isinstance(goal, Refusal):
        return goal
    names = {one.id: one.name for one in person.records.strengths}
    drawn = tuple(names[one] for one in goal.draws_on if one in names)
    return GoalForm(as_typed(goal.words.text, goal.words.voice), goal.why or "", drawn, goal.state)


def step_form(person: OpenPerson, ref: str) -> StepForm | Refusal:
    """Give a step as it would be typed."""
    step = _found(person, ref, Step, "no-such-step")
    if isinstance(step, Refusal):
        return step
    return StepForm(
        what=as_typed(step.what, "gist"),
        doer=step.who.kind,
        name=step.who.name or "",
        asked=step.who.asked,
        by=step.by or "",
        hurdle=step.hurdle or "",
        then=step.then or "",
        state=step.state,
    )


def add_goal(act: Act, person: OpenPerson, form: GoalForm, said: str | None = None) -> str | Refusal:
    """Put a goal into the plan, made of a line where one is named; gives its handle."""
    line = line_said(person, said) if said is not None else None
    if isinstance(line, Refusal):
        return line
    return planning.add_goal(
        act, person, form.words, why=form.why, draws_on=form.draws_on, state=form.state, made_of=line
    )


def change_goal(act: Act, person: OpenPerson, ref: str, form: GoalForm) -> str | Refusal:
    """Store what is other than it stood."""
    stood = goal_form(person, ref)
    if isinstance(stood, Refusal):
        return stood
    return planning.change_goal(act, person, ref, _changed(stood, form, ("words", "why", "draws_on", "state")))


def add_step(act: Act, person: OpenPerson, goal: str | None, form: StepForm, said: str | None = None) -> str | Refusal:
    """Put a step under a goal, or under none, made of a line where one is named; gives its handle."""
    line = line_said(person, said) if said is not None else None
    if isinstance(line, Refusal):
        return line
    return planning.add_step(
        act,
        person,
        goal_ref=goal,
        what=form.what,
        who=_who(person, form),
        by=form.by or None,
        hurdle=form.hurdle,
        then=form.then,
        made_of=line,
    )


def change_step(act: Act, person: OpenPerson, ref: str, form: StepForm) -> str | Refusal:
    """Store what is other than it stood."""
    stood = step_form(person, ref)
    if isinstance(stood, Refusal):
        return stood
    changes = _changed(stood, form, ("what", "by", "hurdle", "then", "state"))
    if (form.doer, form.name, form.asked) != (stood.doer, stood.name, stood.asked):
        changes["who"] = _who(person, form)
    return planning.change_step(act, person, ref, changes)


def _changed(stood: Form, form: Form, fields: tuple[str, ...]) -> dict[str, Any]:
    return {name: getattr(form, name) for name in fields if getattr(form, name) != getattr(stood, name)}


def _who(person: OpenPerson, form: StepForm) -> Who:
    typed = {"person": "", "worker": "worker", "named": form.name}[form.doer]
    return planning.who_of(typed, person.records.person.name, form.asked)


def _found(person: OpenPerson, ref: str, shape: type[Found], missing: str) -> Found | Refusal:
    found = find_record(person.records, ref)
    record = None if isinstance(found, Refusal) else found[1]
    return record if isinstance(record, shape) else Refusal(missing)
