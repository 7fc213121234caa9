"""Choosing one of many: typing narrows the list, Enter takes the row."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical

from strengthtui.i18n import _
from strengthtui.text import fold
from strengthtui.tui.dialogs.base import BaseDialog
from strengthtui.tui.safe import Words
from strengthtui.tui.widgets.editor import LineEditor
from strengthtui.tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.widgets import TextArea

    from strengthtui.tui.widgets.row_list import Row


class PickDialog(BaseDialog[str | None]):
    """Returns the id of the row taken."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "step(-1)", show=False, priority=True),
        Binding("down", "step(1)", show=False, priority=True),
        Binding("pageup", "page(-1)", show=False, priority=True),
        Binding("pagedown", "page(1)", show=False, priority=True),
    ]
    DEFAULT_CSS = """
    PickDialog > .dialog { width: 84; }
    PickDialog RowList { max-height: 44vh; margin-top: 1; }
    PickDialog.-short RowList { max-height: 36vh; margin-top: 0; }
    """

    def __init__(
        self,
        title: str,
        rows: Sequence[Row],
        *,
        said: str = "",
        chosen: str | None = None,
        empty: str = "",
        keys: str = "",
    ) -> None:
        """Take what is asked, the rows, words it is about, and the row to begin at."""
        super().__init__()
        self._title = title
        self._rows = tuple(rows)
        self._said = said
        self._begin = chosen
        self._empty = empty or _("Nothing of that name.")
        self._keys = keys or _("↑ ↓ Enter takes it   Esc leaves")

    def compose(self) -> ComposeResult:
        """Question, words, line, list."""
        with Vertical(classes="dialog"):
            yield Words(self._title, classes="dialog-title")
            if self._said:
                yield Words(self._said, classes="quiet")
            yield LineEditor(hint=_("type a part of it"))
            yield RowList(self._rows, empty=self._empty)
            yield Words(self._keys, classes="keys")

    def on_mount(self) -> None:
        """Put the cursor into the line, the sign on the row to begin at."""
        self.set_focus(self.query_one(LineEditor))
        if self._begin is not None:
            self.query_one(RowList).choose_id(self._begin)

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Narrow the list."""
        wanted = fold(event.text_area.text.strip())
        found = [row for row in self._rows if row.matches(wanted) and (row.choosable or not wanted)]
        self.query_one(RowList).show_rows(found)

    def on_line_editor_entered(self, event: LineEditor.Entered) -> None:
        """Take the row chosen."""
        event.stop()
        self.query_one(RowList).action_choose()

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        """Take a row."""
        event.stop()
        self.dismiss(event.row_id)

    def action_step(self, by: int) -> None:
        """Move in the list while typing."""
        self.query_one(RowList).action_step(by)

    def action_page(self, by: int) -> None:
        """Move in the list by what is in sight."""
        self.query_one(RowList).action_page(by)
