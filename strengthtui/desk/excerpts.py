"""The line a finding is about, with a caret under the very cell its column means.

A line goes to a terminal, which draws some characters wider than others, some not at all, some in another order, and
obeys a few. So tabs and control characters are made visible; text that runs from right to left, and before the caret
whatever terminals draw at different widths (families of emoji, flags), becomes an ellipsis. What is left is drawn
alike everywhere.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

CUT: Final = "…"
TAB: Final = "→"
LEAST_ROOM: Final = 20
"""Cells; in less nothing can be seen."""
_ROUND: Final = 2
"""Times the room: so many characters before and after the column are looked at, for a line may have megabytes."""
_BEFORE: Final = 0.6
"""Of the room, at most, stands before the caret when the line is longer than that."""

_NARROW: Final = (
    " -~\u00a1-\u00ac\u00ae-\u02ff\u0370-\u0377\u0384-\u0386\u0388-\u038a\u0391-\u03a1\u03a3-\u0482\u048a-\u052f"
    "\u2010-\u2015\u2018-\u2026\u2030-\u205e\u20a0-\u20bf"
)
"""Letters and signs that every terminal draws in one cell: those of Latin, Greek and Cyrillic."""
_WIDE: Final = "\u3001-\u3015\u3041-\u3096\u30a0-\u30ff\u4e00-\u9fa5\uac00-\ud7a3\uff01-\uff60"
"""Those that every terminal draws in two: Chinese, Japanese and Korean."""
_PLAIN: Final = re.compile(f"[{_NARROW}]*")
_SIMPLE: Final = re.compile(f"[{_NARROW}{_WIDE}]*")
_IN_TWO: Final = re.compile(f"[{_WIDE}]")
_BREAK: Final = re.compile(r"\r\n|\n|\r")
_NO_TEXT: Final = (b"\xff\xfe", b"\xfe\xff")
_MOST_BYTES: Final = 8 * 1024 * 1024

_RIGHT_TO_LEFT: Final = frozenset({"R", "AL", "AN"})
_SEPARATE: Final = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"})
"""Kinds of characters that are named instead of shown."""
_JOINS: Final = "\u200d"
_CHANGES: Final = re.compile("[\u200c\u200d\ufe00-\ufe0f\u20e3\U0001f3fb-\U0001f3ff\u1160-\u11ff\ud7b0-\ud7ff]")
"""What makes a character before it wider, narrower or part of another picture, as the terminal likes."""
_FLAG: Final = re.compile("[\U0001f1e6-\U0001f1ff]")
_BYTE: Final = range(0xDC80, 0xDD00)
"""How a byte that is no UTF-8 is decoded."""


class Excerpt(NamedTuple):
    """A line as it can be shown, and what stands below it."""

    line: str
    caret: str


class _Piece(NamedTuple):
    """One or more characters that are drawn together."""

    shown: str
    cells: int
    start: int
    """The index of its first character in the line."""
    sure: bool = True
    """Whether every terminal draws it as wide."""


class Lines:
    """The lines of a file as they are counted in findings; a file that is no text has none."""

    def __init__(self, data: bytes) -> None:
        """Keep the bytes; they are cut when the first line is asked for."""
        self._data = data
        self._lines: list[str] | None = None

    def line(self, number: int) -> str:
        """Give a line, counted from 1; nothing where there is none."""
        if self._lines is None:
            self._lines = self._cut()
        return self._lines[number - 1] if 0 < number <= len(self._lines) else ""

    def _cut(self) -> list[str]:
        data = self._data
        if b"\0" in data or data.startswith(_NO_TEXT) or len(data) > _MOST_BYTES:
            return []
        return _BREAK.split(data.removeprefix(b"\xef\xbb\xbf").decode("utf-8", errors="surrogateescape"))


def excerpt(line: str, column: int, *, span: int = 1, room: int = 100) -> Excerpt | None:
    """Show a line with a caret under a column (from 1, in characters); `None` where there is nothing to show.

    `span` characters are underlined, as far as they are on the line. The line is shortened to `room` cells.
    """
    room, at = max(room, LEAST_ROOM), min(column - 1, len(line))
    if not line or line.isspace():
        return None
    if len(line) <= room and ((line.isascii() and line.isprintable()) or _PLAIN.fullmatch(line)):
        return Excerpt(line.rstrip(), " " * at + "^" * max(1, min(span, len(line) - at)))
    if len(line) <= room // 2 and _SIMPLE.fullmatch(line):
        marked = line[at : at + span]
        return Excerpt(line.rstrip(), " " * _cells(line[:at]) + "^" * max(1, _cells(marked)))
    return _excerpt(line, column, span, room)


def _cells(simple: str) -> int:
    return len(simple) + len(_IN_TWO.findall(simple))


def _excerpt(line: str, column: int, span: int, room: int) -> Excerpt | None:
    """Show any line, piece by piece."""
    first = max(column - 1 - _ROUND * room, 0)
    part = line[first : column - 1 + _ROUND * room]
    if not part.strip():
        return None
    if _PLAIN.fullmatch(part):
        at, cut_after = min(column - 1 - first, len(part)), first + len(part) < len(line)
        return _fitted_plain(part, at, span, room, cut_before=first > 0, cut_after=cut_after)
    pieces = list(_drawn(part, column - 1 - first))
    at = max((number for number, piece in enumerate(pieces) if piece.start <= column - 1 - first), default=0)
    if column - 1 - first >= len(part):
        at = len(pieces)
    marked = [piece for piece in pieces[at:] if piece.start < column - 1 - first + span]
    return _fitted(pieces, at, len(marked), room, cut_before=first > 0, cut_after=first + len(part) < len(line))


def _fitted_plain(part: str, at: int, span: int, room: int, *, cut_before: bool, cut_after: bool) -> Excerpt:
    """Do what `_fitted` does, where every character is one cell."""
    most = room if len(part) + cut_before + cut_after <= room else int(room * _BEFORE)
    begin = min(at - most + 1, at) if at + cut_before > most else 0
    left = CUT if begin or cut_before else ""
    kept = len(left) + at - begin
    end = len(part) if not cut_after and kept + len(part) - at <= room else at + room - kept - 1
    right = CUT if end < len(part) or cut_after else ""
    shown = f"{left}{part[begin:end]}{right}"
    return Excerpt(shown.rstrip(), " " * kept + "^" * max(1, min(span, end - at)))


def _fitted(pieces: list[_Piece], at: int, marked: int, room: int, *, cut_before: bool, cut_after: bool) -> Excerpt:
    """Shorten to the room, so that the caret stays in sight."""
    used = sum(piece.cells for piece in pieces[:at])
    most = int(room * _BEFORE)
    if used + sum(piece.cells for piece in pieces[at:]) + cut_before + cut_after <= room:
        most = room
    begin = 0
    while used + (begin > 0 or cut_before) > most and begin < at:
        used -= pieces[begin].cells
        begin += 1
    left = CUT if begin or cut_before else ""
    kept, end = len(left) + used, at
    while end < len(pieces) and kept + pieces[end].cells + (cut_after or end + 1 < len(pieces)) <= room:
        kept += pieces[end].cells
        end += 1
    right = CUT if end < len(pieces) or cut_after else ""
    shown = left + "".join(piece.shown for piece in pieces[begin:end]) + right
    under = sum(piece.cells for piece in pieces[at : min(at + marked, end)])
    return Excerpt(shown.rstrip(), " " * (len(left) + used) + "^" * max(1, under))


def _drawn(text: str, column: int) -> Iterator[_Piece]:
    """Give what is drawn for a line, piece by piece; neighbours that are left out are one ellipsis."""
    cut_since: int | None = None
    for piece in _without_right_to_left(list(_clusters(text))):
        left_out = piece.shown == CUT or not (piece.sure or piece.start + 1 > column)
        if not left_out:
            cut_since = None
            yield piece
        elif cut_since is None:
            cut_since = piece.start
            yield _Piece(CUT, 1, piece.start)


def _without_right_to_left(pieces: list[_Piece]) -> Iterator[_Piece]:
    """Put an ellipsis for each run of right-to-left text, with the spaces and signs inside it."""
    run: list[_Piece] = []
    for piece in pieces:
        sides = {unicodedata.bidirectional(char) for char in piece.shown}
        if sides & _RIGHT_TO_LEFT:
            run = [_Piece(CUT, 1, run[0].start if run else piece.start)]
        elif run and "L" not in sides and "EN" not in sides:
            run.append(piece)
            continue
        elif run:
            yield from run
            run = []
            yield piece
        else:
            yield piece
    yield from run


def _clusters(text: str) -> Iterator[_Piece]:
    """Give the characters of a line with what belongs to each."""
    held: _Piece | None = None
    joined = False
    for index, char in enumerate(text):
        kind = unicodedata.category(char)
        changes = joined or kind == "Mc" or _CHANGES.match(char) is not None
        if held is not None and not held.shown.startswith("[U+") and (changes or kind in {"Mn", "Me"}):
            held = held._replace(shown=held.shown + char, sure=held.sure and not changes)
            joined = char == _JOINS
            continue
        if held is not None:
            yield held
        held = _Piece(*_shown(char, kind), index, sure=_FLAG.match(char) is None)
        joined = False
    if held is not None:
        yield held


def _shown(char: str, kind: str) -> tuple[str, int]:
    if char == "\t":
        return TAB, 1
    if ord(char) in _BYTE:
        return "\ufffd", 1
    if kind in _SEPARATE or kind[0] == "M":
        named = f"[U+{ord(char):04X}]"
        return named, len(named)
    return char, 2 if unicodedata.east_asian_width(char) in {"W", "F"} else 1
