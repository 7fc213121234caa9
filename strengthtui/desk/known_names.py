"""Names of people who are kept here, found in a text of the worker's own and put as "someone".

Whole words, whatever their capitals. It knows the names on the list of people and no others: a name that stands
nowhere there is a word like any other, and whoever shows the text says so.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

from strengthtui.i18n import _
from strengthtui.text import fold, one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from strengthtui.desk.desk import Desk

_FORMS: Final = frozenset({"aunt", "aunty", "auntie", "uncle", "mr", "mrs", "ms", "miss", "dr", "sir", "st", "the"})
"""Words of a name that name nobody by themselves; a particle (`de`, `van`) is too short or not worth the harm."""
_LEAST: Final = 2
"""Letters that a part of a name needs to be looked for by itself."""


class KnownNames:
    """Finds these names in texts."""

    def __init__(self, names: Iterable[str]) -> None:
        """Take the names; each is looked for whole and word by word."""
        self._parts = sorted({part for name in names for part in _parts(name)}, key=lambda part: (-len(part), part))
        """The longest first."""

    def found(self, text: str) -> tuple[str, ...]:
        """Give the names in a text as they stand there, each once."""
        return tuple(dict.fromkeys(text[begin:end] for begin, end in self._places(text)))

    def without(self, text: str) -> str:
        """Give the text with someone in place of each."""
        parts, at = [], 0
        for begin, end in self._places(text):
            parts += [text[at:begin], _("someone")]
            at = end
        return "".join((*parts, text[at:]))

    def _places(self, text: str) -> Iterator[tuple[int, int]]:
        folded, origin = _folded(text)
        there = [part for part in self._parts if part.split(" ", 1)[0] in folded]  # of ten thousand names a few
        if not there:
            return
        for match in re.finditer("|".join(map(_whole, there)), folded):
            yield origin[match.start()][0], origin[match.end() - 1][1]


def names_kept(desk: Desk) -> KnownNames:
    """Give the names of everybody who is kept here, earlier ones too."""
    return KnownNames(name for entry in desk.vault.people() for name in (entry.name, *entry.also))


def _parts(name: str) -> Iterator[str]:
    whole = fold(one_line(name))
    if whole:
        yield whole
    for word in whole.split():
        bare = word.strip(".,;:()'’\"")
        if len(bare) >= _LEAST and bare not in _FORMS:
            yield bare


def _whole(part: str) -> str:
    """Give what finds it: as a word of its own, but in scripts that put no spaces between words anywhere."""
    before = r"(?<!\w)" if _spaced(part[0]) else ""
    after = r"(?!\w)" if _spaced(part[-1]) else ""
    return before + r"\s+".join(map(re.escape, part.split())) + after


def _spaced(sign: str) -> bool:
    return sign.lower() != sign.upper() or not sign.isalpha()


def _folded(text: str) -> tuple[str, list[tuple[int, int]]]:
    """Fold a text sign by sign, and say of each folded one where it began and ended; marks belong to their sign."""
    folded: list[str] = []
    origin: list[tuple[int, int]] = []
    at = 0
    while at < len(text):
        end = at + 1
        while end < len(text) and unicodedata.combining(text[end]):
            end += 1
        signs = fold(text[at:end])
        folded.append(signs)
        origin += [(at, end)] * len(signs)
        at = end
    return "".join(folded), origin
