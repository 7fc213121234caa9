"""The strengths map: three rings, the words that show each strength, what makes it possible, where it goes to.

Side by side where there is room, one list below the other where there is not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Final

from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical

from strengthtui.desk import map_changes
from strengthtui.desk.lens_views import lens_named, lens_titles
from strengthtui.desk.marking import sphere_titles
from strengthtui.desk.showing import owned, quoted
from strengthtui.errors import StrengthError
from strengthtui.i18n import _
from strengthtui.tui.dialogs.asking import ChoiceDialog, ToldDialog, Way, WordsDialog
from strengthtui.tui.dialogs.picking import PickDialog
from strengthtui.tui.keys import bindings
from strengthtui.tui.lines_done import go_to_place, go_where_said, strike_line
from strengthtui.tui.marking import RINGS
from strengthtui.tui.safe import Words
from strengthtui.tui.screens.base import doing
from strengthtui.tui.screens.sitting_screen import SittingScreen
from strengthtui.tui.widgets.row_list import Part, Row, RowList
from strengthtui.tui.widgets.said import STAR, line_row

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual import events
    from textual.app import ComposeResult

    from strengthtui.desk.lens_views import ThinView
    from strengthtui.desk.terms import LensId
    from strengthtui.desk.views import SphereView, StrengthView
    from strengthtui.tui.talk import Talk

SIDE_BY_SIDE: Final = 112
"""Columns from which the rings stand side by side."""


class StrengthsMapScreen(SittingScreen[None]):
    """Returns nothing; Alt+← goes back to where one came from."""

    CSS_PATH = "strengths_map.tcss"
    ROOM = "strengths_map"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("back", "lens", "ask-that"),
        Binding("left", "ring(-1)", show=False, priority=True),
        Binding("right", "ring(1)", show=False, priority=True),
    ]
    SHOWN = ("back", "mark-strength", "lens", "thread", "plan", "undo")
    GUIDES = ("strengths",)
    HELP = (
        "The strengths so far: mine, of people close to me, around me. Under each stand the words that show it, what "
        "makes it possible, and the goals it goes into.\n\n"
        "Enter on a strength: call it otherwise, move it to another ring, go to where the words were said, or take it "
        "out. F2 names a strength that a line shows. L looks at the same strengths through a lens: areas of life, four "
        "capitals, ROPES, or before, now and ahead. Where little was heard so far, a question stands below; A goes to "
        "it. Alt+← goes back."
    )

    def __init__(self, talk: Talk) -> None:
        """Take the talk."""
        super().__init__(talk)
        self._views: tuple[SphereView, ...] = ()
        self._lens: LensId = "sphere"
        self._thin: ThinView | None = None

    def body(self) -> ComposeResult:
        """Three lists side by side, and one for where there is no room."""
        yield Words(
            _("Strengths gather here. F2 names one that a line shows; the words stay tied to it."),
            id="empty",
            classes="quiet",
        )
        with Horizontal(id="rings"):
            for ring in RINGS:
                with Vertical(id=f"ring-{ring}", classes="ring"):
                    yield Words("", classes="ring-title")
                    yield RowList(id=f"list-{ring}")
        yield RowList(id="all")
        yield Words("", id="thin", classes="quiet")

    # drawing

    async def show_again(self) -> None:
        """Ask for the map, and draw it."""
        self._views = await self.talk.strengths(self._lens)
        self._thin = await self.talk.thin()
        name = await self.talk.ask(lambda sitting: sitting.person.records.person.name)
        title = _("{name} · strengths").format(name=name)
        if self._lens != "sphere":
            title = _("{name} · strengths · {lens}").format(name=name, lens=lens_titles()[self._lens])
        self.title_says(title, self.talk.saved_words)
        if self.is_mounted:
            self._draw()

    def on_resize(self) -> None:
        """Lay it out anew."""
        self._draw()

    def _draw(self) -> None:
        wide = self.app.size.width >= SIDE_BY_SIDE and self._lens == "sphere"
        self.query_one("#empty").display = not self._views
        self.query_one("#rings").display = wide and bool(self._views)
        everything = self.query_one("#all", RowList)
        everything.display = not wide and bool(self._views)
        everything.show_rows([row for view in self._views for row in _ring_rows(view)])
        shown = {view.sphere: view for view in self._views}
        for ring in RINGS:
            view = shown.get(ring)
            self.query_one(f"#ring-{ring}").display = view is not None
            if view is not None:
                self.query_one(f"#ring-{ring} .ring-title", Words).say(view.title)
                self.query_one(f"#list-{ring}", RowList).show_rows(list(strength_rows(view.strengths)))
        thin = self.query_one("#thin", Words)
        thin.display = self._thin is not None
        if self._thin is not None:
            thin.say(_("You could ask (A): {question}").format(question=self._thin.ask))
        lists = self._lists()
        front = self.focused if self.focused in lists else next(iter(lists), None)
        for one in lists:
            if one is not front:
                one.chosen = None
        if isinstance(front, RowList) and front is not self.focused:
            self.focus_on(front)

    def _lists(self) -> list[RowList]:
        """Give the lists in sight that hold something, from the left."""
        return [
            one for one in self.query(RowList) if one.rows and all(part.display for part in one.ancestors_with_self)
        ]

    # going

    def action_back(self) -> None:
        """Go back to where one came from."""
        self.dismiss(None)

    @doing
    async def action_lens(self) -> None:
        """Ask through which lens to look."""
        ways = [Way(lens, str(number), title) for number, (lens, title) in enumerate(lens_titles().items(), start=1)]
        picked = await self.app.push_screen_wait(ChoiceDialog(_("How would you like to look at them?"), ways))
        lens = lens_named(picked) if picked is not None else None
        if lens is not None:
            self._lens = lens
            await self.show_again()
            for one in self._lists():
                one.action_first()
                one.scroll_home(animate=False)

    @doing
    async def action_ask_that(self) -> None:
        """Go to the question that is suggested."""
        if self._thin is None:
            self.tell(_("The picture is full enough: nothing is suggested."))
            return
        await go_to_place(self, self._thin.address)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Go from ring to ring only where they stand side by side."""
        if action == "ring":
            return self.focused in self._lists() and len(self._lists()) > 1
        return super().check_action(action, parameters)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Only one ring has a row chosen: the one in front."""
        for one in self._lists():
            if one is not event.widget:
                one.chosen = None
            elif one.chosen is None:
                one.action_first()

    def action_ring(self, by: int) -> None:
        """Go to the next ring."""
        lists = self._lists()
        here = next((index for index, one in enumerate(lists) if one is self.focused), 0)
        self.focus_on(lists[(here + by) % len(lists)])

    async def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        """Ask what to do with a strength."""
        event.stop()
        found = (one for view in self._views for one in view.strengths if one.ref == event.row_id)
        strength = next(found, None)
        if strength is not None:
            self.run_worker(do_with_strength(self, strength), exit_on_error=False)


async def do_with_strength(screen: SittingScreen[Any], strength: StrengthView) -> None:
    """Ask what to do with a strength, and do it."""
    said = f"{STAR} {strength.name}"
    title = _("What is to be done with it?")
    picked = await screen.app.push_screen_wait(ChoiceDialog(title, _ways(strength), said=said))
    if picked == "name":
        await _change_words(screen, strength, _("What would you call it?"), "name", strength.name)
    elif picked == "through":
        await _change_words(
            screen, strength, _("What makes it possible?"), "possible_through", strength.possible_through
        )
    elif picked == "where":
        await _move(screen, strength)
    elif picked == "go":
        ref = await _one_of_its_words(screen, strength, _("Which words?"))
        if ref is not None:
            await go_where_said(screen, ref)
    elif picked == "leave-out":
        outcome = await screen.talk.do(lambda sitting: sitting.verdict(strength.ref, "left-out"))
        screen.told(outcome, _("It stays out of every paper."))
        await screen.show_again()
    elif picked in ("words", "strike"):
        await _strike(screen, strength, words=picked == "words")


def _ways(strength: StrengthView) -> list[Way]:
    ways = [
        Way("name", "n", _("Call it otherwise")),
        Way("where", "r", _("Say where it lives")),
        Way("through", "p", _("Say what makes it possible")),
    ]
    if strength.evidence:
        ways.append(Way("go", "g", _("Go to where it was said")))
    ways.append(Way("leave-out", "l", _("Leave it out of the papers")))
    if strength.evidence:
        ways.append(Way("words", "w", _("Take words away from it; the line they came from stays")))
    ways.append(Way("strike", "x", _("Take the strength out for good; the lines stay")))
    return ways


async def _change_words(screen: SittingScreen[Any], strength: StrengthView, title: str, part: str, stands: str) -> None:
    """Ask for other words, and bring the window back with them where they cannot be kept."""
    typed: str | None = stands
    while True:
        said = "" if part == "name" else f"{STAR} {strength.name}"
        typed = await screen.app.push_screen_wait(WordsDialog(title, typed or "", said=said))
        if typed is None or typed == stands:
            return
        changed = {part: typed}
        try:
            outcome = await screen.talk.do(
                lambda sitting, changed=changed: sitting.change(  # type: ignore[misc]  # a default holds it
                    lambda act, person: map_changes.change_strength(act, person, strength.ref, **changed)
                )
            )
        except StrengthError as error:
            await screen.app.push_screen_wait(ToldDialog(error.title, error.message, error.hint))
            continue
        if screen.told(outcome, _("Noted.")):
            await screen.show_again()
            return


async def _move(screen: SittingScreen[Any], strength: StrengthView) -> None:
    titles = sphere_titles()
    ways = [Way(ring, str(number), titles[ring]) for number, ring in enumerate(RINGS, start=1)]
    picked = await screen.app.push_screen_wait(
        ChoiceDialog(_("Where does it live?"), ways, said=f"{STAR} {strength.name}")
    )
    ring = next((one for one in RINGS if one == picked), None)
    if ring is None:
        return
    outcome = await screen.talk.do(
        lambda sitting: sitting.change(
            lambda act, person: map_changes.change_strength(act, person, strength.ref, sphere=ring)
        )
    )
    if screen.told(outcome):
        await screen.show_again()


async def _strike(screen: SittingScreen[Any], strength: StrengthView, *, words: bool) -> None:
    if not words:
        await strike_line(screen, strength.ref, f"{STAR} {strength.name}")
        return
    ref = await _one_of_its_words(screen, strength, _("Which words do not belong to it?"))
    line = next((one for one in strength.evidence if one.ref == ref), None)
    if line is not None:
        await strike_line(screen, line.ref, quoted(line.text, line.voice))


async def _one_of_its_words(screen: SittingScreen[Any], strength: StrengthView, title: str) -> str | None:
    """Give the handle of the words that show it; where several do, ask which."""
    if len(strength.evidence) == 1:
        return strength.evidence[0].ref
    rows = [line_row(line) for line in strength.evidence]
    return await screen.app.push_screen_wait(PickDialog(title, rows, said=f"{STAR} {strength.name}"))


def _ring_rows(view: SphereView) -> list[Row]:
    return [Row(view.sphere, (Part(view.title, "head"),), choosable=False), *strength_rows(view.strengths)]


def strength_rows(strengths: Iterable[StrengthView]) -> Iterable[Row]:
    """Give a row for each strength: name, words, what makes it possible, goals."""
    for one in strengths:
        parts = [Part(f"{STAR} {one.name}", "star")]
        parts += [Part(owned(line), "own" if line.voice == "person" else "plain", indent=2) for line in one.evidence]
        if one.possible_through:
            parts.append(Part(_("possible through: {words}").format(words=one.possible_through), "quiet", indent=2))
        parts += [Part(_("goes into: {goal}").format(goal=goal), "filled", indent=2) for goal in one.goals]
        yield Row(one.ref, (*parts, Part("")))
