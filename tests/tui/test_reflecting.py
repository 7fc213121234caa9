"""Two questions for the worker on the way out, and their notes: alone, passed over or kept, in nobody's file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest

from strengthtui.desk import own_notes, reflecting
from strengthtui.settings import Settings
from tests.desk.desk_builders import a_desk, saved
from tests.tui.app_builders import a_talk, an_app, in_front, opened, screen_text
from tests.tui.keyboard import press, settled, type_in

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from strengthtui.desk.desk import Desk
    from strengthtui.tui.app import StrengthApp


def words(desk: Desk) -> list[str]:
    """What was noted."""
    return [one.words for one in own_notes.listed(desk)]


def written(folder: Path) -> list[str]:
    """Give the ends of the names of what was written."""
    return sorted(path.name.rpartition("-")[2] for path in folder.iterdir())


async def close(pilot: Pilot[int]) -> None:
    """Go through the close, passing over every line."""
    await press(pilot, "f8")
    app: StrengthApp = pilot.app  # type: ignore[assignment]  # ours
    while in_front(app) == "CardsScreen":
        await press(pilot, "ctrl+n")


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (40, 12)])
async def test_after_the_close_two_questions_are_put(size: tuple[int, int]) -> None:
    """One is answered and one passed over; then the app ends, as after every close. Nothing is in Ada's file."""
    desk = a_desk()
    ada = a_talk(desk, "ropes")
    app = an_app(desk, "resume", "Ada")
    async with opened(app, size) as pilot:
        await close(pilot)
        assert in_front(app) == "ReflectScreen"
        shown = " ".join(screen_text(app).split())
        assert "Two questions for you" in shown
        assert "Enter keeps it" in shown
        assert app.talk is None, "her file is let go before anything is typed"
        await type_in(pilot, "it took patience")
        await press(pilot, "enter", "enter")
        assert app.return_code == 0
    assert words(desk) == ["it took patience"]
    with desk.read(ada) as person:
        assert b"patience" not in msgspec.json.encode(person.file.raw())


async def test_one_key_leaves_and_what_is_half_typed_comes_back() -> None:
    """Esc in the middle of a word ends it; next time the same question stands there with the words."""
    desk = a_desk()
    a_talk(desk, "ropes")
    app = an_app(desk, "resume", "Ada")
    async with opened(app) as pilot:
        await close(pilot)
        await type_in(pilot, "it took pat")
        await press(pilot, "escape")
        assert app.return_code == 0
    assert [(one.words, one.draft) for one in own_notes.listed(desk)] == [("it took pat", True)]
    assert reflecting.put_two(desk)[0].words == "it took pat"


@pytest.mark.parametrize("beside", [True, False], ids=["turned to them", "with company"])
async def test_never_while_somebody_looks(beside: bool) -> None:
    """With the screen turned, or Mum still here, it is first asked whether one is alone; a yes turns the screen."""
    desk = a_desk()
    a_talk(desk, "ropes")
    app = an_app(desk, "resume", "Ada")
    async with opened(app) as pilot:
        if beside:
            await press(pilot, "f5")
        else:
            assert app.talk is not None
            saved(await app.talk.do(lambda sitting: sitting.present(("Mum",))))
        await close(pilot)
        assert in_front(app) == "ChoiceDialog"
        assert "by yourself" in screen_text(app)
        await press(pilot, "y")
        assert in_front(app) == "ReflectScreen"
        assert not app.beside
        await press(pilot, "f5")
        asked = reflecting.questions().families
        assert not any(one.name in screen_text(app) for family in asked for one in family.principles)
        await press(pilot, "escape")
    assert words(desk) == []


async def test_switched_off_nothing_is_offered() -> None:
    """`reflect = "off"`, and the close is the end."""
    desk = a_desk()
    desk.settings = Settings(worker="RB", reflect=False)
    a_talk(desk, "ropes")
    app = an_app(desk, "resume", "Ada")
    async with opened(app) as pilot:
        await close(pilot)
        assert app.return_code == 0


async def test_of_a_talk_that_keeps_nothing_they_are_only_shown() -> None:
    """In the demo two are shown, with no line to type in, and it says that nothing is kept."""
    app = an_app()
    async with opened(app) as pilot:
        await close(pilot)
        assert in_front(app) == "ReflectScreen"
        assert "Nothing is kept of it" in screen_text(app)
        assert not app.screen.query_one("#line").display
        await press(pilot, "enter", "enter")
        assert app.return_code == 0


async def test_from_the_list_of_people_notes_are_made_and_changed(tmp_path: Path) -> None:
    """Two questions at any time; a name that is kept is asked about; a note is changed, marked, taken out, written."""
    desk = a_desk()
    a_talk(desk, "ropes")
    app = an_app(desk, "people", out=tmp_path)
    async with opened(app) as pilot:
        await press(pilot, "ctrl+r", "n")
        await type_in(pilot, "Ada laughed")
        await press(pilot, "enter")
        assert "stands in it: Ada" in screen_text(app)
        await press(pilot, "s")
        await type_in(pilot, "it took patience")
        await press(pilot, "enter")
        assert words(desk) == ["someone laughed", "it took patience"]
        assert "it took patience" in screen_text(app)
        await press(pilot, "enter", "m")
        assert [one.team for one in own_notes.listed(desk)] == [False, True]
        await press(pilot, "enter", "c")
        await type_in(pilot, ", and ada")
        await press(pilot, "enter", "s")
        assert words(desk) == ["someone laughed", "it took patience, and someone"]
        await press(pilot, "w", "y", "enter", "g", "y", "enter")
        assert written(tmp_path) == ["notes.md", "together.md"]
        await press(pilot, "enter", "x", "y")
        assert words(desk) == ["someone laughed"]
        await press(pilot, "f5")
        assert "laughed" not in screen_text(app)
        await press(pilot, "f5", "escape")
        await settled(pilot)
        assert in_front(app) == "PeopleScreen"


async def test_half_typed_other_words_of_a_note_outlast_the_window() -> None:
    """Ended or locked while a note is changed, the note is as it was and what was typed stands beside it; Esc drops it.

    Kept with Enter, there is one note.
    """
    desk = a_desk()
    own_notes.keep(desk, "it took")
    app = an_app(desk, "people")
    async with opened(app) as pilot:
        await press(pilot, "ctrl+r", "enter", "c")
        await type_in(pilot, " patience")
        await app.screen.flush()  # type: ignore[attr-defined]  # a window of ours: what a lock and an ending do
        assert [(one.words, one.draft) for one in own_notes.listed(desk)] == [
            ("it took", False),
            ("it took patience", True),
        ]
        await press(pilot, "escape")
        assert words(desk) == ["it took"]
        await press(pilot, "enter", "c")
        await type_in(pilot, " time")
        await app.screen.flush()  # type: ignore[attr-defined]  # the same
        await press(pilot, "enter")
        assert words(desk) == ["it took time"]
        await press(pilot, "enter", "c")
        await type_in(pilot, " and tea")
        await app.leave()
    assert words(desk) == ["it took time", "it took time and tea"]
