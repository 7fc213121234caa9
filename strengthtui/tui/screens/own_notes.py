"""The worker's own notes: read, changed, marked for the team, taken out; and the two pages that are made of them.

It shows nothing while the person looks at the screen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from strengthtui.desk import own_notes, reflect_pages, reflecting
from strengthtui.i18n import _, told_date
from strengthtui.places import paper_folder
from strengthtui.tui.dialogs.asking import ChoiceDialog, SureDialog, ToldDialog, Way
from strengthtui.tui.dialogs.note import NoteDialog
from strengthtui.tui.keys import bindings
from strengthtui.tui.safe import Words
from strengthtui.tui.screens.base import BaseScreen, doing
from strengthtui.tui.screens.reflect import ReflectScreen, settled
from strengthtui.tui.widgets.row_list import Part, Row, RowList

if TYPE_CHECKING:
    from pathlib import Path

    from textual.app import ComposeResult

    from strengthtui.desk.desk import Desk
    from strengthtui.desk.own_notes import NoteView


class OwnNotesScreen(BaseScreen[None]):
    """Returns nothing."""

    CSS_PATH = "own_notes.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("two-questions", "page-to-talk-over", "team-strengths", "back"),
        Binding("escape", "back", show=False),
    ]
    SHOWN = ("two-questions", "page-to-talk-over", "team-strengths", "back")
    GUIDES = ("reflection", "principles")
    HELP = (
        "Your own notes, the newest first. They are about your work, and say nothing of whom it was with.\n\n"
        "N puts two questions to you. Enter on a note changes it, marks it for your team's page, or takes it out for "
        "good. W writes a page to talk over with whoever you talk your work over with; names that are kept here stand "
        "as “someone” on it. G writes a page that your team fills in together."
    )

    def __init__(self, desk: Desk) -> None:
        """Take the desk; its notes are read when the screen is there."""
        super().__init__()
        self.desk = desk
        self._notes: tuple[NoteView, ...] = ()

    def body(self) -> ComposeResult:
        """A sentence, and the notes."""
        yield Words(id="said", classes="quiet")
        yield RowList(id="notes")

    async def on_mount(self) -> None:
        """Read them."""
        self._draw()
        self.focus_on(self.query_one("#notes"))
        self.run_worker(self._read(), exit_on_error=False)

    async def show_again(self) -> None:
        """Draw it for whoever looks at the screen."""
        self._draw()

    async def _read(self, *, newest: bool = False) -> None:
        self._notes = await self.house.thread.call(lambda: own_notes.listed(self.desk))
        self._draw(newest=newest)

    def _draw(self, *, newest: bool = False) -> None:
        beside, notes = self.house.beside, self.query_one("#notes", RowList)
        self.title_says("" if beside else _("Your own notes"))
        said = _("For you alone. Enter changes one.")
        if beside:
            said = _("This is for the worker alone.")
        elif not self._notes:
            said = _("Nothing is noted yet. N puts two questions to you.")
        self.query_one("#said", Words).say(said)
        notes.display = not beside
        rows = [] if beside else [_row(one) for one in reversed(self._notes)]
        notes.show_rows(rows, chosen=rows[0].id if newest and rows else None)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer nothing of it while the person looks at the screen."""
        if action in ("two_questions", "page_to_talk_over", "team_strengths"):
            return not self.house.beside
        return super().check_action(action, parameters)

    # what can be done

    def action_back(self) -> None:
        """Go back to the list of people."""
        self.dismiss(None)

    @doing
    async def action_two_questions(self) -> None:
        """Put the next two."""
        sheets = await self.house.thread.call(lambda: reflecting.put_two(self.desk))
        await self.app.push_screen_wait(ReflectScreen(self.desk, sheets))
        await self._read(newest=True)

    @doing
    async def action_page_to_talk_over(self) -> None:
        """Write the page of the notes since the last one."""
        begin = await self.house.thread.call(lambda: reflect_pages.begin_of(self.desk))
        folder = self._folder()
        ways = (Way("yes", "y", _("Yes, write it")), Way("no", "n", _("No")))
        asked = _("Write a page of your notes since {day}?").format(day=told_date(begin))
        said = _("It goes into {folder}").format(folder=folder.absolute())
        if await self.app.push_screen_wait(ChoiceDialog(asked, ways, said=said)) != "yes":
            return

        def write() -> Path:
            text = reflect_pages.page_to_talk_over(self.desk, begin)
            path = reflect_pages.write_page(self.desk, folder, reflect_pages.TO_TALK_OVER, text)
            reflecting.page_written(self.desk)
            return path.absolute()

        await self._say_where(await self.house.thread.call(write))

    @doing
    async def action_team_strengths(self) -> None:
        """Write the page that a team fills in together."""
        folder = self._folder()
        ways = (Way("yes", "y", _("Yes, write it")), Way("no", "n", _("No")))
        asked = _("Write a page of strengths for your team to fill in?")
        said = _("It goes into {folder}").format(folder=folder.absolute())
        if await self.app.push_screen_wait(ChoiceDialog(asked, ways, said=said)) != "yes":
            return

        def write() -> Path:
            text = reflect_pages.team_page(self.desk)
            return reflect_pages.write_page(self.desk, folder, reflect_pages.TEAM, text).absolute()

        await self._say_where(await self.house.thread.call(write))

    def _folder(self) -> Path:
        return paper_folder(self.house.open_house.out)

    async def _say_where(self, path: Path) -> None:
        hint = _("Names that are kept here stand as “someone”. Others it cannot know: read it before you give it.")
        await self.app.push_screen_wait(ToldDialog(_("It is written."), str(path), hint))

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        """Do something with a note."""
        event.stop()
        self.run_worker(self._with_note(event.row_id), exit_on_error=False)

    async def _with_note(self, note_id: str) -> None:
        note = next(one for one in self._notes if one.id == note_id)
        team = _("Not a strength of our team") if note.team else _("A strength of our team")
        ways = (
            Way("change", "c", _("Change its words")),
            Way("team", "m", team, _("It stands on the team's page, or no longer.")),
            Way("strike", "x", _("Take it out for good")),
        )
        picked = await self.app.push_screen_wait(ChoiceDialog(note.asked or _("Your note"), ways))
        if picked == "change":
            await self._change(note)
        elif picked == "team":
            await self.house.thread.call(lambda: own_notes.of_the_team(self.desk, note.id, team=not note.team))
        elif picked == "strike":
            await self._strike(note)
        await self._read()

    async def _change(self, note: NoteView) -> None:
        words: str | None = note.words
        text, half = None, ""
        while words is not None and text is None:
            window = NoteDialog(self.desk, note, words, half)
            words = await self.app.push_screen_wait(window)
            half = await window.half()
            text = await settled(self, self.desk, words) if words is not None else None
        if text is not None:
            new = text
            await self.house.thread.call(lambda: own_notes.change(self.desk, note.id, new))
        if half:
            await self.house.thread.call(lambda: own_notes.drop_draft(self.desk, half))

    async def _strike(self, note: NoteView) -> None:
        sure = SureDialog(_("Take this note out for good?"), _("Yes; it cannot be undone"), said=note.words)
        if await self.app.push_screen_wait(sure) != "yes":
            return
        missed = await self.house.thread.call(lambda: own_notes.take_out(self.desk, (note.id,)))
        if missed:
            told = ToldDialog(_("It is out. It may still stand in a backup:"), "\n".join(missed))
            await self.app.push_screen_wait(told)


def _row(note: NoteView) -> Row:
    marks = [*([_("of the team")] if note.team else []), *([_("half typed")] if note.draft else [])]
    head = "   ".join(part for part in (told_date(note.on), note.name, *marks) if part)
    asked = [Part(note.asked, "quiet")] if note.asked else []
    return Row(note.id, (Part(head, "head"), *asked, Part(note.words, indent=2), Part(" ")))
