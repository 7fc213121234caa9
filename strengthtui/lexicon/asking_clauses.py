"""A text taken apart into the clauses in which something may be asked, with the place of each.

What was spoken and written down has hesitation, repetition and notes of the typist in it; they are blanked out, never
cut out, so that every index is one of the text as it was given.
"""

from __future__ import annotations

import operator
import re
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_NOTE: Final = re.compile(r"\[[^\[\]]*+\]")
"""What a typist adds: `[laughs]`."""
_TWICE: Final = re.compile(r"\b([\w']++)(?:\s*+[-,]++\s*+(?=\1\b))")
"""A word begun again: `wh-what` is not caught, `I-I` and `you, you` are."""
_BREAK: Final = re.compile(r"(?<![?.!])[?.!]++(?=\s)|--++|[—\n]")
"""Where a clause ends. A colon, a comma and a semicolon do not end one."""
_OPENING: Final = re.compile(
    r"[^\w']*+(?:(?:u+m+|u+h+|er+m*|h+m+|m+|mhm|mm-hmm|uh-huh|okay|ok|all right|alright|right|so|and|but|or|well|yeah"
    r"|yes|no|oh|now|then|also|you know|i mean|like|just|great|good|sure|i see|cool|wow|gotcha|got it|actually|maybe"
    r"|basically|because|sorry|really|absolutely|exactly|anyway)\b(?![-'])[^\w']*+)*+"
)
"""Words before a clause begins in earnest."""
_CURLY: Final = str.maketrans("\u2019\u2018\u201c\u201d", "''\"\"")
_WORD: Final = re.compile(r"[\w'-]+")


class Clause(NamedTuple):
    """A part of a text; the indexes are those of the text."""

    start: int
    """Of its first word that says something."""
    end: int
    asked: bool
    """Whether a question mark follows."""


class Heard(NamedTuple):
    """A text as it is looked at: made ready once, looked at for many things."""

    plain: str
    """In small letters, without hesitation and notes; every character has kept its place."""
    words: frozenset[str]
    """The words in it: a cheap look at what cannot be there."""


def heard(text: str) -> Heard:
    """Make a text ready to be looked at."""
    small = text.lower()
    if not small.isascii():
        if len(small) != len(text):
            small = "".join(letter if len(letter.lower()) != 1 else letter.lower() for letter in text)
        small = small.translate(_CURLY)
    if "[" in small:
        small = _NOTE.sub(_blank, small)
    words = _WORD.findall(small)
    if "-" in small or any(map(operator.eq, words, words[1:])):
        small = _TWICE.sub(_blank, small)
    return Heard(small, frozenset(words))


def clauses(plain: str) -> Iterator[Clause]:
    """Give the clauses of a text as it was heard, leaving out those with nothing in them."""
    begin = 0
    for end, asked, after in _ends(plain):
        opening = _OPENING.match(plain, begin, end)
        start = opening.end() if opening is not None else begin
        if start < end or asked:
            yield Clause(start, end, asked)
        begin = after


def _ends(plain: str) -> Iterator[tuple[int, bool, int]]:
    """Give where each clause ends, whether it is asked, and where the next may begin."""
    for mark in _BREAK.finditer(plain):
        yield mark.start(), "?" in mark.group(), mark.end()
    rest = plain.rstrip(" \t\r\"')")
    stripped = rest.rstrip("?.!")
    yield len(stripped), "?" in rest[len(stripped) :], len(plain)


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())
