"""Where everybody stands in the picture of who is round a person: two sides, the close ones nearest, lines that tell.

Pure: from names and a size to cells, the same each time. A line is told by its shape, never by its colour alone; where
there is no room for a picture there is none, and the caller shows a list.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from msgspec import Struct
from rich.cells import cell_len, set_cell_size

from strengthtui.text import one_line
from strengthtui.tui.safe import plain

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Tone = Literal["name", "here", "person", "close", "line"]
Run = tuple[str, Tone]
Cell = tuple[str, Tone]

STROKES: Final[Mapping[str, str]] = {"close": "═", "in-reach": "─", "far": "·", "strained": "~", "": "╌"}
"""How a line is drawn, by how close; dashes where that was not said."""

TO_THEM, TO_ME = ("◂", "▸"), ("▸", "◂")
"""The heads of arrows on the left and on the right side."""

_NEAR: Final[Mapping[str, int]] = {"close": 12, "in-reach": 28, "strained": 28, "": 28, "far": 45}
"""Hundredths of a side that a line is long."""
_RANK: Final = ("close", "in-reach", "strained", "", "far")
"""Who stands nearest to the middle row, first."""
_SHAPES: Final = ((3, 1), (3, 0), (1, 1), (1, 0))
"""Rows of somebody, and between two: the roomiest that fits is taken."""
_STUB: Final = 3
"""Cells from the person to where the lines branch off."""
_LEAST: Final = 16
"""Cells under which a name with who it is could not be read."""
_LEAST_LINE: Final = 4
_LEAST_ROWS: Final = 3
_PERSON: Final = (10, 24)
"""Least and most cells of the person's own name."""
_CORNERS: Final[Mapping[tuple[bool, bool, bool, bool], str]] = {
    (True, True, False, False): "│",
    (True, True, False, True): "├",
    (True, True, True, False): "┤",
    (True, True, True, True): "┼",
    (False, True, False, True): "╭",
    (True, False, False, True): "╰",
    (False, True, True, True): "┬",
    (True, False, True, True): "┴",
    (False, False, True, True): "─",
    (False, True, True, False): "╮",
    (True, False, True, False): "╯",
    (False, True, False, False): "│",
    (True, False, False, False): "│",
}
"""Up, down, left, right."""
_DOUBLE: Final = {
    "├": "╞", "┤": "╡", "┼": "╪", "╭": "╒", "╮": "╕", "╰": "╘", "╯": "╛", "┬": "╤", "┴": "╧", "─": "═"
}  # fmt: skip
"""The same where a double line begins."""


class Mark(Struct, frozen=True):
    """Somebody or something as it is drawn."""

    ref: str
    label: str
    closeness: str
    give_take: str
    star: bool = False


class Spot(Struct, frozen=True):
    """Where somebody stands."""

    ref: str
    side: int
    """-1 left of the person, 1 right of them."""
    top: int
    left: int
    width: int
    height: int

    def holds(self, x: int, y: int) -> bool:
        """Tell whether a cell is part of it."""
        return self.left <= x < self.left + self.width and self.top <= y < self.top + self.height


class Drawn(Struct, frozen=True):
    """The whole picture."""

    rows: tuple[tuple[Run, ...], ...]
    spots: tuple[Spot, ...]
    """In the order of the marks."""


class _Side(NamedTuple):
    sign: int
    branch: int
    """Column from which the lines go out."""
    room: int
    """Cells beyond it."""


class _Place(NamedTuple):
    mark: Mark
    row: int
    """The row of its line."""


def lay_out(person: str, marks: Sequence[Mark], size: tuple[int, int], chosen: str = "") -> Drawn | None:
    """Draw them all round the person; `None` where they do not fit, or nobody is there."""
    width, height = size
    name = _cut(person, _PERSON[1])
    box = max(cell_len(name), _PERSON[0]) + 4
    left = (width - box) // 2
    sides = (
        _Side(-1, left - _STUB - 1, left - _STUB - 1),
        _Side(1, left + box + _STUB, width - left - box - _STUB - 1),
    )
    dealt = _dealt(marks)
    shape = next((one for one in _SHAPES if all(_tall(len(rows), one) <= height for rows in dealt)), None)
    if (
        not marks
        or shape is None
        or height < _LEAST_ROWS
        or min(side.room for side in sides) - _line("far", sides[0]) < _LEAST
    ):
        return None
    cells: list[list[Cell]] = [[(" ", "line")] * width for _row in range(height)]
    middle = height // 2
    spots: dict[str, Spot] = {}
    for side, rows in zip(sides, dealt, strict=True):
        places = _places(rows, shape, middle)
        _branches(cells, side, places, middle)
        for place in places:
            spots[place.mark.ref] = _put(cells, side, place, shape[0], here=place.mark.ref == chosen)
    _middle(cells, left, box, middle, name, joined=[bool(rows) for rows in dealt])
    return Drawn(tuple(map(_runs, cells)), tuple(spots[mark.ref] for mark in marks))


def beside(spots: Sequence[Spot], ref: str, across: int, down: int) -> str:
    """Give who stands next to somebody: the next one up or down on their side, or across at about the same row."""
    here = next((one for one in spots if one.ref == ref), None)
    if here is None:
        return spots[0].ref if spots else ""
    if across:
        others = [one for one in spots if one.side == across and one.side != here.side]
        return min(others, key=lambda one: abs(one.top - here.top), default=here).ref
    column = sorted((one for one in spots if one.side == here.side), key=lambda one: one.top)
    at = column.index(here) + down
    return column[min(max(at, 0), len(column) - 1)].ref


def _dealt(marks: Sequence[Mark]) -> tuple[list[Mark], list[Mark]]:
    """Deal them out to the left and the right, the close ones first, so that either side has as many of them."""
    ranked = sorted(marks, key=lambda one: _RANK.index(one.closeness))
    return ranked[1::2], ranked[::2]


def _tall(count: int, shape: tuple[int, int]) -> int:
    """Tell how many rows so many take; an odd row more, so that the picture can stand in the middle."""
    return count * shape[0] + max(count - 1, 0) * shape[1] + 1


def _places(ranked: Sequence[Mark], shape: tuple[int, int], middle: int) -> list[_Place]:
    """Give each its row: the first nearest to the middle, then by turns above and below."""
    pitch = sum(shape)
    top = middle - (len(ranked) * pitch - shape[1]) // 2 + shape[0] // 2
    rows = sorted((top + at * pitch for at in range(len(ranked))), key=lambda row: (abs(row - middle), row))
    return sorted(map(_Place, ranked, rows), key=lambda place: place.row)


def _line(closeness: str, side: _Side) -> int:
    return max(side.room * _NEAR[closeness] // 100, _LEAST_LINE)


def _branches(cells: list[list[Cell]], side: _Side, places: Sequence[_Place], middle: int) -> None:
    """Draw where the lines of one side come together, and the way from there to the person."""
    if not places:
        return
    for at in range(1, _STUB + 1):
        cells[middle][side.branch - at * side.sign] = ("─", "line")
    rows = {place.row: place.mark for place in places}
    lines = [middle, *rows]
    for row in range(min(lines), max(lines) + 1):
        mark = rows.get(row)
        out, inward = mark is not None, row == middle
        left, right = (out, inward) if side.sign < 0 else (inward, out)
        sign = _CORNERS.get((row > min(lines), row < max(lines), left, right), "─")
        double = mark is not None and mark.closeness == "close"
        cells[row][side.branch] = (_DOUBLE.get(sign, sign) if double else sign, "line")


def _put(cells: list[list[Cell]], side: _Side, place: _Place, height: int, *, here: bool) -> Spot:
    mark, length = place.mark, _line(place.mark.closeness, side)
    _stroke(cells[place.row], side, mark, length)
    framed = height > 1
    text = _cut(f"{mark.label} ★" if mark.star else mark.label, side.room - length - (4 if framed else 2))
    width = cell_len(text) + (4 if framed else 2)
    begin = side.branch + side.sign * (length + 1)
    left = begin if side.sign > 0 else begin - width + 1
    top = place.row - height // 2
    if framed:
        _frame(cells, left, top, text, here=here)
    else:
        _write(cells[place.row], left, f"[{text}]" if here else f" {text} ", "here" if here else "name")
    return Spot(mark.ref, side.sign, top, left, width, height)


def _stroke(row: list[Cell], side: _Side, mark: Mark, length: int) -> None:
    """Draw the line, and a head at the end to which something is given."""
    tone: Tone = "close" if mark.closeness == "close" else "line"
    side_of = 0 if side.sign < 0 else 1
    for at in range(length):
        row[side.branch + side.sign * (at + 1)] = (STROKES[mark.closeness], tone)
    if mark.give_take in {"they-give", "both"}:
        row[side.branch + side.sign] = (TO_ME[side_of], tone)
    if mark.give_take in {"i-give", "both"}:
        row[side.branch + side.sign * length] = (TO_THEM[side_of], tone)


def _frame(cells: list[list[Cell]], left: int, top: int, text: str, *, here: bool) -> None:
    signs, tone = ("╔═╗║╚╝", "here") if here else ("╭─╮│╰╯", "name")
    inner = cell_len(text) + 2
    _write(cells[top], left, f"{signs[0]}{signs[1] * inner}{signs[2]}", tone)  # type: ignore[arg-type]  # one of two
    _write(cells[top + 1], left, signs[3], tone)  # type: ignore[arg-type]
    _write(cells[top + 1], left + 1, f" {text} ", tone)  # type: ignore[arg-type]
    _write(cells[top + 1], left + 1 + inner, signs[3], tone)  # type: ignore[arg-type]
    _write(cells[top + 2], left, f"{signs[4]}{signs[1] * inner}{signs[5]}", tone)  # type: ignore[arg-type]


def _middle(cells: list[list[Cell]], left: int, box: int, middle: int, name: str, *, joined: Sequence[bool]) -> None:
    inner = box - 2
    gap = inner - cell_len(name)
    ends = ["┤" if joined[0] else "│", "├" if joined[1] else "│"]
    _write(cells[middle - 1], left, f"╭{'─' * inner}╮", "person")
    _write(cells[middle], left, ends[0], "person")
    _write(cells[middle], left + 1, f"{' ' * (gap // 2)}{name}{' ' * (gap - gap // 2)}", "person")
    _write(cells[middle], left + box - 1, ends[1], "person")
    _write(cells[middle + 1], left, f"╰{'─' * inner}╯", "person")


def _write(row: list[Cell], left: int, text: str, tone: Tone) -> None:
    """Put a whole text into a row: it stays in one piece, whatever its letters are made of."""
    width = cell_len(text)
    if width:
        row[left : left + width] = [(text, tone), *[("", tone)] * (width - 1)]


def _cut(text: str, room: int) -> str:
    """Give as much of a text as fits, and say that there was more."""
    whole = plain(one_line(text)).replace("\n", " ")
    if cell_len(whole) <= room:
        return whole
    return set_cell_size(whole, max(room - 1, 0)).rstrip() + "…"


def _runs(cells: Sequence[Cell]) -> tuple[Run, ...]:
    runs: list[Run] = []
    for text, tone in cells:
        if runs and runs[-1][1] == tone:
            runs[-1] = (runs[-1][0] + text, tone)
        else:
            runs.append((text, tone))
    return tuple(runs)
