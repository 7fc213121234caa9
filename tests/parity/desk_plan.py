"""The plan and reading back as calls of the desk, and a look at what stands in front."""

from __future__ import annotations

from typing import TYPE_CHECKING

from strengthtui.desk import planning
from strengthtui.desk.plan_forms import GoalForm, StepForm, add_goal, add_step
from strengthtui.desk.views import QuestionView
from tests.desk.desk_builders import ref_of, saved
from tests.parity import steps

if TYPE_CHECKING:
    from strengthtui.desk.sitting import Sitting


class Planner:
    """Somebody who plans and reads back."""

    sitting: Sitting

    def do_plan(self, step: steps.Plan) -> None:
        """Do what is done in the plan."""
        for act in step.acts:
            self._planned(act)

    def _planned(self, one: steps.Planned) -> None:
        sitting = self.sitting
        match one:
            case steps.Goal():
                goal = ref_of(
                    sitting.change(lambda act, who: add_goal(act, who, GoalForm(one.words, one.why, one.draws_on)))
                )
                if one.first is not None:
                    self._step(goal, one.first)
            case steps.MoreSteps():
                self._step(planned_ref(self.sitting, one.goal), one.step)
            case steps.Promise():
                self.promise(one)
            case steps.Mark():
                ref = planned_ref(self.sitting, one.what)
                changes = {"asked": one.state} if one.state in ("yes", "no") else {"state": one.state}
                saved(sitting.change(lambda act, who: planning.change_step(act, who, ref, changes)))
            case steps.MarkGoal():
                ref = planned_ref(self.sitting, one.words)
                saved(sitting.change(lambda act, who: planning.change_goal(act, who, ref, {"state": one.state})))
            case steps.TakeOff():
                ref = planned_ref(self.sitting, one.words)
                saved(sitting.change(lambda act, who: planning.take_off(act, who, ref)))
            case steps.AgreePlan():
                saved(sitting.agree_plan(one.state))

    def _step(self, goal: str | None, one: steps.Step) -> None:
        doer = {"": "person", "worker": "worker"}.get(one.who, "named")
        form = StepForm(
            what=one.what,
            doer=doer,  # type: ignore[arg-type]  # one of the three
            name=one.who if doer == "named" else "",
            asked=one.asked,
            by=one.by,
            hurdle=one.hurdle,
            then=one.then,
        )
        saved(self.sitting.change(lambda act, who: add_step(act, who, goal, form)))

    def promise(self, one: steps.Promise) -> None:
        """Promise, then say by when."""
        worker = planning.who_of("worker", "Ada")
        ref = ref_of(
            self.sitting.change(lambda act, who: planning.add_step(act, who, goal_ref=None, what=one.what, who=worker))
        )
        if one.by:
            saved(self.sitting.change(lambda act, who: planning.change_step(act, who, ref, {"by": one.by})))

    def do_readback(self, step: steps.ReadBack) -> None:
        """Give a verdict on each line as it comes."""
        for view, (verdict, words) in zip(self.sitting.to_read_back(), step.verdicts, strict=False):
            saved(self.sitting.verdict(view.ref, verdict, words))
        if step.plan:
            saved(self.sitting.agree_plan(step.plan))


def planned_ref(sitting: Sitting, words: str) -> str:
    """Give the handle of a goal or step of the plan."""
    plan = sitting.plan()
    for goal in plan.goals:
        if goal.text == words:
            return goal.ref
    return next(
        step.ref for step in (*(one for goal in plan.goals for one in goal.steps), *plan.promises) if step.what == words
    )


def question(sitting: Sitting) -> QuestionView | None:
    """Give the question in front, if one is."""
    view = sitting.view()
    place = view.place if view is not None else None
    return place if isinstance(place, QuestionView) else None
