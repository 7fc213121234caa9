"""The strengths map through a lens, and where the picture is thin: as a screen shows it.

Who may see what is decided where the map is made (`marking.map_views`): a lens only lays the same views out otherwise.
The suggestion is for the worker's eye; the beside-you window does not show it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from strengthtui.desk.marking import map_views, sphere_titles
from strengthtui.desk.refs import handle
from strengthtui.desk.views import SphereView
from strengthtui.desk.whereabouts import known_of, to_come
from strengthtui.i18n import _
from strengthtui.journey.balance import thin_place
from strengthtui.journey.lenses import ELSEWHERE, LENSES, LensId, Looking, through
from strengthtui.journey.strengths_map import strengths_map
from strengthtui.model.words import Ref

if TYPE_CHECKING:
    from strengthtui.desk.open_person import OpenPerson
    from strengthtui.model.pack import Pack, Question

ROPES: Final = "ropes"
"""The pack whose sections are a lens, and whose questions fill a thin place first."""


class ThinView(Struct, frozen=True):
    """A question that would let the picture grow where it is thin."""

    address: str
    """Full address, to go there."""
    ask: str
    area: str
    """The area of life it is about, in words."""


def lens_titles() -> dict[LensId, str]:
    """The lenses in words, as one would say what one looks for."""
    return {
        "sphere": _("whose they are"),
        "domain": _("areas of life"),
        "capital": _("people, ground, self, belonging"),
        "ropes": _("ROPES"),
        "time": _("before, now, ahead"),
    }


def lens_named(word: str) -> LensId | None:
    """Find a lens by its id."""
    return next((one for one in LENSES if one == word), None)


def lens_views(person: OpenPerson, company: tuple[str, ...], lens: LensId) -> tuple[SphereView, ...]:
    """Give the map under a lens; groups without a strength that may be seen are left away."""
    rings = map_views(person, company)
    if lens == "sphere":
        return rings
    seen = {one.ref: one for ring in rings for one in ring.strengths}
    looking = Looking(person.heard, person.vocabulary, _ropes(person))
    titles = _group_titles(person, lens)
    views = []
    for group in through(lens, strengths_map(person.records, person.live), looking):
        refs = (handle(Ref(table="strengths", id=one.strength.id)) for one in group.strengths)
        strengths = tuple(seen[ref] for ref in refs if ref in seen)
        if strengths:
            views.append(SphereView(group.key, titles.get(group.key, _("elsewhere")), strengths))
    return tuple(views)


def thin_view(person: OpenPerson) -> ThinView | None:
    """Give one question that would let the picture grow where it is thin; `None` where it is not."""
    packs = (_ropes(person), *(pack for pack in person.packs.values() if pack.id != ROPES))
    found = thin_place(
        strengths_map(person.records, person.live),
        person.heard,
        packs,
        person.vocabulary,
        lambda pack, address, question: _is_open(person, pack, address, question),
    )
    if found is None:
        return None
    titles = {domain.id: domain.title for domain in person.vocabulary.domains}
    return ThinView(f"{found.pack}/{found.address}", found.ask, titles[found.domain])


def _ropes(person: OpenPerson) -> Pack:
    return person.shelf.get(ROPES)


def _is_open(person: OpenPerson, pack: Pack, address: str, question: Question) -> bool:
    """Tell whether a question can be asked bare: nothing stored of it, nothing known of it, and no condition."""
    if question.when is not None or "{" in question.ask:
        return False
    begun = [one for one in person.records.conversations if one.pack == pack.id]
    stored = {(one.conversation, one.question) for one in person.records.answers}
    if any((one.id, address) in stored for one in begun):
        return False
    conversation = begun[-1] if begun else to_come(person, pack.id, "full")
    return known_of(person, conversation, address, question) is None


def _group_titles(person: OpenPerson, lens: LensId) -> dict[str, str]:
    titles: dict[str, str] = {ELSEWHERE: _("elsewhere")}
    if lens == "domain":
        titles |= {domain.id: domain.title for domain in person.vocabulary.domains}
    elif lens == "ropes":
        titles |= {section.id: section.title for section in _ropes(person).sections}
    elif lens == "time":
        titles |= {"past": _("before"), "present": _("now"), "future": _("ahead")}
    elif lens == "capital":
        titles |= {
            "social": _("people (social capital)"),
            "physical": _("ground underfoot (physical capital)"),
            "human": _("in myself (human capital)"),
            "cultural": _("belonging (cultural capital)"),
        }
    return titles | sphere_titles()
