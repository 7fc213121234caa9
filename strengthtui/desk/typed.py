"""What was typed, cleaned: control characters out, and whose words it says it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from strengthtui.errors import Refusal
from strengthtui.interview import voices
from strengthtui.text import MAX_ANSWER, clean, one_line

if TYPE_CHECKING:
    from strengthtui.model.words import Voice

LONGEST_NAME = 200
"""Characters of a name of a person, a strength, a helper: more would not fit in any list."""


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


def tidy(raw: str | None) -> str:
    """Take words as they were typed, without control characters and the white space round them."""
    return clean(raw or "").text.strip()


def tidy_name(raw: str | None) -> str:
    """Take a name, on one line."""
    return one_line(tidy(raw))


def too_long(*texts: str | None, limit: int = MAX_ANSWER) -> Refusal | None:
    """Refuse what is longer than an answer may be, or than `limit`."""
    longest = max((len(text or "") for text in texts), default=0)
    return Refusal("too-long", {"limit": limit, "length": longest}) if longest > limit else None
