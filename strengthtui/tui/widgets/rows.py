"""Rows of a list and how they are laid out in lines: records and arithmetic, no widget.

Rows of one line each are never laid out beforehand; paragraphs are wrapped once a width, also where only a few of the
rows are new: a line of twenty thousand characters takes a good while.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, get_args

from msgspec import Struct
from rich.cells import cell_len, set_cell_size
from textual.content import Content

from strengthtui.text import fold
from strengthtui.tui.safe import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

Tone = Literal["plain", "own", "quiet", "star", "head", "warn", "filled"]
TONES: Final[tuple[Tone, ...]] = get_args(Tone)
GUTTER: Final = 2
"""Cells before every line, for the sign of the row chosen."""

CHOSEN: Final = "▸ "
WIDTHS: Final = 3
"""So many widths are remembered: a list is asked for several before it gets one."""
Wrapped = dict[tuple[str, int], tuple[str, ...]]
"""The lines of each paragraph, by its text and its width."""


class Part(Struct, frozen=True):
    """A paragraph of a row, or one of its columns."""

    text: str
    tone: Tone = "plain"
    indent: int = 0
    width: int = 0
    """Cells of a column; 0 for a paragraph, or for the column that takes the rest."""


class Row(Struct, frozen=True):
    """One thing in the list."""

    id: str
    parts: tuple[Part, ...]
    columns: bool = False
    """Whether the parts stand side by side on one line."""
    choosable: bool = True
    """False for headings and sentences between."""
    also: str = ""
    """Words it is found by that it does not show itself: those of the headings over it."""

    def matches(self, wanted: str) -> bool:
        """Tell whether it holds what was typed (folded); nothing typed finds all."""
        return wanted in fold(" ".join(part.text for part in self.parts)) or wanted in fold(self.also)


class Line(Struct, frozen=True):
    """One line of the screen, and the row it belongs to."""

    row: int
    parts: tuple[tuple[str, Tone], ...]


class Layout:
    """Where the rows stand, line by line."""

    def __init__(self, rows: Sequence[Row] = (), bar: int = 1, wrapped: dict[int, Wrapped] | None = None) -> None:
        """Take the rows, and the width of the scrollbar: it comes without a word once the rows are too many.

        What the layout before this one wrapped may be given; much of it may come again.
        """
        self.rows = tuple(rows)
        self._bar = bar
        self._one_line = bool(self.rows) and all(row.columns for row in self.rows)
        self._lines: list[Line] = []
        self._first: list[int] = []
        self._width: int | None = None
        self.wrapped = dict(wrapped or {})
        """For each width, the paragraphs that were in the rows last."""

    @property
    def one_line(self) -> bool:
        """Whether every row is one line."""
        return self._one_line

    def fit(self, width: int) -> int:
        """Lay the rows out in this width; gives the number of lines."""
        if self._one_line:
            return len(self.rows)
        if width != self._width:
            self._width = width
            self._wrap(max(width - GUTTER - self._bar, 1))
        return len(self._lines)

    def line(self, at: int, width: int) -> Line | None:
        """Give a line; `None` past the last."""
        if not self._one_line:
            return self._lines[at] if 0 <= at < len(self._lines) else None
        return Line(at, _columns(self.rows[at], max(width - GUTTER, 1))) if 0 <= at < len(self.rows) else None

    def row_at(self, at: int) -> int | None:
        """Give the row a line belongs to."""
        if self._one_line:
            return at if 0 <= at < len(self.rows) else None
        return self._lines[at].row if 0 <= at < len(self._lines) else None

    def span(self, row: int) -> tuple[int, int]:
        """Give the first line of a row, and the one after its last."""
        if self._one_line or row >= len(self._first):
            return row, row + 1
        return self._first[row], self._first[row + 1] if row + 1 < len(self._first) else len(self._lines)

    def nearest(self, index: int, by: int) -> int | None:
        """Give the nearest row that can be chosen, from one on, up or down."""
        step = 1 if by > 0 else -1
        while 0 <= index < len(self.rows):
            if self.rows[index].choosable:
                return index
            index += step
        return None

    def find(self, row_id: str | None) -> int | None:
        """Give the row of an id, where it can be chosen."""
        if row_id is None:
            return None
        return next((index for index, row in enumerate(self.rows) if row.id == row_id and row.choosable), None)

    def _wrap(self, room: int) -> None:
        known, used = self.wrapped.pop(room, {}), Wrapped()
        self._lines, self._first = [], []
        for index, row in enumerate(self.rows):
            self._first.append(len(self._lines))
            if row.columns:
                self._lines.append(Line(index, _columns(row, room)))
                continue
            for part in row.parts:
                indent = min(part.indent, max(room - 1, 0))
                paragraph = (part.text, max(room - indent, 1))
                pieces = used[paragraph] = known.get(paragraph) or _pieces(*paragraph)
                for piece in pieces:
                    self._lines.append(Line(index, ((" " * indent, "plain"), (piece, part.tone))))
        self.wrapped = {**dict(list(self.wrapped.items())[1 - WIDTHS :]), room: used}


def _pieces(text: str, width: int) -> tuple[str, ...]:
    """Wrap a paragraph."""
    return tuple(piece.plain.rstrip("\n") for piece in Content(plain(text)).wrap(width))


def _columns(row: Row, room: int) -> tuple[tuple[str, Tone], ...]:
    """Set the parts of a row side by side; the last takes what is left, and what does not fit is cut off."""
    pieces: list[tuple[str, Tone]] = []
    left = room
    for part in row.parts:
        if left <= 0:
            break
        width = min(part.width, left) if part.width else left
        text = plain(part.text).replace("\n", " ")
        if cell_len(text) > width:
            text = set_cell_size(text, max(width - 1, 0)) + "…"
        pieces.append((set_cell_size(text, width), part.tone))
        left -= width
    return tuple(pieces)
