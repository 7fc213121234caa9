"""After a lock the passphrase leads back to the very window one was in, and to what was chosen in it."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from itertools import count
from typing import TYPE_CHECKING

import pytest
from msgspec import structs

from strengthtui.desk import plan_forms
from strengthtui.desk.clock import SteadyClock
from strengthtui.desk.desk import Desk
from strengthtui.desk.plan_forms import GoalForm, StepForm
from strengthtui.settings import Settings
from strengthtui.tui.house import Opening
from strengthtui.tui.widgets.row_list import RowList
from strengthtui.tui.widgets.secret import SecretLine
from strengthtui.vault.vault import Vault
from tests.desk.desk_builders import BEGIN, PLACES, ref_of, saved
from tests.tui.app_builders import in_front, screen_text
from tests.tui.keyboard import press, settled, type_in
from tests.tui.test_locking import PASSPHRASE, a_sealed_house, ours, unlocked, words_held

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from strengthtui.tui.app import StrengthApp
    from strengthtui.tui.house import House

GOAL = "plantedgoal on Saturdays"


def a_full_house(path: Path) -> House:
    """Give a house in which Ada said some things, has two strengths and a plan; and somebody before and after her."""
    hours = count(1)

    def opened(secret: str) -> Desk:
        hour = next(hours)
        clock = SteadyClock(BEGIN + timedelta(hours=hour))
        clock._count = hour * 100_000  # so that no id is given twice
        vault = Vault.open(path, clock=clock, ids=clock, device="test-device", secret=secret)
        return Desk(vault, clock=clock, settings=Settings(worker="RB"), places=PLACES)

    house = structs.replace(a_sealed_house(path), unlock=opened)
    desk = opened(PASSPHRASE)
    for name in ("Aaron", "Zoe"):
        with desk.add_person(name) as person:
            desk.sit_down(person).close()
    with desk.write(desk.people.one("Ada").id) as person:
        sitting = desk.sit_down(person)
        for line in ("fixes bikes", "rings her sister"):
            saved(sitting.jot(line, ("people",)))
            saved(sitting.mark(line, line.title(), "individual"))
        for text in ("another goal", GOAL):
            goal, step = GoalForm(words=text), StepForm(what=f"a step to {text}", doer="person")
            ref = ref_of(sitting.change(partial(plan_forms.add_goal, form=goal)))
            saved(sitting.change(partial(plan_forms.add_step, goal=ref, form=step)))
        sitting.close(ended=False)
    return house


async def lock_and_open(pilot: Pilot[int]) -> None:
    """Lock, see that nothing of anybody is held, and type the passphrase."""
    app = ours(pilot)
    await press(pilot, "f12")
    await settled(pilot)
    assert in_front(app) == "UnlockScreen"
    assert isinstance(app.screen.focused, SecretLine)
    held = words_held(app)
    assert not any(told in held for told in ("Ada", GOAL, "bikes", "sister"))
    await type_in(pilot, f"{PASSPHRASE}\n")
    await settled(pilot)
    assert "not the passphrase" not in screen_text(app)


def chosen(app: StrengthApp) -> str:
    """Say which row is chosen in the list that has the cursor."""
    assert isinstance(app.screen.focused, RowList)
    return app.screen.focused.chosen_id or ""


ROOMS = {
    "plan": (("alt+p", "down", "down", "down"), "PlanScreen"),
    "map": (("alt+m", "down"), "StrengthsMapScreen"),
    "thread": (("alt+d", "down"), "ThreadScreen"),
    "papers": (("ctrl+o", "down", "down"), "PapersScreen"),
    "agreements": (("alt+a", "down"), "AgreementsScreen"),
    "page": (("alt+slash", "left", "down"), "PersonsPageScreen"),
}


@pytest.mark.parametrize("room", ROOMS)
async def test_the_room_comes_back_with_the_row_chosen(tmp_path: Path, room: str) -> None:
    """The same window, the same row, the conversation under it; going back leads there."""
    keys, shows = ROOMS[room]
    async with unlocked(a_full_house(tmp_path / "vault"), Opening("resume", person="Ada")) as pilot:
        app = ours(pilot)
        await press(pilot, *keys)
        assert in_front(app) == shows
        before = chosen(app)
        assert before
        shown = screen_text(app)
        await lock_and_open(pilot)
        assert in_front(app) == shows
        assert chosen(app) == before
        assert screen_text(app).splitlines()[1:] == shown.splitlines()[1:]
        await press(pilot, "alt+left")
        assert in_front(app) == "TalkScreen"
        assert app.way_back == []


async def test_reading_back_goes_on_at_the_line(tmp_path: Path) -> None:
    """The line in front is in front again, also one that was answered already and gone back to."""
    async with unlocked(a_full_house(tmp_path / "vault"), Opening("resume", person="Ada")) as pilot:
        app = ours(pilot)
        await press(pilot, "ctrl+r", "y", "y")
        line = screen_text(app)
        await lock_and_open(pilot)
        assert in_front(app) == "ReadBackScreen"
        assert screen_text(app).splitlines()[1:] == line.splitlines()[1:]
        await press(pilot, "alt+left")
        line = screen_text(app)
        assert "Said before: that's right." in line
        await lock_and_open(pilot)
        assert screen_text(app).splitlines()[1:] == line.splitlines()[1:]


async def test_whom_the_papers_are_for_is_remembered(tmp_path: Path) -> None:
    """A paper for the team is for the team afterwards."""
    async with unlocked(a_full_house(tmp_path / "vault"), Opening("resume", person="Ada")) as pilot:
        await press(pilot, "ctrl+o", "o", "t")
        assert "For the team" in screen_text(ours(pilot))
        await lock_and_open(pilot)
        assert "For the team" in screen_text(ours(pilot))


async def test_rooms_within_rooms_and_the_photo_page(tmp_path: Path) -> None:
    """From the plan into the thread into the photo page: each lies over the one it was opened from."""
    async with unlocked(a_full_house(tmp_path / "vault"), Opening("resume", person="Ada")) as pilot:
        app = ours(pilot)
        await press(pilot, "alt+p", "down", "alt+d", "alt+f")
        before = [type(one).__name__ for one in app.screen_stack]
        assert before[1:] == ["TalkScreen", "PlanScreen", "ThreadScreen", "PhotoScreen"]
        await lock_and_open(pilot)
        assert [type(one).__name__ for one in app.screen_stack] == before


@pytest.mark.parametrize(
    ("key", "shows"), [("alt+p", "PlanScreen"), ("ctrl+o", "PapersScreen"), ("ctrl+g", "PersonsPageScreen")]
)
async def test_from_the_list_it_comes_back_without_a_conversation(tmp_path: Path, key: str, shows: str) -> None:
    """Plan, papers and page opened from the list come back as they were; going back leads to the list."""
    async with unlocked(a_full_house(tmp_path / "vault"), Opening("people")) as pilot:
        app = ours(pilot)
        await type_in(pilot, "Ada")
        await press(pilot, key, "down")
        before = chosen(app)
        await lock_and_open(pilot)
        assert [type(one).__name__ for one in app.screen_stack][1:] == [shows]
        assert chosen(app) == before
        await press(pilot, "alt+left")
        assert in_front(app) == "PeopleScreen"
        assert app.talk is None


async def test_on_the_list_the_same_person_is_chosen(tmp_path: Path) -> None:
    """Whoever was chosen is chosen again; what was typed to find them is kept nowhere."""
    async with unlocked(a_full_house(tmp_path / "vault"), Opening("people")) as pilot:
        app = ours(pilot)
        await press(pilot, "down")
        before = app.screen.query_one("#people", RowList).chosen_id
        assert before != app.screen.query_one("#people", RowList).rows[0].id
        await lock_and_open(pilot)
        assert in_front(app) == "PeopleScreen"
        assert app.screen.query_one("#people", RowList).chosen_id == before


async def test_a_form_in_the_plan_leads_back_to_the_plan(tmp_path: Path) -> None:
    """What was half typed in it waits to be sorted; the plan is there with the row chosen."""
    async with unlocked(a_full_house(tmp_path / "vault"), Opening("resume", person="Ada")) as pilot:
        app = ours(pilot)
        await press(pilot, "alt+p", "down", "s")
        await type_in(pilot, "halfastep")
        await lock_and_open(pilot)
        assert in_front(app) == "PlanScreen"
        assert chosen(app).startswith("steps/")
        assert app.talk is not None
        assert "halfastep" in [line.text for line in await app.talk.lines()]


async def test_from_the_kind_close_the_papers_come_back_over_the_conversation(tmp_path: Path) -> None:
    """The close begins anew when it is asked for; what was opened from it is there."""
    async with unlocked(a_full_house(tmp_path / "vault"), Opening("resume", person="Ada")) as pilot:
        app = ours(pilot)
        await press(pilot, "f8")
        assert in_front(app) == "CardsScreen"
        await lock_and_open(pilot)
        assert in_front(app) == "TalkScreen"


async def test_a_way_that_ends_early_is_not_taken_later(tmp_path: Path) -> None:
    """Whoever goes another way after the passphrase is not led anywhere by the old one."""
    async with unlocked(a_full_house(tmp_path / "vault"), Opening("people")) as pilot:
        app = ours(pilot)
        await type_in(pilot, "Ada")
        await press(pilot, "alt+p")
        await lock_and_open(pilot)
        await press(pilot, "alt+left")
        await type_in(pilot, "Ada\n")
        assert in_front(app) == "TalkScreen"
        assert app.way_back == []
