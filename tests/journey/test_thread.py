"""The thread: from words to strength to goal to step, and what hangs loose."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strengthtui.journey.thread import Thread, plan_rev, thread
from strengthtui.model.plan import Asked, GoalState, StepState, WhoKind
from tests.interview.pack_builders import live_of
from tests.record_builders import a_goal, a_step, a_strength, a_verdict, an_evidence, records_of

if TYPE_CHECKING:
    from strengthtui.model.words import Record


def threaded(*rows: Record) -> Thread:
    """Put the thread of these records together."""
    records = records_of(*rows)
    return thread(records, live_of(records))


def test_from_words_to_steps() -> None:
    """A goal has what it draws on, with the person's own words first, and its steps in order."""
    hands, calm = a_strength("Good with my hands"), a_strength("Calm")
    goal = a_goal("A bike stall", hands, calm)
    late, soon = a_step(goal, "borrow a trailer", order=2), a_step(goal, "ask the market", order=1)
    rows = (
        an_evidence(hands, "fixes bikes", voice="gist"),
        an_evidence(hands, "I can fix any bike", voice="person"),
    )
    (one,) = threaded(hands, calm, goal, late, soon, *rows).goals
    assert [(used.strength.name, used.words.text if used.words else None) for used in one.strengths] == [
        ("Good with my hands", "I can fix any bike"),
        ("Calm", None),
    ]
    assert one.steps == (soon, late)


def test_row_by_row() -> None:
    """As rows each strength and each step stands once beside the goal; a bare goal has a row of its own."""
    hands = a_strength()
    goal, bare = a_goal("stall", hands, order=1), a_goal("sleep", order=2)
    first, second = a_step(goal, order=1), a_step(goal, order=2)
    strands = threaded(hands, bare, goal, first, second).strands
    assert [(row.strength, row.goal, row.step) for row in strands] == [
        (hands, goal, first),
        (None, goal, second),
        (None, bare, None),
    ]


def test_what_was_let_go_or_left_out_is_not_on_it() -> None:
    """Goals and steps that were let go or left out are gone from the thread; reached ones stay."""
    goal, gone, out, reached = a_goal(order=1), a_goal(state="let-go"), a_goal(), a_goal(state="reached", order=2)
    kept, dropped, left = a_step(goal), a_step(goal, state="let-go"), a_step(goal)
    rows = (a_verdict("goals", out, "left-out"), a_verdict("steps", left, "left-out"))
    found = threaded(goal, gone, out, reached, kept, dropped, left, *rows)
    assert [one.goal for one in found.goals] == [goal, reached]
    assert found.goals[0].steps == (kept,)


def test_loose_strengths() -> None:
    """A strength in no goal hangs loose, also when its goal was let go; one that is just good never does."""
    used, loose, freed = a_strength("used"), a_strength("loose"), a_strength("freed")
    good = a_strength("good", area="just-good")
    found = threaded(used, loose, freed, good, a_goal("x", used), a_goal("y", freed, state="let-go"))
    assert found.loose_strengths == (loose, freed)


@pytest.mark.parametrize(
    ("by", "step_state", "goal_state", "undated"),
    [
        ("2027-01-15", "open", "now", False),
        ("2027-01", "stuck", "now", False),
        (None, "open", "now", True),
        ("2027-01-15", "done", "now", True),
        ("2027-01-15", "let-go", "now", True),
        (None, "open", "later", False),
        (None, "open", "reached", False),
    ],
)
def test_goals_without_a_date(by: str | None, step_state: StepState, goal_state: GoalState, undated: bool) -> None:
    """A goal of now has no date when no step still to be done has one; goals for later need none."""
    goal = a_goal(state=goal_state)
    found = threaded(goal, a_step(goal, by=by, state=step_state))
    assert found.undated_goals == ((goal,) if undated else ())


@pytest.mark.parametrize("who", get_args(WhoKind))
@pytest.mark.parametrize("asked", get_args(Asked))
@pytest.mark.parametrize("state", get_args(StepState))
def test_helpers_not_asked(who: WhoKind, asked: Asked, state: StepState) -> None:
    """A named helper who has not been asked is named, as long as there is something to do; a promise counts too."""
    step = a_step(who=who, name="Jo", asked=asked, state=state)
    expected = who == "named" and asked == "not-yet" and state in {"open", "started", "stuck"}
    assert threaded(step).unasked == ((step,) if expected else ())


@pytest.mark.parametrize("state", get_args(GoalState))
def test_nobody_is_asked_for_what_is_over(state: GoalState) -> None:
    """Helpers are asked for goals that are ahead, not for one that was reached or let go."""
    goal = a_goal(state=state)
    step = a_step(goal, who="named", name="Jo")
    assert threaded(goal, step).unasked == ((step,) if state in {"now", "later"} else ())


def test_the_plans_revision() -> None:
    """A plan's revision is the highest of its goals and steps; without a plan it is 0."""
    assert plan_rev(records_of()) == 0
    assert plan_rev(records_of(a_goal(rev=3), a_step(rev=7), a_goal(rev=5))) == 7
    assert threaded(a_goal(rev=3)).plan_rev == 3


@given(st.integers(0, 4), st.integers(0, 4))
def test_every_strength_and_step_stands_once(strengths: int, steps: int) -> None:
    """However many there are, each strength and step of a goal is on exactly one row."""
    drawn = [a_strength() for _ in range(strengths)]
    goal = a_goal("x", *drawn, *drawn)
    rows = [a_step(goal, order=n) for n in range(steps)]
    strands = threaded(goal, *drawn, *rows).strands
    assert [row.strength for row in strands if row.strength] == drawn
    assert [row.step for row in strands if row.step] == rows
    assert len(strands) == max(strengths, steps, 1)
