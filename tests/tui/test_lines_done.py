"""What is done with lines on the screen: whose words, sorting, looking through them, leaving out, striking."""

from __future__ import annotations

from typing import TYPE_CHECKING

from strengthtui.tui.dialogs.asking import SureDialog, ToldDialog
from strengthtui.tui.dialogs.picking import PickDialog
from strengthtui.tui.dialogs.sorting import SortDialog
from strengthtui.tui.dialogs.strength import StrengthDialog
from strengthtui.tui.screens.talk import TalkScreen
from strengthtui.tui.widgets.row_list import RowList
from tests.desk.desk_builders import KINDS_PACK, a_desk, ref_of
from tests.tui.app_builders import a_talk, an_app, opened, screen_text, talk_screen
from tests.tui.keyboard import press, type_in

if TYPE_CHECKING:
    from strengthtui.desk.sitting import Sitting
    from strengthtui.tui.app import StrengthApp


async def test_whose_words_the_newest_line_is() -> None:
    """F4 and a letter say whose words the line just kept is; somebody else is named."""
    app = _an_app()
    async with opened(app) as pilot:
        await type_in(pilot, "kept my flat")
        await press(pilot, "enter", "f4", "p")
        assert _sitting(app).lines()[0].voice == "person"
        await press(pilot, "f4", "o")
        await type_in(pilot, "Aunty Sal")
        await press(pilot, "enter")
        line = _sitting(app).lines()[0]
        assert (line.voice, line.whose) == ("other", "Aunty Sal")


async def test_those_who_are_here_are_offered_by_name() -> None:
    """Esc H notes who is here and who they are; F4 and a digit say that the line is theirs; the worker is reminded."""
    app = _an_app()
    async with opened(app, told=True) as pilot:
        await press(pilot, "escape", "h", "n")
        await type_in(pilot, "Mum (carer), Jo")
        await press(pilot, "enter")
        assert "Here as carer: Mum" in screen_text(app)
        await type_in(pilot, "sleeps all day")
        await press(pilot, "enter", "f4")
        assert "1  Mum's words" in screen_text(app)
        await press(pilot, "1")
        line = _sitting(app).lines()[0]
        assert (line.voice, line.whose) == ("other", "Mum")


async def test_a_list_of_several_peoples_views() -> None:
    """Each line of one answer has its owner: F4 after a line, then the next line; whose they are stands above."""
    desk = a_desk(KINDS_PACK)
    app = an_app(desk, "resume", a_talk(desk, "kinds", route="full"))
    async with opened(app) as pilot:
        await talk_screen(app).talk.do(lambda sitting: sitting.present(("Mum", "Lena")))
        await talk_screen(app).talk.do(lambda sitting: sitting.jump("a/lines"))
        await talk_screen(app).show_again()
        await type_in(pilot, "he forgets the gas")
        await press(pilot, "f4", "1", "enter")
        await type_in(pilot, "he manages on weekdays")
        await press(pilot, "f4", "2", "enter")
        await type_in(pilot, '"I want a lock')
        assert "Mum: he forgets the gas" in screen_text(app)
        await press(pilot, "ctrl+n")
        sitting = _sitting(app)
        said = [(line.text, line.whose) for line in sitting.lines()]
        assert said == [("he forgets the gas", "Mum"), ("he manages on weekdays", "Lena"), ("I want a lock", "Ada")]
        await press(pilot, "alt+left")
        assert talk_screen(app).editor.words == 'he forgets the gas\nhe manages on weekdays\n"I want a lock'


async def test_a_petal_opens_so_that_a_line_goes_under_its_topic() -> None:
    """The right arrow shows what a petal holds, the left one closes it; the topic chosen is where the line goes."""
    app = _an_app()
    async with opened(app) as pilot:
        await type_in(pilot, "cooks for Nan")
        await press(pilot, "enter", "ctrl+l", "enter", "o")
        assert isinstance(app.screen, SortDialog)
        await press(pilot, "right")
        assert "Whom I look after" in screen_text(app)
        await press(pilot, "left")
        assert "Whom I look after" not in screen_text(app)
        await press(pilot, "right")
        places = [row.id for row in app.screen.query_one(RowList).rows]
        await press(
            pilot, *["down"] * (places.index("people-i-am-there-for") - places.index("people")), "right", "enter"
        )
        (jotting,) = _sitting(app).person.records.jottings
        assert jotting.topics == ("people-i-am-there-for",)


async def test_lines_that_wait_are_sorted_one_key_each() -> None:
    """The tray goes line by line: a digit puts one into a petal, 0 leaves one, Esc leaves the rest."""
    app = _an_app()
    async with opened(app) as pilot:
        for words in ("first", "second", "third", "fourth"):
            _sitting(app).jot(words, ())
        await press(pilot, "ctrl+t", "2", "0", "d")
        assert isinstance(app.screen, SortDialog)
        await press(pilot, "escape")
        petals = {line.text: line.petals for line in _sitting(app).lines()}
        assert petals == {"first": ("places",), "second": (), "third": ("hard-times",), "fourth": ()}


async def test_a_line_goes_into_several_petals() -> None:
    """Space gathers petals, and Enter keeps all of them."""
    app = _an_app()
    async with opened(app) as pilot:
        _sitting(app).jot("bikes at the canal", ())
        await press(pilot, "ctrl+t", "space", "down", "space", "5", "enter")
        assert _sitting(app).lines()[0].petals == ("people", "places", "good-at")


async def test_where_nothing_waits_a_line_can_be_moved() -> None:
    """With every line in its petal, sorting asks which one is to be moved."""
    app = _an_app()
    async with opened(app) as pilot:
        await type_in(pilot, "somewhere")
        await press(pilot, "enter", "ctrl+t")
        assert isinstance(app.screen, PickDialog)
        await press(pilot, "enter", "8")
        assert _sitting(app).lines()[0].petals == ("hopes",)


async def test_words_are_found_by_a_part_of_them() -> None:
    """The list of words narrows while one types, and the arrows choose in it."""
    app = _an_app()
    async with opened(app) as pilot:
        for words in ("apple tree", "pear tree", "dog"):
            _sitting(app).jot(words, ("people",))
        await press(pilot, "ctrl+l")
        await type_in(pilot, "tree")
        rows = app.screen.query_one(RowList)
        assert len(rows.rows) == 2
        await press(pilot, "down")
        assert rows.chosen == 1


async def test_one_goes_where_a_line_was_said() -> None:
    """From the list one goes to the petal of a line, through whatever is open."""
    app = _an_app()
    async with opened(app) as pilot:
        _sitting(app).jot("a bike stall", ("hopes",))
        await press(pilot, "ctrl+l", "enter", "g")
        assert isinstance(app.screen, TalkScreen)
        assert talk_screen(app)._at == "hopes"


async def test_a_line_is_left_out_of_papers() -> None:
    """A line left out stays in the list, and says so."""
    app = _an_app()
    async with opened(app) as pilot:
        _sitting(app).jot("owed money", ("people",))
        await press(pilot, "ctrl+l", "enter", "l")
        assert _sitting(app).lines()[0].verdict == "left-out"
        assert "left out of papers" in screen_text(app)


async def test_a_strike_is_asked_once() -> None:
    """Nothing goes before a yes; then the words are gone, and it is said where they still stand."""
    app = _an_app()
    async with opened(app) as pilot:
        line = ref_of(_sitting(app).jot("my cousin Dan helps", ("people",)))
        _sitting(app).mark("my cousin Dan helps", "Dan helps", ref=line)
        _sitting(app).jot("my cousin Dan helps a lot", ("places",))
        talk_screen(app).newest = line
        await press(pilot, "alt+x", "enter")
        assert isinstance(app.screen, SureDialog)
        await press(pilot, "n")
        assert len(_sitting(app).lines()) == 2
        await press(pilot, "alt+x", "enter", "y")
        assert [one.text for one in _sitting(app).lines()] == ["my cousin Dan helps a lot"]
        assert isinstance(app.screen, ToldDialog)
        assert "a line under Places" in screen_text(app)


async def test_a_struck_answer_leaves_the_editor() -> None:
    """The answer that was struck does not go on standing in the editor of its question."""
    desk = a_desk()
    app = an_app(desk, "resume", a_talk(desk, "ropes"))
    async with opened(app) as pilot:
        await type_in(pilot, "what I said")
        await press(pilot, "ctrl+n", "alt+left")
        assert talk_screen(app).editor.text == "what I said"
        await press(pilot, "alt+x", "enter", "y")
        assert talk_screen(app).editor.text == ""
        assert _sitting(app).lines() == ()


async def test_words_that_stand_in_no_list_are_found_to_be_struck() -> None:
    """What was taken back is shown to whoever types a word of it, and can be struck; beside the person it is not."""
    app = _an_app()
    async with opened(app) as pilot:
        _sitting(app).jot("stays", ("people",))
        _sitting(app).jot("the secret thing", ("people",))
        _sitting(app).undo()
        await press(pilot, "alt+x")
        assert "secret" not in screen_text(app)
        await type_in(pilot, "secret")
        await press(pilot, "enter", "y")
        assert _sitting(app).to_strike("secret") == ()


async def test_beside_the_person_no_line_of_the_worker_is_listed() -> None:
    """With the screen turned to the person, the worker's own lines and who else helps are in no list."""
    app = _an_app()
    async with opened(app) as pilot:
        _sitting(app).jot("my own thought", ("people",), "worker")
        _sitting(app).jot("their point", ("people",))
        await press(pilot, "f5", "ctrl+l")
        shown = screen_text(app)
        assert "their point" in shown
        assert "my own thought" not in shown


def _an_app() -> StrengthApp:
    desk = a_desk()
    return an_app(desk, "resume", a_talk(desk, "blossoming"))


def _sitting(app: StrengthApp) -> Sitting:
    return talk_screen(app).talk.sitting


async def test_sorting_an_older_line_leaves_the_newest_one_meant() -> None:
    """After an older line was put elsewhere, F2 still means the line kept last: it is the one on the screen."""
    app = _an_app()
    async with opened(app) as pilot:
        _sitting(app).jot("waits to be sorted", ())
        await type_in(pilot, "kept my flat")
        await press(pilot, "enter", "ctrl+t", "2", "f2")
        assert isinstance(app.screen, StrengthDialog)
        assert "kept my flat" in screen_text(app)
