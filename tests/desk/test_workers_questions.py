"""Questions asked of the worker: their own thoughts, told so on the screen, never read out and never shown beside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from strengthtui.desk import beside_you, planning, reading_back
from strengthtui.desk.exporting import preview
from strengthtui.desk.page_views import page_view
from strengthtui.desk.thread_views import thread_view
from strengthtui.desk.views import QuestionView
from strengthtui.model.plan import Who
from tests.desk.desk_builders import GATED_PACK, a_desk, question_of, ref_of, sat_down, saved

if TYPE_CHECKING:
    from strengthtui.desk.sitting import Sitting

PACK = """
    id: both
    version: 1
    title: Both
    language: en
    summary: One question for each of the two.
    sections:
      - id: a
        title: All
        questions:
          - {id: theirs, kind: text, ask: What is it?}
          - id: next
            kind: choices
            for: worker
            ask: What follows from it?
            options: [{id: enough, text: Enough for now}, {id: more, text: More of it}]
            other: true
          - {id: notes, kind: lines, for: worker, ask: What is set up?}
"""


def at_the_workers_own() -> Sitting:
    """Give a sitting that is in front of the worker's first question, after one answer of the person's."""
    sitting = sat_down(a_desk(PACK), pack="both")
    saved(sitting.answer("theirs"))
    return sitting


def test_what_the_worker_answers_is_in_the_workers_voice() -> None:
    """Without a word about whose it is it is the worker's thought; typed as said, it is what the person said."""
    sitting = at_the_workers_own()
    saved(sitting.answer("2, she said so twice"))
    saved(sitting.answer('a sitter at night\n"I want her to stay'))
    lines = [(line.text, line.voice) for line in sitting.lines()]
    assert lines == [
        ("theirs", "gist"),
        ("More of it, she said so twice", "worker"),
        ("a sitter at night", "worker"),
        ("I want her to stay", "person"),
    ]


def test_other_words_for_it_are_the_workers_too() -> None:
    """A line of theirs that is worded anew at a read back of the worker's own stays in the worker's voice."""
    sitting = at_the_workers_own()
    ref = ref_of(sitting.answer("1"))
    saved(sitting.verdict(ref, "changed", "2"))
    [line] = [line for line in sitting.lines() if line.ref == ref]
    assert (line.text, line.voice) == ("More of it", "worker")


def test_it_is_not_read_out() -> None:
    """Reading back comes by the person's answer only."""
    sitting = at_the_workers_own()
    saved(sitting.answer("2"))
    assert [row.text for row in reading_back.to_read_back(sitting.person, ())] == ["theirs"]


def test_the_person_beside_is_shown_none_of_it() -> None:
    """Beside the worker, neither the question nor its options nor that there is an answer to it is in the picture."""
    sitting = at_the_workers_own()
    assert question_of(sitting).for_worker
    saved(sitting.answer("2, she said so twice"))
    saved(sitting.back())
    view = beside_you.sitting(sitting.view())
    assert view is not None
    assert isinstance(view.place, QuestionView)
    assert view.place.ask == "This one is for the worker to answer."
    assert (view.place.options, view.place.answered, view.place.for_worker) == ((), (), False)
    assert (question_of(sitting).state, view.place.state) == ("answered", None)
    assert [line.text for line in beside_you.lines(sitting.lines())] == ["theirs"]


def test_what_is_half_typed_there_is_the_workers_wherever_it_lands() -> None:
    """Left for another place, it becomes a line of the worker's: never read out as what the person said."""
    sitting = at_the_workers_own()
    saved(sitting.jump("a/notes"))
    saved(sitting.draft("seems tired to me"))
    saved(sitting.jump("a/theirs"))
    saved(sitting.draft("something else"))
    assert [(line.text, line.voice) for line in sitting.lines()][1:] == [("seems tired to me", "worker")]
    assert "tired" not in str(sitting.to_read_back())


def test_what_somebody_else_said_in_the_workers_own_shows_a_strength_to_the_worker_alone() -> None:
    """Marked as a strength, the words stand under it for the worker: not read out, and not in the person's copy."""
    sitting = at_the_workers_own()
    saved(sitting.jump("a/notes"))
    saved(sitting.answer("gets up at five", "other", other="Mum"))
    saved(sitting.mark("gets up at five", "Early riser"))
    assert "gets up" in str(sitting.strengths())
    assert "Early riser" in str(sitting.to_read_back())
    assert "gets up" not in str(sitting.to_read_back())
    assert "gets up" not in preview(sitting.person, "profile")


def test_nothing_noted_there_stands_on_the_screen_that_is_turned() -> None:
    """Whosever words were noted where only the worker is asked: the person does not come upon them."""
    sitting = at_the_workers_own()
    saved(sitting.jump("a/notes"))
    saved(sitting.answer("drinks again", "other", other="Mum"))
    saved(sitting.jump("a/notes"))
    assert "drinks" in str(sitting.view())
    assert "drinks" not in str(beside_you.sitting(sitting.view()))
    assert "drinks" not in str(beside_you.lines(sitting.lines()))


def test_a_goal_of_the_workers_is_for_the_worker() -> None:
    """It is not read out, nor shown to the person; what the worker promised in it is read out all the same."""
    sitting = at_the_workers_own()
    goal = ref_of(sitting.change(lambda act, one: planning.add_goal(act, one, "sees a doctor")))
    saved(sitting.set_voice(goal, "worker"))
    for what, kind in (("find a doctor", "worker"), ("go there", "person")):
        who = Who(kind=kind)  # type: ignore[arg-type]  # two of three
        saved(sitting.change(lambda a, one: planning.add_step(a, one, goal_ref=goal, what=what, who=who)))  # noqa: B023  at once
    assert [one.text for one in sitting.to_read_back() if one.ref.startswith(("goals", "steps"))] == ["find a doctor"]
    plan, thread = sitting.plan(), thread_view(sitting.person)
    page = page_view(sitting.person)
    assert "sees a doctor" in str(plan)
    for shown in (beside_you.plan(plan), beside_you.thread(thread), beside_you.page(page)):
        assert "sees a doctor" not in str(shown)


def test_a_thought_of_the_workers_is_put_into_no_question() -> None:
    """An answer that turned out to be the worker's own is not said back to the person as theirs."""
    sitting = sat_down(a_desk(GATED_PACK), pack="gated")
    saved(sitting.jump("a/work"))
    saved(sitting.answer("yes"))
    where = ref_of(sitting.answer("the market"))
    assert question_of(sitting).ask == "What do you like about the market?"
    saved(sitting.set_voice(where, "worker"))
    assert question_of(sitting).ask == "What do you like about it?"
