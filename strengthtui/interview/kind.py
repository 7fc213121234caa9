"""What a kind of question is: how its answers are checked, understood when typed, compared and shown.

A kind is a row of functions, not a class to inherit from; the rows stand in `kinds.KINDS`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from strengthtui.errors import Refusal
from strengthtui.interview.refusals import refuse
from strengthtui.text import MAX_ANSWER, fold, one_line

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from strengthtui.model.conversation import Value
    from strengthtui.model.pack import KindId, Question
    from strengthtui.model.words import Voice


class ValueLine(Struct, frozen=True):
    """One line of a value, to show or to print."""

    text: str
    """The words; never marked up."""
    voice: Voice | None = None
    """Whose words, where the line says so itself."""
    other: str | None = None
    """Which other, when the voice is `other`."""
    index: int | None = None
    """Where it stands in a value that is a list; `None` when the value is one line."""


class Kind(Struct, frozen=True, kw_only=True):
    """All that is particular to one kind."""

    id: KindId
    check: Callable[[Value, Question], Value | Refusal]
    """Normalise a value from a sheet or a widget, or say why it cannot be kept. Idempotent."""
    typed: Callable[[str, Question, date | None], Value | Refusal]
    """Understand a typed line; today (if handed in) makes `friday` a date."""
    lines: Callable[[Value, Question], tuple[ValueLine, ...]]
    """The words to show; never fails, whatever an older version or another hand stored."""
    equals: Callable[[Value, str, Question], bool]
    """Whether the whole value is this option, number, date or text."""
    includes: Callable[[Value, str, Question], bool]
    """Whether this is among what was said; for a single value the same as `equals`."""
    is_empty: Callable[[Value], bool]
    """Whether nothing was said."""

    def from_typed(self, text: str, question: Question, today: date | None = None) -> Value | Refusal:
        """Understand what someone typed, generously; refuse only what could mean two things."""
        return self.typed(text, question, today)


SCALE_TOP: Final = 10
"""Every ruler goes from 0 to 10."""


def too_long(text: str, limit: int | None = None) -> Refusal | None:
    """Refuse more characters than the question (or the whole program) takes."""
    allowed = min(limit, MAX_ANSWER) if limit is not None else MAX_ANSWER
    return refuse("too-long", length=len(text), limit=allowed) if len(text) > allowed else None


def wrong_shape(question: Question) -> Refusal:
    """Refuse a value whose shape is another kind's."""
    return refuse("wrong-shape", kind=question.kind)


def comparable(text: str) -> str:
    """Give the form in which typed words are matched with options: folded, one line, no end mark."""
    return fold(one_line(text)).strip().rstrip(".!;,:").strip()


def ascii_digits(text: str) -> str:
    """Write the decimal digits of any script as 0 to 9."""
    return "".join(str(int(sign)) if sign.isdecimal() else sign for sign in text)
