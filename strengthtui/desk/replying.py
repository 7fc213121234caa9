"""Replying to the question in front: type, skip three ways, keep what was said before. Each is one act, and goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from strengthtui.desk import answering, jotting, whereabouts
from strengthtui.desk.typed import too_long
from strengthtui.errors import Refusal
from strengthtui.vault.drafts import Draft

if TYPE_CHECKING:
    from collections.abc import Callable

    from strengthtui.desk.sitting import Sitting
    from strengthtui.desk.views import Outcome
    from strengthtui.model.conversation import AnswerState, Conversation
    from strengthtui.model.pack import Question
    from strengthtui.model.words import Voice
    from strengthtui.vault.acts import Act

    Front = tuple[Conversation, str, Question]


def draft(sitting: Sitting, text: str, voice: Voice) -> Outcome:
    """Keep what is being typed, durably; an empty text drops it."""
    conversation, file = sitting.conversation, sitting.person.file
    if conversation is None or conversation.position is None:
        return Refusal("no-conversation")
    refusal = too_long(text)
    if refusal is not None:
        return refusal
    if text:
        at = sitting.person.clock.now()
        place = conversation.position
        file.save_draft(Draft(conversation=conversation.id, question=place, text=text, voice=voice, at=at))
    else:
        file.drop_draft()
    return sitting.saved(None)


def answer(sitting: Sitting, raw: str, voice: Voice | None, *, add: bool) -> Outcome:
    """Keep the answer and go on; the draft of it goes once the words are on the disk."""
    front = _front(sitting)
    if isinstance(front, Refusal):
        return front
    conversation, address, question = front
    typed = answering.typed_value(question, raw, voice, sitting.person.clock.today())
    if isinstance(typed, Refusal):
        return typed
    value, whose, removed = typed
    earlier = whereabouts.known_of(sitting.person, conversation, address, question) if add else None
    same_as = earlier.same_as if earlier else None
    outcome = _store(sitting, front, removed=removed, value=value, voice=whose, same_as=same_as)
    if not isinstance(outcome, Refusal):
        _drop_draft(sitting, conversation, address)
    return outcome


def skip(sitting: Sitting, state: AnswerState, why: str) -> Outcome:
    """Skip and go on."""
    front = _front(sitting)
    if isinstance(front, Refusal):
        return front
    return _store(sitting, front, value=None, state=state, reason=why.strip() or None)


def keep(sitting: Sitting, words: str | None) -> Outcome:
    """Keep what was said before; with `words` the earlier line is changed first, in the same act."""
    front = _front(sitting)
    if isinstance(front, Refusal):
        return front
    conversation, address, question = front
    earlier = whereabouts.known_of(sitting.person, conversation, address, question)
    if earlier is None:
        return Refusal("not-known")
    if earlier.kind == "declined":
        return _store(sitting, front, value=None, state="declined")

    def reword(act: Act) -> str | Refusal:
        return jotting.reword(act, sitting.person, earlier.lines[-1].ref, words or "")

    first = reword if words is not None and earlier.lines else None
    return _store(sitting, front, first=first, value=None, same_as=earlier.same_as)


def _store(
    sitting: Sitting,
    front: Front,
    *,
    removed: int = 0,
    first: Callable[[Act], str | Refusal] | None = None,
    **fields: Any,  # noqa: ANN401  the fields of an answer
) -> Outcome:
    conversation, address, question = front
    person = sitting.person
    asked = whereabouts.asked_text(person, conversation, question)

    def do(act: Act) -> str | Refusal:
        changed = first(act) if first is not None else None
        if isinstance(changed, Refusal):
            return changed
        stored = answering.store_answer(act, person, conversation, address, question=question, asked=asked, **fields)
        whereabouts.step_on(act, person, conversation, stored)
        return f"answers/{stored.id}"

    return sitting.carry_out(do, removed=removed)


def _front(sitting: Sitting) -> Front | Refusal:
    return whereabouts.question_in_front(sitting.person, sitting.conversation)


def _drop_draft(sitting: Sitting, conversation: Conversation, address: str) -> None:
    kept = sitting.person.file.draft()
    if kept is not None and (kept.conversation, kept.question) == (conversation.id, address):
        sitting.person.file.drop_draft()
