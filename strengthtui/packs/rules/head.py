"""The head of a pack: in which language it is, what it is for, where it comes from.

A pack of up to a dozen questions may be a try, and is not asked for its papers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from strengthtui.sources.findings import FindingCode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from strengthtui.packs.draft import Draft
    from strengthtui.sources.reader import Place

LANGUAGE_UNKNOWN: Final = FindingCode(
    "language-unknown",
    "warning",
    'there is no language "{language}"',
    "write the two letters of the language, and of a country where it matters: en, cy, pt-BR, en-GB",
    'write "{near}"',
)
SUMMARY_MISSING: Final = FindingCode(
    "summary-missing",
    "note",
    "nothing says what this pack is for, and the list of packs shows its title only",
    "add `summary` with one line",
)
SOURCES_MISSING: Final = FindingCode(
    "sources-missing",
    "note",
    "nothing says where these questions come from",
    "add `sources`: what they follow, or that they are your own",
)

CODES: Final = (LANGUAGE_UNKNOWN, SUMMARY_MISSING, SOURCES_MISSING)

_FEW: Final = 12
"""Up to so many questions a pack may be a try."""
_OURS: Final = "ours"
_SECOND_LETTERS: Final = {
    "a": "abefkmnrsvyz",
    "b": "aeghimnors",
    "c": "aehorsuvy",
    "d": "aevz",
    "e": "elnostu",
    "f": "afijory",
    "g": "adlnuv",
    "h": "aeiortuyz",
    "i": "adegikostu",
    "j": "av",
    "k": "agijklmnorsuvwy",
    "l": "abginotuv",
    "m": "ghiklnrsty",
    "n": "abdeglnorvy",
    "o": "cjmrs",
    "p": "ailst",
    "q": "u",
    "r": "mnouw",
    "s": "acdegiklmnoqrstuvw",
    "t": "aeghiklnorstwy",
    "u": "gkrz",
    "v": "eio",
    "w": "ao",
    "x": "h",
    "y": "io",
    "z": "ahu",
}
"""First letter to second letters of the languages that have two (ISO 639-1); three letters are too many to list."""
_TWO_LETTERS: Final = 2
_NOT_A_REGION: Final = {"uk": "GB"}
"""What is often written for a country, and is none: Ukrainian has these letters as a language."""


def check(draft: Draft) -> None:
    """Note what is missing at the head of a pack."""
    _language(draft)
    if not draft.pack.summary and "summary" not in draft.broken and _size(draft) > _FEW:
        draft.place.add(SUMMARY_MISSING)
    if not draft.pack.sources and "sources" not in draft.broken:
        for place in _without_source(draft):
            place.add(SOURCES_MISSING)


def _language(draft: Draft) -> None:
    if "language" in draft.broken:
        return
    language, *rest = draft.pack.language.split("-")
    place = draft.place.into("language")
    if len(language) == _TWO_LETTERS and not _is_known(language.casefold()):
        place.add(LANGUAGE_UNKNOWN, language=draft.pack.language)
    elif rest and (region := _NOT_A_REGION.get(rest[-1].casefold())) is not None:
        near = "-".join((language, *rest[:-1], region))
        place.add(LANGUAGE_UNKNOWN, language=draft.pack.language, near=near)


def _is_known(letters: str) -> bool:
    return letters[1] in _SECOND_LETTERS.get(letters[0], "")


def _size(draft: Draft) -> int:
    return len(draft.entries) + len(draft.petals)


def _without_source(draft: Draft) -> Iterator[Place]:
    """Give the one place at which a source is missed: the first question said to be somebody's, else the whole."""
    for entry in draft.entries:
        if entry.question.seed is not None and entry.question.seed != _OURS:
            yield entry.at("seed")
            return
    if _size(draft) > _FEW:
        yield draft.place
