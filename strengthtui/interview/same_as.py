"""Where the words of an answer are: in it, or in the record it was kept from ("still so").

An answer that was kept holds no copy, only the way; the way may go on over other kept answers. A way in a
circle, or to something that is not there (struck, or no longer answered), ends nowhere. A way is followed to
words that stand in an answer set aside, too: they were said again where they were kept. Words beside
`same_as` were added to those kept.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from msgspec import Struct

from strengthtui.interview.kinds import KINDS, ValueLine
from strengthtui.model.conversation import Answer, Jotting

if TYPE_CHECKING:
    from collections.abc import Mapping

    from strengthtui.model.conversation import Value
    from strengthtui.model.pack import Question


class Part(Struct, frozen=True):
    """Words and the record that really holds them."""

    record: Answer | Jotting
    question: Question | None
    """What was asked when they were said; `None` for a jotting."""
    value: Value

    @property
    def table(self) -> str:
        """The record's table."""
        return "answers" if isinstance(self.record, Answer) else "jottings"

    @property
    def lines(self) -> tuple[ValueLine, ...]:
        """The words to show, with their voice."""
        record = self.record
        if isinstance(record, Jotting):
            return (ValueLine(record.words.text, record.words.voice, record.words.other),)
        if self.question is None:
            return ()
        return tuple(
            line if line.voice else ValueLine(line.text, record.voice, record.other, line.index)
            for line in KINDS[self.question.kind].lines(self.value, self.question)
        )


class Holders(Struct, frozen=True):
    """All records an answer may be kept from."""

    answers: Mapping[str, Answer]
    jottings: Mapping[str, Jotting]
    questions: Mapping[str, Question]
    """Id of an answer to the question it answers; those whose pack is not at hand are missing."""

    def parts(self, answer: Answer) -> tuple[Part, ...]:
        """Give the words of an answer: those it was kept from first, then its own; none when it is open."""
        return self._parts(answer, frozenset())

    def _parts(self, answer: Answer, passed: frozenset[str]) -> tuple[Part, ...]:
        question = self.questions.get(answer.id)
        if answer.state != "answered" or question is None or answer.id in passed:
            return ()
        kept = self._kept(answer, passed | {answer.id})
        if answer.value is None or KINDS[question.kind].is_empty(answer.value):
            return kept
        return (*kept, Part(answer, question, answer.value))

    def _kept(self, answer: Answer, passed: frozenset[str]) -> tuple[Part, ...]:
        way = answer.same_as
        if way is None:
            return ()
        if way.table == "jottings" and (jotting := self.jottings.get(way.id)) and jotting.words.text.strip():
            return (Part(jotting, None, jotting.words.text),)
        if way.table == "answers" and (earlier := self.answers.get(way.id)):
            return self._parts(earlier, passed)
        return ()


def value_for(question: Question, parts: tuple[Part, ...]) -> Value | None:
    """Give the words in the shape of this question; those of another kind become lines or text."""
    if not parts:
        return None
    same = [part for part in parts if part.question is not None and part.question.kind == question.kind]
    if len(same) == len(parts) == 1:
        return parts[0].value
    if question.kind in {"people", "goals"} and same:
        return cast("Value", [item for part in same for item in part.value])
    if question.kind == "lines":
        return _as_lines(parts)
    return same[-1].value if same and question.kind != "text" else _as_text(parts)


def _as_lines(parts: tuple[Part, ...]) -> Value:
    lines = [line for part in parts for line in part.lines]
    return [{"text": line.text, "voice": line.voice, "other": line.other} for line in lines]


def _as_text(parts: tuple[Part, ...]) -> Value:
    return "\n".join(line.text for part in parts for line in part.lines)
