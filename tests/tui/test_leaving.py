"""Keys pressed faster than windows go: nothing is taken twice, nothing else is closed, the app stays."""

from __future__ import annotations

from textual import events

from strengthtui.tui.screens.cards import CardsScreen
from tests.desk.desk_builders import a_desk
from tests.tui.app_builders import a_talk, an_app, in_front, opened
from tests.tui.keyboard import press, settled, type_in


async def test_two_letters_at_once_close_one_window() -> None:
    """After Esc, a second letter that was already under way closes nothing more."""
    app = an_app()
    async with opened(app) as pilot:
        await press(pilot, "escape")
        assert in_front(app) == "EverythingDialog"
        for _time in range(3):
            app.screen.post_message(events.Key("question_mark", "?"))
        await settled(pilot)
        assert in_front(app) == "HelpScreen"
        assert app.failure is None


async def test_two_enters_keep_an_answer_once() -> None:
    """A second Enter, pressed while an answer is being kept, does not keep it again."""
    app = an_app(a_desk(), "start", "Neu")
    async with opened(app) as pilot:
        while isinstance(app.screen, CardsScreen) and app.screen.card is not None and app.screen.card.id != "today":
            await press(pilot, "ctrl+n")
        await type_in(pilot, "get the boiler fixed")
        for _time in range(3):
            app.post_message(events.Key("enter", "\r"))
        await settled(pilot)
        await settled(pilot)
        assert app.talk is not None
        assert [line.text for line in app.talk.sitting.lines()] == ["get the boiler fixed"]
        assert in_front(app) == "TalkScreen"


async def test_a_window_under_the_veil_waits() -> None:
    """What ends while the veil is up goes when the veil is lifted, not before."""
    app = an_app()
    async with opened(app) as pilot:
        await press(pilot, "f1")
        below = app.screen
        await press(pilot, "f9")
        below.dismiss(None)
        await settled(pilot)
        assert in_front(app) == "VeilScreen"
        await press(pilot, "enter")
        await settled(pilot)
        assert in_front(app) == "TalkScreen"


async def test_two_keys_keep_an_answer_once() -> None:
    """A second ^N, pressed while an answer is being kept, never gives the same words to the next question."""
    desk = a_desk()
    app = an_app(desk, "resume", a_talk(desk, "ropes", route="full"))
    async with opened(app) as pilot:
        await type_in(pilot, "only once")
        for _time in range(3):
            app.post_message(events.Key("ctrl+n", None))
        await settled(pilot)
        await settled(pilot)
        assert app.talk is not None
        assert len(app.talk.sitting.person.records.answers) == 1
