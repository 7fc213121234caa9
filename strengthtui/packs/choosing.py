"""Reads what helps to choose a conversation, and checks that every answer leads to one suggestion that is there."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Final, cast

from strengthtui import content
from strengthtui.journey.choosing import every_way
from strengthtui.model.choosing import ChooseOption, ChooseQuestion, Choosing, SuggestedRow
from strengthtui.model.pack import ROUTES
from strengthtui.packs.rules.ids import LINE_TWICE, options_twice
from strengthtui.sources.findings import FindingCode, Problems
from strengthtui.sources.loading import load_shaped
from strengthtui.sources.reader import Field, Place, Shape, list_of, mapped, mapping_of
from strengthtui.sources.scalars import a_language, an_id, one_of, text, whole
from strengthtui.sources.spelling import Spelling

if TYPE_CHECKING:
    from collections.abc import Iterable

    from strengthtui.packs.shelf import Shelf

ANSWER_UNKNOWN: Final = FindingCode(
    "choosing-answer-unknown",
    "error",
    'there is no question, or no option of it, called "{answer}"',
    "use one of: {choices}",
    'write "{near}"; all there are: {choices}',
)
PACK_UNKNOWN: Final = FindingCode(
    "choosing-pack-unknown",
    "error",
    'there is no pack "{pack}"',
    "use one that strengthtui pack list shows",
    'write "{near}"',
)
SECTION_UNKNOWN: Final = FindingCode(
    "choosing-section-unknown",
    "error",
    'there is no section "{section}" in that pack',
    "use one of: {choices}",
    'write "{near}"; all there are: {choices}',
)
NEVER: Final = FindingCode(
    "choosing-never",
    "error",
    "this is never suggested: whatever is answered, one above it fits first",
    "move it up, or take it out",
)
NOTHING: Final = FindingCode(
    "choosing-nothing",
    "error",
    "there are answers for which nothing is suggested",
    "end with a suggestion without `when`",
)
MANY: Final = FindingCode(
    "choosing-many",
    "error",
    "these are more than {most}, which is too much to be asked before anything has begun",
    "leave out what matters least",
)
CODES: Final = (ANSWER_UNKNOWN, PACK_UNKNOWN, SECTION_UNKNOWN, NEVER, NOTHING, MANY)

MOST_QUESTIONS: Final = 3
MOST_OPTIONS: Final = 9
"""As many as one key can choose."""

_TEXT: Final = text(500)
_ID: Final = Field("id", an_id, required=True, instead="")
_OPTION: Final = Shape(
    ChooseOption,
    _ID,
    Field("text", _TEXT, required=True, instead=""),
    Field("together", _TEXT),
    Field("for", mapped(one_of("worker"), lambda _word: True), name="for_worker"),
    Field("route", one_of(*ROUTES)),
    Field("note", _TEXT),
)
_QUESTION: Final = Shape(
    ChooseQuestion,
    _ID,
    Field("ask", _TEXT, required=True, instead=""),
    Field("together", _TEXT),
    Field("options", list_of(_OPTION.lenient, least=2), required=True, instead=()),
)
_ROW: Final = Shape(
    SuggestedRow,
    Field("pack", an_id, required=True, instead=""),
    Field("why", _TEXT, required=True, instead=""),
    Field("also", list_of(an_id, instead="")),
    Field("at", an_id),
    Field("when", mapping_of(list_of(an_id, least=1, instead=""))),
)
CHOOSING: Final = Shape(
    Choosing,
    _ID,
    Field("version", whole(1), required=True),
    Field("language", a_language),
    Field("questions", list_of(_QUESTION.lenient, least=1), required=True, instead=()),
    Field("suggestions", list_of(_ROW.lenient, least=1), required=True, instead=()),
)


def read_choosing(data: bytes, name: str, problems: Problems, shelf: Shelf) -> Choosing | None:
    """Read it and note every finding; `None` if one of them is an error."""
    before = problems.error_count
    found = load_shaped(data, name, CHOOSING, problems)
    if found is None:
        return None
    _questions(found.made, found.at("questions"))
    for at, row in enumerate(found.made.suggestions):
        _row(found.made, row, found.at("suggestions", at), shelf)
    if problems.error_count == before:
        _every_answer(found.made, found.at("suggestions"))
    return found.made if problems.error_count == before else None


@functools.cache
def shipped_choosing(shelf: Shelf) -> Choosing:
    """Give the program's own. Raises `BadInputError` if it is damaged."""
    name = "choosing.yaml"
    data = content.read_bytes(f"choosing/{name}")
    return cast("Choosing", read_choosing(data, name, Problems(collect=False), shelf))  # it has raised otherwise


def _questions(choosing: Choosing, place: Place) -> None:
    options_twice([one.id for one in choosing.questions], place, LINE_TWICE)
    if len(choosing.questions) > MOST_QUESTIONS:
        place.into(MOST_QUESTIONS).add(MANY, most=MOST_QUESTIONS)
    for at, question in enumerate(choosing.questions):
        options = place.into(at).into("options")
        options_twice([one.id for one in question.options], options)
        if len(question.options) > MOST_OPTIONS:
            options.into(MOST_OPTIONS).add(MANY, most=MOST_OPTIONS)


def _row(choosing: Choosing, row: SuggestedRow, place: Place, shelf: Shelf) -> None:
    for at, pack in enumerate((row.pack, *row.also)):
        if pack and pack not in shelf.ids():
            where = place.into("pack") if at == 0 else place.into("also").into(at - 1)
            where.near(PACK_UNKNOWN, pack, Spelling(shelf.ids()), pack=pack)
    if row.at is not None and row.pack in shelf.ids():
        sections = [section.id for section in shelf.get(row.pack).sections]
        if row.at not in sections:
            told = ", ".join(sections)
            place.into("at").near(SECTION_UNKNOWN, row.at, Spelling(sections), section=row.at, choices=told)
    known = {question.id: [option.id for option in question.options] for question in choosing.questions}
    for question, options in row.when.items():
        where = place.into("when").into(question)
        if question not in known:
            _unknown(question, known, where.at_key())
            continue
        for at, option in enumerate(options):
            if option and option not in known[question]:
                _unknown(option, known[question], where.into(at))


def _unknown(answer: str, known: Iterable[str], place: Place) -> None:
    choices = list(known)
    place.near(ANSWER_UNKNOWN, answer, Spelling(choices), answer=answer, choices=", ".join(choices))


def _every_answer(choosing: Choosing, place: Place) -> None:
    """Note a row that never comes up, and answers that lead nowhere."""
    reached: set[int] = set()
    nothing = False
    for answers in every_way(choosing.questions):
        first = next((at for at, row in enumerate(choosing.suggestions) if row.fits(answers)), None)
        nothing = nothing or first is None
        reached |= {first} if first is not None else set()
    for at in range(len(choosing.suggestions)):
        if at not in reached:
            place.into(at).add(NEVER)
    if nothing:
        place.add(NOTHING)
