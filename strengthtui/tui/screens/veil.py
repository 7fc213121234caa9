"""The veil: everything off the screen, nothing lost. One line to come to rest by, and the way back.

A short code set here brings the screen back for this run of the program; it is kept in memory only.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, ClassVar, Literal, cast

from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import Screen
from textual.worker import Worker, WorkerState

from strengthtui.desk.guides import first_line
from strengthtui.errors import StrengthError
from strengthtui.i18n import _
from strengthtui.tui.keys import bindings
from strengthtui.tui.safe import Words
from strengthtui.tui.screens.too_small import TooSmallScreen
from strengthtui.tui.team_texts import read_team_text

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult

    from strengthtui.tui.app import StrengthApp

HIDDEN = "•"
Asking = Literal["return", "first", "again"]


class VeilScreen(Screen[None]):
    """Lies over everything until Enter, or the code; no other key does anything but locking and leaving."""

    CSS_PATH = "veil.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings("leave", "lock")

    def __init__(self, over: VeilScreen | None = None) -> None:
        """Take the veil that something came over, if it is for that; then this one lifts both."""
        super().__init__()
        self._over = over
        self._asking: Asking = "return"
        self._typed = ""
        self._first = ""
        """The code as it was typed the first time, while it is being set."""
        self._after_escape = False
        self.lifted = False
        """Whether the way back was taken."""

    @property
    def house(self) -> StrengthApp:
        """The app, by its own type."""
        return cast("StrengthApp", self.app)

    def compose(self) -> ComposeResult:
        """One line to rest by; what was typed of a code; how one comes back."""
        with Vertical(id="calm"):
            yield Words(id="grounding")
            yield Words(id="code")
        yield Words(id="way", classes="quiet")

    async def on_mount(self) -> None:
        """Keep what is being typed below, and say one calm line."""
        self.app.clear_notifications()
        self._draw()
        self.run_worker(self.settle(), exit_on_error=False)

    async def settle(self) -> None:
        """Keep what is being typed below, then say one calm line."""
        for window in list(self.house.windows()):
            with suppress(StrengthError):
                await window.flush()
        text, _own = await read_team_text(self.house, "grounding")
        self.query_one("#grounding", Words).say(first_line(text))

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Tell of what failed once the veil is lifted: it lies over that too."""
        if event.state is WorkerState.ERROR and event.worker.error is not None:
            event.stop()
            self.house.failed(event.worker.error)

    def on_screen_suspend(self) -> None:
        """Lie over whatever came up: a window that was being opened when the veil fell."""
        if not self.lifted and self.is_running and not isinstance(self.app.screen, TooSmallScreen | VeilScreen):
            self.call_later(self._lie_over)

    def _lie_over(self) -> None:
        if not isinstance(self.app.screen, TooSmallScreen | VeilScreen) and not self.lifted:
            self.app.push_screen(VeilScreen(over=self))

    def on_screen_resume(self) -> None:
        """Go, where the veil over this one was lifted."""
        if self.lifted:
            self.dismiss(None)

    # keys

    def on_key(self, event: events.Key) -> None:
        """Take the way back, a code, or nothing."""
        escaped, self._after_escape = self._after_escape, event.key == "escape"
        if event.is_printable or event.key in ("escape", "enter", "backspace"):
            event.stop()  # nothing below hears of it
        if escaped and event.key == "q":
            self.action_leave()
        elif escaped and event.key == "full_stop":
            self.action_lock()
        elif event.key == "escape":
            self._asking, self._typed, self._first = "return", "", ""
            self._draw()
        elif event.key == "enter":
            self._enter()
        elif event.key == "backspace":
            self._typed = self._typed[:-1]
            self._draw()
        elif event.is_printable and event.character is not None:
            self._take(event.character)

    def action_leave(self) -> None:
        """Leave the program: a code that was forgotten locks nobody in."""
        self.run_worker(self.house.leave(), exit_on_error=False)

    def action_lock(self) -> None:
        """Close the vault, where there is one to close: whoever veiled the screen may stay away longer."""
        self.house.lock_soon()

    def _take(self, character: str) -> None:
        if self._asking == "return" and not self.house.veil_code:
            if character in "cC":
                self._asking = "first"
                self._draw()
            elif character in "lL":
                self.action_lock()
            return
        self._typed += character
        self._draw()

    def _enter(self) -> None:
        typed, self._typed = self._typed, ""
        if self._asking == "first":
            self._first, self._asking = typed, "again" if typed else "return"
            self._draw()
        elif self._asking == "again":
            self._set_code(typed)
        elif typed == self.house.veil_code:
            self._lift()
        else:
            self._draw(_("That is not it.") if typed else "")

    def _set_code(self, typed: str) -> None:
        if typed == self._first:
            self.house.veil_code, self._asking = typed, "return"
            self._draw(_("The code is set until the program ends."))
        else:
            self._asking = "first"
            self._draw(_("Those were two different ones. Once more from the beginning."))

    def _lift(self) -> None:
        veil: VeilScreen | None = self
        while veil is not None:
            veil.lifted = True
            veil = veil._over  # noqa: SLF001  of the same class
        self.dismiss(None)

    # looks

    def _draw(self, said: str = "") -> None:
        self.query_one("#code", Words).say(HIDDEN * len(self._typed) or said)
        self.query_one("#way", Words).say(self.way())

    @property
    def is_asking(self) -> bool:
        """Whether a code is being set."""
        return self._asking != "return"

    def way(self) -> str:
        """Say how one comes back."""
        if self._asking == "first":
            return _("Type a short code, then Enter. Esc sets none.")
        if self._asking == "again":
            return _("The same once more, then Enter. Esc sets none.")
        if self.house.veil_code:
            back = _("Type the code, then Enter. Esc, then Q leaves the program.")
            return f"{back} {_('F12 locks.')}" if self.house.may_lock else back
        back = _("Enter comes back. C sets a short code first.")
        return f"{back} {_('L locks.')}" if self.house.may_lock else back
