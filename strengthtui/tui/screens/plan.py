"""The plan: goals in their words with what they draw on, steps with who and by when, promises, and the agreement.

What is typed in a form is one change; where it cannot be kept, the form comes back with every word.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Horizontal

from strengthtui.desk import planning
from strengthtui.desk.into_plan import put_aside as leave
from strengthtui.desk.views import GoalView, PlanView, Saved, StepView
from strengthtui.i18n import _
from strengthtui.tui import into_plan, plan_rows, planned
from strengthtui.tui.dialogs.asking import ChoiceDialog, SureDialog, Way
from strengthtui.tui.dialogs.picking import PickDialog
from strengthtui.tui.keys import bindings
from strengthtui.tui.screens.base import doing
from strengthtui.tui.screens.sitting_screen import SittingScreen
from strengthtui.tui.widgets.row_list import Part, Row, RowList

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from strengthtui.desk.sitting import Sitting
    from strengthtui.desk.terms import AgreementState
    from strengthtui.desk.views import LineView, Outcome
    from strengthtui.tui.planned import Change
    from strengthtui.tui.talk import Talk

WITH_DETAILS = 112
"""Columns from which the rest of the chosen row stands beside the list."""


class PlanScreen(SittingScreen[None]):
    """Returns nothing."""

    CSS_PATH = "plan.tcss"
    ROOM = "plan"
    BINDINGS: ClassVar[list[BindingType]] = bindings(
        "new-goal", "new-step", "new-promise", "change", "mark-step", "agree-plan", "take-off", "back", "know-in-plan"
    )
    SHOWN = ("new-goal", "new-step", "change", "mark-step", "agree-plan")
    GUIDES = ("plan",)
    HELP = (
        "This is the plan: goals in their words, small steps under each, and what you promised.\n\n"
        "A letter does it: G puts in a goal, S a step under the goal chosen, P a promise of yours; C or Enter changes "
        "the row chosen, M says where it stands, T takes it off, A asks whether it is right as it stands. Each form "
        "is kept as a whole with ^S, and is on the disk then. What was said as a step and is none yet stands below: "
        "Enter makes one of it, T leaves it where it was said. Alt+← goes back."
    )

    def __init__(self, talk: Talk) -> None:
        """Take the talk."""
        super().__init__(talk)
        self.view = PlanView((), (), "", ())
        self.person = ""

    def body(self) -> ComposeResult:
        """The list, and the rest of the row chosen beside it."""
        with Horizontal(id="middle"):
            yield RowList(id="plan", empty=_("No goal yet. G begins with one."))
            yield RowList(id="beside")

    # what is shown

    async def show_again(self) -> None:
        """Ask for the plan and draw it."""
        self.view = await self.talk.plan()
        self.person = await self.talk.ask(lambda sitting: sitting.person.records.person.name)
        if self.is_mounted:
            self._draw()

    def on_resize(self) -> None:
        """Lay it out anew."""
        if self.person:
            self._draw()

    def on_row_list_moved(self, _event: RowList.Moved) -> None:
        """Show the rest of the row chosen."""
        self._draw_beside()

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        """Change the row chosen."""
        event.stop()
        self.action_change()

    def _draw(self, chosen: str | None = None) -> None:
        self.title_says(_("{name} · plan").format(name=self.person), self.talk.saved_words)
        plan = self.query_one("#plan", RowList)
        whole = self.app.size.width < WITH_DETAILS
        plan.show_rows(list(plan_rows.plan_rows(self.view, whole=whole)), chosen=chosen)
        self._draw_beside()
        if self.focused is None:
            self.focus_on(plan)

    def _draw_beside(self) -> None:
        row = self.row_chosen()
        rows: tuple[Row, ...] = ()
        if isinstance(row, GoalView):
            rows = plan_rows.goal_details(row)
        elif isinstance(row, StepView):
            rows = plan_rows.step_details(row)
        self.query_one("#beside", RowList).show_rows(rows)

    def row_chosen(self) -> GoalView | StepView | None:
        """Give the goal, step or promise chosen."""
        wanted = self.query_one("#plan", RowList).chosen_id
        return next((one for one in self._all() if one.ref == wanted), None)

    def said_chosen(self) -> LineView | None:
        """Give the line chosen that is not in the plan yet."""
        wanted = self.query_one("#plan", RowList).chosen_id
        return next((one for one in self.view.said if one.ref == wanted), None)

    def _all(self) -> list[GoalView | StepView]:
        rows: list[GoalView | StepView] = []
        for goal in self.view.goals:
            rows += [goal, *goal.steps]
        return [*rows, *self.view.promises]

    # new

    @doing
    async def action_new_goal(self) -> None:
        """Put a goal into the plan, and its first small step if there is one."""
        goal = await planned.new_goal(self)
        if goal is not None:
            await planned.new_step(self, goal, _("A first small step?"))

    @doing
    async def action_new_step(self) -> None:
        """Put a step under the goal chosen."""
        goal = await self._goal_meant()
        if goal is not None:
            await planned.new_step(self, goal, _("A new step"))

    @doing
    async def action_new_promise(self) -> None:
        """Note what the worker will do."""
        await planned.new_promise(self)

    async def _goal_meant(self) -> str | None:
        """Give the goal chosen, or the one the chosen step serves; ask where that is not clear."""
        wanted = self.query_one("#plan", RowList).chosen_id
        for goal in self.view.goals:
            if wanted == goal.ref or any(step.ref == wanted for step in goal.steps):
                return goal.ref
        if not self.view.goals:
            self.tell(_("There is no goal yet: G makes one."))
            return None
        if len(self.view.goals) == 1:
            return self.view.goals[0].ref
        rows = [Row(goal.ref, (Part(goal.text),)) for goal in self.view.goals]
        return await self.app.push_screen_wait(PickDialog(_("Under which goal?"), rows))

    # changing

    @doing
    async def action_change(self) -> None:
        """Change the row chosen."""
        row = self.row_chosen()
        if isinstance(row, GoalView):
            await planned.change_goal(self, row.ref)
        elif isinstance(row, StepView):
            await planned.change_step(self, row.ref)
        elif (line := self.said_chosen()) is not None:
            await into_plan.take_in(self, line, "step")

    @doing
    async def action_mark_step(self) -> None:
        """Say where the row chosen stands, or whether the helper was asked."""
        row = self.row_chosen()
        if isinstance(row, GoalView):
            await planned.mark_goal(self, row)
        elif isinstance(row, StepView):
            await planned.mark_step(self, row)
        else:
            self.tell(_("There is nothing in the plan yet."))

    @doing
    async def action_take_off(self) -> None:
        """Take the row chosen off the plan, after a yes."""
        row, line = self.row_chosen(), self.said_chosen()
        if line is not None:
            left = _("It stays where it was said. Esc, then U brings it back here.")
            await self.store(lambda act, person: leave(act, person, line.ref), left)
        if row is None:
            return
        said, title = (row.text, _("Take it off the plan?")) if isinstance(row, GoalView) else (row.what, "")
        if isinstance(row, GoalView) and row.steps:
            title = _("Take it off the plan, and its steps but for what the worker promised?")
        sure = SureDialog(title or _("Take it off the plan?"), _("Yes, take it off"), said=said)
        if await self.app.push_screen_wait(sure) == "yes":
            done = _("It is off the plan. Esc, then U brings it back.")
            await self.store(lambda act, person: planning.take_off(act, person, row.ref), done)

    @doing
    async def action_agree_plan(self) -> None:
        """Ask whether the plan is right as it stands, and bind the answer to it."""
        states: dict[str, AgreementState] = {"yes": "yes", "partly": "partly", "no": "no"}
        ways = (Way("yes", "y", _("Yes")), Way("partly", "p", _("Partly")), Way("no", "n", _("No")))
        said = _("Read the plan aloud first, as it stands.")
        picked = await self.app.push_screen_wait(ChoiceDialog(_("Is it right as it stands?"), ways, said=said))
        if picked in states:
            state = states[picked]
            outcome = await self.talk.do(lambda sitting: sitting.agree_plan(state))
            self.told(outcome, _("Noted, for the plan as it stands."))
            await self.show_again()

    # leaving

    def action_back(self) -> None:
        """Go back to where one came from."""
        self.dismiss(None)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave out what has no meaning here: the plan is open already."""
        if action == "plan":
            return False
        if action == "what_to_know":
            return self.view.of_use and not self.house.beside
        return super().check_action(action, parameters)

    # keeping

    async def store(self, change: Change, done: str = "") -> Outcome:
        """Make one change of the plan, and show what came of it."""
        outcome = await self.talk.do(lambda sitting: sitting.change(change))
        self.told(outcome, done)
        self.view = await self.talk.plan()
        self._draw(chosen=outcome.ref if isinstance(outcome, Saved) else None)
        return outcome


def _jotted(text: str) -> Callable[[Sitting], Outcome]:
    return lambda sitting: sitting.jot(text, ())
