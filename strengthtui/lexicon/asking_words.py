"""Words of a service that a question is better without, read from `content/lexicons/asking.yaml`.

Only whole words are found, in the forms the list gives. What a team writes instead is for the team.
"""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING, Final, NamedTuple, cast

from msgspec import Struct

from strengthtui import content
from strengthtui.sources.findings import Problems
from strengthtui.sources.loading import load_shaped
from strengthtui.sources.reader import Field, Shape, list_of
from strengthtui.sources.scalars import a_language, an_id, text, whole

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from strengthtui.lexicon.asking_clauses import Heard
    from strengthtui.sources.reader import Shaped

_FILE: Final = "asking.yaml"


class Word(Struct, frozen=True):
    """One row: a word in all its forms, and what could be said instead."""

    say: tuple[str, ...]
    """As it may stand in a question; in small letters."""
    plain: str
    """What could be said instead."""


class _Words(Struct, frozen=True):
    id: str
    version: int
    language: str
    jargon: tuple[Word, ...]
    wrong: tuple[Word, ...]


class FoundWord(NamedTuple):
    """A word of the list in a text."""

    start: int
    end: int
    form: str
    """As the list has it."""
    plain: str
    """What could be said instead."""


class WordList:
    """Finds the words of some rows in a text."""

    def __init__(self, rows: Iterable[Word]) -> None:
        """Take the rows; of two with the same form, the first holds."""
        self._plain: dict[str, str] = {}
        for row in rows:
            for form in row.say:
                self._plain.setdefault(form, row.plain)
        self.telling: Final = frozenset(max(reversed(form.split()), key=len) for form in self._plain)
        """The longest word of every form; where none of them is in a text, no form is."""

    @property
    def forms(self) -> Mapping[str, str]:
        """Every form, with what could be said instead."""
        return self._plain

    def found(self, said: Heard) -> Iterator[FoundWord]:
        """Give each word of the list, in the order of the text."""
        if said.words.isdisjoint(self.telling):
            return
        for match in self._pattern.finditer(said.plain):
            form = match.group()
            yield FoundWord(match.start(), match.end(), form, self._plain[form])

    @functools.cached_property
    def _pattern(self) -> re.Pattern[str]:
        forms = sorted(self._plain, key=len, reverse=True)
        return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, forms))})(?![\w-])")


_TEXT: Final = text(80)
_WORD: Final = Shape(Word, Field("say", list_of(_TEXT, least=1), required=True), Field("plain", _TEXT, required=True))
_WORDS: Final = Shape(
    _Words,
    Field("id", an_id, required=True, instead=""),
    Field("version", whole(1), required=True, instead=1),
    Field("language", a_language, required=True, instead="en"),
    Field("jargon", list_of(_WORD, least=1), required=True, instead=()),
    Field("wrong", list_of(_WORD, least=1), required=True, instead=()),
)


def jargon() -> WordList:
    """Give the words of a service. Raises `BadInputError` if the list is damaged."""
    return _lists()[0]


def wrong() -> WordList:
    """Give the words that ask for what is wrong. Raises `BadInputError` if the list is damaged."""
    return _lists()[1]


@functools.cache
def _lists() -> tuple[WordList, WordList]:
    found = load_shaped(content.read_bytes(f"lexicons/{_FILE}"), _FILE, _WORDS, Problems(collect=False))
    made = cast("Shaped[_Words]", found).made  # a Problems that does not collect has raised otherwise
    return WordList(made.jargon), WordList(made.wrong)
