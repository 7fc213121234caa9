"""The ribbon of stages: eight names in a band, each filling with dots like a petal; one of them is looked at.

Purely a picture: it is given what to draw, and says which name was clicked. Where there is one line only, it shows the
one looked at, and the keys that lead to the others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct
from rich.cells import cell_len
from textual.content import Content
from textual.message import Message

from strengthtui.tui.safe import Words, joined, safe
from strengthtui.tui.widgets.flower import dots

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events

BETWEEN: Final = " ── "
BEFORE_HERE: Final = " ─▸ "
"""As wide as what stands between others, so that nothing moves when another stage is looked at."""
EDGE, EDGE_HERE = "  ", "▸ "
"""Before the first name of a line."""
LEFT, RIGHT = "← ", " →"
KEYS: Final = "    ← →"
"""After the last name: how one goes from stage to stage."""


class StageMark(Struct, frozen=True):
    """One stage as it is drawn."""

    id: str
    title: str
    done: int
    """Drawn as at most five dots; nothing where nothing was done."""


class Ribbon(Words):
    """Names side by side, in as many lines as they take."""

    DEFAULT_CSS = "Ribbon { height: auto; width: 1fr; }"

    class Picked(Message):
        """A stage was clicked."""

        def __init__(self, stage: str) -> None:
            super().__init__()
            self.stage = stage

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  Textual's name
        """Begin with nothing on it."""
        super().__init__(id=id)
        self._places: tuple[tuple[int, int, int, str], ...] = ()
        """Line, first and last column of each name, and its stage."""

    def draw(self, marks: Sequence[StageMark], here: str, *, width: int, one_line: bool) -> None:
        """Draw the stages for this width."""
        if one_line:
            self._places = ()
            names = [_told(one, here=True) for one in marks if one.id == here]
            self.say(joined(safe(LEFT, "$quiet"), *names, safe(RIGHT, "$quiet")))
            return
        lines: list[list[Content]] = [[]]
        places: list[tuple[int, int, int, str]] = []
        column = 0
        for one in marks:
            name = _told(one, here=one.id == here)
            size = cell_len(name.plain)
            if lines[-1] and column + len(BETWEEN) + size > width:
                lines.append([])
                column = 0
            before = _before(first=not lines[-1], here=one.id == here)
            lines[-1] += [before, name]
            begin = column + cell_len(before.plain)
            column = begin + size
            places.append((len(lines) - 1, begin, column, one.id))
        self._places = tuple(places)
        if column + len(KEYS) <= width:
            lines[-1].append(safe(KEYS, "$quiet"))
        self.say(Content("\n").join([Content("").join(line) for line in lines]))

    def on_click(self, event: events.Click) -> None:
        """Say which stage was clicked."""
        for line, begin, end, stage in self._places:
            if event.y == line and begin <= event.x < end:
                self.post_message(self.Picked(stage))


def _before(*, first: bool, here: bool) -> Content:
    signs = (EDGE, EDGE_HERE) if first else (BETWEEN, BEFORE_HERE)
    return safe(signs[here], "$here" if here else "$line")


def _told(one: StageMark, *, here: bool) -> Content:
    filled = f" {dots(one.done)}" if one.done else ""
    tone = "bold $here" if here else "" if one.done else "$quiet"
    return joined(safe(one.title, tone), safe(filled, "$filled"))
