"""The strengths map, the thread and the agreements on the screen: what they show, to whom, and what they change."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from strengthtui.desk.planning import add_goal, add_step, change_goal, who_of
from strengthtui.model.conversation import Export
from strengthtui.tui.dialogs.asking import ToldDialog
from strengthtui.tui.screens.agreements import AgreementsScreen
from strengthtui.tui.screens.strengths_map import StrengthsMapScreen
from strengthtui.tui.screens.talk import TalkScreen
from strengthtui.tui.screens.thread import ThreadScreen
from strengthtui.tui.widgets.row_list import RowList
from tests.desk.desk_builders import a_desk, ref_of
from tests.tui.app_builders import a_talk, an_app, opened, screen_text, talk_screen
from tests.tui.keyboard import press, settled, type_in

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from strengthtui.desk.sitting import Sitting
    from strengthtui.tui.app import StrengthApp

SIZES = [(120, 40), (80, 24), (60, 18), (40, 12)]


# the map


@pytest.mark.parametrize("size", SIZES)
async def test_the_map_shows_rings_words_and_goals(size: tuple[int, int]) -> None:
    """Each strength stands in its ring with the words that show it; wide windows set the rings side by side."""
    app = _an_app()
    async with opened(app, size) as pilot:
        _thread(_sitting(app))
        await press(pilot, "alt+m")
        assert isinstance(app.screen, StrengthsMapScreen)
        shown = screen_text(app)
        for words in ("mine", "★ Handy", "“I fix bikes.”"):
            assert words in shown
        await press(pilot, "alt+left")
        assert not isinstance(app.screen, StrengthsMapScreen)


@pytest.mark.parametrize("size", SIZES)
async def test_the_same_strengths_through_every_lens(size: tuple[int, int]) -> None:
    """L asks which lens; each shows the strength with its words, and says in the first line what one looks through."""
    app = _an_app()
    async with opened(app, size) as pilot:
        _thread(_sitting(app))
        await press(pilot, "alt+m")
        for number, title in ((2, "areas of life"), (4, "ROPES"), (5, "before, now, ahead"), (1, "mine")):
            await press(pilot, "l", str(number))
            await pilot.pause()
            shown = screen_text(app)
            assert "★ Handy" in shown
            assert title in shown or size[0] < 60


async def test_a_thin_picture_has_a_question_and_a_leads_there() -> None:
    """Below the map stands one question, for the worker alone; A puts it in front, beside-you does not show it."""
    app = _an_app()
    async with opened(app) as pilot:
        _thread(_sitting(app))
        talk = talk_screen(app).talk
        talk.sitting.ahead(("ropes",), "full", talk.desk.keep_pack)
        await press(pilot, "alt+m")
        assert "You could ask (A): " in screen_text(app)
        await press(pilot, "f5")
        assert "You could ask" not in screen_text(app)
        await press(pilot, "f5", "a")
        assert isinstance(app.screen, TalkScreen)
        view = _sitting(app).view()
        assert view is not None
        assert view.pack == "ropes"


async def test_an_empty_map_says_how_a_strength_is_marked() -> None:
    """Where nothing is marked no ring is drawn; a sentence says which key does it."""
    app = _an_app()
    async with opened(app) as pilot:
        await press(pilot, "alt+m")
        assert "F2 names one" in screen_text(app)
        assert "around me" not in screen_text(app)


async def test_a_strength_is_called_otherwise_on_the_map() -> None:
    """Another name and another ring are stored, and the map shows them at once."""
    app = _an_app()
    async with opened(app) as pilot:
        _thread(_sitting(app))
        await press(pilot, "alt+m", "enter", "n", "ctrl+a")
        await press(pilot, *["delete"] * 6, *["backspace"] * 6)
        await type_in(pilot, "Deft")
        await press(pilot, "enter", "enter", "r", "2")
        [ring] = _sitting(app).strengths()
        assert (ring.sphere, ring.strengths[0].name) == ("family", "Deft")
        assert "★ Deft" in screen_text(app)


async def test_from_the_map_one_goes_to_where_it_was_said() -> None:
    """The words of a strength lead back to the petal they were said in."""
    app = _an_app()
    async with opened(app) as pilot:
        _thread(_sitting(app))
        await press(pilot, "alt+m", "enter", "g")
        assert talk_screen(app)._at == "good-at"
        assert isinstance(app.screen, TalkScreen)


async def test_a_strength_is_struck_on_the_map_and_its_line_stays() -> None:
    """After a yes the strength is gone for good; the line that showed it stands."""
    app = _an_app()
    async with opened(app) as pilot:
        _thread(_sitting(app))
        await press(pilot, "alt+m", "enter", "x", "y", "escape")
        assert _sitting(app).strengths() == ()
        assert [line.text for line in _sitting(app).lines()] == ["I fix bikes."]


async def test_arrows_go_from_ring_to_ring() -> None:
    """Side by side, only the ring in front has a row chosen, and the arrows go to the next."""
    app = _an_app()
    async with opened(app) as pilot:
        _thread(_sitting(app))
        _sitting(app).mark("Sal cooks", "Dinners", "family")
        await press(pilot, "alt+m", "right")
        chosen = [one.id for one in app.screen.query(RowList) if one.display and one.chosen is not None]
        assert "list-family" in chosen
        assert "list-individual" not in chosen


# the thread


@pytest.mark.parametrize("size", SIZES)
async def test_the_thread_leads_to_steps(size: tuple[int, int]) -> None:
    """Words, strength, goal and step stand together, and what is still open below, without a count."""
    app = _an_app()
    async with opened(app, size) as pilot:
        _thread(_sitting(app))
        await press(pilot, "alt+d")
        assert isinstance(app.screen, ThreadScreen)
        shown = _all_rows(app)
        for words in ("“I fix bikes.”", "★ Handy", "◎ A bike stall", "☐ Ask the market", "Jo has not been asked"):
            assert words in shown
        assert "Still open" in shown


async def test_nothing_of_the_thread_is_cut_off() -> None:
    """Long words go on in the next line, to their end, also where columns stand side by side."""
    app = _an_app()
    async with opened(app) as pilot:
        sitting = _sitting(app)
        long = "I can mend anything that has two wheels and a chain, give me an evening and a dry place"
        sitting.mark(long, "Handy")
        goal = ref_of(sitting.change(lambda act, person: add_goal(act, person, "A bike stall")))
        sitting.change(lambda act, person: change_goal(act, person, goal, {"draws_on": ("Handy",)}))
        await press(pilot, "alt+d")
        shown = _all_rows(app)
        assert "…" not in shown
        assert all(word in shown for word in long.split())


async def test_the_thread_beside_the_person_has_no_open_ends() -> None:
    """What is for the worker to think of is not on the screen that the person looks at."""
    app = _an_app()
    async with opened(app) as pilot:
        _thread(_sitting(app))
        await press(pilot, "alt+d", "f5")
        assert "Still open" not in screen_text(app)
        assert "◎ A bike stall" in screen_text(app)


async def test_an_empty_thread_says_what_makes_one() -> None:
    """Without a goal there is a sentence, and no empty box."""
    app = _an_app()
    async with opened(app) as pilot:
        await press(pilot, "alt+d")
        assert "make a thread" in screen_text(app)


# agreements


async def test_agreements_change_with_one_key() -> None:
    """The thing chosen is agreed to with Y, and the day stands beside it."""
    app = _an_app()
    async with opened(app) as pilot:
        await press(pilot, "alt+a")
        assert isinstance(app.screen, AgreementsScreen)
        assert "talk: not asked yet" in screen_text(app)
        await press(pilot, "y", "down", "a")
        states = [(one.about.what, one.state) for one in _sitting(app).person.records.agreements]
        assert states == [("talk", "yes"), ("type", "ask-again")]
        assert "talk: yes (22 Nov 2026)" in screen_text(app)


async def test_sharing_is_asked_by_name_and_taken_back() -> None:
    """Sharing stands under a name; taking it back tells which papers were already written for others."""
    app = _an_app()
    async with opened(app) as pilot:
        await press(pilot, "alt+a", "s")
        await type_in(pilot, "Dr Lee")
        await press(pilot, "enter", "y")
        assert "share with Dr Lee: yes" in screen_text(app)
        person = _sitting(app).person
        with person.act(None, history=False) as act:
            act.insert(Export(**act.stamp(), document="profile", format="md", audience="outside", at=act.at))
        await press(pilot, "end", "t")
        assert isinstance(app.screen, ToldDialog)
        assert "profile, for outside" in screen_text(app)
        assert person.records.agreements[-1].state == "withdrawn"


async def test_not_kept_any_more_takes_everything_out(tmp_path: Path) -> None:
    """A no to keeping asks what becomes of what is there; after a yes all words are gone, and the talk ends."""
    desk = a_desk()
    app = an_app(desk, "resume", a_talk(desk, "blossoming"), out=tmp_path)
    async with opened(app) as pilot:
        _sitting(app).jot("my words", ("people",))
        sitting = _sitting(app)
        await _at_keep(pilot)
        await press(pilot, "n")
        assert "What shall become of it?" in screen_text(app)
        await press(pilot, "2", "y")
        assert any(tmp_path.iterdir())  # noqa: ASYNC240  the test may wait
        await press(pilot, "enter")
        assert sitting.person.records.jottings == ()
        assert "taken out" in screen_text(app)
        await press(pilot, "enter")
        await settled(pilot)
    assert app.return_code == 0


async def test_what_is_kept_stays_until_they_decide() -> None:
    """Leaving the question leaves everything as it is."""
    app = _an_app()
    async with opened(app) as pilot:
        _sitting(app).jot("my words", ("people",))
        await _at_keep(pilot)
        await press(pilot, "t", "1", "n")
        assert [line.text for line in _sitting(app).lines()] == ["my words"]
        assert isinstance(app.screen, AgreementsScreen)


async def _at_keep(pilot: Pilot[int]) -> None:
    await press(pilot, "alt+a", "down", "down")


def _an_app() -> StrengthApp:
    desk = a_desk()
    return an_app(desk, "resume", a_talk(desk, "blossoming"))


def _sitting(app: StrengthApp) -> Sitting:
    return talk_screen(app).talk.sitting


def _all_rows(app: StrengthApp) -> str:
    rows = app.screen.query_one("#strands", RowList).rows
    return "\n".join(" ".join(part.text for part in row.parts) for row in rows)


def _thread(sitting: Sitting) -> None:
    line = ref_of(sitting.jot('"I fix bikes.', ("good-at",)))
    sitting.mark("I fix bikes.", "Handy", ref=line)
    goal = ref_of(sitting.change(lambda act, person: add_goal(act, person, "A bike stall")))
    sitting.change(lambda act, person: change_goal(act, person, goal, {"draws_on": ("Handy",)}))
    who = who_of("Jo", "Ada")
    sitting.change(lambda act, person: add_step(act, person, goal_ref=goal, what="Ask the market", who=who))
