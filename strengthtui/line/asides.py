"""What can be done beside the question in front: a strength, the map, a pause, the team's page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from strengthtui.desk.guides import first_line, paragraphs
from strengthtui.desk.lens_views import lens_named, lens_titles, lens_views, thin_view
from strengthtui.desk.marking import sphere_titles
from strengthtui.desk.showing import line_words
from strengthtui.i18n import _
from strengthtui.line import render
from strengthtui.text import fold

if TYPE_CHECKING:
    from strengthtui.desk.terms import Sphere
    from strengthtui.desk.views import LineView, NameOffer
    from strengthtui.line.talk import Talk

_OFFERED = 6
"""Names offered for a strength: as many as can be read out in a breath."""

SPHERES: tuple[Sphere, ...] = ("individual", "family", "environment")


def strength(talk: Talk, rest: str) -> None:
    """Name a strength: the words, the name, where it lives, what makes it possible; stored once it has a name."""
    from strengthtui.line.commands import line_of

    number, _blank, name = rest.partition(" ") if rest[:1].isdecimal() else ("", "", rest)
    line = line_of(talk, number)
    if line is None:
        return
    talk.say()
    talk.say(line_words(line))
    quote = line.text if name else _quote(talk, line)
    name = name.strip() or _name(talk, line)
    if not name:
        return
    if not talk.told(talk.sitting.mark(quote, name, ref=line.ref), _("On the map: {name}").format(name=name)):
        return
    titles = sphere_titles()
    ways: dict[str, Sphere | None] = {str(number): sphere for number, sphere in enumerate(SPHERES, start=1)}
    rings = "   ".join(f"{number} {titles[sphere]}" for number, sphere in enumerate(SPHERES, start=1))
    stands = _stands_in(talk, name) or titles["individual"]
    sphere = talk.one_of(_("Where does it live? {rings}").format(rings=rings), ways, stands, None)
    if sphere is not None:
        talk.told(talk.sitting.mark(quote, name, sphere, ref=line.ref))
    through = talk.ask_in(_("What makes it possible?"), _("pass over"))
    if through:
        talk.told(talk.sitting.mark(quote, name, ref=line.ref, possible_through=through), talk.kept)


def _stands_in(talk: Talk, name: str) -> str:
    """Give the ring the strength came to stand in, as it is called; empty where it is not in sight."""
    for ring in talk.sitting.strengths():
        if any(fold(one.name) == fold(name) for one in ring.strengths):
            return ring.title
    return ""


def _quote(talk: Talk, line: LineView) -> str:
    while words := talk.ask_in(_("Which words show it?"), _("the whole line")):
        if words in line.text:
            return words
        found = fold(line.text).find(fold(words))
        if found >= 0 and len(fold(line.text)) == len(line.text):
            return line.text[found : found + len(words)]
        talk.say(_("Those words are not in the line."))
    return line.text


def strengths_map(talk: Talk, rest: str) -> None:
    """Show the map, by rings or through the lens named; and a question where it is thin."""
    lens = lens_named(rest) if rest else "sphere"
    if lens is None:
        talk.say(_("One of: {lenses}.").format(lenses=", ".join(lens_titles())))
        return
    views = lens_views(talk.sitting.person, talk.sitting.company, lens)
    for text, indent in render.strengths(views):
        talk.say(text, indent=indent)
    thin = thin_view(talk.sitting.person)
    if thin is not None and not talk.sitting.company:
        talk.say()
        talk.say(_("You could ask: {question} (:jump {place})").format(question=thin.ask, place=thin.address))


def pause(talk: Talk, _rest: str) -> None:
    """Take the words off the screen, with one grounding line; Enter comes back."""
    talk.screen.wipe()
    text, _own = talk.desk.team_text("grounding")
    if line := first_line(text):
        talk.say(line)
    _wait(talk, _("A pause. :quit leaves, and keeps it all.") if talk.keeps else _("A pause."))


def safety(talk: Talk, _rest: str) -> None:
    """Take the words off the screen, show the team's page, and offer four lines that are kept apart."""
    talk.screen.wipe()
    text, own = talk.desk.team_text("safety")
    if not own:
        talk.say(_("(Your team has not put in its own page yet: strengthtui info shows where it goes.)"))
    for one in paragraphs(text, own=own):
        talk.say(one)
    if talk.keeps:
        _concern(talk)
    else:
        talk.say()
        talk.say(_("This talk keeps nothing: write down elsewhere what was said, word for word, and whom you told."))
    _wait(talk, _("Three ways on: slowly, as before; without typing (:pause); or stop here (:enough)."))


def _wait(talk: Talk, text: str) -> None:
    """Leave the words off the screen until Enter; what is typed meanwhile is kept, not taken for an answer."""
    typed = talk.ask_in(text, _("go on"))
    if typed:
        talk.told(talk.sitting.jot(typed, ()), _("Kept, to be sorted later (:sort)."))
    if talk.dialogs == 0:
        talk.show_place()


def _concern(talk: Talk) -> None:
    kept = False
    for line in talk.desk.frame("concern").lines:
        words = talk.ask_in(line.ask, _("pass over"))
        if words:
            talk.sitting.concern(line.id, words)
            kept = True
    if kept:
        talk.screen.wipe()
        talk.say(_("Kept apart from everything else, in no document."))


def _name(talk: Talk, line: LineView) -> str:
    offers = _offered(talk.sitting.name_offers(line.ref))
    talk.say()
    for number, name in enumerate(offers, start=1):
        talk.say(f"{number}  {name}", indent=2)
    question = _("What would you call it? A number, or your own words.") if offers else _("What would you call it?")
    while (typed := talk.ask_in(question, _("leave it"))).isdecimal():
        index = talk.chosen(len(offers), typed)
        if index is not None:
            return offers[index]
        talk.say(_("There is no such number."))
    return typed


def _offered(offers: tuple[NameOffer, ...]) -> list[str]:
    rounds = max((len(offer.names) for offer in offers), default=0)
    names = [offer.names[place] for place in range(rounds) for offer in offers[:3] if place < len(offer.names)]
    return names[:_OFFERED]
