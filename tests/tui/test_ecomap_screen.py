"""The ecomap on the screen: a picture or a list, forms that lose nothing, what was said put there with one key."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from strengthtui.desk import meeting, ties
from strengthtui.desk.ties import TieForm
from strengthtui.tui.dialogs.tie import TieDialog
from strengthtui.tui.screens.ecomap import EcomapScreen
from tests.desk.desk_builders import a_desk, saved
from tests.tui.app_builders import a_talk, an_app, in_front, opened, screen_text
from tests.tui.keyboard import press, resized, type_in

if TYPE_CHECKING:
    from strengthtui.desk.desk import Desk
    from strengthtui.tui.app import StrengthApp

JO = TieForm(name="Jo", who_to_me="my sister", closeness="close", give_take="both", may_know="all of it")


def mapped(desk: Desk, *forms: TieForm) -> StrengthApp:
    """Give an app with somebody in the middle of a talk who has these round them, and who spoke of the canal."""
    person_id = a_talk(desk, "blossoming")
    with desk.write(person_id) as person:
        sitting = desk.sit_down(person)
        for form in forms:
            saved(sitting.change(lambda act, who, form=form: ties.add_tie(act, who, form)))  # type: ignore[misc]
        saved(sitting.jot("The canal", ("places",)))
        beside = {"alongside": meeting.alongside_of(("Dr Lee",))} if forms else {}
        saved(sitting.change(lambda act, who: meeting.change_person(act, who, beside)))
        sitting.close(ended=False)
    return an_app(desk, "resume", person_id)


def on_the_map(app: StrengthApp) -> list[tuple[str, str]]:
    """Give who is stored on the map, and how close."""
    assert app.talk is not None
    return [(one.name, one.closeness or "") for one in app.talk.sitting.person.records.ties]


async def test_the_picture_tells_all_of_it_and_folds_to_a_list() -> None:
    """Drawn at 120 by 40 with lines and a legend in words; at 80 by 24 the same in lines; who is chosen stays so."""
    app = mapped(a_desk(), JO, TieForm(name="Mum", closeness="strained", give_take="i-give"))
    async with opened(app) as pilot:
        await press(pilot, "alt+equals_sign", "left")
        drawn = screen_text(app)
        for words in ("┤    Ada     ├", "Jo, my sister", "~~~ strained", "Strained: Mum. Gets.", "an arrow points to"):
            assert words in drawn
        await resized(pilot, (80, 24))
        listed = screen_text(app)
        assert "Ada     ├" not in listed
        for words in (
            "Close",
            "Jo, my sister",
            "Gives and gets.",
            "May know: all of it",
            "▸ Mum",
            "Dr Lee",
            "+ The canal",
        ):
            assert words in listed
        await press(pilot, "alt+left")
        assert in_front(app) == "TalkScreen"


@pytest.mark.parametrize("size", [(120, 40), (40, 12)])
async def test_a_form_is_kept_as_a_whole_changed_taken_off_and_brought_back(size: tuple[int, int]) -> None:
    """New by one key, every field stored; Enter changes it, T takes it off after a yes, undo brings it back."""
    app = mapped(a_desk())
    async with opened(app, size) as pilot:
        await press(pilot, "alt+equals_sign", "n")
        await type_in(pilot, "Rex\n")
        await press(pilot, "right", "enter")
        await type_in(pilot, "my dog\n")
        await press(pilot, "right", "enter", "right", "enter")
        await type_in(pilot, '"he gets me out\n\n')
        assert app.talk is not None
        [rex] = app.talk.sitting.person.records.ties
        assert (rex.name, rex.kind, rex.who_to_me, rex.closeness) == ("Rex", "animal", "my dog", "close")
        assert (rex.give_take, rex.does, rex.voice) == ("they-give", "he gets me out", "person")
        await press(pilot, "enter", "tab", "tab", "tab", "right", "ctrl+s")
        assert on_the_map(app) == [("Rex", "in-reach")]
        await press(pilot, "t", "enter")
        assert on_the_map(app) == [("Rex", "in-reach")]
        await press(pilot, "t", "y")
        assert on_the_map(app) == []
        await press(pilot, "alt+u")
        assert on_the_map(app) == [("Rex", "in-reach")]


async def test_what_was_said_is_put_there_and_nothing_typed_is_lost() -> None:
    """One key in the list and it is on the map; what cannot be kept comes back with every word."""
    app = mapped(a_desk())
    async with opened(app, (80, 24)) as pilot:
        await press(pilot, "alt+equals_sign")
        assert "Who and what is round Ada?" in screen_text(app)
        await press(pilot, "enter")
        assert on_the_map(app) == [("The canal", "")]
        await press(pilot, "n")
        await type_in(pilot, "the canal")
        await press(pilot, "tab", "right", "right")
        await press(pilot, "ctrl+s")
        assert on_the_map(app) == [("The canal", "")]
        dialog = app.screen
        assert isinstance(dialog, TieDialog)
        assert dialog.filled() == TieForm(name="the canal", kind="place")


async def test_beside_the_person_what_others_may_know_is_not_shown_and_not_lost() -> None:
    """The map is theirs; what others may be told is on neither the map nor the form, and a change leaves it."""
    app = mapped(a_desk(), JO)
    async with opened(app) as pilot:
        await press(pilot, "alt+equals_sign", "f5")
        assert isinstance(app.screen, EcomapScreen)
        assert "Jo, my sister" in screen_text(app)
        assert "all of it" not in screen_text(app)
        await press(pilot, "enter")
        assert "all of it" not in screen_text(app)
        await press(pilot, "tab", "tab", "tab", "right", "ctrl+s")
        assert on_the_map(app) == [("Jo", "in-reach")]
        assert app.talk is not None
        assert app.talk.sitting.person.records.ties[0].may_know == "all of it"
