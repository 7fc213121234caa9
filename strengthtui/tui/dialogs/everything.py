"""Everything that can be done on a screen: by a letter after Esc, or by typing a part of its name."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical

from strengthtui.i18n import _
from strengthtui.text import fold
from strengthtui.tui.dialogs.base import BaseDialog
from strengthtui.tui.keys import told_key
from strengthtui.tui.safe import Words
from strengthtui.tui.widgets.editor import LineEditor
from strengthtui.tui.widgets.row_list import Part, Row, RowList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.app import ComposeResult
    from textual.widgets import TextArea

    from strengthtui.tui.keys import Action


class EverythingDialog(BaseDialog[str | None]):
    """Returns the name of the action chosen, `None` for none."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "step(-1)", show=False, priority=True),
        Binding("down", "step(1)", show=False, priority=True),
    ]
    DEFAULT_CSS = """
    EverythingDialog > .dialog { width: 56; overflow-y: hidden; }
    EverythingDialog RowList { height: auto; max-height: 28; }
    EverythingDialog LineEditor { margin-bottom: 1; }
    EverythingDialog #tip { height: 2; margin-top: 1; }
    EverythingDialog.-tall RowList { max-height: 13; }
    EverythingDialog.-short RowList { max-height: 5; }
    EverythingDialog.-short #tip { margin-top: 0; }
    EverythingDialog.-short LineEditor { margin-bottom: 0; }
    """

    def __init__(self, offered: Sequence[tuple[Action, str]], *, by_letter: bool) -> None:
        """Take what can be done, each with its keys as keyboards write them."""
        super().__init__()
        self._offered = tuple(offered)
        self._by_letter = by_letter

    def compose(self) -> ComposeResult:
        """A line to type into, or none; then the list."""
        with Vertical(classes="dialog"):
            if self._by_letter:
                yield Words(_("A letter does it. Esc leaves."), classes="quiet")
            else:
                yield LineEditor(hint=_("type a part of a name"), id="filter")
            yield RowList(self._rows(""), empty=_("Nothing of that name can be done here."))
            yield Words(id="tip", classes="quiet")

    def on_mount(self) -> None:
        """Put the cursor where one types."""
        self.set_focus(self.query_one(RowList if self._by_letter else LineEditor))
        self._say_tip()

    def on_row_list_moved(self, event: RowList.Moved) -> None:
        """Say what the row chosen does."""
        event.stop()
        self._say_tip()

    def on_key(self, event: events.Key) -> None:
        """Take a letter."""
        if not self._by_letter or event.key in ("up", "down", "enter", "escape", "home", "end"):
            return
        for action, _keys in self._offered:
            if event.key in (action.letter, f"alt+{action.letter}"):
                event.stop()
                self.dismiss(action.method)
                return

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Narrow the list."""
        self.query_one(RowList).show_rows(self._rows(event.text_area.text))
        self._say_tip()

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

    def _say_tip(self) -> None:
        chosen = self.query_one(RowList).chosen_id
        tip = next((action.tip for action, _keys in self._offered if action.method == chosen), "")
        self.query_one("#tip", Words).say(tip)

    def _rows(self, typed: str) -> list[Row]:
        wanted = fold(typed.strip())
        found = [row for row in self._offered if wanted in fold(f"{row[0].label} {row[0].tip}")]
        found.sort(key=lambda row: not fold(row[0].label).startswith(wanted))
        return [
            Row(
                action.method,
                (
                    Part(_letter(action), "star", width=4),
                    Part(action.label, width=20),
                    Part(keys, "quiet"),
                ),
                columns=True,
            )
            for action, keys in found
        ]


def _letter(action: Action) -> str:
    key = told_key(action.letter)
    return key if len(key) <= 3 else key[:3]  # noqa: PLR2004  the column
