"""The steps as keys on the screen; what is typed is pasted, since the editors have tests of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from strengthtui.desk.ecomap_views import ecomap_view
from strengthtui.tui.app import StrengthApp
from strengthtui.tui.house import Opening
from strengthtui.tui.screens.cards import CardsScreen
from strengthtui.tui.screens.ecomap import EcomapScreen
from strengthtui.tui.screens.photo import PhotoScreen
from strengthtui.tui.screens.reflect import ReflectScreen
from strengthtui.tui.widgets.one_of import OneOf
from strengthtui.tui.widgets.row_list import RowList
from tests.parity import steps
from tests.parity.hands import AGREEMENTS, PlanHands
from tests.tui.app_builders import in_front, opened, screen_text, talk_screen

if TYPE_CHECKING:
    from strengthtui.desk.ties import TieForm
    from tests.parity.houses import Home

COPIES = {"given": "1", "owed": "2", "elsewhere": "3", "not-safe": "4", None: "ctrl+n"}
VOICES = {"person": "p", "gist": "g", "worker": "m", "other": "o"}


async def visit(home: Home, one: steps.Visit) -> str:
    """Press the keys of one visit; gives the last screen."""
    person = None if one.door == "quick" else "Ada"
    app = StrengthApp(home.house, Opening(one.door, person=person, pack=one.pack, route=one.route))
    async with opened(app):
        hand = Hand(home, app, one)
        await hand.quiet()
        if one.door == "quick":
            await hand.line("Ada")
        for step in one.steps:
            await getattr(hand, f"do_{type(step).__name__.lower()}")(step)
        for _look in range(20):
            if app._exit:
                break
            await hand.quiet()
        assert app._exit, f"still there, at {in_front(app)}:\n{screen_text(app)}"
    assert app.failure is None
    return ""


class Hand(PlanHands):
    """Somebody who talks."""

    # before and after

    async def do_meet(self, step: steps.Meet) -> None:
        """Answer every card, or pass over it."""
        await self.press("y", "y" if step.said else "ctrl+n")
        if not step.again and not step.quick:
            await self.press(*({"yes": "y", "no": "n", "later": "l", "": "ctrl+n"}[one] for one in step.agreed))
            if "no" in step.agreed:
                return
            for name, state in step.shared:
                await self.line(name)
                await self.press(AGREEMENTS[state])
            await self.press("enter")
        if not step.quick:
            await self.line(", ".join(step.here))
            if step.here:
                await self.line(step.through)
        if step.again:
            await self.line(", ".join(step.alongside))
            await self.line(step.not_again)
        elif not step.quick:
            await self.line(step.talking)
            await self.line(step.reach)
        await self.line(step.today)

    async def do_goon(self, _step: steps.GoOn) -> None:
        """Be where one was."""
        assert talk_screen(self.app).is_mounted

    async def do_close(self, step: steps.Close) -> None:
        """Answer every card of the close."""
        await self.press("f8")
        assert isinstance(self.app.screen, CardsScreen)
        await self.line(step.waiting)
        await self._card_passed("heard")
        if self._card() == "take-out":
            if step.strike or step.leave_out:
                await self.press("l")
                for words, key in ((step.strike, "x"), (step.leave_out, "l")):
                    if words:
                        await self._with_line(words, key)
                        await self.press(*(["y"] if key == "x" else []))
                await self.press("escape")
            await self.press("n")
        for promise in step.promises:
            await self.line(promise.what)
            await self.line(promise.by)
        await self.press("enter", COPIES[step.copy])
        if isinstance(self.app.screen, PhotoScreen):
            await self.press("escape")
        await self.line(step.next)
        if step.next:
            await self.line(step.on)
        await self.line(step.leaving)
        await self._afterwards()

    async def _afterwards(self) -> None:
        if self.app.talk is not None and not self.app.talk.keeps:
            assert "It is written." in screen_text(self.app)
            await self.press("enter")
        elif "Write the profile" in screen_text(self.app):
            await self.press("n")
        if isinstance(self.app.screen, ReflectScreen):  # for the worker alone; a pipe is asked nothing there
            await self.press("escape")

    def _card(self) -> str:
        screen = self.app.screen
        assert isinstance(screen, CardsScreen), f"{in_front(self.app)}\n{screen_text(self.app)}"
        return screen.card.id if screen.card is not None else ""

    async def _card_passed(self, card: str) -> None:
        if self._card() == card:
            await self.press("enter")

    async def do_leave(self, _step: steps.Leave) -> None:
        """Leave."""
        await self.press("alt+q")

    # words

    async def do_jot(self, step: steps.Jot) -> None:
        """Type it, and Enter."""
        await self.line(step.text)

    async def do_jotaside(self, step: steps.JotAside) -> None:
        """Open the one empty line, type it there, and come back."""
        await self.press("alt+j")
        await self.line(step.text)
        await self.press("escape")

    async def do_answer(self, step: steps.Answer) -> None:
        """Type it, and go on."""
        await self.type("\n".join(step.lines), over=True)
        await self.press("ctrl+n")

    async def do_go(self, step: steps.Go) -> None:
        """Go on, or back."""
        await self.press(*(["ctrl+n" if step.way == "next" else "alt+left"] * step.times))

    async def do_goto(self, step: steps.GoTo) -> None:
        """Go there by words."""
        await self.press("ctrl+g")
        await self.line(step.words)

    async def do_choose(self, step: steps.Choose) -> None:
        """Choose it from the whole list, and how much of it."""
        await self.press("alt+semicolon", "l")
        await self.line(step.pack)
        await self.press({"doorstep": "1", "short": "2", "full": "3"}[step.route])

    async def do_skip(self, step: steps.Skip) -> None:
        """Skip."""
        await self.press("f3", {"later": "l", "declined": "r", "not-fitting": "f"}[step.state])
        if step.over:
            await self.press("y")

    async def do_stillso(self, step: steps.StillSo) -> None:
        """Keep, change, add."""
        await self.choose(step.way, "#ways")
        await self.press("enter")
        if step.way == "change":
            await self.line(step.lines[0], over=True)
        elif step.way == "add":
            await self.type("\n".join(step.lines))
            await self.press("ctrl+n")

    async def do_strength(self, step: steps.Strength) -> None:
        """Choose the line among all, and fill in the little window."""
        await self.press("ctrl+l")
        await self._with_line(step.line, "s")
        if step.quote:
            await self.into("#quote")
            await self.type(step.quote, over=True)
            await self.into("#name")
        await self.type(step.name)
        ring = self.app.screen.query_one("#ring", OneOf)
        if step.sphere is not None:
            await self.into("#ring")
            for _turn in range(3):
                if ring.chosen != step.sphere:
                    await self.press("right")
        if step.through:
            await self.into("#through")
            await self.type(step.through)
        await self.press("enter", "escape")

    async def do_intoplan(self, step: steps.IntoPlan) -> None:
        """Choose the line among all, and keep the form as it comes; leave the first step that is asked for."""
        await self.press("ctrl+l")
        await self._with_line(step.line, "t" if step.way == "step" else "p")
        await self.press("ctrl+s")
        if step.way == "goal":
            await self.press("escape")
        await self.press("escape")

    async def do_sort(self, step: steps.Sort) -> None:
        """Choose the line among all; one petal by its row, several with Space."""
        await self.press("ctrl+l")
        await self._with_line(step.line, "o")
        if len(step.petals) == 1:
            await self.choose(step.petals[0])
        else:
            for petal in step.petals:
                await self.choose(petal)
                await self.press("space")
        await self.press("enter", "escape")

    async def do_whose(self, step: steps.Whose) -> None:
        """Choose the line among all, and say whose."""
        await self.press("ctrl+l")
        await self._with_line(step.line, "w")
        await self.press(VOICES[step.voice])
        if step.other:
            await self.line(step.other)
        await self.press("escape")

    async def do_strike(self, step: steps.Strike) -> None:
        """Find it by words, and be sure."""
        await self.press("alt+x")
        await self.line(step.words)
        await self.press("y")
        if in_front(self.app) == "ToldDialog":
            await self.press("enter")

    async def do_undo(self, step: steps.Undo) -> None:
        """Take back."""
        await self.press(*(["alt+u"] * step.times))

    async def do_redo(self, _step: steps.Redo) -> None:
        """Bring back."""
        await self.press("alt+y")

    async def _with_line(self, text: str, key: str) -> None:
        """In the list of words heard, take the line that holds these words, and a way."""
        everything = (*self.sitting.lines(), *self.sitting.things())
        ref = next(line.ref for line in everything if text in line.text)
        self.app.screen.query_one(RowList).choose_id(ref)
        await self.press("enter", key)

    # people, agreements, papers

    async def do_here(self, step: steps.Here) -> None:
        """Say who is here."""
        await self.press("alt+h", "n" if step.names else "a")
        if step.names:
            await self.line(", ".join(step.names), over=True)

    async def do_agree(self, step: steps.Agree) -> None:
        """Choose the thing, or share with a name; where it is asked what becomes of it, decide later."""
        await self.press("alt+a")
        if step.what == "share" and not self._agreed_row(step.name):
            await self.press("s")
            await self.line(step.name)
        else:
            row = self._agreed_row(step.name) if step.what == "share" else self._agreed_row(step.what)
            await self.choose(row)
        await self.press(AGREEMENTS[step.state])
        while in_front(self.app) in ("ToldDialog", "ChoiceDialog"):
            await self.press("escape")
        await self.press("alt+left")

    def _agreed_row(self, name: str) -> str:
        rows = self.app.screen.query_one("#agreed", RowList).rows
        found = [one.id for one in rows if one.id.split(":")[0] == name or f"with {name}" in one.parts[0].text]
        return found[0] if found else ""

    async def do_ecomap(self, step: steps.Ecomap) -> None:
        """Open the map, do what is done there, and come back."""
        await self.press("alt+equals_sign")
        for act in step.acts:
            view = ecomap_view(self.sitting.person, self.sitting.company)
            match act:
                case steps.Put():
                    await self.press("n")
                    await self._fill(act.form)
                case steps.PutKnown():
                    await self.press("k")
                    await self.choose(next(one.ref for one in view.offers if one.text == act.text))
                    await self.press("enter", *(["escape"] if len(view.offers) > 1 else []), "enter")
                    await self._turn("#close", act.closeness)
                    await self.press("ctrl+s")
                case steps.OffMap():
                    screen = self.app.screen
                    assert isinstance(screen, EcomapScreen)
                    await screen.point_at(next(one.ref for one in view.ties if one.name == act.name))
                    await self.press("t", "y")
        await self.press("alt+left")

    async def _fill(self, form: TieForm) -> None:
        for selector, text in (("#name", form.name), ("#does", form.does), ("#know", form.may_know)):
            await self.into(selector)
            await self.type(text)
        await self._turn("#kind", form.kind)
        if form.kind != "service":
            await self.into("#who")
            await self.type(form.who_to_me)
        await self._turn("#close", form.closeness)
        await self._turn("#give", form.give_take)
        await self.press("ctrl+s")

    async def _turn(self, selector: str, wanted: str) -> None:
        await self.into(selector)
        field = self.app.screen.query_one(selector, OneOf)
        for _turn in range(5):
            if field.chosen != wanted:
                await self.press("right")

    async def do_concern(self, step: steps.Concern) -> None:
        """Write it down apart, and come back."""
        await self.press("f10", "w")
        lines = self.home.desk.frame("concern").lines
        for words in (*step.lines, *[""] * (len(lines) - len(step.lines))):
            await self.line(words)
        await self.press("g")

    async def do_export(self, step: steps.Export) -> None:
        """Choose the paper, and write it into the folder that stands there."""
        await self.press("ctrl+o")
        await self.choose(step.document, "#documents")
        await self.press("enter", *(["y"] if step.all_the_same else []), "enter")
        assert "It is written." in screen_text(self.app), screen_text(self.app)
        await self.press("enter", "alt+left")
