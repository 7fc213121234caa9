"""A person's page on the screen: every row leads somewhere, and another conversation is two or three keys away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from strengthtui.tui.screens.persons_page import PersonsPageScreen
from strengthtui.tui.widgets.row_list import RowList
from tests.desk.desk_builders import a_desk, saved
from tests.tui.app_builders import a_talk, an_app, in_front, opened, screen_text, talk_screen
from tests.tui.keyboard import press, settled, type_in

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from strengthtui.desk.desk import Desk
    from strengthtui.tui.app import StrengthApp


def somebody(desk: Desk) -> str:
    """Put Ada into the vault: a talk begun, something heard, a strength named."""
    person_id = a_talk(desk, "ropes", route="doorstep")
    with desk.write(person_id) as person:
        sitting = desk.sit_down(person)
        saved(sitting.resume())
        saved(sitting.answer("my sister"))
        saved(sitting.mark("my sister", "Sister who rings"))
        sitting.close(ended=False)
    return person_id


def page(app: StrengthApp) -> PersonsPageScreen:
    """Give the page in front."""
    assert isinstance(app.screen, PersonsPageScreen)
    return app.screen


async def choose(pilot: Pilot[int], list_id: str, row: str) -> None:
    """Press Enter on a row of one of the two lists."""
    rows = pilot.app.screen.query_one(list_id, RowList)
    rows.choose_id(row)
    rows.action_choose()
    await settled(pilot)


async def test_from_the_list_into_another_conversation() -> None:
    """^G opens the page; what was done leads to its room; another talk is chosen, met for, and begun as suggested."""
    desk = a_desk()
    person_id = somebody(desk)
    app = an_app(desk, "people")
    async with opened(app) as pilot:
        await type_in(pilot, "Ada")
        await press(pilot, "ctrl+g")
        shown = screen_text(app)
        assert "The picture ●●" in shown
        assert "★ Sister who rings" in shown
        assert [row.id for row in page(app).query_one("#rows", RowList).rows if row.id.startswith("offer:")] == [
            "offer:goal"
        ]
        strength = next(one.ref for one in page(app).stage.done if one.goes == "map")  # type: ignore[union-attr]  # there
        await choose(pilot, "#rows", f"done:{strength}")
        assert in_front(app) == "StrengthsMapScreen"
        await press(pilot, "alt+left", "left", "left")
        assert page(app).stage.id == "keeping-going"  # type: ignore[union-attr]  # it is there
        await choose(pilot, "#side", "another")
        await press(pilot, "1", "4", "3", "1")
        assert in_front(app) == "TalkScreen"
        assert "Motivation" in screen_text(app).splitlines()[0]
    with desk.read(person_id) as person:
        assert [(one.pack, one.route) for one in person.records.conversations] == [
            ("ropes", "doorstep"),
            ("motivation", "short"),
        ]


async def test_in_a_talk_it_leads_back_into_the_talk() -> None:
    """From the talk: a conversation on the page goes on in the window under it, and nothing is met for again."""
    desk = a_desk()
    person_id = somebody(desk)
    app = an_app(desk, "resume", person_id)
    async with opened(app, (80, 24)) as pilot:
        await press(pilot, "alt+semicolon", "l")
        await type_in(pilot, "kvets")
        await press(pilot, "enter", "enter")
        assert "A decision, weighed" in screen_text(app).splitlines()[0]
        await press(pilot, "alt+slash")
        held = [row.id for row in page(app).query_one("#rows", RowList).rows if row.id.startswith("held:")]
        await choose(pilot, "#rows", held[-1])
        assert in_front(app) == "TalkScreen"
        assert "ROPES" in screen_text(app).splitlines()[0]
        await press(pilot, "f5", "alt+slash")
        assert "A decision, weighed" not in screen_text(app)


async def test_what_could_come_next_is_done_with_enter() -> None:
    """An offer opens what it says: the plan with a new goal in it; nothing of it is kept when it is left."""
    desk = a_desk()
    app = an_app(desk, "resume", somebody(desk))
    async with opened(app) as pilot:
        await press(pilot, "alt+slash")
        await choose(pilot, "#rows", "offer:goal")
        assert in_front(app) == "GoalDialog"
        await press(pilot, "escape", "alt+left", "alt+left")
        assert app.screen is talk_screen(app)


async def test_enter_opens_the_page_where_every_talk_is_finished() -> None:
    """On the list of people Enter goes on with what is open; where all is finished it shows what there is."""
    desk = a_desk()
    with desk.write(somebody(desk)) as person:
        sitting = desk.sit_down(person)
        saved(sitting.resume())
        saved(sitting.enough())
        sitting.close()
    app = an_app(desk, "people")
    async with opened(app) as pilot:
        await press(pilot, "enter")
        assert in_front(app) == "PersonsPageScreen"
        await press(pilot, "alt+left")
        assert in_front(app) == "PeopleScreen"


async def test_in_the_kind_close_no_other_conversation_begins() -> None:
    """Its lines come first: nothing is asked that leads nowhere, and the close goes on."""
    desk = a_desk()
    person_id = somebody(desk)
    app = an_app(desk, "resume", person_id)
    async with opened(app) as pilot:
        await press(pilot, "f8")
        assert in_front(app) == "CardsScreen"
        await press(pilot, "alt+semicolon")
        assert in_front(app) == "CardsScreen"
        await press(pilot, "alt+slash")
        await choose(pilot, "#side", "another")
        assert in_front(app) == "PersonsPageScreen"
        await press(pilot, "alt+left")
        assert in_front(app) == "CardsScreen"
