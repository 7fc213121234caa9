"""Asked once: what was said before is held up, to keep, add to or change; never asked bare, never copied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from strengthtui.model.conversation import SameAs
from tests.desk.desk_builders import (
    GATED_PACK,
    KINDS_PACK,
    LATER_PACK,
    a_desk,
    address_of,
    question_of,
    ref_of,
    refused,
    sat_down,
    saved,
)

if TYPE_CHECKING:
    from strengthtui.desk.desk import Desk
    from strengthtui.desk.sitting import Sitting
    from strengthtui.model.conversation import Answer


def at_the_second_asking(*said: str) -> tuple[Desk, Sitting]:
    """Give a sitting in front of a question that was answered in another conversation."""
    desk = a_desk(GATED_PACK, LATER_PACK)
    sitting = sat_down(desk, pack="gated")
    saved(sitting.jump("a/skills"))
    saved(sitting.answer("\n".join(said)))
    saved(sitting.begin("later", "full", desk.keep_pack))
    assert address_of(sitting) == "b/skills"
    return desk, sitting


def newest(sitting: Sitting) -> Answer:
    """Give the answer stored last."""
    return sitting.person.records.answers[-1]


def texts(sitting: Sitting) -> list[str]:
    """Give what stands as the answer in front."""
    return [line.text for line in question_of(sitting).answered]


def test_what_was_said_is_held_up() -> None:
    """The question comes with what was said to it before, in another conversation; it does not also stand beside."""
    _desk, sitting = at_the_second_asking("fixes bikes", '"I cook')
    view = question_of(sitting)
    assert view.known is not None
    assert [(line.text, line.voice) for line in view.known.lines] == [("fixes bikes", "gist"), ("I cook", "person")]
    assert view.state is None
    assert not {line.ref for line in view.known.lines} & {line.ref for line in view.earlier}


def test_keeping_stores_no_copy() -> None:
    """Kept words are pointed at, shown as the answer, listed and read back once."""
    _desk, sitting = at_the_second_asking("fixes bikes")
    earlier = newest(sitting)
    saved(sitting.keep())
    kept = newest(sitting)
    assert (kept.value, kept.same_as) == (None, SameAs(table="answers", id=earlier.id))
    assert address_of(sitting) == "b/then"
    saved(sitting.back())
    assert texts(sitting) == ["fixes bikes"]
    assert [line.text for line in sitting.lines()] == ["fixes bikes"]
    assert [view.text for view in sitting.to_read_back()] == ["fixes bikes"]


def test_adding_stores_both() -> None:
    """Added words stand beside the way to the earlier ones, and both show as the answer."""
    _desk, sitting = at_the_second_asking("fixes bikes")
    saved(sitting.answer('"and radios', add=True))
    kept = newest(sitting)
    assert kept.same_as is not None
    assert kept.value == [{"text": "and radios", "voice": "person", "other": None}]
    saved(sitting.back())
    assert texts(sitting) == ["fixes bikes", "and radios"]


def test_changing_puts_the_earlier_line_right() -> None:
    """The earlier line has the new words, the answer here points at it, and one undo takes both back."""
    _desk, sitting = at_the_second_asking("fixes bikes", "cooks")
    saved(sitting.keep("bakes"))
    first, kept = sitting.person.records.answers
    assert [item["text"] for item in first.value or [] if isinstance(item, dict)] == ["fixes bikes", "bakes"]
    assert (kept.value, kept.same_as) == (None, SameAs(table="answers", id=first.id))
    saved(sitting.undo())
    assert [line.text for line in sitting.lines()] == ["fixes bikes", "cooks"]
    assert address_of(sitting) == "b/skills"


def test_changing_changes_what_is_kept() -> None:
    """Where a jotting came after the answer, the line that will stand as the answer is the one that changes."""
    _desk, sitting = at_the_second_asking("fixes bikes")
    saved(sitting.jot("sings", ("me-skills",)))
    saved(sitting.keep("fixes radios"))
    assert {line.text for line in sitting.lines()} == {"fixes radios", "sings"}
    saved(sitting.back())
    assert texts(sitting) == ["fixes radios"]


def test_changing_what_was_kept_from_earlier_still() -> None:
    """A chain of keeping leads to the one record that holds the words; that one changes."""
    desk = a_desk(GATED_PACK, LATER_PACK, LATER_PACK.replace("id: later", "id: third"))
    sitting = sat_down(desk, pack="gated")
    saved(sitting.jump("a/skills"))
    saved(sitting.answer("fixes bikes"))
    saved(sitting.begin("later", "full", desk.keep_pack))
    saved(sitting.keep())
    saved(sitting.begin("third", "full", desk.keep_pack))
    saved(sitting.keep("mends bikes"))
    assert [line.text for line in sitting.lines()] == ["mends bikes"]
    assert len([one for one in sitting.person.records.answers if one.value]) == 1


def test_a_change_that_is_none_is_refused_whole() -> None:
    """Empty or too long words change neither line nor answer."""
    _desk, sitting = at_the_second_asking("fixes bikes")
    before = sitting.person.records
    assert refused(sitting.keep("  ")) == "no-words"
    assert refused(sitting.keep("x" * 20_001)) == "too-long"
    assert sitting.person.records == before


def test_past_and_present_are_two_questions() -> None:
    """What is so now does not answer what was so then; nothing is kept where nothing is known."""
    _desk, sitting = at_the_second_asking("fixes bikes")
    saved(sitting.jump("b/then"))
    assert question_of(sitting).known is None
    assert refused(sitting.keep()) == "not-known"


def test_a_line_under_the_topic_is_known() -> None:
    """A jotting under that very topic is held up; one under its petal only stands beside."""
    desk = a_desk(LATER_PACK)
    sitting = sat_down(desk, pack="later")
    saved(sitting.jot("good with numbers", ("good-at",)))
    view = question_of(sitting)
    assert view.known is None
    assert [line.text for line in view.earlier] == ["good with numbers"]
    saved(sitting.jot("fixes bikes", ("me-skills",)))
    view = question_of(sitting)
    assert view.known is not None
    assert [line.text for line in view.known.lines] == ["fixes bikes"]
    saved(sitting.keep())
    assert newest(sitting).same_as == SameAs(table="jottings", id=sitting.person.records.jottings[-1].id)


def test_what_they_would_rather_not_say_is_not_asked_again() -> None:
    """A declined topic is put as such; keeping that stores the state."""
    desk = a_desk(GATED_PACK, LATER_PACK)
    sitting = sat_down(desk, pack="gated")
    saved(sitting.jump("a/skills"))
    saved(sitting.skip("declined", "not today"))
    saved(sitting.begin("later", "full", desk.keep_pack))
    view = question_of(sitting)
    assert view.known is not None
    assert (view.known.kind, view.known.lines) == ("declined", ())
    saved(sitting.keep())
    assert (newest(sitting).state, newest(sitting).value) == ("declined", None)


def test_what_was_left_out_is_not_held_up() -> None:
    """A line they asked to leave out is not put to them again as something they said."""
    _desk, sitting = at_the_second_asking("fixes bikes")
    saved(sitting.verdict(sitting.lines()[0].ref, "left-out"))
    assert question_of(sitting).known is None


def test_struck_words_leave_the_question_open() -> None:
    """When the words an answer was kept from are struck, the question is open again, not answered with nothing."""
    _desk, sitting = at_the_second_asking("fixes bikes")
    saved(sitting.keep())
    saved(sitting.back())
    saved(sitting.strike(sitting.lines()[0].ref))
    view = question_of(sitting)
    assert (view.state, view.answered, view.known) == (None, (), None)
    assert [place.settled for place in sitting.places() if place.address == "b/skills"] == [False]


def test_goals_said_again_are_not_made_again() -> None:
    """Answering about goals anew keeps the goals that are said again, and lets go what was only a wording."""
    desk = a_desk(KINDS_PACK)
    sitting = sat_down(desk, pack="kinds")
    saved(sitting.jump("a/aims"))
    saved(sitting.answer("a front door\na dog"))
    first, second = sitting.person.records.goals
    assert first.order != second.order
    saved(sitting.jump("a/aims"))
    assert texts(sitting) == ["a front door", "a dog"]
    saved(sitting.answer("a front door\nto sleep"))
    assert [goal.words.text for goal in sitting.person.records.goals] == ["a front door", "to sleep"]
    assert sitting.person.records.goals[0].id == first.id
    saved(sitting.undo())
    assert [goal.words.text for goal in sitting.person.records.goals] == ["a front door", "a dog"]


def test_a_goal_with_steps_stays_in_the_plan() -> None:
    """A goal something was built on stays in the plan, whatever is answered later."""
    from strengthtui.desk import planning
    from strengthtui.model.plan import Who

    desk = a_desk(KINDS_PACK)
    sitting = sat_down(desk, pack="kinds")
    saved(sitting.jump("a/aims"))
    saved(sitting.answer("a front door"))
    goal = sitting.plan().goals[0].ref
    who = Who(kind="person")
    ref_of(sitting.change(lambda act, one: planning.add_step(act, one, goal_ref=goal, what="find papers", who=who)))
    saved(sitting.jump("a/aims"))
    saved(sitting.skip("declined", over=True))
    assert [one.text for one in sitting.plan().goals] == ["a front door"]
