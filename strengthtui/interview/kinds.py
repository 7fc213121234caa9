"""The table of kinds: answers are checked, understood and shown through it; nobody asks "which kind?"."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from strengthtui.errors import Refusal
from strengthtui.interview.chosen import CHOICE, CHOICES, YES_NO
from strengthtui.interview.kind import Kind, ValueLine
from strengthtui.interview.measured import DATE, NUMBER, SCALE
from strengthtui.interview.said import GOALS, LINES, PEOPLE, TEXT
from strengthtui.interview.voices import spoken

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from strengthtui.model.conversation import Value
    from strengthtui.model.pack import KindId, Question
    from strengthtui.model.words import Voice

KINDS: Final[Mapping[KindId, Kind]] = MappingProxyType(
    {kind.id: kind for kind in (TEXT, LINES, YES_NO, CHOICE, CHOICES, SCALE, NUMBER, DATE, PEOPLE, GOALS)}
)
"""Kind id to all that is particular to it."""

_VOICED: Final[frozenset[KindId]] = frozenset({"text"})
"""Kinds whose whole answer has one voice that a leading `"` sets; `lines` and `goals` have one a line."""
SPOKEN_KINDS: Final[frozenset[KindId]] = _VOICED | {"lines", "goals"}
"""Kinds in which a leading `"` says whose words they are."""


class Typed(Struct, frozen=True):
    """What someone typed, understood."""

    value: Value
    """Checked and normalised."""
    voice: Voice | None
    """`person` when it began with `"`; `None` leaves the voice as it is set."""


def understand(text: str, question: Question, today: date | None = None) -> Typed | Refusal:
    """Read a typed answer: the mark for "as said", where the whole answer has one voice, then the value."""
    words, voice = spoken(text) if question.kind in _VOICED else (text, None)
    value = KINDS[question.kind].from_typed(words, question, today)
    return value if isinstance(value, Refusal) else Typed(value, voice)


__all__ = ["KINDS", "SPOKEN_KINDS", "Kind", "Typed", "ValueLine", "understand"]
