"""Jottings: caught while talking, sorted now or later, and whose words they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from strengthtui.desk import following
from strengthtui.desk.refs import find_record, handle
from strengthtui.desk.typed import LONGEST_NAME, Spoken, spoken, tidy_name, too_long
from strengthtui.errors import Refusal
from strengthtui.model.conversation import Answer, Jotting
from strengthtui.model.plan import Goal
from strengthtui.model.strength import Evidence
from strengthtui.model.tie import Tie
from strengthtui.model.words import Ref, Words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from strengthtui.desk.open_person import OpenPerson
    from strengthtui.model.words import Record, Share, Voice
    from strengthtui.vault.acts import Act

VOICES: tuple[Voice, ...] = ("person", "gist", "worker", "other")
"""What a line may be said to be; "agreed" comes only from reading back."""


def checked_voice(voice: Voice | None, other: str | None) -> Refusal | None:
    """Refuse a voice that cannot be given, and another's words without saying whose."""
    if voice is not None and (voice not in VOICES or (voice == "other" and not tidy_name(other))):
        return Refusal("no-such-voice")
    return too_long(other, limit=LONGEST_NAME)


def ready(person: OpenPerson, raw: str, topics: tuple[str, ...]) -> Spoken | Refusal:
    """Read a typed line, and refuse what cannot be kept."""
    said = spoken(raw)
    if not said.text:
        return Refusal("no-words")
    return too_long(said.text) or topics_known(person, topics) or said


def topics_known(person: OpenPerson, topics: tuple[str, ...]) -> Refusal | None:
    """Refuse a topic that is in no vocabulary; a team's own begin `x-`."""
    ids = {one.id for one in person.vocabulary.topics} | {one.id for one in person.vocabulary.petals}
    wrong = [one for one in topics if one not in ids and not one.startswith("x-")]
    return Refusal("no-such-topic") if wrong else None


def jot(
    act: Act,
    said: Spoken,
    topics: tuple[str, ...],
    *,
    voice: Voice | None,
    other: str | None = None,
    share: Share | None = None,
    when: Mapping[str, str | None] | None = None,
) -> str | Refusal:
    """Store a line; gist unless it began with a quotation mark or a voice was given. `when`: it was said before."""
    refusal = checked_voice(voice, other)
    if refusal is not None:
        return refusal
    whose = tidy_name(other) or None
    words = Words(text=said.text, voice=voice or said.voice or "gist", other=whose, share=share)
    jotting = Jotting(**{**act.stamp(), **(when or {})}, words=words, topics=topics)
    act.insert(jotting)
    return handle(Ref(table="jottings", id=jotting.id))


def sort(act: Act, person: OpenPerson, ref_text: str, topics: tuple[str, ...]) -> str | Refusal:
    """Put a jotting under petals or topics; the words stay as they are, and so does what was said of them."""
    found = find_record(person.records, ref_text)
    if isinstance(found, Refusal):
        return found
    _ref, record = found
    if not isinstance(record, Jotting):
        return Refusal("unsorted-only" if isinstance(record, Answer) else "no-such-line")
    refusal = topics_known(person, topics)
    if refusal is not None:
        return refusal
    if topics != record.topics:
        act.update(msgspec.structs.replace(record, topics=topics))
        following.carry(act, person.records, record, "jottings", lambda _verdict: True)
    return ref_text


def set_voice(act: Act, person: OpenPerson, ref_text: str, voice: Voice, other: str | None) -> str | Refusal:
    """Say whose words a line is; what they asked to leave out stays out."""
    refusal = checked_voice(voice, other)
    if refusal is not None:
        return refusal
    found = find_record(person.records, ref_text)
    if isinstance(found, Refusal):
        return found
    ref, record = found
    whose = tidy_name(other) or None
    changed: Record = record
    if isinstance(record, Jotting | Evidence | Goal):
        words = msgspec.structs.replace(record.words, voice=voice, other=whose)
        changed = msgspec.structs.replace(record, words=words)
    elif isinstance(record, Tie):
        changed = msgspec.structs.replace(record, voice=voice, other=whose)
    elif isinstance(record, Answer):
        changed = _answer_in_voice(record, ref.line, voice, whose)
    else:
        return Refusal("no-such-line")
    if following.put(act, person, ref, record, changed) != record.rev:
        here = ref.line
        following.carry(
            act,
            person.records,
            record,
            ref.table,
            lambda one: here in (None, one.target.line) and one.verdict in NOT_TO_BE_SEEN,
        )
    return ref_text


NOT_TO_BE_SEEN = frozenset({"left-out", "not-sure"})
"""What was said of the words themselves, whosever they turn out to be."""


def _answer_in_voice(answer: Answer, line: int | None, voice: Voice, other: str | None) -> Answer:
    value = answer.value
    if isinstance(value, list) and value and isinstance(value[0], dict) and "text" in value[0]:
        items = [
            {**item, "voice": voice, "other": other} if line in (None, index) and isinstance(item, dict) else item
            for index, item in enumerate(value)
        ]
        return msgspec.structs.replace(answer, value=items)
    return msgspec.structs.replace(answer, voice=voice, other=other)
