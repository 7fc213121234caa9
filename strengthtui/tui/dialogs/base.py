"""What every small window shares: Esc leaves without a change; veil, lock and the team's page work from there too."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from textual.binding import Binding, BindingType
from textual.screen import ModalScreen, ScreenResultType
from textual.worker import Worker, WorkerState

from strengthtui.tui.keys import FROM_DIALOGS, bindings
from strengthtui.tui.leaving import LeavesOnce
from strengthtui.tui.safe import plain

if TYPE_CHECKING:
    from strengthtui.tui.app import StrengthApp


class BaseDialog(LeavesOnce[ScreenResultType], ModalScreen[ScreenResultType]):
    """A small window that returns a value; `None` when it was left."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave_dialog", show=False),
        *bindings(*FROM_DIALOGS),
    ]
    DEFAULT_CSS = """
    BaseDialog {
        align: center middle;
        background: $background 60%;
        &:ansi { background: ansi_default; }
        & > .dialog {
            width: 72;
            max-width: 96%;
            height: auto;
            max-height: 94%;
            padding: 1 2;
            background: $surface;
            border: round $line;
            overflow-y: auto;
            scrollbar-gutter: stable;
            scrollbar-size-vertical: 1;
        }
        & .dialog-title { text-style: bold; margin-bottom: 1; }
        & .quiet { color: $quiet; }
        & .label { color: $quiet; margin-top: 1; }
        & .keys { color: $quiet; margin-top: 1; }
        & .warn { color: $warning; }
        & RowList { height: auto; max-height: 14; }
    }
    BaseDialog.-short > .dialog { padding: 0 1; max-height: 100%; }
    BaseDialog.-short .dialog-title { margin-bottom: 0; }
    BaseDialog.-short .label { margin-top: 0; }
    BaseDialog.-short .keys { margin-top: 0; }
    """
    VERTICAL_BREAKPOINTS = [(0, "-short"), (20, "-tall"), (34, "-high")]

    @property
    def house(self) -> StrengthApp:
        """The app, by its own type."""
        return cast("StrengthApp", self.app)

    def tell(self, text: str) -> None:
        """Say something for a moment, in a corner."""
        self.app.notify(plain(text), markup=False, severity="warning", timeout=6)

    async def flush(self) -> None:
        """Keep what is being typed, where the window can."""

    def unfinished(self) -> str | None:
        """Give what is typed and not kept; `None` where it is nobody's words: a filter, a code."""
        return None

    async def on_screen_resume(self) -> None:
        """A window that was over this one is gone."""
        self.house.typing_ended()

    async def show_again(self) -> None:
        """Draw anew; a small window is as it was."""

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Tell the person in front of everything that failed."""
        if event.state is WorkerState.ERROR and event.worker.error is not None:
            event.stop()
            self.house.failed(event.worker.error)

    def action_leave_dialog(self) -> None:
        """Leave without a change."""
        self.dismiss(None)

    def action_veil(self) -> None:
        """Take everything off the screen."""
        self.house.veil()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer locking where there is something to lock."""
        if action == "lock":
            return self.house.may_lock
        return super().check_action(action, parameters)

    def action_lock(self) -> None:
        """Close the vault until the passphrase is typed; what is half typed here is kept."""
        self.house.lock_soon()

    def action_team_page(self) -> None:
        """Open the team's own page."""
        self.run_worker(self.house.team_page(), exit_on_error=False)
