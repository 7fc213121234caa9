"""Papers on the screen: seen first, written where it is wanted, asked where there is reason to, never lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from strengthtui.desk.meeting import agree
from strengthtui.desk.paper_views import was_weighed
from strengthtui.tui import flow
from strengthtui.tui.from_the_list import PEOPLE_WAYS
from strengthtui.tui.screens.papers import PapersScreen
from tests.desk.desk_builders import a_desk, saved
from tests.tui.app_builders import a_talk, an_app, opened, screen_text
from tests.tui.keyboard import press, settled, type_in

if TYPE_CHECKING:
    from pathlib import Path

    from strengthtui.desk.desk import Desk
    from strengthtui.tui.app import StrengthApp
    from strengthtui.tui.house import Opening


@pytest.fixture(autouse=True)
def papers_by_the_plans_door(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the plan's door lead to the papers: they have none of their own."""

    async def door(app: StrengthApp, opening: Opening) -> None:
        desk = await app.thread.call(app.open_house.open_desk)
        entry = await app.thread.call(lambda: desk.people.one(opening.person or ""))
        await PEOPLE_WAYS["papers"](app, desk, entry.id)

    monkeypatch.setattr(flow, "_plan", door)


def talked(desk: Desk) -> str:
    """Put somebody into the vault who said something, and of whom the worker thought something."""
    person_id = a_talk(desk, "ropes")
    with desk.write(person_id) as person:
        sitting = desk.sit_down(person)
        saved(sitting.jot('"I kept my flat for six years.', ("good-at",)))
        saved(sitting.jot("lost the flat", ("now-hard",)))
        saved(sitting.jot("a thought of mine", ("people",), "worker"))
        sitting.close(ended=False)
    return person_id


def an_app_of_papers(out: Path, desk: Desk | None = None) -> StrengthApp:
    """Give an app that opens at somebody's papers."""
    own = desk or a_desk()
    talked(own)
    return an_app(own, "plan", "Ada", out=out)


def written(folder: Path) -> list[str]:
    """Give the names of what was written."""
    return sorted(one.name for one in folder.iterdir()) if folder.exists() else []


async def test_enter_twice_writes_profile_and_plan(tmp_path: Path) -> None:
    """The first row is both; the folder is shown, Enter writes, and the full paths are said."""
    out = tmp_path / "papers"
    app = an_app_of_papers(out)
    async with opened(app) as pilot:
        assert "“I kept my flat for six years.”" in screen_text(app)
        assert "a thought of mine" not in screen_text(app)
        assert "your own lines" in screen_text(app)
        await press(pilot, "enter")
        assert str(out)[:40] in screen_text(app)
        await press(pilot, "enter")
        assert [name.rsplit("-", 1)[1] for name in written(out)] == ["plan.md", "profile.md"]
        assert "They are written." in screen_text(app)
        await press(pilot, "enter", "enter", "enter")
        assert len(written(out)) == 4  # never over another
        assert app.talk is not None
        exports = app.talk.sitting.person.records.exports
        assert [(one.document, one.audience) for one in exports[:2]] == [("profile", "person"), ("plan", "person")]


async def test_another_reader_gets_less(tmp_path: Path) -> None:
    """For others outside the team what is hard is not in it, and that is told; so it is written."""
    out = tmp_path / "papers"
    app = an_app_of_papers(out)
    async with opened(app) as pilot:
        await press(pilot, "down")
        assert "lost the flat" in screen_text(app)
        await press(pilot, "o", "o")
        assert "lost the flat" not in screen_text(app)
        assert "what is hard" in screen_text(app)
        await press(pilot, "w", "enter")
        [name] = written(out)
        assert "lost the flat" not in (out / name).read_text("utf-8")


async def test_another_folder_can_be_typed(tmp_path: Path) -> None:
    """The folder in the line can be changed for this time; nothing goes into the usual one."""
    out, other = tmp_path / "papers", tmp_path / "stick"
    app = an_app_of_papers(out)
    async with opened(app) as pilot:
        await press(pilot, "down", "enter")
        await type_in(pilot, str(other))
        await press(pilot, "enter")
        assert written(out) == []
        assert len(written(other)) == 1


async def test_a_folder_that_refuses_is_told(tmp_path: Path) -> None:
    """Where nothing can be written that is said, and another folder is asked for."""
    (tmp_path / "papers").write_text("a file stands here")
    app = an_app_of_papers(tmp_path / "papers")
    async with opened(app) as pilot:
        await press(pilot, "down", "enter", "enter")
        assert "It could not be written." in screen_text(app)
        await press(pilot, "f")
        await type_in(pilot, str(tmp_path / "other"))
        await press(pilot, "enter")
        assert len(written(tmp_path / "other")) == 1


async def test_somebody_here_is_asked_for_first(tmp_path: Path) -> None:
    """While somebody else is here nothing is shown before it is asked for, and nothing written without a yes."""
    out = tmp_path / "papers"
    app = an_app_of_papers(out)
    async with opened(app) as pilot:
        assert app.talk is not None
        await app.talk.do(lambda sitting: sitting.present(("Mum",)))
        assert isinstance(app.screen, PapersScreen)
        await app.screen.show_again()
        await settled(pilot)
        assert "I kept my flat" not in screen_text(app)
        assert "Also here: Mum" in screen_text(app)
        await press(pilot, "enter", "n")
        assert written(out) == []
        await press(pilot, "tab", "enter")
        assert "I kept my flat" in screen_text(app)


async def test_where_they_want_to_be_asked_each_time_it_asks(tmp_path: Path) -> None:
    """An agreement to be asked each time is said before a paper for others is written; their own asks nobody."""
    out, desk = tmp_path / "papers", a_desk()
    app = an_app_of_papers(out, desk)
    async with opened(app) as pilot:
        assert app.talk is not None
        await app.talk.do(
            lambda sitting: sitting.change(
                lambda act, who: agree(act, who, what="share", state="ask-each-time", name="Dr Lee")
            )
        )
        await press(pilot, "enter", "enter")
        assert len(written(out)) == 2
        assert "Before you pass it to Dr Lee, ask Ada." in screen_text(app)
        await press(pilot, "enter", "o", "t", "enter")
        assert "Before Dr Lee sees it" in screen_text(app)
        await press(pilot, "y", "enter")
        assert len(written(out)) == 4
        assert "Before you pass it" not in screen_text(app)


@pytest.mark.parametrize(("answer", "copy"), [("y", "given"), ("n", "owed")])
async def test_papers_written_may_be_the_copy_that_is_owed(tmp_path: Path, answer: str, copy: str) -> None:
    """After their papers are written it is asked once whether they have their copy; People says it no more then."""
    desk = a_desk()
    app = an_app_of_papers(tmp_path / "papers", desk)
    async with opened(app) as pilot:
        assert app.talk is not None
        saved(await app.talk.do(lambda sitting: sitting.note(copy="owed")))
        await press(pilot, "o", "t", "enter", "enter", "enter")
        assert isinstance(app.screen, PapersScreen)
        await press(pilot, "o", "p", "enter", "enter", "enter")
        assert "Did they get their copy?" in screen_text(app)
        await press(pilot, answer)
        assert isinstance(app.screen, PapersScreen)
        assert app.talk.sitting.copy == copy
        assert [row.kind for row in desk.people.due()] == (["copy"] if copy == "owed" else [])


async def test_beside_you_there_are_their_own_papers_only(tmp_path: Path) -> None:
    """With the person beside, no other reader can be chosen, and nothing tells of what is not in it."""
    app = an_app_of_papers(tmp_path / "papers")
    async with opened(app) as pilot:
        await press(pilot, "o", "t", "f5")
        await settled(pilot)
        assert isinstance(app.screen, PapersScreen)
        assert app.screen.whom == "person"
        shown = screen_text(app)
        assert "Everything\n" not in shown
        assert "all that is stored" not in shown
        assert "Not in it" not in shown
        assert "for whom" not in shown


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 18), (40, 12)])
async def test_it_can_be_read_at_every_size(tmp_path: Path, size: tuple[int, int]) -> None:
    """Tab shows the paper, and Tab goes back to the list."""
    app = an_app_of_papers(tmp_path / "papers")
    async with opened(app, size) as pilot:
        assert "Profile and plan" in screen_text(app)
        await press(pilot, "tab")
        assert "ADA" in screen_text(app)
        await press(pilot, "tab")
        assert "Profile and plan" in screen_text(app)


async def test_a_decision_that_was_weighed_is_for_the_team(tmp_path: Path) -> None:
    """It is listed once there is one, made for the team, and gone when the screen is turned to the person."""
    desk = a_desk()
    person_id = talked(desk)
    with desk.write(person_id) as person:
        assert not was_weighed(person)
        sitting = desk.sit_down(person)
        saved(sitting.begin("kvets", "short", desk.keep_pack))
        saved(sitting.answer("whether to ring his brother"))
        sitting.close(ended=False)
    app = an_app(desk, "plan", "Ada", out=tmp_path)
    async with opened(app) as pilot:
        await press(pilot, "down", "down", "down", "down", "down", "down")
        shown = screen_text(app)
        assert "whether to ring his brother" in shown
        assert "For the team" in shown
        await press(pilot, "f5")
        assert "brother" not in screen_text(app)
        assert "Decision" not in screen_text(app)
