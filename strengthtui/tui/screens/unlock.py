"""Before a sealed vault is opened, and after it was locked: nothing of anybody, and the line for the passphrase."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, NoReturn

from textual.containers import Center, Vertical

from strengthtui.desk.secrets import Tries
from strengthtui.errors import LockedError
from strengthtui.i18n import _
from strengthtui.tui.safe import Words
from strengthtui.tui.screens.base import BaseScreen
from strengthtui.tui.widgets.secret import SecretLine

if TYPE_CHECKING:
    from textual.app import ComposeResult


class UnlockScreen(BaseScreen[Any]):
    """Returns the desk over the opened vault. A wrong try is told, and after some of them takes longer."""

    CSS_PATH = "unlock.tcss"
    SHOWN = ("help", "leave")
    HELP = (
        "What people told you is sealed on this laptop. The passphrase opens it; so does the recovery code that was "
        "written on paper when this was set up.\n\n"
        "It locks when nobody touched a key for 10 minutes, in a talk for 30, and after the laptop slept.\n\n"
        "What you type here is not shown and not kept. Without passphrase and code nobody can open it, no expert "
        "either; only an organisation's key, where one was added, and then this window says whose.\n\n"
        "Forgotten it? Open it with the code, then run  strengthtui vault recover  to choose another."
    )

    def __init__(self, *, again: bool = False, also_opens: tuple[str, ...] = ()) -> None:
        """Say whether it was open before, in this run of the program, and whose keys open it besides."""
        super().__init__()
        self._again = again
        self._also_opens = also_opens
        self._tries = Tries()
        self._trying = False

    def body(self) -> ComposeResult:
        """What is wanted, the line, what came of it."""
        with Center(id="hall"), Vertical(id="door"):
            yield Words(_("Locked") if self._again else "strengthtui", id="name")
            yield Words(_("Your passphrase, or the recovery code"), classes="quiet")
            yield SecretLine(id="secret")
            yield Words(id="said")
            yield Words(_("Enter opens   Esc, then Q leaves"), id="keys", classes="quiet")
            for line in self._also_opens:
                yield Words(line, classes="also quiet")

    def on_mount(self) -> None:
        """Put the cursor into the line."""
        self.title_says("")
        self.focus_on(self.query_one(SecretLine))

    def on_secret_line_typed(self) -> None:
        """Let what was said of the last try go."""
        if not self._trying:
            self.query_one("#said", Words).say("")

    def on_secret_line_entered(self, event: SecretLine.Entered) -> None:
        """Try it."""
        event.stop()
        if event.secret and not self._trying:
            self._trying = True
            self.query_one("#said", Words).say(_("Opening ..."))
            self.run_worker(self._try(event.secret), exit_on_error=False)

    async def _try(self, secret: str) -> None:
        try:
            desk = await self.house.thread.call(partial(self.house.open_house.unlock or _no_way, secret))
        except LockedError as error:
            wait = self._tries.wait()
            if wait:
                self.query_one("#said", Words).say(
                    _("{title} Wait a moment, then try again.").format(title=error.title)
                )
                self.set_timer(wait, self._ready)
            else:
                self._ready()
                self.query_one("#said", Words).say(error.title)
        except BaseException:
            self._ready()
            raise
        else:
            self.dismiss(desk)

    def _ready(self) -> None:
        self._trying = False
        self.query_one("#said", Words).say("")


def _no_way(_secret: str) -> NoReturn:
    raise LockedError(_("This vault cannot be opened here."))
