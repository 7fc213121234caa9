"""Goals and steps as forms: one change each, only what is other is stored, and nothing typed changes on the way."""

from __future__ import annotations

from dataclasses import replace

import pytest

from strengthtui.desk import plan_forms, planning
from strengthtui.desk.plan_forms import GoalForm, StepForm
from strengthtui.desk.sitting import Sitting
from strengthtui.errors import Refusal
from tests.desk.desk_builders import a_desk, ref_of, refused, sat_down, saved


def a_goal(sitting: Sitting, form: GoalForm) -> str:
    """Keep a new goal."""
    return ref_of(sitting.change(lambda act, person: plan_forms.add_goal(act, person, form)))


def a_step(sitting: Sitting, form: StepForm, goal: str | None = None) -> str:
    """Keep a new step."""
    return ref_of(sitting.change(lambda act, person: plan_forms.add_step(act, person, goal, form)))


def goal_form(sitting: Sitting, ref: str) -> GoalForm:
    """Give a goal as it would be typed."""
    form = plan_forms.goal_form(sitting.person, ref)
    assert isinstance(form, GoalForm)
    return form


def step_form(sitting: Sitting, ref: str) -> StepForm:
    """Give a step as it would be typed."""
    form = plan_forms.step_form(sitting.person, ref)
    assert isinstance(form, StepForm)
    return form


@pytest.mark.parametrize("words", ['"my own front door', "a stall", '""quoted" as a sign', "“half” of it"])
def test_a_goal_comes_back_as_it_was_typed(words: str) -> None:
    """A form opened again says the same, and keeping it as it is writes nothing."""
    sitting = sat_down(a_desk())
    sitting.jot("fixes bikes", ())
    sitting.mark("fixes bikes", "Good with my hands", "individual", ref=sitting.lines()[0].ref)
    ref = a_goal(sitting, GoalForm(words, "why not", ("Good with my hands",), "later"))
    before = sitting.person.records
    form = goal_form(sitting, ref)
    assert (form.why, form.draws_on, form.state) == ("why not", ("Good with my hands",), "later")
    outcome = saved(sitting.change(lambda act, person: plan_forms.change_goal(act, person, ref, form)))
    assert outcome.act is None
    assert sitting.person.records == before


def test_a_goal_is_one_change() -> None:
    """Words, why and strengths of a new goal are taken back at once."""
    sitting = sat_down(a_desk())
    a_goal(sitting, GoalForm("a stall", "because"))
    saved(sitting.undo())
    assert sitting.person.records.goals == ()


def test_a_strength_that_is_none_keeps_nothing() -> None:
    """A goal that draws on nothing there is, is refused whole."""
    sitting = sat_down(a_desk())
    form = GoalForm("a stall", draws_on=("Nobody's",))
    assert refused(sitting.change(lambda act, person: plan_forms.add_goal(act, person, form))) == "no-such-strength"
    assert sitting.person.records.goals == ()


def test_a_step_holds_what_the_plain_lines_would_store() -> None:
    """The record of a form is the one that line by line makes."""
    sitting = sat_down(a_desk())
    goal = a_goal(sitting, GoalForm("a stall"))
    a_step(sitting, StepForm("ask Jo", "named", "Jo", "yes", "2027-01-15", "rain", "a tent"), goal)
    ref = ref_of(
        sitting.change(
            lambda act, who: planning.add_step(act, who, goal_ref=goal, what="ask Jo", who=planning.who_of("", "Sam"))
        )
    )
    for changes in ({"who": planning.who_of("Jo", "Sam")}, {"asked": "yes"}, {"by": "2027-01-15"}, {"hurdle": "rain"}):
        sitting.change(lambda act, who, changes=changes: planning.change_step(act, who, ref, changes))  # type: ignore[misc]
    sitting.change(lambda act, who: planning.change_step(act, who, ref, {"then": "a tent"}))
    one, two = sitting.person.records.steps
    for name in ("goal", "what", "who", "by", "hurdle", "then", "state"):
        assert getattr(one, name) == getattr(two, name), name


def test_a_step_is_changed_in_every_part_at_once() -> None:
    """What is other is stored as one change; what is empty goes."""
    sitting = sat_down(a_desk())
    ref = a_step(sitting, StepForm("ask", "worker", by="2027-01-15", hurdle="rain"))
    form = replace(step_form(sitting, ref), what="ring", doer="named", name="Dee", asked="no", by="", hurdle="")
    saved(sitting.change(lambda act, person: plan_forms.change_step(act, person, ref, form)))
    step = sitting.person.records.steps[0]
    assert (step.what, step.who.name, step.who.asked, step.by, step.hurdle) == ("ring", "Dee", "no", None, None)
    saved(sitting.undo())
    assert step_form(sitting, ref) == StepForm("ask", "worker", by="2027-01-15", hurdle="rain")


def test_what_is_not_there_has_no_form() -> None:
    """A handle of nothing gives no form, and changes nothing."""
    sitting = sat_down(a_desk())
    assert isinstance(plan_forms.goal_form(sitting.person, "goals/none"), Refusal)
    assert isinstance(plan_forms.step_form(sitting.person, "steps/none"), Refusal)


def test_a_day_is_told_with_its_weekday() -> None:
    """In the plan a day has its weekday, and a month alone stands as one."""
    sitting = sat_down(a_desk())
    a_step(sitting, StepForm("ask", "worker", by="2027-01-15"))
    a_step(sitting, StepForm("ring", "worker", by="2027-01"))
    assert [step.day for step in sitting.plan().promises] == ["Friday 15 January 2027", "January 2027"]


def test_a_mark_before_words_that_keep_no_voice_does_not_stay() -> None:
    """What may get in the way, what then and what makes it count are printed plain: no quotation mark stands alone."""
    sitting = sat_down(a_desk())
    goal = a_goal(sitting, GoalForm("a quiet night", why='"the kids'))
    assert goal_form(sitting, goal).why == "the kids"
    step = a_step(sitting, StepForm("ring Jo", hurdle='"no credit', then="“text her”"), goal)
    stood = step_form(sitting, step)
    assert (stood.hurdle, stood.then) == ("no credit", "text her")
    saved(sitting.change(lambda act, person: planning.change_step(act, person, step, {"hurdle": '"rain'})))
    assert step_form(sitting, step).hurdle == "rain"
