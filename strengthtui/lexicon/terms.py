"""One row of a list of words, and what several lists make together."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

Kind = Literal["term", "behaviour", "reframe"]
"""`term`: there is a word that sees more of the person. `behaviour`: it judges, and what was done says more; never
softened, because the same word may be said of someone who harms. `reframe`: it tells only what is missing."""

Boundary = Literal["others", "harm", "grief", "turned"]
"""Signs that a line is to be left alone: somebody else is in it, harm, a loss, or it has been turned round already."""


class Term(Struct, frozen=True, kw_only=True):
    """A term, what is preferred, and who says so."""

    id: str
    """By which a team switches it off or on."""
    term: str
    """As it is named when it is found."""
    kind: Kind = "term"
    """What is said of it."""
    forms: tuple[str, ...] = ()
    """As it is written, with marks (`lexicon/forms.py`); none where the term itself is all there is."""
    prefer: tuple[str, ...]
    """What to write instead, the plainest first; of a reframe, two or three ways to put it."""
    sources: tuple[str, ...]
    """Who says so, by name."""
    note: str = ""
    """In which sense it is meant, or what it does to the person."""
    fine: tuple[str, ...] = ()
    """Where it means something else; `~` stands for the term."""
    words: tuple[str, ...] = ()
    """Of these one stands wherever the term does: worked out when the list is read."""
    use: bool = True
    """Whether it is marked at all."""


class Lexicon(Struct, frozen=True, kw_only=True):
    """Every row there is, and the signs that keep it quiet."""

    sources: Mapping[str, str] = {}
    """Letter to name."""
    terms: tuple[Term, ...] = ()
    """Each id once."""
    boundaries: Mapping[Boundary, tuple[str, ...]] = {}
    """Forms that are signs of each."""
    words: Mapping[Boundary, tuple[str, ...]] = {}
    """Of these one stands wherever a sign does: worked out when the list is read."""
