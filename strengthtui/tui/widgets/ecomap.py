"""The picture of who and what is round a person, drawn in the terminal; arrows go from one to the next.

Purely a picture: it is given what to draw, and says who was chosen. Where it does not fit, it is not there at all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from strengthtui.tui.widgets.ecomap_layout import Drawn, Mark, beside, lay_out

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events

TONES = ("name", "here", "person", "close", "line")


class Ecomap(Widget, can_focus=True):
    """Everybody round the person, one of them chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "step(0, -1)", show=False),
        Binding("down", "step(0, 1)", show=False),
        Binding("left", "step(-1, 0)", show=False),
        Binding("right", "step(1, 0)", show=False),
        Binding("enter", "choose", show=False),
    ]
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"ecomap--{tone}" for tone in TONES}
    DEFAULT_CSS = """
    Ecomap {
        width: 1fr;
        & > .ecomap--name { color: $foreground; }
        & > .ecomap--here { color: $here; text-style: bold; }
        & > .ecomap--person { color: $foreground; text-style: bold; }
        & > .ecomap--close { color: $filled; }
        & > .ecomap--line { color: $quiet; }
    }
    """

    chosen: reactive[str] = reactive("", repaint=True)
    """Handle of who is chosen; empty where nobody is there."""

    class Chosen(Message):
        """Enter was pressed, or somebody was clicked twice."""

        def __init__(self, ref: str) -> None:
            super().__init__()
            self.ref = ref

    class Moved(Message):
        """Somebody else is chosen now."""

        def __init__(self, ref: str) -> None:
            super().__init__()
            self.ref = ref

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  Textual's name
        """Begin with nobody."""
        super().__init__(id=id)
        self._person = ""
        self._marks: tuple[Mark, ...] = ()
        self._room = (0, 0)
        self._drawn: Drawn | None = None

    def show(self, person: str, marks: Sequence[Mark], room: tuple[int, int], *, chosen: str = "") -> bool:
        """Draw these in so much room; false where they do not fit."""
        self._person, self._marks, self._room = person, tuple(marks), room
        wanted = chosen or self.chosen
        refs = [one.ref for one in marks]
        self.set_reactive(Ecomap.chosen, wanted if wanted in refs else next(iter(refs), ""))
        return self._draw()

    def _draw(self) -> bool:
        self._drawn = lay_out(self._person, self._marks, self._room, self.chosen)
        self.refresh()
        return self._drawn is not None

    def watch_chosen(self) -> None:
        """Put the sign elsewhere."""
        self._draw()

    def action_step(self, across: int, down: int) -> None:
        """Choose who stands next, in that direction."""
        if self._drawn is not None:
            self._move(beside(self._drawn.spots, self.chosen, across, down))

    def action_choose(self) -> None:
        """Take who is chosen."""
        if self.chosen:
            self.post_message(self.Chosen(self.chosen))

    def on_click(self, event: events.Click) -> None:
        """Choose who was clicked, and take them with a second click."""
        spots = self._drawn.spots if self._drawn is not None else ()
        found = next((one for one in spots if one.holds(event.x, event.y)), None)
        if found is not None:
            self._move(found.ref)
            if event.chain > 1:
                self.action_choose()

    def render_line(self, y: int) -> Strip:
        """Draw one line."""
        base = self.rich_style
        rows = self._drawn.rows if self._drawn is not None else ()
        segments = [
            Segment(text, base + self.get_component_rich_style(f"ecomap--{tone}", partial=True))
            for text, tone in (rows[y] if y < len(rows) else ())
        ]
        return Strip(segments).adjust_cell_length(self.size.width, base or Style())

    def _move(self, ref: str) -> None:
        if ref and ref != self.chosen:
            self.chosen = ref
            self.post_message(self.Moved(ref))
