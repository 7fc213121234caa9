"""A YAML text cut into blocks by its indentation alone: entries at the top, and the `- ` items inside them.

This is for texts that cannot be read as YAML, so nothing here asks YAML: it looks at how far lines are set in and how
they begin. What looks like an item may be a line of somebody's text; whoever uses the blocks has to try them.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, NamedTuple

from strengthtui.sources.source import MAX_DEPTH

if TYPE_CHECKING:
    from collections.abc import Iterator

MANY: Final = 100_000
"""Blocks of one text; a pack of 5,000 questions has 40,000."""
_NEAR: Final = 50
"""Lines above an item in which the key it belongs to is looked for."""

_BREAK: Final = re.compile(r"\r\n|\n|\r")
_LINE: Final = re.compile(r"(?P<set_in> *)(?P<tab>\t?)(?P<dashes>(?:-(?: +|$))*)(?P<rest>.*)", re.DOTALL)
_KEY: Final = re.compile(r"""(?P<mark>["']?)[A-Za-z_][\w/-]*(?P=mark)\s*:(?:\s|$)""")
_NEARLY: Final = re.compile(r"\W*(?:-|[\w/-]+\s?\W?:)")
"""How a key or an item begins that has lost its form to a stray sign."""
_IN_BRACES: Final = "{"
"""Stands for the key of an item in braces, which may be any."""
_LITERAL: Final = re.compile(r"(?:^|[:\s])[|>][-+0-9]{0,2}\s*(?:#.*)?$")
"""What a line ends with whose text stands in the lines below, as it is."""


class Line(NamedTuple):
    """A line with something in it."""

    number: int
    """From 0."""
    set_in: int
    """Spaces before its first sign."""
    is_item: bool
    key: str
    """The key it begins with, behind the dashes; empty where there is none."""
    key_at: int
    """Where its key begins, behind the dashes."""
    opens: bool
    """Whether it is a key with nothing behind it, so that a list may follow."""
    is_tabbed: bool = False
    """Whether a tab stands where it is set in."""
    is_odd: bool = False
    """Whether it would be a key or an item but for the signs before it."""


class Row:
    """The items of one list: in which column most of their dashes stand, and the key with which most begin."""

    __slots__ = ("_columns", "_keys")

    def __init__(self, line: Line) -> None:
        """Begin with its first item."""
        self._columns = Counter((line.set_in,))
        self._keys = Counter((line.key,))

    def add(self, line: Line) -> Row:
        """Count one more."""
        self._columns[line.set_in] += 1
        self._keys[line.key] += 1
        return self

    @property
    def column(self) -> int:
        """The column of most of them, of the first where as many stand elsewhere."""
        return self._columns.most_common(1)[0][0]

    @property
    def key(self) -> str:
        """The key of most of them."""
        return self._keys.most_common(1)[0][0]


@dataclass(slots=True)
class Block:
    """An entry at the top or an item, with the items inside it."""

    first: int
    """Its first line, from 0."""
    column: int
    """Where its dash or key stands, from 0."""
    is_item: bool
    key: str
    """The key it begins with."""
    key_at: int
    """Where its keys stand."""
    below: int
    """Where the key stands that an item belongs to; -1 at the top."""
    row: Row
    """The list it is an item of."""
    opened_at: int
    """Where the key stands on the line above, if that is one with nothing behind it; -1 otherwise."""
    end: int = 0
    """The line after its last."""
    is_mixed: bool = False
    """Whether a line in it may be a key of what is round it, written so that it does not look like one."""
    items: list[Block] = field(default_factory=list)

    @property
    def is_moved(self) -> bool:
        """Whether it stands elsewhere than most items of its list, and may be thought of as standing there."""
        return self.column != self.row.column > self.opened_at and self.key == self.row.key

    @property
    def is_odd(self) -> bool:
        """Whether it begins with another key than most items of its list: it may be the end of the one before it."""
        return self.key not in {self.row.key, _IN_BRACES}

    @property
    def is_closed(self) -> bool:
        """Whether it cannot go on with another key: a text, or a mapping in braces."""
        return self.key in {"", _IN_BRACES}

    def ends_at(self, line: Line) -> bool:
        """Tell whether a line belongs to it no longer. What is neither key nor item always belongs to it."""
        if not self.is_item:
            return bool(line.key) and not line.is_item and line.set_in <= self.column
        if line.is_item:
            return line.set_in <= max(self.column, self.row.column)
        return bool(line.key) and line.set_in <= self.below


def key_of(line: str) -> str:
    """Give the beginning of a line up to the colon of its key."""
    found = _KEY.match(line.lstrip(" "))
    return line if found is None else line[: len(line) - len(line.lstrip(" ")) + found.end()].rstrip()


def lines_of(text: str) -> tuple[tuple[int, int], ...]:
    """Give where each line begins and ends, its break left out."""
    begins, spans = 0, []
    for found in _BREAK.finditer(text):
        spans.append((begins, found.start()))
        begins = found.end()
    return (*spans, (begins, len(text)))


def blocks_of(text: str, spans: tuple[tuple[int, int], ...]) -> list[Block] | None:
    """Give the blocks at the top with all that is inside them; `None` where there are too many."""
    top: list[Block] = []
    open_now: list[Block] = []
    seen: list[Line] = []
    count = 0
    for line in _lines(text, spans):
        sibling = _close(open_now, line)
        _mix(open_now, line)
        if line.is_item or (line.key and not open_now):
            count += 1
            if count > MANY:
                return None
            block = _begin(line, sibling, open_now, seen)
            if block is not None:
                (open_now[-1].items if open_now else top).append(block)
                open_now.append(block)
        seen.append(line)
    for block in open_now:
        block.end = len(spans)
    return top


def _mix(open_now: list[Block], line: Line) -> None:
    """Note a line that stands where a key of something further out would stand, or behind a tab, where nobody knows."""
    if line.is_item or line.is_tabbed:
        if line.is_tabbed:
            _mix_inside(open_now, is_dash=line.is_odd)
        return
    for outer, block in zip([None, *open_now], open_now, strict=False):
        if outer is None:
            stands_out = line.set_in == block.column and line.number > block.first
        elif line.is_odd:
            stands_out = line.set_in <= block.below
        else:
            stands_out = outer.is_item and line.set_in == outer.key_at
        block.is_mixed = block.is_mixed or stands_out
    if line.key and open_now and open_now[-1].is_item:
        _mix_key(open_now, line)


def _mix_key(open_now: list[Block], line: Line) -> None:
    """Take a key in a text, or one that stands nearer to the keys of what is round its item, for one of those."""
    block, outer = open_now[-1], open_now[-2] if len(open_now) > 1 else None
    if block.is_closed:
        _mix_inside(open_now, is_dash=False)
    elif outer is not None and line.set_in < block.key_at and line.set_in - outer.key_at < block.key_at - line.set_in:
        block.is_mixed = True
        outer.is_mixed = outer.is_mixed or not outer.is_item


def _mix_inside(open_now: list[Block], *, is_dash: bool) -> None:
    """Note in all that is inside the innermost mapping that it holds a key of that, or an item beside it."""
    for block in reversed(open_now):
        if block.is_item and not block.is_closed and not is_dash:
            break
        block.is_mixed = True
        if block.is_item and not block.is_closed:
            break


def _close(open_now: list[Block], line: Line) -> Block | None:
    """End what this line ends; gives the item it is a neighbour of."""
    sibling = None
    while open_now and open_now[-1].ends_at(line):
        ended = open_now.pop()
        ended.end = line.number
        sibling = ended if line.is_item and ended.is_item and line.set_in >= ended.below else None
    return sibling


def _begin(line: Line, sibling: Block | None, open_now: list[Block], seen: list[Line]) -> Block | None:
    if len(open_now) >= MAX_DEPTH:
        return None
    opened_at = seen[-1].key_at if seen and seen[-1].opens else -1
    if not line.is_item:
        return Block(line.number, line.set_in, False, line.key, line.set_in, -1, Row(line), opened_at)
    below = sibling.below if sibling is not None else _key_above(line, seen, open_now[-1]) if open_now else -1
    row = Row(line) if sibling is None else sibling.row.add(line)
    return Block(line.number, line.set_in, True, line.key, line.key_at, below, row, opened_at)


def _key_above(line: Line, seen: list[Line], within: Block) -> int:
    """Find where the key stands that an item belongs to; its own place where there is none in the block round it."""
    for above in reversed(seen[-_NEAR:]):
        if above.number < within.first or (above.key and not above.opens and above.key_at <= line.set_in):
            break
        if above.key_at < line.set_in or (above.key_at == line.set_in and above.opens):
            return above.key_at
    return line.set_in


def _lines(text: str, spans: tuple[tuple[int, int], ...]) -> Iterator[Line]:
    """Give the lines that say where they belong: no empty ones, no comments, no words of a text below its key."""
    literal: int | None = None
    for number, (begin, end) in enumerate(spans):
        found = _LINE.fullmatch(text, begin, end)
        if found is None or not (found["dashes"] or found["rest"]) or found["rest"].startswith("#"):
            continue
        set_in = len(found["set_in"])
        if found["tab"]:
            is_dash = bool(found["dashes"]) or found["rest"].lstrip().startswith("-")
            yield Line(number, set_in, is_item=False, key="", key_at=end, opens=False, is_tabbed=True, is_odd=is_dash)
            continue
        if literal is not None and set_in > literal:
            continue
        rest = found["rest"]
        key = _KEY.match(rest)
        key_at = found.start("rest") - begin
        literal = None
        if _LITERAL.search(rest):
            literal = key_at if key is not None else set_in
        opens = key is not None and not rest[key.end() :].split("#")[0].strip()
        named = "" if key is None else key.group().strip(" \t\r\n:\"'")
        named = _IN_BRACES if found["dashes"] and rest.startswith("{") else named
        is_odd = not named and not found["dashes"] and _NEARLY.match(rest) is not None
        yield Line(number, set_in, bool(found["dashes"]), named, key_at, opens, is_odd=is_odd)
