"""What was typed, cleaned: control characters out, and whose words it says it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from strengthtui.errors import Refusal
from strengthtui.interview import voices
from strengthtui.text import MAX_ANSWER, clean

if TYPE_CHECKING:
    from strengthtui.model.words import Voice


class Spoken(NamedTuple):
    """A line as it may be kept."""

    text: str
    voice: Voice | None
    """`person` when it began with a quotation mark; `None` when nothing was said about it."""
    removed: int
    """Control characters taken out."""


def spoken(raw: str) -> Spoken:
    """Read one typed line: `"...` is the person's own words, `""...` begins with a quotation mark."""
    cleaned = clean(raw)
    text, voice = voices.spoken(cleaned.text)
    return Spoken(text, voice, cleaned.removed)


def too_long(text: str) -> Refusal | None:
    """Refuse what is longer than an answer may be."""
    if len(text) > MAX_ANSWER:
        return Refusal("too-long", {"limit": MAX_ANSWER, "length": len(text)})
    return None
