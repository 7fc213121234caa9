"""Changing the plan: goals in the person's words, steps with who and by when, and the agreement to it.

What is taken off the plan can be taken back like any act; only a strike cannot.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from strengthtui.desk import following
from strengthtui.desk.into_plan import source_of, words_of
from strengthtui.desk.marking import named
from strengthtui.desk.refs import find_record, handle
from strengthtui.desk.typed import LONGEST_NAME, spoken, tidy_name, too_long
from strengthtui.errors import Refusal
from strengthtui.i18n import _
from strengthtui.interview.dates import stored_date
from strengthtui.journey.thread import plan_rev
from strengthtui.model.conversation import Jotting
from strengthtui.model.person import About, Agreement
from strengthtui.model.plan import Goal, Step, Who
from strengthtui.model.words import Ref, Words
from strengthtui.text import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from strengthtui.desk.open_person import OpenPerson
    from strengthtui.interview.heard import HeardLine
    from strengthtui.model.person import AgreementState
    from strengthtui.model.plan import Asked, GoalState
    from strengthtui.model.tie import Tie
    from strengthtui.vault.acts import Act

Row = TypeVar("Row", Goal, Step)
Found = TypeVar("Found", Goal, Step, Jotting)


def add_goal(
    act: Act,
    person: OpenPerson,
    typed: str,
    *,
    why: str = "",
    draws_on: Sequence[str] = (),
    state: GoalState = "now",
    made_of: HeardLine | None = None,
) -> str | Refusal:
    """Put a goal into the plan; `draws_on` are names of strengths, `made_of` a line it is made of; gives its handle."""
    said, reason = spoken(typed), spoken(why).text
    refusal = too_long(said.text, reason) or (None if said.text else Refusal("no-words"))
    if refusal is not None:
        return refusal
    words = Words(text=said.text, voice=said.voice or "gist")
    drawn = _drawn(person, draws_on)
    if isinstance(drawn, Refusal):
        return drawn
    order = next_order(person.records.goals)
    goal = Goal(**act.stamp(), words=words, why=reason or None, draws_on=drawn, state=state, order=order)
    goal = msgspec.structs.replace(goal, words=words_of(made_of, words), source=source_of(made_of))
    act.insert(goal)
    return handle(Ref(table="goals", id=goal.id))


def goal_of_jotting(act: Act, person: OpenPerson, ref_text: str) -> str | Refusal:
    """Make a goal of a line that was caught: words and voice move into the plan; gives the goal's handle."""
    jotting = _find(person, ref_text, Jotting, "no-such-line")
    if isinstance(jotting, Refusal):
        return jotting
    goal = Goal(**act.stamp(), words=jotting.words, order=next_order(person.records.goals))
    act.insert(goal)
    act.remove("jottings", jotting.id)
    return handle(Ref(table="goals", id=goal.id))


def change_goal(act: Act, person: OpenPerson, ref_text: str, changes: dict[str, Any]) -> str | Refusal:
    """Change a goal: `words`, `why`, `vision`, `state`, `draws_on` (names of strengths)."""
    goal = _find(person, ref_text, Goal, "no-such-goal")
    if isinstance(goal, Refusal):
        return goal
    fields = _tidied(changes)
    if isinstance(fields, Refusal):
        return fields
    if "words" in fields:
        said = spoken(str(changes["words"]))
        if not said.text:
            return Refusal("no-words")
        fields["words"] = msgspec.structs.replace(goal.words, text=said.text, voice=said.voice or "gist", other=None)
    if "draws_on" in fields:
        fields["draws_on"] = _drawn(person, fields["draws_on"])
        if isinstance(fields["draws_on"], Refusal):
            return fields["draws_on"]
    return _store(act, person, "goals", goal, fields)


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
    made_of: HeardLine | None = None,
) -> str | Refusal:
    """Put a step under a goal, or a promise under none; `said` is a line it is made of; gives its handle."""
    goal_id = None
    if goal_ref is not None:
        goal = _find(person, goal_ref, Goal, "no-such-goal")
        if isinstance(goal, Refusal):
            return goal
        goal_id = goal.id
    fields = _tidied({"what": what, "who": who, "by": by, "hurdle": hurdle, "then": then})
    if isinstance(fields, Refusal):
        return fields
    if not fields["what"]:
        return Refusal("no-words")
    order = next_order(person.records.steps)
    step = Step(**act.stamp(), goal=goal_id, order=order, source=source_of(made_of), **fields)
    act.insert(step)
    return handle(Ref(table="steps", id=step.id))


def change_step(act: Act, person: OpenPerson, ref_text: str, changes: dict[str, Any]) -> str | Refusal:
    """Change a step: `what`, `who`, `by`, `hurdle`, `then`, `state`, and `asked` of a helper who is named."""
    step = _find(person, ref_text, Step, "no-such-step")
    if isinstance(step, Refusal):
        return step
    wanted = dict(changes)
    asked = wanted.pop("asked", None)
    if asked is not None:
        who = wanted.get("who", step.who)
        if who.kind != "named":
            return Refusal("nobody-to-ask")
        wanted["who"] = msgspec.structs.replace(who, asked=asked)
    fields = _tidied(wanted)
    if isinstance(fields, Refusal):
        return fields
    if "what" in fields and not fields["what"]:
        return Refusal("no-words")
    return _store(act, person, "steps", step, fields)


def take_off(act: Act, person: OpenPerson, ref_text: str) -> Refusal | None:
    """Take a goal or a step off the plan. A goal's steps go with it; what the worker promised stays, under no goal."""
    found = find_record(person.records, ref_text)
    record = None if isinstance(found, Refusal) else found[1]
    if isinstance(record, Step):
        act.remove("steps", record.id)
    elif isinstance(record, Goal):
        for step in person.records.steps:
            if step.goal == record.id and step.who.kind == "worker":
                act.update(msgspec.structs.replace(step, goal=None))
            elif step.goal == record.id:
                act.remove("steps", step.id)
        _leave_answers(act, person, record)
        act.remove("goals", record.id)
    else:
        return Refusal("not-in-plan")
    return None


def who_of(typed: str, person_name: str, asked: Asked = "not-yet") -> Who:
    """Read who does a step: `me` or the person's name is the person, `worker` the worker, else a name."""
    text = tidy_name(typed)
    if not text or fold(text) in (fold("me"), fold(_("me")), fold(person_name)):
        return Who(kind="person")
    if fold(text) in (fold("worker"), fold(_("worker"))):
        return Who(kind="worker")
    return Who(kind="named", name=text, asked=asked)


def agree_plan(act: Act, person: OpenPerson, state: AgreementState, at: str) -> str | Refusal:
    """Bind an agreement to the plan as it is now."""
    records = person.records
    if not (records.goals or records.steps):
        return Refusal("nothing-planned")
    act.insert(Agreement(**act.stamp(), about=About(what="plan", rev=plan_rev(records)), state=state, at=at))
    return "plan"


def next_order(rows: tuple[Goal, ...] | tuple[Step, ...] | tuple[Tie, ...]) -> int:
    """Give the place after the last."""
    return max((row.order for row in rows), default=-1) + 1


def _drawn(person: OpenPerson, names: Sequence[str]) -> tuple[str, ...] | Refusal:
    """Give the ids of the strengths of these names."""
    strengths = [named(person, name) for name in names]
    ids = tuple(dict.fromkeys(one.id for one in strengths if one is not None))
    return Refusal("no-such-strength") if None in strengths else ids


def _leave_answers(act: Act, person: OpenPerson, goal: Goal) -> None:
    """Take a goal out of the answers that made it; an answer with nothing left is none."""
    for answer in person.records.answers:
        value = answer.value
        if not isinstance(value, list) or goal.id not in value:
            continue
        left = [one for one in value if one != goal.id]
        if left:
            act.update(msgspec.structs.replace(answer, value=left))
        else:
            act.remove("answers", answer.id)


def _tidied(changes: dict[str, Any]) -> dict[str, Any] | Refusal:
    """Clean what was typed, and refuse what is too long, no date, or nobody's name; no voice is kept here."""
    fields: dict[str, Any] = {
        key: spoken(value).text or None if isinstance(value, str) else value for key, value in changes.items()
    }
    refusal = too_long(*(value for value in fields.values() if isinstance(value, str)))
    if refusal is not None:
        return refusal
    if fields.get("by"):
        day = stored_date(fields["by"])
        if isinstance(day, Refusal):
            return day
        fields["by"] = day
    who = fields.get("who")
    if isinstance(who, Who) and who.kind == "named":
        name = tidy_name(who.name)
        refusal = too_long(name, limit=LONGEST_NAME) or (None if name else Refusal("no-name"))
        if refusal is not None:
            return refusal
        fields["who"] = msgspec.structs.replace(who, name=name)
    return fields


def _store(act: Act, person: OpenPerson, table: str, row: Row, fields: dict[str, Any]) -> str:
    """Store a changed row; whoever asked to leave it out did not ask for less because it moved on."""
    changed = msgspec.structs.replace(row, **fields)
    if changed != row:
        act.update(changed)
        if not {"words", "what"} & fields.keys():
            following.carry(act, person.records, row, table, lambda one: one.verdict == "left-out")
    return handle(Ref(table=table, id=row.id))


def _find(person: OpenPerson, ref_text: str, shape: type[Found], missing: str) -> Found | Refusal:
    found = find_record(person.records, ref_text)
    record = None if isinstance(found, Refusal) else found[1]
    return record if isinstance(record, shape) else Refusal(missing)
