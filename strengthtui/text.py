"""The one cleaner: what may come in, what may go out to a terminal, and how two texts are compared.

Text is stored as typed. Coming in, only what no keyboard means to type is removed (control characters and halves of
characters), and counted. Going out, characters that hide or reorder other characters are made visible. Comparing and
searching use a folded copy that is never stored.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

MAX_ANSWER = 20_000
"""Characters in one answer or jotting; one line of 100 KB would cost a text area a third of a second a key."""

_UNWANTED = "[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]"
"""C0 without tab and newline, DEL, C1, lone surrogates. Patterns are compiled when first used: `re` keeps them."""

_HIDDEN = (
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff"  # what ingest removes, should it come from elsewhere (a file name)
    "\u202a-\u202e\u2066-\u2069"  # bidirectional embeddings, overrides and isolates
    "\u200b\u2060-\u2064\ufeff\u00ad\u180e"  # zero width and invisible
    "\ufff9-\ufffb"  # interlinear annotation
    "\U000e0000-\U000e007f]"  # tags
)
_JOINER = "[\u200c\u200d]"
_LINE_BREAKS = "[\u2028\u2029\u0085\x0b\x0c]"


class Cleaned(NamedTuple):
    """Text that may be kept, and how many characters were taken out of it."""

    text: str
    """The text, newlines as `\\n`."""
    removed: int
    """Control characters and lone surrogates that were removed; the `\\r` of a `\\r\\n` is not counted."""


def clean(raw: str) -> Cleaned:
    """Remove what may not be kept: C0 but newline and tab, DEL, C1, lone surrogates."""
    unix = raw.replace("\r\n", "\n")
    text, removed = re.subn(_UNWANTED, "", unix)
    return Cleaned(text, removed)


def fold(text: str) -> str:
    """Give the form in which two texts are compared or searched (NFC, case-folded); never stored."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold())


def visible(text: str) -> str:
    """Make hidden and reordering characters visible, e.g. `[U+202E]`, so that what is shown is what is there.

    Joiners stay where they join two visible characters (emoji families, Persian); line breaks of other conventions
    become newlines.
    """
    plain = re.sub(_LINE_BREAKS, "\n", text)
    named = re.sub(_HIDDEN, _name_of, plain)
    return re.sub(_JOINER, _joiner, named)


def held_places(text: str, mark: str) -> str:
    """Put one `mark` in the place of each character that hides or reorders others: for editors, where places count.

    Unlike `visible`, the text stays as long as it was.
    """
    plain = re.sub(f"{_HIDDEN}|{_LINE_BREAKS}", mark, text)
    return re.sub(_JOINER, lambda found: found.group() if _joiner(found) == found.group() else mark, plain)


def one_line(text: str) -> str:
    """Give the text on one line: every run of white space is one space."""
    return " ".join(text.split())


def shorten(text: str, limit: int) -> str:
    """Give one line of at most `limit` characters, with an ellipsis where something was left out."""
    line = one_line(text)
    return line if len(line) <= limit else line[: max(limit - 1, 0)].rstrip() + "…"


def _name_of(match: re.Match[str]) -> str:
    return f"[U+{ord(match.group()):04X}]"


def _joiner(match: re.Match[str]) -> str:
    before = match.string[match.start() - 1 : match.start()]
    after = match.string[match.end() : match.end() + 1]
    joins = before and after and not before.isspace() and not after.isspace()
    joins = joins and before.isprintable() and after.isprintable() and not (before.isascii() or after.isascii())
    return match.group() if joins else _name_of(match)
