"""Struck words are gone from every table, from history, from drafts, and from every byte of the vault on disk."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import msgspec
import pytest

from strengthtui.desk import planning
from strengthtui.desk.meeting import alongside_of, change_person
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


def things_holding(sitting: Sitting, words: str) -> list[str]:
    """Give the handles of what holds these words, among everything that can be pointed at or was."""
    return [one.ref for one in sitting.to_strike(words)]


def how_to_reach_them(sitting: Sitting) -> str:
    """A safe number, said twice."""
    for ways in (f"first {SECRET}", f"ring {SECRET}"):
        fields = {"reach": {"ways": ways, "found": "the library"}}
        saved(sitting.change(lambda act, person, fields=fields: change_person(act, person, fields)))  # type: ignore[misc]
    [ref] = [one.ref for one in sitting.things() if SECRET in one.text]
    return ref


def their_pace(sitting: Sitting) -> str:
    """How to talk with them."""
    fields = {"talking": {"pace": f"slowly, for {SECRET}"}}
    saved(sitting.change(lambda act, person: change_person(act, person, fields)))
    [ref] = [one.ref for one in sitting.things() if SECRET in one.text]
    return ref


def someone_alongside(sitting: Sitting) -> str:
    """One of two people alongside."""
    fields = {"alongside": alongside_of(("Dr Lee", SECRET))}
    saved(sitting.change(lambda act, person: change_person(act, person, fields)))
    [ref] = [one.ref for one in sitting.things() if SECRET in one.text]
    return ref


def a_helper(sitting: Sitting) -> str:
    """The name of a helper, who was asked and said yes."""
    who = planning.who_of(SECRET, "Sam")
    step = ref_of(sitting.change(lambda act, p: planning.add_step(act, p, goal_ref=None, what="lend", who=who)))
    saved(sitting.change(lambda act, p: planning.change_step(act, p, step, {"asked": "yes"})))
    [ref] = [one.ref for one in sitting.things() if SECRET in one.text]
    return ref


def an_earlier_name(sitting: Sitting) -> str:
    """A name they had before, under which older states and the list of people knew them."""
    for name in (SECRET, "Sam"):
        record = sitting.person.records.person
        also = tuple(dict.fromkeys((*record.also, record.name)))
        named = msgspec.structs.replace(record, name=name, also=tuple(one for one in also if one != name))
        saved(sitting.change(lambda act, _person, named=named: act.update(named)))  # type: ignore[misc]
    assert not [one for one in sitting.things() if SECRET in one.text], "nobody meets a name they left behind in a list"
    [ref] = things_holding(sitting, SECRET.upper())
    return ref


def a_line_taken_back(sitting: Sitting) -> str:
    """A line that was marked and then taken back with all of it."""
    ref = ref_of(sitting.jot(f"about {SECRET}"))
    saved(sitting.mark(SECRET, "Calm", ref=ref))
    saved(sitting.undo())
    saved(sitting.undo())
    [ref] = things_holding(sitting, SECRET)
    return ref


def an_earlier_wording(sitting: Sitting) -> str:
    """What a line said before it was put right, and evidence that quoted it."""
    ref = ref_of(sitting.jot(f"about {SECRET} and me"))
    saved(sitting.mark(f"{SECRET} and", "Calm", ref=ref))
    saved(sitting.verdict(ref, "changed", "about the sea"))
    found = things_holding(sitting, f"about {SECRET}")
    return found[0]


@pytest.mark.parametrize(
    "make",
    [
        a_jotting,
        an_answer,
        one_line_of_several,
        a_goal,
        how_to_reach_them,
        their_pace,
        someone_alongside,
        a_helper,
        an_earlier_name,
        a_line_taken_back,
        an_earlier_wording,
    ],
)
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


def test_what_stays_beside_a_struck_part() -> None:
    """The rest of the record stands, read back as it was; a helper without a name is someone."""
    sitting = sat_down(a_desk())
    who = planning.who_of("Jo", "Sam")
    step = ref_of(
        sitting.change(lambda a, p: planning.add_step(a, p, goal_ref=None, what="lend", who=who, by="2027-01-15"))
    )
    saved(sitting.verdict(step, "left-out"))
    how_to_reach_them(sitting)
    for words in ("Jo", "15 Jan", SECRET):
        for one in sitting.things():
            if words in one.text:
                saved(sitting.strike(one.ref))
    [view] = sitting.plan().promises
    assert (view.what, view.who, view.asked, view.by) == ("lend", "someone", "someone has not been asked", "")
    assert sitting.to_read_back() == (), "it was left out and still is"
    assert [one.text for one in sitting.things()] == ["lend", "the library"]
    reach = sitting.person.records.person.reach
    assert reach is not None
    assert (reach.ways, reach.found) == (None, "the library")


def test_a_struck_day_is_gone_and_the_same_day_elsewhere_is_not(tmp_path: Path) -> None:
    """A day leaves its step, its history and the list of people; another step keeps the same day, and its undo."""
    desk = a_desk(path=tmp_path / "vault")
    sitting = sat_down(desk)
    worker = planning.who_of("worker", "Sam")
    refs = [
        ref_of(sitting.change(lambda a, p, w=what: planning.add_step(a, p, goal_ref=None, what=w, who=worker)))  # type: ignore[misc]
        for what in ("one", "two")
    ]
    for ref, by in ((refs[0], "2031-07-07"), (refs[1], "2031-07-07"), (refs[1], "2031-08-08")):
        changes = {"by": by}
        saved(sitting.change(lambda a, p, r=ref, c=changes: planning.change_step(a, p, r, c)))  # type: ignore[misc]
    saved(sitting.strike(next(one.ref for one in sitting.things() if one.text == "7 Jul 2031")))
    saved(sitting.undo())
    assert [step.by for step in sitting.plan().promises] == ["", "7 Jul 2031"]
    saved(sitting.strike(next(one.ref for one in sitting.things() if one.text == "7 Jul 2031")))
    assert [name for name, data in bytes_under(tmp_path).items() if b"2031-07-07" in data] == []


def test_what_stands_in_no_list_is_found_by_a_word() -> None:
    """Lines taken back, and what a line said before, are marked as such; while anyone else is here there are none."""
    sitting = sat_down(a_desk(KINDS_PACK), pack="kinds")
    saved(sitting.jump("a/aims"))
    saved(sitting.answer("a door"))
    saved(sitting.undo())
    saved(sitting.change(lambda act, person: change_person(act, person, {"reach": {"ways": "the house boat"}})))
    line = ref_of(sitting.jot("the blue boat"))
    saved(sitting.verdict(line, "changed", "the red boat"))
    ref_of(sitting.jot("a boat of ours"))
    saved(sitting.undo())
    assert [(one.text, one.about) for one in sitting.to_strike("BOAT")] == [
        ("the red boat", ""),
        ("the house boat", "how to reach them"),
        ("a boat of ours", "taken back"),
        ("the blue boat", "as it was said before"),
    ]
    assert [one.about for one in sitting.to_strike("a door")] == ["taken back"]
    assert not [one for one in sitting.to_strike("") if one.text.startswith("01")], "ids are no words"
    saved(sitting.present(("Dad",)))
    assert [one.text for one in sitting.to_strike("boat")] == ["the red boat"]


def test_what_was_taken_back_and_struck_is_not_found_again() -> None:
    """After its strike a former wording can be struck no more, and the line itself stands."""
    sitting = sat_down(a_desk())
    line = ref_of(sitting.jot("the blue boat"))
    saved(sitting.verdict(line, "changed", "the red boat"))
    [_now, former] = sitting.to_strike("boat")
    saved(sitting.strike(former.ref))
    assert refused(sitting.strike(former.ref)) == "no-such-line"
    assert [one.text for one in sitting.to_strike("boat")] == ["the red boat"]
    assert [one.text for one in sitting.lines()] == ["the red boat"]


@pytest.mark.parametrize(
    "ref", ["person/{id}/name", "person/{id}", "person/{id}/also/7", "steps/{id}/what", "x", "a/b/c"]
)
def test_what_is_no_part_cannot_be_struck(ref: str) -> None:
    """A name in use, a whole person, what is not there or is no part: refused, and nothing is changed."""
    sitting = sat_down(a_desk())
    before = sitting.person.records
    assert refused(sitting.strike(ref.format(id=before.person.id))) == "no-such-line"
    assert sitting.person.records == before


def test_a_part_is_struck_and_nothing_else() -> None:
    """A part is not read back, nor given a voice: it would be the whole step that is left out."""
    sitting = sat_down(a_desk())
    who = planning.who_of("Jo", "Sam")
    saved(sitting.change(lambda act, p: planning.add_step(act, p, goal_ref=None, what="lend", who=who)))
    part = next(one.ref for one in sitting.things() if one.text == "Jo")
    assert refused(sitting.verdict(part, "left-out")) == "a-part"
    assert refused(sitting.set_voice(part, "person")) == "a-part"


def test_a_strike_says_where_the_same_words_still_stand() -> None:
    """Whole words, without regard to case, in whatever record; chance and the words themselves are not told."""
    sitting = sat_down(a_desk())
    line = ref_of(sitting.jot("Jo", ("people",)))
    saved(sitting.jot("ask JO about the van", ("people",)))
    saved(sitting.jot("enjoys the banjo"))
    saved(sitting.change(lambda act, person: planning.add_goal(act, person, "to live with Jo")))
    saved(
        sitting.change(lambda a, p: planning.add_step(a, p, goal_ref=None, what="x", who=planning.who_of("Jo", "Sam")))
    )
    told = saved(sitting.strike(line)).elsewhere
    assert told == ("a line under People", "a goal", "a step")
    assert saved(sitting.strike(ref_of(sitting.jot("nobody said this")))).elsewhere == ()
    saved(sitting.jot("the canal by the mill"))
    longer = ref_of(sitting.jot("he sleeps near the canal by the mill now", ("people",)))
    assert saved(sitting.strike(longer)).elsewhere == ("a line",)


def test_short_words_are_looked_for_as_a_whole() -> None:
    """A short word leaves history where it is all that was said; a line or a state that merely holds it stays there."""
    sitting = sat_down(a_desk(KINDS_PACK), pack="kinds")
    copy = ref_of(sitting.jot("Jo"))
    saved(sitting.verdict(copy, "changed", "someone"))
    holding = ref_of(sitting.jot("Jo rings"))
    saved(sitting.verdict(holding, "changed", "she rings"))
    saved(sitting.jump("a/yes"))
    saved(sitting.answer("yes"))
    saved(sitting.jump("a/yes"))
    saved(sitting.answer("no"))
    saved(sitting.strike(ref_of(sitting.jot("yes"))))
    saved(sitting.strike(ref_of(sitting.jot("Jo"))))
    befores = [row.before for row in sitting.person.records.history if row.before]
    assert "'Jo'" not in repr(befores)
    assert "'Jo rings'" in repr(befores)
    assert "'yes'" in repr(befores)
