"""What meeting and closing ask, where a conversation heard it already."""

from __future__ import annotations

from strengthtui.desk.said_before import said_before
from tests.desk.desk_builders import a_desk


def test_who_else_helps_is_not_asked_bare() -> None:
    """Whom they named in a conversation stands there by the next meeting, whose words they are kept."""
    desk = a_desk()
    sitting = desk.sit_down(desk.add_person("Rosa"))
    assert said_before(sitting, "alongside") == ()
    sitting.jot('"Dr Iqbal', ("people-other-helpers",))
    sitting.jot("Bev next door", ("people-who-matters",))
    assert said_before(sitting, "alongside")[1:] == ("· “Dr Iqbal”",)


def test_what_cannot_wait_is_of_this_sitting() -> None:
    """What could not wait last time is no answer today; what was said today stands."""
    desk = a_desk()
    sitting = desk.sit_down(desk.add_person("Rosa"))
    sitting.jot("the armchair", ("now-cannot-wait",))
    assert said_before(sitting, "cannot-wait")[1:] == ("· the armchair",)
    sitting.close(ended=True)
    later = desk.sit_down(desk.write(desk.people.one("Rosa").id))
    assert said_before(later, "cannot-wait") == ()


def test_a_day_to_look_again_stands_where_the_next_time_is_asked() -> None:
    """The day that was named in the conversation is shown at the close, and Enter leaves it."""
    desk = a_desk()
    sitting = desk.sit_down(desk.add_person("Rosa"))
    assert said_before(sitting, "next") == ()
    sitting.meet_next("2026-12-11", "at hers")
    assert said_before(sitting, "next")[1:] == ("· 11 Dec 2026", "· at hers")
