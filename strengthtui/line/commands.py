"""The commands of line mode as one table: name, what it does, and whether it may be used while something is asked."""

from __future__ import annotations

import difflib
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from strengthtui.desk.showing import line_words
from strengthtui.desk.views import LineView, PetalView, QuestionView
from strengthtui.errors import Refusal
from strengthtui.i18n import _
from strengthtui.line import asides, dialogs, plan_talk, read_back_talk, render
from strengthtui.line.talk import LeftError

if TYPE_CHECKING:
    from strengthtui.desk.terms import AnswerState, Voice
    from strengthtui.desk.views import Outcome
    from strengthtui.line.talk import Talk

Doing = Callable[["Talk", str], None]


@dataclass(frozen=True, slots=True)
class Command:
    """One command."""

    name: str
    usage: str
    """What may follow the name."""
    help: str
    do: Doing
    anywhere: bool = False
    """Whether it may be used while another command asks something."""


def run_command(talk: Talk, typed: str) -> None:
    """Carry out what was typed after the colon."""
    name, _blank, rest = typed.strip().partition(" ")
    command = commands().get(name.casefold())
    if command is None:
        near = difflib.get_close_matches(name.casefold(), commands(), n=1)
        hint = _("Did you mean :{name}?").format(name=near[0]) if near else _(":help shows what there is.")
        talk.say(_("There is no such command. {hint} A line that begins with a colon is typed ::").format(hint=hint))
        return
    if talk.dialogs and not command.anywhere:
        talk.say(_("Finish this first; an empty line leaves it."))
        return
    command.do(talk, rest.strip())


def commands() -> dict[str, Command]:
    """The table, in the order in which help shows it."""
    rows = (
        Command("next", "", _("go on, leaving this as it is"), _next),
        Command("back", "", _("go to the one before"), _back),
        Command("later", "", _("skip: come back to it another time"), _skip("later")),
        Command("declined", _("[WHY]"), _("skip: they would rather not"), _skip("declined")),
        Command("not-fitting", _("[WHY]"), _("skip: it does not fit them"), _skip("not-fitting")),
        Command("jot", _("WORDS"), _("keep a line to be sorted later"), _jot, anywhere=True),
        Command("sort", _("[NUMBER PETAL]"), _("put lines where they belong"), _sort),
        Command("voice", _("person|gist|worker|other NAME"), _("whose words the last line is"), _voice),
        Command("strength", _("[NUMBER]"), _("name a strength that a line shows"), asides.strength),
        Command("map", "", _("the strengths map"), asides.strengths_map, anywhere=True),
        Command("jump", _("[PLACE]"), _("go anywhere"), _jump),
        Command("list", "", _("everything heard, with numbers"), _list, anywhere=True),
        Command("why", "", _("more about what is asked here, and plainer words for it"), _why, anywhere=True),
        Command("undo", "", _("take the last change back"), _undo),
        Command("redo", "", _("bring back what was taken back"), _redo),
        Command("strike", _("[NUMBER]"), _("take words out for good"), _strike),
        Command("readback", _("[all]"), _("read everything back, line by line"), read_back_talk.read_back),
        Command("plan", "", _("goals and steps"), plan_talk.plan),
        Command("export", _("[DOCUMENT]"), _("write the profile and the plan, or one document"), asides.export),
        Command("with", _("NAMES"), _("who else is in the room now"), asides.company, anywhere=True),
        Command("alone", "", _("nobody else is in the room now"), asides.alone, anywhere=True),
        Command("agree", _("[WHAT STATE]"), _("what is agreed, each thing apart"), asides.agree),
        Command("pause", "", _("clear the screen for a moment"), asides.pause, anywhere=True),
        Command("safety", "", _("clear the screen; your team's page"), asides.safety, anywhere=True),
        Command("enough", "", _("that is enough: a kind close"), _enough),
        Command("help", _("[COMMAND]"), _("this list"), _help, anywhere=True),
        Command("quit", "", _("leave at once; everything is kept"), _quit, anywhere=True),
    )
    return {row.name: row for row in rows}


def keep_typed(talk: Talk) -> bool:
    """Before leaving a place, keep as its answer what was typed there; false when it cannot be kept."""
    if not talk.pending:
        return True
    view, text = talk.sitting.view(), "\n".join(talk.pending)
    at_petal = view is not None and isinstance(view.place, PetalView)
    kept = talk.told(talk.sitting.jot(text) if at_petal else talk.sitting.answer(text), _("Kept."))
    if kept:
        talk.pending = []
        talk.sitting.draft("")
    return kept


def _next(talk: Talk, _rest: str) -> None:
    view = talk.sitting.view()
    answered = bool(talk.pending) and view is not None and isinstance(view.place, QuestionView)
    if keep_typed(talk):
        if answered:
            talk.show_place()  # keeping an answer goes on by itself
        else:
            talk.moved(talk.sitting.next())


def _back(talk: Talk, _rest: str) -> None:
    view = talk.sitting.view()
    here = view.place.address if view is not None and view.place is not None else None
    if talk.pending and here is not None and keep_typed(talk):
        talk.sitting.jump(here)
    if not talk.pending:
        talk.moved(talk.sitting.back())


def _jump(talk: Talk, rest: str) -> None:
    places = talk.sitting.places()
    if not rest:
        for text, indent in render.places(places):
            talk.say(text, indent=indent)
        rest = talk.ask_in(_("Where to? A number or a part of the words; an empty line stays."))
        if not rest:
            return
    index = talk.chosen(len(places), rest)
    if keep_typed(talk):
        talk.moved(talk.sitting.jump(places[index].address if index is not None else rest))


def _skip(state: AnswerState) -> Doing:
    def do(talk: Talk, rest: str) -> None:
        if talk.pending:
            talk.say(_("There are words typed here. An empty line keeps them, :strike takes them out."))
            return
        talk.moved(talk.sitting.skip(state, rest))

    return do


def _jot(talk: Talk, rest: str) -> None:
    words = rest or talk.ask_in(_("What did you hear?"))
    if words:
        talk.told(talk.sitting.jot(words, ()), _("Kept, to be sorted later (:sort)."))


def _sort(talk: Talk, rest: str) -> None:
    if rest:
        number, _blank, where = rest.partition(" ")
        line = line_of(talk, number)
        if line is not None and where:
            _sorted(talk, line, where)
        return
    waiting = tuple(line for line in talk.sitting.lines() if line.ref.startswith("jottings/") and not line.about)
    if not waiting:
        talk.say(_("Nothing waits to be sorted."))
        return
    petals = talk.desk.vocabulary.petals
    talk.say("  ".join(f"{number} {petal.title}" for number, petal in enumerate(petals, start=1)))
    for line in waiting:
        where = talk.ask_in(f"{line_words(line)}\n" + _("Where does it belong? Numbers; an empty line leaves it."))
        if where:
            _sorted(talk, line, where)


def _sorted(talk: Talk, line: LineView, where: str) -> None:
    petals = talk.desk.vocabulary.petals
    topics = []
    for word in where.replace(",", " ").split():
        index = talk.chosen(len(petals), word)
        topics.append(petals[index].id if index is not None else word.casefold())
    talk.told(talk.sitting.sort(line.ref, tuple(topics)), _("Sorted."))


def _voice(talk: Talk, rest: str) -> None:
    number, _blank, after = rest.partition(" ")
    line = line_of(talk, number) if number.isdecimal() else line_of(talk, "")
    if number.isdecimal():
        number, _blank, after = after.strip().partition(" ")
    voice = number.casefold() or talk.ask_in(_("Whose words? person, gist, worker, or other and a name"))
    if voice.startswith("other ") and not after:
        voice, _blank, after = voice.partition(" ")
    if line is not None and voice:
        wanted: Voice = voice  # type: ignore[assignment]  # the sitting refuses what is no voice
        talk.told(talk.sitting.set_voice(line.ref, wanted, after.strip() or None), _("Noted."))


def _list(talk: Talk, _rest: str) -> None:
    talk.numbered = talk.sitting.lines()
    if not talk.numbered:
        talk.say(_("Nothing has been heard yet."))
    for text, indent in render.numbered(talk.numbered):
        talk.say(text, indent=indent)


def _why(talk: Talk, _rest: str) -> None:
    view = talk.sitting.view()
    place = view.place if view else None
    if place is None:
        talk.say(_("Nothing is being asked."))
        return
    if place.plainer:
        talk.say(_("plainer: {words}").format(words=place.plainer))
    for one in place.also_ask:
        talk.say(_("also ask: {words}").format(words=one))
    if isinstance(place, QuestionView):
        for reason in place.why:
            talk.say(reason)


def _undo(talk: Talk, _rest: str) -> None:
    _reversed(talk, talk.sitting.undo(), _("Taken back: {what}. :redo brings it back."))


def _redo(talk: Talk, _rest: str) -> None:
    _reversed(talk, talk.sitting.redo(), _("Brought back: {what}."))


def _reversed(talk: Talk, outcome: Outcome, done: str) -> None:
    what = "" if isinstance(outcome, Refusal) else outcome.what
    if talk.told(outcome, done.format(what=what)):
        talk.newest = None
        view = talk.sitting.view()
        if view is not None and not isinstance(view.place, PetalView):
            talk.show_place()


def _strike(talk: Talk, rest: str) -> None:
    if talk.pending and not rest:
        talk.told(talk.sitting.draft(""), _("What was typed here is gone."))
        talk.pending = []
        return
    line = line_of(talk, rest)
    if line is None:
        return
    talk.say(line_words(line))
    if talk.agreed(_("Take this out for good? It cannot be brought back."), default=False):
        talk.told(talk.sitting.strike(line.ref), _("A line was struck."))
        talk.newest, talk.numbered = None, ()


def _enough(talk: Talk, _rest: str) -> None:
    if keep_typed(talk):
        dialogs.close(talk)
        raise LeftError(closed=True)


def _help(talk: Talk, rest: str) -> None:
    wanted = rest.lstrip(":")
    for row in commands().values():
        if not wanted or row.name == wanted:
            usage = f" {row.usage}" if row.usage else ""
            talk.say(f":{row.name}{usage} - {row.help}")
    if not wanted:
        talk.say(
            _('A line that begins with a quotation mark is kept as their own words; "" begins it with the mark itself.')
        )
        talk.say(_("An answer ends with an empty line. A line that begins with a colon is typed ::"))
        talk.say(_("A line is safe once you have pressed Enter."))


def _quit(talk: Talk, _rest: str) -> None:
    raise LeftError


def line_of(talk: Talk, number: str) -> LineView | None:
    """Find the line meant: by its number in the last list, else the one typed last; says so when there is none."""
    lines = talk.sitting.lines()
    if number:
        listed = talk.numbered or lines
        index = talk.chosen(len(listed), number)
        found = next((one for one in lines if index is not None and one.ref == listed[index].ref), None)
        if found is None:
            talk.say(_("There is no such line. :list shows the lines and their numbers."))
        return found
    wanted = talk.newest
    for one in reversed(lines):
        if wanted is None or one.ref == wanted or one.ref.startswith(f"{wanted}/"):
            return one
    talk.say(_("Nothing has been heard yet."))
    return None
