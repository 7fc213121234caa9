"""What is done in the plan: forms that are kept as one change each, and where a goal or a step stands.

A form that could not be kept comes back with every word that was typed in it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

from strengthtui.desk import plan_forms, planning
from strengthtui.desk.plan_forms import GoalForm, StepForm
from strengthtui.desk.ties import TieForm
from strengthtui.desk.views import Saved
from strengthtui.errors import Refusal, StrengthError
from strengthtui.i18n import _
from strengthtui.tui.dialogs.asking import ChoiceDialog, ToldDialog, Way
from strengthtui.tui.dialogs.goal import GoalDialog, goal_states
from strengthtui.tui.dialogs.step import StepDialog

if TYPE_CHECKING:
    from strengthtui.desk.open_person import OpenPerson
    from strengthtui.desk.terms import Asked, GoalState, StepState
    from strengthtui.desk.views import GoalView, StepView
    from strengthtui.tui.dialogs.form import FormDialog
    from strengthtui.tui.screens.plan import PlanScreen
    from strengthtui.tui.screens.sitting_screen import SittingScreen

Change: TypeAlias = "Callable[[Any, OpenPerson], str | Refusal | None]"
"""A use-case of the plan: takes the act and the person."""
Form = TypeVar("Form", GoalForm, StepForm, TieForm)


async def new_goal(screen: SittingScreen[Any], words: str = "", said: str | None = None) -> str | None:
    """Ask for a goal and keep it, made of the line `said` where there is one; gives its handle."""

    def change(form: GoalForm) -> Change:
        return lambda act, person: plan_forms.add_goal(act, person, form, said)

    return await _goal(screen, _("A new goal"), GoalForm(words), change)


async def change_goal(screen: PlanScreen, ref: str) -> None:
    """Show a goal as it stands, and keep what is other afterwards."""

    def change(form: GoalForm) -> Change:
        return lambda act, person: plan_forms.change_goal(act, person, ref, form)

    stood = await screen.talk.ask(lambda sitting: plan_forms.goal_form(sitting.person, ref))
    if isinstance(stood, Refusal):
        screen.told(stood)
    else:
        await _goal(screen, _("The goal"), stood, change)


async def new_step(
    screen: SittingScreen[Any], goal: str | None, title: str, stood: StepForm | None = None, said: str | None = None
) -> None:
    """Ask for a step under a goal, or under none, and keep it, made of the line `said` where there is one."""

    def change(form: StepForm) -> Change:
        return lambda act, person: plan_forms.add_step(act, person, goal, form, said)

    await _step(screen, title, stood or StepForm(), change)


async def new_promise(screen: PlanScreen) -> None:
    """Ask what the worker will do, and keep it."""

    def change(form: StepForm) -> Change:
        return lambda act, person: plan_forms.add_step(act, person, None, form)

    await _step(screen, _("A promise of yours"), StepForm(doer="worker"), change, promise=True)


async def change_step(screen: PlanScreen, ref: str) -> None:
    """Show a step as it stands, and keep what is other afterwards."""

    def change(form: StepForm) -> Change:
        return lambda act, person: plan_forms.change_step(act, person, ref, form)

    stood = await screen.talk.ask(lambda sitting: plan_forms.step_form(sitting.person, ref))
    if isinstance(stood, Refusal):
        screen.told(stood)
        return
    promise = any(one.ref == ref for one in screen.view.promises) and stood.doer == "worker"
    await _step(screen, _("Your promise") if promise else _("The step"), stood, change, promise=promise)


async def mark_goal(screen: PlanScreen, goal: GoalView) -> None:
    """Say where a goal stands."""
    letters = {"now": "n", "later": "l", "reached": "r", "let-go": "g"}
    ways = [Way(state, letters[state], text) for state, text in goal_states()]
    picked = await screen.app.push_screen_wait(ChoiceDialog(_("Where does this goal stand?"), ways, said=goal.text))
    states: dict[str, GoalState] = {state: state for state, _text in goal_states()}
    if picked in states:
        state = states[picked]
        await screen.store(lambda act, person: planning.change_goal(act, person, goal.ref, {"state": state}))


async def mark_step(screen: PlanScreen, step: StepView) -> None:
    """Say where a step stands, or what a helper said."""
    told: list[tuple[StepState, str, str]] = [
        ("started", "s", _("Started")),
        ("done", "d", _("Done")),
        ("stuck", "x", _("Stuck")),
        ("let-go", "l", _("Let go")),
        ("open", "o", _("Not begun yet")),
    ]
    ways = [Way(state, letter, text) for state, letter, text in told]
    answers: dict[str, Asked] = {"yes": "yes", "no": "no"} if step.asked else {}
    if answers:
        ways.append(Way("yes", "y", _("{name} said yes").format(name=step.who)))
        ways.append(Way("no", "n", _("{name} said no").format(name=step.who)))
    picked = await screen.app.push_screen_wait(ChoiceDialog(_("Where does this step stand?"), ways, said=step.what))
    if picked is not None:
        changes = {"asked": answers[picked]} if picked in answers else {"state": picked}
        await screen.store(lambda act, person: planning.change_step(act, person, step.ref, changes))


async def _goal(
    screen: SittingScreen[Any], title: str, stood: GoalForm, change: Callable[[GoalForm], Change]
) -> str | None:
    rings = await screen.talk.strengths()
    names = tuple(one.name for ring in rings for one in ring.strengths)

    def window(typed: GoalForm | None) -> FormDialog[GoalForm]:
        return GoalDialog(title, stood, typed, strengths=names)

    return await until_kept(screen, window, change)


async def _step(
    screen: SittingScreen[Any],
    title: str,
    stood: StepForm,
    change: Callable[[StepForm], Change],
    *,
    promise: bool = False,
) -> None:
    today = await screen.talk.ask_desk(lambda desk: desk.clock.today())
    name = await screen.talk.ask(lambda sitting: sitting.person.records.person.name)

    def window(typed: StepForm | None) -> FormDialog[StepForm]:
        return StepDialog(title, stood, typed, person=name, today=today, promise=promise)

    await until_kept(screen, window, change)


async def until_kept(
    screen: SittingScreen[Any],
    window: Callable[[Form | None], FormDialog[Form]],
    change: Callable[[Form], Change],
) -> str | None:
    """Open the form, and again with what was typed while that is refused; gives the handle of what was kept."""
    typed: Form | None = None
    while True:
        typed = await screen.app.push_screen_wait(window(typed))
        if typed is None:
            return None
        try:
            outcome = await screen.store(change(typed))
        except StrengthError as error:
            await screen.app.push_screen_wait(ToldDialog(error.title, error.message, error.hint))
            continue
        if isinstance(outcome, Saved):
            return outcome.ref
