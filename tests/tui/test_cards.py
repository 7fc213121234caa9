"""The cards of meeting and closing: nothing is agreed by pressing Enter alone, and one can go back."""

from __future__ import annotations

from strengthtui.tui.screens.talk import TalkScreen
from tests.desk.desk_builders import a_desk
from tests.tui.app_builders import a_talk, an_app, opened, screen_text, talk_screen
from tests.tui.keyboard import press, type_in


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
