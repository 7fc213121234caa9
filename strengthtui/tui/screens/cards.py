"""One line of a frame at a time: meeting, and the kind close. Enter alone passes over any of them; nothing is required.

What the lines are and what becomes of an answer is the deck's; this shows them and hands on what was typed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal, Protocol

from msgspec import Struct
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content

from strengthtui.errors import StrengthError
from strengthtui.i18n import _
from strengthtui.tui.keys import bindings
from strengthtui.tui.safe import Words, joined, safe
from strengthtui.tui.screens.base import doing
from strengthtui.tui.screens.sitting_screen import SittingScreen
from strengthtui.tui.widgets.editor import Editor, LineEditor
from strengthtui.tui.widgets.row_list import Part, Row, RowList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.app import ComposeResult
    from textual.widget import Widget

    from strengthtui.tui.dialogs.asking import Way
    from strengthtui.tui.talk import Talk
    from strengthtui.tui.widgets.row_list import Tone

ON = ""
"""What a deck says when the next card is to come."""
LEAST = 2
"""Rows of the card that are always there; more of it is read on."""
STAY = "stay"
"""What a deck says when the same card is to be shown anew."""


class Card(Struct, frozen=True):
    """One line of a frame."""

    id: str
    ask: str
    short: str
    """Two or three words for the rail."""
    kind: Literal["line", "choice", "read"] = "line"
    said: Content | None = None
    """What is to be read out, or what stands already."""
    hints: tuple[tuple[str, str], ...] = ()
    """Label and text, for the worker's eye."""
    ways: tuple[Way, ...] = ()
    hint: str = ""
    """What is said under the line: what goes into it."""
    for_worker: bool = False
    """Whether the person beside does not see it."""
    lead: str = ""
    """Said quietly before what is asked: to whom it is to be said."""
    stays: bool = False
    """Whether what is typed is kept and the same card waits for more."""


class Deck(Protocol):
    """What a row of cards is about."""

    title: str
    may_leave: bool
    """Whether going back from the first card leaves the cards."""

    async def cards(self) -> Sequence[Card]:
        """Give the cards as they are now."""

    async def take(self, screen: CardsScreen, card_id: str, answer: str) -> str:
        """Keep an answer (empty: passed over); say `ON`, `STAY`, or what the screen is to return."""


class CardsScreen(SittingScreen[str | None]):
    """Returns what the deck says, `done` at its end, `left` when it was left."""

    CSS_PATH = "cards.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("next", "back"),
        Binding("pageup", "read_on(-1)", show=False, priority=True),
        Binding("pagedown", "read_on(1)", show=False, priority=True),
    ]
    SHOWN = ("next", "back")
    GUIDES = ("confidentiality", "first-conversation")
    HELP = (
        "These lines are said before and after the conversation itself, one at a time.\n\n"
        "Type and press Enter, or choose with the letter; Enter on an empty line passes over it. What you keep here is "
        "on the disk as soon as the next line comes."
    )

    def unfinished(self) -> str | None:
        """Give what is typed in it and was not there before."""
        return "\n".join(editor.unfinished for editor in self.query(Editor) if editor.unfinished)

    def __init__(self, talk: Talk, deck: Deck) -> None:
        """Take the talk and the deck."""
        super().__init__(talk)
        self._deck = deck
        self._cards: Sequence[Card] = ()
        self._at = 0
        self._passed: set[str] = set()
        self._taking = False
        """Whether an answer is being kept: until the next card is there, Enter would be for this one again."""

    def body(self) -> ComposeResult:
        """Rail, card, line."""
        with Horizontal(id="middle"):
            yield RowList(id="rail")
            with Vertical(id="centre"):
                with VerticalScroll(id="card", can_focus=False):
                    yield Words(id="lead", classes="quiet")
                    yield Words(id="ask")
                    yield Words(id="said")
                    yield Words(id="hints")
                yield RowList(id="ways")
                yield LineEditor(id="line")
                yield Words(id="hint", classes="quiet")
                yield Words(id="keys", classes="quiet")

    @property
    def card(self) -> Card | None:
        """The card in front."""
        return self._cards[self._at] if self._at < len(self._cards) else None

    async def show_again(self) -> None:
        """Ask the deck for its cards, and draw the one in front."""
        cards = await self._deck.cards()
        before, self._cards = self.card, cards
        if before is not None:
            self._at = next((index for index, one in enumerate(self._cards) if one.id == before.id), self._at)
        if self.is_mounted:
            self._draw()

    def _draw(self) -> None:
        card = self.card
        self.title_says(self._deck.title, self.talk.saved_words)
        if card is None:
            return
        lead = self.query_one("#lead", Words)
        lead.say(card.lead)
        lead.display = bool(card.lead) and not self.house.beside
        self.query_one("#ask", Words).say(card.ask)
        said = self.query_one("#said", Words)
        said.say(card.said or "")
        said.display = card.said is not None
        hints = self.query_one("#hints", Words)
        hints.say(
            Content("\n").join(
                [joined(safe(f"{label}   ", "$quiet italic"), safe(text, "$quiet")) for label, text in card.hints]
            )
        )
        hints.display = bool(card.hints) and not self.house.beside and self.app.size.height >= 20  # noqa: PLR2004  what is asked comes first
        ways, line = self.query_one("#ways", RowList), self.query_one("#line", LineEditor)
        ways.undecided, ways.chosen = True, None
        ways.show_rows([Row(way.id, (Part(f"{way.key.upper()}  {way.text}"),)) for way in card.ways])
        ways.display = card.kind == "choice"
        line.display = card.kind == "line"
        hint = self.query_one("#hint", Words)
        hint.say(card.hint)
        roomy = self.app.size.height >= 20  # noqa: PLR2004  what is asked comes first
        hint.display = bool(card.hint) and card.kind == "line" and roomy and not self.house.beside
        self.query_one("#keys", Words).say(_keys(card))
        self.query_one("#card").scroll_home(animate=False)
        self.call_after_refresh(self._lay_out)
        rail = self.query_one("#rail", RowList)
        rail.display = self.app.size.width >= 80 and not self.house.beside  # noqa: PLR2004  room for both
        rail.show_rows([self._rail_row(one) for one in self._cards], chosen=card.id)
        self.focus_on(ways if card.kind == "choice" else line if card.kind == "line" else self.query_one("#card"))

    def on_resize(self) -> None:
        """Lay it out anew, and say whether there is more to read than fits."""
        self.call_after_refresh(self._lay_out)

    def on_text_area_changed(self) -> None:
        """What is typed may take another line."""
        self.call_after_refresh(self._lay_out)

    def _lay_out(self) -> None:
        """Give the card all rows that what stands under it leaves, and say whether there is more to read."""
        card, keys, box = self.card, self.query_one("#keys", Words), self.query_one("#card")
        if card is None:
            return
        if self.has_class("-short"):
            self._fit(card, keys, box)
            return
        centre = self.query_one("#centre")
        under = (one for one in centre.children if one is not box and one.display)
        taken = sum(one.outer_size.height + one.styles.margin.height for one in under)
        box.styles.max_height = max(centre.size.height - taken, LEAST)
        self.call_after_refresh(self._say_more)

    def _say_more(self) -> None:
        card, keys = self.card, self.query_one("#keys", Words)
        if card is not None and not self.has_class("-short"):
            more = self.query_one("#card").max_scroll_y > 0
            keys.set_class(more, "more")
            keys.say(_keys(card, more=more))

    def _fit(self, card: Card, keys: Words, box: Widget) -> None:
        """On a short screen the answer stands right under what is asked; the keys are told where there is room."""
        centre = self.query_one("#centre").content_size
        below = sum(one.outer_size.height for one in self.query("#ways, #line, #hint") if one.display)
        needed = sum(one.outer_size.height for one in box.children if one.display)
        keys.say(_keys(card, back=False))
        told = keys.get_content_height(centre, self.app.size, max(centre.width - 2, 1))
        more = needed + below > centre.height
        if more:
            keys.say(_("PgDn reads on"))
        keys.set_class(more or needed + below + told <= centre.height, "more")
        box.set_class(needed + below + told < centre.height, "roomy")
        box.styles.max_height = max(centre.height - below - more, LEAST)

    def action_read_on(self, by: int) -> None:
        """Move in what is to be read, wherever the cursor is."""
        card = self.query_one("#card")
        card.scroll_relative(y=by * max(card.size.height - 1, 1), animate=False)

    def _rail_row(self, card: Card) -> Row:
        tone: Tone = "star" if card is self.card else "filled" if card.id in self._passed else "plain"
        return Row(card.id, (Part(card.short, tone),), columns=True)

    # taking

    def on_editor_refused(self, event: Editor.Refused) -> None:
        """Say what was too long."""
        self.tell(event.why, warn=True)

    async def on_line_editor_entered(self, event: LineEditor.Entered) -> None:
        """Take what was typed; an empty line passes over."""
        event.stop()
        self.run_worker(self._take(event.text.strip()), exit_on_error=False)

    async def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        """Take a way, or go to another card."""
        event.stop()
        if event.row_list.id == "ways":
            self.run_worker(self._take(event.row_id), exit_on_error=False)
        else:
            self._go_to(event.row_id)

    def on_key(self, event: events.Key) -> None:
        """Take a way by its letter; Enter goes on where there is only something to read."""
        card = self.card
        if card is None:
            return
        if card.kind == "read" and event.key in ("enter", "space"):
            event.stop()
            self.run_worker(self._take(""), exit_on_error=False)
            return
        if card.kind == "choice" and event.character is not None:
            for way in card.ways:
                if event.character.casefold() == way.key.casefold():
                    event.stop()
                    self.run_worker(self._take(way.id), exit_on_error=False)

    @doing
    async def action_next(self) -> None:
        """Keep what is typed, if anything, and go on."""
        card = self.card
        await self._take(
            self.query_one("#line", LineEditor).text.strip() if card is not None and card.kind == "line" else ""
        )

    async def settle_typed(self) -> bool:
        """Leave what is typed in the line: it is still there when one comes back."""
        return True

    def action_back(self) -> None:
        """Go to the card before."""
        if self._at == 0:
            if self._deck.may_leave:
                self.dismiss("left")
            else:
                self.tell(_("This is the first one."))
            return
        self._at -= 1
        self.query_one("#line", LineEditor).put("")
        self._draw()

    async def _take(self, answer: str) -> None:
        card = self.card
        if card is None or self._taking:
            return
        self._taking = True
        try:
            await self._take_at(card, answer)
        finally:
            self._taking = False

    async def _take_at(self, card: Card, answer: str) -> None:
        line = self.query_one("#line", LineEditor)
        try:
            said = await self._deck.take(self, card.id, answer)
        except StrengthError:
            await self.show_again()
            raise
        if said == STAY:
            line.put("")
            await self.show_again()
            return
        if said != ON:
            self.dismiss(said)
            return
        self._passed.add(card.id)
        line.put("")
        self._cards = await self._deck.cards()
        here = next((index for index, one in enumerate(self._cards) if one.id == card.id), self._at - 1)
        self._at = here + 1  # where the card is gone, the next one stands in its place
        if self._at >= len(self._cards):
            self.dismiss("done")
            return
        self._draw()

    def _go_to(self, card_id: str) -> None:
        for index, one in enumerate(self._cards):
            if one.id == card_id:
                self._at = index
                self._draw()


def _keys(card: Card, *, back: bool = True, more: bool = False) -> str:
    said = _("Enter keeps it and goes on; on an empty line it passes over")
    if card.stays:
        said = _("Enter keeps it; an empty line goes on")
    if card.kind == "choice" and all(way.key.isdecimal() for way in card.ways):
        said = _("A number, or ↑ ↓ Enter   Enter alone passes over")
    elif card.kind == "choice":
        said = _("A letter, or ↑ ↓ Enter   Enter alone passes over")
    if card.kind == "read":
        said = _("Enter goes on")
    return "   ".join([said, *([_("Alt+← back")] if back else []), *([_("PgDn reads on")] if more else [])])
