"""Storing an answer: what was typed as a value of its kind, and goals where the answer names goals."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from strengthtui.desk import following
from strengthtui.desk.typed import too_long
from strengthtui.errors import Refusal
from strengthtui.interview.kinds import understand
from strengthtui.model.conversation import Answer
from strengthtui.model.plan import Goal
from strengthtui.model.words import Words
from strengthtui.text import clean

if TYPE_CHECKING:
    from datetime import date

    from strengthtui.desk.open_person import OpenPerson
    from strengthtui.model.conversation import AnswerState, Conversation, SameAs, Value
    from strengthtui.model.pack import Question
    from strengthtui.model.words import Voice
    from strengthtui.vault.acts import Act

ONE_LINE_KINDS = frozenset({"yes-no", "choice", "choices", "scale", "number", "date"})
"""Kinds whose whole answer is one typed line."""


def typed_value(question: Question, raw: str, voice: Voice | None, today: date) -> tuple[Value, Voice, int] | Refusal:
    """Turn what was typed into a value of the kind, whose words it is, and how many characters were taken out.

    To a question asked of the worker it is the worker's own thought, unless typed as said.
    """
    text, removed = clean(raw)
    refusal = too_long(text)
    if refusal is not None:
        return refusal
    typed = understand(text, question, today)
    if isinstance(typed, Refusal):
        return typed
    own: Voice = "worker" if question.for_worker else "gist"
    return typed.value, voice or typed.voice or own, removed


def store_answer(
    act: Act,
    person: OpenPerson,
    conversation: Conversation,
    address: str,
    *,
    question: Question,
    value: Value | None,
    state: AnswerState = "answered",
    voice: Voice = "gist",
    other: str | None = None,
    share: str | None = None,
    asked: str | None = None,
    reason: str | None = None,
    same_as: SameAs | None = None,
) -> Answer:
    """Insert or change the one answer to a question; gives it as it will stand."""
    earlier = stored_answer(person, conversation, address)
    if question.kind == "goals":
        value = _goals(act, person, earlier, value)
    fields: dict[str, Any] = {
        "state": state,
        "value": value,
        "voice": voice,
        "other": other,
        "share": share,
        "asked": asked,
        "reason": reason,
        "same_as": same_as,
    }
    if earlier is not None:
        changed = msgspec.structs.replace(earlier, **fields)
        act.update(changed)
        following.find_again(act, person, earlier, changed)
        return changed
    fresh = Answer(**act.stamp(), conversation=conversation.id, question=address, **fields)
    act.insert(fresh)
    return fresh


def stored_answer(person: OpenPerson, conversation: Conversation, address: str) -> Answer | None:
    """Give the answer as stored, live or set aside."""
    for answer in person.records.answers:
        if answer.conversation == conversation.id and answer.question == address and answer.item is None:
            return answer
    return None


def _goals(act: Act, person: OpenPerson, earlier: Answer | None, value: Value | None) -> Value | None:
    """Make goals of what was said and give their ids; what was said before to the same question is not made again.

    A goal that was answered here, is not said any more and that nothing was built on goes: it was only a wording.
    """
    held: list[Any] = earlier.value if earlier is not None and isinstance(earlier.value, list) else []
    before = {goal.id: goal for goal in person.records.goals if goal.id in held}
    same = {goal.words.text: goal.id for goal in before.values()}
    ids: list[str] = []
    order = max((goal.order for goal in person.records.goals), default=-1)
    for item in value if isinstance(value, list) else []:
        said: dict[str, Any] = item if isinstance(item, dict) else {"text": str(item)}
        words = Words(text=str(said["text"]), voice=said.get("voice") or "gist", other=said.get("other"))
        known = same.get(words.text)
        if known is None:
            order += 1
            goal = Goal(**act.stamp(), words=words, order=order)
            act.insert(goal)
            known = same[words.text] = goal.id
        ids.append(known)
    for goal in before.values():
        if goal.id not in ids and not _built_on(person, goal):
            act.remove("goals", goal.id)
    return list(dict.fromkeys(ids)) or None


def _built_on(person: OpenPerson, goal: Goal) -> bool:
    records = person.records
    more = goal.why or goal.vision or goal.draws_on or goal.assets or goal.state != "now"
    steps = any(step.goal == goal.id for step in records.steps)
    told = any(one.target.id == goal.id for one in records.verdicts)
    elsewhere = sum(isinstance(one.value, list) and goal.id in one.value for one in records.answers) > 1
    return bool(more or steps or told or elsewhere)
