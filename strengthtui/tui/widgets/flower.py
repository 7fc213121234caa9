"""The flower: petals round the person's name, drawn in the terminal. Dots are what was heard, a double line is here.

Purely a picture: it is given what to draw, and says which petal was clicked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct
from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from strengthtui.text import shorten
from strengthtui.tui.safe import plain

if TYPE_CHECKING:
    from textual import events

BOX: Final = (20, 3)
"""Columns and rows of a petal."""

SIZE: Final = (74, 17)
"""Columns and rows of the whole flower."""

PLACES: Final = {
    8: ((27, 0), (50, 2), (54, 7), (50, 12), (27, 14), (4, 12), (0, 7), (4, 2)),
    5: ((27, 0), (54, 7), (27, 14), (0, 7), (0, 14)),
}
"""Left upper corners of the petals, clockwise from the top: eight inner ones; or four outer ones and the leaf."""

MOST_DOTS: Final = 5
"""More dots would be a count."""


class PetalMark(Struct, frozen=True):
    """One petal as it is drawn."""

    address: str
    title: str
    key: str
    """The digit that goes there."""
    heard: int
    """Lines that fell into it; drawn as at most five dots."""
    here: bool


def dots(heard: int) -> str:
    """Give the dots of so many lines."""
    return "●" * min(heard, MOST_DOTS)


class Flower(Widget):
    """Petals round a name."""

    COMPONENT_CLASSES = {"flower--petal", "flower--filled", "flower--here", "flower--line", "flower--name"}
    DEFAULT_CSS = f"""
    Flower {{
        width: {SIZE[0]};
        height: {SIZE[1]};
        & > .flower--petal {{ color: $quiet; }}
        & > .flower--filled {{ color: $filled; }}
        & > .flower--here {{ color: $here; text-style: bold; }}
        & > .flower--line {{ color: $line; }}
        & > .flower--name {{ color: $foreground; text-style: bold; }}
    }}
    """

    petals: reactive[tuple[PetalMark, ...]] = reactive((), repaint=True)
    """What to draw, clockwise from the top."""
    person: reactive[str] = reactive("", repaint=True)
    """The name in the middle."""

    class Picked(Message):
        """A petal was clicked."""

        def __init__(self, address: str) -> None:
            super().__init__()
            self.address = address

    def render_line(self, y: int) -> Strip:
        """Draw one line."""
        cells: list[tuple[str, str]] = [(" ", "line")] * SIZE[0]
        if y < SIZE[1]:
            _rays(cells, y, outer=len(self._corners()) == len(PLACES[5]))
            _name(cells, y, self.person)
            for mark, (left, top) in zip(self.petals, self._corners(), strict=False):
                if top <= y < top + BOX[1]:
                    _box(cells, y - top, left, mark)
        base = self.rich_style
        styles = {
            tone: base + self.get_component_rich_style(f"flower--{tone}", partial=True)
            for tone in ("petal", "filled", "here", "line", "name")
        }
        segments = [Segment(text, styles[tone]) for text, tone in _runs(cells)]
        return Strip(segments).adjust_cell_length(self.size.width, base or Style())

    def on_click(self, event: events.Click) -> None:
        """Go to the petal clicked."""
        for mark, (left, top) in zip(self.petals, self._corners(), strict=False):
            if left <= event.x < left + BOX[0] and top <= event.y < top + BOX[1]:
                self.post_message(self.Picked(mark.address))

    def _corners(self) -> tuple[tuple[int, int], ...]:
        return PLACES[8] if len(self.petals) > len(PLACES[5]) else PLACES[5]


def _write(cells: list[tuple[str, str]], left: int, text: str, tone: str) -> None:
    """Write text from a cell on; a wide character takes its second cell away."""
    at = left
    for character in text:
        width = cell_len(character)
        if at + width > len(cells):
            return
        cells[at] = (character, tone)
        if width > 1:
            cells[at + 1] = ("", tone)
        at += max(width, 1)


def _box(cells: list[tuple[str, str]], row: int, left: int, mark: PetalMark) -> None:
    tone = "here" if mark.here else "filled" if mark.heard else "petal"
    corners = "╔═╗║╚╝" if mark.here else "╭─╮│╰╯"
    inner = BOX[0] - 2
    if row == 1:
        title = set_cell_size(f" {plain(shorten(f'{mark.key} {mark.title}', inner - 2))}", inner)
        _write(cells, left, f"{corners[3]}{title}{corners[3]}", tone)
        return
    begin, end = (corners[0], corners[2]) if row == 0 else (corners[4], corners[5])
    _write(cells, left, f"{begin}{corners[1] * inner}{end}", tone)
    drawn = f" {dots(mark.heard)} " if row and mark.heard else ""
    _write(cells, left + BOX[0] - 2 - len(drawn), drawn, tone)


def _name(cells: list[tuple[str, str]], y: int, person: str) -> None:
    top, width = 7, 16
    left = (SIZE[0] - width) // 2
    if not top <= y < top + BOX[1]:
        return
    if y == top + 1:
        shown = plain(shorten(person, width - 4))
        gap = width - 2 - cell_len(shown)
        text = " " * (gap // 2) + shown + " " * (gap - gap // 2)
        _write(cells, left, "│", "name")
        _write(cells, left + 1, text, "name")
        _write(cells, left + width - 1, "│", "name")
    else:
        _write(cells, left, ("╭" if y == top else "╰") + "─" * (width - 2) + ("╮" if y == top else "╯"), "name")


def _rays(cells: list[tuple[str, str]], y: int, *, outer: bool) -> None:
    middle = SIZE[0] // 2
    if y in (3, 4, 5, 6, 10, 11, 12, 13):
        cells[middle] = ("·", "line")
    if y == 8:  # noqa: PLR2004  the row of the name
        for at in (*range(21, 28), *range(46, 53)):
            cells[at] = ("·", "line")
    slanted = {5: (22, 51), 6: (26, 47), 10: (26, 47), 11: (22, 51)}
    if not outer and y in slanted:
        for at in slanted[y]:
            cells[at] = cells[at + 1] = ("·", "line")


def _runs(cells: list[tuple[str, str]]) -> list[tuple[str, str]]:
    runs: list[tuple[str, str]] = []
    for text, tone in cells:
        if runs and runs[-1][1] == tone:
            runs[-1] = (runs[-1][0] + text, tone)
        else:
            runs.append((text, tone))
    return runs
