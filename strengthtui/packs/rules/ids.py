"""Ids are unique where they are used: sections in a pack, questions in a section, options in a question."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from strengthtui.sources.codes import shapes
from strengthtui.sources.findings import FindingCode

if TYPE_CHECKING:
    from collections.abc import Sequence

    from strengthtui.packs.draft import Draft, Entry
    from strengthtui.sources.reader import Place

SECTION_TWICE: Final = FindingCode(
    "section-twice",
    "error",
    'there is a section "{id}" already',
    "give one of them another id, or put their questions together",
)
QUESTION_TWICE: Final = FindingCode(
    "question-twice",
    "error",
    'there is a question "{id}" in this section already',
    "give this one another id, or take it out if it is the same question",
)
OPTION_TWICE: Final = FindingCode(
    "option-twice",
    "error",
    'there is an option "{id}" already',
    "give one of them another id",
)
LINE_TWICE: Final = FindingCode(
    "line-twice",
    "error",
    'there is a line "{id}" already',
    "give one of them another id",
)
WAS_STILL_THERE: Final = FindingCode(
    "was-still-there",
    "error",
    'a question "{address}" is still in this pack',
    "take `was` out; it names an address of an earlier version that is no longer used",
)
WAS_TWICE: Final = FindingCode(
    "was-twice",
    "error",
    'another question says, too, that it was "{address}"',
    "let the old answers go to one question only",
)

CODES: Final = (SECTION_TWICE, QUESTION_TWICE, OPTION_TWICE, LINE_TWICE, WAS_STILL_THERE, WAS_TWICE)
IN_PART: Final = (SECTION_TWICE, QUESTION_TWICE, OPTION_TWICE, LINE_TWICE, WAS_STILL_THERE, WAS_TWICE)
"""What holds of a pack of which a part could not be read."""


def check(draft: Draft) -> None:
    """Note every id that stands twice."""
    told: set[str] = set()
    for place, section in zip(draft.sections, draft.pack.sections, strict=True):
        if section.id and section.id in told:
            place.into("id" if section.petal is None else "petal").add(SECTION_TWICE, id=section.id)
        told.add(section.id)
    old: set[str] = set()
    for entry in draft.entries:
        _question(draft, entry)
        _was(draft, entry, old)


def options_twice(options: Sequence[str], place: Place, code: FindingCode = OPTION_TWICE) -> None:
    """Note every id that stands twice in a list of things with ids."""
    told: set[str] = set()
    for at, option in enumerate(options):
        if option and option in told:
            place.into(at).into("id").add(code, id=option)
        told.add(option)


def _question(draft: Draft, entry: Entry) -> None:
    question = entry.question
    if question.id and entry.section and draft.by_address[entry.address] is not entry:
        entry.at("id").add(QUESTION_TWICE, id=question.id)
    if question.options:
        options_twice([option.id for option in question.options], entry.at("options"))
    for key, listed in (("offers", question.offers), ("domains", question.domains or ())):
        told: set[str] = set()
        for at, one in enumerate(listed):
            if one and one in told:
                entry.at(key, at).add(shapes.TWICE, entry=one)
            told.add(one)


def _was(draft: Draft, entry: Entry, old: set[str]) -> None:
    was = entry.question.was
    if was is None:
        return
    if was in draft.by_address:
        entry.at("was").add(WAS_STILL_THERE, address=was)
    elif was in old:
        entry.at("was").add(WAS_TWICE, address=was)
    old.add(was)
