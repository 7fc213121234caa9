"""What is shown where nothing else would fit; everything is still there underneath, and comes back by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from textual import events
from textual.binding import BindingType
from textual.screen import ModalScreen

from strengthtui.i18n import _
from strengthtui.tui.keys import bindings
from strengthtui.tui.safe import Words
from strengthtui.tui.widgets.editor import Editor

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from strengthtui.tui.app import StrengthApp

SMALLEST = (40, 12)
"""Columns and rows from which every screen can be used."""


class TooSmallScreen(ModalScreen[None]):
    """One sentence, until the window is large enough."""

    DEFAULT_CSS = """
    TooSmallScreen { background: $background; align: center middle; }
    TooSmallScreen Words { width: 100%; text-align: center; }
    """

    BINDINGS: ClassVar[list[BindingType]] = bindings("lock")

    def action_lock(self) -> None:
        """Close the vault, however small the window is."""
        cast("StrengthApp", self.app).lock_soon()

    def on_key(self, event: events.Key) -> None:
        """Hand on what is typed to where it was being typed."""
        below = self._below()
        if below is not None and event.is_printable:
            event.stop()
            below.post_message(events.Key(event.key, event.character))

    def on_paste(self, event: events.Paste) -> None:
        """Hand on what is pasted."""
        below = self._below()
        if below is not None:
            event.stop()
            below.post_message(events.Paste(event.text))

    def _below(self) -> Editor | None:
        focused = self.app.screen_stack[-2].focused
        return focused if isinstance(focused, Editor) else None

    def compose(self) -> ComposeResult:
        """Say it."""
        columns, rows = SMALLEST
        yield Words(
            _("A little larger, please: {columns} by {rows}. Nothing is lost.").format(columns=columns, rows=rows)
        )
