"""The app as a whole: sizes, turning the screen, what fails, how it ends."""

from __future__ import annotations

import pytest
from textual.message import Message
from textual.message_pump import MessagePump

from strengthtui.errors import ExitCode, NotWrittenError
from strengthtui.tui.screens.too_small import TooSmallScreen
from tests.desk.desk_builders import a_desk
from tests.tui.app_builders import a_talk, an_app, opened, screen_text, talk_screen
from tests.tui.keyboard import press, settled, type_in


async def test_a_window_too_small_loses_nothing() -> None:
    """Below 40 by 12 a sentence is shown; what was being typed is there again when there is room."""
    app = an_app()
    async with opened(app) as pilot:
        await type_in(pilot, "half a line")
        await pilot.resize_terminal(30, 8)
        await settled(pilot)
        assert isinstance(app.screen, TooSmallScreen)
        assert "half a line" not in screen_text(app)
        await type_in(pilot, " more")
        await pilot.resize_terminal(80, 24)
        await settled(pilot)
        assert talk_screen(app).editor.text == "half a line more"
        assert "half a line more" in screen_text(app)


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 18), (40, 12)])
async def test_resizing_loses_nothing(size: tuple[int, int]) -> None:
    """At any size and from any size, what is typed, where we are and what was heard stay."""
    app = an_app()
    async with opened(app, size) as pilot:
        await press(pilot, "right")
        await type_in(pilot, "under way")
        for other in ((40, 12), (200, 60), (80, 24), size):
            await pilot.resize_terminal(*other)
            await settled(pilot)
        assert talk_screen(app).editor.text == "under way"
        assert talk_screen(app)._at == "places"


async def test_a_broken_disk_is_told_and_the_line_given_back(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a line cannot be written, it stands in the editor again and the reason is told."""
    app = an_app()
    async with opened(app) as pilot:
        sitting = talk_screen(app).talk.sitting

        def full(*_args: object, **_more: object) -> None:
            raise NotWrittenError("The disk is full.", "people", "Make room, then press Enter again.")

        await type_in(pilot, "must not be lost")
        with monkeypatch.context() as patched:
            patched.setattr(sitting, "jot", full)
            await press(pilot, "enter")
            assert "The disk is full." in screen_text(app)
        await press(pilot, "enter")
        assert talk_screen(app).editor.text == "must not be lost"
        await press(pilot, "enter")
        assert "must not be lost" in [line.text for line in sitting.lines()]


async def test_leaving_keeps_what_is_being_typed() -> None:
    """Esc and Q leave at once; what was being typed is there when one goes on."""
    desk = a_desk()
    person = a_talk(desk, "blossoming")
    app = an_app(desk, "resume", person)
    async with opened(app) as pilot:
        await type_in(pilot, "in the middle of")
        await press(pilot, "escape", "q")
    assert app.return_code == ExitCode.FINE
    again = an_app(desk, "resume", person)
    async with opened(again):
        assert talk_screen(again).editor.text == "in the middle of"


async def test_ctrl_c_and_ctrl_z_do_no_harm() -> None:
    """Neither ends the app nor loses a word."""
    app = an_app()
    async with opened(app) as pilot:
        await type_in(pilot, "still here")
        await press(pilot, "ctrl+c", "ctrl+q")
        assert talk_screen(app).editor.text == "still here"
        assert app.is_running


async def test_beside_you_hides_the_workers_own() -> None:
    """One key turns the screen to the person: no hints, no line of the worker's, no team page."""
    desk = a_desk()
    app = an_app(desk, "resume", a_talk(desk, "blossoming"))
    async with opened(app) as pilot:
        screen = talk_screen(app)
        await screen.talk.do(lambda sitting: sitting.jot("looked thin to me", ("people",), "worker"))
        await screen.show_again()
        assert "looked thin" in screen_text(app)
        assert "listen for" in screen_text(app)
        await press(pilot, "f5")
        shown = screen_text(app)
        assert "looked thin" not in shown
        assert "listen for" not in shown
        await press(pilot, "escape")
        assert "team" not in screen_text(app).casefold()
        await press(pilot, "escape", "f5")
        assert "looked thin" in screen_text(app)


async def test_a_door_that_does_not_open_ends_the_app() -> None:
    """Nobody of that name: the app ends with the documented code, and what is to be told is there for the shell."""
    app = an_app(a_desk(), "resume", "Nobody")
    async with app.run_test() as pilot:
        await settled(pilot)
        await settled(pilot)
    app.thread.finish()
    assert app.return_code == ExitCode.NOT_FOUND
    assert app.refused is not None
    assert app.refused.title == "There is nobody of that name here."


async def test_words_in_a_small_window_survive_a_kill() -> None:
    """What is being typed in a form is in the draft; killed before it was kept, it is a line to be sorted."""
    desk = a_desk()
    person = a_talk(desk, "blossoming")
    app = an_app(desk, "resume", person)
    async with opened(app) as pilot:
        await press(pilot, "escape", "p", "g")
        await type_in(pilot, "a stall of my")
        await pilot.pause(0.7)
        await settled(pilot)
        sitting = talk_screen(app).talk.sitting
        draft = sitting.person.file.draft()
        assert draft is not None
        assert draft.text == "a stall of my"
        desk.sit_down(sitting.person)  # as after a kill
        assert [line.text for line in sitting.lines()] == ["a stall of my"]
        assert sitting.person.file.draft() is None


async def test_what_was_kept_leaves_no_draft() -> None:
    """Once a form is kept, its draft goes, and nothing comes back as a line."""
    desk = a_desk()
    app = an_app(desk, "resume", a_talk(desk, "blossoming"))
    async with opened(app) as pilot:
        await press(pilot, "escape", "p", "g")
        await type_in(pilot, "a stall")
        await pilot.pause(0.7)
        await press(pilot, "ctrl+s", "escape")
        await pilot.pause(1.2)
        await settled(pilot)
        sitting = talk_screen(app).talk.sitting
        assert sitting.person.file.draft() is None
        assert [goal.words.text for goal in sitting.person.records.goals] == ["a stall"]


@pytest.mark.parametrize("key", ["ctrl+g", "ctrl+l", "ctrl+p"])
async def test_an_open_window_is_idle(key: str) -> None:
    """Where nobody presses a key a long list is not laid out again and again: the battery is at 9 %."""
    desk = a_desk()
    app = an_app(desk, "resume", a_talk(desk, "ropes"))
    async with opened(app, (100, 30)) as pilot:
        for number in range(12):
            talk_screen(app).talk.sitting.jot(f"line {number}, long enough to be wrapped in any list there may be", ())
        await press(pilot, key)
        laid_out: list[str] = []
        dispatch = MessagePump._dispatch_message

        async def noted(pump: MessagePump, message: Message) -> None:
            if type(message).__name__ == "Layout":
                laid_out.append(type(pump).__name__)
            await dispatch(pump, message)

        with pytest.MonkeyPatch.context() as looking_on:
            looking_on.setattr(MessagePump, "_dispatch_message", noted)
            await pilot.pause(0.3)  # the promise is about this while
        assert len(laid_out) < 3
