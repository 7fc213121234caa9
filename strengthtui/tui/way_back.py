"""The way back after a lock: which windows were open, one over the other, and what was chosen in each.

It is kept while nothing is open, so it holds names of windows and handles of rows and no word of anybody. Small windows
are not on it: what was typed in them is a draft by then.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from strengthtui.tui.house import Opening

if TYPE_CHECKING:
    from strengthtui.tui.app import StrengthApp
    from strengthtui.tui.screens.base import BaseScreen

PEOPLE: Final = "people"
TALK: Final = "talk"
FROM_THE_LIST: Final = {"plan": "plan", "papers": "papers", "persons_page": "page"}
"""Windows that the list of people opens without a conversation, and what it calls doing so."""


class Stop(NamedTuple):
    """One window on the way."""

    room: str
    """The action that opens it from the one before; `people` and `talk` are where a way begins."""
    mark: str
    """What was chosen in it, by its handle; empty where nothing is to be chosen."""


def way_to(app: StrengthApp, person: str | None) -> Opening:
    """Say how one comes back to where one is, with this person; without, to the list."""
    from strengthtui.tui.screens.base import BaseScreen

    screens = [one for one in app.screen_stack if isinstance(one, BaseScreen)]
    stops = [Stop(one.ROOM, one.mark()) for one in screens if one.ROOM]
    if person is None:
        return Opening("people", way=tuple(one for one in stops[:1] if one.room == PEOPLE))
    stops = [one for one in stops if one.room != PEOPLE]
    begin = screens[0].ROOM if screens else ""
    if begin in FROM_THE_LIST:
        return Opening("people", person=person, doing=FROM_THE_LIST[begin], way=tuple(stops))
    return Opening("people", person=person, way=(Stop(TALK, ""), *(one for one in stops if one.room != TALK)))


def come_back(screen: BaseScreen[Any]) -> None:
    """Where this window is the next on the way, choose what was chosen in it, and open the one after it."""
    way = screen.house.way_back
    if way and way[0].room == screen.ROOM:
        screen.run_worker(_go_on(screen, way.pop(0)), exit_on_error=False)


async def _go_on(screen: BaseScreen[Any], stop: Stop) -> None:
    if stop.mark:
        await screen.point_at(stop.mark)
    way = screen.house.way_back
    if way:
        await screen.run_action(way[0].room)
