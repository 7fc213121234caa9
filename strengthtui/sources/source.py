"""Plain data and where each piece of it stands in its file.

Positions cost one number a node while reading; lines and columns are worked out only when one is asked for.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from strengthtui.sources.within import index_within

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Plain: TypeAlias = "dict[str, Plain] | list[Plain] | str | None"
"""What a file holds: every scalar is a string (`no`, `012` and `1:30` too), an empty one is `None`."""

Path: TypeAlias = "tuple[str | int, ...]"
"""The way from the top to a piece: keys and indexes."""

MAX_BYTES: Final = 8 * 1024 * 1024
"""Of one file; a pack of 5,000 questions has 3 MiB."""
MAX_DEPTH: Final = 20
"""Containers inside containers; the deepest condition anyone has written needs nine."""
MAX_NODES: Final = 400_000
"""Keys and values of one file; a pack of 5,000 questions has 130,000."""

_BREAK: Final = re.compile(r"\r\n|\n|\r")


class Position(NamedTuple):
    """A place in a file, counted from 1."""

    line: int
    column: int


class _Spot:
    """Where a piece, its key and its parts begin. Plain slots: there may be 400,000 of them."""

    __slots__ = ("key", "parts", "start")

    def __init__(self, start: int, key: int, parts: dict[str, _Spot] | list[_Spot] | None) -> None:
        self.start = start
        self.key = key
        self.parts = parts


class LineTable:
    """Turns a character's index into line and column."""

    def __init__(self, text: str) -> None:
        """Keep the text; nothing is counted yet."""
        self._text = text
        self._begins: list[int] | None = None

    def position(self, index: int) -> Position:
        """Give line and column of a character."""
        if self._begins is None:
            self._begins = [0, *(match.end() for match in _BREAK.finditer(self._text))]
        line = bisect_right(self._begins, index)
        return Position(line, index - self._begins[line - 1] + 1)

    def index_within(self, begin: int, text: str, at: int) -> int:
        """Give the index of a character of the text that begins here; where it is not sure, that of its beginning."""
        found = index_within(self._text, begin, text, at)
        return begin if found is None else found


class Source:
    """A file that was read: its name, its data, and the position of every piece."""

    def __init__(self, name: str, data: Plain, lines: LineTable, starts: Sequence[int]) -> None:
        """Take the data with the index of each node's first character, in the order of the file."""
        self.name = name
        """As the person gave it."""
        self.data = data
        """Strings, lists and mappings."""
        self._lines = lines
        self._starts = starts
        self._top: _Spot | None = None

    def at(self, path: Path, *, key: bool = False) -> Position:
        """Give the place of a piece (or of its key); what is not there is where its nearest parent is."""
        spot, found = self._spot_at(path)
        return self._lines.position(spot.key if key and found else spot.start)

    def within(self, path: Path, start: int) -> Position:
        """Give the place of a word of a text by its first character, counted without the white space round the text.

        Where that cannot be told for sure, it is the place of the text.
        """
        spot, found = self._spot_at(path)
        text = _piece(self.data, path)
        if not found or not isinstance(text, str):
            return self._lines.position(spot.start)
        around = len(text) - len(text.lstrip())
        return self._lines.position(self._lines.index_within(spot.start, text, around + start))

    def keys_of(self, path: Path) -> tuple[str, ...]:
        """Give the keys of a mapping, in the order of the file; none of anything else."""
        piece = _piece(self.data, path)
        return tuple(piece) if isinstance(piece, dict) else ()

    def holds(self, path: Path) -> bool:
        """Whether there is such a piece, with or without a value."""
        *above, step = path
        holder = _piece(self.data, tuple(above))
        return isinstance(holder, dict) and step in holder

    def _spot_at(self, path: Path) -> tuple[_Spot, bool]:
        """Give the spot of a piece, or of its nearest parent, and whether it is its own."""
        if self._top is None:
            starts = iter(self._starts)
            first = next(starts, 0)
            self._top = _spot(self.data, first, first, starts)
        spot = self._top
        for step in path:
            below = _below(spot, step)
            if below is None:
                return spot, False
            spot = below
        return spot, True


def _piece(data: Plain, path: Path) -> Plain:
    for step in path:
        if isinstance(data, dict) and isinstance(step, str):
            data = data.get(step)
        elif isinstance(data, list) and isinstance(step, int) and 0 <= step < len(data):
            data = data[step]
        else:
            return None
    return data


def _below(spot: _Spot, step: str | int) -> _Spot | None:
    if isinstance(spot.parts, dict):
        return spot.parts.get(step) if isinstance(step, str) else None
    if isinstance(spot.parts, list) and isinstance(step, int) and 0 <= step < len(spot.parts):
        return spot.parts[step]
    return None


def _spot(data: Plain, start: int, key: int, starts: Iterator[int]) -> _Spot:
    if isinstance(data, dict):
        parts: dict[str, _Spot] = {}
        for name, value in data.items():
            key_start = next(starts, start)
            parts[name] = _spot(value, next(starts, start), key_start, starts)
        return _Spot(start, key, parts)
    if isinstance(data, list):
        items: list[_Spot] = []
        for value in data:
            item = next(starts, start)
            items.append(_spot(value, item, item, starts))
        return _Spot(start, key, items)
    return _Spot(start, key, None)
