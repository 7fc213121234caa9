"""A pack's rows as lines of a terminal: three columns for the routes, then the tree, as wide as the window.

At a terminal the tree has its branches drawn; piped, or where a terminal is dumb, it is set in only.
"""

from __future__ import annotations

import os
import shutil
import sys
from typing import TYPE_CHECKING, Final, NamedTuple

from strengthtui.line.cells import wrap
from strengthtui.text import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from strengthtui.desk.pack_drawing import PackRow

WIDEST: Final = 100
"""Cells of a line: longer ones are hard to read."""
NARROWEST: Final = 16
"""Cells for the words, however narrow the window is."""
NOT_ASKED: Final = "."
"""Where a route does not come by."""


class Branches(NamedTuple):
    """With what a tree is drawn."""

    fork: str
    last: str
    trunk: str
    none: str


DRAWN: Final = Branches("├─ ", "└─ ", "│  ", "   ")
SET_IN: Final = Branches("  ", "  ", "    ", "    ")


def window() -> tuple[int, Branches]:
    """Give how wide the lines may be, and with what they are drawn."""
    width = min(shutil.get_terminal_size().columns, WIDEST)
    drawn = sys.stdout.isatty() and os.environ.get("TERM", "") != "dumb" and _can_show(DRAWN)
    return width, DRAWN if drawn else SET_IN


def paragraphs(texts: Iterable[str], width: int) -> Iterator[str]:
    """Give texts as lines, what does not fit set in below."""
    for text in texts:
        yield from _set(text, "", "  ", width)


def drawn(rows: Sequence[PackRow], letters: Mapping[str, str] | None, width: int, branches: Branches) -> Iterator[str]:
    """Give the tree; `letters` for the columns of the routes, or none of them."""
    for at, row in enumerate(rows):
        if not row.depth and at and (rows[at - 1].depth or row.depth):
            yield ""
        before, after = _leads(rows, at, branches)
        marks, blank = _gutter(row, letters)
        yield from _set(row.text, marks + before, blank + after, width)


def _gutter(row: PackRow, letters: Mapping[str, str] | None) -> tuple[str, str]:
    if letters is None:
        return "", ""
    blank = " " * (2 * len(letters))
    if not row.asked_on:
        return blank, blank
    columns = (letter if route in row.asked_on else NOT_ASKED for route, letter in letters.items())
    return "".join(f"{column} " for column in columns), blank


def _leads(rows: Sequence[PackRow], at: int, branches: Branches) -> tuple[str, str]:
    """Give what stands before the first line of a row, and before those below it."""
    depth = rows[at].depth
    if not depth:
        return "", branches.none
    goes_on = _goes_on(rows, at)
    trunk = branches.trunk if goes_on else branches.none
    if depth == 1:
        return branches.fork if goes_on else branches.last, trunk + "  "
    deeper = "  " * (depth - 2)
    return trunk + deeper, trunk + deeper + "  "


def _goes_on(rows: Sequence[PackRow], at: int) -> bool:
    """Whether another question of the same section follows."""
    for row in rows[at + 1 :]:
        if row.depth <= 1:
            return row.depth == 1
    return False


def _set(text: str, before: str, after: str, width: int) -> Iterator[str]:
    room = max(width - max(len(before), len(after)), NARROWEST)
    lines = [line for part in visible(text).split("\n") for line in wrap(part, room)]
    for at, line in enumerate(lines):
        yield f"{after if at else before}{line}".rstrip()


def _can_show(branches: Branches) -> bool:
    try:
        "".join(branches).encode(sys.stdout.encoding or "ascii")
    except UnicodeEncodeError:
        return False
    return True
