"""One conversation in plain lines: what stands in front is said, what is typed is kept, commands begin with a colon.

Holds no words: a line goes to the sitting when Enter is pressed, and what is shown comes from there.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from strengthtui.desk.refusals import worded
from strengthtui.desk.views import PetalView, QuestionView, Saved
from strengthtui.errors import Refusal, StrengthError
from strengthtui.i18n import _
from strengthtui.line import render
from strengthtui.line.endings import Ended

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from strengthtui.desk.desk import Desk
    from strengthtui.desk.sitting import Sitting
    from strengthtui.desk.views import LineView, Outcome
    from strengthtui.line.screen import Screen
    from strengthtui.line.terminal import LineReader


class LeftError(Exception):
    """The worker left; everything that was said is kept. Unless it was closed, the sitting goes on another time."""

    def __init__(self, *, closed: bool = False) -> None:
        """Say whether the kind close was gone through."""
        super().__init__()
        self.closed = closed


class Talk:
    """A sitting in front of a terminal, or of a pipe."""

    def __init__(self, desk: Desk, sitting: Sitting, reader: LineReader, screen: Screen, *, out: Path) -> None:
        """Take what is read from, what is said to, and the folder for documents."""
        self.desk = desk
        self.sitting = sitting
        self.reader = reader
        self.screen = screen
        self.out = out
        self.pending: list[str] = []
        """Lines of the answer being typed; each is in the draft already."""
        self.newest: str | None = None
        """Handle of the line typed last, for `:voice`, `:strength`, `:strike` without a number."""
        self.numbered: tuple[LineView, ...] = ()
        """Lines as last listed, so that a number means what was seen."""
        self.dialogs = 0
        """How many questions deep we are inside a command."""

    # saying and asking

    def say(self, text: str = "", *, indent: int = 0) -> None:
        """Say one paragraph."""
        self.screen.say(text, indent=indent)

    def ask(self, prompt: str = "> ") -> str | None:
        """Read one line; `None` when it was a command, which has been carried out. Raises `LeftError` at the end."""
        from strengthtui.line.commands import run_command

        line = self._next_line(prompt)
        if line is None:
            raise LeftError
        if line.startswith("::"):
            return line[1:]
        if not line.startswith(":"):
            return line
        run_command(self, line[1:])
        return None

    def _next_line(self, prompt: str) -> str | None:
        """Read a line; what was typed and not yet ended when the reading is cut off goes into the draft."""
        try:
            line = self.reader.read_line(prompt)
        except (Ended, KeyboardInterrupt):
            self._save_unfinished()
            raise
        if self.reader.dropped:
            self.say(_("{count} characters could not be read and are left out.").format(count=self.reader.dropped))
        return line

    def _save_unfinished(self) -> None:
        begun = self.reader.unfinished
        if begun.strip() and not begun.startswith(":") and not self.dialogs and not self.sitting.person.file.read_only:
            with suppress(StrengthError):
                self.sitting.draft("\n".join([*self.pending, begun]))

    def ask_in(self, text: str, prompt: str = "> ") -> str:
        """Ask something inside a command."""
        self.say()
        self.say(text)
        self.dialogs += 1
        try:
            while (line := self.ask(prompt)) is None:
                self.say(text)
            return line.strip()
        finally:
            self.dialogs -= 1

    def agreed(self, text: str, *, default: bool) -> bool:
        """Ask for yes or no; Enter takes the default."""
        marks = _("[Y/n]") if default else _("[y/N]")
        while True:
            typed = self.ask_in(f"{text} {marks}").casefold()
            if not typed:
                return default
            if typed in ("y", "yes", _("yes")):
                return True
            if typed in ("n", "no", _("no")):
                return False
            self.say(_("Type yes or no."))

    def told(self, outcome: Outcome, done: str = "") -> bool:
        """Say what came of it; true when it is on the disk."""
        if isinstance(outcome, Refusal):
            self.say(worded(outcome))
            return False
        if outcome.removed:
            self.say(_("{count} control characters were taken out.").format(count=outcome.removed))
        if outcome.ref is not None:
            self.newest = outcome.ref
        if done:
            self.say(done)
        return True

    # the conversation

    def converse(self) -> None:
        """Go through the conversation in front until it ends or the worker leaves."""
        self.show_place(fresh=True)
        while True:
            view = self.sitting.view()
            if view is None or view.place is None:
                return
            line = self.ask()
            if line is None:
                continue
            if isinstance(view.place, PetalView):
                self._at_petal(line)
            else:
                self._at_question(view.place, line)

    def show_place(self, *, fresh: bool = False) -> None:
        """Say what is in front."""
        view = self.sitting.view()
        self.pending = []
        if view is None:
            return
        if view.place is None:
            self.say(_("That was the last one."))
            return
        if fresh:
            self.say(f"{view.person} · {view.title}")
        for text, indent in render.place(view.place):
            self.say(text, indent=indent)
        if view.place.draft:
            self.pending = view.place.draft.split("\n")
            self.say(_("You had begun:"))
            for one in self.pending:
                self.say(one, indent=2)
            self.say(_("Go on typing; an empty line keeps it."))

    def moved(self, outcome: Outcome) -> None:
        """Say where we are now, after a move."""
        if self.told(outcome):
            self.show_place()

    def _at_petal(self, line: str) -> None:
        text = "\n".join([*self.pending, line]).strip()
        if text and self.told(self.sitting.jot(text), _("Kept.")) and self.pending:
            self.pending = []
            self.sitting.draft("")

    def _at_question(self, place: QuestionView, line: str) -> None:
        if place.known is not None and not self.pending and self._known(place, line):
            return
        adding = place.known is not None and place.known.kind == "said"
        if place.one_line:
            if line.strip():
                self._answered(self.sitting.answer(line, add=adding))
            return
        if line.strip():
            self._type(line)
        elif self.pending:
            self._answered(self.sitting.answer("\n".join(self.pending), add=adding))

    def _type(self, line: str) -> None:
        text = "\n".join([*self.pending, line])
        outcome = self.sitting.draft(text)
        if isinstance(outcome, Refusal):
            self.say(worded(outcome))
            return
        self.pending.append(line)

    def _known(self, place: QuestionView, line: str) -> bool:
        typed = line.strip().casefold()
        if typed in ("keep", "k", _("keep")):
            self._answered(self.sitting.keep())
            return True
        if typed in ("change", "c", _("change")) and place.known is not None and place.known.lines:
            words = self.ask_in(_("In which words now? (An empty line leaves it as it is.)"))
            if words:
                self._answered(self.sitting.keep(words))
            return True
        if typed in ("add", "a", _("add")):
            self.say(_("Type what is to be added; an empty line ends it."))
            return True
        return False

    def _answered(self, outcome: Outcome) -> None:
        if isinstance(outcome, Saved):
            self.pending = []
        if self.told(outcome, _("Kept.")):
            self.show_place()

    def chosen(self, count: int, typed: str) -> int | None:
        """Read a number from 1 to `count` as an index; `None` when it is not one."""
        return int(typed) - 1 if typed.isdecimal() and 1 <= int(typed) <= count else None

    def within(self, do: Callable[[], None]) -> None:
        """Do something that asks on its own, and come back to the place in front."""
        self.dialogs += 1
        try:
            do()
        finally:
            self.dialogs -= 1
