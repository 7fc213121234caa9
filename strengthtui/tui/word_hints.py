"""The quiet line under what is typed: a hint on a word, once nobody has touched a key for a moment.

One timer at most, and none once nobody types; the list is looked through on the desk's thread, never while painting. It
changes no word and stops nobody: it is gone with the word, with the line, and with one key.
"""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING, Final

from textual.widget import Widget

from strengthtui.desk.hinting import ground_of
from strengthtui.i18n import _
from strengthtui.tui.keys import actions, told_key
from strengthtui.tui.safe import Words, joined, safe

if TYPE_CHECKING:
    from textual.content import Content
    from textual.timer import Timer

    from strengthtui.desk.hinting import Hint, Hinting
    from strengthtui.desk.sitting import Sitting
    from strengthtui.tui.screens.typing_screen import TypingScreen

PAUSE: Final = 1.2
"""Seconds without a key after which the line is looked at."""
NEARLY: Final = 0.05
"""Seconds that are not waited for once more."""


ROWS: Final = 2
"""Rows it should fit into; the shortest of its wordings may take one more."""
SLACK: Final = 8
"""Cells that the breaking of a line may leave empty."""


class HintLine(Words):
    """Where it stands; takes no room while there is none."""

    DEFAULT_CSS = """
    HintLine { display: none; height: auto; max-height: 3; padding: 0 1; }
    HintLine.given { display: block; }
    """

    def put(self, hint: Hint | None) -> None:
        """Show this one, or none; the place round it gives up the empty row below, so that nothing moves."""
        around = self.parent
        if not isinstance(around, Widget):
            return
        around.set_class(hint is not None, "hinted")
        self.set_class(hint is not None, "given")
        if hint is not None:
            row = around.content_size.width - 2
            wordings = [_worded(hint, ways, brief=brief) for ways, brief in ((2, False), (1, False), (1, True))]
            rooms = (row, row * ROWS - SLACK)
            fitting = (one for room in rooms for one in wordings if one.cell_length <= room)
            self.say(next(fitting, wordings[-1]))


def _worded(hint: Hint, ways: int, *, brief: bool) -> Content:
    key = _("Esc {letter}: fine here").format(letter=told_key(actions()["fine-here"].letter))
    label = "" if brief else _("a word") + "   "
    told = hint.told(ways=ways, brief=brief)
    return joined(safe(label, "$quiet italic"), safe(f"{told}   {key}", "$quiet"))


class WordHints:
    """Watches one screen for a pause in typing."""

    def __init__(self, screen: TypingScreen) -> None:
        """Take the screen; nothing is read before somebody types."""
        self._screen = screen
        self._typed_at = 0.0
        self._soon: Timer | None = None
        self._fresh = False
        self.shown: Hint | None = None
        """What stands there now."""

    @property
    def hinting(self) -> Hinting:
        """What was hinted in this sitting."""
        hinting = self._screen.talk.hinting
        if self._screen.talk.sitting.id in self._screen.house.words_off:
            hinting.on = False
        return hinting

    def typed(self) -> None:
        """Somebody touched a key: look once they have stopped."""
        self._typed_at = monotonic()
        if self.shown is not None and self.shown.seen not in self._screen.editor.text:
            self._put(None)
        if self._soon is not None or self._screen.house.beside or not self.hinting.on:
            return
        if not self._screen.editor.words:
            self._fresh = True
        elif self._screen.touched:
            self._soon = self._screen.set_timer(PAUSE, self._perhaps)

    def left(self) -> None:
        """The line is kept, or another place is in front."""
        self._fresh = True
        self._put(None)

    async def look(self) -> None:
        """Look at the line the cursor is in."""
        screen = self._screen
        if not screen.is_mounted or not screen.typed or screen.house.beside:
            return
        text, line = screen.editor.words, screen.editor.cursor_location[0]
        fresh, self._fresh, hinting = self._fresh, False, self.hinting

        def looked(sitting: Sitting) -> tuple[Hint | None, str]:
            hint = hinting.look(text, ground_of(sitting), line, fresh=fresh)
            return hint, hinting.trouble()

        hint, trouble = await screen.talk.ask(looked)
        if trouble:
            screen.tell(trouble, warn=True)
        if screen.is_mounted:
            self._put(hint if hint is not None and hint.seen in screen.editor.text else None)

    async def fine_here(self) -> None:
        """Leave this word alone here."""
        hinting = self.hinting
        await self._screen.talk.ask(lambda _sitting: hinting.fine_here())
        self._put(None)

    async def switch(self) -> None:
        """No hints any more in this sitting; or hints again."""
        hinting, screen = self.hinting, self._screen
        on, off = not hinting.on, screen.house.words_off
        if self._soon is not None and not on:
            self._soon.stop()
            self._soon = None
        (off.discard if on else off.add)(screen.talk.sitting.id)
        await screen.talk.ask(lambda _sitting: hinting.switch(on=on))
        self._put(None)
        screen.tell(_("Hints on words come again.") if on else _("No hints on words any more in this sitting."))

    def _put(self, hint: Hint | None) -> None:
        if hint != self.shown:
            self.shown = hint
            self._screen.query_one(HintLine).put(hint)

    def _perhaps(self) -> None:
        """Look, unless somebody typed on since: then wait for the rest of the pause."""
        left = PAUSE - (monotonic() - self._typed_at)
        self._soon = self._screen.set_timer(left, self._perhaps) if left > NEARLY else None
        if self._soon is None:
            self._screen.run_worker(self.look(), exit_on_error=False)
