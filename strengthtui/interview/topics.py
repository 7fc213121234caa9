"""What a topic lies under: its petal, its areas of life. A team's own (`x-...`) lie under nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from strengthtui.model.pack import Pack
    from strengthtui.model.vocabulary import Vocabulary


class Topics(Struct, frozen=True):
    """The vocabulary, ready to be looked up."""

    petal_of: Mapping[str, str]
    """Topic to its petal."""
    domains_of: Mapping[str, tuple[str, ...]]
    """Topic, or petal, to its areas of life."""
    petals: frozenset[str]

    def under(self, topic: str) -> tuple[str, ...]:
        """Give the topic and the petal it lies under; a petal lies under itself only."""
        petal = self.petal_of.get(topic)
        return (topic,) if petal is None else (topic, petal)

    def petals_over(self, topics: Iterable[str]) -> tuple[str, ...]:
        """Give the petals that these topics and petals lie under, each once."""
        found = (topic if topic in self.petals else self.petal_of.get(topic) for topic in topics)
        return tuple(dict.fromkeys(petal for petal in found if petal is not None))

    def domains(self, topics: Iterable[str]) -> tuple[str, ...]:
        """Give the areas of life of these topics and petals, each once."""
        return tuple(dict.fromkeys(domain for topic in topics for domain in self.domains_of.get(topic, ())))


def topics_of(vocabulary: Vocabulary, packs: Iterable[Pack] = ()) -> Topics:
    """Lay the vocabulary out; a petal has the domains of the topic its pack says it is about.

    Only where no pack says so has it those of all its topics, which is more than was meant.
    """
    petal_of = {topic.id: topic.petal for topic in vocabulary.topics}
    domains_of = {topic.id: topic.domains for topic in vocabulary.topics}
    about = {
        section.id: section.petal.about
        for pack in packs
        for section in pack.sections
        if section.petal is not None and section.petal.about is not None
    }
    petals = frozenset(petal.id for petal in vocabulary.petals) | frozenset(petal_of.values())
    for petal in petals:
        topics = [about[petal]] if petal in about else [t for t, over in petal_of.items() if over == petal]
        domains_of[petal] = tuple(dict.fromkeys(d for topic in topics for d in domains_of.get(topic, ())))
    return Topics(petal_of, domains_of, petals)
