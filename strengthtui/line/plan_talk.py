"""The plan in plain lines: goals, what they draw on, steps with who and by when, what may get in the way, what then."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from strengthtui.desk import planning
from strengthtui.desk.dates import day_or_why
from strengthtui.i18n import _
from strengthtui.line import render

if TYPE_CHECKING:
    from strengthtui.desk.terms import AgreementState, Asked
    from strengthtui.desk.views import GoalView, StepView
    from strengthtui.line.talk import Talk


def plan(talk: Talk, _rest: str) -> None:
    """Show the plan and change it until an empty line."""
    show(talk)
    while True:
        typed = talk.ask_in(
            _(
                "g a new goal   s NUMBER a step under a goal   c NUMBER change a goal   d mark a step   a agree   (Enter: done)"
            )
        )
        if not typed:
            return
        letter, _blank, rest = typed.partition(" ")
        doing = {"g": _goal, "s": _step, "c": _change, "d": _mark, "a": agree}.get(letter.casefold())
        if doing is None:
            talk.say(_("g, s, c, d or a; an empty line is done."))
            continue
        doing(talk, rest.strip())
        show(talk)


def show(talk: Talk) -> None:
    """Show the plan."""
    for text, indent in render.plan(talk.sitting.plan()):
        talk.say(text, indent=indent)


def ask_date(talk: Talk, text: str) -> str | None:
    """Ask for a date until it is one; an empty line is none."""
    typed = talk.ask_in(text)
    while typed:
        day, why = day_or_why(typed, talk.desk.clock.today())
        if day is not None:
            return day
        typed = talk.ask_in(why)
    return None


def _goal(talk: Talk, rest: str) -> None:
    words = rest or talk.ask_in(_("What do they want? In their words."))
    if not words:
        return
    why = talk.ask_in(_("What makes it count for them? (may stay empty)"))
    if not talk.told(
        talk.sitting.change(lambda act, person: planning.add_goal(act, person, words, why=why)), _("Kept.")
    ):
        return
    goal = talk.sitting.plan().goals[-1]
    _draw_on(talk, goal)
    while _one_step(talk, goal, _("A first small step? (an empty line: no more)")):
        pass


def _draw_on(talk: Talk, goal: GoalView) -> None:
    strengths = [one.name for ring in talk.sitting.strengths() for one in ring.strengths]
    if not strengths:
        return
    for number, name in enumerate(strengths, start=1):
        talk.say(f"{number}  {name}", indent=2)
    typed = talk.ask_in(_("Which strengths does it draw on? Numbers; an empty line: none yet."))
    numbers = [talk.chosen(len(strengths), word) for word in typed.replace(",", " ").split()]
    names = [strengths[index] for index in numbers if index is not None]
    if names:
        _changed(talk, goal.ref, {"draws_on": names})


def _step(talk: Talk, rest: str) -> None:
    goal = _chosen_goal(talk, rest)
    if goal is not None:
        _one_step(talk, goal, _("What is the step?"))


def _one_step(talk: Talk, goal: GoalView, ask: str) -> bool:
    what = talk.ask_in(ask)
    if not what:
        return False
    name = talk.sitting.person.records.person.name
    who = planning.who_of(talk.ask_in(_("Who does it? me (the person), worker, or a name")), name)
    if who.kind == "named":
        who = planning.who_of(who.name or "", name, _asked(talk, who.name or ""))
    by = ask_date(talk, _("By when? (may stay empty)"))
    hurdle = talk.ask_in(_("What may get in the way? (may stay empty)"))
    then = talk.ask_in(_("What then?")) if hurdle else ""
    return talk.told(
        talk.sitting.change(
            lambda act, person: planning.add_step(
                act, person, goal_ref=goal.ref, what=what, who=who, by=by, hurdle=hurdle, then=then
            )
        ),
        _("Kept."),
    )


def _asked(talk: Talk, name: str) -> Asked:
    typed = talk.ask_in(_("Has {name} been asked? yes, no answer yet (Enter), or said no").format(name=name)).casefold()
    if typed in ("y", "yes", _("yes")):
        return "yes"
    return "no" if ("no" in typed.split() and "said" in typed) or typed in ("n", "no") else "not-yet"


def _change(talk: Talk, rest: str) -> None:
    goal = _chosen_goal(talk, rest)
    if goal is None:
        return
    words = talk.ask_in(_("The goal in other words? (an empty line leaves it)"))
    why = talk.ask_in(_("What makes it count? (an empty line leaves it)"))
    state = talk.ask_in(_("now, later, reached or let-go? (an empty line leaves it)")).casefold()
    changes: dict[str, Any] = {}
    if words:
        changes["words"] = words
    if why:
        changes["why"] = why
    if state in ("now", "later", "reached", "let-go"):
        changes["state"] = state
    if changes:
        _changed(talk, goal.ref, changes)
    _draw_on(talk, goal)


def _mark(talk: Talk, _rest: str) -> None:
    steps = _all_steps(talk)
    for number, step in enumerate(steps, start=1):
        talk.say(f"{number}  {render.step_line(step)}", indent=2)
    index = talk.chosen(len(steps), talk.ask_in(_("Which step? A number.")))
    if index is None:
        return
    states = {"o": "open", "s": "started", "d": "done", "x": "stuck", "l": "let-go"}
    typed = talk.ask_in(
        _("o open   s started   d done   x stuck   l let go   w DATE another date   y the helper said yes")
    )
    letter, _blank, rest = typed.partition(" ")
    changes: dict[str, Any] = {}
    if letter in states:
        changes["state"] = states[letter]
    elif letter == "w":
        changes["by"] = ask_date(talk, _("By when?")) if not rest else _date_or_none(talk, rest)
    elif letter == "y":
        changes["asked"] = "yes"
    if changes:
        outcome = talk.sitting.change(lambda act, person: planning.change_step(act, person, steps[index].ref, changes))
        talk.told(outcome, _("Kept."))


def _date_or_none(talk: Talk, typed: str) -> str | None:
    day, why = day_or_why(typed, talk.desk.clock.today())
    return day if day is not None else ask_date(talk, why)


def agree(talk: Talk, _rest: str) -> None:
    """Ask whether the plan is right as it stands, and bind the answer to it."""
    talk.say(_("Read the plan aloud first, as it stands above."))
    typed = talk.ask_in(_("Is it right as it stands? yes, partly or no")).casefold()
    states: dict[str, AgreementState] = {
        "y": "yes",
        "yes": "yes",
        "p": "partly",
        "partly": "partly",
        "n": "no",
        "no": "no",
    }
    if typed in states:
        talk.told(talk.sitting.agree_plan(states[typed]), _("Noted, for the plan as it stands."))


def _changed(talk: Talk, ref: str, changes: dict[str, Any]) -> None:
    talk.told(talk.sitting.change(lambda act, person: planning.change_goal(act, person, ref, changes)), _("Kept."))


def _chosen_goal(talk: Talk, rest: str) -> GoalView | None:
    goals = talk.sitting.plan().goals
    if not goals:
        talk.say(_("There is no goal yet: g makes one."))
        return None
    if len(goals) == 1 and not rest:
        return goals[0]
    index = talk.chosen(len(goals), rest or talk.ask_in(_("Which goal? A number.")))
    if index is None:
        talk.say(_("There is no goal of that number."))
        return None
    return goals[index]


def _all_steps(talk: Talk) -> tuple[StepView, ...]:
    view = talk.sitting.plan()
    return tuple(step for goal in view.goals for step in goal.steps) + view.promises
