"""From a line into the plan, in plain lines: a step or a goal of what was said, and what waits to be taken in or left.

Kept are the words as they were said unless others are typed; then comes what belongs to any step or goal.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from strengthtui.desk import into_plan, plan_forms
from strengthtui.desk.plan_forms import GoalForm, StepForm
from strengthtui.desk.showing import line_words, quoted
from strengthtui.desk.typed import as_typed
from strengthtui.errors import Refusal
from strengthtui.i18n import _
from strengthtui.line import plan_talk

if TYPE_CHECKING:
    from strengthtui.desk.into_plan import Becoming
    from strengthtui.desk.views import LineView
    from strengthtui.line.talk import Talk


def step(talk: Talk, rest: str) -> None:
    """Make a step of the last line, or of line NUMBER; of a line that names somebody, a step of theirs."""
    line = _line(talk, rest)
    if line is not None:
        _step_of(talk, line)
    _back(talk)


def goal(talk: Talk, rest: str) -> None:
    """Make a goal of the last line, or of line NUMBER."""
    line = _line(talk, rest)
    if line is not None:
        words = talk.ask_in(_("In which words?"), _("as it was said")) or as_typed(line.text, line.voice)
        form = GoalForm(words)
        outcome = talk.sitting.change(lambda act, person: plan_forms.add_goal(act, person, form, line.ref))
        if talk.told(outcome, talk.kept) and not isinstance(outcome, Refusal) and outcome.ref is not None:
            plan_talk.goal_round(talk, outcome.ref)
    _back(talk)


def waiting(talk: Talk, rest: str) -> None:
    """Take in what was said as a step, or leave it where it was said."""
    said = talk.sitting.plan().said
    index = talk.chosen(len(said), rest)
    if index is None and len(said) == 1:
        index = 0
    if index is None:
        index = talk.number(_("Which of what was said? A number."), len(said), _("leave it"))
    if index is None:
        return
    line = said[index]
    talk.say(quoted(line.text, line.voice))
    ways = {"t": _step_of, "l": _leave}
    do = talk.one_of(_("t take it in   l leave it where it was said"), ways, _("not now"), None)
    if do is not None:
        do(talk, line)


def _line(talk: Talk, number: str) -> LineView | None:
    from strengthtui.line.commands import line_of

    line = line_of(talk, number)
    if line is not None:
        talk.say()
        talk.say(line_words(line))
    return line


def _step_of(talk: Talk, line: LineView) -> None:
    found = into_plan.becoming(talk.sitting.person, line.ref)
    if isinstance(found, Refusal):
        talk.told(found)
        return
    form = _form(talk, found, line)
    if form is None:
        return
    under = _under(talk, line)
    said = None if found.name else line.ref
    outcome = talk.sitting.change(lambda act, person: plan_forms.add_step(act, person, under, form, said))
    if talk.told(outcome) and not isinstance(outcome, Refusal) and outcome.ref is not None:
        plan_talk.step_round(talk, outcome.ref, helper=found.name)


def _form(talk: Talk, found: Becoming, line: LineView) -> StepForm | None:
    if found.name:
        what = talk.ask_in(_("What will {name} do?").format(name=found.name), _("leave it"))
        return StepForm(what, "named", found.name) if what else None
    return StepForm(talk.ask_in(_("In which words?"), _("as it was said")) or as_typed(line.text, "gist"))


def _under(talk: Talk, line: LineView) -> str | None:
    """Give the goal a step is to serve; none where there is none, or they say so."""
    goals = talk.sitting.plan().goals
    if not goals:
        return None
    if len(goals) == 1 and not into_plan.from_another_talk(talk.sitting.person, line.ref, goals[0].ref):
        return goals[0].ref
    for number, one in enumerate(goals, start=1):
        talk.say(f"{number}  {quoted(one.text, one.voice)}", indent=2)
    index = talk.number(_("Under which goal? A number."), len(goals), _("under none"))
    return goals[index].ref if index is not None else None


def _leave(talk: Talk, line: LineView) -> None:
    outcome = talk.sitting.change(lambda act, person: into_plan.put_aside(act, person, line.ref))
    talk.told(outcome, _("It stays where it was said. :undo brings it back here."))


def _back(talk: Talk) -> None:
    if talk.dialogs == 0:
        talk.show_place()
