"""Makes labelled lines fit a page: long words are shortened, then the last lines of the fullest entries go.

An entry with one line stands behind its label, one with several has them under it. What is marked `keep` is never
shortened and never left away; where there is no room for a line each, its lines stand side by side.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from strengthtui.documents.document import Item, Run
from strengthtui.i18n import _
from strengthtui.text import one_line, visible

if TYPE_CHECKING:
    from strengthtui.documents.document import Runs

_JOINERS: Final = "\u200d\ufe0e\ufe0f"
_SIDE_BY_SIDE: Final = Run(" · ")
_STOPS: Final = ".!?"
_SENTENCE: Final = re.compile(r".*[.!?](?= )")
_LEAST: Final = 12
"""No line is cut below so many signs."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A label and its lines."""

    label: str
    lines: tuple[Runs, ...]
    keep: bool = False
    more: bool = False
    """Whether lines were left away; the page says so."""

    def item(self) -> Item:
        """Give it as an entry of a list."""
        label = Run(f"{self.label}:", strong=True)
        lines = self._lines()
        if len(lines) == 1:
            return Item((label, Run(" "), *lines[0]))
        return Item((label,), tuple(Item(runs) for runs in lines))

    def _lines(self) -> tuple[Runs, ...]:
        return (*self.lines[:-1], (*self.lines[-1], Run(" "), more())) if self.more else self.lines

    def rows(self, width: int) -> int:
        """Tell how many printed lines it takes."""
        lines = self._lines()
        if len(lines) == 1:
            return _rows(len(self.label) + 4 + _length(lines[0]), width)
        return 1 + sum(_rows(_length(runs) + 4, width) for runs in lines)


def more() -> Run:
    """Say that there was more than stands here."""
    return Run(_("(and more)"))


def fitted(entries: list[Entry], lines: int, width: int) -> list[Entry]:
    """Make entries fit into so many lines of this width."""
    for measure in (_cut_to(2, width), _fewer, _cut_to(1, width), _side_by_side):
        while sum(entry.rows(width) for entry in entries) > lines:
            smaller = measure(entries)
            if smaller == entries:
                break
            entries = smaller
    return _so_many(entries, lines)


def _so_many(entries: list[Entry], lines: int) -> list[Entry]:
    """Hold an outline with more labels than lines to its limit; what must stay stays."""
    while len(entries) > lines and any(not entry.keep for entry in entries):
        last = max(at for at, entry in enumerate(entries) if not entry.keep)
        entries = [*entries[:last], *entries[last + 1 :]]
    return entries


class _cut_to:  # noqa: N801 - stands in a row of functions
    """Cut the longest line that takes more than so many rows."""

    def __init__(self, rows: int, width: int) -> None:
        self._rows, self._width = rows, width

    def __call__(self, entries: list[Entry]) -> list[Entry]:
        longest: tuple[int, int, int] | None = None
        for at, entry in enumerate(entries):
            for line, runs in enumerate(entry.lines):
                length = _length(runs)
                if not entry.keep and length > self._room(entry) and (longest is None or length > longest[0]):
                    longest = (length, at, line)
        if longest is None:
            return entries
        _most, at, line = longest
        entry = entries[at]
        lines = list(entry.lines)
        lines[line] = _cut(lines[line], self._room(entry))
        return [*entries[:at], replace(entry, lines=tuple(lines)), *entries[at + 1 :]]

    def _room(self, entry: Entry) -> int:
        before = (len(entry.label) if len(entry.lines) == 1 else 0) + 6
        after = len(more().text) + 1 if entry.more else 0
        return max(self._rows * self._width - before - after, _LEAST)


def _fewer(entries: list[Entry]) -> list[Entry]:
    """Leave the last line of the fullest entry away, in the last such entry first."""
    counted = [(len(entry.lines), at) for at, entry in enumerate(entries) if not entry.keep and len(entry.lines) > 1]
    if not counted:
        return entries
    _count, at = max(counted)
    return [*entries[:at], replace(entries[at], lines=entries[at].lines[:-1], more=True), *entries[at + 1 :]]


def _side_by_side(entries: list[Entry]) -> list[Entry]:
    """Put the lines of the first entry that must stay whole on one."""
    for at, entry in enumerate(entries):
        if entry.keep and len(entry.lines) > 1:
            joined = list(entry.lines[0])
            for runs in entry.lines[1:]:
                joined += [_SIDE_BY_SIDE, *runs]
            return [*entries[:at], replace(entry, lines=(tuple(joined),)), *entries[at + 1 :]]
    return entries


def _cut(runs: Runs, room: int) -> Runs:
    """Shorten the longest stretch so that all of them fit, after a sentence or at a word."""
    at = max(range(len(runs)), key=lambda index: len(runs[index].text))
    others = sum(len(run.text) for index, run in enumerate(runs) if index != at)
    text = one_line(visible(runs[at].text))
    kept = text[: max(room - others - 2, _LEAST)]
    if not text[len(kept) :][:1].isspace():
        kept = kept.rpartition(" ")[0] or kept
    if sentence := _SENTENCE.match(kept):
        kept = sentence.group() if sentence.end() * 2 > len(kept) else kept
    ending = " …" if kept[-1:] in _STOPS else "…"
    short = Run(kept.rstrip().rstrip(_JOINERS) + ending, quoted=runs[at].quoted, strong=runs[at].strong)
    return (*runs[:at], short, *runs[at + 1 :])


def _length(runs: Runs) -> int:
    return sum(len(visible(run.text)) + 2 * run.quoted for run in runs)


def _rows(length: int, width: int) -> int:
    return max(-(-length // width), 1)
