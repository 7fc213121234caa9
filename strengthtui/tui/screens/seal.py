"""Setting up to keep people: a passphrase, typed twice; then the recovery code, to be written down and typed back.

Nothing is made before all of it is done; the code is on the screen once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from textual.containers import Center, Vertical

from strengthtui.desk.cloud_folders import cloud_of
from strengthtui.desk.secrets import SHORTEST, Judged, judge, new_code, same_code
from strengthtui.i18n import _
from strengthtui.tui.keys import bindings
from strengthtui.tui.safe import Words
from strengthtui.tui.screens.base import BaseScreen
from strengthtui.tui.widgets.editor import LineEditor
from strengthtui.tui.widgets.secret import SecretLine

if TYPE_CHECKING:
    from pathlib import Path

    from textual import events
    from textual.app import ComposeResult

Step = Literal["cloud", "first", "again", "shown", "back"]
METER = 5
"""Signs of the meter: as many as the best score, and one."""


class Secrets(NamedTuple):
    """What the new vault is to be opened with."""

    passphrase: str
    code: str


class SealScreen(BaseScreen[Secrets | None]):
    """Returns both secrets once the code was typed back; `None` when it was left."""

    CSS_PATH = "seal.tcss"
    AUTO_FOCUS = ""  # a line that is not shown would take the keys
    BINDINGS = bindings("back")
    SHOWN = ("back", "help")
    HELP = (
        "The passphrase seals what people tell you on this laptop: whoever finds or steals it reads nothing. Nobody "
        "can reset it for you.\n\nThe recovery code opens it when the passphrase is forgotten. It is shown once: write "
        "it on paper, keep it where the laptop is not.\n\n"
        "Your organisation may ask that a key of its own opens it, too. Only you can add that key, with  strengthtui "
        "vault organisation-key add ; from then on the vault says so.\n\n"
        "Nothing is made before the code was typed back."
    )

    def __init__(self, folder: Path | None = None) -> None:
        """Begin with the passphrase; where the folder is copied elsewhere, with saying so."""
        super().__init__()
        self._folder = folder
        self._cloud = cloud_of(folder) if folder is not None else None
        self._step: Step = "first" if self._cloud is None else "cloud"
        self._passphrase = ""
        self._code = new_code()
        self._judged: Judged | None = None
        self._sure = False
        """Whether a weak one was warned of, and Enter pressed again."""

    def body(self) -> ComposeResult:
        """Question, why, line, what is to be said of it, keys."""
        with Center(id="hall"), Vertical(id="card"):
            yield Words(id="ask")
            yield Words(id="why", classes="quiet")
            yield Words(id="code")
            yield SecretLine(id="secret")
            yield LineEditor(id="typed", empties=True)
            yield Words(id="said")
            yield Words(id="keys", classes="quiet")

    def on_mount(self) -> None:
        """Ask for the passphrase."""
        self.title_says(_("Set up to keep people"))
        self._draw()

    # going

    def on_secret_line_typed(self, event: SecretLine.Typed) -> None:
        """Say how easily it is guessed, as it grows."""
        self._sure = False
        if self._step == "first":
            self._judged = judge(event.line.secret) if len(event.line.secret) >= SHORTEST else None
            self._say(_meter(self._judged) if self._judged else "")
        else:
            self._say("")

    def on_secret_line_entered(self, event: SecretLine.Entered) -> None:
        """Take the passphrase, or its second typing."""
        event.stop()
        if self._step == "again":
            self._second(event.secret)
            return
        judged = judge(event.secret)
        if judged.refused or (judged.weak and not self._sure):
            more = "" if judged.refused else _("Enter takes it all the same.")
            self._sure = not judged.refused
            self.query_one(SecretLine).put(event.secret)
            self._say(" ".join(part for part in (_meter(judged), judged.why, more) if part))
            return
        self._passphrase = event.secret
        self._go("again")

    def on_line_editor_entered(self, event: LineEditor.Entered) -> None:
        """Compare what was written down with the code."""
        event.stop()
        if self._step == "back" and same_code(self._code, event.text):
            self.dismiss(Secrets(self._passphrase, self._code))
        elif self._step == "back" and event.text.strip():
            self._say(_("That is not the code. Look at your paper, or go back with Alt+←."))

    def on_key(self, event: events.Key) -> None:
        """Go on with Enter where nothing is typed."""
        following: dict[Step, Step] = {"cloud": "first", "shown": "back"}
        if event.key == "enter" and self._step in following:
            event.stop()
            self._go(following[self._step])

    def action_back(self) -> None:
        """Go one step back; from the first one, leave."""
        before: dict[Step, Step] = {"again": "first", "shown": "first", "back": "shown"}
        if self._cloud is not None:
            before["first"] = "cloud"
        if self._step in before:
            self._go(before[self._step])
        else:
            self.dismiss(None)

    def _second(self, typed: str) -> None:
        if typed == self._passphrase:
            self._go("shown")
        else:
            self._go("first")
            self._say(_("These were two different ones. Begin again."))

    def _go(self, step: Step) -> None:
        self._step = step
        if step == "first":
            self._passphrase = ""
        self.query_one(SecretLine).empty()
        self.query_one(LineEditor).put("")
        self._draw()

    # looks

    def _say(self, text: str) -> None:
        self.query_one("#said", Words).say(text)

    def _draw(self) -> None:
        ask, why, keys = self._cloud_texts() if self._step == "cloud" else _texts()[self._step]
        self.query_one("#ask", Words).say(ask)
        self.query_one("#why", Words).say(why)
        self.query_one("#keys", Words).say(keys)
        self._say("")
        code, secret, typed = self.query_one("#code", Words), self.query_one(SecretLine), self.query_one(LineEditor)
        code.display, typed.display = self._step == "shown", self._step == "back"
        secret.display = self._step in ("first", "again")
        code.say(self._code if self._step == "shown" else "")
        if self._step in ("cloud", "shown"):
            self.set_focus(None)
        else:
            self.focus_on(typed if self._step == "back" else secret)

    def _cloud_texts(self) -> tuple[str, str, str]:
        why = _(
            "{cloud} keeps earlier versions of {folder}, and may put older files back. A folder of this laptop is "
            "better: leave, and name it with --vault DIR."
        )
        told = why.format(folder=self._folder, cloud=self._cloud)
        keys = _("Enter goes on all the same   Alt+← leaves")
        return _("This folder is copied elsewhere"), told, keys


def _texts() -> dict[Step, tuple[str, str, str]]:
    return {
        "first": (
            _("Choose a passphrase"),
            _(
                "It is all that keeps what people tell you from whoever has this laptop. Four or five words that have "
                "nothing to do with each other are hard to guess and easy to keep."
            ),
            _("Enter goes on   Alt+← leaves; nothing was made"),
        ),
        "again": (
            _("The same once more"),
            _("So that no slip of a finger locks you out."),
            _("Enter goes on   Alt+← back"),
        ),
        "shown": (
            _("Write this code on paper"),
            _(
                "If the passphrase is forgotten, only this code opens what is kept. Nobody else has it. Keep it where "
                "the laptop is not. It is shown this once."
            ),
            _("Enter when it is written down   Alt+← begins again"),
        ),
        "back": (
            _("Type it as you wrote it down"),
            _("Small letters and blanks are fine."),
            _("Enter makes the vault   Alt+← shows it once more"),
        ),
    }


def _meter(judged: Judged) -> str:
    full = judged.score + 1
    return f"{'■' * full}{'□' * (METER - full)}  {judged.word}."
