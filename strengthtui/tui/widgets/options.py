"""Choosing inside a form: one of a few, with keys that go on to the next field, and some of many with a sign each.

Where the cursor is, is said by a sign as well as by a colour.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message

from strengthtui.tui.widgets.one_of import OneOf
from strengthtui.tui.widgets.row_list import Part, Row, RowList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events

TICKED, UNTICKED = "✓ ", "  "


class FieldOfOne(OneOf):
    """One of a few as a field: all arrows choose, Enter goes on. Side by side where they fit, else each on a line."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "turn(-1)", show=False),
        Binding("down", "turn(1)", show=False),
        Binding("enter", "go_on", show=False),
    ]
    DEFAULT_CSS = """
    FieldOfOne { background: $surface; }
    FieldOfOne:focus { background: $panel; }
    FieldOfOne:focus:ansi { text-style: none; }
    """

    class Entered(Message):
        """Enter was pressed."""

        def __init__(self, field: FieldOfOne) -> None:
            super().__init__()
            self.field = field

        @property
        def control(self) -> FieldOfOne:
            """The row of choices."""
            return self.field

    def rows(self, width: int) -> list[list[tuple[str, str]]]:
        """All on one line, or one on each."""
        rows = super().rows(width)
        return rows if len(rows) == 1 else [[way] for way in self._ways]

    def action_go_on(self) -> None:
        """Hand over to the next field."""
        self.post_message(self.Entered(self))


class Ticks(RowList):
    """Some of many: Space ticks the row chosen, Enter goes on."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("space", "tick", show=False)]

    def __init__(self, texts: Sequence[str], ticked: Sequence[str], *, id: str | None = None) -> None:  # noqa: A002  Textual's name
        """Take the texts, each its own id, and those that are ticked."""
        self._texts = tuple(dict.fromkeys(texts))
        self._ticked = {one for one in ticked if one in self._texts}
        super().__init__([self._row(one) for one in self._texts], id=id)
        self.sign_always = False

    @property
    def ticked(self) -> tuple[str, ...]:
        """Those that are ticked, in their order."""
        return tuple(one for one in self._texts if one in self._ticked)

    def action_tick(self) -> None:
        """Tick the row chosen, or take the sign away."""
        if self.chosen_id is not None:
            self._ticked ^= {self.chosen_id}
            self.show_rows([self._row(one) for one in self._texts], chosen=self.chosen_id)

    def on_click(self, event: events.Click) -> None:
        """Tick what is clicked."""
        super().on_click(event)
        if event.chain == 1:
            self.action_tick()

    def _row(self, text: str) -> Row:
        ticked = text in self._ticked
        return Row(text, (Part(f"{TICKED if ticked else UNTICKED}{text}", "star" if ticked else "plain"),))
