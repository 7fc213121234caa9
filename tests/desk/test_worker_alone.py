"""Conversations for the worker alone: which they are, and that they are no meeting."""

from __future__ import annotations

from strengthtui.desk.worker_alone import alone_with, never_met
from tests.desk.desk_builders import a_desk, sat_down, saved


def test_only_what_asks_nobody_else_is_for_the_worker_alone() -> None:
    """A decision that is weighed is; a conversation that ends in one question for the worker is not; nor are both."""
    shelf = a_desk().shelf
    assert alone_with(shelf, "kvets")
    assert not alone_with(shelf, "three-conversations")
    assert not alone_with(shelf, "kvets", "ropes")
    assert not alone_with(shelf)


def test_weighing_a_decision_is_no_meeting() -> None:
    """Whoever was only thought about was never met: what is agreed is still asked the first time."""
    desk = a_desk()
    sitting = sat_down(desk, pack="kvets")
    assert never_met(sitting.person)
    saved(sitting.begin("ropes", "short", desk.keep_pack))
    assert not never_met(sitting.person)
