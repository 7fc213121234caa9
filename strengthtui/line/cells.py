"""How wide text is in a terminal, where its last character begins, and where a line may be broken.

Terminals disagree about some characters (emoji made of several, flags): for these the least and the most are
given, and nobody is told a width that may be wrong. The width tables are rich's, loaded with the first
character beyond ASCII.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

JOINERS = "\u200c\u200d"
"""Zero-width non-joiner and joiner."""

_EMOJI_EXTENDERS = re.compile("[\ufe00-\ufe0f\u20e3\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]")
_FLAG_HALVES = re.compile("[\U0001f1e6-\U0001f1ff]")
_CJK = "\u2e80-\u303e\u3041-\ua4cf\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\U00020000-\U0003fffd"
_NEVER_FIRST = "\u3001\u3002\uff0c\uff0e\uff01\uff1f\uff1a\uff1b\uff09\u300d\u300f\u3011\u3009\u300b\u30fc\u2026"
_PIECES = re.compile(f" *(?:[{_CJK}][{_NEVER_FIRST}]*|[^ {_CJK}]+)| +")


def width(text: str) -> int:
    """Give the number of cells the text takes, as most terminals draw it."""
    if text.isascii():
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)


def bounds(text: str, before: str = "") -> Iterator[tuple[int, int]]:
    """Give for each code point the least and the most cells it adds after `before`."""
    from rich.cells import get_character_cell_size

    for char in text:
        cells = get_character_cell_size(char)
        extends = _EMOJI_EXTENDERS.match(char) or _FLAG_HALVES.match(char) or before == "\u200d"
        if extends or unicodedata.category(char) == "Mc":
            yield 0, 2
        else:
            yield cells, cells
        before = char


def last_character(text: str) -> int:
    """Give the index where the last character begins, as people count: marks and joined emoji are part."""
    start = len(text) - 1
    while start > 0:
        if _extends(text[start]) or _joined(text, start):
            start -= 1
        elif _FLAG_HALVES.match(text[start]) and _flag_halves_before(text, start) % 2:
            return start - 1
        else:
            break
    return max(start, 0)


def last_word(text: str) -> int:
    """Give the index where the last word begins, the spaces behind it included."""
    return len(text.rstrip().rpartition(" ")[0]) + 1 if " " in text.rstrip() else 0


def wrap(line: str, limit: int) -> list[str]:
    """Break one line into rows of at most `limit` cells, at spaces and between CJK characters.

    A longer word (an address) is left whole for the terminal to break, so that it can be copied.
    """
    if width(line) <= limit:
        return [line]
    rows, row, used = [], "", 0
    for piece in _PIECES.findall(line):
        cells = width(piece)
        if row.strip() and used + cells > limit:
            rows.append(row.rstrip(" "))
            row = piece.lstrip(" ")
            used = width(row)
        else:
            row += piece
            used += cells
    rows.append(row.rstrip(" "))
    return rows


def _extends(char: str) -> bool:
    return (
        char in JOINERS or unicodedata.category(char) in {"Mn", "Me", "Mc"} or _EMOJI_EXTENDERS.match(char) is not None
    )


def _joined(text: str, index: int) -> bool:
    """Whether the joiner ahead makes this part of an emoji sequence (letters are joined in form only)."""
    return text[index - 1] == "\u200d" and unicodedata.category(text[index]) in {"So", "Sk"}


def _flag_halves_before(text: str, index: int) -> int:
    count = 0
    while count < index and _FLAG_HALVES.match(text[index - 1 - count]):
        count += 1
    return count
