"""Answering the question in front: type, skip three ways, keep what was said before. Each is one act."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

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
    """Turn what was typed into a value of the kind, whose words it is, and how many characters were taken out."""
    text, removed = clean(raw)
    refusal = too_long(text)
    if refusal is not None:
        return refusal
    typed = understand(text, question, today)
    if isinstance(typed, Refusal):
        return typed
    return typed.value, voice or typed.voice or "gist", removed


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
    if question.kind == "goals" and isinstance(value, list):
        value = [_goal(act, person, item) for item in value]
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
    earlier = stored_answer(person, conversation, address)
    if earlier is not None:
        changed = msgspec.structs.replace(earlier, **fields)
        act.update(changed)
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


def _goal(act: Act, person: OpenPerson, item: object) -> str:
    if isinstance(item, str) and any(goal.id == item for goal in person.records.goals):
        return item
    said: dict[str, Any] = item if isinstance(item, dict) else {"text": str(item)}
    words = Words(text=str(said["text"]), voice=said.get("voice") or "gist", other=said.get("other"))
    goal = Goal(**act.stamp(), words=words, order=len(person.records.goals))
    act.insert(goal)
    return goal.id
