"""The app over a desk in memory, opened in a pilot, and a look at what stands on the screen."""

from __future__ import annotations

from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from strengthtui.desk.meeting import say_limits
from strengthtui.settings import Settings
from strengthtui.tui.app import StrengthApp
from strengthtui.tui.house import House, Opening
from tests.desk.desk_builders import PLACES, a_desk
from tests.tui.keyboard import settled

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from textual.pilot import Pilot

    from strengthtui.desk.desk import Desk
    from strengthtui.desk.terms import Route
    from strengthtui.tui.house import Door
    from strengthtui.tui.screens.talk import TalkScreen


def a_house(desk: Desk, *, out: Path = Path("/nowhere/papers"), settings: Settings | None = None) -> House:
    """Give a house with one desk behind every door."""
    return House(
        settings=settings or Settings(worker="RB"),
        places=PLACES,
        vault=Path("/nowhere/vault"),
        open_desk=lambda: desk,
        create_vault=lambda _passphrase, _code: None,
        throwaway=a_desk,
        out=out,
    )


def an_app(desk: Desk | None = None, door: Door = "demo", person: str | None = None, **house: object) -> StrengthApp:
    """Give an app that opens by this door."""
    return StrengthApp(a_house(desk or a_desk(), **house), Opening(door, person=person))  # type: ignore[arg-type]  # options of a house


def a_talk(desk: Desk, *packs: str, name: str = "Ada", route: Route = "short") -> str:
    """Put somebody into the vault who was met and is in the middle of these conversations; gives their id."""
    with desk.add_person(name) as person:
        sitting = desk.sit_down(person)
        sitting.change(lambda act, who: say_limits(act, who, sitting.id, said=True, by="RB"))
        for pack in packs:
            sitting.begin(pack, route, desk.keep_pack)
        person_id = person.records.person.id
        sitting.close(ended=False)
    return person_id


@asynccontextmanager
async def opened(
    app: StrengthApp, size: tuple[int, int] = (120, 40), *, told: bool = False
) -> AsyncIterator[Pilot[int]]:
    """Open an app in a pilot, and wait until its first screen is there; `told` shows what is told for a moment."""
    try:
        async with app.run_test(size=size, notifications=told) as pilot:
            await settled(pilot)
            yield pilot
    finally:
        app.thread.finish()  # when no timer of the app can ask the desk any more


def screen_text(app: StrengthApp) -> str:
    """Give everything that stands on the screen, as text."""
    width, height = app.size
    lines = app.screen._compositor.render_strips()
    return "\n".join(line.text for line in lines[:height])[: (width + 1) * height]


def talk_screen(app: StrengthApp) -> TalkScreen:
    """Give the conversation's screen."""
    from strengthtui.tui.screens.talk import TalkScreen

    return next(one for one in app.screen_stack if isinstance(one, TalkScreen))


def in_front(app: StrengthApp) -> str:
    """Name the window in front."""
    return type(app.screen).__name__
