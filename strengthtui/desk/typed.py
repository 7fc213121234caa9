"""What was typed, cleaned: control characters out, and whose words it says it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from strengthtui.errors import Refusal
from strengthtui.i18n import _
from strengthtui.interview import voices
from strengthtui.text import MAX_ANSWER, clean, fold, one_line

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
    half_quoted: bool
    """Whether words follow the mark that closes a quotation it began with: then it is not all theirs."""


def spoken(raw: str) -> Spoken:
    """Read one typed line: `"...` is the person's own words, `""...` begins with a quotation mark."""
    cleaned = clean(raw)
    text, voice = voices.spoken(cleaned.text)
    return Spoken(text, voice, cleaned.removed, voices.half_quoted(cleaned.text))


def as_typed(text: str, voice: str) -> str:
    """Give stored words as they would be typed: a mark before what the person said, two where text begins with one."""
    if voice == "person":
        return f'"{text}'
    return f"{text[0]}{text}" if text and voices.spoken(text) != (text, None) else text


def tidy(raw: str | None) -> str:
    """Take words as they were typed, without control characters and the white space round them."""
    return clean(raw or "").text.strip()


def tidy_name(raw: str | None) -> str:
    """Take a name, on one line."""
    return one_line(tidy(raw))


def typed_names(raw: str) -> tuple[str, ...] | Refusal:
    """Read names with commas; a lone no is nobody, and a lone yes is no name: it is refused until it says who."""
    plain = fold(tidy_name(raw))
    plain = plain.rstrip(".!") if len(plain) > len("n.") else plain  # "N." may be how somebody is called
    if plain in {"n", "no", "none", "nobody", "no one", "no-one", _("no"), _("nobody")}:
        return ()
    if plain in {"y", "yes", _("yes")}:
        return Refusal("who-then")
    named = dict.fromkeys(tidy_name(part) for part in raw.split(","))
    return tuple(name for name in named if name)


def too_long(*texts: str | None, limit: int = MAX_ANSWER) -> Refusal | None:
    """Refuse what is longer than an answer may be, or than `limit`."""
    longest = max((len(text or "") for text in texts), default=0)
    return Refusal("too-long", {"limit": limit, "length": longest}) if longest > limit else None
