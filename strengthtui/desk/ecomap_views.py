"""The map of who and what is round the person as it is shown: ring by ring, in words, with strengths that name them.

The words come from the papers' own, so that a talk without a map loads nothing of papers.

Whoever was put there while nobody else was in the room is hidden while somebody is; who is alongside is shown to nobody
else at all, as everything that is kept about the person.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from strengthtui.desk.lines import heading_of, line_at, on_map_alone
from strengthtui.desk.marking import map_views
from strengthtui.desk.refs import handle
from strengthtui.desk.showing import quoted
from strengthtui.desk.views import ReadView
from strengthtui.i18n import _
from strengthtui.journey.ecomap import RINGS, Neighbour, Offer, named_in, neighbours, offers
from strengthtui.model.words import Ref

if TYPE_CHECKING:
    from collections.abc import Iterator

    from strengthtui.desk.open_person import OpenPerson


class TieView(Struct, frozen=True):
    """Somebody or something on the map."""

    ref: str
    name: str
    label: str
    """The name with who it is to them."""
    sentence: str
    """How close, who, who gives: `Close: Jo, my sister. Gives and gets.`"""
    kind: str
    """Id of what it is: person, animal, place, group, service."""
    closeness: str
    """Id; empty where it was not said."""
    give_take: str
    """Id; empty where it was not said."""
    gives: str = ""
    """Who gives, as a sentence; empty where it was not said."""
    does: str = ""
    voice: str = "gist"
    may_know: str = ""
    stars: tuple[str, ...] = ()
    """Names of strengths that name it, or whose words do."""
    said: str = ""
    """Under what it was said before it was put on the map."""

    @property
    def more(self) -> tuple[str, ...]:
        """What else there is to say of it, each in a line."""
        told = [quoted(self.does, self.voice)] if self.does else []
        told += [_("May know: {words}").format(words=self.may_know)] if self.may_know else []
        told += [_("A strength names it: {strength}").format(strength=one) for one in self.stars]
        told += [_("Said under {heading}").format(heading=self.said)] if self.said else []
        return tuple(told)


class RingView(Struct, frozen=True):
    """All that are as close."""

    closeness: str
    title: str
    ties: tuple[TieView, ...]


class OfferView(Struct, frozen=True):
    """What was said already and could be put on the map."""

    ref: str
    text: str
    """The name, or the sentence where somebody has to say who that is."""
    kind: str
    """In words."""
    named: bool
    """Whether one key puts it there; else a name is asked for."""


class EcomapView(Struct, frozen=True):
    """The whole map."""

    person: str
    rings: tuple[RingView, ...]
    """Only those with somebody in them."""
    offers: tuple[OfferView, ...]

    @property
    def ties(self) -> tuple[TieView, ...]:
        """Everybody and everything on it, the close first."""
        return tuple(one for ring in self.rings for one in ring.ties)


def ecomap_view(person: OpenPerson, company: tuple[str, ...]) -> EcomapView:
    """Give the map, as whoever is here may see it."""
    from strengthtui.documents.tie_words import ring_titles

    shown, titles = ties_shown(person, company), ring_titles()
    named = [
        (one.name, [one.name, *(words.text for words in one.evidence)])
        for ring in map_views(person, company)
        for one in ring.strengths
    ]
    rings = []
    for ring in RINGS:
        ties = tuple(_view(person, one, named) for one in shown if one.closeness == ring)
        rings += [RingView(ring or "", titles[ring], ties)] if ties else []
    open_offers = tuple(_offer_view(one) for one in offers_shown(person, company))
    return EcomapView(person.records.person.name, tuple(rings), open_offers)


def ties_shown(person: OpenPerson, company: tuple[str, ...]) -> tuple[Neighbour, ...]:
    """Give everybody on the map that whoever is here may see."""
    found = neighbours(person.records)
    if not company:
        return found
    return tuple(one for one in found if one.tie is not None and not on_map_alone(person, one.tie))


def offers_shown(person: OpenPerson, company: tuple[str, ...]) -> tuple[Offer, ...]:
    """Give what was said and could be put on the map, as far as whoever is here may see it."""
    lines = [line for line in person.heard if not (company and line.alone)]
    return tuple(one for one in offers(person.records, lines) if not (company and one.kind == "service"))


def offer_ref(offer: Offer) -> str:
    """Give the handle of an offer: that of the line it was said in."""
    return handle(Ref(table=offer.source.table, id=offer.source.id, line=offer.source.line))


def tie_read_out(one: Neighbour) -> ReadView:
    """Say somebody on the map as it is read back, without what others may be told and words of the worker's."""
    from strengthtui.documents.tie_words import label_of, tie_sentence

    detail = (quoted(one.does, one.voice),) if one.does and one.voice != "worker" else ()
    heading = tie_sentence(one.closeness, label_of(one.name, one.who_to_me), one.give_take)
    return ReadView(handle(one.ref), _("Round you"), label_of(one.name, one.who_to_me), "gist", (heading, *detail))


def _view(person: OpenPerson, one: Neighbour, named: list[tuple[str, list[str]]]) -> TieView:
    from strengthtui.documents.tie_words import give_sentences, label_of, tie_sentence

    label = label_of(one.name, one.who_to_me)
    return TieView(
        ref=handle(one.ref),
        name=one.name,
        label=label,
        sentence=tie_sentence(one.closeness, label, one.give_take),
        kind=one.kind,
        closeness=one.closeness or "",
        give_take=one.give_take or "",
        gives=give_sentences()[one.give_take] if one.give_take else "",
        does=one.does or "",
        voice=one.voice,
        may_know=one.may_know or "",
        stars=tuple(dict.fromkeys(name for name, texts in named if _is_named(one, texts))),
        said=_said_under(person, one),
    )


def _is_named(one: Neighbour, texts: list[str]) -> bool:
    """Tell whether words say the name, or who it is to them where that is more than a word: my sister."""
    who = one.who_to_me or ""
    return named_in(one.name, texts) or (len(who.split()) > 1 and named_in(who, texts))


def _said_under(person: OpenPerson, one: Neighbour) -> str:
    source = one.tie.source if one.tie is not None else None
    line = source and line_at(person, Ref(table=source.table, id=source.id, line=source.line))
    return heading_of(person, line) if line else ""


def _offer_view(offer: Offer) -> OfferView:
    from strengthtui.documents.tie_words import kind_words, label_of

    text = label_of(offer.name, offer.who_to_me) if offer.name else quoted(offer.does or "", offer.voice)
    return OfferView(offer_ref(offer), text, kind_words()[offer.kind], named=bool(offer.name))


def sentences(view: EcomapView) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Give the map in sentences, each with what else there is to say."""
    for one in view.ties:
        yield one.sentence, one.more
