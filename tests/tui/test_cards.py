"""The cards of meeting and closing: nothing is agreed by pressing Enter alone, and one can go back."""

from __future__ import annotations

import pytest

from strengthtui.tui.screens.talk import TalkScreen
from tests.desk.desk_builders import a_desk
from tests.tui.app_builders import a_talk, an_app, opened, screen_text, talk_screen
from tests.tui.keyboard import press, resized, type_in


async def test_enter_alone_agrees_to_nothing() -> None:
    """Enter passes over each line of meeting: no yes is stored that nobody said."""
    desk = a_desk()
    app = an_app(desk, "start", "Ada")
    async with opened(app) as pilot:
        await press(pilot, *["enter"] * 10)
        records = talk_screen(app).talk.sitting.person.records
        assert records.agreements == ()
        assert [one.limits for one in records.sittings if one.limits is not None and one.limits.said] == []


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
        assert "PgDn reads on" in shown
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
