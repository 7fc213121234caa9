"""The commands of line mode as one table: name, what it does, and whether it may be used while something is asked."""

from __future__ import annotations

import difflib
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from strengthtui.desk.hinting import ground_of
from strengthtui.desk.refusals import worded
from strengthtui.desk.views import LineView, QuestionView
from strengthtui.errors import Refusal
from strengthtui.i18n import _
from strengthtui.line import (
    agreeing,
    asides,
    choosing,
    company,
    dialogs,
    ecomap_talk,
    helping,
    into_plan,
    page_talk,
    papers,
    plan_talk,
    read_back_talk,
    render,
    sorting,
    strike_talk,
    taking_back,
    word_hints,
)
from strengthtui.line.talk import LeftError

if TYPE_CHECKING:
    from strengthtui.desk.terms import AnswerState
    from strengthtui.line.talk import Talk

Doing = Callable[["Talk", str], None]


@dataclass(frozen=True, slots=True)
class Command:
    """One command."""

    name: str
    usage: str
    """What may follow the name."""
    short: str
    """At most 24 characters, so that two columns fit a terminal."""
    do: Doing
    more: str = ""
    """What `:help NAME` says; empty where the short words say it all."""
    anywhere: bool = False
    """Whether it may be used while another command asks something."""


def run_command(talk: Talk, typed: str) -> None:
    """Carry out what was typed after the colon."""
    name, _blank, rest = typed.strip().partition(" ")
    command = commands().get(name.casefold())
    if command is None:
        near = difflib.get_close_matches(name.casefold(), commands(), n=1)
        hint = _("Did you mean :{name}?").format(name=near[0]) if near else _(":help shows what there is.")
        talk.say(_("There is no such command, and nothing was kept. {hint}").format(hint=hint))
        talk.say(_("To keep a line that begins with a colon, begin it with two."))
        return
    if talk.dialogs and not command.anywhere:
        talk.say(
            _("Not in the middle of this. Answer it, or pass with Enter; then :{name} works.").format(name=command.name)
        )
        return
    command.do(talk, rest.strip())


def commands() -> dict[str, Command]:
    """The table, in the order in which help shows it."""
    return {row.name: row for row in (*_going(), *_lines(), *_made(), *_taking_back(), *_round())}


def _going() -> tuple[Command, ...]:
    return (
        Command("next", "", _("go on"), _next, _("Go on. What is typed here is kept; without words it stays open.")),
        Command("back", "", _("go to the one before"), _back),
        Command(
            "jump",
            _("[PLACE]"),
            _("go anywhere"),
            _jump,
            _("Go to a petal or a question: a part of its words, as in :jump hopes. Alone, it shows them all."),
        ),
        Command("choose", _("[NAME [ROUTE]]"), _("another conversation"), choosing.choose, choosing.more()),
        Command("later", "", _("skip, for another time"), _skip("later"), _("Skip: come back to it another time.")),
        Command("declined", _("[WHY]"), _("skip: rather not"), _skip("declined"), _("Skip: they would rather not.")),
        Command(
            "not-fitting", _("[WHY]"), _("skip: does not fit"), _skip("not-fitting"), _("Skip: it does not fit them.")
        ),
        Command(
            "why",
            "",
            _("plainer words"),
            _why,
            _("Plainer words for what is asked, what else to ask, and where it comes from."),
            anywhere=True,
        ),
        Command("with", _("NAMES"), _("who else is here now"), company.with_names, _with_more(), anywhere=True),
        Command("alone", "", _("nobody else is here now"), company.alone, anywhere=True),
        Command("pause", "", _("clear the screen a while"), asides.pause, anywhere=True),
        Command("safety", "", _("your team's own page"), asides.safety, anywhere=True),
        Command("quit", "", _("leave at once"), _quit, _("Leave at once. Resume goes on."), anywhere=True),
    )


def _with_more() -> str:
    return _(
        "Who else is in the room, as in :with Mum, or :with Mum (carer)."
        " What was said alone is not shown while they are."
    )


def _lines() -> tuple[Command, ...]:
    return (
        Command("jot", _("WORDS"), _("keep a line for later"), _jot, anywhere=True),
        Command("list", "", _("the lines, numbered"), _list, anywhere=True),
        Command(
            "sort",
            _("[NUMBER PETAL]"),
            _("put lines where they go"),
            sorting.sort,
            _("Put lines where they belong: :sort goes through those that wait, :sort 3 hopes moves line 3."),
        ),
        Command(
            "voice",
            _("[NUMBER] person|gist|worker|other NAME"),
            _("whose words a line is"),
            sorting.voice,
            _("Whose words the last line is, or line NUMBER: as they said it, their point, yours, or someone else's."),
            anywhere=True,
        ),
    )


def _made() -> tuple[Command, ...]:
    return (
        Command(
            "strength",
            _("[NUMBER] [NAME]"),
            _("a strength a line shows"),
            asides.strength,
            _("Name a strength that the last line shows, or line NUMBER. The words stay tied to it."),
        ),
        Command(
            "step",
            _("[NUMBER]"),
            _("a step of a line"),
            into_plan.step,
            _("Make a step of the last line, or line NUMBER: as it was said or in other words, then who and by when."),
        ),
        Command(
            "goal",
            _("[NUMBER]"),
            _("a goal of a line"),
            into_plan.goal,
            _("Make a goal of the last line, or line NUMBER: as it was said or in other words, then why and steps."),
        ),
        Command(
            "map",
            _("[LENS]"),
            _("the strengths so far"),
            asides.strengths_map,
            _("The strengths so far, by whose they are. LENS lays them out otherwise: domain, capital, ropes, time."),
            anywhere=True,
        ),
    )


def _taking_back() -> tuple[Command, ...]:
    return (
        Command(
            "words",
            _("[on|off|fine]"),
            _("a hint on a word, whole"),
            word_hints.words,
            _("All of the hint given last. fine leaves that word alone here; off stops hints in this sitting."),
            anywhere=True,
        ),
        Command("undo", "", _("take the last change back"), taking_back.undo, anywhere=True),
        Command("redo", "", _("bring it back"), taking_back.redo, anywhere=True),
        Command(
            "strike",
            _("[NUMBER|WORDS]"),
            _("take words out for good"),
            strike_talk.strike,
            _(
                "Take the last line, or line NUMBER, out for good: history and drafts too. Nothing brings it back."
                " WORDS finds every line that holds them: also one taken back, an earlier wording, an earlier name."
            ),
            anywhere=True,
        ),
    )


def _round() -> tuple[Command, ...]:
    return (
        Command("page", _("[NUMBER]"), _("what was done, and next"), page_talk.page, page_talk.more()),
        Command("plan", "", _("goals and steps"), plan_talk.plan),
        Command(
            "ecomap",
            "",
            _("who is round them"),
            ecomap_talk.ecomap,
            _("Who and what is round them, in sentences: how close, who gives, who may know. It can be changed there."),
        ),
        Command(
            "readback",
            _("[all]"),
            _("read it all back"),
            read_back_talk.read_back,
            _("Read back line by line what was not read back yet; :readback all reads everything again."),
        ),
        Command(
            "agree",
            _("[WHAT STATE]"),
            _("what is agreed"),
            agreeing.agree,
            _("What is agreed, each thing apart: :agree talk no, :agree share yes Dr Lee, :agree keep taken back."),
        ),
        Command(
            "export",
            _("[DOCUMENT]"),
            _("make the pages"),
            papers.export,
            _("The profile and the plan, or one: profile, plan, photo, doorstep, ecomap, decision, everything."),
        ),
        Command(
            "enough",
            "",
            _("come to a kind end"),
            _enough,
            _("That is enough: a kind close, each line of which may be passed over."),
            anywhere=True,
        ),
        Command(
            "guide",
            _("[NAME]"),
            _("short pages to read"),
            helping.guide,
            _("Read a guide: to this conversation, or the one named. It is here without a network."),
            anywhere=True,
        ),
        Command("help", _("[NAME]"), _("this list"), _help, anywhere=True),
    )


def _next(talk: Talk, _rest: str) -> None:
    view = talk.sitting.view()
    answered = bool(talk.pending) and view is not None and isinstance(view.place, QuestionView)
    if talk.keep_pending():
        if answered:
            talk.show_place()  # keeping an answer goes on by itself
        else:
            talk.moved(talk.sitting.next())


def _back(talk: Talk, _rest: str) -> None:
    here = _here(talk)
    if talk.pending and here is not None:
        if not talk.keep_pending():
            return
        talk.sitting.jump(here)
    outcome = talk.sitting.back()
    if talk.told(outcome):
        if here is not None and _here(talk) == here:
            talk.say(_("This is the first one."))
        else:
            talk.show_place()


def _here(talk: Talk) -> str | None:
    view = talk.sitting.view()
    return view.place.address if view is not None and view.place is not None else None


def _jump(talk: Talk, rest: str) -> None:
    places = (*talk.sitting.places(), *talk.sitting.openable())
    if not rest:
        talk.say()
        for text, indent in render.places(places):
            talk.say(text, indent=indent)
        elsewhere = ", ".join(talk.sitting.elsewhere())
        if elsewhere:
            talk.say(_("A part of the words, or the name, reaches {titles} too.").format(titles=elsewhere))
        rest = talk.ask_in(_("Where to? A number, or a part of the words."), _("stay here"))
        if not rest:
            return
    here = _here(talk)
    if not talk.keep_pending():
        return
    index = talk.chosen(len(places), rest)
    outcome = talk.sitting.jump(places[index].address if index is not None else rest)
    if talk.told(outcome, "" if isinstance(outcome, Refusal) else outcome.what) or _here(talk) != here:
        talk.show_place()


def _skip(state: AnswerState) -> Doing:
    def do(talk: Talk, rest: str) -> None:
        if talk.pending:
            talk.say(_("There are words typed here. An empty line keeps them, :strike takes them out."))
            return
        outcome = talk.sitting.skip(state, rest)
        if isinstance(outcome, Refusal) and outcome.code == "has-words":
            talk.say(worded(outcome))
            if not talk.agreed(_("Skip all the same? :undo brings the answer back."), default=False):
                talk.say(_("It stands as it was."))
                return
            outcome = talk.sitting.skip(state, rest, over=True)
        talk.moved(outcome)

    return do


def _jot(talk: Talk, rest: str) -> None:
    words = rest or talk.ask_in(_("What did you hear?"), _("leave it"))
    if words and talk.told(talk.sitting.jot(words, ()), _("Kept, to be sorted later (:sort).")):
        word_hints.after_kept(talk, words, ground_of(talk.sitting))


def _list(talk: Talk, _rest: str) -> None:
    talk.numbered = (*talk.sitting.lines(), *talk.sitting.things())
    talk.say()
    if not talk.numbered:
        talk.say(_("There is nothing to show here just now."))
    for text, indent in render.numbered(talk.numbered):
        talk.say(text, indent=indent)


def _why(talk: Talk, _rest: str) -> None:
    view = talk.sitting.view()
    place = view.place if view else None
    if place is None:
        talk.say(_("Nothing is being asked."))
        return
    for text, indent in render.more(place):
        talk.say(text, indent=indent)


def _enough(talk: Talk, _rest: str) -> None:
    if talk.closing:
        talk.say(_("This is the close already. Enter goes on to its end; :quit leaves at once."))
        return
    if talk.keep_pending():
        dialogs.close(talk)
        raise LeftError(closed=True)


def _help(talk: Talk, rest: str) -> None:
    wanted = rest.strip().lstrip(":").casefold()
    found = commands().get(wanted)
    talk.say()
    if wanted and found is None:
        talk.say(_("There is no such command."))
    told = (
        helping.one(found)
        if found
        else helping.everything(tuple(commands().values()), talk.screen.width, keeps=talk.keeps)
    )
    for text in told:
        talk.say(text)


def _quit(_talk: Talk, _rest: str) -> None:
    raise LeftError


def line_of(talk: Talk, number: str) -> LineView | None:
    """Find the line meant: by its number in the last list, else the one typed last; says so when there is none."""
    lines = talk.sitting.lines()
    if number:
        everything = (*lines, *talk.sitting.things())
        listed = talk.numbered or everything
        index = talk.chosen(len(listed), number)
        found = next((one for one in everything if index is not None and one.ref == listed[index].ref), None)
        if found is None:
            talk.say(_("There is no such line. :list shows the lines and their numbers."))
        return found
    for one in reversed(lines):
        if talk.newest is not None and (one.ref == talk.newest or one.ref.startswith(f"{talk.newest}/")):
            return one
    if not lines:
        talk.say(_("There is nothing to show here just now."))
    return lines[-1] if lines else None
