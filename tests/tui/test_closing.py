"""Meeting again, and the kind close: anything may be passed over, what is kept is kept once, no talk is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from strengthtui.tui.app import StrengthApp
from strengthtui.tui.house import Opening
from strengthtui.tui.screens.cards import CardsScreen
from tests.desk.desk_builders import a_desk, saved
from tests.tui.app_builders import a_house, a_talk, an_app, opened, screen_text, talk_screen
from tests.tui.keyboard import press, settled, type_in

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from strengthtui.desk.desk import Desk
    from strengthtui.desk.sitting import Sitting

SIZES = [(120, 40), (80, 24), (60, 18), (40, 12)]


def talked(desk: Desk) -> None:
    """Put Ada into the vault, who said something."""
    with desk.write(a_talk(desk, "ropes")) as person:
        sitting = desk.sit_down(person)
        saved(sitting.jot('"I kept my flat for six years.', ("good-at",)))
        sitting.close(ended=False)


def written(folder: Path) -> list[Path]:
    """Give what was written."""
    return list(folder.iterdir())


async def quick(pilot: Pilot[int], line: str) -> Sitting:
    """Go from the door to the first question of a quick talk, and answer it; gives the sitting."""
    await type_in(pilot, "Ada")
    await press(pilot, "enter", "y", "y", "enter")
    app: StrengthApp = pilot.app  # type: ignore[assignment]  # ours
    talk_screen(app)
    await type_in(pilot, line)
    await press(pilot, "ctrl+n")
    assert app.talk is not None
    return app.talk.sitting


async def to_the_copy(pilot: Pilot[int]) -> None:
    """Close, and pass over every line up to the copy."""
    await press(pilot, "f8")
    for _round in range(6):
        screen = pilot.app.screen
        assert isinstance(screen, CardsScreen)
        if screen.card is not None and screen.card.id == "copy":
            return
        await press(pilot, "ctrl+n")
    pytest.fail("the copy was not asked for")


@pytest.mark.parametrize("size", SIZES)
async def test_a_close_can_be_walked_at_every_size(size: tuple[int, int], tmp_path: Path) -> None:
    """Each line can be answered, days come back with their weekday, and the papers are offered once at the end."""
    desk = a_desk()
    talked(desk)
    app = an_app(desk, "resume", "Ada", out=tmp_path)
    async with opened(app, size) as pilot:
        assert app.talk is not None
        sitting = app.talk.sitting
        await press(pilot, "f8")
        await type_in(pilot, "a bed tonight")
        await press(pilot, "enter")
        assert "“I kept my flat" in screen_text(app)
        await press(pilot, "enter", "n")
        await type_in(pilot, "ring housing")
        await press(pilot, "enter")
        await type_in(pilot, "15 Jan 2027")
        assert "Friday 15 January 2027" in screen_text(app)
        await press(pilot, "enter")
        assert "ring housing" in screen_text(app)
        await press(pilot, "enter", "2")
        await type_in(pilot, "at the canal")
        await press(pilot, "enter")
        await type_in(pilot, "16 Jan 2027")
        await press(pilot, "enter")
        await type_in(pilot, "all right")
        await press(pilot, "enter")
        assert "Write the profile and" in screen_text(app)
        records = sitting.person.records
        record = records.sittings[-1]
        assert [(step.what, step.by, step.who.kind) for step in records.steps] == [
            ("ring housing", "2027-01-15", "worker")
        ]
        assert (record.copy, record.leaving) == ("owed", "all right")
        assert record.next is not None
        assert (record.next.on, record.next.words) == ("2027-01-16", "at the canal")
        assert "a bed tonight" in [line.text for line in sitting.lines()]
        await press(pilot, "y")
        assert len(written(tmp_path)) == 2


async def test_where_papers_go_is_said_before_they_are_written(tmp_path: Path) -> None:
    """The folder stands beside the question, another can be named, and the full paths are said afterwards."""
    desk = a_desk()
    talked(desk)
    app = an_app(desk, "resume", "Ada", out=tmp_path / "papers")
    async with opened(app, (160, 40)) as pilot:
        await to_the_copy(pilot)
        await press(pilot, "ctrl+n", "ctrl+n", "ctrl+n")
        assert "Write the profile and the plan now?" in screen_text(app)
        assert (tmp_path / "papers").name in screen_text(app)
        await press(pilot, "f")
        await type_in(pilot, str(tmp_path / "other"))
        await press(pilot, "enter")
        assert not (tmp_path / "papers").exists()
        shown = "".join(sign for sign in screen_text(app) if sign not in " \n│▌▐")
        assert len(written(tmp_path / "other")) == 2
        assert all(str(path) in shown for path in written(tmp_path / "other")), shown
        assert [path.name.count("Ada") for path in written(tmp_path / "other")] == [0, 0]


async def test_the_papers_need_no_yes(tmp_path: Path) -> None:
    """No writes nothing."""
    desk = a_desk()
    talked(desk)
    app = an_app(desk, "resume", "Ada", out=tmp_path)
    async with opened(app) as pilot:
        await to_the_copy(pilot)
        await press(pilot, "ctrl+n", "ctrl+n", "ctrl+n", "n")
        assert written(tmp_path) == []


async def test_a_quick_talk_leaves_its_page(tmp_path: Path) -> None:
    """After the close the page is written, and where it went is said."""
    app = an_app(a_desk(), "quick", out=tmp_path)
    async with opened(app) as pilot:
        await quick(pilot, "my own front door")
        await to_the_copy(pilot)
        await press(pilot, "ctrl+n", "ctrl+n", "ctrl+n")
        assert "It is written." in screen_text(app)
        [page] = written(tmp_path)
        assert "my own front door" in page.read_text("utf-8")


async def test_a_page_that_is_not_safe_is_not_written(tmp_path: Path) -> None:
    """Where it is not safe to hold, a quick talk writes nothing, and says so."""
    app = an_app(a_desk(), "quick", out=tmp_path)
    async with opened(app) as pilot:
        await quick(pilot, "my own front door")
        await to_the_copy(pilot)
        await press(pilot, "4", "ctrl+n", "ctrl+n")
        assert "not safe to hold" in screen_text(app)
        assert written(tmp_path) == []


@pytest.mark.parametrize("way", ["close", "leave"])
async def test_a_page_that_cannot_be_written_is_shown(tmp_path: Path, way: str) -> None:
    """A folder that refuses is told; the page is shown to be copied out, after a close and on leaving in the middle."""
    (tmp_path / "papers").write_text("a file stands here")
    app = an_app(a_desk(), "quick", out=tmp_path / "papers")
    async with opened(app) as pilot:
        await quick(pilot, "my own front door")
        if way == "close":
            await to_the_copy(pilot)
            await press(pilot, "ctrl+n", "ctrl+n", "ctrl+n")
        else:
            await press(pilot, "alt+q")
        assert "It could not be written." in screen_text(app)
        await press(pilot, "escape")
        assert "my own front door" in screen_text(app)
        assert "Copy it out" in screen_text(app)


async def test_a_page_goes_into_another_folder(tmp_path: Path) -> None:
    """Another folder can be named for a page that could not be written."""
    (tmp_path / "papers").write_text("a file stands here")
    app = an_app(a_desk(), "quick", out=tmp_path / "papers")
    async with opened(app) as pilot:
        await quick(pilot, "my own front door")
        await press(pilot, "alt+q", "f")
        await type_in(pilot, str(tmp_path / "other"))
        await press(pilot, "enter")
        assert "It is written." in screen_text(app)
        assert len(written(tmp_path / "other")) == 1


async def test_each_line_of_meeting_again_is_asked() -> None:
    """Somebody met before is asked who else helps and what was told too often; answering one passes over no other."""
    desk = a_desk()
    with desk.write(a_talk(desk, "ropes")) as person:
        desk.sit_down(person).close()
    app = an_app(desk, "resume", "Ada")
    async with opened(app) as pilot:
        await press(pilot, "y", "y", "enter")
        await type_in(pilot, "Dr Lee")
        await press(pilot, "enter")
        screen = app.screen
        assert isinstance(screen, CardsScreen)
        assert screen.card is not None
        assert screen.card.id == "not-again"
        await press(pilot, "alt+left")
        assert screen.card.id == "alongside"


async def test_what_is_kept_is_not_typed_still() -> None:
    """Whoever leaves right behind the last line finds nothing of it as being typed when they come back."""
    desk = a_desk()
    talked(desk)
    app = an_app(desk, "resume", "Ada")
    async with opened(app) as pilot:
        assert app.talk is not None
        file = app.talk.sitting.person.file
        await press(pilot, "f8")
        await type_in(pilot, "a bed tonight")
        await pilot.pause(1.0)
        await settled(pilot)
        assert file.draft() is not None
        await press(pilot, "enter", "alt+q")
        assert [one.words.text for one in file.records.jottings][-1] == "a bed tonight"
        assert file.draft() is None or file.draft().text == ""  # type: ignore[union-attr]  # looked at just before


async def test_what_cannot_wait_was_said_already() -> None:
    """What the conversation heard stands beside the line of the close, and Enter leaves it so."""
    desk = a_desk()
    app = an_app(desk, "resume", a_talk(desk, "ropes"))
    async with opened(app, (80, 24)) as pilot:
        sitting = talk_screen(app).talk.sitting
        saved(sitting.jot("sleeps in the armchair", ("now-cannot-wait",)))
        await press(pilot, "f8")
        shown = screen_text(app)
        assert "Said already; Enter leaves it so:" in shown
        assert "sleeps in the armchair" in shown
        before = sitting.lines()
        await press(pilot, "enter")
        assert sitting.lines() == before


async def test_nobody_is_met_where_the_worker_sits_alone() -> None:
    """A decision is weighed at once; a talk with the person, chosen after it, begins by meeting and ends in a leave."""
    app = StrengthApp(a_house(a_desk()), Opening("start", person="Dev", pack="kvets"))
    async with opened(app, (80, 24)) as pilot:
        assert "What has to be decided, and by when?" in screen_text(app)
        await type_in(pilot, "notice or not")
        await press(pilot, "f8")
        assert not isinstance(app.screen, CardsScreen)
    app = StrengthApp(a_house(a_desk()), Opening("start", person="Dev", pack="kvets"))
    async with opened(app, (80, 24)) as pilot:
        await press(pilot, "escape", "semicolon", "l")
        await type_in(pilot, "ropes")
        await press(pilot, "enter", "2")
        assert "Is now all right?" in screen_text(app)
        await press(pilot, "y", *["enter"] * 9)
        assert "What is on your side" in screen_text(app)
        await press(pilot, "f8")
        assert isinstance(app.screen, CardsScreen)
    desk = a_desk()
    app = an_app(desk, "resume", a_talk(desk, "kvets"))
    async with opened(app, (80, 24)) as pilot:
        assert "What has to be decided, and by when?" in screen_text(app)
        await press(pilot, "f8")
        assert not isinstance(app.screen, CardsScreen)
