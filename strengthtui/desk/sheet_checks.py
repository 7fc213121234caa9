"""What a sheet means for a person: packs, questions, values, topics and strengths, each checked as typing would be.

Everything is judged in one go, and nothing is said of what only hangs on something wrong elsewhere in the sheet.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from strengthtui.desk import sheet_codes as codes
from strengthtui.desk import whereabouts
from strengthtui.desk.sheet_branches import not_asked
from strengthtui.desk.sheet_values import checked
from strengthtui.interview import flow
from strengthtui.sources.codes import values
from strengthtui.sources.scalars import ADDRESS
from strengthtui.sources.spelling import Spelling
from strengthtui.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from strengthtui.desk.open_person import OpenPerson
    from strengthtui.desk.sheet_parts import Sheet, SheetAnswer, SheetConversation
    from strengthtui.model.conversation import AnswerState, Conversation, Route, Value
    from strengthtui.model.pack import Pack, Question
    from strengthtui.model.words import Share, Voice
    from strengthtui.sources.reader import Place, Placed


@dataclass(frozen=True, slots=True)
class CheckedAnswer:
    """An answer that fits its question."""

    address: str
    question: Question
    value: Value | None
    state: AnswerState
    voice: Voice
    other: str | None
    share: Share | None
    reason: str | None
    place: Place


@dataclass(frozen=True, slots=True)
class CheckedConversation:
    """A conversation that is there already, or one to begin."""

    pack: Pack
    route: Route
    conversation: Conversation | None
    answers: tuple[CheckedAnswer, ...]
    unsure: frozenset[str]
    """Addresses whose answers do not fit: what hangs on them is not judged."""


def check_sheet(sheet: Sheet, person: OpenPerson, today: str) -> tuple[CheckedConversation, ...]:
    """Judge everything; findings go to the sheet's problems, beside the words they are about."""
    if sheet.happened is not None and sheet.happened.value > today:
        sheet.happened.place.add(codes.IN_FUTURE)
    _topics(sheet, person)
    _strengths(sheet, person)
    _agreements(sheet)
    conversations = tuple(_conversations(sheet, person))
    for answer, gates in not_asked(sheet, person, conversations):
        answer.place.at_key().add(codes.NOT_ASKED, keys=", ".join(gates))
    return tuple(one for one in conversations if one.answers)


def _conversations(sheet: Sheet, person: OpenPerson) -> Iterator[CheckedConversation]:
    ids, seen = person.shelf.ids(), set()
    for placed in sheet.conversations:
        pack = placed.value.pack
        if pack is None:
            continue
        if pack.value not in ids:
            pack.place.near(codes.NO_PACK, pack.value, Spelling(ids), keys=", ".join(ids))
        elif pack.value in seen:
            pack.place.add(codes.PACK_TWICE)
        else:
            seen.add(pack.value)
            yield _conversation(placed.value, pack.value, person)


def _conversation(one: SheetConversation, pack_id: str, person: OpenPerson) -> CheckedConversation:
    found = whereabouts.open_conversation(person, pack_id)
    conversation = person.conversation(found) if found else None
    pack = person.pack_of(conversation) if conversation else person.shelf.get(pack_id)
    route = conversation.route if conversation else one.route or "full"
    questions = {f"{section.id}/{question.id}": question for section in pack.sections for question in section.questions}
    spelling = Spelling(questions)
    answers = []
    for address, placed in one.answers.items():
        question = questions.get(address)
        if question is None:
            _unknown(pack, address, placed.place.at_key(), spelling)
            continue
        answer = _answer(address, question, placed)
        if answer is not None:
            answers.append(answer)
    unsure = frozenset(one.answers) - {answer.address for answer in answers}
    return CheckedConversation(pack, route, conversation, tuple(answers), unsure)


def _unknown(pack: Pack, address: str, place: Place, spelling: Spelling) -> None:
    section = flow.find_section(pack, address)
    if section is not None and section.petal is not None:
        place.add(codes.A_PETAL, petal=section.id)
        return
    named = flow.find_addresses(pack, address)
    if len(named) == 1:
        place.add(codes.NO_QUESTION, pack=pack.id, near=named[0])
    elif ADDRESS.fullmatch(address):
        place.near(codes.NO_QUESTION, address, spelling, pack=pack.id)
    else:
        place.add(values.NOT_AN_ADDRESS)


def _answer(address: str, question: Question, placed: Placed[SheetAnswer]) -> CheckedAnswer | None:
    answer, place = placed.value, placed.place
    value: Value | None = None
    if answer.state == "answered":
        if answer.value is None:
            if answer.whole:
                place.add(codes.NO_VALUE)
            return None
        value = checked(answer, question)
        if value is None:
            return None
    elif answer.value is not None:
        answer.value.place.place.add(codes.VALUE_TOO_MUCH)
        return None
    if not answer.whole:
        return None
    return CheckedAnswer(
        address, question, value, answer.state, answer.voice, answer.other, answer.share, answer.reason, place
    )


def _topics(sheet: Sheet, person: OpenPerson) -> None:
    ids = [one.id for one in person.vocabulary.petals] + [one.id for one in person.vocabulary.topics]
    known, spelling = frozenset(ids), Spelling(ids)
    for jotting in sheet.jottings:
        for topic in jotting.topics:
            if not is_topic(topic.value, known):
                topic.place.near(codes.NO_TOPIC, topic.value, spelling)


def is_topic(topic: str, known: frozenset[str]) -> bool:
    """Tell whether words may stand under this: a petal or topic of ours, or a team's own."""
    from strengthtui.sources.scalars import ID

    return topic in known or (topic.startswith("x-") and ID.fullmatch(topic) is not None)


def _strengths(sheet: Sheet, person: OpenPerson) -> None:
    areas = [one.id for one in person.vocabulary.areas]
    spelling = Spelling(areas)
    for strength in sheet.strengths:
        if strength.area is not None and strength.area.value not in areas:
            strength.area.place.near(codes.NO_AREA, strength.area.value, spelling)
    nameless = any(not one.name for one in sheet.strengths) or not sheet.strengths
    if "strengths" in sheet.broken and nameless:
        return  # what is meant may be the very one that could not be read
    names = {fold(one.name) for one in sheet.strengths} | {fold(one.name) for one in person.records.strengths}
    for name in (name for goal in sheet.goals for name in goal.draws_on):
        if fold(name.value) not in names:
            name.place.add(codes.NO_STRENGTH)


def _agreements(sheet: Sheet) -> None:
    for agreement in sheet.agreements:
        if agreement.made.what == "share" and not agreement.made.name and "name" not in agreement.broken:
            agreement.place.add(codes.NO_SHARE_NAME)
