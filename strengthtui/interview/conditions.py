"""Whether a question's `when` is true now: two-valued, and false unless answered.

Says nothing about order. Whoever calls hands over only what lies before the question (`walk`), and so a
condition can look backwards only, whatever a pack says.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, assert_never

from strengthtui.interview.kinds import KINDS
from strengthtui.model.pack import AllOf, AnswerTest, AnyOf, Not, TopicTest

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from strengthtui.model.conversation import Value
    from strengthtui.model.pack import Condition, Question


class Answered(Protocol):
    """What a condition needs to know of an answer; `LiveAnswer` is one."""

    @property
    def is_answered(self) -> bool:
        """Whether something was said, not put off or declined."""

    @property
    def value(self) -> Value | None:
        """What was said."""

    @property
    def question(self) -> Question:
        """The question it answers."""


def holds(condition: Condition | None, answered: Mapping[str, Answered], heard_topics: Collection[str]) -> bool:
    """Tell whether the condition is true; no condition is always true."""
    match condition:
        case None:
            return True
        case AnswerTest():
            return _answer_holds(condition, answered.get(condition.question))
        case TopicTest():
            return condition.topic in heard_topics
        case AnyOf():
            return any(holds(part, answered, heard_topics) for part in condition.conditions)
        case AllOf():
            return all(holds(part, answered, heard_topics) for part in condition.conditions)
        case Not():
            return not holds(condition.condition, answered, heard_topics)
    assert_never(condition)


def gates(condition: Condition | None) -> tuple[frozenset[str], frozenset[str]]:
    """Give what a condition looks at: addresses of questions, and topics."""
    match condition:
        case AnswerTest():
            return frozenset({condition.question}), frozenset()
        case TopicTest():
            return frozenset(), frozenset({condition.topic})
        case AnyOf() | AllOf():
            parts = [gates(part) for part in condition.conditions]
            return frozenset().union(*(p[0] for p in parts)), frozenset().union(*(p[1] for p in parts))
        case Not():
            return gates(condition.condition)
    return frozenset(), frozenset()


def _answer_holds(test: AnswerTest, answer: Answered | None) -> bool:
    if answer is None or not answer.is_answered or answer.value is None:
        return False
    if test.test == "answered":
        return True
    kind = KINDS[answer.question.kind]
    compare = kind.equals if test.test == "equals" else kind.includes
    return test.value is not None and compare(answer.value, test.value, answer.question)
