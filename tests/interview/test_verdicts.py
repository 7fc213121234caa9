"""Verdicts: the last one counts, a changed line has none, and a neighbour's change does not bring a line back."""

from __future__ import annotations

from strengthtui.interview.verdicts import to_carry, verdicts_of
from strengthtui.model.words import Ref
from tests.record_builders import a_jotting, a_step, a_verdict, records_of

LINE = a_jotting(rev=5)
WHOLE = Ref(table="jottings", id=LINE.id)


def at(line: int) -> Ref:
    """Point at one line of the record."""
    return Ref(table="jottings", id=LINE.id, line=line)


def test_none_and_stale() -> None:
    """Without a verdict, or with one on an earlier revision, there is none."""
    assert verdicts_of(records_of()).of(WHOLE, 5) is None
    assert verdicts_of(records_of(a_verdict("jottings", LINE, "right", rev=4))).of(WHOLE, 5) is None
    assert verdicts_of(records_of(a_verdict("goals", LINE, "right"))).of(WHOLE, 5) is None


def test_the_last_counts() -> None:
    """Of several verdicts on one line the last counts."""
    both = (a_verdict("jottings", LINE, "left-out", made=2), a_verdict("jottings", LINE, "right", made=1))
    assert verdicts_of(records_of(*both)).of(WHOLE, 5) == "left-out"


def test_the_whole_and_its_lines() -> None:
    """A verdict on the whole is about each line, one on a line about that line only."""
    found = verdicts_of(records_of(a_verdict("jottings", LINE, "left-out", line=1)))
    assert found.left_out(at(1), 5)
    assert not found.left_out(at(0), 5)
    assert found.of(WHOLE, 5) is None
    assert verdicts_of(records_of(a_verdict("jottings", LINE, "left-out"))).left_out(at(3), 5)


def test_plans_too() -> None:
    """Steps and goals are looked up the same way."""
    step = a_step()
    found = verdicts_of(records_of(step, a_verdict("steps", step, "not-sure")))
    assert found.of(Ref(table="steps", id=step.id), step.rev) == "not-sure"


def test_neighbours_are_carried_along() -> None:
    """When one line changes, the last standing verdict of each other line is to be stamped anew, and no other."""
    zero = a_verdict("jottings", LINE, "left-out", line=0, made=3)
    rows = (
        a_verdict("jottings", LINE, "right", line=0, made=1),
        zero,
        a_verdict("jottings", LINE, "right", line=1, made=4),
        a_verdict("jottings", LINE, "right", line=2, rev=4, made=5),
        a_verdict("jottings", LINE, "right", made=6),
    )
    assert to_carry(records_of(*rows), at(1), 5) == (zero,)
    assert to_carry(records_of(*rows), WHOLE, 5) == ()
