"""The words of a person's page: stages, what was done at them, and what could come next. Nothing here is stored."""

from __future__ import annotations

from typing import TYPE_CHECKING

from strengthtui.desk.people import ending_kinds
from strengthtui.i18n import _, told_date

if TYPE_CHECKING:
    from strengthtui.journey.stages import DoneKind, OfferId, StageId
    from strengthtui.model.person import Ending


def stage_titles() -> dict[StageId, str]:
    """The eight stages by name."""
    return {
        "coming-alongside": _("Coming alongside"),
        "picture": _("The picture"),
        "own-goals": _("Own goals"),
        "finding-what-helps": _("Finding what helps"),
        "making-the-plan": _("Making the plan"),
        "doing-it": _("Doing it"),
        "looking-back": _("Looking back"),
        "keeping-going": _("Keeping going"),
    }


def stage_abouts() -> dict[StageId, str]:
    """What each of them is, in a sentence."""
    return {
        "coming-alongside": _("Meeting as equals: what is all right, what is written, what is agreed."),
        "picture": _("What was heard and talked about, and the strengths that words show."),
        "own-goals": _("Goals of one's own, in one's own words."),
        "finding-what-helps": _("People, places and things nearby that could help, and who said yes."),
        "making-the-plan": _("Small steps: who, by when, and whether the plan is right."),
        "doing-it": _("What was begun, and what was done."),
        "looking-back": _("What was read back together, what was reached, what was let go."),
        "keeping-going": _("What helps to stay well, and how the work together ends."),
    }


def offers() -> dict[OfferId, str]:
    """What could come next, each as something one may do."""
    return {
        "meet": _("Meet: what is all right today, what is written, what is agreed"),
        "talk": _("Talk: go on, or begin a conversation"),
        "mark": _("Name a strength that words show"),
        "goal": _("Put a strength to use: a goal for it"),
        "find": _("Look round: what is near that could help"),
        "step": _("Find a first small step for a goal"),
        "do": _("Look at the steps: what was begun, what is done"),
        "look-back": _("Look back together: what has moved"),
        "keep-going": _("Talk about what helps to stay well"),
    }


def done(kind: DoneKind) -> str:
    """Say what was done; `{what}` is its own words, where it has some."""
    return {
        "met": _("you met"),
        "agreed": _("agreed what is written and kept"),
        "heard": _("words heard"),
        "talked": _("talked: {what}"),
        "strength": "★ {what}",
        "goal": _("a goal: {what}"),
        "helper": _("someone said yes: {what}"),
        "found": "{what}",
        "step": _("a step: {what}"),
        "plan-agreed": _("the plan was agreed"),
        "started": _("begun: {what}"),
        "done": _("done: {what}"),
        "read-back": _("read back together"),
        "reached": _("reached: {what}"),
        "let-go": _("let go: {what}"),
        "keeping-well": "{what}",
        "ending": "{what}",
    }[kind]


def how_ended(ending: Ending) -> str:
    """Say how the work together ended."""
    return ending_kinds().get(ending.kind, ending.kind)


def ended(ending: Ending) -> str:
    """Say how the work together ended, and when."""
    return _("{how}, {day}").format(how=how_ended(ending), day=told_date(ending.on))


def plan_agreed(told: str) -> str:
    """Say how the plan stands; nothing where nobody was asked."""
    return _("the plan: {agreed}").format(agreed=told) if told else ""


def fact_labels(*, beside: bool) -> dict[str, str]:
    """What stands before each fact; `beside` when the person reads it."""
    return {
        "met": "",
        "next": "",
        "ended": "",
        "promised": _("Promised to you") if beside else _("You promised"),
        "agreed": _("Agreed"),
    }
