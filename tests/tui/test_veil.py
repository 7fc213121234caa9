"""The veil and just listening: nothing on the screen, nothing lost, one way back."""

from __future__ import annotations

import pytest

from strengthtui.errors import NotWrittenError
from strengthtui.tui.widgets.editor import LineEditor
from tests.desk.desk_builders import a_desk
from tests.tui.app_builders import a_talk, an_app, in_front, opened, screen_text, talk_screen
from tests.tui.keyboard import press, settled, type_in


async def test_the_veil_hides_everything_and_loses_nothing() -> None:
    """No word, no name, no message is on the screen; what was typed is in the draft and there again."""
    app = an_app()
    async with opened(app) as pilot:
        await type_in(pilot, "half a sentence")
        talk_screen(app).tell("Told a moment ago.")
        await press(pilot, "f9")
        shown = screen_text(app)
        assert "half a sentence" not in shown
        assert "Told a moment" not in shown
        assert talk_screen(app).talk.sitting.person.records.person.name not in shown
        assert "Feel the floor" in shown
        draft = talk_screen(app).talk.sitting.person.file.draft()
        assert draft is not None
        assert draft.text == "half a sentence"
        await press(pilot, "x", "f10", "f2", "f5", "ctrl+p", "tab", "f1", "space")
        assert in_front(app) == "VeilScreen"
        await press(pilot, "enter")
        assert talk_screen(app).editor.text == "half a sentence"
        assert not app.beside


async def test_a_code_brings_the_screen_back() -> None:
    """A code that was set twice the same is asked for from then on; another is not it."""
    app = an_app()
    async with opened(app) as pilot:
        await press(pilot, "f9", "c")
        await type_in(pilot, "ab\nac\n")
        assert app.veil_code == ""
        await type_in(pilot, "ab\nab\n")
        assert app.veil_code == "ab"
        await type_in(pilot, "\n")
        assert in_front(app) == "VeilScreen"
        await type_in(pilot, "zz\n")
        assert "That is not it." in screen_text(app)
        await type_in(pilot, "ab\n")
        assert in_front(app) == "TalkScreen"


async def test_a_window_that_comes_up_late_is_veiled_too() -> None:
    """What was being opened when the veil fell stays under it."""
    app = an_app()
    async with opened(app) as pilot:
        await press(pilot, "f9")
        talk_screen(app).action_help()
        await settled(pilot)
        assert in_front(app) == "VeilScreen"
        await press(pilot, "enter")
        assert in_front(app) != "VeilScreen"
        await press(pilot, "escape")
        assert in_front(app) == "TalkScreen"


async def test_a_forgotten_code_locks_nobody_in() -> None:
    """Esc and Q leave the program from the veil."""
    app = an_app()
    async with opened(app) as pilot:
        app.veil_code = "forgotten"
        await press(pilot, "f9", "escape", "q")
    assert app.return_code == 0


async def test_listening_keeps_lines_where_the_talk_is() -> None:
    """Enter keeps the line in the petal in front and frees it; Esc keeps what is in it and goes back."""
    app = an_app()
    async with opened(app) as pilot:
        talk_screen(app).action_listen()
        await settled(pilot)
        assert in_front(app) == "ListenScreen"
        assert "People" not in screen_text(app)
        await type_in(pilot, "keeps bees\n")
        assert app.screen.query_one("#line", LineEditor).text == ""
        await type_in(pilot, "and sells honey")
        await press(pilot, "escape")
        assert in_front(app) == "TalkScreen"
        lines = [(one.text, one.petals) for one in talk_screen(app).talk.sitting.lines()[-2:]]
        assert lines == [("keeps bees", ("people",)), ("and sells honey", ("people",))]
        assert talk_screen(app).talk.sitting.person.file.draft() is None
        assert talk_screen(app).editor.text == ""


async def test_listening_writes_the_draft() -> None:
    """What is being typed while listening is in the file within a second."""
    desk = a_desk()
    app = an_app(desk, "resume", a_talk(desk, "blossoming"))
    async with opened(app) as pilot:
        talk_screen(app).action_listen()
        await settled(pilot)
        await type_in(pilot, "half")
        await pilot.pause(0.7)
        await settled(pilot)
        draft = talk_screen(app).talk.sitting.person.file.draft()
        assert draft is not None
        assert draft.text == "half"


async def test_listening_gives_back_what_could_not_be_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a full disk the line stands there again, and leaving without it has to be said twice."""
    app = an_app()
    async with opened(app) as pilot:
        talk_screen(app).action_listen()
        await settled(pilot)

        def full(*_args: object, **_more: object) -> None:
            raise NotWrittenError("The disk is full.", "", "Make room.")

        monkeypatch.setattr(talk_screen(app).talk.sitting, "jot", full)
        await type_in(pilot, "must not be lost")
        await press(pilot, "escape")
        assert "The disk is full." in screen_text(app)
        await press(pilot, "enter")
        assert in_front(app) == "ListenScreen"
        assert app.screen.query_one("#line", LineEditor).text == "must not be lost"
        await press(pilot, "escape", "n")
        assert in_front(app) == "ListenScreen"
        await press(pilot, "escape", "y")
        assert in_front(app) == "TalkScreen"
