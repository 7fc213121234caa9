"""Where next, back and jump lead: into conversations that are to follow, and to what opened behind one's back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.desk.desk_builders import GATED_PACK, KINDS_PACK, LATER_PACK, a_desk, address_of, refused, sat_down, saved

if TYPE_CHECKING:
    from strengthtui.desk.sitting import Sitting


def at_the_last(sitting: Sitting) -> None:
    """Go to the last question with nothing heard under people, so that one question is not asked."""
    saved(sitting.next())
    saved(sitting.answer("no"))
    for _place in ("a/instead", "a/skills"):
        saved(sitting.next())
    assert address_of(sitting) == "a/last"


def test_what_opened_behind_is_come_to_before_the_end() -> None:
    """A question whose condition became true after it was passed is come to by next, once, and then it is the end."""
    sitting = sat_down(a_desk(GATED_PACK), pack="gated")
    at_the_last(sitting)
    saved(sitting.jot("Jo", ("people",)))
    saved(sitting.next())
    assert address_of(sitting) == "a/company"
    saved(sitting.next())
    assert address_of(sitting) is None


def test_an_answer_at_the_end_goes_to_what_opened_behind() -> None:
    """Answering the last question does the same; answered, nothing that was gone through is gone through again."""
    sitting = sat_down(a_desk(GATED_PACK), pack="gated")
    at_the_last(sitting)
    saved(sitting.jot("Jo", ("people",)))
    saved(sitting.answer("no more"))
    assert address_of(sitting) == "a/company"
    saved(sitting.answer("Jo would"))
    assert address_of(sitting) is None


def test_what_was_passed_is_not_put_again() -> None:
    """A question that stood in front and was left open on purpose does not come back at the end."""
    sitting = sat_down(a_desk(GATED_PACK), pack="gated")
    saved(sitting.jot("Jo"))
    passed = []
    while (address := address_of(sitting)) is not None:
        passed.append(address)
        saved(sitting.next())
    assert "a/company" in passed
    assert len(passed) == len(set(passed))


def test_back_from_what_opened_behind_goes_the_usual_way() -> None:
    """From there back leads to the place before it, and next onward from wherever one is then."""
    sitting = sat_down(a_desk(GATED_PACK), pack="gated")
    at_the_last(sitting)
    saved(sitting.jot("Jo", ("people",)))
    saved(sitting.next())
    saved(sitting.back())
    assert address_of(sitting) == "a/skills"
    saved(sitting.next())
    assert address_of(sitting) == "a/company"
    saved(sitting.next())
    assert address_of(sitting) == "a/last"


def test_jump_reaches_what_is_to_follow_and_what_was_before() -> None:
    """A conversation that was said to follow is begun by jumping into it; from there one jumps back, and on again."""
    desk = a_desk(GATED_PACK, LATER_PACK, KINDS_PACK)
    sitting = sat_down(desk, pack="gated")
    assert refused(sitting.jump("could you do then")) == "no-such-place"
    sitting.ahead(("gated", "later"), "full", desk.keep_pack)
    assert sitting.elsewhere() == ("Later",)
    assert refused(sitting.jump("nowhere at all")) == "no-such-place"
    assert len(sitting.person.records.conversations) == 1
    saved(sitting.jump("could you do then"))
    assert address_of(sitting) == "b/then"
    assert sitting.elsewhere() == ("Gated",)
    saved(sitting.jump("do you work"))
    assert address_of(sitting) == "a/work"
    saved(sitting.jump("b/free"))
    assert address_of(sitting) == "b/free"
    assert [one.pack for one in sitting.person.records.conversations] == ["gated", "later"]


def test_a_skip_does_not_take_an_answer_away_unasked() -> None:
    """Skipping what is answered is refused and changes nothing, unless told to; then undo brings the answer back."""
    sitting = sat_down(a_desk(KINDS_PACK), pack="kinds")
    saved(sitting.answer("zanzibar"))
    saved(sitting.back())
    before = sitting.person.records
    assert refused(sitting.skip("later")) == "has-words"
    assert sitting.person.records == before
    saved(sitting.skip("declined", over=True))
    assert sitting.lines() == ()
    saved(sitting.skip("later"))
    for _act in range(2):
        saved(sitting.undo())
    assert [line.text for line in sitting.lines()] == ["zanzibar"]
