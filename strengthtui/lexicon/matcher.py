"""Where the terms of a list stand in a text: whole words, in any case, and only where they mean what the list means.

A term is left alone inside the person's own words, where it means something else, and where softening would be wrong:
in what is hard (`hard-times`), where somebody harms the person, and, of what is turned round, in grief. Nothing here
knows whose text it is beyond the voice it is told, and nothing is remembered between two texts.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from strengthtui.lexicon.forms import context, levelled, whole_words, words_in, words_of
from strengthtui.lexicon.spoken import Page
from strengthtui.lexicon.terms import Boundary, Kind, Lexicon, Term

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping
    from collections.abc import Set as AbstractSet

    from strengthtui.model.words import Voice

_HEARD_IN: Final[Mapping[Voice, frozenset[Kind]]] = {
    "worker": frozenset({"term", "behaviour", "reframe"}),
    "gist": frozenset({"term", "behaviour", "reframe"}),
    "agreed": frozenset({"term", "behaviour"}),
}
"""What is looked for by whose words they are: nothing in what the person or anyone else said. What the person called
right is not turned round."""
_QUIET: Final[Mapping[Kind, tuple[tuple[Boundary, ...], ...]]] = {
    "term": (("others", "harm"),),
    "behaviour": (("others",), ("harm",)),
    "reframe": (("others",), ("harm",), ("grief",), ("turned",)),
}
"""A row is left alone where all the signs of one of these stand in the same paragraph."""
_NOT_IN_HARD_TIMES: Final[frozenset[Kind]] = frozenset({"behaviour", "reframe"})
_REACH: Final = 120
"""Characters before a term that are looked at for another meaning."""


class Found(Struct, frozen=True):
    """A term, and where it stands."""

    term: Term
    start: int
    """Of the words that make it what is meant."""
    at: int
    """Of the word that is meant: the same, or later."""
    end: int


class _Row:
    """One row, its patterns made when a text first holds one of its words."""

    def __init__(self, term: Term) -> None:
        self.term = term

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        return re.compile(whole_words(self.term.forms))

    @cached_property
    def _elsewhere(self) -> tuple[_Elsewhere, ...]:
        return tuple(map(_Elsewhere, self.term.fine))

    def means_something_else(self, text: str, words: AbstractSet[str], at: tuple[int, int]) -> bool:
        return any(one.fits(text, words, at) for one in self._elsewhere)


class _Elsewhere:
    """Where a term means something else; its patterns are made when a text first holds one of its words."""

    def __init__(self, written: str) -> None:
        self._written = written
        self._words = words_in(written)

    @cached_property
    def _patterns(self) -> tuple[re.Pattern[str] | None, re.Pattern[str] | None]:
        before, after = context(self._written)
        return re.compile(rf"(?:{before})\Z") if before else None, re.compile(after) if after else None

    def fits(self, text: str, words: AbstractSet[str], at: tuple[int, int]) -> bool:
        if self._words.isdisjoint(words):
            return False
        (before, after), (start, end) = self._patterns, at
        return (before is None or before.search(text, max(0, start - _REACH), start) is not None) and (
            after is None or after.match(text, end) is not None
        )


class _Signs:
    """The signs of one boundary."""

    def __init__(self, lexicon: Lexicon, side: Boundary) -> None:
        self._forms = lexicon.boundaries[side]
        self._words = frozenset(lexicon.words[side])

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile(whole_words(self._forms))

    def may_stand_among(self, words: AbstractSet[str]) -> bool:
        return not self._words.isdisjoint(words)

    def stand_in(self, text: str) -> bool:
        return self.may_stand_among(words_of(text)) and self._pattern.search(text) is not None


class Matcher:
    """Looks for every row that is used."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Take the lists; patterns are made when they are needed."""
        self._signs = {side: _Signs(lexicon, side) for side in lexicon.boundaries}
        self._rows: dict[str, list[_Row]] = {}
        for term in lexicon.terms:
            row = _Row(term)
            for word in term.words if term.use else ():
                self._rows.setdefault(word, []).append(row)

    def might_be_in(self, texts: Iterable[str]) -> bool:
        """Whether `find` could find anything in these: quick, for many texts."""
        return not self._rows.keys().isdisjoint(words_of("\n".join(texts)))

    def find(
        self,
        text: str,
        *,
        voice: Voice = "worker",
        hard_times: bool = False,
        markdown: bool = False,
        kinds: Collection[Kind] = ("term", "behaviour", "reframe"),
    ) -> tuple[Found, ...]:
        """Give the terms in a text, in its order; of two that overlap, the longer.

        `hard_times` is of a line that is about what is hard; with `markdown`, block quotes are the person's.
        """
        heard = _HEARD_IN.get(voice, frozenset()).intersection(kinds)
        if hard_times:
            heard -= _NOT_IN_HARD_TIMES
        words = words_of(text) if heard else set()
        rows = {
            row.term.id: row for word in self._rows.keys() & words for row in self._rows[word] if row.term.kind in heard
        }
        if not rows:
            return ()
        page, small = Page(text, markdown=markdown), levelled(text)
        return tuple(_longest([found for row in rows.values() for found in self._found(row, small, words, page)]))

    def signs_in(self, text: str, sides: Collection[Boundary]) -> bool:
        """Tell whether a sign of one of these stands in the text."""
        small = levelled(text)
        return any(self._signs[side].stand_in(small) for side in sides if side in self._signs)

    def _found(self, row: _Row, text: str, words: AbstractSet[str], page: Page) -> Iterator[Found]:
        for match in row.pattern.finditer(text):
            start, end = match.span()
            if (
                not page.leaves_alone(start)
                and not row.means_something_else(text, words, (start, end))
                and not self._is_quiet(row.term.kind, text, words, page, (start, end))
            ):
                yield Found(row.term, start, match.start(match.lastindex) if match.lastindex else start, end)

    def _is_quiet(self, kind: Kind, text: str, words: AbstractSet[str], page: Page, at: tuple[int, int]) -> bool:
        """Whether the signs of a boundary stand in the paragraph (in the sentence, of what was turned round already).

        The term itself is no sign: nobody is harmed by a line about the friends that are missing.
        """
        for sides in _QUIET[kind]:
            signs = [self._signs[side] for side in sides if side in self._signs]
            if len(signs) < len(sides) or not all(sign.may_stand_among(words) for sign in signs):
                continue
            begin, end = page.sentence(at[0]) if "turned" in sides else page.paragraph(at[0])
            if all(sign.stand_in(text[begin : at[0]]) or sign.stand_in(text[at[1] : end]) for sign in signs):
                return True
        return False


def _longest(found: list[Found]) -> Iterator[Found]:
    end = 0
    for one in sorted(found, key=lambda one: (one.start, -one.end)):
        if one.start >= end:
            yield one
            end = one.end
