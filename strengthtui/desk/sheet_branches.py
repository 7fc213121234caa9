"""Which answers of a sheet belong to questions that are not asked, once everything else in it is stored.

Typing could not get there: the branch is closed. Nothing is said where the branch hangs on an answer that does not fit,
or on a line that could not be read: putting that right may open it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from strengthtui.interview.conditions import gates
from strengthtui.interview.live import live_answers
from strengthtui.interview.walk import stops
from strengthtui.model.conversation import Answer, Conversation, Jotting

if TYPE_CHECKING:
    from collections.abc import Iterator

    from strengthtui.desk.open_person import OpenPerson
    from strengthtui.desk.sheet_checks import CheckedAnswer, CheckedConversation
    from strengthtui.desk.sheet_parts import Sheet
    from strengthtui.model.records import Records

_LATER = "9999"
"""Sorts after every moment there is: what the sheet brings comes last."""


def not_asked(
    sheet: Sheet, person: OpenPerson, conversations: tuple[CheckedConversation, ...]
) -> Iterator[tuple[CheckedAnswer, tuple[str, ...]]]:
    """Give the answers that would be set aside, each with what its question hangs on."""
    gated = [(one, _gates(one)) for one in conversations]
    if not any(found for _one, found in gated):
        return
    staged, ids = _staged(sheet, person, conversations)
    packs = {**person.packs, **{(one.pack.id, one.pack.version): one.pack for one in conversations}}
    aside = live_answers(staged, packs, person.vocabulary).set_aside
    unread = bool({"jottings", "conversations"} & sheet.broken)
    for one, found in gated:
        unsure = _unsure(one, found, unread=unread or any(other.unsure for other in conversations))
        for answer in one.answers:
            if ids[one.pack.id, answer.address] in aside and answer.address not in unsure:
                questions, topics = found.get(answer.address, (frozenset(), frozenset()))
                yield answer, (*sorted(questions), *sorted(topics))


def _gates(one: CheckedConversation) -> dict[str, tuple[frozenset[str], frozenset[str]]]:
    found = {}
    for stop in stops(one.pack):
        if stop.question is not None and stop.question.when is not None:
            questions, topics = gates(stop.question.when)
            found[stop.address] = frozenset(questions), frozenset(topics)
    return found


def _unsure(
    one: CheckedConversation, found: dict[str, tuple[frozenset[str], frozenset[str]]], *, unread: bool
) -> frozenset[str]:
    """Everything that hangs, however far, on an answer that does not fit or a line that could not be read."""
    unsure = set(one.unsure)
    for address, (questions, topics) in found.items():  # in the pack's order: conditions look backwards only
        if questions & unsure or (topics and unread):
            unsure.add(address)
    return frozenset(unsure)


def _staged(
    sheet: Sheet, person: OpenPerson, conversations: tuple[CheckedConversation, ...]
) -> tuple[Records, dict[tuple[str, str], str]]:
    records = person.records
    jottings = [
        Jotting(**_stamp(f"jotting-{at}"), words=one.words, topics=tuple(topic.value for topic in one.topics))
        for at, one in enumerate(sheet.jottings)
        if one.words is not None
    ]
    fresh: list[Conversation] = []
    answers: dict[tuple[str, str], Answer] = {(one.conversation, one.question): one for one in records.answers}
    ids: dict[tuple[str, str], str] = {}
    for one in conversations:
        conversation = one.conversation or _begun(one)
        if one.conversation is None:
            fresh.append(conversation)
        for answer in one.answers:
            name = f"{one.pack.id}/{answer.address}"
            ids[one.pack.id, answer.address] = name
            answers[conversation.id, answer.address] = Answer(
                **_stamp(name),
                conversation=conversation.id,
                question=answer.address,
                state=answer.state,
                value=answer.value,
            )
    staged = msgspec.structs.replace(
        records,
        conversations=(*records.conversations, *fresh),
        answers=tuple(answers.values()),
        jottings=(*records.jottings, *jottings),
    )
    return staged, ids


def _begun(one: CheckedConversation) -> Conversation:
    pack = one.pack
    return Conversation(
        **_stamp(f"conversation-{pack.id}"), pack=pack.id, version=pack.version, digest=pack.digest, route="full"
    )


def _stamp(name: str) -> dict[str, Any]:
    return {"id": name, "made": _LATER, "changed": _LATER, "rev": 0, "device": ""}
