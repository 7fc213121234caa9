"""One of a few, on one line where it fits: arrows change it, a click takes it.

The one taken carries a sign, and so does the line while the cursor is in it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual.binding import Binding
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from strengthtui.tui.safe import safe

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events

TAKEN, LEFT = "(•) ", "( ) "
HERE, ELSEWHERE = "▸", " "
BETWEEN = "   "


class OneOf(Widget, can_focus=True):
    """A few ways, exactly one of them taken."""

    BINDINGS: ClassVar = [
        Binding("left", "turn(-1)", show=False),
        Binding("right,space", "turn(1)", show=False),
    ]
    DEFAULT_CSS = """
    OneOf { height: auto; padding: 0 1 0 0; color: $foreground; }
    OneOf:focus { background: $chosen; }
    OneOf:focus:ansi { text-style: reverse; }
    """

    taken: reactive[str] = reactive("", layout=True)
    """Id of the way taken."""

    class Turned(Message):
        """Somebody took another way."""

        def __init__(self, one_of: OneOf, taken: str) -> None:
            super().__init__()
            self.one_of = one_of
            self.taken = taken

        @property
        def control(self) -> OneOf:
            """The line."""
            return self.one_of

    def __init__(self, ways: Sequence[tuple[str, str]], taken: str, *, id: str | None = None) -> None:  # noqa: A002  Textual's name
        """Take ids and words, and the one taken."""
        super().__init__(id=id)
        self._ways = tuple(ways)
        self.set_reactive(OneOf.taken, taken)

    def render(self) -> Content:
        """Draw all of them, as many on a line as fit."""
        width, used = max(self.size.width - 2, 1), 0
        rows: list[list[Content]] = [[]]
        for way, words in self._ways:
            sign = TAKEN if way == self.taken else LEFT
            piece = safe(sign + words, "bold" if way == self.taken else "")
            needed = cell_len(piece.plain) + (len(BETWEEN) if rows[-1] else 0)
            if rows[-1] and used + needed > width:
                rows.append([])
                used = 0
            rows[-1].append(piece)
            used += needed
        begins = safe(HERE, "$here") if self.has_focus else safe(ELSEWHERE)
        return begins + safe(f"\n{ELSEWHERE}").join([safe(BETWEEN).join(row) for row in rows])

    def action_turn(self, by: int) -> None:
        """Take the next one."""
        ids = [way for way, _words in self._ways]
        self._take(ids[(ids.index(self.taken) + by) % len(ids)])

    def on_click(self, event: events.Click) -> None:
        """Take the one clicked, where all stand on one line; else the next."""
        begin = 1
        for way, words in self._ways:
            end = begin + cell_len(TAKEN + words)
            if event.y == 0 and begin <= event.x < end:
                self._take(way)
                return
            begin = end + len(BETWEEN)

    def _take(self, way: str) -> None:
        if way != self.taken:
            self.taken = way
            self.post_message(self.Turned(self, way))
