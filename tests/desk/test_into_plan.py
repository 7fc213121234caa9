"""From what was said into the plan: steps and goals made of lines, what waits, and the day on which they look again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from strengthtui.desk import into_plan, plan_forms, planning
from strengthtui.desk.exporting import preview
from strengthtui.desk.filling import fill
from strengthtui.desk.meeting import sitting_of
from strengthtui.desk.plan_forms import GoalForm, StepForm
from strengthtui.desk.thread_views import thread_view
from tests.desk.desk_builders import a_desk, ref_of, refused, sat_down, saved

if TYPE_CHECKING:
    from strengthtui.desk.sitting import Sitting

PACK = """
    id: doing
    version: 1
    title: Doing
    language: en
    summary: What they will do, and when to look again.
    sections:
      - id: a
        title: Doing
        questions:
          - {id: first, kind: lines, ask: What comes first?, about: plan-first-step, focus: future, route: doorstep}
          - {id: slip, kind: text, ask: And after a slip?, about: plan-after-a-slip, focus: future, route: doorstep}
          - {id: again, kind: date, ask: When again?, about: plan-check-in, focus: future, route: doorstep}
          - {id: later, kind: date, ask: And later?, about: plan-check-in, focus: future, route: doorstep}
"""


def doing() -> Sitting:
    """Somebody who said two things they will do."""
    sitting = sat_down(a_desk(PACK), pack="doing")
    saved(sitting.answer('"ring Jo\nbuy paint'))
    return sitting


def waiting(sitting: Sitting) -> list[str]:
    """What waits, in words."""
    return [line.text for line in sitting.plan().said]


def taken(sitting: Sitting, ref: str, what: str) -> str:
    """Make a step of a line."""
    form = StepForm(what=what)
    return ref_of(sitting.change(lambda act, person: plan_forms.add_step(act, person, None, form, ref)))


def test_what_was_said_as_a_step_waits_and_is_no_step() -> None:
    """It is shown in the plan and as still open, and nothing is made of it by itself."""
    sitting = doing()
    assert waiting(sitting) == ["ring Jo", "buy paint"]
    assert "ring Jo: said, not in the plan yet" in thread_view(sitting.person).open_ends
    assert not sitting.plan().promises


def test_a_line_taken_in_waits_no_more_until_its_step_is_gone() -> None:
    """Other words in the form do not bring it back; taken off the plan, it waits again; an undo does both ways."""
    sitting = doing()
    line = sitting.plan().said[0].ref
    step = taken(sitting, line, "ring Jo on Friday")
    assert waiting(sitting) == ["buy paint"]
    saved(sitting.undo())
    assert waiting(sitting) == ["ring Jo", "buy paint"]
    saved(sitting.redo())
    saved(sitting.change(lambda act, person: planning.take_off(act, person, step)))
    assert waiting(sitting) == ["ring Jo", "buy paint"]


def test_a_line_left_waits_no_more_until_it_is_said_otherwise() -> None:
    """It stays said; the plan asks again once it is other words, and an undo brings it back."""
    sitting = doing()
    line = sitting.plan().said[1].ref
    saved(sitting.change(lambda act, person: into_plan.put_aside(act, person, line)))
    assert waiting(sitting) == ["ring Jo"]
    saved(sitting.undo())
    assert waiting(sitting) == ["ring Jo", "buy paint"]
    saved(sitting.redo())
    assert "buy paint" in preview(sitting.person, "plan")
    saved(sitting.jump("a/first"))
    saved(sitting.answer('"ring Jo\nbuy green paint'))
    assert waiting(sitting) == ["ring Jo", "buy green paint"]
    assert refused(sitting.change(lambda act, person: into_plan.put_aside(act, person, "answers/x"))) == "no-such-line"


def test_a_struck_line_leaves_its_step_and_the_others_theirs() -> None:
    """The step stays, and its words are said to stand still; the line after it is in the plan, not waiting."""
    sitting = doing()
    first, second = (line.ref for line in sitting.plan().said)
    taken(sitting, first, "ring Jo")
    taken(sitting, second, "buy green paint")
    assert saved(sitting.strike(first)).elsewhere == ("a step",)
    assert waiting(sitting) == []
    gone, stays = sitting.person.records.steps
    assert gone.source is None
    assert stays.source is not None
    assert stays.source.line == 0
    other = doing()
    first, second = (line.ref for line in other.plan().said)
    for ref in (first, second):
        saved(other.change(lambda act, person: into_plan.put_aside(act, person, ref)))  # noqa: B023  at once
    saved(other.strike(first))
    assert waiting(other) == []
    assert [one.line for one in other.person.records.person.not_planned] == [0]


def test_a_goal_made_of_a_line_keeps_whose_words_it_is_and_how_far_they_go() -> None:
    """As it was said it stays a quotation; another's words stay another's; what stays in the team stays there."""
    sitting = doing()
    own = sitting.plan().said[0].ref
    other = ref_of(sitting.jot("she could teach", (), "other", "Mum"))
    saved(sitting.jump("a/slip"))
    slip = ref_of(sitting.answer("call my brother"))
    for ref, words in ((own, '"ring Jo'), (other, "she could teach"), (slip, "stay near my brother")):
        form = GoalForm(words)
        saved(sitting.change(lambda act, person: plan_forms.add_goal(act, person, form, ref)))  # noqa: B023  at once
    told = [(one.words.text, one.words.voice, one.words.other, one.words.share) for one in sitting.person.records.goals]
    assert told == [
        ("ring Jo", "person", None, None),
        ("she could teach", "other", "Mum", "team"),
        ("stay near my brother", "gist", None, "team"),
    ]


def test_nobody_sees_what_waits_that_was_said_alone() -> None:
    """With somebody in the room, what was said alone is not held up."""
    sitting = sat_down(a_desk(PACK), pack="doing")
    saved(sitting.present(()))
    saved(sitting.answer("ring Jo"))
    saved(sitting.present(("Mum",)))
    assert waiting(sitting) == []
    saved(sitting.present(()))
    line = sitting.plan().said[0].ref
    saved(sitting.present(("Mum",)))
    taken(sitting, line, "ring Jo")
    assert sitting.plan().promises == ()
    saved(sitting.present(()))
    assert [step.what for step in sitting.plan().promises] == ["ring Jo"]


@pytest.mark.parametrize("document", ["plan", "photo"])
def test_a_day_to_look_again_is_the_day_they_meet(document: str) -> None:
    """It stands on the plan and the photo page, once; what is said of the next time later counts instead."""
    sitting = doing()
    saved(sitting.jump("a/again"))
    saved(sitting.answer("15 Jan 2027"))
    text = preview(sitting.person, document)
    assert "## When we meet next\n\n- 15 Jan 2027" in text
    assert text.count("15 Jan 2027") == 1
    saved(sitting.keep())
    noted = sitting_of(sitting.person, sitting.id).next
    assert noted is not None
    assert noted.on == "2027-01-15"
    saved(sitting.meet_next("2027-01-08", "the canal"))
    assert "## When we meet next\n\n- 8 Jan 2027: the canal" in preview(sitting.person, document)
    saved(sitting.undo())
    saved(sitting.undo())
    saved(sitting.undo())
    assert sitting_of(sitting.person, sitting.id).next is None


def test_a_day_to_look_again_stands_on_the_list_of_people() -> None:
    """Whoever opens the list sees when they meet next."""
    desk = a_desk(PACK)
    sitting = sat_down(desk, pack="doing")
    saved(sitting.jump("a/again"))
    saved(sitting.answer("15 Jan 2027"))
    sitting.close(ended=True)
    assert [(one.kind, one.by) for one in desk.people.due()] == [("next", "2027-01-15")]


def test_a_day_that_is_over_is_no_day_to_meet() -> None:
    """What was said of a day gone by is kept as said, and nobody is told to come."""
    sitting = doing()
    saved(sitting.jump("a/again"))
    saved(sitting.answer("1 Nov 2026"))
    assert sitting_of(sitting.person, sitting.id).next is None


def test_to_a_day_that_is_known_nothing_is_added() -> None:
    """It is kept or it is another: the earlier one changes, they meet then, and what was only jotted stays jotted."""
    sitting = doing()
    saved(sitting.jump("a/again"))
    saved(sitting.answer("15 Jan 2027"))
    saved(sitting.keep("20 Feb 2027"))
    assert "2027-02-20" in {one.value for one in sitting.person.records.answers if isinstance(one.value, str)}
    noted = sitting_of(sitting.person, sitting.id).next
    assert noted is not None
    assert noted.on == "2027-02-20"
    saved(sitting.jump("a/later"))
    saved(sitting.answer("1 Mar 2027", add=True))
    assert [one.same_as for one in sitting.person.records.answers if one.question == "a/later"] == [None]
    jotted = sat_down(a_desk(PACK), pack="doing")
    saved(jotted.jot("after Easter", ("plan-check-in",)))
    saved(jotted.jump("a/again"))
    assert refused(jotted.keep("soon")) == "not-a-date"
    saved(jotted.keep("15 Jan 2027"))
    assert [line.text for line in jotted.lines()] == ["after Easter", "15 Jan 2027"]


SHEET = """
worker: RB
happened: 2026-11-20
conversations:
  - {pack: doing, route: full, answers: {a/again: 2027-01-15}}
"""


@pytest.mark.parametrize(
    ("more", "on"), [("", "2027-01-15"), ("next: {on: 2026-12-01}\n", "2026-12-01"), ("next: after Easter\n", None)]
)
def test_a_day_to_look_again_in_a_sheet_is_the_day_they_meet(more: str, on: str | None) -> None:
    """Unless the sheet itself says when they meet next."""
    desk = a_desk(PACK)
    person = desk.add_person("Sam")
    fill(person, (SHEET + more).encode(), "sheet.yaml", keep=desk.keep_pack)
    [sitting] = person.records.sittings
    assert sitting.next is not None
    assert sitting.next.on == on


def test_a_goal_of_another_talk_takes_no_step_by_itself() -> None:
    """Within one conversation the only goal is meant; of another, or of nobody's words, somebody says it."""
    sitting = sat_down(a_desk(PACK), pack="motivation")
    saved(sitting.answer('"the drink'))
    [wish] = sitting.lines()
    goal = ref_of(sitting.change(lambda act, person: plan_forms.add_goal(act, person, GoalForm("work"), wish.ref)))
    assert not into_plan.from_another_talk(sitting.person, wish.ref, goal)
    saved(sitting.begin("doing", "doorstep", lambda _digest, _data: None))
    saved(sitting.answer("ring Jo"))
    said = sitting.lines()[-1]
    assert into_plan.from_another_talk(sitting.person, said.ref, goal)
    typed = ref_of(sitting.change(lambda act, person: plan_forms.add_goal(act, person, GoalForm("rest"))))
    assert not into_plan.from_another_talk(sitting.person, said.ref, typed)
