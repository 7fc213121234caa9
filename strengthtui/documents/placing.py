"""Which block of an outline a line stands in: every line once, hard things before anything else.

First come the blocks that say `first`, then those that name the line's topic, then those that name a petal of it (of
several, the first of the flower). A line that is under the petal of hard times, too, goes only where an outline makes
room for hard things, never under a heading like "Good at". What is under no petal goes to the block of `unsorted`,
what nothing took to the block of `rest`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from strengthtui.documents.outline import OutlineBlock
    from strengthtui.interview.heard import HeardLine
    from strengthtui.model.vocabulary import Vocabulary

TAKING: Final = frozenset({"words", "petals"})
"""Sources that take lines by topic and petal."""
HARD: Final = "hard-times"


@dataclass(frozen=True, slots=True)
class Placed:
    """A line in its block."""

    line: HeardLine
    petal: str | None = None
    """The petal it was taken by."""


def place_lines(
    blocks: Sequence[OutlineBlock], lines: Sequence[HeardLine], vocabulary: Vocabulary
) -> tuple[tuple[Placed, ...], ...]:
    """Give the lines of each block, in the order they came in."""
    placing = _Placing(blocks, vocabulary)
    found: list[list[Placed]] = [[] for _block in blocks]
    for line in lines:
        place = next(placing.places(line), None)
        if place is not None:
            at, petal = place
            found[at].append(Placed(line, petal))
    return tuple(map(tuple, found))


class _Placing:
    """The blocks, looked at line by line."""

    def __init__(self, blocks: Sequence[OutlineBlock], vocabulary: Vocabulary) -> None:
        self._blocks = blocks
        self._taking = [(at, block) for at, block in enumerate(blocks) if TAKING.intersection(block.sources)]
        self._flower = {petal.id: at for at, petal in enumerate(vocabulary.petals)}
        self._hard = {topic.id for topic in vocabulary.topics if topic.petal == HARD}

    def places(self, line: HeardLine) -> Iterator[tuple[int, str | None]]:
        """Go through the blocks that would take a line, best first, each with the petal it is taken by."""
        topics = {*line.topics, *((line.about,) if line.about else ())}
        petals = sorted(line.petals, key=lambda petal: self._flower.get(petal, len(self._flower)))
        for at, block in self._taking:
            if block.first and not (topics.isdisjoint(block.topics) and set(petals).isdisjoint(block.petals)):
                yield at, _petal_of(block, petals)
        if HARD in petals:
            topics, petals = topics & self._hard, [HARD]
        for at, block in self._taking:
            if not topics.isdisjoint(block.topics):
                yield at, _petal_of(block, petals)
        for petal in petals:
            yield from ((at, petal) for at, block in self._taking if petal in block.petals)
        for source in ("unsorted", "rest"):
            wanted = source == "rest" or not petals
            yield from ((at, None) for at, block in enumerate(self._blocks) if wanted and source in block.sources)


def _petal_of(block: OutlineBlock, petals: Sequence[str]) -> str | None:
    return next((petal for petal in petals if petal in block.petals), None)
