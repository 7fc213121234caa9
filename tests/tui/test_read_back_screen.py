"""Reading back on the screen: one line at a time, each answer kept at once, the plan at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from strengthtui.desk.planning import add_goal, add_step
from strengthtui.errors import NotWrittenError
from strengthtui.model.plan import Who
from strengthtui.tui.dialogs.asking import ToldDialog, WordsDialog
from strengthtui.tui.screens.talk import TalkScreen
from strengthtui.tui.widgets.editor import LineEditor
from tests.desk.desk_builders import a_desk, ref_of
from tests.tui.app_builders import a_talk, an_app, opened, screen_text, talk_screen
from tests.tui.keyboard import press, type_in

if TYPE_CHECKING:
    from strengthtui.desk.sitting import Sitting
    from strengthtui.tui.app import StrengthApp


async def test_each_line_is_answered_with_one_key() -> None:
    """Right, leave it out, not sure: one key each, kept at once, and the next line comes."""
    app = _an_app()
    async with opened(app) as pilot:
        for words in ("first", "second", "third"):
            _sitting(app).jot(words, ("people",))
        await press(pilot, "ctrl+r")
        assert "first" in screen_text(app)
        assert "second" not in screen_text(app)
        await press(pilot, "y", "o", "n")
        said = {line.text: line.verdict for line in _sitting(app).lines()}
        assert said == {"first": "right", "second": "left-out", "third": "not-sure"}
        assert [line.voice for line in _sitting(app).lines()] == ["agreed", "gist", "gist"]
        assert "That is all of it." in screen_text(app)


async def test_a_line_is_changed_in_their_words() -> None:
    """C asks for the words, the ones that stand already in the line; what is typed takes their place."""
    app = _an_app()
    async with opened(app) as pilot:
        _sitting(app).jot('"six years', ("people",))
        await press(pilot, "ctrl+r", "c")
        assert app.screen.query_one(LineEditor).text == '"six years'
        await type_in(pilot, ", seven nearly")
        await press(pilot, "enter")
        [line] = _sitting(app).lines()
        assert (line.text, line.voice, line.verdict) == ("six years, seven nearly", "person", "changed")


async def test_another_answer_can_be_given_to_the_line_before() -> None:
    """Alt+left goes back, says what was answered, and takes another answer; from the first it leads out."""
    app = _an_app()
    async with opened(app) as pilot:
        for words in ("first", "second"):
            _sitting(app).jot(words, ("people",))
        await press(pilot, "ctrl+r", "o", "alt+left")
        assert "leave it out." in screen_text(app)
        await press(pilot, "y")
        assert _sitting(app).lines()[0].verdict == "right"
        await press(pilot, "alt+left", "alt+left")
        assert isinstance(app.screen, TalkScreen)


async def test_what_was_read_back_is_not_asked_again_unless_wished() -> None:
    """Where all was read back it says so, and A reads everything again."""
    app = _an_app()
    async with opened(app) as pilot:
        line = ref_of(_sitting(app).jot("first", ("people",)))
        _sitting(app).verdict(line, "right")
        await press(pilot, "ctrl+r")
        assert "Everything was read back." in screen_text(app)
        await press(pilot, "a")
        assert "first" in screen_text(app)


async def test_the_plan_comes_last_and_is_agreed_as_it_stands() -> None:
    """After the lines the plan is read, and the answer is bound to it; then it is not asked again."""
    app = _an_app()
    async with opened(app) as pilot:
        _sitting(app).change(lambda act, person: add_goal(act, person, '"A bike stall'))
        await press(pilot, "ctrl+r", "y")
        assert "Is it right as it stands?" in screen_text(app)
        await press(pilot, "p")
        assert _sitting(app).plan().agreed.startswith("partly agreed on")
        await press(pilot, "alt+left", "y")
        assert _sitting(app).plan().agreed.startswith("agreed on")
        await press(pilot, "g", "ctrl+r")
        assert "Everything was read back." in screen_text(app)


async def test_a_helper_s_step_under_no_goal_is_not_read_out_as_the_worker_s_promise() -> None:
    """What somebody else would do stands under other steps, with whether they were asked; once each."""
    app = _an_app()
    async with opened(app) as pilot:
        _sitting(app).change(
            lambda act, person: add_step(
                act, person, goal_ref=None, what="look at the rail", who=Who(kind="named", name="Jo")
            )
        )
        await press(pilot, "ctrl+r", "y")
        shown = screen_text(app)
        assert "Other steps" in shown
        assert "look at the rail · Jo has not been asked" in shown
        assert "The worker promised" not in shown
        _sitting(app).change(
            lambda act, person: add_step(act, person, goal_ref=None, what="ring about the bed", who=Who(kind="worker"))
        )
        await press(pilot, "g", "ctrl+r", "y")
        assert "The worker promised" in screen_text(app)


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (40, 12)])
async def test_it_is_the_same_beside_the_person(size: tuple[int, int]) -> None:
    """Turned to the person, the same line and the same keys are there, and nothing of the worker's."""
    app = _an_app()
    async with opened(app, size) as pilot:
        _sitting(app).jot("my thought", ("people",), "worker")
        line = ref_of(_sitting(app).jot('"I kept my flat', ("people",)))
        _sitting(app).mark("I kept my flat", "Keeps going", ref=line)
        await press(pilot, "f5", "ctrl+r")
        assert "“I kept my flat”" in screen_text(app)
        assert "my thought" not in screen_text(app)
        await press(pilot, "y")
        shown = screen_text(app)
        for words in ("You said", "We called it", "★ Keeps going", "that's right"):
            assert words in shown
        await press(pilot, "y")
        assert _sitting(app).to_read_back() == ()


async def test_new_words_come_back_after_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the disk refuses, the window stands again with the words that were typed."""
    app = _an_app()
    async with opened(app) as pilot:
        _sitting(app).jot("six years", ("people",))
        await press(pilot, "ctrl+r", "c")
        await type_in(pilot, " or seven")
        with monkeypatch.context() as broken:
            broken.setattr(type(_sitting(app)), "verdict", _refuse)
            await press(pilot, "enter")
        assert isinstance(app.screen, ToldDialog)
        await press(pilot, "enter")
        assert isinstance(app.screen, WordsDialog)
        assert app.screen.query_one(LineEditor).text == "six years or seven"
        await press(pilot, "enter")
        assert _sitting(app).lines()[0].text == "six years or seven"


async def test_with_nothing_said_there_is_nothing_to_read() -> None:
    """An empty read back says so and leads back."""
    app = _an_app()
    async with opened(app) as pilot:
        await press(pilot, "ctrl+r")
        assert "nothing to read back" in screen_text(app)
        await press(pilot, "g")
        assert isinstance(app.screen, TalkScreen)


async def test_somebody_who_comes_in_does_not_see_what_was_said_alone() -> None:
    """When company is noted in the middle, the line in front goes from the screen."""
    app = _an_app()
    async with opened(app) as pilot:
        _sitting(app).present(())
        _sitting(app).jot("said alone", ("people",))
        await press(pilot, "ctrl+r")
        assert "said alone" in screen_text(app)
        await press(pilot, "alt+h", "n")
        await type_in(pilot, "Mum")
        await press(pilot, "enter")
        assert "said alone" not in screen_text(app)


def _an_app() -> StrengthApp:
    desk = a_desk()
    return an_app(desk, "resume", a_talk(desk, "blossoming"))


def _sitting(app: StrengthApp) -> Sitting:
    return talk_screen(app).talk.sitting


def _refuse(*_args: object, **_named: object) -> None:
    title = "The disk is full."
    raise NotWrittenError(title)
