"""A paper on the screen, where it could be written nowhere: to be copied out, or photographed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Vertical

from strengthtui.i18n import _
from strengthtui.tui.dialogs.base import BaseDialog
from strengthtui.tui.safe import Words
from strengthtui.tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from strengthtui.tui.widgets.row_list import Row


class PaperDialog(BaseDialog[None]):
    """Returns nothing."""

    DEFAULT_CSS = """
    PaperDialog > .dialog { width: 84; height: 94%; }
    PaperDialog RowList { height: 1fr; max-height: 100%; }
    """

    def __init__(self, title: str, rows: Sequence[Row]) -> None:
        """Take what is said above it, and its lines."""
        super().__init__()
        self._title = title
        self._rows = tuple(rows)

    def compose(self) -> ComposeResult:
        """Title, lines, keys."""
        with Vertical(classes="dialog"):
            yield Words(self._title, classes="dialog-title")
            yield RowList(self._rows)
            yield Words(_("↑ ↓ PgUp PgDn move   Esc goes on"), classes="keys")

    def on_mount(self) -> None:
        """Put the cursor into the lines."""
        self.set_focus(self.query_one(RowList))
