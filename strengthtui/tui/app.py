"""The app: windows over one desk thread. It knows no words and no use-cases; screens and the flow do.

Any failure reaches the person in front; a mistake of ours ends the app without printing anything of what was in it.
"""

from __future__ import annotations

import gc
from asyncio import Event, sleep, wait_for
from contextlib import suppress
from typing import TYPE_CHECKING, ClassVar, Final

from textual import events
from textual.binding import Binding, BindingType
from textual.reactive import Reactive

from strengthtui.errors import ExitCode, StrengthError
from strengthtui.i18n import _
from strengthtui.tui.desk_thread import DeskThread
from strengthtui.tui.endings import close_terminal, listen_for_endings, speak_of_nothing
from strengthtui.tui.keys import keymap
from strengthtui.tui.pastes import guard_pastes
from strengthtui.tui.screens.base import BaseScreen
from strengthtui.tui.terminal_keys import teach_alt_keys
from strengthtui.tui.themes import DARK, THEMES, theme_named
from strengthtui.tui.windows import WindowedApp

if TYPE_CHECKING:
    from textual.message_pump import MessagePump
    from textual.theme import Theme

    from strengthtui.tui.house import House, Opening

STARTED: Final = 1.0
"""Seconds after which the first window is there, and memory is tidied again."""


KEYS_READ: Final = 0.05
"""Seconds in which the terminal's last keys are read."""
KEYS_WAIT: Final = 1.5
"""Seconds that keys pressed before an ending may take to arrive; a machine that shuts down waits longer than that."""


class StrengthApp(WindowedApp, inherit_bindings=False):
    """strengthtui on a full screen; ends with the exit code."""

    CSS_PATH = ["app.tcss", "screens/talk.tcss"]  # a screen that brings its own styles has all others read again
    ENABLE_COMMAND_PALETTE = False
    theme = Reactive(DARK.name)
    ESCAPE_TO_MINIMIZE = False
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+c", "help_quit", show=False, system=True)]

    def __init__(self, house: House, opening: Opening) -> None:
        """Take how to get at a desk, and which door to open by."""
        teach_alt_keys()
        guard_pastes()  # before the driver takes the parser
        super().__init__(house)
        self.opening = opening
        self.thread = DeskThread()
        self.failure: BaseException | None = None
        """A mistake of ours that ended the app."""
        self.refused: StrengthError | None = None
        """What kept it from opening by the door that was asked for."""
        self._leaving = False
        self.theme = theme_named(house.settings.theme)
        self.set_keymap(keymap(house.settings.keys))

    @property
    def available_themes(self) -> dict[str, Theme]:
        """Ours too, before Textual's own first look: a change of theme has every style read again."""
        return {**super().available_themes, **THEMES}

    def on_mount(self) -> None:
        """Begin with the door that was asked for."""
        from strengthtui.tui.flow import open_door

        listen_for_endings(self.end, self.go_on)
        speak_of_nothing(self.end)
        self.set_timer(STARTED, _tidy_from_now_on)
        self.run_worker(open_door(self, self.opening), exit_on_error=False, name="door", group="flow")

    # leaving

    async def leave(self, code: int = ExitCode.FINE) -> None:
        """Keep what is being typed, let the files go, and end."""
        if self._leaving:
            return
        self._leaving = True
        await self._keys_taken()
        for window in list(self.windows()):
            await window.flush()
        await self.settle_unfinished()
        talk, self.talk = self.talk, None
        if talk is not None:
            from strengthtui.tui.flow import let_go

            await let_go(talk, self if code == ExitCode.FINE else None)
        self.exit(int(code), return_code=int(code))

    def end(self, code: ExitCode) -> None:
        """End because the system asks, or the terminal went away."""
        if code is ExitCode.HANG_UP:
            close_terminal()
        self.run_worker(self._end(code), exit_on_error=False, name="end", group="end")

    async def _end(self, code: ExitCode) -> None:
        await sleep(KEYS_READ)
        await self.leave(code)

    async def _keys_taken(self) -> None:
        """Wait until the keys pressed before have gone their way: to the line, and what it says up to its screen."""
        taken = Event()

        def set_out() -> None:
            go_up(tuple((self.focused or self.screen).ancestors_with_self))

        def go_up(way: tuple[MessagePump, ...]) -> None:
            if way and way[0] is not self:
                way[0].call_later(go_up, way[1:])
            else:
                taken.set()

        self.call_later(set_out)
        with suppress(TimeoutError):  # a window that does not come to its keys holds nobody up for long
            await wait_for(taken.wait(), KEYS_WAIT)

    def go_on(self) -> None:
        """Come back after the program was put to sleep; nothing otherwise."""
        driver = self._driver
        if driver is not None and getattr(driver, "_must_signal_resume", False) and not self._leaving:
            driver.resume_application_mode()

    def failed(self, error: BaseException) -> None:
        """Tell of what failed; what cannot be told plainly is a mistake of ours, and ends the app."""
        from strengthtui.tui.dialogs.asking import ToldDialog

        if not isinstance(error, StrengthError):
            self._handle_exception(error if isinstance(error, Exception) else RuntimeError())
        elif not self._leaving:
            self.push_screen(ToldDialog(error.title, error.message, error.hint))

    def on_worker_state_changed(self, event: events.Event) -> None:
        """Tell of what failed outside any screen."""
        from textual.worker import Worker, WorkerState

        if (
            isinstance(event, Worker.StateChanged)
            and event.state is WorkerState.ERROR
            and event.worker.error is not None
        ):
            self.failed(event.worker.error)
            if event.worker.name == "end":
                self.exit(int(ExitCode.UNEXPECTED), return_code=int(ExitCode.UNEXPECTED))

    def _handle_exception(self, error: Exception) -> None:
        """End without printing anything: Textual's own screen would show local variables, that is, people's words."""
        self._return_code = int(ExitCode.UNEXPECTED)
        self.failure = self.failure or error
        if self._exception is None:
            self._exception = error
            self._exception_event.set()
        self._close_messages_no_wait()

    def action_help_quit(self) -> None:
        """Ctrl+C: say how one leaves."""
        if isinstance(self.screen, BaseScreen):
            self.screen.tell(_("Esc, then Q leaves. Everything is kept."))


def _tidy_from_now_on() -> None:
    gc.freeze()  # what the start has made stays to the end
    gc.enable()


def run_app(house: House, opening: Opening) -> int:
    """Open the app and give its exit code. Raises what ended it, if that was a mistake of ours or a plain refusal."""
    app = StrengthApp(house, opening)
    try:
        result = app.run()
    finally:
        app.thread.finish()
    if app.failure is not None:
        raise app.failure
    if app.refused is not None:
        raise app.refused
    return result if result is not None else app.return_code or int(ExitCode.FINE)
