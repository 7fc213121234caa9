"""A clock set back is told in the app once an opening, before anything is written; idling and sleep are counted."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from strengthtui.desk.clock import SteadyClock
from strengthtui.desk.desk import Desk
from strengthtui.tui import locking
from strengthtui.tui.locking import ELSEWHERE, Sleep
from strengthtui.vault.vault import Vault
from tests.desk.desk_builders import PLACES, a_desk
from tests.tui.app_builders import a_talk, an_app, in_front, opened, screen_text
from tests.tui.keyboard import press, type_in
from tests.tui.test_locking import Counter

if TYPE_CHECKING:
    from pathlib import Path


def set_back(path: Path) -> Desk:
    """Give a vault in which Ada has begun to talk, on a computer whose clock was set back since."""
    desk = a_desk(path=path)
    a_talk(desk, "blossoming")
    clock = SteadyClock(datetime(2026, 5, 3, 8, tzinfo=UTC))
    vault = Vault.open(path, clock=clock, ids=clock, device="test-device")
    return Desk(vault, clock=clock, settings=desk.settings, places=PLACES, shelf=desk.shelf)


@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
async def test_it_is_told_on_the_list_once(tmp_path: Path, size: tuple[int, int]) -> None:
    """Both dates are named, Enter goes on; going in and coming back says it no more."""
    app = an_app(set_back(tmp_path / "vault"), door="people")
    async with opened(app, size) as pilot:
        assert in_front(app) == "ToldDialog"
        told = " ".join(screen_text(app).replace("│", " ").split())
        assert all(said in told for said in ("3 May 2026", "22 Nov 2026", "Nothing is lost", "Enter goes on"))
        await press(pilot, "enter")
        assert in_front(app) == "PeopleScreen"
        await type_in(pilot, "Ada\n")
        assert app.talk is not None
        assert in_front(app) != "ToldDialog"


async def test_it_is_told_before_anybody_is_sat_down_with(tmp_path: Path) -> None:
    """Going straight to somebody, it is told before anything of the talk is written."""
    desk = set_back(tmp_path / "vault")
    app = an_app(desk, door="resume", person="Ada")
    async with opened(app) as pilot:
        assert in_front(app) == "ToldDialog"
        with desk.read(desk.people.one("Ada").id) as person:
            assert len(person.records.sittings) == 1
        await press(pilot, "enter")
        assert in_front(app) != "ToldDialog"
        assert app.talk is not None


async def test_a_right_clock_is_not_spoken_of(tmp_path: Path) -> None:
    """Nothing stands before the list where nothing is wrong."""
    desk = a_desk(path=tmp_path / "vault")
    a_talk(desk, "blossoming")
    app = an_app(desk, door="people")
    async with opened(app):
        assert in_front(app) == "PeopleScreen"


async def test_a_clock_that_is_set_neither_locks_nor_keeps_from_locking(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Idling is counted: whatever the clock says meanwhile, keys put the lock off and their lack brings it."""
    counter, locked = Counter(monkeypatch), list[int]()
    desk = a_desk(path=tmp_path / "vault")
    a_talk(desk, "blossoming")
    app = an_app(desk, door="people")
    async with opened(app) as pilot:
        monkeypatch.setattr(type(app), "lock_soon", lambda _app: locked.append(1))
        app.watch_idling()
        for clock in (time.time() - 90 * 86_400, time.time() + 90 * 86_400):
            monkeypatch.setattr(time, "time", lambda told=clock: told)
            await press(pilot, "a")
            await counter.go_on(pilot, ELSEWHERE - 1)
            assert locked == []
        await counter.go_on(pilot, 2)
        assert locked


@pytest.mark.skipif(not hasattr(time, "CLOCK_BOOTTIME"), reason="Linux counts sleep apart")
@pytest.mark.parametrize(("asleep", "slept"), [(0.0, False), (30.0, False), (120.0, True)])
def test_sleep_is_counted_whatever_the_clock_says(monkeypatch: pytest.MonkeyPatch, asleep: float, slept: bool) -> None:
    """A laptop that slept is found out though its clock was set back meanwhile, and a clock put right is no sleep."""
    for moved in (-90 * 86_400.0, 0.0, 90 * 86_400.0):
        told = {time.CLOCK_MONOTONIC: 100.0, time.CLOCK_BOOTTIME: 500.0}
        monkeypatch.setattr(time, "clock_gettime", told.__getitem__)
        monkeypatch.setattr(time, "time", lambda: 1_000.0)
        counted = Sleep()
        told[time.CLOCK_MONOTONIC] += 5.0
        told[time.CLOCK_BOOTTIME] += 5.0 + asleep
        monkeypatch.setattr(time, "time", lambda gone=moved: 1_000.0 + gone)
        assert counted.slept() == slept
        assert not counted.slept()


def test_it_counts_on_this_machine() -> None:
    """The counters of this system can be read, and nobody slept between two looks."""
    before = locking.seconds_asleep()
    assert abs(locking.seconds_asleep() - before) < 1
