"""What was picked on the short way and only the full way asks about: named, and gone on to."""

from __future__ import annotations

from strengthtui.desk import wider
from tests.desk.desk_builders import a_desk, address_of, refused, sat_down, saved


def test_what_was_picked_can_be_gone_on_to() -> None:
    """The parts are named by their titles; going on there stands at the first, and the talk goes the full way."""
    sitting = sat_down(a_desk(), pack="strengths-model", route="short")
    saved(sitting.jump("hopes-first/areas"))
    saved(sitting.answer("2, 4"))
    assert wider.opened(sitting, "hopes-first/areas") == ("Money, papers", "People close")
    assert address_of(sitting) == "picture/qualities"
    saved(wider.go_on(sitting, "hopes-first/areas"))
    assert address_of(sitting) == "money-and-papers/hoped"
    assert wider.opened(sitting, "hopes-first/areas") == ()
    assert refused(wider.go_on(sitting, "hopes-first/areas")) == "no-such-place"


def test_what_is_asked_on_the_way_needs_no_word() -> None:
    """A part that the short way asks anyway is not held up, though the full way asks more of it."""
    sitting = sat_down(a_desk(), pack="three-conversations", route="short")
    saved(sitting.jump("connect/next-conversation"))
    saved(sitting.answer("2"))
    assert wider.opened(sitting, "connect/next-conversation") == ()
