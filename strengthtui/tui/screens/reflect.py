"""Two questions for the worker alone, one at a time: Enter keeps and goes on, an empty line passes over, Esc leaves.

Nothing of it stands on the screen while the person looks at it. What is typed is kept as half typed soon after the
first key, in the worker's own notes and never in a person's file. Where nothing is kept, it is only read.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical

from strengthtui.desk import own_notes
from strengthtui.errors import StrengthError
from strengthtui.i18n import _
from strengthtui.tui.dialogs.asking import ChoiceDialog, Way
from strengthtui.tui.safe import Words
from strengthtui.tui.screens.base import BaseScreen
from strengthtui.tui.widgets.editor import Editor, LineEditor
from strengthtui.tui.windows import DRAFT_AFTER

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.app import ComposeResult
    from textual.timer import Timer

    from strengthtui.desk.desk import Desk
    from strengthtui.desk.reflecting import Sheet


class ReflectScreen(BaseScreen[None]):
    """Returns nothing."""

    CSS_PATH = "reflect.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "go_back", show=False)]
    SHOWN = ("help", "veil")
    GUIDES = ("reflection", "principles")
    HELP = (
        "Two questions for you, the worker, and for nobody else. They are about your work.\n\n"
        "Type and press Enter, and it is kept among your own notes; Enter on an empty line passes over it. Esc leaves; "
        "what is half typed comes back next time. Leave names out: a note says nothing of whom it is about.\n\n"
        'The line  reflect = "off"  in the settings file switches the offer after a talk off.'
    )

    def __init__(self, desk: Desk, sheets: Sequence[Sheet], *, keeps: bool = True) -> None:
        """Take the desk, the questions, and whether anything is kept."""
        super().__init__()
        self.desk = desk
        self._sheets = tuple(sheets)
        self._keeps = keeps
        self._at = 0
        self._note = ""
        """Id of the note that is being typed."""
        self._saved = ""
        """What of it is on the disk."""
        self._soon: Timer | None = None
        self._taking = False
        self._over = False
        """Whether it was left, or gone through."""
        self._told_once = False
        """Whether it was told that what is typed cannot be kept."""

    def body(self) -> ComposeResult:
        """What it is, the principle, the question, a line."""
        with Vertical(id="centre"):
            yield Words(id="lead", classes="quiet")
            yield Words(id="name", classes="quiet")
            yield Words(id="ask")
            yield LineEditor(id="line")
            yield Words(id="keys", classes="quiet")

    async def on_mount(self) -> None:
        """Put the first one."""
        self._put()

    async def show_again(self) -> None:
        """Draw it for whoever looks at the screen."""
        self._draw()

    @property
    def sheet(self) -> Sheet:
        """The question in front."""
        return self._sheets[self._at]

    def _put(self) -> None:
        self._note, self._saved = self.sheet.note, self.sheet.words
        self.query_one("#line", LineEditor).put(self.sheet.words)
        self._draw()

    def _draw(self) -> None:
        beside, asked = self.house.beside, self.sheet.asked
        self.title_says("" if beside else _("Before the next door"))
        lead = _("Two questions for you, before the next door. Leave names out.")
        if beside:
            lead = _("This is for the worker alone.")
        elif not self._keeps:
            lead = _("Two to think over, before the next door. Nothing is kept of it.")
        self.query_one("#lead", Words).say(lead)
        self.query_one("#name", Words).say(asked.name)
        self.query_one("#ask", Words).say(asked.question)
        for part in ("#name", "#ask", "#line", "#keys"):
            self.query_one(part).display = not beside
        line = self.query_one("#line", LineEditor)
        line.display = self._keeps and not beside
        told = _("Enter keeps it; on an empty line it passes over   Esc leaves")
        self.query_one("#keys", Words).say(told if self._keeps else _("Enter goes on   Esc leaves"))
        self.focus_on(line if line.display else self.query_one("#centre"))

    # what is being typed

    def unfinished(self) -> None:
        """Nothing for a person's file: this screen keeps its own."""

    def on_editor_refused(self, event: Editor.Refused) -> None:
        """Say what was too long."""
        self.tell(event.why, warn=True)

    def on_text_area_changed(self) -> None:
        """Keep what is typed as half typed, soon after the first key."""
        if self._soon is None and self._keeps and self._typed != self._saved:
            self._soon = self.set_timer(DRAFT_AFTER, self._keep_draft)

    @property
    def _typed(self) -> str:
        return self.query_one("#line", LineEditor).text.strip()

    async def _keep_draft(self) -> None:
        self._soon = None
        await self.flush()

    async def flush(self) -> None:
        """Keep what is being typed, as far as the disk lets us: it is told when it is kept with a key, or left."""
        with suppress(StrengthError):
            await self._flush()

    async def _flush(self) -> None:
        async with self.in_turn:
            if self._keeps and not self._over:
                await self._note_draft()

    async def _note_draft(self) -> None:
        words, asked, note = self._typed, self.sheet.asked, self._note
        if words == self._saved:
            return
        if words:
            keep = own_notes.keep
            self._note = await self.house.thread.call(lambda: keep(self.desk, words, asked, note=note, draft=True))
        elif note:
            await self.house.thread.call(lambda: own_notes.drop_draft(self.desk, note))
            self._note = ""
        self._saved = words

    # going on

    def on_line_editor_entered(self, event: LineEditor.Entered) -> None:
        """Take what was typed."""
        event.stop()
        self.run_worker(self._take(event.text.strip()), exit_on_error=False)

    def on_key(self, event: events.Key) -> None:
        """Enter goes on where there is only something to read."""
        if event.key in ("enter", "space") and not self._keeps:
            event.stop()
            self._go_on()

    async def _take(self, words: str) -> None:
        if self._taking:
            return
        self._taking = True
        try:
            text = await settled(self, self.desk, words) if words else ""
            if text is not None:
                async with self.in_turn:
                    await self._keep(text)
                    self._go_on()
        finally:
            self._taking = False

    async def _keep(self, text: str) -> None:
        asked, note = self.sheet.asked, self._note
        if text:
            await self.house.thread.call(lambda: own_notes.keep(self.desk, text, asked, note=note))
            self.tell(_("Kept, for you."))
        elif note:
            await self.house.thread.call(lambda: own_notes.drop_draft(self.desk, note))

    def _go_on(self) -> None:
        if self._at + 1 >= len(self._sheets):
            self._over = True
            self.dismiss(None)
            return
        self._at += 1
        self._put()

    def action_go_back(self) -> None:
        """Leave; what is half typed is there next time."""
        self.run_worker(self._leave(), exit_on_error=False)

    async def _leave(self) -> None:
        try:
            await self._flush()
        except StrengthError as error:
            if self._told_once:
                self._over = True
                self.dismiss(None)
                return
            self._told_once = True
            self.tell(_("{what} Esc once more leaves without it.").format(what=error.title), warn=True)
            return
        self._over = True
        self.dismiss(None)


async def settled(screen: BaseScreen[None], desk: Desk, words: str) -> str | None:
    """Ask what becomes of names that are kept here; gives the words as they are to be kept, `None` for not yet."""
    thread = screen.house.thread
    names = await thread.call(lambda: own_notes.names_in(desk, words))
    if not names:
        return words
    ways = (
        Way("someone", "s", _("Put “someone” in its place")),
        Way("keep", "k", _("Keep it as it is")),
        Way("change", "c", _("Go on typing")),
    )
    told = _("A name that is kept here stands in it: {names}").format(names=", ".join(names))
    picked = await screen.app.push_screen_wait(ChoiceDialog(told, ways))
    if picked == "someone":
        return await thread.call(lambda: own_notes.with_someone(desk, words))
    return words if picked == "keep" else None
