"""Which block of an outline a line stands in: every line once, hard things before anything else.

First come the blocks that say `first`, then those that name the line's topic, then those that name a petal of it (of
several, the first of the flower). A line that is under the petal of hard times, too, goes only where an outline makes
room for hard things, never under a heading like "Good at"; any other that lies under a topic which stands in another
document (`elsewhere`) goes nowhere here. What is under no petal goes to the block of `unsorted`; what no block took
goes under the title of its part of the conversation (`sections`) where there is one, all else to the block of `rest`.

What answers a question of no topic stands where the question says (`under`), else where its areas of life stand: hopes
with the hopes, anything else under the petal of the area.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from strengthtui.documents.outline import Outline, OutlineBlock
    from strengthtui.interview.heard import HeardLine
    from strengthtui.model.vocabulary import Vocabulary

TAKING: Final = frozenset({"words", "petals"})
"""Sources that take lines by topic and petal."""
HARD: Final = "hard-times"
HOPES: Final = "hopes"


@dataclass(frozen=True, slots=True)
class Placed:
    """A line in its block."""

    line: HeardLine
    petal: str | None = None
    """The petal it was taken by."""


def place_lines(outline: Outline, lines: Sequence[HeardLine], vocabulary: Vocabulary) -> tuple[tuple[Placed, ...], ...]:
    """Give the lines of each block, in the order they came in."""
    placing = _Placing(outline.blocks, frozenset(outline.elsewhere), vocabulary)
    found: list[list[Placed]] = [[] for _block in outline.blocks]
    for line in lines:
        place = next(placing.places(line), None)
        if place is not None:
            at, petal = place
            found[at].append(Placed(line, petal))
    return tuple(map(tuple, found))


class _Placing:
    """The blocks, looked at line by line."""

    def __init__(self, blocks: Sequence[OutlineBlock], elsewhere: frozenset[str], vocabulary: Vocabulary) -> None:
        self._blocks = blocks
        self._elsewhere = elsewhere
        self._taking = [(at, block) for at, block in enumerate(blocks) if TAKING.intersection(block.sources)]
        self._flower = {petal.id: at for at, petal in enumerate(vocabulary.petals)}
        self._petal_of = {topic.id: topic.petal for topic in vocabulary.topics}
        self._hard = {topic.id for topic in vocabulary.topics if topic.petal == HARD}
        self._area = {domain.id: domain.petal for domain in vocabulary.domains if domain.petal is not None}

    def places(self, line: HeardLine) -> Iterator[tuple[int, str | None]]:
        """Go through the blocks that would take a line, best first, each with the petal it is taken by."""
        topics, petals = self._lies_under(line)
        for at, block in self._taking:
            if block.first and not (topics.isdisjoint(block.topics) and set(petals).isdisjoint(block.petals)):
                yield at, _petal_of(block, petals)
        if HARD in petals:
            topics, petals = topics & self._hard, [HARD]
        elif not topics.isdisjoint(self._elsewhere):
            return
        for at, block in self._taking:
            if not topics.isdisjoint(block.topics):
                yield at, _petal_of(block, petals)
        for petal in petals:
            yield from ((at, petal) for at, block in self._taking if petal in block.petals)
        for source, wanted in (("unsorted", not petals), ("sections", bool(line.section)), ("rest", True)):
            yield from ((at, None) for at, block in enumerate(self._blocks) if wanted and source in block.sources)

    def _lies_under(self, line: HeardLine) -> tuple[set[str], list[str]]:
        """Give topics and petals, in the order of the flower; where its question says so or has no topic, its home."""
        topics = {*line.topics, *((line.about,) if line.about else ())}
        petals = set(line.petals)
        if line.under is not None or (not topics and not petals):
            topics, petals = self._at_home(line)
        return topics, sorted(petals, key=lambda petal: self._flower.get(petal, len(self._flower)))

    def _at_home(self, line: HeardLine) -> tuple[set[str], set[str]]:
        under = line.under
        if under is not None:
            return ({under}, {self._petal_of[under]}) if under in self._petal_of else (set(), {under})
        area = next((self._area[domain] for domain in line.domains if domain in self._area), None)
        if area is None:
            return set(), set()
        return set(), {HOPES if line.focus == "future" else area}


def _petal_of(block: OutlineBlock, petals: Sequence[str]) -> str | None:
    return next((petal for petal in petals if petal in block.petals), None)
