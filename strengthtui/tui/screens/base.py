"""What every screen shares: its first and last line, the actions that work anywhere, and how a failure is told."""

from __future__ import annotations

import functools
from asyncio import Lock
from contextlib import suppress
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar, cast

from textual.binding import Binding, BindingType
from textual.css.query import NoMatches
from textual.screen import ScreenResultType
from textual.worker import Worker, WorkerState

from strengthtui.desk.refusals import worded
from strengthtui.errors import Refusal
from strengthtui.i18n import _
from strengthtui.tui.keys import ANYWHERE, actions, bindings, told_key
from strengthtui.tui.leaving import LeavesOnce
from strengthtui.tui.safe import plain
from strengthtui.tui.way_back import come_back
from strengthtui.tui.widgets.lines import KeyLine, TitleLine, active_keys
from strengthtui.tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from textual.app import ComposeResult
    from textual.widget import Widget

    from strengthtui.desk.views import Outcome
    from strengthtui.tui.app import StrengthApp
    from strengthtui.tui.keys import Action

Self_ = TypeVar("Self_", bound="BaseScreen[Any]")


def doing(method: Callable[[Self_], Coroutine[Any, Any, None]]) -> Callable[[Self_], None]:
    """Run an action beside the loop, so that it may ask questions; what fails in it is told.

    Those of one screen run in the order of their keys: a second key meant what the first one leads to.
    """

    async def in_turn(screen: Self_) -> None:
        async with screen.in_turn:
            await method(screen)

    @functools.wraps(method)
    def begin(screen: Self_) -> None:
        screen.run_worker(in_turn(screen), exit_on_error=False)

    return begin


def _is_second_way(key: str, letter: str) -> bool:
    return key == f"alt+{letter}" and letter not in ("left", "right")


class BaseScreen(LeavesOnce[ScreenResultType]):
    """A whole screen. It composes its middle in `body`; `flush` keeps what is being typed."""

    inherit_bindings = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "keys", show=False),
        *bindings(*ANYWHERE),
    ]
    SHOWN: ClassVar[tuple[str, ...]] = ()
    """Actions whose keys stand on the last line, in this order."""
    HELP: ClassVar[str] = ""
    """Where you are and what happens to what you type: what F1 says."""
    GUIDES: ClassVar[tuple[str, ...]] = ()
    """Names of the guides about this place, the nearest first."""
    ROOM: ClassVar[str] = ""
    """The action that opens it, where one comes back to it after a lock."""

    @functools.cached_property
    def in_turn(self) -> Lock:
        """Held by the action that is under way."""
        return Lock()

    @property
    def house(self) -> StrengthApp:
        """The app, by its own type."""
        return cast("StrengthApp", self.app)

    def compose(self) -> ComposeResult:
        """First line, middle, last line."""
        self._know_the_room()
        yield TitleLine()
        yield from self.body()
        yield KeyLine()

    def body(self) -> ComposeResult:
        """Give the middle."""
        yield from ()

    def _know_the_room(self) -> None:
        """Name what fits before it is laid out: Textual does so only after it was, and then lays it out once more."""
        app = self.app
        for cells, steps in ((app.size.width, app.HORIZONTAL_BREAKPOINTS), (app.size.height, app.VERTICAL_BREAKPOINTS)):
            reached = [name for least, name in sorted(steps or ()) if cells >= least]
            self.add_class(*reached[-1:])

    # what a screen may have to say for itself

    async def flush(self) -> None:
        """Keep what is being typed; called before the app leaves, and before the screen is covered for long."""

    def unfinished(self) -> str | None:
        """Give what is typed and not kept; `None` where the screen keeps it by itself, or it is nobody's words."""
        return None

    async def on_screen_resume(self) -> None:
        """It came up, or a window that was over it is gone."""
        self.house.typing_ended()
        if self.ROOM:
            come_back(self)

    async def show_again(self) -> None:
        """Draw everything anew: something was changed elsewhere, or the window is another."""

    def help_text(self) -> str:
        """Say where you are, and what happens to what you type."""
        return _(self.HELP)

    def guides(self) -> tuple[str, ...]:
        """Name the guides about where you are, the nearest first."""
        return self.GUIDES

    def title_says(self, title: str, saved: str = "") -> None:
        """Write the first line."""
        with suppress(NoMatches):
            line = self.query_one(TitleLine)
            line.title, line.saved = title, saved

    # coming back after a lock

    def mark(self) -> str:
        """Give the handle of what is chosen here."""
        lists = [self.focused] if isinstance(self.focused, RowList) else list(self.query(RowList))
        return next((one.chosen_id for one in lists if one.chosen_id), "")

    async def point_at(self, mark: str) -> None:
        """Choose that again, once it is there."""
        await self.show_again()
        for one in self.query(RowList):
            if any(row.id == mark for row in one.rows):
                self.focus_on(one)
                one.choose_id(mark)
                one.post_message(RowList.Moved(one, mark))
                return

    # telling

    def tell(self, text: str, *, warn: bool = False) -> None:
        """Say something for a moment, in a corner."""
        self.app.notify(plain(text), markup=False, severity="warning" if warn else "information", timeout=6)

    def told(self, outcome: Outcome, done: str = "") -> bool:
        """Say what came of it; true when it is on the disk."""
        if isinstance(outcome, Refusal):
            self.tell(worded(outcome), warn=True)
            return False
        if outcome.removed:
            self.tell(_("{count} control characters were taken out.").format(count=outcome.removed))
        if outcome.half_quoted:
            self.tell(_("Words follow the closing mark, so it is kept as gist. F4 makes it theirs, if it all is."))
        if done:
            self.tell(done)
        return True

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Tell the person in front of everything that failed; what was typed is still there."""
        if event.state is WorkerState.ERROR and event.worker.error is not None:
            event.stop()
            self.house.failed(event.worker.error)

    # actions of every screen

    def offered(self) -> list[tuple[Action, str]]:
        """Give what can be done here and now, each with its keys."""
        named = active_keys(self.active_bindings)
        rows = []
        for action in actions().values():
            if action.id in named and (action.beside or not self.house.beside):
                first = [key for key in named[action.id] if not _is_second_way(key, action.letter)]
                rows.append((action, " ".join(told_key(key) for key in first)))
        return rows

    def action_keys(self) -> None:
        """Esc: show what a letter does now."""
        self._everything(by_letter=True)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer locking where there is something to lock."""
        if action == "lock":
            return self.house.may_lock
        return super().check_action(action, parameters)

    def action_everything(self) -> None:
        """Show everything that can be done here, by name."""
        self._everything(by_letter=False)

    def action_help(self) -> None:
        """Say where we are."""
        from strengthtui.tui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen(self.help_text(), self.offered(), self.guides()))

    def action_beside_you(self) -> None:
        """Turn the screen to the person, or back."""
        self.run_worker(self.house.turn(), exit_on_error=False)

    def action_veil(self) -> None:
        """Take everything off the screen."""
        self.house.veil()

    def action_lock(self) -> None:
        """Close the vault until the passphrase is typed."""
        self.house.lock_soon()

    def action_team_page(self) -> None:
        """Open the team's own page."""
        self.run_worker(self.house.team_page(), exit_on_error=False)

    def action_settings(self) -> None:
        """Open the settings."""
        from strengthtui.tui.screens.settings import SettingsScreen

        self.app.push_screen(SettingsScreen())

    def action_leave(self) -> None:
        """Leave; everything is kept."""
        self.run_worker(self.house.leave(), exit_on_error=False)

    def _everything(self, *, by_letter: bool) -> None:
        from strengthtui.tui.dialogs.everything import EverythingDialog

        def do(method: str | None) -> None:
            if method is not None:
                self.run_worker(self.run_action(method), exit_on_error=False)

        self.app.push_screen(EverythingDialog(self.offered(), by_letter=by_letter), do)

    def focus_on(self, widget: Widget) -> None:
        """Put the cursor there."""
        self.set_focus(widget, scroll_visible=False)
