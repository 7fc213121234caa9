"""The windows of the app: the worker's, beside-you, the veil, the team's page; which is open, and what covers what."""

from __future__ import annotations

from contextlib import suppress
from time import monotonic
from typing import TYPE_CHECKING, Final, cast

from textual import events
from textual.app import App
from textual.reactive import reactive

from strengthtui.desk import unfinished
from strengthtui.errors import StrengthError
from strengthtui.tui.dialogs.base import BaseDialog
from strengthtui.tui.locking import ELSEWHERE, IN_A_SITTING, Sleep, lock
from strengthtui.tui.safe import plain
from strengthtui.tui.screens.base import BaseScreen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.notifications import SeverityLevel
    from textual.timer import Timer

    from strengthtui.desk.desk import Desk
    from strengthtui.tui.app import StrengthApp
    from strengthtui.tui.house import House
    from strengthtui.tui.talk import Talk
    from strengthtui.tui.way_back import Stop

LOOK_AGAIN: Final = 15.0
"""Seconds between two looks at how long nobody touched a key."""
DRAFT_AFTER: Final = 0.5
"""Seconds after the first unsaved key at which a draft is written: a throttle, since a debounce starves while someone
types on; with the disk it stays under 0.7 s."""


class WindowedApp(App[int], inherit_bindings=False):
    """An app of which one window is in front, and one sitting at most."""

    HORIZONTAL_BREAKPOINTS = [(0, "-tiny"), (50, "-narrow"), (80, "-middle"), (112, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (20, "-tall"), (34, "-high")]

    beside: reactive[bool] = reactive(False)
    """Whether the person looks at the screen."""

    def __init__(self, house: House) -> None:
        """Take how to get at a desk."""
        super().__init__()
        self.open_house = house
        self.desk: Desk | None = None
        """The desk over the vault, once it is open; never that of a talk which keeps nothing."""
        self.clock_looked_at: Desk | None = None
        """The desk by whose people the computer's clock was judged."""
        self.was_locked = False
        """Whether the vault was open before, in this run."""
        self.way_back: list[Stop] = []
        """Windows that are still to be opened, after a lock."""
        self.talk: Talk | None = None
        """The sitting in front, if any."""
        self.words_off: set[str] = set()
        """Ids of sittings in which no hints on words are wanted; outlasts a lock."""
        self.veil_code = ""
        """What brings the screen back from the veil; kept nowhere, gone with the app."""
        self._last_input = monotonic()
        self._idle: Timer | None = None
        self._sleep = Sleep()
        self._soon: Timer | None = None
        self._unfinished = ""
        """What stands in the draft of what is typed in small windows and on cards."""

    def windows(self) -> Iterator[BaseScreen[object] | BaseDialog[object]]:
        """Give what is open, the one in front first."""
        for screen in reversed(self.screen_stack):
            if isinstance(screen, BaseScreen | BaseDialog):
                yield screen

    def on_resize(self, event: events.Resize) -> None:
        """Say so where nothing would fit, and take it away again where it does."""
        from strengthtui.tui.screens.too_small import SMALLEST, TooSmallScreen

        small = event.size.width < SMALLEST[0] or event.size.height < SMALLEST[1]
        shown = isinstance(self.screen, TooSmallScreen)
        if small and not shown:
            self.push_screen(TooSmallScreen())
        elif shown and not small:
            self.pop_screen()

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = True,
    ) -> None:
        """Say something for a moment, never read as markup; what stands there already is not said twice."""
        del markup
        if all(one.message != plain(message) for one in self._notifications):
            super().notify(plain(message), title=title, severity=severity, timeout=timeout, markup=False)

    def clear_notifications(self) -> None:
        """Take away what was told, with the room it took: Textual leaves that empty above what is told next."""
        super().clear_notifications()
        for rack in self.screen.query("ToastRack"):
            rack.remove_children()

    async def turn(self) -> None:
        """Turn the screen to the person beside, or back to the worker."""
        self.clear_notifications()
        self.beside = not self.beside
        if self.talk is not None:
            self.talk.beside = self.beside
        self.set_class(self.beside, "-beside")
        await self.show_all_again()

    async def show_all_again(self) -> None:
        """Draw every open window anew."""
        for window in list(self.windows()):
            await window.show_again()
            window.refresh_bindings()

    def veil(self) -> None:
        """Take everything off the screen."""
        from strengthtui.tui.screens.veil import VeilScreen

        self.clear_notifications()
        if not isinstance(self.screen, VeilScreen):
            self.push_screen(VeilScreen())

    async def team_page(self) -> None:
        """Open the team's own page over whatever is open."""
        from strengthtui.tui.screens.safety import SafetyScreen

        self.clear_notifications()
        if not any(isinstance(one, SafetyScreen) for one in self.screen_stack):
            await self.push_screen(SafetyScreen(self.talk))

    def on_text_area_changed(self) -> None:
        """Keep what is typed in a small window or on a card soon after the first key, as at a question."""
        if self._soon is None and self.talk is not None and self._typed_in_front() is not None:
            self._soon = self.set_timer(DRAFT_AFTER, self._note_unfinished)

    def typing_ended(self) -> None:
        """A window was left: a little later, when its words are kept, the draft of them goes."""
        if self._soon is None and self._unfinished:
            self._soon = self.set_timer(2 * DRAFT_AFTER, self._note_unfinished)

    async def settle_unfinished(self) -> None:
        """Before a talk is let go: what was typed in a window stands in its draft only if it is still being typed."""
        if self._soon is not None:
            self._soon.stop()
        await self._note_unfinished()

    async def _note_unfinished(self) -> None:
        self._soon = None
        text, talk = self._typed_in_front() or "", self.talk
        if talk is not None and text != self._unfinished:
            self._unfinished = text
            with suppress(StrengthError):  # told when it is kept; a draft that cannot be written is not the last word
                await talk.ask(lambda sitting: unfinished.note(sitting, text))

    def _typed_in_front(self) -> str | None:
        """Give what is typed in the window in front; `None` where it keeps its own, or nothing of it is anybody's."""
        window = self.screen_stack[-1] if self.screen_stack else None  # none while the app closes
        return window.unfinished() if isinstance(window, BaseScreen | BaseDialog) else None

    def watch_idling(self) -> None:
        """From now on, veil or lock when nobody has touched a key for a while; listening looks like idling."""
        if self._idle is None:
            self._last_input = monotonic()
            self._idle = self.set_timer(min(self._patience, LOOK_AGAIN), self._look_for_idling)

    async def on_event(self, event: events.Event) -> None:
        """Note that somebody is there."""
        if isinstance(event, events.InputEvent):
            self._last_input = monotonic()
        await super().on_event(event)

    @property
    def _patience(self) -> float:
        return self.open_house.settings.veil_after * 60.0

    def _look_for_idling(self) -> None:
        idle, sitting = monotonic() - self._last_input, self.talk is not None
        if self._sleep.slept() or idle >= (IN_A_SITTING if sitting else ELSEWHERE):
            self.lock_soon()
        elif sitting and idle >= self._patience:
            self.veil()
        left = self._patience - idle
        self._idle = self.set_timer(left if 1.0 < left < LOOK_AGAIN else LOOK_AGAIN, self._look_for_idling)

    @property
    def may_lock(self) -> bool:
        """Whether there is anything to lock: a sealed vault that is open."""
        return self.desk is not None and self.desk.vault.sealed

    def lock_soon(self) -> None:
        """Lock the vault, where there is one to lock."""
        if self.may_lock:
            app = cast("StrengthApp", self)
            self.run_worker(lock(app), exit_on_error=False, name="lock", group="lock", exclusive=True)

    def come_to_an_end(self) -> None:
        """Go from wherever we are in a talk to its kind close."""
        from strengthtui.tui.closing import close_kindly
        from strengthtui.tui.screens.talk import TalkScreen

        conversation = next((one for one in self.screen_stack if isinstance(one, TalkScreen)), None)
        if conversation is None:
            if self.talk is not None:
                self.run_worker(close_kindly(cast("StrengthApp", self), self.talk), exit_on_error=False)
            return
        while self.screen is not conversation:
            self.screen.dismiss(None)
        conversation.dismiss("enough")
