"""Reads a list of words, ours or a team's, over the lists before it, and notes every finding in it.

    id: our-words
    version: 1
    sources: {H: Harbour Street team}
    use: [assessment]                 # rows of the lists before, that are off until somebody wants them
    leave: [relapse]                  # rows that are not to be marked here
    fine: {void: [~ of meaning]}      # further places where a row means something else
    terms:                            # rows of your own; one with an id that is known stands in its place
      - id: bed-blocker
        term: bed blocker
        forms: [bed blocker(s), bed blocking]
        prefer: [someone who is waiting for a place to go to]
        sources: [H]
        note: nobody blocks a bed by having nowhere to go

It refuses to guess: a list with an error in it changes nothing.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, get_args

from msgspec import Struct
from msgspec.structs import replace

from strengthtui.lexicon import codes
from strengthtui.lexicon.forms import MOST_SPELLINGS, read_contexts, read_form, triggers, words_of
from strengthtui.lexicon.terms import Boundary, Kind, Lexicon, Term
from strengthtui.sources.codes import values
from strengthtui.sources.findings import FindingCode
from strengthtui.sources.loading import load_shaped
from strengthtui.sources.reader import Field, Place, Shape, Shaped, list_of, mapping_of
from strengthtui.sources.scalars import a_language, an_id, matching, one_of, text, whole, yes_no
from strengthtui.sources.spelling import Spelling

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from strengthtui.sources.findings import Problems
    from strengthtui.sources.reader import Read
    from strengthtui.sources.source import Plain

EMPTY: Final = Lexicon()
"""Before the first list."""

_TEXT: Final = text(200)
_TEXTS: Final = list_of(_TEXT)
_IDS: Final = list_of(an_id, instead="")
_LETTER: Final = matching(re.compile(r"[A-Za-z][A-Za-z0-9-]{0,23}"), values.NOT_AN_ID)


def _parsed(parse: Callable[[str], tuple[str, ...] | FindingCode]) -> Read[str]:
    """Read a text of marks; it is kept as it stands, once it is known to be sound."""

    def reading(value: Plain, place: Place) -> str | None:
        found = _TEXT(value, place)
        wrong = None if found is None else parse(found)
        if isinstance(wrong, FindingCode):
            place.add(wrong, **({"limit": MOST_SPELLINGS} if wrong is codes.FORM_MANY else {}))
            return None
        return found

    return reading


_FORMS: Final = list_of(_parsed(read_form))
_CONTEXTS: Final = list_of(_parsed(read_contexts))

_TERM: Final = Shape(
    Term,
    Field("id", an_id, required=True, instead=""),
    Field("term", _TEXT, required=True, instead=""),
    Field("kind", one_of(*get_args(Kind))),
    Field("forms", _FORMS),
    Field("prefer", list_of(_TEXT, least=1, or_one=True), required=True, instead=()),
    Field("sources", list_of(_TEXT, least=1, instead=""), required=True, instead=()),
    Field("note", _TEXT),
    Field("fine", _CONTEXTS),
    Field("use", yes_no),
)


class _Listed(Struct, frozen=True, kw_only=True):
    """A list as it stands in its file."""

    id: str
    version: int
    title: str = ""
    language: str = "en"
    sources: dict[str, str] = {}
    boundaries: dict[Boundary, tuple[str, ...]] = {}
    use: tuple[str, ...] = ()
    leave: tuple[str, ...] = ()
    fine: dict[str, tuple[str, ...]] = {}
    terms: tuple[Shaped[Term], ...] = ()


LIST: Final = Shape(
    _Listed,
    Field("id", an_id, required=True, instead=""),
    Field("version", whole(1, 1_000_000), required=True, instead=1),
    Field("title", _TEXT),
    Field("language", a_language),
    Field("sources", mapping_of(_TEXT, keys=_LETTER)),
    Field("boundaries", mapping_of(_FORMS, keys=one_of(*get_args(Boundary)))),
    Field("use", _IDS),
    Field("leave", _IDS),
    Field("fine", mapping_of(_CONTEXTS, keys=an_id)),
    Field("terms", list_of(_TERM.shaped)),
)


def read_lexicon(data: bytes, name: str, problems: Problems, before: Lexicon = EMPTY) -> Lexicon | None:
    """Read a list over those before it; `None` if there is an error in it."""
    errors = problems.error_count
    found = load_shaped(data, name, LIST, problems)
    if found is None:
        return None
    listed, place = found.made, found.place
    sources = {**before.sources, **listed.sources}
    known = {row.id: row for row in before.terms}
    known.update((row.id, row) for row in _rows(listed.terms, sources))
    _switched(listed, known, place)
    if problems.error_count > errors:
        return None
    boundaries = {
        side: before.boundaries.get(side, ()) + listed.boundaries.get(side, ()) for side in get_args(Boundary)
    }
    words = {side: _words(forms) for side, forms in boundaries.items()}
    lexicon = Lexicon(sources=sources, terms=tuple(known.values()), boundaries=boundaries, words=words)
    _prefers_no_term(listed, lexicon)
    return lexicon


def _rows(rows: tuple[Shaped[Term], ...], sources: Mapping[str, str]) -> Iterator[Term]:
    """Give each row with its sources by name, and a form in any case."""
    spelling = Spelling(sources)
    ids: set[str] = set()
    forms: dict[str, str] = {}
    for row in rows:
        term = row.made
        if term.id and term.id in ids:
            row.at("id").add(codes.TERM_TWICE, id=term.id)
        ids.add(term.id)
        for at, letter in enumerate(term.sources):
            if letter and letter not in sources:
                row.at("sources", at).near(codes.SOURCE_UNKNOWN, letter, spelling, source=letter)
        if not term.forms and term.term and "forms" not in row.broken:
            _FORMS([term.term], row.at("term"))
        for at, form in enumerate(term.forms):
            if form in forms:
                row.at("forms", at).add(codes.FORM_TWICE, term=forms[form])
            forms.setdefault(form, term.term)
        yield replace(
            term,
            forms=term.forms or (term.term,),
            sources=tuple(sources.get(letter, letter) for letter in term.sources),
            words=_words(term.forms or (term.term,), term.term),
        )


def _words(forms: tuple[str, ...], term: str = "") -> tuple[str, ...]:
    """Give the words by which forms are looked for; rather one of the term's than another, as these are rarer."""
    spelt, meant = map(read_form, forms), words_of(term)
    return tuple(sorted({word for found in spelt if isinstance(found, tuple) for word in triggers(found, meant)}))


def _switched(listed: _Listed, known: dict[str, Term], place: Place) -> None:
    """Switch rows off and on, and add to where they mean something else."""
    spelling = Spelling(known)
    for key, use in (("use", True), ("leave", False)):
        for at, row in enumerate(listed.use if use else listed.leave):
            if row in known:
                known[row] = replace(known[row], use=use)
            elif row:
                place.into(key).into(at).near(codes.TERM_UNKNOWN, row, spelling, id=row)
    for row, contexts in listed.fine.items():
        if row in known:
            known[row] = replace(known[row], fine=known[row].fine + contexts)
        else:
            place.into("fine").into(row).at_key().near(codes.TERM_UNKNOWN, row, spelling, id=row)


def _prefers_no_term(listed: _Listed, lexicon: Lexicon) -> None:
    """Note where a row sends its readers to a word that another row marks."""
    from strengthtui.lexicon.matcher import Matcher

    matcher = Matcher(lexicon)
    for row in listed.terms:
        for at, better in enumerate(row.made.prefer):
            for found in matcher.find(better):
                row.at("prefer", at).word(found.at).add(codes.PREFERS_A_TERM, term=found.term.term)
