"""A YAML text that cannot be read, read all the same: the smallest blocks with a mistake are left out for now.

YAML ends at its first mistake. So that one bad question does not hide another, each block (`blocks`) is tried by
itself, those that cannot be read are replaced by nothing, and what is left is read. It is used only if that makes the
whole readable, and if it is not without each of them: then a mistake is where it is said to be, and nothing is said
that is not so. Otherwise there is the first mistake, and nothing more.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, NamedTuple

from strengthtui.sources.blocks import blocks_of, key_of, lines_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from strengthtui.sources.blocks import Block
    from strengthtui.sources.findings import FindingCode

_LEAST: Final = 2_000_000
_TIMES: Final = 20
"""Characters that are read in all: so many times the text, or `_LEAST`. Three seconds for a pack of 5,000 questions."""
_EACH: Final = 400
"""What beginning to read costs, in characters."""
_BEFORE: Final = 1
_AFTER: Final = 3
"""Neighbours among which a block is tried that cannot be read by itself."""


@dataclass(frozen=True, slots=True)
class Mistake:
    """What is wrong where."""

    code: FindingCode
    index: int
    """The character it is about."""
    sign: str
    """An escape as it is written, for the code that shows one."""
    column: int = 0
    """Where it should stand, for the code that says so."""


class Hole(NamedTuple):
    """A block that is left out."""

    block: Block
    mistakes: tuple[Mistake, ...]
    """What is wrong in it; nothing where it only lost its end to the next one."""


@dataclass(frozen=True, slots=True)
class Mended:
    """A text with nothing in place of what cannot be read; its lines are those of the text it was made of."""

    text: str
    mistakes: tuple[Mistake, ...]
    unseen: tuple[tuple[int, int], ...]
    """First and last line of what was left out, from 1."""
    lost_keys: bool
    """Whether a key at the top may be in what was left out."""
    is_moved: bool
    """Whether an item was left out that is not in line with its neighbours: keys below it may belong elsewhere then."""


def mend(text: str, *, move: bool = True) -> Mended | None:
    """Leave out what cannot be read; `None` where that does not make the rest readable.

    With `move` an item that is not in line with its neighbours is left out alone, else all it stands in.
    """
    work = _Work(text, move=move)
    try:
        holes = work.holes()
    except _TooMuchError:
        return None
    if not holes:
        return None
    mistakes = tuple(mistake for hole in holes for mistake in hole.mistakes)
    unseen = tuple(work.lines(hole.block) for hole in holes)
    lost_keys = work.lost_keys or not all(hole.block.is_item for hole in holes)
    return Mended(work.without(holes), mistakes, unseen, lost_keys, any(hole.block.is_moved for hole in holes))


class _TooMuchError(Exception):
    """It would take too long."""


class _Work:
    """One text that is being mended."""

    def __init__(self, text: str, *, move: bool) -> None:
        self._text = text
        self._move = move
        self.lost_keys = False
        self._spans = lines_of(text)
        self._left = max(_LEAST, _TIMES * len(text))

    def holes(self) -> tuple[Hole, ...]:
        """Give what has to be left out, in the order of the text; nothing where that does not help."""
        top = blocks_of(self._text, self._spans)
        if not top:
            return ()
        found = self._among(top, 0, len(self._spans))
        return () if found is None else tuple(found)

    def without(self, holes: Iterable[Hole], first: int = 0, end: int | None = None) -> str:
        """Give these lines with nothing in place of the blocks."""
        parts, at = [], self._begin(first)
        for hole in holes:
            block = hole.block
            parts += [self._text[at : self._begin(block.first)], self._nothing(block)]
            at = self._begin(block.end)
        return "".join((*parts, self._text[at : self._begin(len(self._spans) if end is None else end)]))

    def lines(self, block: Block) -> tuple[int, int]:
        """Give the first and the last line of a block with something in it, from 1."""
        last = block.end
        while last > block.first + 1 and not self._text[slice(*self._spans[last - 1])].strip():
            last -= 1
        return block.first + 1, last

    def _among(self, blocks: list[Block], first: int, end: int) -> list[Hole] | None:
        """Find the holes in these lines, which hold these blocks; `None` if the lines are still no YAML then."""
        by_block = [self._in(block) for block in blocks]
        holes = [hole for found in by_block for hole in found]
        if (
            not holes
            or self._may_lose_keys(blocks, by_block)
            or self._mistake(self.without(holes, first, end)) is not None
        ):
            return None
        for at, found in enumerate(by_block):
            if found and not self._is_needed(at, blocks, by_block):
                by_block[at] = []
        for at, block in enumerate(blocks[1:]):
            if any(hole.block is block for hole in by_block[at + 1]):
                by_block[at] = _without_its_end(blocks[at], by_block[at], block)
        return [hole for found in by_block for hole in found]

    def _may_lose_keys(self, blocks: list[Block], by_block: list[list[Hole]]) -> bool:
        """Whether what is round these blocks may have lost a key to one that is left out; at the top it is noted."""
        mixed = any(block.is_mixed for block, found in zip(blocks, by_block, strict=True) if found)
        if mixed and not blocks[0].is_item:
            self.lost_keys = True
            return False
        return mixed

    def _is_needed(self, at: int, blocks: list[Block], by_block: list[list[Hole]]) -> bool:
        """Whether a block cannot be read among its neighbours: a text may begin in one of them and end in another."""
        first, last = max(at - _BEFORE, 0), min(at + _AFTER, len(blocks) - 1)
        others = [hole for near in range(first, last + 1) if near != at for hole in by_block[near]]
        return self._mistake(self.without(others, blocks[first].first, blocks[last].end)) is not None

    def _in(self, block: Block) -> list[Hole]:
        """Find the holes in a block: some of its items, or all of it."""
        begin = self._begin(block.first)
        if self._move and block.is_moved:
            from strengthtui.sources.codes import yaml

            column = block.row.column + 1
            return [Hole(block, (Mistake(yaml.DASH_COLUMN, begin + block.column, "", column),))]
        alone = self._mistake(self._text[begin : self._begin(block.end)])
        if alone is None:
            return []
        inner = self._among(block.items, block.first, block.end) if block.items else None
        return inner or [Hole(block, (replace(alone, index=begin + alone.index),))]

    def _mistake(self, text: str) -> Mistake | None:
        """Read a text to its first mistake. Raises `_TooMuchError`."""
        from yaml import YAMLError

        from strengthtui.sources.events import complaint, event_reader

        self._left -= len(text) + _EACH
        if self._left < 0:
            raise _TooMuchError
        event = event_reader(text)
        try:
            while event() is not None:
                pass
        except YAMLError as error:
            return Mistake(*complaint(error, text))
        return None

    def _begin(self, line: int) -> int:
        return self._spans[line][0] if line < len(self._spans) else len(self._text)

    def _nothing(self, block: Block) -> str:
        """Give as many lines as the block has, with nothing in them but its dash or key."""
        begin, end = self._spans[block.first]
        column = block.row.column if self._move and block.is_moved else block.column
        kept = " " * column + "-" if block.is_item else key_of(self._text[begin:end])
        return f"{kept} ~" + "".join(self._breaks(block.first, block.end))

    def _breaks(self, first: int, end: int) -> Iterator[str]:
        for line in range(first, end):
            yield self._text[self._spans[line][1] : self._begin(line + 1)]


def _without_its_end(block: Block, holes: list[Hole], after: Block) -> list[Hole]:
    """Leave out what may have lost its end to the block after it, which cannot be read."""
    if after.is_item:
        return holes if holes or not after.is_odd or block.is_closed else [Hole(block, ())]
    last = block.items[-1] if block.items else None
    if last is None or not (last.items or last.key) or (holes and holes[-1].block is block):
        return holes
    inside = tuple(mistake for hole in holes if hole.block.first >= last.first for mistake in hole.mistakes)
    return [*(hole for hole in holes if hole.block.first < last.first), Hole(last, inside)]
