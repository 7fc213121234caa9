"""The nearest right spelling of a key or an id.

A file may hold thousands of slips beside thousands of names, so nothing is compared with everything: each name is
filed under what is left of it without one letter (two, where the names are few), and a slip is looked up the same
way.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

FEW: Final = 300
"""Up to so many names, two slips in one word are understood; beyond, one."""
LONGEST: Final = 100
"""Longer words are not looked up: no address is."""
MANY: Final = 10_000
"""Words whose answers are remembered: the same slip often stands in a file a hundred times."""
ENOUGH: Final = 20
"""Names that are compared letter by letter with one word."""
LONG: Final = 24
"""In a longer word one slip is understood: two would make too many variants."""


class Spelling:
    """Finds the nearest of a set of names; the register is made at the first question."""

    def __init__(self, names: Iterable[str]) -> None:
        """Keep the names."""
        self._names = tuple(dict.fromkeys(names))
        self._slips = 2 if len(self._names) <= FEW else 1
        """Letters that may be wrong in one word."""
        self._register: dict[str, list[str]] | None = None
        self._answers: dict[str, str | None] = {}

    def nearest(self, word: str) -> str | None:
        """Give the name that was probably meant, if there is one."""
        if len(word) > LONGEST:
            return None
        if word not in self._answers:
            if len(self._answers) > MANY:
                self._answers.clear()
            self._answers[word] = self._look_up(word)
        return self._answers[word]

    def _look_up(self, word: str) -> str | None:
        if self._register is None:
            self._register = self._file_names()
        plain = _plain(word)
        best: tuple[int, str] | None = None
        for name in self._candidates(plain, self._register):
            distance = _distance(plain, _plain(name))
            if distance <= self._allowed(plain, name) and (best is None or distance < best[0]):
                best = distance, name
            if best is not None and best[0] <= 1:
                break
        return None if best is None else best[1]

    def _candidates(self, plain: str, register: dict[str, list[str]]) -> Iterator[str]:
        """Give the names that share most letters with a word, the likely ones first."""
        seen = set[str]()
        for left in _lefts(plain, self._slips):
            for name in register.get(left, ()):
                if name not in seen:
                    seen.add(name)
                    yield name
            if len(seen) >= ENOUGH:
                return

    def _allowed(self, plain: str, name: str) -> int:
        """Say how many slips are few enough for the length of the words."""
        return min(self._slips, max(1, (max(len(plain), len(name)) - 1) // 3))

    def _file_names(self) -> dict[str, list[str]]:
        register: dict[str, list[str]] = {}
        for name in self._names:
            if len(name) <= LONGEST:
                for left in _lefts(_plain(name), self._slips):
                    register.setdefault(left, []).append(name)
        return register


def _plain(word: str) -> str:
    return word.strip().casefold().replace("_", "-").replace(" ", "-")


def _lefts(word: str, slips: int) -> Iterator[str]:
    """Give the word itself and what is left without one letter, or two."""
    found = {word}
    for _slip in range(slips if len(word) <= LONG else 1):
        found |= {left[:at] + left[at + 1 :] for left in found for at in range(len(left))}
    yield from sorted(found, key=len, reverse=True)


def _distance(one: str, other: str) -> int:
    """Count the letters to add, drop, change or swap with a neighbour."""
    before: list[int] = []
    above = list(range(len(other) + 1))
    for row, letter in enumerate(one, 1):
        line = [row]
        for column, against in enumerate(other, 1):
            cost = min(above[column] + 1, line[-1] + 1, above[column - 1] + (letter != against))
            swapped = row > 1 and column > 1 and letter == other[column - 2] and one[row - 2] == against
            line.append(min(cost, before[column - 2] + 1) if swapped else cost)
        before, above = above, line
    return above[-1]
