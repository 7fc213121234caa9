"""One day: the line it is typed into, and under it the day in full, or why it is none. What was typed stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Vertical

from strengthtui.desk.dates import day_or_why
from strengthtui.desk.plan_views import full_day
from strengthtui.i18n import _
from strengthtui.tui.dialogs.base import BaseDialog
from strengthtui.tui.safe import Words
from strengthtui.tui.widgets.editor import LineEditor

if TYPE_CHECKING:
    from datetime import date

    from textual.app import ComposeResult


class DayDialog(BaseDialog[str | None]):
    """Returns a date as it is stored; `None` for none."""

    DEFAULT_CSS = """
    DayDialog .said { color: $quiet; margin-bottom: 1; }
    DayDialog #day-told { padding: 0 1; }
    DayDialog #day-told.warn { color: $warning; }
    """

    def __init__(self, title: str, today: date, *, said: str = "", text: str = "") -> None:
        """Take what is asked, today, what it is about, and what stands in the line."""
        super().__init__()
        self._title = title
        self._today = today
        self._said = said
        self._text = text

    def compose(self) -> ComposeResult:
        """Question, words, line, the day in full."""
        with Vertical(classes="dialog"):
            yield Words(self._title, classes="dialog-title")
            if self._said:
                yield Words(self._said, classes="said")
            yield LineEditor(self._text, hint=_("15 Jan 2027, tomorrow, next Tuesday"))
            yield Words(" ", id="day-told")
            yield Words(_("Enter keeps it; on an empty line there is no date   Esc: no date"), classes="keys")

    def on_mount(self) -> None:
        """Put the cursor into the line."""
        self.set_focus(self.query_one(LineEditor))

    def on_text_area_changed(self) -> None:
        """Say the day in full as soon as it is one."""
        day, _why = self._read()
        self._tell(full_day(day))

    def on_line_editor_entered(self, event: LineEditor.Entered) -> None:
        """Take the day, or say why it is none and stay."""
        event.stop()
        day, why = self._read()
        if why:
            self._tell(why, warn=True)
        else:
            self.dismiss(day)

    def _read(self) -> tuple[str | None, str]:
        typed = self.query_one(LineEditor).text.strip()
        return day_or_why(typed, self._today) if typed else (None, "")

    def _tell(self, text: str, *, warn: bool = False) -> None:
        told = self.query_one("#day-told", Words)
        told.say(text or " ")
        told.set_class(warn, "warn")
