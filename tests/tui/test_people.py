"""The list of people: what was promised, filtering, the person beside, what is returned; quick with ten thousand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from strengthtui.desk import planning
from strengthtui.desk.people_views import BoardView, PersonView
from strengthtui.errors import BusyError
from strengthtui.tui.people_rows import PeopleRows, due_rows
from strengthtui.tui.widgets.row_list import RowList
from strengthtui.vault import owed
from tests.desk.desk_builders import a_desk, sat_down, saved
from tests.tui.app_builders import a_talk, an_app, in_front, opened, screen_text
from tests.tui.keyboard import press, type_in

if TYPE_CHECKING:
    from pathlib import Path

    from strengthtui.desk.desk import Desk
    from strengthtui.tui.app import StrengthApp
    from strengthtui.tui.widgets.row_list import Row


def people_rows(app: StrengthApp) -> tuple[Row, ...]:
    """Give the rows of the list."""
    return app.screen.query_one("#people", RowList).rows


def three_people() -> Desk:
    """Give a desk with Sam, Samira and Aunty Sal; Sam was promised something."""
    desk = a_desk()
    sitting = sat_down(desk, "Sam")
    worker = planning.who_of("worker", "Sam")
    saved(
        sitting.change(
            lambda act, person: planning.add_step(act, person, goal_ref=None, what="ring housing", who=worker)
        )
    )
    sitting.close(ended=False)
    for name in ("Samira", "Aunty Sal"):
        sat_down(desk, name).close()
    return desk


async def test_promises_stand_on_top() -> None:
    """What the worker promised is the first thing on the screen."""
    app = an_app(three_people(), "people")
    async with opened(app):
        shown = screen_text(app)
        assert "Sam: ring housing" in shown
        assert shown.index("You promised") < shown.index("Samira")


async def test_typing_narrows_the_list() -> None:
    """A part of a name leaves whoever has it, those that begin so first."""
    app = an_app(three_people(), "people")
    async with opened(app) as pilot:
        await type_in(pilot, "sal")
        assert in_front(app) == "PeopleScreen"
        rows = people_rows(app)
        assert [row.parts[0].text for row in rows] == ["Aunty Sal"]


async def test_nobody_is_named_beside_somebody() -> None:
    """With somebody beside the worker no name and no promise shows, until one whole name was typed."""
    app = an_app(three_people(), "people")
    async with opened(app) as pilot:
        await press(pilot, "f5")
        await type_in(pilot, "sam")
        shown = screen_text(app)
        assert "Samira" not in shown
        assert "ring housing" not in shown
        assert "Aunty" not in shown
        assert [row.parts[0].text for row in people_rows(app)] == ["Sam"]
        await press(pilot, "backspace")
        assert not people_rows(app)


async def test_enter_opens_whoever_is_chosen() -> None:
    """Enter goes on with the person chosen, where they left off."""
    desk = a_desk()
    person = a_talk(desk, "blossoming", name="Ada")
    app = an_app(desk, "people")
    async with opened(app) as pilot:
        await type_in(pilot, "ad")
        await press(pilot, "enter")
        assert in_front(app) == "TalkScreen"
        assert app.talk is not None
        assert app.talk.sitting.person.records.person.id == person


async def test_a_file_that_is_open_elsewhere_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody's file that another program holds is told of, and the list stays."""
    desk = three_people()

    def busy(_person: str) -> None:
        raise BusyError("Somebody else has this file open.", "", "Close it there.")

    monkeypatch.setattr(desk, "write", busy)
    app = an_app(desk, "people")
    async with opened(app) as pilot:
        await press(pilot, "enter")
        assert "Somebody else has this file open." in screen_text(app)
        await press(pilot, "enter")
        assert in_front(app) == "PeopleScreen"
        assert "Samira" in screen_text(app)


async def test_an_empty_vault_says_what_to_press() -> None:
    """Where nobody is kept yet, the screen says how one begins."""
    app = an_app(a_desk(), "people")
    async with opened(app, (40, 12)):
        assert "Nobody is kept here yet." in screen_text(app)


def a_board(*people: PersonView) -> BoardView:
    """Give a board of these people."""
    return BoardView(people, tuple(one.name.casefold() for one in people), ())


def test_damaged_people_are_shown_as_such() -> None:
    """Somebody whose file cannot be read stands in the list, and says so."""
    rows = PeopleRows(a_board(PersonView("x", "", "", "cannot be read: run it", damaged=True)), 20, 0)
    assert [part.text for part in rows.everyone[0].parts] == ["somebody", "cannot be read"]


def test_names_that_begin_so_come_first() -> None:
    """Whoever's name begins with what is typed stands before whoever only has it."""
    rows = PeopleRows(a_board(*(PersonView(name, name, "", "") for name in ("Aunty Sam", "Sam"))), 20, 10)
    assert [row.id for row in rows.having("sam")] == ["Sam", "Aunty Sam"]
    assert [row.id for row in rows.named("sam")] == ["Sam"]


def test_nothing_due_is_no_heading() -> None:
    """Where nothing is due, nothing is said of it."""
    assert due_rows(()) == []


async def test_a_backup_that_is_owed_something_is_told_of(tmp_path: Path) -> None:
    """A line says so until it is put right; never with the person beside."""
    desk = a_desk(path=tmp_path / "vault")
    a_talk(desk, "blossoming")
    owed.note(desk.vault, [owed.Noted(tmp_path / "b", "x")], ["0" * 32], owed.Why("erase", "2026-11-22"))
    app = an_app(desk, "people")
    async with opened(app, (80, 24)) as pilot:
        assert "still in a backup: strengthtui vault doctor" in screen_text(app)
        await press(pilot, "f5")
        assert "backup" not in screen_text(app)
        await press(pilot, "f5")
        assert "still in a backup" in screen_text(app)
