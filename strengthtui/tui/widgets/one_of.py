"""One of a few, on one line where it fits: arrows change it, a click takes it.

The one taken carries a sign, and so does the line while the cursor is in it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from rich.cells import cell_len
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from strengthtui.tui.safe import plain, safe

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.geometry import Size

CHOSEN, OTHER = "(•) ", "( ) "
HERE, ELSEWHERE = "▸", " "
BETWEEN: Final = "   "


class OneOf(Widget, can_focus=True):
    """A few ways, exactly one of them chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "turn(-1)", show=False),
        Binding("right,space", "turn(1)", show=False),
    ]
    DEFAULT_CSS = """
    OneOf { height: auto; padding: 0 1 0 0; color: $foreground; }
    OneOf:focus { background: $chosen; }
    OneOf:focus:ansi { text-style: reverse; }
    """

    chosen: reactive[str] = reactive("", layout=True)
    """Id of the way chosen."""

    class Changed(Message):
        """Somebody chose another way."""

        def __init__(self, one_of: OneOf, chosen: str) -> None:
            super().__init__()
            self.one_of = one_of
            self.chosen = chosen

        @property
        def control(self) -> OneOf:
            """The line."""
            return self.one_of

    def __init__(self, ways: Sequence[tuple[str, str]], chosen: str, *, id: str | None = None) -> None:  # noqa: A002  Textual's name
        """Take ids and words, and the one chosen."""
        super().__init__(id=id)
        self._ways = tuple(ways)
        self.set_reactive(OneOf.chosen, chosen)

    def rows(self, width: int) -> list[list[tuple[str, str]]]:
        """Say which ways stand on which line of so many cells: as many on a line as fit."""
        rows: list[list[tuple[str, str]]] = [[]]
        used = 0
        for way in self._ways:
            needed = _cells(way) + (len(BETWEEN) if rows[-1] else 0)
            if rows[-1] and used + needed > max(width - 2, 1):
                rows.append([])
                used, needed = 0, _cells(way)
            rows[-1].append(way)
            used += needed
        return rows

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as the ways take."""
        del container, viewport
        return len(self.rows(width))

    def render(self) -> Content:
        """Draw each with its sign; the one chosen is bold, too."""
        begins = safe(HERE, "$here") if self.has_focus else safe(ELSEWHERE)
        lines = [safe(BETWEEN).join(map(self._drawn, row)) for row in self.rows(self.size.width)]
        return begins + safe(f"\n{ELSEWHERE}").join(lines)

    def action_turn(self, by: int) -> None:
        """Choose the next one, round and round."""
        ids = [name for name, _words in self._ways]
        self._choose(ids[(ids.index(self.chosen) + by) % len(ids)])

    def on_click(self, event: events.Click) -> None:
        """Choose the one that was clicked."""
        rows = self.rows(self.size.width)
        begin = 1
        for way in rows[event.y] if 0 <= event.y < len(rows) else ():
            end = begin + _cells(way)
            if begin <= event.x < end:
                self._choose(way[0])
            begin = end + len(BETWEEN)

    def _drawn(self, way: tuple[str, str]) -> Content:
        name, words = way
        is_chosen = name == self.chosen
        return safe(f"{CHOSEN if is_chosen else OTHER}{words}", "bold" if is_chosen else "")

    def _choose(self, name: str) -> None:
        if name != self.chosen:
            self.chosen = name
            self.post_message(self.Changed(self, name))


def _cells(way: tuple[str, str]) -> int:
    return cell_len(CHOSEN) + cell_len(plain(way[1]))
