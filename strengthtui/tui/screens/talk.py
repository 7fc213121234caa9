"""The conversation: petals, questions, and the quiet place after the last of them. Jot first, sort later."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll

from strengthtui.desk.views import PetalView, QuestionView, Saved
from strengthtui.errors import Refusal
from strengthtui.i18n import _
from strengthtui.tui import placing
from strengthtui.tui.keys import Action, bindings
from strengthtui.tui.safe import Words
from strengthtui.tui.screens.base import doing
from strengthtui.tui.screens.typing_screen import TypingScreen
from strengthtui.tui.their_time import give_room
from strengthtui.tui.widgets.editor import Editor, LineEditor
from strengthtui.tui.widgets.flower import Flower
from strengthtui.tui.widgets.latest import Latest
from strengthtui.tui.widgets.row_list import RowList
from strengthtui.tui.word_hints import HintLine

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult
    from textual.geometry import Size

    from strengthtui.desk.views import Outcome
    from strengthtui.tui.talk import Picture, Talk


class TalkScreen(TypingScreen):
    """Returns `enough` or `left`."""

    CSS_PATH = "talk.tcss"
    ROOM = "talk"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("next", "back", "go-to", "skip", "outer-petals", "hints", "into-plan", "what-to-know"),
        *(Binding(f"alt+{digit}", f"petal({digit})", show=False) for digit in range(1, 9)),
        Binding("pageup", "read_on(-1)", show=False, priority=True),
        Binding("pagedown", "read_on(1)", show=False, priority=True),
    ]
    SHOWN = ("next", "back", "skip", "mark-strength", "enough", "into-plan")
    GUIDES = ("voices", "strengths", "words")
    HELP = (
        "This is the conversation. Talk goes anywhere; what you hear goes here.\n\n"
        "At a petal, type a line and press Enter: it is kept, and falls into the petal in front. At a question, type "
        'the answer; ^N keeps it and goes on. A line that begins with " is kept as their own words; the rest is '
        "gist. Where there is more to read than fits, PgDn and PgUp read on and back.\n\n"
        "While you type, what is typed is kept about twice a second. If the lid is shut in the middle of a word, it is "
        "there when you come back.\n\n"
        "When you stop for a moment, a quiet line may offer another way to write a word of yours; never one of theirs. "
        "Esc 0 leaves the word alone here, Esc - stops such hints for this sitting. A line that is kept already: Esc U "
        "takes it back, to be typed anew."
    )

    def __init__(self, talk: Talk) -> None:
        """Take the talk; the conversation is in front already."""
        super().__init__(talk)
        self.outer = False
        """Whether the outer petals are drawn."""
        self.folded: bool | None = None
        """Whether the hints are folded; `None`: as the room allows."""
        self._room: Size | None = None
        """The size of the terminal it was drawn for."""

    def body(self) -> ComposeResult:
        """Rail, middle, words heard."""
        with Horizontal(id="middle"):
            yield RowList(id="rail")
            with Vertical(id="centre"):
                yield Flower(id="flower")
                with VerticalScroll(id="card", can_focus=False):
                    yield Words(id="section", classes="quiet")
                    yield Words(id="ask")
                    yield Words(id="options")
                    yield Words(id="stands")
                    yield Words(id="hints")
                yield Latest(id="latest")
                yield RowList(id="ways")
                yield Editor(id="answer")
                yield LineEditor(hint=_("jot what you hear; Enter keeps it"), empties=True, id="jot")
                yield HintLine(id="word-hint")
            with Vertical(id="side"):
                yield Words(_("Heard so far"), id="side-title", classes="quiet")
                yield RowList(id="heard", classes="lines", empty=_("Nothing yet."))

    # what is in front

    def on_mount(self) -> None:
        """Come up with everything on it, where it was looked at before. From now on, an idle screen veils itself."""
        if self.picture is not None:
            self._put(self.picture)
            self.came_up_whole = True
        self.house.watch_idling()

    def guides(self) -> tuple[str, ...]:
        """The conversation in front has a guide of its own, and so has talking with somebody else in the room."""
        if self.picture is None or self.picture.view is None:
            return self.GUIDES
        return (self.picture.view.pack, *(("carers",) if self.picture.company else ()), *self.GUIDES)

    def mark(self) -> str:
        """Where one is in the conversation is kept with it."""
        return ""

    def on_resize(self) -> None:
        """Lay it out anew; what is typed stays where it is."""
        if self.picture is not None and self._room != self.app.size:
            self._put(self.picture)

    async def show_again(self) -> None:
        """Ask for the picture and draw it."""
        await self.look()
        if self.is_mounted and self.picture is not None:
            self._put(self.picture)
            self.refresh_bindings()

    async def look(self) -> None:
        """Ask for the picture; go on with the next conversation where one is gone through."""
        picture = await self.talk.picture()
        if (picture.view is None or picture.view.place is None) and self.talk.packs and await self.talk.begin_next():
            picture = await self.talk.picture()
        self.picture = picture

    def _put(self, picture: Picture) -> None:
        self._room = self.app.size
        placing.draw(self, picture)
        give_room(self)

    # going

    @doing
    async def action_next(self) -> None:
        """Keep what is typed and go on."""
        answered = self.place
        kept = await self._keep_typed()
        if kept is False:
            return
        if kept:
            from strengthtui.tui.wider import offer

            await offer(self, answered)
            self.tell_of_plan()
        if kept is None or not isinstance(self.place, QuestionView):  # keeping an answer goes on by itself
            self.told(await self.talk.do(lambda sitting: sitting.next()))
        await self.show_again()

    @doing
    async def action_back(self) -> None:
        """Go back; at the first one, say so."""
        here = self._at
        if not await self.settle_typed():
            return
        outcome = await self.talk.do(lambda sitting: sitting.back())
        if self.told(outcome) and isinstance(outcome, Saved) and outcome.view is not None:
            place = outcome.view.place
            if place is not None and place.address == here:
                self.tell(_("This is the first one."))
        await self.show_again()

    @doing
    async def action_go_to(self) -> None:
        """Go anywhere."""
        from strengthtui.tui.dialogs.picking import PickDialog

        if self.picture is None or not await self.settle_typed():
            return
        rows = placing.place_rows(await self.talk.ask(lambda sitting: sitting.everywhere()))
        address = await self.app.push_screen_wait(PickDialog(_("Where to?"), rows, chosen=self._at))
        if address is not None:
            await self.go(address)

    async def go(self, address: str) -> None:
        """Go to a place; what is typed here is kept first."""
        if not await self.settle_typed():
            return
        outcome = await self.talk.do(lambda sitting: sitting.jump(address))
        if self.told(outcome, outcome.what if isinstance(outcome, Saved) else ""):
            await self.show_again()

    def action_petal(self, digit: int) -> None:
        """Go to a petal by its digit."""
        petals = placing.petals(self)
        if 0 < digit <= len(petals):
            self.run_worker(self.go(petals[digit - 1].address), exit_on_error=False)

    def action_outer_petals(self) -> None:
        """Turn to the other petals."""
        self.outer = not self.outer
        if self.picture is not None:
            placing.draw(self, self.picture)

    def on_flower_picked(self, event: Flower.Picked) -> None:
        """Go to the petal clicked."""
        self.run_worker(self.go(event.address), exit_on_error=False)

    def on_line_editor_arrow(self, event: LineEditor.Arrow) -> None:
        """Turn to the next petal, or the one before, while nothing is typed; after the last, to what comes next."""
        if self.place is None:
            ways = self.query_one("#ways", RowList)
            self.set_focus(ways)
            if event.by < 0:
                ways.action_last()
            else:
                ways.action_first()
            return
        petals = placing.petals(self)
        here = next((index for index, one in enumerate(petals) if one.here), None)
        if petals and isinstance(self.place, PetalView):
            index = 0 if here is None else (here + event.by) % len(petals)
            self.run_worker(self.go(petals[index].address), exit_on_error=False)

    def action_hints(self) -> None:
        """Show or fold the hints."""
        if self.picture is not None:
            self.folded = not placing.folded(self)
            placing.draw(self, self.picture)

    def action_read_on(self, by: int) -> None:
        """Read on in what helps to ask, or back."""
        card = self.query_one("#card", VerticalScroll)
        card.scroll_relative(y=by * max(1, card.size.height - 1), animate=False)

    @doing
    async def action_skip(self) -> None:
        """Skip one of three ways."""
        from strengthtui.tui.skipping import skip

        await skip(self)

    def on_key(self, event: events.Key) -> None:
        """Take a way on by its number, where something was said before; whoever types on there has more to say."""
        from strengthtui.tui.skipping import way_meant

        if way := way_meant(self, self.query_one("#ways", RowList), event):
            self.run_worker(self._way(way), exit_on_error=False)

    async def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        """Go where the rail says, or take a way on."""
        if event.row_list.id == "rail":
            self.run_worker(self.go(event.row_id), exit_on_error=False)
        elif event.row_list.id == "ways":
            self.run_worker(self._way(event.row_id), exit_on_error=False)
        elif event.row_list.id == "heard":
            self.action_mark_strength()

    async def _way(self, way: str) -> None:
        from strengthtui.tui.skipping import take_way

        await take_way(self, way)

    async def known_kept(self, outcome: Outcome) -> None:
        """Go on after what was said before was kept."""
        if not isinstance(outcome, Refusal):
            self._at = ""
        if self.told(outcome):
            await self.show_again()

    # what can be done now

    def offered(self) -> list[tuple[Action, str]]:
        """Add the petals in sight, by their digits."""
        rows = super().offered()
        for number, mark in enumerate(placing.petals(self), start=1):
            row = Action(
                f"petal-{number}", "", str(number), mark.title, _("Go to this petal."), call=f"petal({number})"
            )
            rows.append((row, f"Alt+{number}"))
        return rows

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave out what has no meaning where we are."""
        here = self.meant_here()
        if action in here:
            return here[action]
        if action == "read_on":  # a long answer keeps these keys for itself
            writing = self.focused is self.editor and self.editor.max_scroll_y == 0
            return writing and self.query_one("#card").max_scroll_y > 0
        return super().check_action(action, parameters)
