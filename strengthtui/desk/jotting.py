"""Jottings: caught while talking, sorted now or later, and whose words they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from strengthtui.desk.reading_back import reworded
from strengthtui.desk.refs import handle, parsed, record_at
from strengthtui.desk.typed import Spoken, spoken, too_long
from strengthtui.errors import Refusal
from strengthtui.model.conversation import Answer, Jotting
from strengthtui.model.plan import Goal
from strengthtui.model.strength import Evidence
from strengthtui.model.words import Ref, Words

if TYPE_CHECKING:
    from strengthtui.desk.open_person import OpenPerson
    from strengthtui.model.words import Voice
    from strengthtui.vault.acts import Act

VOICES: tuple[Voice, ...] = ("person", "gist", "worker", "other", "agreed")


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
    return Refusal("no-such-topic", {"topic": wrong[0]}) if wrong else None


def jot(act: Act, said: Spoken, topics: tuple[str, ...], *, voice: Voice | None, other: str | None) -> str:
    """Store a line; gist unless it began with a quotation mark or a voice was given."""
    words = Words(text=said.text, voice=voice or said.voice or "gist", other=other)
    jotting = Jotting(**act.stamp(), words=words, topics=topics)
    act.insert(jotting)
    return handle(Ref(table="jottings", id=jotting.id))


def sort(act: Act, person: OpenPerson, ref_text: str, topics: tuple[str, ...]) -> str | Refusal:
    """Put a jotting under petals or topics; the words stay as they are."""
    ref = parsed(ref_text)
    record = record_at(person.records, ref) if isinstance(ref, Ref) else None
    if isinstance(record, Answer):
        return Refusal("unsorted-only")
    if not isinstance(record, Jotting):
        return Refusal("no-such-line")
    refusal = topics_known(person, topics)
    if refusal is not None:
        return refusal
    act.update(msgspec.structs.replace(record, topics=topics))
    return ref_text


def set_voice(act: Act, person: OpenPerson, ref_text: str, voice: Voice, other: str | None) -> str | Refusal:
    """Say whose words a line is; "agreed" comes only from reading back."""
    if voice not in VOICES or voice == "agreed" or (voice == "other" and not other):
        return Refusal("no-such-voice")
    ref = parsed(ref_text)
    record = record_at(person.records, ref) if isinstance(ref, Ref) else None
    if isinstance(record, Jotting | Evidence | Goal):
        words = msgspec.structs.replace(record.words, voice=voice, other=other)
        act.update(msgspec.structs.replace(record, words=words))
        return ref_text
    if isinstance(record, Answer) and isinstance(ref, Ref):
        act.update(_answer_in_voice(record, ref.line, voice, other))
        return ref_text
    return Refusal("no-such-line")


def reword(act: Act, person: OpenPerson, ref: Ref, typed: str) -> str | Refusal:
    """Change the words of a line outside a read back: gist unless typed as said."""
    record = record_at(person.records, ref)
    if record is None:
        return Refusal("no-such-line")
    changed = reworded(record, ref, typed, default="gist")
    if isinstance(changed, Refusal):
        return changed
    act.update(changed)
    return handle(ref)


def _answer_in_voice(answer: Answer, line: int | None, voice: Voice, other: str | None) -> Answer:
    value = answer.value
    if isinstance(value, list) and value and isinstance(value[0], dict) and "text" in value[0]:
        items = [
            {**item, "voice": voice, "other": other} if line in (None, index) and isinstance(item, dict) else item
            for index, item in enumerate(value)
        ]
        return msgspec.structs.replace(answer, value=items)
    return msgspec.structs.replace(answer, voice=voice, other=other)
