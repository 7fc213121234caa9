"""What can be done beside the question in front: a strength, the map, who is here, a pause, the team's page, papers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from strengthtui.desk.meeting import agreements_of
from strengthtui.desk.showing import quoted
from strengthtui.errors import StrengthError
from strengthtui.i18n import _
from strengthtui.line import render

if TYPE_CHECKING:
    from strengthtui.desk.terms import AgreementAbout, AgreementState, Sphere
    from strengthtui.desk.views import LineView, NameOffer
    from strengthtui.line.talk import Talk

_OFFERED = 6
"""Names offered for a strength: as many as can be read out in a breath."""

SPHERES: tuple[Sphere, ...] = ("individual", "family", "environment")


def strength(talk: Talk, rest: str) -> None:
    """Name a strength: the words, the name, where it lives, what makes it possible."""
    from strengthtui.line.commands import line_of

    number, _blank, name = rest.partition(" ") if rest[:1].isdecimal() else ("", "", rest)
    line = line_of(talk, number)
    if line is None:
        return
    talk.say(quoted(line.text, line.voice))
    quote = line.text
    if not name:
        words = talk.ask_in(_("Which words show it? Enter takes the whole line."))
        quote = words if words and words in line.text else line.text
        if words and words not in line.text:
            talk.say(_("Those words are not in the line; the whole line is taken."))
        name = _name(talk, line)
    if not name:
        return
    sphere = _sphere(talk)
    through = talk.ask_in(_("What makes it possible? (may stay empty)"))
    outcome = talk.sitting.mark(quote, name, sphere, ref=line.ref, possible_through=through or None)
    talk.told(outcome, _("On the map: {name}").format(name=name))


def strengths_map(talk: Talk, _rest: str) -> None:
    """Show the map."""
    for text, indent in render.strengths(talk.sitting.strengths()):
        talk.say(text, indent=indent)


def company(talk: Talk, rest: str) -> None:
    """Say who else is here."""
    names = rest or talk.ask_in(_("Who else is here? Names, with commas."))
    if names:
        talk.told(talk.sitting.present(tuple(names.split(","))), _("Noted. What was said alone is not shown now."))


def alone(talk: Talk, _rest: str) -> None:
    """Say that nobody else is here."""
    talk.told(talk.sitting.present(()), _("Noted: nobody else is here."))


def agree(talk: Talk, rest: str) -> None:
    """Show what is agreed, or record one thing: `talk yes`, `share no Dr Lee`, `keep withdrawn`."""
    if not rest:
        for sentence in agreements_of(talk.sitting.person):
            talk.say(sentence)
        talk.say(
            _("Change one:  :agree talk|type|keep yes|no|ask-again|withdrawn,  :agree share yes|no|ask-each-time NAME")
        )
        return
    words = rest.split(None, 2)
    things: tuple[AgreementAbout, ...] = ("talk", "type", "keep", "share", "plan")
    states: tuple[AgreementState, ...] = ("yes", "partly", "no", "ask-each-time", "ask-again", "withdrawn")
    what = next((one for one in things if words[0].casefold() == one), None)
    state = next((one for one in states if len(words) > 1 and words[1].casefold() == one), None)
    name = words[2].removeprefix("with ").strip() if len(words) > 2 else None  # noqa: PLR2004  what, state, name
    if what is None or state is None or (what == "share" and not name):
        talk.say(_("Write  :agree talk yes  or  :agree share no Dr Lee."))
    elif what == "plan":
        talk.told(talk.sitting.agree_plan(state), _("Noted, for the plan as it stands."))
    else:
        talk.told(talk.sitting.agree(what, state, name), _("Noted."))


def pause(talk: Talk, _rest: str) -> None:
    """Take the words off the screen, with one grounding line; Enter comes back."""
    _clear(talk)
    text, _own = talk.desk.team_text("grounding")
    lines = [one for one in text.splitlines() if one.strip() and not one.startswith("#")]
    if lines:
        talk.say(lines[0].lstrip("- "))
    talk.ask_in(_("Enter goes on; :quit leaves. Everything is kept."), prompt="")
    if talk.dialogs == 0:
        talk.show_place()


def safety(talk: Talk, _rest: str) -> None:
    """Take the words off the screen, show the team's page, and offer four lines that are kept apart."""
    _clear(talk)
    text, _own = talk.desk.team_text("safety")
    for one in text.splitlines():
        talk.say(one)
    frame = talk.desk.frame("concern")
    kept: dict[str, str] = {}
    for line in frame.lines:
        words = talk.ask_in(line.ask)
        if words:
            kept[line.id] = words
            talk.sitting.concern(line.id, words)
    if kept:
        talk.say(_("Kept apart from everything else, in no document."))
    talk.say(_("Three ways on: slow down and go on; talk without typing (:pause); stop here (:enough)."))
    if talk.dialogs == 0:
        talk.show_place()


def export(talk: Talk, rest: str) -> None:
    """Write documents into the folder, and say where they went."""
    from strengthtui.desk.exporting import PROFILE_AND_PLAN, export_sitting

    documents = (rest,) if rest else PROFILE_AND_PLAN
    try:
        report = export_sitting(talk.sitting, documents, talk.out)
    except StrengthError as error:
        talk.say(" ".join(part for part in (error.title, error.message, error.hint) if part))
        return
    for one in (*report.product, *report.talk):
        talk.say(one)


def _clear(talk: Talk) -> None:
    talk.pending = []  # the draft holds them; they come back with the place
    if not talk.screen.clear():
        talk.say(_("This terminal cannot be cleared: what stands above can still be read."))


def _name(talk: Talk, line: LineView) -> str:
    offers = _offered(talk.sitting.name_offers(line.ref))
    for number, name in enumerate(offers, start=1):
        talk.say(f"{number}  {name}", indent=2)
    typed = talk.ask_in(_("What would you call it? A number or your own words; an empty line leaves it."))
    index = talk.chosen(len(offers), typed)
    return offers[index] if index is not None else typed


def _offered(offers: tuple[NameOffer, ...]) -> list[str]:
    rounds = max((len(offer.names) for offer in offers), default=0)
    names = [offer.names[place] for place in range(rounds) for offer in offers[:3] if place < len(offer.names)]
    return names[:_OFFERED]


def _sphere(talk: Talk) -> Sphere | None:
    typed = talk.ask_in(
        _("Where does it live? 1 mine  2 people close to me  3 around me  (Enter: as the name suggests)")
    )
    index = talk.chosen(len(SPHERES), typed)
    return SPHERES[index] if index is not None else None
