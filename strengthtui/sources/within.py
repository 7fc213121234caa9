"""Where in its file a character of a text stands: past quotation marks, folded lines and indents.

The text and what was written are laid side by side without their white space, which is all that folding changes. Where
the two do not agree (an escape that is not understood here), no place is guessed: whoever asks has the text's start.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

_SIGN: Final = re.compile(r"\S")
_SINGLE: Final = re.compile(r"''|\S")
_DOUBLE: Final = re.compile(r"\\u[dD][89abAB]..\\u.{4}|\\u.{4}|\\[\s\S]|\S")
"""A character written in two halves, as JSON does it; one by its number; any other escape; a sign."""
_HEADER: Final = re.compile(r"[|>][^\r\n]*")
"""What begins a block: how it is folded, and a comment."""


def index_within(written: str, begin: int, text: str, at: int) -> int | None:
    """Give the index in `written` of the character `at` of a text; `None` where it cannot be told for sure.

    `begin` is the index of the scalar: of its first character, its quotation mark, or the sign of its block.
    """
    if not 0 <= at < len(text) or text[at].isspace():
        return None
    found = None
    signs = _signs(written, begin)
    for wanted in (*"".join(text[:at].split()), text[at]):
        sign, found = next(signs, ("", None))
        if sign != wanted:
            return None
    return found


def _signs(written: str, begin: int) -> Iterator[tuple[str, int]]:
    """Give each character that is no white space, as it is meant, with its index."""
    opening = written[begin : begin + 1]
    if opening in {"|", ">"}:
        header = _HEADER.match(written, begin)
        begin = header.end() if header is not None else begin
    elif opening in {"'", '"'}:
        begin += 1
    pattern = {"'": _SINGLE, '"': _DOUBLE}.get(opening, _SIGN)
    for match in pattern.finditer(written, begin):
        sign = match.group() if len(match.group()) == 1 else _meant(match.group())
        if not sign.isspace():
            yield sign, match.start()


def _meant(escape: str) -> str:
    """Give what an escape stands for; of one that JSON does not know, nothing, which no character is."""
    if escape == "''":
        return "'"
    if escape[1:].isspace():
        return " "  # a line that is folded without a space, or a space that is kept
    try:
        return str(json.loads(f'"{escape}"'))
    except ValueError:
        return ""
