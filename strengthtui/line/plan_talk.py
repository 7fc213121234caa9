"""The plan in plain lines: goals, what they draw on, steps with who and by when, what may get in the way, what then.

Each line is stored as soon as Enter is pressed: a goal before its why, a step before who does it. Nothing becomes a
goal that nobody called one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from strengthtui.desk import planning
from strengthtui.desk.dates import day_or_why
from strengthtui.errors import Refusal
from strengthtui.i18n import _, told_day
from strengthtui.line import render

if TYPE_CHECKING:
    from collections.abc import Callable

    from strengthtui.desk.terms import AgreementState, Asked
    from strengthtui.desk.views import GoalView, StepView
    from strengthtui.line.talk import Talk


def plan(talk: Talk, _rest: str) -> None:
    """Show the plan and change it until an empty line."""
    show(talk)
    while typed := talk.ask_in(_menu(talk), _("done")):
        letter, _blank, rest = typed.partition(" ")
        ways = {"g": _goal, "s": _step, "c": _change, "p": _promise, "m": _mark, "a": agree, "i": _take_in}
        doing = ways.get(letter.casefold())
        takes = letter.casefold() in ("g", "p") or not rest or rest.strip().isdecimal()
        if doing is not None and takes:
            doing(talk, rest.strip())
        elif len(typed) > 1:
            _perhaps_goal(talk, typed)
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
            talk.say(told_day(day))
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
    ways.append(_("p promise of the worker"))
    if _all_steps(talk):
        ways.append(_("m mark or change a step"))
    if view.said:
        ways.append(_("i take in what was said"))
    if view.goals or view.promises:
        ways.append(_("a agree"))
    return "   ".join(ways)


def _goal(talk: Talk, rest: str) -> None:
    words = rest or talk.ask_in(_("What do they want? In their words."), _("leave it"))
    if not words:
        return
    outcome = talk.sitting.change(lambda act, person: planning.add_goal(act, person, words))
    if talk.told(outcome, talk.kept) and not isinstance(outcome, Refusal) and outcome.ref is not None:
        goal_round(talk, outcome.ref)


def _promise(talk: Talk, rest: str) -> None:
    what = rest or talk.ask_in(_("What will you, the worker, do?"), _("leave it"))
    if what:
        promise(talk, what)


def _take_in(talk: Talk, rest: str) -> None:
    from strengthtui.line import into_plan

    if talk.sitting.plan().said:
        into_plan.waiting(talk, rest)
    else:
        talk.say(_("Nothing waits that was said as a step."))


def _perhaps_goal(talk: Talk, words: str) -> None:
    """Ask before words become a goal; they are kept as a line meanwhile, and stay one where they are none."""
    caught = talk.sitting.jot(words, ())
    if not talk.told(caught) or isinstance(caught, Refusal) or caught.ref is None:
        return
    line = caught.ref
    if not talk.agreed(_("Is that a goal of theirs?"), default=False):
        talk.say(_("Kept as a line, to be sorted later (:sort)."))
        return
    outcome = talk.sitting.change(lambda act, person: planning.goal_of_jotting(act, person, line))
    if talk.told(outcome, talk.kept) and not isinstance(outcome, Refusal) and outcome.ref is not None:
        goal_round(talk, outcome.ref)


def goal_round(talk: Talk, goal: str) -> None:
    """Ask what belongs to a new goal: why, what it draws on, the first small steps."""
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
    if ref is not None:
        step_round(talk, ref)
    return ref is not None


def step_round(talk: Talk, ref: str, helper: str = "") -> None:
    """Ask what belongs to a new step: who does it, or whether the helper has been asked, by when, what may hinder."""
    if helper:
        _change_step(talk, ref, asked=_asked(talk, helper))
    elif typed := talk.ask_in(_who_question(), _person(talk)):
        _give_to(talk, ref, typed)
    by = ask_date(talk, _("By when?"), _("no date"))
    if by:
        _change_step(talk, ref, by=by)
    hurdle = talk.ask_in(_hurdle_question(), _("pass over"))
    if hurdle:
        _change_step(talk, ref, hurdle=hurdle)
        then = talk.ask_in(_then_question(), _("pass over"))
        if then:
            _change_step(talk, ref, then=then)
    talk.say(talk.kept)


def _who_question() -> str:
    return _("Who does it? w for the worker, or the name of a helper.")


def _hurdle_question() -> str:
    return _("What may get in the way?")


def _then_question() -> str:
    return _("What then?")


def _person(talk: Talk) -> str:
    return talk.sitting.person.records.person.name


def _give_to(talk: Talk, ref: str, typed: str) -> bool:
    """Say who does a step; the name of a helper is stored before it is asked whether they said yes."""
    who = planning.who_of("worker" if typed.casefold() == "w" else typed, _person(talk))
    if not _change_step(talk, ref, who=who):
        return False
    if who.kind == "named":
        _change_step(talk, ref, asked=_asked(talk, who.name or typed))
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
    why = _anew(talk, _("What makes it count for them?"), goal.why)
    if why is not None:
        _change_goal(talk, goal.ref, {"why": why})
    states = {
        "now": "now",
        "later": "later",
        "reached": "reached",
        "let go": "let-go",
        "let-go": "let-go",
        "off": "off",
    }
    state = talk.one_of(
        _("Where does it stand? now, later, reached or let go; off takes it off the plan"), states, _("leave it"), ""
    )
    if state == "off" and _take_off(
        talk, goal.ref, _("Take it off the plan, and its steps but for what the worker promised?")
    ):
        return
    if state and state != "off":
        _change_goal(talk, goal.ref, {"state": state})
    _draw_on(talk, goal.ref)


def _anew(talk: Talk, question: str, stands: str) -> str | None:
    """Ask for something anew: Enter leaves it (`None`), and `none` takes away what stands (empty)."""
    text = _("{question} none takes it away.").format(question=question) if stands else question
    typed = talk.ask_in(text, _("leave it"))
    if not typed:
        return None
    return "" if stands and typed.casefold() in ("none", _("none")) else typed


def _take_off(talk: Talk, ref: str, question: str) -> bool:
    if not talk.agreed(question, default=False):
        return False
    outcome = talk.sitting.change(lambda act, person: planning.take_off(act, person, ref))
    return talk.told(outcome, _("It is off the plan. :undo brings it back."))


def _mark(talk: Talk, rest: str) -> None:
    steps = _all_steps(talk)
    if not steps:
        talk.say(_("There is no step yet."))
        return
    index = talk.picked(rest, [render.step_line(one) for one in steps], _("Which step? A number."))
    if index is not None:
        _mark_one(talk, steps[index])


def _mark_one(talk: Talk, step: StepView) -> None:
    states = {"o": "open", "s": "started", "d": "done", "x": "stuck", "l": "let-go"}
    ways: dict[str, Callable[[Talk, StepView], bool]] = {
        letter: lambda talk, step, state=state: _change_step(talk, step.ref, state=state)  # type: ignore[misc]
        for letter, state in states.items()
    }
    ways |= {"c": _other_words, "p": _someone_else, "w": _another_day, "h": _other_hurdle, "t": _step_off}
    told = [
        _("o open   s started   d done   x stuck   l let go"),
        _("c other words   p someone else does it   w another day   h what may get in the way"),
        _("t take it off the plan"),
    ]
    if step.asked:
        ways["y"] = lambda talk, step: _change_step(talk, step.ref, asked="yes")
        told.append(_("y the helper said yes"))
    do = talk.one_of("   ".join(told), ways, _("leave it"), None)
    if do is not None and do(talk, step):
        talk.say(talk.kept)


def _other_words(talk: Talk, step: StepView) -> bool:
    words = talk.ask_in(_("The step in other words?"), _("leave it"))
    return bool(words) and _change_step(talk, step.ref, what=words)


def _someone_else(talk: Talk, step: StepView) -> bool:
    question = _("{question} me for the person.").format(question=_who_question())
    typed = talk.ask_in(question, _("leave it"))
    return bool(typed) and _give_to(talk, step.ref, typed)


def _another_day(talk: Talk, step: StepView) -> bool:
    typed = _anew(talk, _("By when?"), step.by)
    while typed:
        day, why = day_or_why(typed, talk.desk.clock.today())
        if day is not None:
            return _change_step(talk, step.ref, by=day)
        typed = _anew(talk, why, step.by)
    return typed is not None and _change_step(talk, step.ref, by="")


def _other_hurdle(talk: Talk, step: StepView) -> bool:
    hurdle = _anew(talk, _hurdle_question(), step.hurdle)
    changed = hurdle is not None and _change_step(talk, step.ref, hurdle=hurdle)
    then = _anew(talk, _then_question(), step.then)
    return (then is not None and _change_step(talk, step.ref, then=then)) or changed


def _step_off(talk: Talk, step: StepView) -> bool:
    _take_off(talk, step.ref, _("Take it off the plan?"))
    return False


def _add_step(talk: Talk, goal: str | None, what: str, who: str) -> str | None:
    doer = planning.who_of(who, _person(talk))
    outcome = talk.sitting.change(
        lambda act, person: planning.add_step(act, person, goal_ref=goal, what=what, who=doer)
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
