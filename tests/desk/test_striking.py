"""Struck words are gone from every table, from history, from drafts, and from every byte of the vault on disk."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest

from strengthtui.desk import planning
from strengthtui.desk.views import Saved
from tests.desk.desk_builders import (
    GATED_PACK,
    KINDS_PACK,
    a_desk,
    bytes_under,
    question_of,
    ref_of,
    refused,
    reopened,
    sat_down,
    saved,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from strengthtui.desk.sitting import Sitting

SECRET = "zanzibar"


def a_jotting(sitting: Sitting) -> str:
    """A line, changed, sorted, marked, read back and kept."""
    ref = ref_of(sitting.jot(f"first {SECRET} words", ("people",)))
    saved(sitting.verdict(ref, "changed", f"other {SECRET} words"))
    saved(sitting.sort(ref, ("me-skills",)))
    saved(sitting.mark(SECRET, "Calm", ref=ref))
    return ref


def an_answer(sitting: Sitting) -> str:
    """An answer, given twice, with a draft of it beside."""
    saved(sitting.jump("a/text"))
    saved(sitting.answer(f"first {SECRET} words"))
    saved(sitting.back())
    saved(sitting.answer(f"other {SECRET} words"))
    saved(sitting.back())
    saved(sitting.draft(f"other {SECRET} wo"))
    return next(line.ref for line in sitting.lines() if SECRET in line.text)


def one_line_of_several(sitting: Sitting) -> str:
    """One line of an answer."""
    saved(sitting.jump("a/lines"))
    saved(sitting.answer(f"one\ntwo {SECRET}\nthree"))
    ref = next(line.ref for line in sitting.lines() if SECRET in line.text)
    saved(sitting.verdict(ref, "right"))
    return ref


def a_goal(sitting: Sitting) -> str:
    """A goal with a reason."""
    goal = ref_of(sitting.change(lambda a, p: planning.add_goal(a, p, f"away from {SECRET}", why=f"{SECRET} hurts")))
    fields = {"words": f"far from {SECRET}"}
    saved(sitting.change(lambda act, person: planning.change_goal(act, person, goal, fields)))
    return goal


@pytest.mark.parametrize("make", [a_jotting, an_answer, one_line_of_several, a_goal])
def test_struck_words_are_nowhere(make: Callable[[Sitting], str], tmp_path: Path) -> None:
    """After a strike no file of the vault holds the words, no undo brings them back, and the rest stands."""
    desk = a_desk(KINDS_PACK, path=tmp_path / "vault")
    sitting = sat_down(desk, pack="kinds")
    saved(sitting.jot("stays where it is"))
    ref = make(sitting)
    assert any(SECRET.encode() in data for data in bytes_under(tmp_path).values())
    act = saved(sitting.strike(ref)).act
    assert act is not None
    assert [name for name, data in bytes_under(tmp_path).items() if SECRET.encode() in data] == []
    for way in (sitting.undo, sitting.redo):
        outcomes = list(itertools.islice(iter(lambda way=way: isinstance(way(), Saved), False), 20))  # type: ignore[misc]
        assert len(outcomes) < 20, "there is always something more to take back"
        if way == sitting.undo:
            left = {line.text for line in sitting.lines()}
            assert "stays where it is" not in left, "what was done before the strike can still be taken back"
    assert SECRET not in repr(sitting.person.file.raw())
    assert any(row.op == "strike" for row in sitting.person.records.history)
    person = sitting.person.records.person.id
    sitting.close()
    with reopened(desk).read(person) as file:
        assert SECRET not in repr(file.records)


def test_words_read_out_in_another_question_are_struck_too(tmp_path: Path) -> None:
    """Words that a later question read out are not left behind in how that question was asked."""
    desk = a_desk(GATED_PACK, path=tmp_path / "vault")
    sitting = sat_down(desk, pack="gated")
    saved(sitting.next())
    saved(sitting.answer("yes"))
    saved(sitting.answer(SECRET))
    assert SECRET in question_of(sitting).ask
    saved(sitting.answer("the quiet"))
    saved(sitting.strike(next(line.ref for line in sitting.lines() if line.text == SECRET)))
    assert [name for name, data in bytes_under(tmp_path).items() if SECRET.encode() in data] == []


def test_a_strike_cannot_be_taken_back() -> None:
    """Undo passes over a strike to the act before it; redo brings nothing of it back."""
    sitting = sat_down(a_desk())
    saved(sitting.jot("stays"))
    saved(sitting.strike(ref_of(sitting.jot("goes for good"))))
    saved(sitting.undo())
    assert sitting.lines() == ()
    assert refused(sitting.undo()) == "nothing-to-undo"
    saved(sitting.redo())
    assert [line.text for line in sitting.lines()] == ["stays"]


def test_undo_after_a_restart(tmp_path: Path) -> None:
    """The next program takes back what the last one did, act by act, and brings it back."""
    desk = a_desk(KINDS_PACK, path=tmp_path / "vault")
    sitting = sat_down(desk, pack="kinds")
    for words in ("one", "two"):
        saved(sitting.jot(words))
    person = sitting.person.records.person.id
    sitting.close()
    desk = reopened(desk)
    sitting = desk.sit_down(desk.write(person))
    assert saved(sitting.undo()).what == "a line"
    saved(sitting.undo())
    assert refused(sitting.undo()) == "nothing-to-undo"
    sitting.close()
    desk = reopened(desk)
    sitting = desk.sit_down(desk.write(person))
    saved(sitting.redo())
    saved(sitting.redo())
    assert [line.text for line in sitting.lines()] == ["one", "two"]
    assert refused(sitting.redo()) == "nothing-to-redo"
    saved(sitting.undo())
    saved(sitting.jot("three"))
    assert refused(sitting.redo()) == "nothing-to-redo"
