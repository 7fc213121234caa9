"""The ecomap: people, places, groups and services round the person, how close, who gives, who may know.

A picture where there is room, a list by how close where there is not. Nothing is drawn for nobody: then there is a
sentence that invites.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from textual.binding import BindingType

from strengthtui.desk import ties
from strengthtui.desk.ecomap_views import EcomapView
from strengthtui.desk.ties import TieForm
from strengthtui.desk.views import Saved
from strengthtui.errors import Refusal
from strengthtui.i18n import _
from strengthtui.text import shorten
from strengthtui.tui.dialogs.asking import SureDialog
from strengthtui.tui.dialogs.picking import PickDialog
from strengthtui.tui.dialogs.tie import TieDialog
from strengthtui.tui.ecomap_rows import ecomap_rows, legend, marks, offer_row, told
from strengthtui.tui.keys import bindings
from strengthtui.tui.planned import until_kept
from strengthtui.tui.safe import Words
from strengthtui.tui.screens.base import doing
from strengthtui.tui.screens.sitting_screen import SittingScreen
from strengthtui.tui.widgets.ecomap import Ecomap
from strengthtui.tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult

    from strengthtui.desk.ecomap_views import OfferView, TieView
    from strengthtui.desk.views import Outcome
    from strengthtui.tui.dialogs.form import FormDialog
    from strengthtui.tui.planned import Change
    from strengthtui.tui.talk import Talk

AS_A_PICTURE: Final = (100, 26)
"""Columns and rows of the terminal from which it is drawn."""
ROUND_IT: Final = (2, 7)
"""Columns beside the picture, and rows above and below it: title, what is told, legend, keys."""


class EcomapScreen(SittingScreen[None]):
    """Returns nothing; Alt+← goes back to where one came from."""

    CSS_PATH = "ecomap.tcss"
    ROOM = "ecomap"
    GUIDES = ("ecomap", "strengths")
    BINDINGS: ClassVar[list[BindingType]] = bindings("new-tie", "known-ties", "change-tie", "tie-off", "back")
    SHOWN = ("new-tie", "known-ties", "change-tie", "tie-off", "back")
    HELP = (
        "This is the ecomap: people, animals, places, groups and services round the person, how close each is, and who "
        "gives. How close it is, is only what they say.\n\n"
        "N puts somebody or something there. K shows what was said already and puts it there, so that nothing is typed "
        "twice. Arrows go from one to the next; Enter or C changes it, T takes it off. Who is alongside stands here "
        "too, from where it is kept. Each change is on the disk at once. Alt+← goes back."
    )

    def __init__(self, talk: Talk) -> None:
        """Take the talk."""
        super().__init__(talk)
        self.view = EcomapView("", (), ())

    def body(self) -> ComposeResult:
        """The picture with what it says of one, or the list."""
        yield Words("", id="empty", classes="quiet")
        yield Ecomap(id="picture")
        yield Words("", id="told")
        yield Words("", id="legend", classes="quiet")
        yield RowList(id="list")

    # what is shown

    async def show_again(self) -> None:
        """Ask for the map, and draw it."""
        self.view = await self.talk.ecomap()
        if self.is_mounted:
            self._draw()

    def on_resize(self) -> None:
        """Lay it out anew."""
        if self.view.person:
            self._draw()

    def _draw(self, chosen: str = "") -> None:
        self.title_says(_("{name} · ecomap").format(name=self.view.person), self.talk.saved_words)
        size, view = self.app.size, self.view
        wanted = chosen or self.chosen
        picture, listed = self.query_one(Ecomap), self.query_one("#list", RowList)
        room = (size.width - ROUND_IT[0], size.height - ROUND_IT[1])
        large = size.width >= AS_A_PICTURE[0] and size.height >= AS_A_PICTURE[1]
        drawn = large and picture.show(view.person, marks(view), room, chosen=wanted)
        picture.styles.height = room[1]
        for name in ("#picture", "#told", "#legend"):
            self.query_one(name).display = drawn
        listed.display = not drawn and bool(view.ties or view.offers)
        listed.show_rows(list(ecomap_rows(view)), chosen=wanted or None)
        self._invite()
        self._tell_chosen()
        self.refresh_bindings()
        if drawn or listed.display:
            self.focus_on(picture if drawn else listed)

    def _invite(self) -> None:
        empty = self.query_one("#empty", Words)
        empty.display = not self.view.ties
        empty.say(_("Who and what is round {name}? N puts somebody or something here.").format(name=self.view.person))

    def _tell_chosen(self) -> None:
        one, width = self._tie(), max(self.app.size.width - 6, 20)
        self.query_one("#told", Words).say(shorten(told(one), 3 * min(width, 114) - 12) if one is not None else "")
        self.query_one("#legend", Words).say(legend(self.view))

    def on_ecomap_moved(self) -> None:
        """Say what is known of who is chosen now."""
        self._tell_chosen()

    # who is chosen

    @property
    def chosen(self) -> str:
        """Handle of who is chosen, or of what could be put on the map."""
        picture = self.query_one(Ecomap)
        return picture.chosen if picture.display else self.query_one("#list", RowList).chosen_id or ""

    def _tie(self) -> TieView | None:
        return next((one for one in self.view.ties if one.ref == self.chosen), None)

    def pointed_at(self) -> str | None:
        """Handle of who is chosen: what is to be struck."""
        return self.chosen or None

    def mark(self) -> str:
        """Who is chosen, to come back to."""
        return self.chosen

    async def point_at(self, mark: str) -> None:
        """Choose that again."""
        await self.show_again()
        self._draw(mark)

    def on_ecomap_chosen(self, event: Ecomap.Chosen) -> None:
        """Change who was chosen."""
        event.stop()
        self.action_change_tie()

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        """Change who was chosen, or put on the map what was said."""
        event.stop()
        self.action_change_tie()

    # doing

    @doing
    async def action_new_tie(self) -> None:
        """Put somebody or something on the map."""
        await self._fill(
            _("Who or what is round them?"),
            TieForm(),
            lambda form: lambda act, person: ties.add_tie(act, person, form),
        )

    @doing
    async def action_known_ties(self) -> None:
        """Put on the map what was said already, one after another, until one leaves."""
        while self.view.offers:
            rows = [offer_row(one) for one in self.view.offers]
            keys = _("↑ ↓ Enter puts it on the map   Esc leaves")
            picked = await self.app.push_screen_wait(PickDialog(_("Said already"), rows, keys=keys))
            offer = next((one for one in self.view.offers if one.ref == picked), None)
            if offer is None or not await self._put(offer):
                return

    @doing
    async def action_change_tie(self) -> None:
        """Change who is chosen; what was only said is put on the map."""
        ref = self.chosen
        offer = next((one for one in self.view.offers if one.ref == ref), None)
        if offer is not None:
            await self._put(offer)
        elif ref:
            stood = await self.talk.ask(lambda sitting: ties.tie_form(sitting.person, ref))
            if isinstance(stood, Refusal):
                self.told(stood)
                return
            await self._fill(
                _("On the map"), stood, lambda form: lambda act, person: ties.change_tie(act, person, ref, form)
            )

    @doing
    async def action_tie_off(self) -> None:
        """Take who is chosen off the map, after a yes."""
        one = self._tie()
        if one is None:
            self.tell(_("There is nobody and nothing to take off."))
            return
        sure = SureDialog(_("Take it off the map?"), _("Yes, take it off"), said=one.label)
        if await self.app.push_screen_wait(sure) == "yes":
            done = _("It is off the map. Esc, then U brings it back.")
            await self.store(lambda act, person: ties.take_off(act, person, one.ref), done)

    def action_back(self) -> None:
        """Go back to where one came from."""
        self.dismiss(None)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave out what has no meaning here: the map is open already, and what is to be done with nobody."""
        has_use = {
            "ecomap": False,
            "known_ties": bool(self.view.offers),
            "change_tie": bool(self.view.ties),
            "tie_off": bool(self.view.ties),
        }
        return has_use[action] if action in has_use else super().check_action(action, parameters)

    # keeping

    async def store(self, change: Change, done: str = "") -> Outcome:
        """Make one change of the map, and show what came of it."""
        outcome = await self.talk.do(lambda sitting: sitting.change(change))
        self.told(outcome, done)
        self.view = await self.talk.ecomap()
        self._draw(outcome.ref or "" if isinstance(outcome, Saved) else "")
        return outcome

    async def _put(self, offer: OfferView) -> bool:
        """Put on the map what was said; a sentence needs a name. False where it was left."""
        if offer.named:
            done = _("On the map. Enter says how close.")
            outcome = await self.store(lambda act, person: ties.put_on_map(act, person, offer.ref), done)
            return isinstance(outcome, Saved)
        stood = await self.talk.ask(lambda sitting: ties.offer_form(sitting.person, offer.ref))
        if isinstance(stood, Refusal):
            self.told(stood)
            return False
        made = await self._fill(
            _("Who is that?"), stood, lambda form: lambda act, person: ties.put_on_map(act, person, offer.ref, form)
        )
        return made is not None

    async def _fill(self, title: str, stood: TieForm, change: Callable[[TieForm], Change]) -> str | None:
        def window(typed: TieForm | None) -> FormDialog[TieForm]:
            return TieDialog(title, stood, typed, beside=self.talk.beside)

        return await until_kept(self, window, change)
