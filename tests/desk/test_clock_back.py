"""A clock set back: it is said, and what a person says now still counts more than what they said before."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from strengthtui.desk import meeting
from strengthtui.desk.clock import SteadyClock
from strengthtui.desk.clock_back import clock_back, clock_is_right
from strengthtui.desk.desk import Desk
from strengthtui.desk.exporting import preview
from strengthtui.vault.vault import Vault
from tests.desk.desk_builders import BEGIN, GATED_PACK, KINDS_PACK, a_desk, address_of, ref_of, sat_down, saved

if TYPE_CHECKING:
    from pathlib import Path

    from strengthtui.desk.sitting import Sitting

SET_BACK = datetime(2026, 5, 3, 8, tzinfo=UTC)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A desk over a vault on the disk, whose clock is right."""
    return a_desk(KINDS_PACK, GATED_PACK, path=tmp_path / "vault")


def at(desk: Desk, moment: datetime) -> Desk:
    """Open the same vault on a computer whose clock says this."""
    clock = SteadyClock(moment)
    assert desk.vault.path is not None
    vault = Vault.open(desk.vault.path, clock=clock, ids=clock, device="test-device")
    return Desk(vault, clock=clock, settings=desk.settings, places=desk.places, shelf=desk.shelf)


def sitting_with(desk: Desk, name: str = "Sam") -> Sitting:
    """Sit down with somebody who is there."""
    return desk.sit_down(desk.write(desk.people.one(name).id))


def test_it_says_both_dates_and_what_follows(desk: Desk) -> None:
    """Today as the computer has it, the newest date in the vault, that nothing is lost; no name. Right: not a word."""
    assert clock_back(desk) is None
    sat_down(desk).close()
    assert clock_back(desk) is None
    told = clock_back(at(desk, SET_BACK))
    assert told is not None
    assert "3 May 2026" in told.message
    assert "22 Nov 2026" in told.message
    assert "Nothing is lost" in told.hint
    assert "Sam" not in " ".join(told)


def test_that_it_is_right_can_be_said(desk: Desk) -> None:
    """Afterwards it is told no more; where nothing is later than the clock there is nothing to say."""
    assert "No date" in clock_is_right(desk)
    sat_down(desk).close()
    back = at(desk, SET_BACK)
    assert "Noted" in clock_is_right(back)
    assert clock_back(back) is None


def test_an_agreement_is_taken_back_all_the_same(desk: Desk) -> None:
    """No after yes is no, though the clock says that the yes came later; and yes after it is yes again."""
    first = sat_down(desk)
    saved(first.agree("keep", "yes"))
    saved(first.agree("share", "yes", "Dr Lee"))
    first.close()
    sitting = sitting_with(at(desk, SET_BACK))
    saved(sitting.agree("keep", "withdrawn"))
    saved(sitting.agree("share", "no", "dr lee"))
    assert [one.state for one in meeting.standing_agreements(sitting.person)] == ["withdrawn", "no"]
    saved(sitting.agree("keep", "yes"))
    assert [one.state for one in meeting.standing_agreements(sitting.person)] == ["yes", "no"]


def test_what_is_left_out_stays_out(desk: Desk) -> None:
    """A line that was right and is to be left out now stands in no paper, though the clock says it was right later."""
    first = sat_down(desk)
    line = ref_of(first.jot("plantedword by the canal", ("places",)))
    saved(first.verdict(line, "right"))
    assert "plantedword" in preview(first.person, "profile")
    first.close()
    sitting = sitting_with(at(desk, SET_BACK))
    saved(sitting.verdict(line, "left-out"))
    assert "plantedword" not in preview(sitting.person, "profile")


def test_the_plan_is_agreed_as_was_said_last(desk: Desk) -> None:
    """Partly after yes is partly, on the screen and on paper."""
    first = sat_down(desk)
    saved(first.begin("kinds", "full", desk.keep_pack))
    saved(first.jump("a/aims"))
    saved(first.answer("a bike stall"))
    saved(first.agree_plan("yes"))
    first.close()
    sitting = sitting_with(at(desk, SET_BACK))
    saved(sitting.agree_plan("partly"))
    assert sitting.plan().agreed.startswith("partly agreed")
    assert "artly" in preview(sitting.person, "plan")


def test_one_goes_on_where_one_was_last(desk: Desk) -> None:
    """The conversation worked on last comes back, whatever the clock said then."""
    first = sat_down(desk, pack="gated")
    saved(first.begin("kinds", "full", desk.keep_pack))
    first.close()
    back = sitting_with(at(desk, SET_BACK))
    saved(back.begin("gated", "full", desk.keep_pack))
    saved(back.jump("a/skills"))
    back.close()
    sitting = sitting_with(at(desk, SET_BACK.replace(day=4)))
    saved(sitting.resume())
    assert address_of(sitting) == "a/skills"


@pytest.mark.parametrize(
    ("moment", "goes_on"),
    [(BEGIN.replace(hour=8, minute=50), True), (BEGIN.replace(hour=20), True), (SET_BACK, False)],
    ids=["put right by minutes", "the same day", "set back by months"],
)
def test_a_sitting_goes_on_only_when_it_was_a_little_while_ago(desk: Desk, moment: datetime, goes_on: bool) -> None:
    """One that was not closed goes on within hours, before or after; half a year away it is another time together."""
    first = sat_down(desk)
    first.close(ended=False)
    assert (sitting_with(at(desk, moment)).id == first.id) == goes_on


def test_what_is_due_waits_for_the_clock_and_nothing_goes_by_itself(desk: Desk) -> None:
    """Kept long enough is told by the clock there is, as late as that is; set right, it is told; nobody is gone."""
    sat_down(desk).close()
    desk.people.keep_until("Sam", "2026-11-25")
    later = datetime(2026, 12, 1, 9, tzinfo=UTC)
    for moment, told in ((SET_BACK, []), (later, ["keep-until"]), (SET_BACK, [])):
        opened = at(desk, moment)
        assert [row.kind for row in opened.people.due()] == told
        assert [row.name for row in opened.people.list()] == ["Sam"]
