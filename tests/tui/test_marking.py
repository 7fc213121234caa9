"""A strength on the screen: few keys from line to strength, the words stay tied to it, nothing typed is lost."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from strengthtui.errors import NotWrittenError, Refusal
from strengthtui.tui.dialogs.asking import ToldDialog
from strengthtui.tui.dialogs.strength import StrengthDialog, words_in
from strengthtui.tui.widgets.editor import LineEditor
from strengthtui.tui.widgets.row_list import RowList
from tests.desk.desk_builders import a_desk
from tests.tui.app_builders import a_talk, an_app, opened, screen_text, talk_screen
from tests.tui.keyboard import press, type_in

if TYPE_CHECKING:
    from strengthtui.desk.sitting import Sitting
    from strengthtui.tui.app import StrengthApp


async def test_from_a_line_to_a_strength_in_few_keys() -> None:
    """The line just kept is a strength after F2, a name from the list, and Enter; it lives where the name says."""
    app = _an_app()
    async with opened(app) as pilot:
        await type_in(pilot, '"I can fix any bike.')
        await press(pilot, "enter", "f2", "down", "enter")
        [ring] = _sitting(app).strengths()
        [strength] = ring.strengths
        assert [line.text for line in strength.evidence] == ["I can fix any bike."]
        assert strength.name in [name for offer in _sitting(app).name_offers() for name in offer.names]
        assert strength.name in screen_text(app)


async def test_every_part_of_a_strength_is_kept() -> None:
    """A part of the words, an own name, another ring and what makes it possible are stored as in plain lines."""
    app = _an_app()
    async with opened(app) as pilot:
        await type_in(pilot, "We eat together on Sundays, mostly")
        await press(pilot, "enter", "f2")
        await type_in(pilot, "Sunday dinners")
        app.screen.query_one("#quote", LineEditor).put("eat together on sundays")
        await press(pilot, "tab", "right", "tab")
        await type_in(pilot, "the bus runs")
        await press(pilot, "enter")
        [ring] = _sitting(app).strengths()
        [strength] = ring.strengths
        assert (ring.sphere, strength.name, strength.possible_through) == ("family", "Sunday dinners", "the bus runs")
        assert [line.text for line in strength.evidence] == ["eat together on Sundays"]


async def test_words_selected_are_the_quote() -> None:
    """Words selected while typing are kept with their line, and they are what shows the strength."""
    app = _an_app()
    async with opened(app) as pilot:
        await type_in(pilot, "on Fridays I cook for all of us")
        editor = talk_screen(app).query_one("#jot", LineEditor)
        editor.move_cursor((0, 11))
        editor.move_cursor((0, 17), select=True)
        await press(pilot, "f2")
        assert app.screen.query_one("#quote", LineEditor).text == "I cook"
        await type_in(pilot, "Cooking")
        await press(pilot, "enter")
        [strength] = _sitting(app).strengths()[0].strengths
        assert [line.text for line in strength.evidence] == ["I cook"]
        assert [line.stars for line in _sitting(app).lines()] == [("Cooking",)]


async def test_at_a_question_answered_before_its_own_answer_is_meant() -> None:
    """Gone back to, an answer in front is what a strength is named from, not the one kept last somewhere else."""
    desk = a_desk()
    app = an_app(desk, "resume", a_talk(desk, "ropes"))
    async with opened(app) as pilot:
        await type_in(pilot, "a tidy house")
        await press(pilot, "ctrl+n")
        await type_in(pilot, "no idea yet")
        await press(pilot, "ctrl+n", "alt+left", "alt+left", "f2")
        assert isinstance(app.screen, StrengthDialog)
        assert app.screen.query_one("#quote", LineEditor).text == "a tidy house"


async def test_only_words_of_the_line_show_a_strength() -> None:
    """Words that were not said are refused, the window stays, and nothing is stored."""
    app = _an_app()
    async with opened(app) as pilot:
        await type_in(pilot, "fixes bikes")
        await press(pilot, "enter", "f2")
        await type_in(pilot, "Handy")
        app.screen.query_one("#quote", LineEditor).put("fixes cars")
        await press(pilot, "enter")
        assert isinstance(app.screen, StrengthDialog)
        assert app.screen.query_one("#name", LineEditor).text == "Handy"
        assert _sitting(app).strengths() == ()


async def test_a_hard_time_is_offered_no_names() -> None:
    """For a line under hard times no name is offered; a name of one's own can be given all the same."""
    app = _an_app()
    async with opened(app) as pilot:
        _sitting(app).jot("the winter after the flat went", ("hard-times",))
        await press(pilot, "f2", "enter")
        assert isinstance(app.screen, StrengthDialog)
        assert app.screen.query_one("#names", RowList).rows == ()
        await type_in(pilot, "k")
        assert app.screen.query_one("#names", RowList).rows == ()


async def test_what_was_typed_comes_back_after_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that refuses is told, and the window stands again with all that was typed; then it can be kept."""
    app = _an_app()
    async with opened(app) as pilot:
        await type_in(pilot, "fixes bikes")
        await press(pilot, "enter", "f2")
        await type_in(pilot, "Handy")
        with monkeypatch.context() as broken:
            broken.setattr(type(_sitting(app)), "mark", _refuse)
            await press(pilot, "enter")
        assert isinstance(app.screen, ToldDialog)
        await press(pilot, "enter")
        assert isinstance(app.screen, StrengthDialog)
        assert app.screen.query_one("#name", LineEditor).text == "Handy"
        await press(pilot, "enter")
        assert [one.name for ring in _sitting(app).strengths() for one in ring.strengths] == ["Handy"]


async def test_the_window_works_on_the_smallest_screen() -> None:
    """At 40x12 the name is in sight, and Enter keeps."""
    app = _an_app()
    async with opened(app, (40, 12)) as pilot:
        await type_in(pilot, "fixes bikes")
        await press(pilot, "enter", "f2")
        await type_in(pilot, "Handiest")
        assert "Handiest" in screen_text(app)
        await press(pilot, "enter")
        assert [one.name for ring in _sitting(app).strengths() for one in ring.strengths] == ["Handiest"]


def test_words_are_found_as_they_stand_in_the_line() -> None:
    """Capitals do not matter for finding words; what is stored is as it was said."""
    assert words_in("We eat Together", "eat together") == "eat Together"
    assert words_in("We eat", "drink") is None


def _an_app() -> StrengthApp:
    desk = a_desk()
    return an_app(desk, "resume", a_talk(desk, "blossoming"))


def _sitting(app: StrengthApp) -> Sitting:
    return talk_screen(app).talk.sitting


def _refuse(*_args: object, **_named: object) -> Refusal:
    title = "The disk is full."
    raise NotWrittenError(title)


@pytest.mark.parametrize("size", [(100, 34), (80, 24), (60, 18), (40, 12)])
async def test_every_field_of_it_is_in_sight_while_one_types(size: tuple[int, int]) -> None:
    """What makes a strength possible is seen as it is typed, and the keys stay whole below it, at every size."""
    app = an_app(door="demo")
    async with opened(app, size) as pilot:
        await type_in(pilot, "mends bikes")
        await press(pilot, "enter", "f2", "tab", "tab", "tab")
        await type_in(pilot, "a dry place")
        shown = " ".join(re.sub(r"[^\w<>←→↓ ]", " ", screen_text(app)).split())
        assert "a dry place" in shown
        assert "Enter keeps Esc leaves" in shown
