"""What may be asked for on the list of people, and what follows: open, begin, a short talk, page, plan, papers.

A room that is opened from there has no conversation under it; where one is called for in it, it is begun afterwards.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from strengthtui.errors import Refusal
from strengthtui.tui import flow, reflecting
from strengthtui.tui.safe import plain

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from strengthtui.desk.desk import Desk
    from strengthtui.desk.sitting import Sitting
    from strengthtui.desk.views import Outcome
    from strengthtui.tui.app import StrengthApp
    from strengthtui.tui.screens.sitting_screen import SittingScreen
    from strengthtui.tui.talk import Talk

    Way = Callable[[StrengthApp, Desk, str], Awaitable[None]]


async def _open(app: StrengthApp, desk: Desk, person_id: str) -> None:
    """Go on where they were; where nothing is open, their page shows what there is."""
    entry = await app.thread.call(lambda: desk.people.one(person_id))
    if entry.conversations_open or not entry.conversations_done:
        await flow.go_on_with(app, desk, person_id)
    else:
        await _page(app, desk, person_id)


async def _new(app: StrengthApp, desk: Desk, name: str) -> None:
    await flow.begin_with(app, desk, name or None)


async def _quick(app: StrengthApp, _desk: Desk, name: str) -> None:
    other = await app.thread.call(app.open_house.throwaway)
    await flow.quick_talk(app, other, name)


async def _papers(app: StrengthApp, desk: Desk, person_id: str) -> None:
    from strengthtui.tui.screens.papers import PapersScreen

    await _room(app, await flow.sit_down(app, desk, person_id), PapersScreen)


async def _plan(app: StrengthApp, desk: Desk, person_id: str) -> None:
    from strengthtui.tui.screens.plan import PlanScreen

    await _room(app, await flow.sit_down(app, desk, person_id), PlanScreen)


async def _page(app: StrengthApp, desk: Desk, person_id: str) -> None:
    from strengthtui.tui.screens.persons_page import PersonsPageScreen

    await _room(app, await flow.sit_down(app, desk, person_id), PersonsPageScreen)


async def _another_talk(app: StrengthApp, desk: Desk, person_id: str) -> None:
    """Choose a conversation with them; nothing is opened before one was chosen."""
    from strengthtui.desk.worker_alone import alone_with
    from strengthtui.tui.other_talks import beginning, chosen

    found = await chosen(app, desk, await app.thread.call(lambda: _goes_on(desk, person_id)))
    if found is not None:
        talk = await flow.sit_down(app, desk, person_id)
        talk.alone = alone_with(desk.shelf, found.pack)
        await go_into(app, talk, beginning(desk, found))


def _goes_on(desk: Desk, person_id: str) -> dict[str, str]:
    from strengthtui.desk.choosing import goes_on

    with desk.read(person_id) as person:
        return goes_on(person)


async def _room(app: StrengthApp, talk: Talk, room: Callable[[Talk], SittingScreen[None]]) -> None:
    """Open one room, and whatever conversation is called for in it."""
    await app.push_screen_wait(room(talk))
    if talk.called is None:
        await flow.get_up(app, talk)
    else:
        await go_into(app, talk, talk.called)


async def go_into(app: StrengthApp, talk: Talk, begin: Callable[[Sitting], Outcome]) -> None:
    """Meet, unless they are in the middle of it, then begin what was called for."""
    from strengthtui.tui.meeting import meet

    if not (talk.alone or await talk.ask(_has_met)):
        how = await meet(app, talk, "again" if await talk.ask(_ever_met) else "first")
        if how == "keep-nothing":  # what is there already stays until somebody says what becomes of it
            await talk.do(lambda sitting: sitting.agree("keep", "no"))
        if how != "on":
            await flow.get_up(app, talk)
            return
    outcome = await talk.do(begin)
    if isinstance(outcome, Refusal):
        await talk.do(lambda sitting: sitting.look_again())
    elif outcome.what:
        app.notify(plain(outcome.what), markup=False)
    await talk.go_through(())
    await flow.converse(app, talk)


def _has_met(sitting: Sitting) -> bool:
    return any(one.id == sitting.id and one.limits is not None for one in sitting.person.records.sittings)


def _ever_met(sitting: Sitting) -> bool:
    return any(one.limits is not None for one in sitting.person.records.sittings)


PEOPLE_WAYS: Final[dict[str, Way]] = {
    "open": _open,
    "new": _new,
    "quick": _quick,
    "page": _page,
    "talk": _another_talk,
    "papers": _papers,
    "plan": _plan,
    "own-notes": reflecting.open_notes,
}
"""What may be asked for on the list of people."""
