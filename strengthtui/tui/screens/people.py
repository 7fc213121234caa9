"""The list of people: first what you promised, then whoever you type a part of the name of.

Names are folded and rows are made once, on the desk's thread; each key only picks among them. With somebody beside you
nobody is named before their whole name was typed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical

from strengthtui.i18n import _
from strengthtui.text import fold, one_line
from strengthtui.tui.clock_told import tell_of_clock
from strengthtui.tui.keys import bindings
from strengthtui.tui.people_rows import PeopleRows, due_rows, side_words
from strengthtui.tui.safe import Words
from strengthtui.tui.screens.base import BaseScreen, doing
from strengthtui.tui.widgets.editor import LineEditor
from strengthtui.tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from strengthtui.desk.desk import Desk
    from strengthtui.desk.people_views import BoardView, PersonView
    from strengthtui.tui.dialogs.asking import ToldDialog

NEEDS_SOMEBODY: Final = ("their_papers", "their_plan", "their_page", "their_talk")


class PeopleScreen(BaseScreen[tuple[str, str] | None]):
    """Returns what is to be done, and with whom: an id, or a name for somebody new."""

    CSS_PATH = "people.tcss"
    ROOM = "people"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("new-person", "quick-talk", "their-papers", "their-plan", "their-page", "their-talk", "own-notes"),
        Binding("up", "step(-1)", show=False, priority=True),
        Binding("down", "step(1)", show=False, priority=True),
        Binding("pageup", "page(-1)", show=False, priority=True),
        Binding("pagedown", "page(1)", show=False, priority=True),
    ]
    SHOWN = ("their-page", "new-person", "quick-talk", "beside-you", "veil")
    GUIDES = ("first-conversation", "doorstep")
    HELP = (
        "The people you talk with. On top stands what you promised, then what comes next.\n\n"
        "Type a part of a name, and the list narrows; Enter opens whoever is chosen, where you left off; where no "
        "conversation is open, it opens their page. ^G opens the page, ^L chooses another conversation. Tab goes to "
        "what you promised and back. What is typed here is not stored. ^R opens your own notes.\n\n"
        "With somebody beside you (F5) nobody is named until their whole name is typed."
    )

    def __init__(self, desk: Desk) -> None:
        """Take the desk; its people are read when the screen is there."""
        super().__init__()
        self.desk = desk
        self._board: BoardView | None = None
        self._rows: PeopleRows | None = None
        self._to_choose: str | None = None
        """Id of whoever is to be chosen once the list is there."""
        self._reminder = ""
        """What is to be said of the vault as a whole."""

    def body(self) -> ComposeResult:
        """Promises, filter, list; beside it whoever is chosen."""
        with Horizontal(id="middle"):
            with Vertical(id="centre"):
                yield RowList(id="due")
                yield Words(id="said", classes="quiet")
                yield LineEditor(hint=_("type a name; Enter opens"), id="filter")
                yield RowList(id="people")
            with Vertical(id="side"):
                yield Words(id="chosen")

    async def on_mount(self) -> None:
        """Read who there is."""
        self.title_says(_("People"))
        self.query_one("#due").display = self.query_one("#said").display = False
        self.query_one("#people").can_focus = False  # one moves in it while typing
        self.focus_on(self.query_one("#filter"))
        self.run_worker(self._read(), exit_on_error=False)

    async def _read(self) -> None:
        width = _columns(self.app.size.width)
        self._board, self._rows, self._reminder = await self.house.thread.call(lambda: _read(self.desk, width))
        await self.show_again()
        await tell_of_clock(self.house, self.desk)

    def on_resize(self) -> None:
        """Set the columns anew where there is other room for them."""
        if self._board is not None and self._rows is not None and self._rows.widths != _columns(self.app.size.width):
            self._rows = PeopleRows(self._board, *_columns(self.app.size.width))
            self._draw()

    async def show_again(self) -> None:
        """Draw it for whoever looks at the screen."""
        if self._board is not None:
            self._draw()

    def mark(self) -> str:
        """Whoever is chosen; what was typed to find them is kept nowhere."""
        return self.person.id if self.person is not None else ""

    async def point_at(self, mark: str) -> None:
        """Choose them again, once everybody was read."""
        self._to_choose = mark
        await self.show_again()

    # what is there

    @property
    def typed(self) -> str:
        """What is in the filter line."""
        return one_line(self.query_one("#filter", LineEditor).text)

    @property
    def person(self) -> PersonView | None:
        """Whoever is chosen in the list."""
        row_id = self.query_one("#people", RowList).chosen_id
        return self._rows.by_id.get(row_id) if self._rows is not None and row_id is not None else None

    def on_text_area_changed(self) -> None:
        """Narrow the list."""
        if self._rows is not None:
            self._draw_people()

    def on_descendant_focus(self) -> None:
        """Choose the first of what is due once one goes there; until then only the list below has a row chosen."""
        due = self.query_one("#due", RowList)
        if due.has_focus and due.chosen is None:
            due.action_first()

    def on_descendant_blur(self) -> None:
        """Take the sign away again."""
        self.query_one("#due", RowList).chosen = None

    def on_row_list_moved(self, event: RowList.Moved) -> None:
        """Say of whoever is chosen what is known."""
        event.stop()
        self._draw_side()

    # looks

    def _draw(self) -> None:
        board, beside = self._board, self.house.beside
        if board is None:
            return
        due, said = self.query_one("#due", RowList), self.query_one("#said", Words)
        rows = [] if beside else due_rows(board.due)
        due.show_rows(rows)
        due.display = bool(rows)
        if not due.has_focus:
            due.chosen = None
        if beside:
            said.say(_("Somebody is beside you: nobody is named here until their whole name is typed."))
        elif not board.people:
            said.say(_("Nobody is kept here yet. ^N begins with somebody; ^T is a short talk that keeps nothing."))
        else:
            said.say(self._reminder)
        said.display = beside or not board.people or bool(self._reminder)
        self._draw_people()

    def _draw_people(self) -> None:
        rows, beside = self._rows, self.house.beside
        if rows is None or self._board is None:
            return
        wanted = fold(self.typed)
        found = rows.named(wanted) if beside else rows.having(wanted)
        nobody = _("Nobody of that name. ^N begins.") if wanted and not beside else ""
        self.query_one("#people", RowList).show_rows(found, chosen=self._to_choose, empty=nobody)
        self._to_choose = None
        self.title_says(_("People"), self._how_many(len(found)) if wanted and not beside else "")
        self._draw_side()
        self.refresh_bindings()

    def _how_many(self, found: int) -> str:
        everybody = len(self._board.people) if self._board is not None else 0
        return _("{found} of {everybody}").format(found=found, everybody=everybody)

    def _draw_side(self) -> None:
        board, person = self._board, self.person
        shown = board is not None and person is not None and not self.house.beside
        self.query_one("#side").set_class(not shown, "hidden")
        if board is not None and person is not None and shown:
            self.query_one("#chosen", Words).say(side_words(person, board.due))

    # moving

    def action_step(self, by: int) -> None:
        """Move in the list, while typing too."""
        self._moving().action_step(by)

    def action_page(self, by: int) -> None:
        """Move in the list by what is in sight."""
        self._moving().action_page(by)

    def _moving(self) -> RowList:
        focused = self.focused
        return focused if isinstance(focused, RowList) else self.query_one("#people", RowList)

    # what can be done

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave out what needs somebody, where nobody is chosen."""
        if action in NEEDS_SOMEBODY:
            return self.person is not None
        if action == "own_notes":
            return not self.house.beside
        return super().check_action(action, parameters)

    def on_line_editor_entered(self, event: LineEditor.Entered) -> None:
        """Open whoever is chosen."""
        event.stop()
        if self.person is not None:
            self._with_person("open")
        elif self._board is not None and (self.typed or not self._board.people):
            self.tell(_("^N begins with somebody new."))

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        """Open somebody of the list, or whoever something was promised to."""
        event.stop()
        if event.row_list.id == "people":
            self._with_person("open")
        else:
            self.dismiss(("open", event.row_id.split("/")[0]))

    def action_their_papers(self) -> None:
        """See and write their papers."""
        self._with_person("papers")

    def action_own_notes(self) -> None:
        """Open the worker's own notes."""
        self.dismiss(("own-notes", ""))

    def action_their_plan(self) -> None:
        """Open their plan."""
        self._with_person("plan")

    def action_their_page(self) -> None:
        """Open their page."""
        self._with_person("page")

    def action_their_talk(self) -> None:
        """Choose another conversation with them."""
        self._with_person("talk")

    @doing
    async def action_new_person(self) -> None:
        """Begin with somebody new; a name that was typed need not be typed again."""
        await self._with_new("new")

    @doing
    async def action_quick_talk(self) -> None:
        """Talk shortly and keep nothing but the page."""
        await self._with_new("quick")

    def _with_person(self, what: str) -> None:
        person = self.person
        if person is None:
            return
        if person.damaged:
            self.app.push_screen(_damaged())
            return
        self.dismiss((what, person.id))

    async def _with_new(self, what: str) -> None:
        from strengthtui.tui.dialogs.asking import WordsDialog

        name: str | None = self.typed
        if name and self.query_one("#people", RowList).rows:  # it may only be what the list was narrowed by
            hint = _("Any name they choose will do.")
            name = await self.app.push_screen_wait(
                WordsDialog(_("What would they like to be called?"), name, said=hint)
            )
        if name is not None:
            self.dismiss((what, name))


def _columns(width: int) -> tuple[int, int]:
    """Give the widths of name and day."""
    if width < 50:  # noqa: PLR2004  large print
        return 16, 0
    return (24, 14) if width < 80 else (34, 16)  # noqa: PLR2004  three columns


def _damaged() -> ToldDialog:
    from strengthtui.tui.dialogs.asking import ToldDialog

    return ToldDialog(
        _("This person's file cannot be read as it is."),
        _("Nothing was changed. Earlier states of it may be there, and a backup."),
        _("Leave, then run  strengthtui vault doctor  : it says what can be done."),
    )


def _read(desk: Desk, widths: tuple[int, int]) -> tuple[BoardView, PeopleRows, str]:
    from strengthtui.desk.old_backups import reminder

    board = desk.people.board()
    return board, PeopleRows(board, *widths), reminder(desk)
