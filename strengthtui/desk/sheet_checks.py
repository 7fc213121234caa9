"""What a sheet means for a person: packs, questions, values, topics and strengths, each checked as typing would be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from strengthtui.desk import sheet_codes as codes
from strengthtui.desk import whereabouts
from strengthtui.desk.refusals import worded
from strengthtui.errors import Refusal
from strengthtui.interview import flow
from strengthtui.interview.kinds import KINDS
from strengthtui.sources.spelling import Spelling
from strengthtui.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from strengthtui.desk.open_person import OpenPerson
    from strengthtui.desk.sheet import Sheet, SheetAnswer, SheetConversation
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


@dataclass(frozen=True, slots=True)
class CheckedConversation:
    """A conversation that is there already, or one to begin."""

    pack: Pack
    route: Route
    conversation: Conversation | None
    answers: tuple[CheckedAnswer, ...]


def check_sheet(sheet: Sheet, person: OpenPerson, today: str) -> tuple[CheckedConversation, ...]:
    """Judge everything; findings go to the sheet's problems, beside the words they are about."""
    _happened(sheet, today)
    _topics(sheet, person)
    _strengths(sheet, person)
    _agreements(sheet)
    return tuple(_conversations(sheet, person))


def _happened(sheet: Sheet, today: str) -> None:
    if sheet.happened is not None and sheet.happened.value > today:
        sheet.happened.place.add(codes.IN_FUTURE)


def _conversations(sheet: Sheet, person: OpenPerson) -> Iterator[CheckedConversation]:
    ids = person.shelf.ids()
    for placed in sheet.conversations:
        one = placed.value
        if one.pack is None:
            continue
        if one.pack.value not in ids:
            shown = ", ".join(ids)
            one.pack.place.near(codes.NO_PACK, one.pack.value, Spelling(ids), pack=one.pack.value, keys=shown)
            continue
        yield _conversation(one, one.pack.value, person)


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
    return CheckedConversation(pack, route, conversation, tuple(answers))


def _unknown(pack: Pack, address: str, place: Place, spelling: Spelling) -> None:
    section = flow.find_section(pack, address)
    if section is not None and section.petal is not None:
        place.add(codes.A_PETAL, address=section.id)
    else:
        place.near(codes.NO_QUESTION, address, spelling, address=address, pack=pack.id)


def _answer(address: str, question: Question, placed: Placed[SheetAnswer]) -> CheckedAnswer | None:
    answer, place = placed.value, placed.place
    value: Value | None = None
    if answer.state == "answered":
        if answer.value is None:
            place.add(codes.NO_VALUE)
            return None
        checked = KINDS[question.kind].check(_shaped(answer, question), question)
        if isinstance(checked, Refusal):
            answer.value.place.add(codes.DOES_NOT_FIT, kind=question.kind, reason=worded(checked))
            return None
        value = checked
    elif answer.value is not None:
        answer.value.place.add(codes.VALUE_TOO_MUCH)
        return None
    return CheckedAnswer(
        address, question, value, answer.state, answer.voice, answer.other, answer.share, answer.reason
    )


def _shaped(answer: SheetAnswer, question: Question) -> Any:  # noqa: ANN401  judged by the kind
    """Give lines of one voice that voice: what stands for the answer stands for each of its lines."""
    value = answer.value.value if answer.value is not None else None
    if question.kind not in ("lines", "goals"):
        return value
    items = value if isinstance(value, list) else str(value).split("\n") if isinstance(value, str) else [value]
    shared = {"voice": answer.voice, "other": answer.other}
    return [{**shared, **one} if isinstance(one, dict) else {"text": one, **shared} for one in items]


def _topics(sheet: Sheet, person: OpenPerson) -> None:
    ids = [one.id for one in person.vocabulary.petals] + [one.id for one in person.vocabulary.topics]
    known, spelling = frozenset(ids), Spelling(ids)
    for jotting in sheet.jottings:
        for topic in jotting.topics:
            if topic.value not in known and not topic.value.startswith("x-"):
                topic.place.near(codes.NO_TOPIC, topic.value, spelling, topic=topic.value)


def _strengths(sheet: Sheet, person: OpenPerson) -> None:
    areas = [one.id for one in person.vocabulary.areas]
    spelling = Spelling(areas)
    for strength in sheet.strengths:
        if strength.area is not None and strength.area.value not in areas:
            strength.area.place.near(codes.NO_AREA, strength.area.value, spelling, area=strength.area.value)
    names = {fold(one.name) for one in sheet.strengths} | {fold(one.name) for one in person.records.strengths}
    drawn_on = (name for goal in sheet.goals for name in goal.draws_on)
    for name in drawn_on if "strengths" not in sheet.broken else ():
        if fold(name.value) not in names:
            name.place.add(codes.NO_STRENGTH)


def _agreements(sheet: Sheet) -> None:
    for agreement in sheet.agreements:
        if agreement.value.what == "share" and not agreement.value.name:
            agreement.place.add(codes.NO_SHARE_NAME)
