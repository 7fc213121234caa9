"""A screen within a sitting: what can be done with words from any of them; the windows it opens are in `rooms`."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.screen import ScreenResultType

from strengthtui.desk.views import Saved
from strengthtui.errors import Refusal
from strengthtui.i18n import _
from strengthtui.tui.keys import bindings
from strengthtui.tui.screens.base import doing
from strengthtui.tui.screens.rooms import RoomsScreen
from strengthtui.tui.widgets.editor import Editor
from strengthtui.tui.widgets.row_list import RowList
from strengthtui.tui.widgets.said import line_rows

if TYPE_CHECKING:
    from strengthtui.desk.views import LineView, Outcome
    from strengthtui.tui.planned import Change
    from strengthtui.tui.talk import Talk


class SittingScreen(RoomsScreen[ScreenResultType]):
    """A screen over one talk."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(
        "mark-strength",
        "whose-words",
        "sort",
        "lines",
        "undo",
        "redo",
        "strike",
        "who-is-here",
        "persons-page",
        "another-talk",
        "enough",
    )

    def __init__(self, talk: Talk) -> None:
        """Take the talk."""
        super().__init__(talk)
        self.came_up_whole = False
        """Whether everything is on it before it is first seen."""
        self.newest: str | None = None
        """Handle of the line kept last."""

    # what others may override

    def bring_anew(self) -> None:
        """Forget what stood in an editor as an answer: it was struck, or taken back, and is not to stand there."""

    def words_selected(self) -> str:
        """Words that are selected in the editor in front."""
        return self.focused.selected_text if isinstance(self.focused, Editor) else ""

    def pointed_at(self) -> str | None:
        """Handle of the line that is chosen on the screen, if one is."""
        focused = self.focused
        if isinstance(focused, RowList) and focused.has_class("lines"):
            return focused.chosen_id
        return None

    def told(self, outcome: Outcome, done: str = "") -> bool:
        """Say what came of it, and remember which line it made."""
        kept = super().told(outcome, done)
        if isinstance(outcome, Saved) and outcome.ref and outcome.ref.startswith(("jottings/", "answers/")):
            self.newest = outcome.ref
        return kept

    async def line_meant(self, title: str) -> LineView | None:
        """Give the line pointed at, else the one kept last; where neither is, ask."""
        lines = await self.talk.lines()
        wanted = self.pointed_at() or self.newest
        for line in reversed(lines):
            if wanted is not None and (line.ref == wanted or line.ref.startswith(f"{wanted}/")):
                return line
        return await self.ask_line(title, lines)

    async def ask_line(self, title: str, lines: tuple[LineView, ...]) -> LineView | None:
        """Ask for one of the lines, the newest first."""
        from strengthtui.tui.dialogs.picking import PickDialog

        if not lines:
            self.tell(_("There is nothing to show here just now."))
            return None
        newest = lines[-1].ref
        picked = await self.app.push_screen_wait(PickDialog(title, list(line_rows(lines)), chosen=newest))
        return next((line for line in lines if line.ref == picked), None)

    async def store(self, change: Change, done: str = "") -> Outcome:
        """Make one change of the plan, and show what came of it."""
        outcome = await self.talk.do(lambda sitting: sitting.change(change))
        self.told(outcome, done)
        await self.show_again()
        return outcome

    # words

    @doing
    async def action_mark_strength(self) -> None:
        """Name a strength that words show."""
        from strengthtui.tui.marking import mark_strength

        selected = self.words_selected()
        if await self.settle_typed():
            await mark_strength(self, selected)

    @doing
    async def action_whose_words(self) -> None:
        """Say whose words a line is."""
        from strengthtui.tui.lines_done import whose_words

        if await self.settle_typed():
            await whose_words(self)

    @doing
    async def action_sort(self) -> None:
        """Go through the lines that wait."""
        from strengthtui.tui.lines_done import sort_lines

        if await self.settle_typed():
            await sort_lines(self)

    @doing
    async def action_lines(self) -> None:
        """Show all the words heard, and do something with one."""
        from strengthtui.tui.lines_done import look_at_lines

        if await self.settle_typed():
            await look_at_lines(self)

    @doing
    async def action_strike(self) -> None:
        """Take words out for good."""
        from strengthtui.tui.lines_done import strike

        if await self.settle_typed():
            await strike(self)

    @doing
    async def action_undo(self) -> None:
        """Take the last change back."""
        await self._reversed(await self.talk.do(lambda sitting: sitting.undo()), _("Taken back: {what}."))

    @doing
    async def action_redo(self) -> None:
        """Bring back what was taken back."""
        await self._reversed(await self.talk.do(lambda sitting: sitting.redo()), _("Brought back: {what}."))

    async def _reversed(self, outcome: Outcome, done: str) -> None:
        what = "" if isinstance(outcome, Refusal) else outcome.what
        if self.told(outcome, done.format(what=what or _("the last change"))):
            self.newest = None
            self.bring_anew()
            await self.show_again()

    @doing
    async def action_who_is_here(self) -> None:
        """Say who else is in the room."""
        from strengthtui.tui.meeting import who_is_here

        if await self.settle_typed():
            await who_is_here(self)

    @doing
    async def action_persons_page(self) -> None:
        """Open the person's page."""
        from strengthtui.tui.other_talks import open_page

        await open_page(self)

    @doing
    async def action_another_talk(self) -> None:
        """Choose another conversation, and go into it."""
        from strengthtui.tui.other_talks import choose_another

        await choose_another(self)

    @doing
    async def action_enough(self) -> None:
        """Come to a kind end."""
        if await self.settle_typed():
            self.house.come_to_an_end()

    async def on_screen_resume(self) -> None:
        """Something may have changed in a window that was over this one."""
        if not self.came_up_whole:
            self.run_worker(self.show_again(), exit_on_error=False)
        self.came_up_whole = False
