"""Where the rows of a person's page lead: to the room a thing stands in, into a conversation, to what could be done."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from strengthtui.desk.page_doing import begins
from strengthtui.desk.where_said import place_said
from strengthtui.i18n import _
from strengthtui.tui.other_talks import choose_another, go_into

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from strengthtui.desk.page_done import DoneView
    from strengthtui.tui.screens.persons_page import PersonsPageScreen
    from strengthtui.tui.screens.sitting_screen import SittingScreen

    Going = Callable[[PersonsPageScreen, DoneView], Awaitable[None]]
    Doing = Callable[[PersonsPageScreen], Awaitable[None]]


async def another(page: PersonsPageScreen) -> None:
    """Choose another conversation."""
    await choose_another(page)


async def go_on(page: PersonsPageScreen, conversation: str) -> None:
    """Go on with a conversation, or look at it again."""
    held = page.view.held if page.view is not None else ()
    alone = any(one.id == conversation and one.for_worker for one in held)
    await go_into(page, lambda sitting: sitting.go_on_with(conversation), alone=alone)


async def go_to(page: PersonsPageScreen, done: DoneView) -> None:
    """Go to where it stands."""
    await _GOING[done.goes](page, done)


async def offered(page: PersonsPageScreen, offer: str) -> None:
    """Do what could come next."""
    await _DOING[offer](page)


# what stands somewhere


async def _to_room(page: PersonsPageScreen, screen: SittingScreen[None], chosen: str = "") -> None:
    """Open a room with the row chosen in it."""
    waiting = page.app.push_screen(screen)
    await waiting
    if chosen:
        await screen.point_at(chosen)


async def _agreements(page: PersonsPageScreen, _done: DoneView) -> None:
    from strengthtui.tui.screens.agreements import AgreementsScreen

    await _to_room(page, AgreementsScreen(page.talk))


async def _map(page: PersonsPageScreen, done: DoneView) -> None:
    from strengthtui.tui.screens.strengths_map import StrengthsMapScreen

    await _to_room(page, StrengthsMapScreen(page.talk), done.ref)


async def _plan(page: PersonsPageScreen, done: DoneView) -> None:
    from strengthtui.tui.screens.plan import PlanScreen

    await _to_room(page, PlanScreen(page.talk), done.ref)


async def _read_back(page: PersonsPageScreen, _done: DoneView) -> None:
    from strengthtui.tui.screens.read_back import ReadBackScreen

    await _to_room(page, ReadBackScreen(page.talk))


async def _lines(page: PersonsPageScreen, _done: DoneView) -> None:
    from strengthtui.tui.lines_done import look_at_lines

    await look_at_lines(page)


async def _said(page: PersonsPageScreen, done: DoneView) -> None:
    """Go to the question it was said to."""
    address = await page.talk.ask(lambda sitting: place_said(sitting.person, done.ref))
    if address is None:
        page.tell(_("It was said nowhere in particular: it waits to be sorted."))
    else:
        await go_into(page, lambda sitting: sitting.stand_at(address))


async def _conversation(page: PersonsPageScreen, done: DoneView) -> None:
    await go_on(page, done.ref.split("/")[1])


async def _nowhere(page: PersonsPageScreen, _done: DoneView) -> None:
    page.tell(_("That is all there is to see of it."))


_GOING: Final[dict[str, Going]] = {
    "agreements": _agreements,
    "lines": _lines,
    "conversation": _conversation,
    "map": _map,
    "plan": _plan,
    "said": _said,
    "read-back": _read_back,
    "nowhere": _nowhere,
}


# what could come next


async def _begin(page: PersonsPageScreen, offer: str) -> None:
    """Go into the conversation an offer leads to; where none does, choose one."""
    keep = page.talk.desk.keep_pack
    await go_into(page, lambda sitting: begins(sitting, offer, keep))


async def _talk(page: PersonsPageScreen) -> None:
    if page.view is not None and any(one.open for one in page.view.held):
        await go_into(page, lambda sitting: sitting.resume())
    else:
        await choose_another(page)


async def _mark(page: PersonsPageScreen) -> None:
    page.action_mark_strength()


async def _plan_and(page: PersonsPageScreen, action: str) -> None:
    from strengthtui.tui.screens.plan import PlanScreen

    plan = PlanScreen(page.talk)
    await page.app.push_screen(plan)
    if action:
        await plan.run_action(action)


_DOING: Final[dict[str, Doing]] = {
    "meet": lambda page: _begin(page, "meet"),
    "talk": _talk,
    "mark": _mark,
    "goal": lambda page: _plan_and(page, "new_goal"),
    "find": lambda page: _begin(page, "find"),
    "step": lambda page: _plan_and(page, "new_step"),
    "do": lambda page: _plan_and(page, ""),
    "look-back": lambda page: _begin(page, "look-back"),
    "keep-going": lambda page: _begin(page, "keep-going"),
}
