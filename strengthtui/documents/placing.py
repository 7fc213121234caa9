"""Which block of an outline a line stands in: every line once, hard things before anything else.

First come the blocks that say `first`, then those that name the line's topic, then those that name a petal of it (of
several, the first of the flower). What is under no petal goes to the block of `unsorted`, what nothing took to the
block of `rest`.
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
    flower = [petal.id for petal in vocabulary.petals]
    found: list[list[Placed]] = [[] for _block in blocks]
    for line in lines:
        place = next(_places(blocks, line, flower), None)
        if place is not None:
            at, petal = place
            found[at].append(Placed(line, petal))
    return tuple(map(tuple, found))


def _places(
    blocks: Sequence[OutlineBlock], line: HeardLine, flower: Sequence[str]
) -> Iterator[tuple[int, str | None]]:
    """Go through the blocks that would take a line, best first."""
    petals = sorted(line.petals, key=lambda petal: flower.index(petal) if petal in flower else len(flower))
    taking = [(at, block) for at, block in enumerate(blocks) if TAKING.intersection(block.sources)]
    for at, block in taking:
        if block.first and (_topics(line).intersection(block.topics) or set(petals).intersection(block.petals)):
            yield at, next((petal for petal in petals if petal in block.petals), None)
    for at, block in taking:
        if _topics(line).intersection(block.topics):
            yield at, next((petal for petal in petals if petal in block.petals), None)
    for petal in petals:
        yield from ((at, petal) for at, block in taking if petal in block.petals)
    yield from ((at, None) for at, block in enumerate(blocks) if "unsorted" in block.sources and not petals)
    yield from ((at, None) for at, block in enumerate(blocks) if "rest" in block.sources)


def _topics(line: HeardLine) -> set[str]:
    return {*line.topics, *((line.about,) if line.about else ())}
