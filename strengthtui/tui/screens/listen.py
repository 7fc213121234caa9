"""Just listening: one empty line and nothing else. What is typed falls where a jotting of the talk would fall."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical

from strengthtui.desk.views import PetalView
from strengthtui.errors import StrengthError
from strengthtui.i18n import _
from strengthtui.tui.dialogs.asking import SureDialog
from strengthtui.tui.screens.base import BaseScreen, doing
from strengthtui.tui.widgets.editor import Editor, LineEditor
from strengthtui.tui.windows import DRAFT_AFTER

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult
    from textual.timer import Timer

    from strengthtui.desk.sitting import Sitting
    from strengthtui.desk.views import Outcome
    from strengthtui.tui.talk import Talk


class ListenScreen(BaseScreen[None]):
    """Esc goes back to the conversation; what is in the line is kept on the way."""

    CSS_PATH = "listen.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "stop_listening", show=False)]
    GUIDES = ("listening",)
    HELP = (
        "One line and nothing else, so that you can look at the person.\n\n"
        "Enter keeps the line: in the petal in front if there is one, else to be sorted later. A line that begins with "
        '" is kept as their own words. Esc goes back; what is in the line is kept then too.'
    )

    def __init__(self, talk: Talk) -> None:
        """Take the talk."""
        super().__init__()
        self.talk = talk
        self._drafted: str | None = ""
        """What the draft holds; `None` where it may hold what was kept since."""
        self._soon: Timer | None = None
        self._refused = False
        """Whether what is in the line could not be kept: then leaving asks."""

    def compose(self) -> ComposeResult:
        """One line."""
        with Vertical(id="middle"):
            yield LineEditor(hint=_("Enter keeps it   Esc goes back"), empties=True, id="line")

    @property
    def line(self) -> LineEditor:
        """The line."""
        return self.query_one("#line", LineEditor)

    def on_mount(self) -> None:
        """Put the cursor into it; from now on, an idle screen veils itself."""
        self.house.watch_idling()
        self.focus_on(self.line)

    # typing

    def on_text_area_changed(self) -> None:
        """Write the draft soon after the first key that is not in it."""
        if self._soon is None:
            self._soon = self.set_timer(DRAFT_AFTER, self._write_draft)

    def on_editor_refused(self, event: Editor.Refused) -> None:
        """Say what was too long."""
        self.tell(event.why, warn=True)

    @doing
    async def _write_draft(self) -> None:
        self._soon = None
        await self.flush()

    async def flush(self) -> None:
        """Keep what is being typed as the draft of the place in front."""
        if self.is_mounted and (text := self.line.words) != self._drafted:
            self._drafted = text
            with suppress(StrengthError):  # told when it is kept
                await self.talk.do(lambda sitting: sitting.draft(text))

    async def on_line_editor_entered(self, event: LineEditor.Entered) -> None:
        """Keep a line, or several that were pasted."""
        event.stop()
        if event.text.strip():
            self.run_worker(self._keep(event.text), exit_on_error=False)

    @doing
    async def action_stop_listening(self) -> None:
        """Keep what is in the line, and go back; where it cannot be kept, ask once it was told why."""
        text = self.line.words
        if text.strip() and self._refused:
            said = _("What is in the line could not be kept.")
            sure = SureDialog(_("Leave without these words?"), _("Yes, leave them"), said=said)
            if await self.app.push_screen_wait(sure) != "yes":
                return
        elif text.strip():
            self.line.put("")
            if not await self._keep(text):
                return
        self.dismiss(None)

    async def _keep(self, text: str) -> bool:
        waiting = [line for line in text.split("\n") if line.strip()]
        self._refused = False
        while waiting:
            kept = False
            try:
                kept = self.told(await self.talk.do(_jotting(waiting[0])))
            finally:
                if not kept:
                    self._refused = True
                    self.line.give_back("\n".join(waiting))
            if not kept:
                return False
            waiting = waiting[1:]
        self._drafted = None
        await self.flush()
        return True


def _jotting(line: str) -> Callable[[Sitting], Outcome]:
    def jot(sitting: Sitting) -> Outcome:
        view = sitting.view()
        at_petal = view is not None and isinstance(view.place, PetalView)
        return sitting.jot(line, None if at_petal else ())

    return jot
