"""The plan: goals, what they draw on, steps with who and by when, and the agreement to it as it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from strengthtui.desk import planning
from strengthtui.desk.exporting import preview
from strengthtui.model.plan import Who
from tests.desk.desk_builders import KINDS_PACK, a_desk, ref_of, refused, sat_down, saved, stored

if TYPE_CHECKING:
    from collections.abc import Callable

    from strengthtui.desk.sitting import Sitting
    from strengthtui.desk.views import Outcome

PERSON = Who(kind="person")


def a_goal(sitting: Sitting, words: str, why: str = "") -> Outcome:
    """Put a goal into the plan."""
    return sitting.change(lambda act, person: planning.add_goal(act, person, words, why=why))


def a_step(sitting: Sitting, what: str = "walk", who: Who = PERSON, goal: str | None = None, **more: Any) -> Outcome:  # noqa: ANN401
    """Put a step into the plan."""
    return sitting.change(lambda act, person: planning.add_step(act, person, goal_ref=goal, what=what, who=who, **more))


def changed(sitting: Sitting, ref: str, **changes: Any) -> Outcome:  # noqa: ANN401  fields of a goal or a step
    """Change a goal or a step."""
    change = planning.change_goal if ref.startswith("goals") else planning.change_step
    return sitting.change(lambda act, person: change(act, person, ref, changes))


def test_a_plan_from_goal_to_step() -> None:
    """A goal in their words with why and what it draws on, its steps with who, by when, hurdle and what then."""
    sitting = sat_down(a_desk())
    line = ref_of(sitting.jot("fixes bikes"))
    saved(sitting.mark("fixes bikes", "Good hands", ref=line))
    goal = ref_of(a_goal(sitting, '"A stall\x07', " people know me "))
    saved(changed(sitting, goal, draws_on=["GOOD hands", "good hands"]))
    dee = planning.who_of(" Dee ", "Sam")
    saved(a_step(sitting, " lend the trailer ", dee, goal, by="2027-01", hurdle=" no bus\x07 ", then="walk"))
    saved(a_step(sitting, "ring", planning.who_of("worker", "Sam")))
    plan = sitting.plan()
    [one] = plan.goals
    assert (one.text, one.voice, one.why, one.draws_on) == ("A stall", "person", "people know me", ("Good hands",))
    [step] = one.steps
    assert (step.what, step.who, step.asked) == ("lend the trailer", "Dee", "Dee has not been asked")
    assert (step.by, step.hurdle, step.then) == ("Jan 2027", "no bus", "walk")
    assert [(step.what, step.who) for step in plan.promises] == [("ring", "worker")]
    assert plan.open_ends[0] == "Dee has not been asked"


@pytest.mark.parametrize(
    ("typed", "kind"), [("me", "person"), ("", "person"), ("SAM", "person"), ("Worker", "worker"), ("Jo", "named")]
)
def test_who_does_it(typed: str, kind: str) -> None:
    """`me`, nobody or their own name is the person, `worker` the worker, anyone else is named."""
    assert planning.who_of(typed, "Sam").kind == kind


def test_a_helper_says_yes() -> None:
    """A named helper is not asked until noted; nobody else can be asked."""
    sitting = sat_down(a_desk())
    step = ref_of(a_step(sitting, who=Who(kind="named", name="Jo")))
    saved(changed(sitting, step, asked="yes"))
    assert [one.asked for one in sitting.plan().promises] == [""]
    saved(changed(sitting, step, asked="no"))
    assert [one.asked for one in sitting.plan().promises] == ["Jo said no"]
    own = ref_of(a_step(sitting))
    assert refused(changed(sitting, own, asked="yes")) == "nobody-to-ask"


def test_what_cannot_be_planned() -> None:
    """No words, too many, a day that does not exist, a strength or a goal nobody knows: refused, nothing changed."""
    sitting = sat_down(a_desk())
    goal, step = ref_of(a_goal(sitting, "a door")), ref_of(a_step(sitting))
    before, long = sitting.person.records, "x" * 20_001
    assert refused(a_goal(sitting, '" ')) == "no-words"
    assert refused(a_goal(sitting, "x", long)) == "too-long"
    assert refused(a_step(sitting, "\x07 ")) == "no-words"
    assert refused(a_step(sitting, by="2026-02-30")) == "no-such-date"
    assert refused(a_step(sitting, by="soon")) == "not-a-date"
    assert refused(a_step(sitting, who=Who(kind="named", name=" "))) == "no-name"
    assert refused(a_step(sitting, who=Who(kind="named", name="x" * 201))) == "too-long"
    assert refused(a_step(sitting, goal="goals/nobody")) == "no-such-goal"
    assert refused(a_step(sitting, goal=step)) == "no-such-goal"
    assert refused(changed(sitting, goal, draws_on=["Calm"])) == "no-such-strength"
    assert refused(changed(sitting, goal, words="")) == "no-words"
    assert refused(changed(sitting, goal, vision=long)) == "too-long"
    assert refused(changed(sitting, step, what=" ")) == "no-words"
    assert refused(changed(sitting, step, by="never")) == "not-a-date"
    assert refused(sitting.change(lambda a, p: planning.change_step(a, p, goal, {}))) == "no-such-step"
    assert sitting.person.records == before


def test_an_agreement_belongs_to_one_plan() -> None:
    """Agreed as it stands; any change since is told with the day, and taking the change back is agreed again."""
    sitting = sat_down(a_desk())
    assert refused(sitting.agree_plan("yes")) == "nothing-planned"
    step = ref_of(a_step(sitting))
    other = ref_of(a_step(sitting, "run"))
    saved(sitting.agree_plan("yes"))
    assert sitting.plan().agreed == "agreed on 22 Nov 2026"
    saved(changed(sitting, step, by="2027-01-15"))
    assert sitting.plan().agreed == "changed since agreed on 22 Nov 2026"
    saved(sitting.undo())
    assert sitting.plan().agreed == "agreed on 22 Nov 2026"
    saved(sitting.strike(step))
    assert sitting.plan().agreed == "changed since agreed on 22 Nov 2026"
    for state, told in (
        ("yes", "agreed on"),
        ("partly", "partly agreed on"),
        ("no", "not agreed on"),
        ("withdrawn", "taken back on"),
        ("ask-again", "to be asked again"),
    ):
        saved(sitting.agree("plan", state))  # type: ignore[arg-type]  # the states of an agreement
        assert sitting.plan().agreed.startswith(told)
    saved(sitting.strike(other))
    assert refused(sitting.agree_plan("yes")) == "nothing-planned"


def taken_off(sitting: Sitting, ref: str) -> Outcome:
    """Take a goal or a step off the plan."""
    return sitting.change(lambda act, person: planning.take_off(act, person, ref))


def test_a_goal_off_the_plan_takes_its_steps_but_no_promise() -> None:
    """Its steps go, a promise stays, the answer that made it says the rest; an undo brings all of it back."""
    sitting = sat_down(a_desk(KINDS_PACK), pack="kinds")
    saved(sitting.jump("a/aims"))
    saved(sitting.answer("a door\na bike"))
    saved(sitting.jump("a/aims"))
    door, bike = (goal.ref for goal in sitting.plan().goals)
    saved(a_step(sitting, "walk", goal=door))
    saved(a_step(sitting, "ring", Who(kind="worker"), door))
    before = stored(sitting.person)
    saved(taken_off(sitting, door))
    plan = sitting.plan()
    assert [(goal.text, goal.steps) for goal in plan.goals] == [("a bike", ())]
    assert [step.what for step in plan.promises] == ["ring"]
    assert sitting.person.records.answers[0].value == [bike.removeprefix("goals/")]
    saved(taken_off(sitting, bike))
    assert sitting.person.records.answers == ()
    saved(sitting.undo())
    saved(sitting.undo())
    assert stored(sitting.person) == before
    assert refused(taken_off(sitting, "goals/nobody")) == "not-in-plan"
    assert refused(taken_off(sitting, ref_of(sitting.jot("a line")))) == "not-in-plan"


WORKER = Who(kind="worker")


def test_what_the_worker_promises_later_leaves_the_agreement_as_it_is() -> None:
    """A promise made in the close asks nothing of the person; one that was read out and changed since is a change."""
    sitting = sat_down(a_desk())
    goal = ref_of(a_goal(sitting, "a bike stall"))
    listed = ref_of(a_step(sitting, "ring the market", WORKER))
    saved(sitting.agree_plan("yes"))
    later = ref_of(a_step(sitting, "bring the form", WORKER))
    saved(changed(sitting, later, by="2027-01-15"))
    assert sitting.plan().agreed == "agreed on 22 Nov 2026"
    assert "Agreed on 22 Nov 2026." in preview(sitting.person, "plan")
    saved(taken_off(sitting, later))
    assert sitting.plan().agreed == "agreed on 22 Nov 2026"
    saved(sitting.strike(ref_of(a_step(sitting, "ring Jo", WORKER))))
    assert sitting.plan().agreed == "agreed on 22 Nov 2026"
    changes: tuple[Callable[[], Outcome], ...] = (
        lambda: changed(sitting, listed, by="2027-01-15"),
        lambda: taken_off(sitting, listed),
        lambda: a_step(sitting, "ask Jo", WORKER, goal),
        lambda: a_step(sitting, "walk"),
        lambda: changed(sitting, goal, why="to be out"),
    )
    for change in changes:
        saved(change())
        assert sitting.plan().agreed == "changed since agreed on 22 Nov 2026"
        assert "Changed since agreed on 22 Nov 2026." in preview(sitting.person, "plan")
        saved(sitting.undo())
        assert sitting.plan().agreed == "agreed on 22 Nov 2026"


def test_what_came_off_the_plan_is_another_plan() -> None:
    """An agreement is not to a plan that lost a step since; brought back, or added and taken back, it is."""
    sitting = sat_down(a_desk())
    step = ref_of(a_step(sitting))
    last = ref_of(a_step(sitting, "run"))
    saved(sitting.agree_plan("yes"))
    saved(taken_off(sitting, last))
    assert sitting.plan().agreed.startswith("changed since agreed on")
    saved(sitting.undo())
    assert sitting.plan().agreed.startswith("agreed on")
    saved(a_step(sitting, "swim"))
    saved(sitting.undo())
    assert sitting.plan().agreed.startswith("agreed on")
    saved(changed(sitting, step, what='"stroll'))
    assert sitting.plan().promises[0].what == "stroll"


def test_a_line_becomes_a_goal() -> None:
    """A line that was caught moves into the plan with its voice; one act, which undo takes back."""
    sitting = sat_down(a_desk())
    line = ref_of(sitting.jot('"A door of my own'))
    goal = ref_of(sitting.change(lambda act, person: planning.goal_of_jotting(act, person, line)))
    assert [(one.text, one.voice) for one in sitting.plan().goals] == [("A door of my own", "person")]
    assert sitting.lines() == ()
    assert refused(sitting.change(lambda act, person: planning.goal_of_jotting(act, person, goal))) == "no-such-line"
    saved(sitting.undo())
    assert ([one.ref for one in sitting.lines()], sitting.plan().goals) == ([line], ())


def test_a_struck_goal_leaves_its_steps() -> None:
    """The steps of a struck goal stand under none, a struck strength is drawn on by none; neither is said any more."""
    sitting = sat_down(a_desk())
    line = ref_of(sitting.jot("fixes bikes"))
    strength = ref_of(sitting.mark("fixes bikes", "Good hands", ref=line))
    goal = ref_of(a_goal(sitting, "a stall of my own"))
    saved(changed(sitting, goal, draws_on=["Good hands"]))
    saved(a_step(sitting, goal=goal))
    saved(sitting.strike(strength))
    assert sitting.plan().goals[0].draws_on == ()
    saved(sitting.strike(goal))
    assert [step.what for step in sitting.plan().promises] == ["walk"]
    assert "stall of my own" not in repr(sitting.person.file.raw())
