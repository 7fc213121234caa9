"""Choosing what is to be struck: everything in the list, and what stands in none for whoever types a part of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from strengthtui.text import fold
from strengthtui.tui.dialogs.picking import PickDialog
from strengthtui.tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.widgets import TextArea

    from strengthtui.tui.widgets.row_list import Row

LEAST: Final = 2
"""Letters from which on what stands in no list is looked through."""


class FindDialog(PickDialog):
    """Returns the id of the row taken, one that was in no list too."""

    def __init__(
        self, title: str, rows: Sequence[Row], unlisted: Sequence[Row], *, said: str = "", chosen: str | None = None
    ) -> None:
        """Take the rows, and those that are only found."""
        super().__init__(title, rows, said=said, chosen=chosen)
        self._unlisted = tuple(unlisted)

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Narrow the list, and look through what is in none."""
        event.prevent_default()
        wanted = fold(event.text_area.text.strip())
        through = (*self._rows, *self._unlisted) if len(wanted) >= LEAST else self._rows
        found = [row for row in through if row.matches(wanted) and (row.choosable or not wanted)]
        self.query_one(RowList).show_rows(found)
