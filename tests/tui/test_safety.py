"""The team's page: words off the screen, the record kept apart, three ways on, nothing said of it to the person."""

from __future__ import annotations

import pytest

from strengthtui.errors import NotWrittenError
from tests.desk.desk_builders import a_desk
from tests.tui.app_builders import a_talk, an_app, in_front, opened, screen_text, talk_screen
from tests.tui.keyboard import press, type_in


async def test_no_word_of_the_talk_is_left() -> None:
    """One key takes name, words and messages off the screen and shows the page, from any window."""
    app = an_app()
    async with opened(app) as pilot:
        talk_screen(app).tell("Told a moment ago.")
        await press(pilot, "f10")
        shown = screen_text(app)
        assert "Stay with the person" in shown
        assert "Heard so far" not in shown
        assert "Told a moment" not in shown


async def test_the_record_is_kept_apart() -> None:
    """Each line with words is kept once, an empty one is passed over, and afterwards one goes on as before."""
    desk = a_desk()
    app = an_app(desk, "resume", a_talk(desk, "blossoming"))
    async with opened(app) as pilot:
        file = talk_screen(app).talk.sitting.person.file
        heard = len(talk_screen(app).talk.sitting.lines())
        await press(pilot, "f10", "w")
        await type_in(pilot, "he hits me\n\n")
        await type_in(pilot, "that I tell my manager\n\n\n")
        kept = [(row["line"], row["words"]) for row in file.concerns()]
        assert kept == [("exact-words", "he hits me"), ("what-i-said-about-passing-on", "that I tell my manager")]
        assert "kept apart" in screen_text(app)
        assert len(talk_screen(app).talk.sitting.lines()) == heard
        await press(pilot, "g")
        assert in_front(app) == "TalkScreen"


async def test_going_back_keeps_and_writes_nothing_twice() -> None:
    """Going back shows what was kept; Enter on it unchanged writes nothing more."""
    desk = a_desk()
    app = an_app(desk, "resume", a_talk(desk, "blossoming"))
    async with opened(app) as pilot:
        await press(pilot, "f10", "enter")
        await type_in(pilot, "once\n")
        await press(pilot, "alt+left", "enter")
        rows = talk_screen(app).talk.sitting.person.file.concerns()
        assert [row["words"] for row in rows] == ["once"]


async def test_a_talk_that_keeps_nothing_says_so() -> None:
    """Where nothing is kept there is nothing to type into, and that is said."""
    app = an_app(door="demo")
    async with opened(app) as pilot:
        await press(pilot, "f10")
        assert "This talk keeps nothing" in screen_text(app)
        assert "W  Write" not in screen_text(app)


async def test_it_does_not_say_what_it_is_to_the_person() -> None:
    """While the person looks at the screen there is no word of the page, and what is typed is still there after."""
    desk = a_desk()
    app = an_app(desk, "resume", a_talk(desk, "blossoming"))
    async with opened(app) as pilot:
        await press(pilot, "f10", "w")
        await type_in(pilot, "half a line")
        await press(pilot, "f5")
        shown = screen_text(app).casefold()
        for word in ("team", "safe", "word for word", "half a line", "danger"):
            assert word not in shown
        await press(pilot, "f5")
        assert "half a line" in screen_text(app)


@pytest.mark.parametrize(("key", "screen"), [("v", "VeilScreen"), ("s", "CardsScreen"), ("g", "TalkScreen")])
async def test_three_ways_on(key: str, screen: str) -> None:
    """Without typing, to a kind end, or slowly as before."""
    desk = a_desk()
    app = an_app(desk, "resume", a_talk(desk, "blossoming"))
    async with opened(app) as pilot:
        await press(pilot, "f10", key)
        assert in_front(app) == screen


async def test_without_a_talk_the_page_is_there() -> None:
    """From the list of people the page opens too, and leads back."""
    app = an_app(a_desk(), "people")
    async with opened(app) as pilot:
        await press(pilot, "f10")
        assert in_front(app) == "SafetyScreen"
        assert "No talk is open" in screen_text(app)
        await press(pilot, "g")
        assert in_front(app) != "SafetyScreen"


async def test_what_cannot_be_written_stays_in_the_line(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a full disk the reason is told, and the words are still there."""
    desk = a_desk()
    app = an_app(desk, "resume", a_talk(desk, "blossoming"))
    async with opened(app) as pilot:
        await press(pilot, "f10", "w")

        def full(*_args: object) -> None:
            raise NotWrittenError("The disk is full.", "", "Make room.")

        monkeypatch.setattr(talk_screen(app).talk.sitting, "concern", full)
        await type_in(pilot, "he hits me\n")
        assert "The disk is full." in screen_text(app)
        await press(pilot, "enter")
        assert "he hits me" in screen_text(app)
