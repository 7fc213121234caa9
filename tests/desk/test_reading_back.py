"""Reading back: what the person said of each line, how long it stands, and what follows from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from strengthtui.desk import planning
from strengthtui.model.plan import Who
from tests.desk.desk_builders import KINDS_PACK, LATER_PACK, a_desk, ref_of, refused, sat_down, saved

if TYPE_CHECKING:
    from collections.abc import Callable

    from strengthtui.desk.open_person import OpenPerson
    from strengthtui.desk.sitting import Sitting
    from strengthtui.errors import Refusal
    from strengthtui.model.plan import Asked
    from strengthtui.vault.acts import Act


def with_lines(*texts: str) -> tuple[Sitting, list[str]]:
    """Give a sitting with one answer of several lines, and their handles."""
    sitting = sat_down(a_desk(KINDS_PACK), pack="kinds")
    saved(sitting.jump("a/lines"))
    saved(sitting.answer("\n".join(texts)))
    return sitting, [line.ref for line in sitting.lines()]


def a_step(what: str, name: str, under: str | None) -> Callable[[Act, OpenPerson], str | Refusal]:
    """Put a step with a date, a hurdle and what then into the plan."""
    who = planning.who_of(name, "Sam")
    return lambda act, person: planning.add_step(
        act, person, goal_ref=under, what=what, who=who, by="2027-01-15", hurdle="phones", then="go with Jo"
    )


def voices(sitting: Sitting) -> list[tuple[str, str, str | None]]:
    """Give text, voice and verdict of every line."""
    return [(line.text, line.voice, line.verdict) for line in sitting.lines()]


def test_right_makes_gist_agreed() -> None:
    """Gist that is right is agreed; the person's own words stay theirs; with undo the verdict goes."""
    sitting, refs = with_lines("gist", '"as said')
    for ref in refs:
        saved(sitting.verdict(ref, "right"))
    assert voices(sitting) == [("gist", "agreed", "right"), ("as said", "person", "right")]
    assert sitting.to_read_back() == ()
    saved(sitting.undo())
    saved(sitting.undo())
    assert voices(sitting) == [("gist", "gist", None), ("as said", "person", None)]


def test_changed_puts_new_words_in_its_place() -> None:
    """New words are agreed, or the person's own when typed as said; the line beside it keeps what was said of it."""
    sitting, refs = with_lines("one", "two")
    saved(sitting.verdict(refs[1], "left-out"))
    saved(sitting.verdict(refs[0], "changed", "another"))
    assert voices(sitting) == [("another", "agreed", "changed"), ("two", "gist", "left-out")]
    saved(sitting.verdict(refs[0], "changed", '"my words'))
    assert voices(sitting) == [("my words", "person", "changed"), ("two", "gist", "left-out")]
    assert refused(sitting.verdict(refs[0], "changed", "  ")) == "no-words"
    assert refused(sitting.verdict(refs[0], "changed", "x" * 20_001)) == "too-long"


CHANGES = {
    "a/text": ("one", '"two', "two"),
    "a/yes": ("yes", "no", "no"),
    "a/one": ("1", "at the market", "at the market"),
    "a/many": ("1, 2", "3", "Tea"),
    "a/ruler": ("3", "4 (low to high)", "4 of 10 (low to high)"),
    "a/count": ("3", "4", "4"),
    "a/day": ("2027-01-15", "2027-01-16", "16 Jan 2027"),
    "a/who": ("Nan - gran", "Nan - my gran", "Nan (my gran)"),
}


@pytest.mark.parametrize("address", CHANGES)
def test_every_kind_is_changed_as_its_kind(address: str) -> None:
    """Changed words are read as the question's kind reads them: no date becomes anything but a date."""
    first, second, shown = CHANGES[address]
    sitting = sat_down(a_desk(KINDS_PACK), pack="kinds")
    saved(sitting.jump(address))
    saved(sitting.answer(first))
    ref = sitting.lines()[0].ref
    saved(sitting.verdict(ref, "changed", second))
    assert [(line.text, line.verdict) for line in sitting.lines()] == [(shown, "changed")]
    if address not in {"a/text", "a/one", "a/who"}:
        before = sitting.person.records
        refused(sitting.verdict(ref, "changed", "zanzibar"))
        assert sitting.person.records == before


def test_a_later_edit_makes_it_stale() -> None:
    """After new words, however they came, the line is read back again."""
    sitting, _refs = with_lines("one", "two")
    ref = ref_of(sitting.jot("sings"))
    saved(sitting.verdict(ref, "right"))
    saved(sitting.set_voice(ref, "person"))
    assert ref in {view.ref for view in sitting.to_read_back()}
    for line in sitting.lines():
        sitting.verdict(line.ref, "right")
    assert sitting.to_read_back() == ()
    saved(sitting.jump("a/lines"))
    saved(sitting.answer("one\nthree"))
    assert [view.text for view in sitting.to_read_back()] == ["one", "three"]


def test_what_was_left_out_stays_out() -> None:
    """Sorting a line, or saying whose it is, does not bring back what they asked to leave out; nor on a line beside."""
    sitting, refs = with_lines("one", "two")
    jotting = ref_of(sitting.jot("sings"))
    for ref in (refs[1], jotting):
        saved(sitting.verdict(ref, "left-out"))
    saved(sitting.sort(jotting, ("people",)))
    saved(sitting.set_voice(jotting, "person"))
    saved(sitting.set_voice(refs[0], "worker"))
    saved(sitting.set_voice(refs[1], "person"))
    assert {text: verdict for text, _voice, verdict in voices(sitting)} == {
        "one": None,
        "two": "left-out",
        "sings": "left-out",
    }


def test_sorting_does_not_ask_again() -> None:
    """A line that was right and is put under a petal need not be read back again."""
    sitting = sat_down(a_desk())
    ref = ref_of(sitting.jot("sings"))
    saved(sitting.verdict(ref, "right"))
    saved(sitting.sort(ref, ("people",)))
    assert sitting.to_read_back() == ()


@pytest.mark.parametrize(("asked", "heading"), [("yes", "Jo will"), ("no", "Jo said no to this")])
def test_nobody_is_said_to_do_what_they_said_no_to(asked: Asked, heading: str) -> None:
    """Only a helper who said yes is read out as doing it."""
    sitting = sat_down(a_desk())
    step = ref_of(sitting.change(a_step("lend", "Jo", None)))
    saved(sitting.change(lambda act, one: planning.change_step(act, one, step, {"asked": asked})))
    assert [view.heading for view in sitting.to_read_back()] == [heading]


def test_the_plan_is_read_back_too() -> None:
    """Goals with why, vision and strengths, steps with who and by when, promises; what was let go is not."""
    sitting, refs = with_lines("fixes bikes")
    saved(sitting.mark("fixes bikes", "Good hands", ref=refs[0], possible_through="a dry shed"))
    goal = ref_of(sitting.change(lambda act, one: planning.add_goal(act, one, '"A stall', why="people know me")))
    fields = {"draws_on": ["good hands"], "vision": "up at seven"}
    saved(sitting.change(lambda act, one: planning.change_goal(act, one, goal, fields)))
    steps = (("ask", "me", goal), ("lend", "Jo", goal), ("ring", "worker", None), ("gone", "me", None))
    for what, name, under in steps:
        saved(sitting.change(a_step(what, name, under)))
    let_go = sitting.plan().promises[-1].ref
    saved(sitting.change(lambda act, one: planning.change_step(act, one, let_go, {"state": "let-go"})))
    told = [(view.heading, view.text, view.detail) for view in sitting.to_read_back()]
    beside = ("by 15 Jan 2027", "What may get in the way: phones", "What then: go with Jo")
    assert told[1:] == [
        ("We called it", "Good hands", ("fixes bikes", "a dry shed")),
        ("You want", "A stall", ("people know me", "up at seven", "Good hands")),
        ("Sam will", "ask", beside),
        ("To be asked: Jo", "lend", beside),
        ("worker will", "ring", beside),
    ]
    for view in sitting.to_read_back():
        saved(sitting.verdict(view.ref, "changed", f"{view.text} differently"))
    assert sitting.to_read_back() == ()
    plan = sitting.plan()
    assert (plan.goals[0].text, plan.goals[0].voice) == ("A stall differently", "agreed")
    assert plan.promises[0].what == "ring differently"
    assert [one.name for ring in sitting.strengths() for one in ring.strengths] == ["Good hands differently"]


def test_the_workers_own_thought_is_not_read_back() -> None:
    """What only the worker said is never read out as if they had said it."""
    sitting = sat_down(a_desk())
    saved(sitting.jot("seemed lighter", (), "worker"))
    saved(sitting.jot("was first at my door", (), "other", "Aunty Sal"))
    assert [view.text for view in sitting.to_read_back()] == ["was first at my door"]


def test_a_strength_they_left_out_is_not_marked_again() -> None:
    """Naming a strength again that they asked to leave out is refused with the way to put it to them again."""
    sitting, refs = with_lines("fixes bikes")
    strength = ref_of(sitting.mark("fixes bikes", "Good hands", ref=refs[0]))
    saved(sitting.verdict(strength, "left-out"))
    assert sitting.strengths() == ()
    assert refused(sitting.mark("bikes", "good HANDS", ref=refs[0])) == "left-out-strength"
    saved(sitting.verdict(strength, "right"))
    saved(sitting.mark("bikes", "good HANDS", ref=refs[0]))
    assert len(sitting.strengths()[0].strengths[0].evidence) == 2


def test_evidence_follows_its_line() -> None:
    """Evidence says what its line says now, in the voice the line has now: no quotation of what was never said."""
    sitting, refs = with_lines('"I fix any bike', "cooks")
    saved(sitting.mark("fix any bike", "Good hands", ref=refs[0]))
    [one] = sitting.strengths()[0].strengths[0].evidence
    assert (one.text, one.voice) == ("fix any bike", "person")
    saved(sitting.set_voice(refs[0], "gist"))
    [one] = sitting.strengths()[0].strengths[0].evidence
    assert (one.text, one.voice) == ("fix any bike", "gist")
    saved(sitting.verdict(refs[0], "changed", "mends any bike"))
    [one] = sitting.strengths()[0].strengths[0].evidence
    assert (one.text, one.voice) == ("mends any bike", "agreed")
    saved(sitting.undo())
    saved(sitting.undo())
    [one] = sitting.strengths()[0].strengths[0].evidence
    assert (one.text, one.voice) == ("fix any bike", "person")


def test_evidence_finds_its_line_again() -> None:
    """After the answer is given anew the star stands on the line that has the words, or on none."""
    sitting, refs = with_lines("fixes bikes", "cooks")
    saved(sitting.mark("cooks", "Feeds people", ref=refs[1]))
    saved(sitting.jump("a/lines"))
    saved(sitting.answer("cooks on Fridays\nfixes bikes"))
    assert [(line.text, line.stars) for line in sitting.lines()] == [
        ("cooks on Fridays", ("Feeds people",)),
        ("fixes bikes", ()),
    ]
    saved(sitting.jump("a/lines"))
    saved(sitting.answer("sings"))
    assert [line.stars for line in sitting.lines()] == [()]
    assert [one.text for one in sitting.strengths()[0].strengths[0].evidence] == ["cooks"]


def test_words_as_they_stand_are_marked_as_they_stand() -> None:
    """A line that begins with a quotation mark of its own can be marked whole; words not in the line cannot."""
    sitting, refs = with_lines('""Right" she said', "cooks")
    text = sitting.lines()[0].text
    assert text == '"Right" she said'
    saved(sitting.mark(text, "Listened to", ref=refs[0]))
    [one] = sitting.strengths()[0].strengths[0].evidence
    assert (one.text, one.voice) == (text, "gist")
    assert refused(sitting.mark("never said", "Calm", ref=refs[0])) == "cannot-mark"
    assert refused(sitting.mark("", "Calm", ref=refs[0])) == "no-words"
    assert refused(sitting.mark("cooks", " \x07 ", ref=refs[1])) == "no-words"
    assert refused(sitting.mark("cooks", "x" * 201, ref=refs[1])) == "too-long"


def test_the_same_words_show_a_strength_once() -> None:
    """Marking the same words again writes nothing, and says so by naming no act."""
    sitting, refs = with_lines("cooks")
    saved(sitting.mark("cooks", "Feeds people", ref=refs[0]))
    history = len(sitting.person.records.history)
    assert saved(sitting.mark("cooks", "feeds PEOPLE", ref=refs[0])).act is None
    assert len(sitting.person.records.history) == history


def test_nothing_is_offered_for_what_is_hard() -> None:
    """For a line under hard times no name of a strength is offered; elsewhere those of its area of life come first."""
    sitting = sat_down(a_desk())
    hard, skill = ref_of(sitting.jot("x", ("hard-times",))), ref_of(sitting.jot("y", ("me-skills",)))
    assert sitting.name_offers(hard) == ()
    assert sitting.name_offers(skill)[0].area in {"knowledge-and-skills", *(one.area for one in sitting.name_offers())}
    assert sitting.name_offers(skill) != ()


def test_a_changed_step_is_read_back_again_and_one_left_out_is_not() -> None:
    """A step that moved on is read back again; one they asked to leave out stays out until its words change."""
    sitting = sat_down(a_desk())
    who = Who(kind="person")
    step = ref_of(sitting.change(lambda act, one: planning.add_step(act, one, goal_ref=None, what="walk", who=who)))
    saved(sitting.verdict(step, "right"))
    saved(sitting.change(lambda act, one: planning.change_step(act, one, step, {"state": "started"})))
    assert [view.ref for view in sitting.to_read_back()] == [step]
    saved(sitting.verdict(step, "left-out"))
    saved(sitting.change(lambda act, one: planning.change_step(act, one, step, {"state": "done"})))
    assert sitting.to_read_back() == ()
    saved(sitting.change(lambda act, one: planning.change_step(act, one, step, {"what": "run"})))
    assert [view.ref for view in sitting.to_read_back()] == [step]


def test_words_kept_twice_are_read_back_once() -> None:
    """Words kept as the answer to a second question are read out once, and one verdict is about both."""
    desk = a_desk(KINDS_PACK, LATER_PACK)
    sitting = sat_down(desk, pack="kinds")
    saved(sitting.answer("fixes bikes"))
    saved(sitting.begin("later", "full", desk.keep_pack))
    saved(sitting.keep())
    [view] = sitting.to_read_back()
    saved(sitting.verdict(view.ref, "left-out"))
    assert {line.verdict for line in sitting.person.heard} == {"left-out"}
