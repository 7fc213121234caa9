"""The plan as it is shown: goals, steps, promises, whether it was agreed as it stands, and what is still open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from strengthtui.desk.into_plan import waiting
from strengthtui.desk.lines import seen
from strengthtui.desk.meeting import newest_of
from strengthtui.desk.refs import handle
from strengthtui.desk.views import GoalView, PlanView, StepView
from strengthtui.i18n import _, told_date, told_day
from strengthtui.journey.thread import OPEN_STEPS, changed_since, thread
from strengthtui.lexicon.substances import of_drink_or_drugs
from strengthtui.model.words import Ref

if TYPE_CHECKING:
    from strengthtui.desk.open_person import OpenPerson
    from strengthtui.model.plan import Goal, Step
    from strengthtui.model.records import Records


def plan_view(person: OpenPerson, company: tuple[str, ...] = ()) -> PlanView:
    """The whole plan in words, but what was planned alone while others are here."""
    records = person.records
    strengths = {one.id: one.name for one in seen(person, records.strengths, company)}
    steps = seen(person, sorted(records.steps, key=_order), company)
    goals = tuple(
        GoalView(
            ref=handle(Ref(table="goals", id=goal.id)),
            text=goal.words.text,
            voice=goal.words.voice,
            why=goal.why or "",
            draws_on=tuple(strengths[one] for one in goal.draws_on if one in strengths),
            state=goal.state,
            steps=tuple(step_view(records, step) for step in steps if step.goal == goal.id),
            of_use=of_drink_or_drugs(goal.words.text, goal.why or ""),
        )
        for goal in seen(person, sorted(records.goals, key=_order), company)
    )
    promises = tuple(step_view(records, step) for step in steps if step.goal is None)
    return PlanView(goals, promises, agreed_words(records), open_ends(person, company), waiting(person, company))


def under_no_goal(view: PlanView) -> tuple[tuple[StepView, ...], tuple[StepView, ...]]:
    """Part the steps that serve no goal: those of others, and what the worker promised."""
    promised = tuple(step for step in view.promises if step.who == _("worker"))
    return tuple(step for step in view.promises if step not in promised), promised


def _order(row: Goal | Step) -> int:
    return row.order


def step_view(records: Records, step: Step) -> StepView:
    """One step in words."""
    who = {"person": records.person.name, "worker": _("worker")}.get(step.who.kind) or _helper(step)
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
        day=full_day(step.by),
        of_use=of_drink_or_drugs(step.what, step.hurdle or "", step.then or ""),
    )


def full_day(by: str | None) -> str:
    """Write a day in full with its weekday; what is no date (it may have been imported) as it stands."""
    try:
        return told_day(by) if by else ""
    except ValueError:
        return by or ""


def _helper(step: Step) -> str:
    """Name who helps; the name may have been struck, and somebody helps all the same."""
    return step.who.name or _("someone")


def still_to_do(view: PlanView) -> tuple[str, ...]:
    """Say each step that is still to be done in a line, with who and by when; the worker's first."""
    steps = [step for goal in view.goals if goal.state in ("now", "later") for step in goal.steps]
    to_do = [step for step in (*steps, *view.promises) if step.state in OPEN_STEPS]
    to_do.sort(key=lambda step: step.who != _("worker"))
    lines = ((_("{who}: {what}").format(who=step.who, what=step.what), step.day) for step in to_do)
    return tuple(" · ".join(part for part in line if part) for line in lines)


def agreed_words(records: Records) -> str:
    """Say whether the plan as it stands was agreed, and when."""
    agreements = [one for one in records.agreements if one.about.what == "plan"]
    if not agreements:
        return ""
    newest = newest_of(agreements, records.history)
    day = told_date(newest.at)
    if newest.about.rev is None or changed_since(records, newest):
        return _("changed since agreed on {day}").format(day=day)
    return {
        "yes": _("agreed on {day}"),
        "partly": _("partly agreed on {day}"),
        "no": _("not agreed on {day}"),
        "withdrawn": _("taken back on {day}"),
    }.get(newest.state, _("to be asked again ({day})")).format(day=day)


def open_ends(person: OpenPerson, company: tuple[str, ...] = ()) -> tuple[str, ...]:
    """What the thread shows as still open: who has not been asked before what has no date."""
    strands = thread(person.records, person.live)
    ends = [
        _("{name} has not been asked").format(name=_helper(step)) for step in seen(person, strands.unasked, company)
    ]
    undated = seen(person, strands.undated_goals, company)
    ends += [_("{goal}: no step has a date").format(goal=goal.words.text.rstrip(".")) for goal in undated]
    loose = seen(person, strands.loose_strengths, company)
    ends += [_("{name}: in no goal yet").format(name=one.name) for one in loose]
    return tuple(ends)
