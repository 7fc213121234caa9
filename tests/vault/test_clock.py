"""A computer's clock that was set back is told of, and costs nobody a word: not their place, not their kept days."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given as any_of
from hypothesis import strategies

from strengthtui.vault import clock, layout
from strengthtui.vault.acts import newest_undoable
from strengthtui.vault.clock import ahead_of, set_back
from strengthtui.vault.journal import Journal
from tests.vault.vault_builders import Counting, a_vault, bytes_under, folder_of, jot, open_at, sam

if TYPE_CHECKING:
    from pathlib import Path

    from strengthtui.vault.vault import Vault

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
WRITTEN = "2026-11-22T09:00:00.000Z"
"""When the people of these tests were added."""


@pytest.fixture
def given() -> Counting:
    """A clock that can be set."""
    return Counting()


@pytest.fixture
def vault(tmp_path: Path, sealed: bool, given: Counting) -> Vault:
    """A vault with Sam in it, who said something."""
    made = a_vault(tmp_path / "vault", given, sealed=sealed)
    with sam(made) as file:
        jot(file, "said before")
    return made


def a_time(moment: datetime) -> str:
    """Write a moment as records carry it."""
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")


@any_of(strategies.timedeltas(timedelta(days=-400), timedelta(days=400)))
def test_a_day_is_allowed(by: timedelta) -> None:
    """A time counts as too late from more than a day after the clock on: time zones are less."""
    told = ahead_of(a_time(NOW), [a_time(NOW + by)])
    by = timedelta(milliseconds=by // timedelta(milliseconds=1))
    assert bool(told) == (by > timedelta(days=1))


def test_what_is_no_time_is_passed_over() -> None:
    """Whatever was imported as a time warns nobody, and hides no time that is one."""
    times = ["", "yesterday", "9999-99-99", "zzz", "2031-01-01", "2027-01-01T00:00:00.000Z"]
    assert ahead_of(a_time(NOW), times) == ("2027-01-01T00:00:00.000Z",)
    assert ahead_of("no time", times) == ()


def test_it_is_told_until_the_clock_is_right(vault: Vault, given: Counting) -> None:
    """Set back, it names the newest time there is, through a new start too, and writes nothing; right, it is quiet."""
    assert vault.path is not None
    assert set_back(vault, given.now()) is None
    before = bytes_under(vault.path)
    for one in (vault, open_at(vault.path, Counting(500_000))):
        assert set_back(one, "2026-05-03T08:00:00.000Z") == WRITTEN
        assert set_back(one, "2026-11-22T08:00:00.000Z") is None
    assert bytes_under(vault.path) == before


def test_what_is_written_by_a_wrong_clock_does_not_hide_it(vault: Vault, given: Counting) -> None:
    """Whoever goes on all the same is told the next time too: the latest time counts, not the one written last."""
    given.day = "2026-05-03"
    with vault.person(vault.people()[0].id, write=True) as file:
        jot(file, "said later, dated earlier")
    assert set_back(vault, given.now()) == WRITTEN


def test_a_clock_that_ran_ahead_once_need_not_be_told_of_for_ever(vault: Vault, given: Counting) -> None:
    """Once it is said that the clock is right, those times are passed over; others that are too late are told of."""
    assert vault.path is not None
    assert clock.accept(vault, given.now()) == 0
    assert not (vault.path / layout.JOURNAL).exists()
    with vault.add_person("Bo", at="2038-01-19T03:14:07.000Z"):
        pass
    assert set_back(vault, given.now()) == "2038-01-19T03:14:07.000Z"
    assert clock.accept(vault, given.now()) == 1
    assert set_back(vault, given.now()) is None
    assert "clock-set-back" not in {one.code for one in vault.examine()}
    given.day = "2026-05-03"
    assert set_back(vault, given.now()) == WRITTEN
    [row] = Journal(vault.path, vault.seals.vault).rows()
    assert row.keys() == {"what", "at", "times"}


def test_a_journal_that_does_not_read_hides_nothing(vault: Vault) -> None:
    """Damaged, it tells of no clock that is known to be right."""
    assert vault.path is not None
    (vault.path / layout.JOURNAL).write_bytes(b"{")
    assert set_back(vault, "2026-05-03T08:00:00.000Z") == WRITTEN


def test_records_stay_in_the_order_in_which_they_came(vault: Vault, given: Counting) -> None:
    """Set back, words are kept and stay behind those before them; undo takes back the last; ids stay apart."""
    given.day = "2026-05-03"
    person = vault.people()[0].id
    with vault.person(person, write=True) as file:
        first, second = jot(file, "then"), jot(file, "and then")
        assert first.made.startswith("2026-05-03")
        undone = newest_undoable(file.records)
        assert undone == file.records.history[-1].act
        with file.act() as act:
            act.undo(str(undone))
    assert vault.path is not None
    with open_at(vault.path, Counting(500_000)).person(person, write=False) as file:
        assert [one.words.text for one in file.records.jottings] == ["said before", "then"]
        assert second.id not in {one.id for one in file.records.jottings}
        assert [one.rev for one in file.records.history] == sorted(one.rev for one in file.records.history)
    assert {one.code for one in vault.examine()} == {"clock-set-back"}


def test_the_day_is_kept_though_the_clock_was_set_back(vault: Vault, given: Counting) -> None:
    """The state before the first act of a day is kept under whatever day the clock says; fourteen stay, never more."""
    with vault.person(vault.people()[0].id, write=True) as file:
        folder = folder_of(vault, file)
        for day in range(1, 15):
            given.day = f"2026-12-{day:02d}"
            jot(file, "told")
        for day in range(3, 6):
            given.day = f"2026-05-{day:02d}"
            jot(file, "told")
            days = sorted(one.name for one in folder.iterdir() if layout.is_day(one.name))
            assert len(days) == layout.DAYS_KEPT
            assert days == [f"day-2026-05-{day:02d}", *(f"day-2026-12-{one:02d}" for one in range(2, 15))]
