"""The thread: from words to strengths to goals to steps, and what is still open, named and never counted.

Strands side by side where there is room; in lines, goal by goal, where there is not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from textual.binding import BindingType

from strengthtui.desk.thread_views import ThreadView
from strengthtui.i18n import _
from strengthtui.tui.keys import bindings
from strengthtui.tui.safe import Words
from strengthtui.tui.screens.sitting_screen import SittingScreen
from strengthtui.tui.widgets.row_list import RowList
from strengthtui.tui.widgets.strands import strand_rows, tree_rows

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from strengthtui.tui.talk import Talk

SIDE_BY_SIDE: Final = 100
"""Columns from which words, strengths, goals and steps stand side by side."""

MARGIN: Final = 7
"""Columns at the sides of the picture that are not drawn on: padding, the sign of the row chosen, the scroll bar."""


class ThreadScreen(SittingScreen[None]):
    """Returns nothing; Alt+← goes back to where one came from."""

    CSS_PATH = "thread.tcss"
    ROOM = "thread"
    BINDINGS: ClassVar[list[BindingType]] = bindings("back")
    SHOWN = ("back", "plan", "strengths-map", "read-back", "papers")
    GUIDES = ("plan", "strengths")
    HELP = (
        "The thread shows how what was said becomes something to do: words, the strength they show, the goal it goes "
        "into, the steps towards it.\n\n"
        "Below stands what is still open. None of it has to be closed today. Enter on a goal opens the plan. Alt+← "
        "goes back."
    )

    def __init__(self, talk: Talk) -> None:
        """Take the talk."""
        super().__init__(talk)
        self._view = ThreadView((), ())

    def body(self) -> ComposeResult:
        """The picture, or a sentence where there is none."""
        yield Words(
            _("A goal and what it draws on make a thread. The plan is where goals are kept."),
            id="empty",
            classes="quiet",
        )
        yield RowList(id="strands")

    async def show_again(self) -> None:
        """Ask for the thread, and draw it."""
        self._view = await self.talk.thread_shown()
        name = await self.talk.ask(lambda sitting: sitting.person.records.person.name)
        self.title_says(_("{name} · thread").format(name=name), self.talk.saved_words)
        if self.is_mounted:
            self._draw()

    def on_resize(self) -> None:
        """Lay it out anew."""
        self._draw()

    def _draw(self) -> None:
        strands, width = self.query_one("#strands", RowList), self.app.size.width
        there = bool(self._view.goals or self._view.open_ends)
        self.query_one("#empty").display = not self._view.goals
        strands.display = there
        wide = width >= SIDE_BY_SIDE
        strands.show_rows(strand_rows(self._view, width - MARGIN) if wide else tree_rows(self._view))
        if there:
            self.focus_on(strands)

    def action_back(self) -> None:
        """Go back to where one came from."""
        self.dismiss(None)

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        """Open the plan, where all of it is changed."""
        event.stop()
        self.action_plan()
