"""Choosing a conversation on the screen, and going into it: three small questions, a suggestion, or the whole list.

What is answered is kept nowhere. The same desk calls as in plain lines (`line.choosing`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from strengthtui.desk import choosing
from strengthtui.desk.worker_alone import alone_with, never_met
from strengthtui.i18n import _
from strengthtui.tui.dialogs.asking import ChoiceDialog, ToldDialog, Way
from strengthtui.tui.dialogs.picking import PickDialog
from strengthtui.tui.dialogs.suggesting import SuggestionDialog
from strengthtui.tui.widgets.row_list import Part, Row

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from strengthtui.desk.choosing import AskView, FitsView
    from strengthtui.desk.desk import Desk
    from strengthtui.desk.sitting import Sitting
    from strengthtui.desk.views import Outcome
    from strengthtui.tui.app import StrengthApp
    from strengthtui.tui.screens.sitting_screen import SittingScreen

PASS, ALL, ANEW = "pass", "all", "anew"


async def open_page(screen: SittingScreen[Any]) -> None:
    """Open the person's page, from which all their conversations are in reach."""
    from strengthtui.tui.screens.persons_page import PersonsPageScreen

    if await screen.settle_typed():
        await screen.app.push_screen_wait(PersonsPageScreen(screen.talk))


async def choose_another(screen: SittingScreen[Any]) -> None:
    """Choose a conversation, and go into it."""
    if not (may_go(screen) and await screen.settle_typed()):
        return
    begun = await screen.talk.ask(lambda sitting: choosing.goes_on(sitting.person, sitting.company))
    found = await chosen(screen.house, screen.talk.desk, begun)
    if found is not None:
        desk = screen.talk.desk
        await go_into(screen, beginning(desk, found), alone=alone_with(desk.shelf, found.pack))


def beginning(desk: Desk, found: FitsView) -> Callable[[Sitting], Outcome]:
    """Give what puts a conversation in front."""
    return lambda sitting: sitting.begin(found.pack, found.route, desk.keep_pack, at=found.at)


async def go_into(screen: SittingScreen[Any], begin: Callable[[Sitting], Outcome], *, alone: bool = False) -> None:
    """Put a conversation in front and go to it, through whatever is open over it.

    Where none is open (one came from the list of people), whoever opened the windows begins it.
    """
    from strengthtui.tui.screens.sitting_screen import SittingScreen as Window
    from strengthtui.tui.screens.talk import TalkScreen

    if not may_go(screen):
        return
    app = screen.app
    conversation = next((one for one in app.screen_stack if isinstance(one, TalkScreen)), None)
    if conversation is None:
        screen.talk.called, screen.talk.alone = begin, alone
        while isinstance(app.screen, Window):
            app.screen.dismiss(None)
        return
    if not await conversation.settle_typed() or not await _met_by_now(screen, alone=alone):
        return
    outcome = await screen.talk.do(begin)
    if not screen.told(outcome, getattr(outcome, "what", "")):
        return
    while app.screen is not conversation:
        app.screen.dismiss(None)
    conversation.outer = False
    await conversation.show_again()


async def _met_by_now(screen: SittingScreen[Any], *, alone: bool) -> bool:
    """Meet first, where the worker sat alone until now and the next conversation is with the person."""
    talk = screen.talk
    if talk.alone and not alone:
        from strengthtui.tui.meeting import meet

        first = await talk.ask(lambda sitting: never_met(sitting.person))
        if await meet(screen.house, talk, "first" if first else "again") != "on":
            return False
        talk.alone = False
    return True


def may_go(screen: SittingScreen[Any]) -> bool:
    """Tell whether one can go into a conversation from here: not before meeting is done, nor in the kind close."""
    from strengthtui.tui.screens.cards import CardsScreen

    if any(isinstance(one, CardsScreen) for one in screen.app.screen_stack):
        screen.tell(_("First these lines; then another conversation can be chosen."))
        return False
    return True


async def chosen(app: StrengthApp, desk: Desk, begun: Mapping[str, str]) -> FitsView | None:
    """Ask at most three questions, suggest, and give what was chosen; `None` when it was left.

    `begun` says of conversations that are open since when, by their packs.
    """
    shelf, beside = desk.shelf, app.beside
    answers: dict[str, str] = {}
    passed: set[str] = set()
    while (asked := await app.thread.call(lambda: choosing.ask(shelf, answers, passed, beside=beside))) is not None:
        picked = await app.push_screen_wait(_question(asked))
        if picked is None:
            return None
        if picked == ALL:
            return await _whole_list(app, desk, begun)
        if picked == PASS:
            passed.add(asked.id)
        else:
            answers[asked.id] = picked
    found = await app.thread.call(lambda: choosing.suggest(shelf, answers, beside=beside))
    if found.notes:  # by itself: over the suggestion it would scroll away where there is little room
        await app.push_screen_wait(ToldDialog(_("To keep in mind"), "\n".join(found.notes)))
    picked = await app.push_screen_wait(SuggestionDialog(found, begun))
    if picked == ANEW:
        return await chosen(app, desk, begun)
    if picked == ALL:
        return await _whole_list(app, desk, begun)
    return next((one for one in found.fits if one.pack == picked), None)


def _question(asked: AskView) -> ChoiceDialog:
    ways = [Way(one.id, str(number), one.text) for number, one in enumerate(asked.options, start=1)]
    ways += [Way(PASS, "0", _("Pass over this one")), Way(ALL, "l", _("The whole list of conversations"))]
    said = _("Or together: {question}").format(question=asked.together) if asked.together else ""
    return ChoiceDialog(asked.ask, ways, said=said, keys=_("A number, L, or Enter takes it   Esc leaves"))


async def _whole_list(app: StrengthApp, desk: Desk, begun: Mapping[str, str]) -> FitsView | None:
    """Choose one of all there are, and how much of it."""
    beside = app.beside
    everything = await app.thread.call(lambda: choosing.everything(desk.shelf, beside=beside))
    rows = [_row(one, begun.get(one.pack, "")) for one in everything]
    picked = await app.push_screen_wait(PickDialog(_("Which conversation?"), rows))
    found = next((one for one in everything if one.pack == picked), None)
    if found is None:
        return None
    ways = await app.thread.call(lambda: choosing.routes(desk.shelf, found.pack))
    dialog = ChoiceDialog(
        _("How much of it?"),
        [Way(one.id, str(number), one.text) for number, one in enumerate(ways, start=1)],
        said=found.title,
    )
    route = await app.push_screen_wait(dialog)
    return next((choosing.by_route(found, one.id) for one in ways if one.id == route), None)


def _row(one: FitsView, begun: str) -> Row:
    also = [Part(begun, "filled", indent=2)] if begun else []
    return Row(one.pack, (Part(one.title), *also, Part(one.why, "quiet", indent=2)), also=one.pack)
