"""The cards of meeting and closing: nothing is agreed by pressing Enter alone, and one can go back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from strengthtui.desk import planning
from strengthtui.desk.meeting import limits_were_said
from strengthtui.tui.screens.cards import CardsScreen
from strengthtui.tui.screens.talk import TalkScreen
from tests.desk.desk_builders import a_desk, saved
from tests.tui.app_builders import a_talk, an_app, opened, screen_text, talk_screen
from tests.tui.keyboard import press, resized, type_in

if TYPE_CHECKING:
    from collections.abc import Callable

    from strengthtui.desk.open_person import OpenPerson
    from strengthtui.errors import Refusal
    from strengthtui.model.plan import Who
    from strengthtui.vault.acts import Act


async def test_enter_alone_agrees_to_nothing() -> None:
    """Enter passes over each line of meeting: no yes is stored that nobody said."""
    desk = a_desk()
    app = an_app(desk, "start", "Ada")
    async with opened(app) as pilot:
        await press(pilot, *["enter"] * 10)
        records = talk_screen(app).talk.sitting.person.records
        assert records.agreements == ()
        assert [one.limits for one in records.sittings if one.limits is not None and one.limits.said] == []


async def test_meeting_that_was_broken_off_begins_anew() -> None:
    """Closed at the first card and taken up again, all of it is said; "not now" takes nobody away."""
    desk = a_desk()
    with desk.add_person("Ada") as person:
        desk.sit_down(person).close(ended=False)
    app = an_app(desk, "resume", "Ada")
    async with opened(app) as pilot:
        await press(pilot, "enter")
        assert "I write down what you want kept" in screen_text(app)
        await press(pilot, "enter")
        assert "Is it all right if we talk today?" in screen_text(app)
        await press(pilot, "alt+left", "alt+left", "n")
    assert [one.name for one in desk.people.list()] == ["Ada"]


async def test_passing_over_a_line_again_takes_nothing_back() -> None:
    """Who goes back through meeting and presses Enter leaves the limits said, and Mum in the room."""
    app = an_app(a_desk(), "start", "Ada")
    async with opened(app) as pilot:
        await press(pilot, "y", "y", *["enter"] * 4)
        await type_in(pilot, "Mum (carer)")
        await press(pilot, "enter", *["alt+left"] * 6)
        await press(pilot, *["enter"] * 5)
        assert "the same: just Enter" in screen_text(app)
        await press(pilot, "enter")
        assert app.talk is not None
        sitting = app.talk.sitting
        assert sitting.company == ("Mum",)
        assert limits_were_said(sitting.person, sitting.id)


async def test_a_first_meeting_that_broke_off_goes_on_as_one() -> None:
    """Who left in the middle of it is asked again what is agreed: nobody is kept who was never asked."""
    desk = a_desk()
    app = an_app(desk, "start", "Ada")
    async with opened(app) as pilot:
        await press(pilot, "y", "y", "escape", "q")
    app = an_app(desk, "resume", "Ada")
    async with opened(app) as pilot:
        await press(pilot, "y", "y")
        assert "Is it all right if we talk today?" in screen_text(app)


async def test_arrows_and_enter_choose() -> None:
    """With an arrow a way is chosen, and Enter takes it."""
    desk = a_desk()
    app = an_app(desk, "start", "Ada")
    async with opened(app) as pilot:
        await press(pilot, "y", "y", "down", "enter")
        assert app.talk is not None
        agreed = [(one.about.what, one.state) for one in app.talk.sitting.person.records.agreements]
        assert agreed == [("talk", "yes")]


async def test_each_name_is_asked_for() -> None:
    """Two names with a comma are asked about one by one."""
    desk = a_desk()
    app = an_app(desk, "start", "Ada")
    async with opened(app) as pilot:
        await press(pilot, *["enter"] * 5)
        await type_in(pilot, "Inge, Pavel")
        await press(pilot, "enter", "y", "n")
        assert app.talk is not None
        agreed = [(one.about.name, one.state) for one in app.talk.sitting.person.records.agreements]
        assert agreed == [("Inge", "yes"), ("Pavel", "no")]


@pytest.mark.parametrize("size", [(120, 40), (100, 30), (80, 34)])
async def test_what_is_to_be_said_stands_whole_where_there_is_room(size: tuple[int, int]) -> None:
    """No row stays empty while the text is cut; the ways and their keys stand under it."""
    app = an_app(a_desk(), "start", "Ada")
    async with opened(app, size) as pilot:
        await press(pilot, "y")
        shown = screen_text(app)
        assert "1. I write down" in shown
        assert "(Your team has not put in its own words yet" in shown
        assert "PgDn" not in shown
        assert "Alt+← back" in shown.split("Not yet")[1]


@pytest.mark.parametrize("size", [(80, 20), (50, 16), (40, 12)])
async def test_what_is_to_be_said_can_be_read_on_where_there_is_none(size: tuple[int, int]) -> None:
    """Where it does not fit, the key that reads on is told, and the ways stay in sight."""
    app = an_app(a_desk(), "start", "Ada")
    async with opened(app, size) as pilot:
        await press(pilot, "y")
        shown = screen_text(app)
        assert "PgDn reads on" in shown
        assert "Not yet" in shown
        await press(pilot, *["pagedown"] * 6)
        assert "they go.)" in " ".join(screen_text(app).split())


async def test_it_is_said_to_whom_the_first_questions_are_put() -> None:
    """Nobody takes "What would you like me to call you?" for a question to the worker."""
    app = an_app(a_desk(), "start")
    async with opened(app) as pilot:
        assert "Say to them:" in screen_text(app).split("What would you like me to call you?")[0]
        await type_in(pilot, "Ada")
        await press(pilot, "enter")
        assert "Say to them:" in screen_text(app).split("Is now all right?")[0]
        await press(pilot, "y")
        assert "Say to them:" not in screen_text(app)


async def test_the_key_line_says_what_enter_does() -> None:
    """Where the same card waits for more it does not go on; where the ways have digits no letter is asked for."""
    desk = a_desk()
    app = an_app(desk, "resume", a_talk(desk, "blossoming"))
    async with opened(app) as pilot:
        await press(pilot, "f8")
        assert "Enter keeps it and goes on" in screen_text(app)
        await press(pilot, "enter")
        assert "Enter keeps it; an empty line goes on" in screen_text(app)
        assert "what you, the worker, will do" in screen_text(app)
        await press(pilot, "enter")
        assert "A number, or ↑ ↓ Enter" in screen_text(app)


async def test_the_close_says_what_the_plan_holds_already() -> None:
    """Promises and steps that are still to be done stand on the card, whoever's they are; so does a copy owed."""
    desk = a_desk()
    with desk.write(a_talk(desk, "blossoming")) as person:
        sitting = desk.sit_down(person)
        goal = saved(sitting.change(lambda act, who: planning.add_goal(act, who, "a bike stall"))).ref
        for what, whose, under in (
            ("ring housing", "worker", goal),
            ("walk", "me", goal),
            ("bring it", "worker", None),
        ):
            who = planning.who_of(whose, "Ada")
            saved(sitting.change(_a_step(what, who, under)))
        saved(sitting.note(copy="owed"))
        sitting.close(ended=False)
    app = an_app(desk, "resume", "Ada")
    async with opened(app) as pilot:
        await press(pilot, "f8", "enter", "enter")
        while isinstance(app.screen, CardsScreen) and app.screen.card and app.screen.card.id != "promises":
            await press(pilot, "ctrl+n")
        shown = screen_text(app)
        assert "Already in the plan:" in shown
        assert [shown.index(one) for one in ("worker: ring housing", "worker: bring it", "Ada: walk")] == sorted(
            shown.index(one) for one in ("worker: ring housing", "worker: bring it", "Ada: walk")
        )
        await press(pilot, "enter")
        assert "They still wait for their copy" in screen_text(app)


def _a_step(what: str, who: Who, goal: str | None) -> Callable[[Act, OpenPerson], str | Refusal]:
    return lambda act, person: planning.add_step(act, person, goal_ref=goal, what=what, who=who)


async def test_back_from_the_close() -> None:
    """A close that was opened by a slip leads back to the talk."""
    desk = a_desk()
    app = an_app(desk, "resume", a_talk(desk, "blossoming"))
    async with opened(app) as pilot:
        await press(pilot, "f8")
        assert "can't wait" in screen_text(app)
        await press(pilot, "alt+left")
        assert isinstance(app.screen, TalkScreen)
        assert talk_screen(app)._at == "people"


@pytest.mark.parametrize("size", [(60, 18), (40, 12)])
async def test_on_a_short_screen_the_answer_stands_under_what_is_asked(size: tuple[int, int]) -> None:
    """No empty lines between a question and its answers, and the keys are told where there is room."""
    app = an_app(a_desk(), "start", "Ada")
    async with opened(app, size) as pilot:
        lines = screen_text(app).split("\n")
        last = max(place for place, line in enumerate(lines) if "whenever you like" in line)
        assert any("Yes, now is all right" in line for line in lines[last + 1 : last + 3])
        assert "Enter alone passes over" in " ".join(screen_text(app).split())
        await press(pilot, "y")
        shown = screen_text(app)
        assert ("PgDn reads on" in shown) != ("they go.)" in shown)
        assert ("PgDn reads on" in shown) == (size == (40, 12))
        assert "Y  I have said this" in shown
        assert "N  Not yet" in shown
        await resized(pilot, (80, 24))
        await resized(pilot, size)
        assert screen_text(app) == shown


async def test_what_is_typed_on_a_short_screen_stays_in_sight() -> None:
    """A long answer takes line after line, and none of them is pushed off the screen."""
    app = an_app(a_desk(), "start", "Ada")
    async with opened(app, (40, 12)) as pilot:
        await press(pilot, *["enter"] * 5)
        await type_in(pilot, "my sister and the man from the yard who " * 4 + "lends the trailer")
        assert "lends the trailer" in screen_text(app)
