"""One conversation in plain lines: what stands in front is said, what is typed is kept, commands begin with a colon.

Holds no words: a line goes to the sitting when Enter is pressed, and what is shown comes from there.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, TypeVar

from strengthtui.desk.hinting import ground_of
from strengthtui.desk.refusals import worded
from strengthtui.desk.their_time import theirs
from strengthtui.desk.views import PetalView
from strengthtui.errors import Refusal, StrengthError
from strengthtui.i18n import _
from strengthtui.line import answering, refused_disk, render, word_hints
from strengthtui.line.endings import Ended
from strengthtui.line.their_time import leave_alone
from strengthtui.places import paper_folder

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from strengthtui.desk.desk import Desk
    from strengthtui.desk.sitting import Sitting
    from strengthtui.desk.views import LineView, Outcome
    from strengthtui.line.screen import Screen
    from strengthtui.line.terminal import LineReader

Choice = TypeVar("Choice")

_LOW = 20
"""Rows under which hints are left to `:why`."""


class LeftError(Exception):
    """The worker left; everything that was said is kept. Unless it was closed, the sitting goes on another time."""

    def __init__(self, *, closed: bool = False) -> None:
        """Say whether the kind close was gone through."""
        super().__init__()
        self.closed = closed


class Talk:
    """A sitting in front of a terminal, or of a pipe."""

    def __init__(
        self, desk: Desk, sitting: Sitting, reader: LineReader, screen: Screen, *, out: Path, keeps: bool = True
    ) -> None:
        """Take what is read from, what is said to, and the folder for documents."""
        self.desk = desk
        self.sitting = sitting
        self.reader = reader
        self.screen = screen
        self.out = paper_folder(out)
        self.hinting = desk.hinting()
        """The hints on words of this sitting."""
        self.keeps = keeps
        """False in `quick` and `demo`, which write no file but the page."""
        self.pending: list[str] = []
        """Lines of the answer being typed; each is in the draft already."""
        self.newest: str | None = None
        """Handle of the line typed last, for `:voice`, `:strength`, `:strike` without a number."""
        self.numbered: tuple[LineView, ...] = ()
        """Lines as last listed, so that a number means what was seen."""
        self.dialogs = 0
        """How many questions deep we are inside a command."""
        self.alone = False
        """Whether the worker sits alone over it: then nobody is met, and nobody is taken leave of."""
        self.closing = False
        """Whether the kind close has begun."""
        self.in_hand = ""
        """The line read last, in case the disk refuses it."""
        self.unkept = False
        """Whether the disk refused something and it was left at that."""
        self.ending = False
        """Whether the reading was ended from outside: then nobody is asked anything."""
        sitting.try_again = lambda error: refused_disk.try_again(self, error)

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
            self.ending = True
            self._save_unfinished()
            raise
        self.in_hand = line or ""
        if self.reader.dropped:
            self.say(_("{count} characters could not be read and are left out.").format(count=self.reader.dropped))
        return line

    def _save_unfinished(self) -> None:
        begun = self.reader.unfinished
        if begun.strip() and not begun.startswith(":") and not self.dialogs and not self.sitting.person.file.read_only:
            with suppress(StrengthError):
                self.sitting.draft("\n".join([*self.pending, begun]))

    def ask_in(self, text: str, enter: str, prompt: str = "> ") -> str:
        """Ask something inside a command, and say what Enter alone does."""
        question = _("{question} (Enter: {what})").format(question=text, what=enter)
        self.say()
        self.say(question)
        self.dialogs += 1
        try:
            while (line := self.ask(prompt)) is None:
                self.say()
                self.say(question)
            return line.strip()
        finally:
            self.dialogs -= 1

    def agreed(self, text: str, *, default: bool) -> bool:
        """Ask for yes or no; Enter takes the default."""
        return self.one_of(f"{text} {_('y or n')}", yes_or_no(), _("yes") if default else _("no"), default)

    def one_of(self, text: str, choices: Mapping[str, Choice], enter: str, default: Choice) -> Choice:
        """Ask for one of the words until it is one; Enter takes the default."""
        while True:
            typed = self.ask_in(text, enter).casefold()
            if not typed:
                return default
            if typed in choices:
                return choices[typed]
            self.say(_("That is none of these."))

    def number(self, text: str, count: int, enter: str) -> int | None:
        """Ask for a number from 1 to `count` until it is one, as an index; Enter is none."""
        while True:
            typed = self.ask_in(text, enter)
            index = self.chosen(count, typed)
            if index is not None or not typed:
                return index
            self.say(_("A number from 1 to {count}.").format(count=count))

    def picked(self, typed: str, listed: Sequence[str], text: str) -> int | None:
        """Give the index of what was meant: by the number typed already, else asked for under the list of them all."""
        index = self.chosen(len(listed), typed)
        if index is None:
            self.say()
            for number, one in enumerate(listed, start=1):
                self.say(f"{number}  {one}", indent=2)
            index = self.number(text, len(listed), _("leave it"))
        return index

    def chosen(self, count: int, typed: str) -> int | None:
        """Read a number from 1 to `count` as an index; `None` when it is not one."""
        plain = typed.isascii() and typed.isdecimal() and len(typed) < 6  # noqa: PLR2004  no list is longer
        return int(typed) - 1 if plain and 1 <= int(typed) <= count else None

    def told(self, outcome: Outcome, done: str = "") -> bool:
        """Say what came of it; true when it is on the disk."""
        if isinstance(outcome, Refusal):
            self.say(worded(outcome))
            return False
        if outcome.removed:
            self.say(_("{count} control characters were taken out.").format(count=outcome.removed))
        if outcome.ref is not None and outcome.ref.startswith(("jottings/", "answers/")):
            self.newest = outcome.ref
        if outcome.half_quoted:
            self.say(_("Words follow the closing mark, so it is kept as gist; :voice person if it is all their own."))
        if done:
            self.say(done)
        return True

    # the conversation

    def converse(self) -> None:
        """Go through the conversation in front, until nothing of it is in front or the worker leaves."""
        view = self.sitting.view()
        if view is None or view.place is None:
            return
        self.say()
        self.say(f"{view.person} · {view.title}")
        self.show_place()
        self.go_on()

    def go_on(self) -> None:
        """Take lines for what is in front, until nothing is."""
        while (view := self.sitting.view()) is not None and view.place is not None:
            line = self.ask()
            place = view.place
            if line is None:
                continue
            if isinstance(place, PetalView):
                self._at_petal(line)
            else:
                answering.at_question(self, place, line)

    def show_place(self) -> None:
        """Say what is in front."""
        view = self.sitting.view()
        self.pending = []
        if view is None or view.place is None:
            return
        if theirs(view.place):
            leave_alone(self)
            return
        for text, indent in render.place(view.place, brief=_few_rows()):
            self.say(text, indent=indent)
        if view.place.draft:
            self.pending = view.place.draft.split("\n")
            self.say()
            self.say(_("You had begun:"))
            for one in self.pending:
                self.say(one, indent=2)
            self.say(_("Go on typing. Enter on an empty line keeps it, :strike takes it out."))

    def moved(self, outcome: Outcome) -> None:
        """Say where we are now, after a move."""
        if self.told(outcome):
            self.show_place()

    def keep_pending(self) -> bool:
        """Keep what was typed here as its answer, or line; false when there is something and it cannot be kept."""
        view = self.sitting.view()
        place = view.place if view is not None else None
        if not self.pending or place is None:
            return True
        text, ground = "\n".join(self.pending), ground_of(self.sitting)
        if isinstance(place, PetalView):
            outcome = self.sitting.jot(text)
        else:
            outcome = self.sitting.answer(text, add=answering.adding(place))
        if not self.told(outcome, self.kept):
            return False
        self.pending = []
        self.sitting.draft("")
        word_hints.after_kept(self, text, ground)
        return True

    @property
    def kept(self) -> str:
        """What is said of a line that is safe."""
        return _("Kept.") if self.keeps else _("Noted.")

    def _at_petal(self, line: str) -> None:
        if self.pending:
            self.pending.append(line)
            self.keep_pending()
        elif line.strip():
            if self.told(self.sitting.jot(line), self.kept):
                word_hints.after_kept(self, line, ground_of(self.sitting))
        else:
            self.say(_(":next goes on to the next petal."))


def yes_or_no() -> dict[str, bool]:
    """Give the ways to type yes and no."""
    return {"y": True, "yes": True, _("yes"): True, "n": False, "no": False, _("no"): False}


def _few_rows() -> bool:
    """Whether the terminal is so low that a question with all its hints would scroll away."""
    try:
        return os.get_terminal_size(sys.stdout.fileno()).lines < _LOW
    except (OSError, ValueError):
        return False
