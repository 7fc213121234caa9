"""Questions asked of the worker: their own thoughts, told so on the screen, never read out and never shown beside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from strengthtui.desk import beside_you, reading_back
from strengthtui.desk.views import QuestionView
from tests.desk.desk_builders import a_desk, question_of, ref_of, sat_down, saved

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
    """Beside the worker, neither the question nor its options nor an answer to it is in the picture."""
    sitting = at_the_workers_own()
    assert question_of(sitting).for_worker
    saved(sitting.answer("2, she said so twice"))
    saved(sitting.back())
    view = beside_you.sitting(sitting.view())
    assert view is not None
    assert isinstance(view.place, QuestionView)
    assert view.place.ask == "This one is for the worker to answer."
    assert (view.place.options, view.place.answered, view.place.for_worker) == ((), (), False)
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
