"""A pack as far as it could be read, with the place of everything: what the rules look at.

It may hold stand-ins where something was missing or wrong; `broken` says which keys of a question are not to be
trusted.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeAlias

from msgspec import Struct

from strengthtui.lexicon.matcher import Matcher
from strengthtui.model.pack import ROUTES, Pack, Question
from strengthtui.model.vocabulary import Vocabulary
from strengthtui.sources.reader import Place
from strengthtui.sources.spelling import Spelling

KnownAddresses: TypeAlias = Callable[[str], "Collection[str] | None"]
"""A pack's id to the addresses in it (`section/question`); `None` when no such pack is on the shelf."""
Editions: TypeAlias = Callable[[str], tuple[Pack, ...]]
"""A pack's id to its versions on the shelf, from old to new."""


class Entry(Struct, frozen=True):
    """One question of the draft."""

    question: Question
    section: str
    place: Place
    broken: frozenset[str]
    """Keys that were missing or wrong."""
    number: int
    """Its place in the pack's order, from 0."""

    @property
    def address(self) -> str:
        """Its address inside the pack."""
        return f"{self.section}/{self.question.id}"

    def has(self, key: str) -> bool:
        """Whether what stands under this key may be judged."""
        return key not in self.broken

    def at(self, *steps: str | int) -> Place:
        """Give the place of a part."""
        place = self.place
        for step in steps:
            place = place.into(step)
        return place


@dataclass(frozen=True)
class Draft:
    """All that is known of a pack before it is known to be sound."""

    pack: Pack
    place: Place
    sections: tuple[Place, ...]
    """The place of each section, in the pack's order."""
    entries: tuple[Entry, ...]
    """Every question, in the pack's order."""
    vocabulary: Vocabulary
    known_addresses: KnownAddresses | None = None
    """How to look into other packs; `None` leaves addresses of other packs alone."""
    editions: Editions | None = None
    """How to look at the versions there are of this pack; `None` leaves them alone."""
    broken: frozenset[str] = frozenset()
    """Keys of the pack itself that were missing or wrong."""
    words: Matcher | None = None
    """What looks for words that hide the person; `None` for the lists that come with the program."""
    _others: dict[str, Spelling] = field(default_factory=dict)

    @cached_property
    def by_address(self) -> Mapping[str, Entry]:
        """Questions by their address; of two with the same address, the first."""
        found: dict[str, Entry] = {}
        for entry in self.entries:
            found.setdefault(entry.address, entry)
        return found

    @cached_property
    def addresses(self) -> Spelling:
        """Every address of this pack, to find the nearest."""
        return Spelling(self.by_address)

    @cached_property
    def petals(self) -> Mapping[str, int]:
        """The petals of this pack and which section they are."""
        return {section.id: at for at, section in enumerate(self.pack.sections) if section.petal is not None}

    @cached_property
    def topics(self) -> frozenset[str]:
        """Every topic."""
        return frozenset(topic.id for topic in self.vocabulary.topics)

    @cached_property
    def petal_of(self) -> Mapping[str, str]:
        """Give the petal over each topic."""
        return {topic.id: topic.petal for topic in self.vocabulary.topics}

    @cached_property
    def petal_names(self) -> frozenset[str]:
        """Every petal of the vocabulary."""
        return frozenset(petal.id for petal in self.vocabulary.petals)

    @cached_property
    def domains(self) -> frozenset[str]:
        """Every area of life."""
        return frozenset(domain.id for domain in self.vocabulary.domains)

    @cached_property
    def topic_spelling(self) -> Spelling:
        """Topics and petals, to find the nearest."""
        return Spelling((*self.petal_names, *self.topics))

    @cached_property
    def domain_spelling(self) -> Spelling:
        """Areas of life, to find the nearest."""
        return Spelling(self.domains)

    @cached_property
    def focuses(self) -> Mapping[str, frozenset[str | None]]:
        """Give each topic the questions are about, with the times it is asked for."""
        found: dict[str, frozenset[str | None]] = {}
        for entry in self.entries:
            if entry.question.about is not None:
                found[entry.question.about] = found.get(entry.question.about, frozenset()) | {entry.question.focus}
        return found

    @cached_property
    def _own_orders(self) -> Mapping[str, Mapping[str, int]]:
        return {own.route: {address: at for at, address in enumerate(own.addresses)} for own in self.pack.order}

    def is_always_later(self, one: Entry, other: Entry) -> bool:
        """Whether one question comes after another on every route that asks both."""
        widest = max(ROUTES.index(one.question.route), ROUTES.index(other.question.route))
        for route in ROUTES[widest:]:
            order = self._own_orders.get(route)
            if order is None:
                is_later = one.number > other.number
            else:
                is_later = order.get(one.address, one.number) > order.get(other.address, other.number)
            if not is_later:
                return False
        return True

    def spelling_in(self, pack: str, addresses: Collection[str]) -> Spelling:
        """Give the addresses of another pack, to find the nearest."""
        return self._others.setdefault(pack, Spelling(addresses))
