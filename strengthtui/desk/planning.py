"""The plan: goals in the person's words, what each draws on, steps with who and by when, and the agreement to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from strengthtui.desk.lines import whose
from strengthtui.desk.marking import named
from strengthtui.desk.refs import handle, parsed, record_at
from strengthtui.desk.typed import spoken, too_long
from strengthtui.desk.views import GoalView, PlanView, StepView
from strengthtui.errors import Refusal
from strengthtui.i18n import _, told_date
from strengthtui.journey.thread import plan_rev, thread
from strengthtui.model.person import About, Agreement
from strengthtui.model.plan import Goal, Step, Who
from strengthtui.model.words import Ref, Words
from strengthtui.text import fold

if TYPE_CHECKING:
    from strengthtui.desk.open_person import OpenPerson
    from strengthtui.model.person import AgreementState
    from strengthtui.model.plan import Asked
    from strengthtui.model.records import Records
    from strengthtui.vault.acts import Act

Row = TypeVar("Row", Goal, Step)


def add_goal(act: Act, person: OpenPerson, typed: str, *, why: str = "") -> str | Refusal:
    """Put a goal into the plan; gives its handle."""
    said = spoken(typed)
    refusal = too_long(said.text) or too_long(why) or (None if said.text else Refusal("no-words"))
    if refusal is not None:
        return refusal
    words = Words(text=said.text, voice=said.voice or "gist")
    goal = Goal(**act.stamp(), words=words, why=why.strip() or None, order=_next_order(person.records.goals))
    act.insert(goal)
    return handle(Ref(table="goals", id=goal.id))


def change_goal(act: Act, person: OpenPerson, ref_text: str, changes: dict[str, Any]) -> str | Refusal:
    """Change a goal: `words`, `why`, `vision`, `state`, `draws_on` (names of strengths)."""
    goal = _find(person, ref_text, Goal)
    if isinstance(goal, Refusal):
        return goal
    if "words" in changes:
        said = spoken(str(changes["words"]))
        if not said.text:
            return Refusal("no-words")
        changes = {**changes, "words": msgspec.structs.replace(goal.words, text=said.text, voice=said.voice or "gist")}
    if "draws_on" in changes:
        strengths = [named(person, name) for name in changes["draws_on"]]
        if None in strengths:
            return Refusal("no-such-strength")
        changes = {**changes, "draws_on": tuple(one.id for one in strengths if one is not None)}
    act.update(msgspec.structs.replace(goal, **changes))
    return ref_text


def add_step(
    act: Act,
    person: OpenPerson,
    *,
    goal_ref: str | None,
    what: str,
    who: Who,
    by: str | None = None,
    hurdle: str = "",
    then: str = "",
) -> str | Refusal:
    """Put a step under a goal, or a promise under none; gives its handle."""
    goal_id = None
    if goal_ref is not None:
        goal = _find(person, goal_ref, Goal)
        if isinstance(goal, Refusal):
            return goal
        goal_id = goal.id
    text = spoken(what).text
    refusal = too_long(text) or too_long(hurdle) or too_long(then) or (None if text else Refusal("no-words"))
    if refusal is not None:
        return refusal
    step = Step(
        **act.stamp(),
        goal=goal_id,
        what=text,
        who=who,
        by=by,
        hurdle=hurdle.strip() or None,
        then=then.strip() or None,
        order=_next_order(person.records.steps),
    )
    act.insert(step)
    return handle(Ref(table="steps", id=step.id))


def change_step(act: Act, person: OpenPerson, ref_text: str, changes: dict[str, Any]) -> str | Refusal:
    """Change a step: `what`, `who`, `by`, `hurdle`, `then`, `state`."""
    step = _find(person, ref_text, Step)
    if isinstance(step, Refusal):
        return step
    act.update(msgspec.structs.replace(step, **changes))
    return ref_text


def who_of(typed: str, person_name: str, asked: Asked = "not-yet") -> Who:
    """Read who does a step: `me` or the person's name is the person, `worker` the worker, else a name."""
    text = typed.strip()
    if not text or fold(text) in (fold("me"), fold(_("me")), fold(person_name)):
        return Who(kind="person")
    if fold(text) in (fold("worker"), fold(_("worker"))):
        return Who(kind="worker")
    return Who(kind="named", name=text, asked=asked)


def agree_plan(act: Act, person: OpenPerson, state: AgreementState, at: str) -> str | Refusal:
    """Bind an agreement to the plan as it is now."""
    rev = plan_rev(person.records)
    if not rev:
        return Refusal("nothing-planned")
    act.insert(Agreement(**act.stamp(), about=About(what="plan", rev=rev), state=state, at=at))
    return "plan"


def plan_view(person: OpenPerson) -> PlanView:
    """The whole plan in words."""
    records = person.records
    strengths = {one.id: one.name for one in records.strengths}
    goals = tuple(
        GoalView(
            ref=handle(Ref(table="goals", id=goal.id)),
            text=goal.words.text,
            voice=goal.words.voice,
            why=goal.why or "",
            draws_on=tuple(strengths[one] for one in goal.draws_on if one in strengths),
            state=goal.state,
            steps=tuple(step_view(records, step) for step in records.steps if step.goal == goal.id),
        )
        for goal in sorted(records.goals, key=lambda goal: goal.order)
    )
    promises = tuple(step_view(records, step) for step in records.steps if step.goal is None)
    return PlanView(goals, promises, agreed_words(records), open_ends(person))


def step_view(records: Records, step: Step) -> StepView:
    """One step in words."""
    who = {"person": records.person.name, "worker": _("worker")}.get(step.who.kind) or step.who.name or ""
    asked = ""
    if step.who.kind == "named" and step.who.asked != "yes":
        sentence = _("{name} said no") if step.who.asked == "no" else _("{name} has not been asked")
        asked = sentence.format(name=who)
    return StepView(
        ref=handle(Ref(table="steps", id=step.id)),
        what=step.what,
        who=who,
        asked=asked,
        by=told_date(step.by),
        hurdle=step.hurdle or "",
        then=step.then or "",
        state=step.state,
    )


def agreed_words(records: Records) -> str:
    """Say whether the plan as it stands was agreed, and when."""
    agreements = [one for one in records.agreements if one.about.what == "plan"]
    if not agreements:
        return ""
    newest = agreements[-1]
    day = told_date(newest.at)
    if newest.about.rev != plan_rev(records):
        return _("changed since agreed on {day}").format(day=day)
    return {
        "yes": _("agreed on {day}"),
        "partly": _("partly agreed on {day}"),
        "no": _("not agreed on {day}"),
    }.get(newest.state, _("to be asked again ({day})")).format(day=day)


def open_ends(person: OpenPerson) -> tuple[str, ...]:
    """What the thread shows as still open: who has not been asked before what has no date."""
    strands = thread(person.records, person.live)
    ends = [_("{name} has not been asked").format(name=step.who.name) for step in strands.unasked]
    ends += [_("{goal}: no step has a date").format(goal=goal.words.text) for goal in strands.undated_goals]
    ends += [_("{name}: in no goal yet").format(name=one.name) for one in strands.loose_strengths]
    return tuple(ends)


def goal_label(person: OpenPerson, goal: Goal) -> str:
    """Whose words a goal is in."""
    return whose(goal.words.voice, goal.words.other, person.records.person.name)


def _next_order(rows: tuple[Goal, ...] | tuple[Step, ...]) -> int:
    return max((row.order for row in rows), default=-1) + 1


def _find(person: OpenPerson, ref_text: str, shape: type[Row]) -> Row | Refusal:
    ref = parsed(ref_text)
    record = record_at(person.records, ref) if isinstance(ref, Ref) else None
    return record if isinstance(record, shape) else Refusal("no-such-goal")
