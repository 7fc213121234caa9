"""Other words in a line's place: read as its kind of question would be answered, gist unless typed as said."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from strengthtui.desk import following
from strengthtui.desk.refs import handle, record_at
from strengthtui.desk.typed import LONGEST_NAME, spoken, too_long
from strengthtui.errors import Refusal
from strengthtui.interview.kinds import KINDS, understand
from strengthtui.journey.ecomap import name_and_who
from strengthtui.model.conversation import Answer, Jotting
from strengthtui.model.plan import Goal, Step
from strengthtui.model.strength import Evidence, Strength
from strengthtui.model.tie import Tie
from strengthtui.text import clean

if TYPE_CHECKING:
    from strengthtui.desk.open_person import OpenPerson
    from strengthtui.model.conversation import Value
    from strengthtui.model.pack import Question
    from strengthtui.model.words import Record, Ref, Voice
    from strengthtui.vault.acts import Act


def reword(act: Act, person: OpenPerson, ref: Ref, typed: str) -> str | Refusal:
    """Change the words of a line outside a read back: gist unless typed as said."""
    record = record_at(person.records, ref)
    if record is None:
        return Refusal("no-such-line")
    changed = reworded(person, record, ref, typed, default="gist")
    if isinstance(changed, Refusal):
        return changed
    following.put(act, person, ref, record, changed)
    return handle(ref)


def reworded(person: OpenPerson, record: Record, ref: Ref, typed: str, *, default: Voice) -> Record | Refusal:
    """Put new words in a line's place; `default` is whose words they are unless typed as said."""
    said = spoken(typed)
    limit = {"limit": LONGEST_NAME} if isinstance(record, Strength | Tie) else {}
    refusal = too_long(said.text, **limit) or (None if said.text else Refusal("no-words"))
    if refusal is not None:
        return refusal
    voice: Voice = said.voice or default
    if isinstance(record, Jotting | Evidence | Goal):
        words = msgspec.structs.replace(record.words, text=said.text, voice=voice, other=None)
        return msgspec.structs.replace(record, words=words)
    if isinstance(record, Strength):
        return msgspec.structs.replace(record, name=said.text)
    if isinstance(record, Step):
        return msgspec.structs.replace(record, what=said.text)
    if isinstance(record, Tie):
        name, who = name_and_who(said.text)
        return msgspec.structs.replace(record, name=name, who_to_me=who)
    if isinstance(record, Answer):
        return _answer(person, record, ref.line, clean(typed).text, default)
    return Refusal("cannot-change")


def item_of(value: Value | None, line: int | None) -> dict[str, str | None] | None:
    """Give one line of a list value, when it is more than an id."""
    if isinstance(value, list) and line is not None and line < len(value):
        item = value[line]
        return item if isinstance(item, dict) else None
    return None


def with_item(answer: Answer, line: int | None, item: dict[str, str | None]) -> Answer:
    """Put one line in the place of another."""
    items: list[Any] = answer.value if isinstance(answer.value, list) else []
    return msgspec.structs.replace(answer, value=[item if index == line else one for index, one in enumerate(items)])


def _answer(person: OpenPerson, answer: Answer, line: int | None, typed: str, default: Voice) -> Answer | Refusal:
    question = person.question_of(answer)
    if question is None or question.kind == "goals" or answer.value is None:
        return Refusal("cannot-change")
    if question.for_worker:
        default = "worker"
    if line is None:
        return _whole(person, answer, question, typed, default)
    found = KINDS[question.kind].from_typed(typed, question, person.clock.today())
    if isinstance(found, Refusal):
        return found
    if not isinstance(found, list) or len(found) != 1 or not isinstance(found[0], dict):
        return Refusal("one-line")
    item = found[0]
    if "text" in item:
        item = {**item, "voice": item.get("voice") or default}
    return with_item(answer, line, item)


def _whole(person: OpenPerson, answer: Answer, question: Question, typed: str, default: Voice) -> Answer | Refusal:
    found = understand(typed, question, person.clock.today())
    if isinstance(found, Refusal):
        return found
    value = found.value
    if question.kind == "lines" and isinstance(value, list):
        value = [{**item, "voice": item.get("voice") or default} for item in value if isinstance(item, dict)]
    return msgspec.structs.replace(answer, value=value, voice=found.voice or default, other=None)
