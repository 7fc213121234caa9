"""Marking a strength on the screen: the line, the little window, the same acts as in plain lines (`line.asides`)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from strengthtui.desk.marking import sphere_titles
from strengthtui.errors import StrengthError
from strengthtui.i18n import _
from strengthtui.text import fold
from strengthtui.tui.dialogs.asking import ToldDialog
from strengthtui.tui.dialogs.strength import Marked, Names, StrengthDialog

if TYPE_CHECKING:
    from strengthtui.desk.terms import Sphere
    from strengthtui.desk.views import LineView, NameOffer, SphereView
    from strengthtui.tui.screens.sitting_screen import SittingScreen

FIRST_NAMES: Final = 6
"""Names offered before anything is typed: as many as can be read out in a breath."""

FROM_AREAS: Final = 3
"""Areas they come from, the nearest first."""

RINGS: Final[tuple[Sphere, ...]] = ("individual", "family", "environment")


async def mark_strength(screen: SittingScreen[Any], selected: str = "") -> None:
    """Name a strength that the words selected show, or the line pointed at, or the one kept last."""
    line, quote = await _meant(screen, selected)
    if line is not None:
        await mark_line(screen, line, quote)


async def mark_line(screen: SittingScreen[Any], line: LineView, quote: str) -> None:
    """Name a strength that these words of a line show."""
    offers = await screen.talk.ask(lambda sitting: sitting.name_offers(line.ref))
    known = await screen.talk.ask(lambda sitting: sitting.name_offers())
    names = _names(offers, known, await screen.talk.strengths())
    titles = sphere_titles()
    rings = [(ring, titles[ring]) for ring in RINGS]
    marked: Marked | None = Marked(quote)
    while True:
        marked = await screen.app.push_screen_wait(StrengthDialog(line.text, line.whose, names, rings, marked))
        if marked is None:
            return
        try:
            kept = await _keep(screen, line, marked, names)
        except StrengthError as error:  # told here, so that the window comes back with what was typed
            await screen.app.push_screen_wait(ToldDialog(error.title, error.message, error.hint))
            continue
        if kept:
            await screen.show_again()
            return


async def _meant(screen: SittingScreen[Any], selected: str) -> tuple[LineView | None, str]:
    """Give the line, and the part of it that is meant."""
    words = selected.strip().lstrip('"').strip()
    if words:
        for line in reversed(await screen.talk.lines()):
            if words in line.text:
                return line, words
    found = await screen.line_meant(_("Which words show a strength?"))
    return found, found.text if found is not None else ""


async def _keep(screen: SittingScreen[Any], line: LineView, marked: Marked, names: Names) -> bool:
    """Store it: the strength with its words, then where it lives, then what makes it possible."""
    quote, name, ref = marked.quote, marked.name, line.ref
    done = _("On the map: {name}").format(name=name)
    if not screen.told(await screen.talk.do(lambda sitting: sitting.mark(quote, name, ref=ref)), done):
        return False
    sphere, through = marked.sphere, marked.through
    if sphere is not None and sphere != names.spheres.get(fold(name), "individual"):
        screen.told(await screen.talk.do(lambda sitting: sitting.mark(quote, name, sphere, ref=ref)))
    if through:
        outcome = await screen.talk.do(lambda sitting: sitting.mark(quote, name, ref=ref, possible_through=through))
        return screen.told(outcome)
    return True


def _names(offers: tuple[NameOffer, ...], known: tuple[NameOffer, ...], rings: tuple[SphereView, ...]) -> Names:
    """Gather names: for what is hard none are offered, yet each still lives where it lives."""
    spheres: dict[str, Sphere] = {}
    for offer in reversed(known):
        spheres.update(dict.fromkeys(map(fold, offer.names), _sphere(offer.sphere)))
    marked = [one for ring in rings for one in ring.strengths]
    spheres.update({fold(one.name): _sphere(one.sphere) for one in marked})
    if not offers:
        return Names(spheres=spheres)
    near = offers[:FROM_AREAS]
    rounds = max((len(offer.names) for offer in near), default=0)
    first = [offer.names[place] for place in range(rounds) for offer in near if place < len(offer.names)]
    everything = dict.fromkeys([*(one.name for one in marked), *(name for offer in offers for name in offer.names)])
    return Names(first[:FIRST_NAMES], tuple(everything), spheres)


def _sphere(text: str) -> Sphere:
    return next((ring for ring in RINGS if ring == text), "individual")
