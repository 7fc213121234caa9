"""The plan in plain lines: goals, what they draw on, steps with who and by when, what may get in the way, what then.

Each line is stored as soon as Enter is pressed: a goal before its why, a step before who does it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from strengthtui.desk import planning
from strengthtui.desk.dates import day_or_why
from strengthtui.errors import Refusal
from strengthtui.i18n import _
from strengthtui.line import render

if TYPE_CHECKING:
    from strengthtui.desk.terms import AgreementState, Asked
    from strengthtui.desk.views import GoalView, StepView
    from strengthtui.line.talk import Talk


def plan(talk: Talk, _rest: str) -> None:
    """Show the plan and change it until an empty line."""
    show(talk)
    while typed := talk.ask_in(_menu(talk), _("done")):
        letter, _blank, rest = typed.partition(" ")
        ways = {"g": _goal, "s": _step, "c": _change, "m": _mark, "a": agree}
        doing = ways.get(letter.casefold())
        takes = letter.casefold() == "g" or not rest or rest.strip().isdecimal()
        if doing is not None and takes:
            doing(talk, rest.strip())
        elif rest.strip():
            _goal(talk, typed)
        else:
            talk.say(_("Type one of these letters; or a goal, in their words."))
            continue
        show(talk)
    if talk.dialogs == 0:
        talk.show_place()


def show(talk: Talk) -> None:
    """Show the plan."""
    talk.say()
    for text, indent in render.plan(talk.sitting.plan()):
        talk.say(text, indent=indent)


def ask_date(talk: Talk, text: str, enter: str) -> str | None:
    """Ask for a date until it is one; an empty line is none."""
    typed = talk.ask_in(text, enter)
    while typed:
        day, why = day_or_why(typed, talk.desk.clock.today())
        if day is not None:
            return day
        typed = talk.ask_in(why, enter)
    return None


def promise(talk: Talk, what: str) -> None:
    """Keep something the worker will do, then ask by when."""
    ref = _add_step(talk, None, what, "worker")
    if ref is not None:
        by = ask_date(talk, _("By when?"), _("no date"))
        if by:
            _change_step(talk, ref, by=by)
        talk.say(_("Promised."))


def agree(talk: Talk, _rest: str) -> None:
    """Ask whether the plan is right as it stands, and bind the answer to it."""
    talk.say()
    talk.say(_("Read the plan aloud first, as it stands above."))
    states: dict[str, AgreementState | None] = {
        "y": "yes",
        "yes": "yes",
        "p": "partly",
        "partly": "partly",
        "n": "no",
        "no": "no",
    }
    state = talk.one_of(_("Is it right as it stands? yes, partly or no"), states, _("pass over"), None)
    if state is not None:
        talk.told(talk.sitting.agree_plan(state), _("Noted, for the plan as it stands."))


def _menu(talk: Talk) -> str:
    view = talk.sitting.plan()
    ways = [_("g new goal")]
    if view.goals:
        ways += [_("s step"), _("c change a goal")]
    if _all_steps(talk):
        ways.append(_("m mark a step"))
    if view.goals or view.promises:
        ways.append(_("a agree"))
    return "   ".join(ways)


def _goal(talk: Talk, rest: str) -> None:
    words = rest or talk.ask_in(_("What do they want? In their words."), _("leave it"))
    if not words:
        return
    outcome = talk.sitting.change(lambda act, person: planning.add_goal(act, person, words))
    if not talk.told(outcome, talk.kept) or isinstance(outcome, Refusal) or outcome.ref is None:
        return
    goal = outcome.ref
    why = talk.ask_in(_("What makes it count for them?"), _("pass over"))
    if why:
        _change_goal(talk, goal, {"why": why})
    _draw_on(talk, goal)
    asking = _("A first small step?")
    while _one_step(talk, goal, asking, _("no step now")):
        asking = _("Another small step?")


def _draw_on(talk: Talk, goal: str) -> None:
    strengths = [one.name for ring in talk.sitting.strengths() for one in ring.strengths]
    if not strengths:
        return
    talk.say()
    for number, name in enumerate(strengths, start=1):
        talk.say(f"{number}  {name}", indent=2)
    while typed := talk.ask_in(_("Which strengths does it draw on? Numbers."), _("leave it")):
        indexes = [talk.chosen(len(strengths), word) for word in typed.replace(",", " ").split()]
        names = [strengths[index] for index in indexes if index is not None]
        if names and len(names) == len(indexes):
            _change_goal(talk, goal, {"draws_on": names})
            return
        talk.say(_("Numbers from 1 to {count}, with spaces.").format(count=len(strengths)))


def _step(talk: Talk, rest: str) -> None:
    goal = _chosen_goal(talk, rest)
    if goal is not None:
        _one_step(talk, goal.ref, _("What is the step?"), _("leave it"))


def _one_step(talk: Talk, goal: str, ask: str, enter: str) -> bool:
    what = talk.ask_in(ask, enter)
    ref = _add_step(talk, goal, what, "") if what else None
    if ref is None:
        return False
    name = talk.sitting.person.records.person.name
    typed = talk.ask_in(_("Who does it? w for the worker, or the name of a helper."), name)
    who = planning.who_of("worker" if typed.casefold() == "w" else typed, name)
    if who.kind == "named":
        _change_step(talk, ref, who=who)
        who = planning.who_of(typed, name, _asked(talk, typed))
    if typed:
        _change_step(talk, ref, who=who)
    by = ask_date(talk, _("By when?"), _("no date"))
    if by:
        _change_step(talk, ref, by=by)
    hurdle = talk.ask_in(_("What may get in the way?"), _("pass over"))
    if hurdle:
        _change_step(talk, ref, hurdle=hurdle)
        then = talk.ask_in(_("What then?"), _("pass over"))
        if then:
            _change_step(talk, ref, then=then)
    talk.say(talk.kept)
    return True


def _asked(talk: Talk, name: str) -> Asked:
    ways: dict[str, Asked] = {"y": "yes", "yes": "yes", "n": "no", "no": "no"}
    question = _("{name}: y said yes, n said no").format(name=name)
    return talk.one_of(question, ways, _("not asked yet"), "not-yet")


def _change(talk: Talk, rest: str) -> None:
    goal = _chosen_goal(talk, rest)
    if goal is None:
        return
    words = talk.ask_in(_("The goal in other words?"), _("leave it"))
    if words:
        _change_goal(talk, goal.ref, {"words": words})
    why = talk.ask_in(_("What makes it count for them?"), _("leave it"))
    if why:
        _change_goal(talk, goal.ref, {"why": why})
    states = {"now": "now", "later": "later", "reached": "reached", "let go": "let-go", "let-go": "let-go"}
    state = talk.one_of(_("Where does it stand? now, later, reached or let go"), states, _("leave it"), "")
    if state:
        _change_goal(talk, goal.ref, {"state": state})
    _draw_on(talk, goal.ref)


def _mark(talk: Talk, rest: str) -> None:
    steps = _all_steps(talk)
    if not steps:
        talk.say(_("There is no step yet."))
        return
    index = talk.chosen(len(steps), rest)
    if index is None:
        talk.say()
        for number, one in enumerate(steps, start=1):
            talk.say(f"{number}  {render.step_line(one)}", indent=2)
        index = talk.number(_("Which step? A number."), len(steps), _("leave it"))
    if index is not None:
        _mark_one(talk, steps[index])


def _mark_one(talk: Talk, step: StepView) -> None:
    states = {"o": "open", "s": "started", "d": "done", "x": "stuck", "l": "let-go", "w": "when", "y": "helper"}
    ways = _("o open   s started   d done   x stuck   l let go   w another day")
    if step.asked:
        ways = _("{ways}   y the helper said yes").format(ways=ways)
    else:
        del states["y"]
    state = talk.one_of(ways, states, _("leave it"), "")
    changes: dict[str, Any] = {}
    if state == "when":
        by = ask_date(talk, _("By when?"), _("leave it"))
        changes = {"by": by} if by else {}
    elif state == "helper":
        changes = {"who": planning.who_of(step.who, talk.sitting.person.records.person.name, "yes")}
    elif state:
        changes = {"state": state}
    if changes and _change_step(talk, step.ref, **changes):
        talk.say(talk.kept)


def _add_step(talk: Talk, goal: str | None, what: str, who: str) -> str | None:
    name = talk.sitting.person.records.person.name
    outcome = talk.sitting.change(
        lambda act, person: planning.add_step(act, person, goal_ref=goal, what=what, who=planning.who_of(who, name))
    )
    return outcome.ref if talk.told(outcome) and not isinstance(outcome, Refusal) else None


def _change_step(talk: Talk, ref: str, **changes: Any) -> bool:  # noqa: ANN401  fields of a step
    return talk.told(talk.sitting.change(lambda act, person: planning.change_step(act, person, ref, changes)))


def _change_goal(talk: Talk, ref: str, changes: dict[str, Any]) -> None:
    talk.told(talk.sitting.change(lambda act, person: planning.change_goal(act, person, ref, changes)), talk.kept)


def _chosen_goal(talk: Talk, rest: str) -> GoalView | None:
    goals = talk.sitting.plan().goals
    if not goals:
        talk.say(_("There is no goal yet: g makes one."))
        return None
    if len(goals) == 1 and not rest:
        return goals[0]
    index = talk.chosen(len(goals), rest)
    if index is None:
        index = talk.number(_("Which goal? A number."), len(goals), _("leave it"))
    return goals[index] if index is not None else None


def _all_steps(talk: Talk) -> tuple[StepView, ...]:
    view = talk.sitting.plan()
    return tuple(step for goal in view.goals for step in goal.steps) + view.promises
