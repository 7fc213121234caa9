"""From a line into the plan: the form of a goal or a step comes up with the words in it; kept is what is kept there.

The same acts as in plain lines (`line.into_plan`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from strengthtui.desk import into_plan
from strengthtui.desk.plan_forms import StepForm
from strengthtui.desk.showing import quoted
from strengthtui.desk.views import QuestionView
from strengthtui.errors import Refusal
from strengthtui.i18n import _
from strengthtui.tui import planned
from strengthtui.tui.dialogs.asking import ChoiceDialog, Way
from strengthtui.tui.dialogs.picking import PickDialog
from strengthtui.tui.widgets.row_list import Part, Row
from strengthtui.tui.widgets.said import line_rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from strengthtui.desk.into_plan import Becoming
    from strengthtui.desk.views import LineView
    from strengthtui.tui.screens.sitting_screen import SittingScreen
    from strengthtui.tui.screens.typing_screen import TypingScreen

NO_GOAL = "no-goal"


async def what_was_said(screen: TypingScreen) -> None:
    """Take in the answer in front, else what was kept last."""
    place, newest = screen.place, screen.newest
    said = place.answered if isinstance(place, QuestionView) else ()
    if not said and newest is not None:
        lines = await screen.talk.lines()
        said = tuple(one for one in lines if one.ref == newest or one.ref.startswith(f"{newest}/"))
    if said:
        await one_of(screen, said)
    else:
        screen.tell(_("Nothing was said here yet that could go into the plan."))


async def one_of(screen: SittingScreen[Any], lines: Sequence[LineView]) -> None:
    """Take a line into the plan; where there are several, ask which."""
    line = lines[0] if len(lines) == 1 else None
    if len(lines) > 1:
        rows = list(line_rows(lines))
        picked = await screen.app.push_screen_wait(PickDialog(_("Which of these?"), rows, chosen=lines[-1].ref))
        line = next((one for one in lines if one.ref == picked), None)
    if line is not None:
        await take_in(screen, line)


async def take_in(screen: SittingScreen[Any], line: LineView, way: str | None = None) -> None:
    """Make a step or a goal of a line: as told, else as its question offers, else as is said now."""
    found = await screen.talk.ask(lambda sitting: into_plan.becoming(sitting.person, line.ref))
    if isinstance(found, Refusal):
        screen.told(found)
        return
    if way is None:
        way = found.ways[0] if len(found.ways) == 1 else await _which(screen, line, found)
    if way == "goal":
        goal = await planned.new_goal(screen, found.text, line.ref)
        if goal is not None:
            await planned.new_step(screen, goal, _("A first small step?"))
    elif way in ("step", "person"):
        goal = await _under(screen, line)
        if goal is None:
            return
        stood = StepForm(doer="named", name=found.name) if found.name else StepForm(what=found.text)
        await planned.new_step(screen, goal or None, _("A new step"), stood, None if found.name else line.ref)


async def _which(screen: SittingScreen[Any], line: LineView, found: Becoming) -> str | None:
    ways = {"step": Way("step", "s", _("A small step")), "goal": Way("goal", "g", _("A goal"))}
    offered = [ways[one] for one in found.ways]
    return await screen.app.push_screen_wait(
        ChoiceDialog(_("What can it become?"), offered, said=quoted(line.text, line.voice))
    )


async def _under(screen: SittingScreen[Any], line: LineView) -> str | None:
    """Give the goal a step is to serve, empty for none; `None` where it was left."""
    goals = (await screen.talk.plan()).goals
    if not goals:
        return ""
    if len(goals) == 1:
        only = goals[0].ref
        if not await screen.talk.ask(lambda sitting: into_plan.from_another_talk(sitting.person, line.ref, only)):
            return only
    rows = [Row(goal.ref, (Part(goal.text),)) for goal in goals]
    rows.append(Row(NO_GOAL, (Part(_("none of these"), "quiet"),)))
    picked = await screen.app.push_screen_wait(PickDialog(_("Under which goal?"), rows))
    return "" if picked == NO_GOAL else picked
