"""Replying to the question in front: type, skip three ways, keep what was said before. Each is one act, and goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from strengthtui.desk import answering, jotting, left_drafts, looking_again, other_views, rewording, whereabouts
from strengthtui.desk.still_whose import still_whose
from strengthtui.desk.typed import tidy, tidy_name, too_long
from strengthtui.errors import Refusal
from strengthtui.interview.kinds import SPOKEN_KINDS
from strengthtui.interview.voices import half_quoted
from strengthtui.text import clean
from strengthtui.vault.drafts import Draft

if TYPE_CHECKING:
    from collections.abc import Callable

    from strengthtui.desk.sitting import Sitting
    from strengthtui.desk.views import Outcome
    from strengthtui.interview.heard import HeardLine
    from strengthtui.interview.known import Known
    from strengthtui.model.conversation import AnswerState, Conversation, Value
    from strengthtui.model.pack import Question
    from strengthtui.model.words import Voice
    from strengthtui.vault.acts import Act

    Front = tuple[Conversation, str, Question]

SKIPS = frozenset({"later", "declined", "not-fitting"})
"""The three ways of skipping."""


def draft(sitting: Sitting, text: str, voice: Voice) -> Outcome:
    """Keep what is being typed, durably; an empty text drops it.

    There is one draft: what was being typed elsewhere and never kept becomes a line to be sorted first, and so does
    what was typed here alone and is hidden from who is here now.
    """
    conversation, file = sitting.conversation, sitting.person.file
    if conversation is None or conversation.position is None:
        return Refusal("no-conversation")
    cleaned = clean(text)
    refusal = too_long(cleaned.text)
    if refusal is not None or file.read_only:
        return refusal or Refusal("read-only")
    here, earlier = (conversation.id, conversation.position), file.draft()
    elsewhere = earlier if earlier is not None and _is_left(sitting, earlier, here, cleaned.text) else None
    if not cleaned.text:
        if elsewhere is None:
            sitting.durably(file.drop_draft)
        return sitting.saved(None)
    if elsewhere is not None:
        left_drafts.to_line(sitting, elsewhere)
    at = sitting.person.clock.now()
    begun = Draft(conversation=here[0], question=here[1], text=cleaned.text, voice=voice, at=at)
    sitting.durably(lambda: file.save_draft(begun))
    return sitting.saved(None, removed=cleaned.removed)


def _is_left(sitting: Sitting, draft: Draft, here: tuple[str, str], text: str) -> bool:
    """Tell whether a draft is of another place, or is hidden from who is here and not what is typed on."""
    if (draft.conversation, draft.question) != here:
        return True
    return draft.text not in text and left_drafts.is_hidden(sitting.person, draft, sitting.company)


def answer(sitting: Sitting, raw: str, voice: Voice | None, other: str | None, *, add: bool) -> Outcome:
    """Keep the answer and go on; the draft of it goes once the words are on the disk."""
    front = _front(sitting)
    if isinstance(front, Refusal):
        return front
    refusal = jotting.checked_voice(voice, other)
    if refusal is not None:
        return refusal
    conversation, address, question = front
    typed = answering.typed_value(question, raw, voice, sitting.person.clock.today())
    if isinstance(typed, Refusal):
        return typed
    value, whose, removed = typed
    beside = add and question.kind not in answering.ONE_LINE_KINDS  # a day, a choice, a number is this or that
    earlier = whereabouts.known_of(sitting.person, conversation, address, question) if beside else None
    same_as = earlier.same_as if earlier else None
    named = tidy_name(other) or None
    if voice is None:
        before = answering.stored_answer(sitting.person, conversation, address)
        value, whose, named = still_whose(sitting.person, before, value, whose, named)
    half = voice is None and question.kind in SPOKEN_KINDS and half_quoted(raw)
    fields: dict[str, Any] = {"value": value, "voice": whose, "other": named, "same_as": same_as}
    outcome = _store(sitting, front, removed=removed, half_quoted=half, **fields)
    if not isinstance(outcome, Refusal):
        drop_draft(sitting, address, raw)
    return outcome


def skip(sitting: Sitting, state: AnswerState, why: str, *, over: bool) -> Outcome:
    """Skip and go on; what was answered here already is taken away only where `over` says so."""
    front = _front(sitting)
    if isinstance(front, Refusal):
        return front
    if state not in SKIPS:
        return Refusal("not-a-skip")
    cleaned = clean(why)
    reason = cleaned.text.strip()
    refusal = too_long(reason)
    if refusal is not None:
        return refusal
    conversation, address, _question = front
    live = sitting.person.live.of(conversation.id).get(address)
    if live is not None and live.is_answered and not over:
        return Refusal("has-words")
    return _store(sitting, front, removed=cleaned.removed, value=None, state=state, reason=reason or None)


def keep(sitting: Sitting, words: str | None) -> Outcome:
    """Keep what was said before; with `words` the earlier line is changed first, in the same act."""
    front = _front(sitting)
    if isinstance(front, Refusal):
        return front
    person, (conversation, address, question) = sitting.person, front
    earlier = whereabouts.known_of(person, conversation, address, question)
    if earlier is None:
        return Refusal("not-known")
    if earlier.kind == "declined":
        return _store(sitting, front, value=None, state="declined")
    if words is not None and question.kind in answering.ONE_LINE_KINDS and earlier.answer_ref.table == "jottings":
        return answer(sitting, words, None, None, add=False)  # a line that was jotted is no day and no choice
    line = _line_kept(sitting, earlier) if words is not None else None

    def reword(act: Act) -> str | Refusal:
        return rewording.reword(act, person, line.ref, words or "") if line is not None else Refusal("not-known")

    first = reword if words is not None else None
    typed = answering.typed_value(question, words, None, person.clock.today()) if words is not None else None
    now = typed[0] if isinstance(typed, tuple) else None
    return _store(sitting, front, first=first, now=now, value=None, same_as=earlier.same_as)


def drop_draft(sitting: Sitting, address: str, text: str, *, same: bool = False) -> None:
    """Let the draft of a place go, once its words are kept; with `same` only if that is what was being typed."""
    kept, conversation = sitting.person.file.draft(), sitting.conversation
    here = (conversation.id, address) if conversation is not None else None
    if kept is None or here is None or (kept.conversation, kept.question) != here:
        return
    if same and tidy(kept.text) != tidy(text):
        return
    if _is_left(sitting, kept, here, text):
        left_drafts.to_line(sitting, kept)
    sitting.durably(sitting.person.file.drop_draft)


def _line_kept(sitting: Sitting, earlier: Known) -> HeardLine:
    """Give the line that a change is about: the newest of what will be kept, so that the answer says the new words."""
    live = next((one for one in sitting.person.live if one.answer.id == earlier.answer_ref.id), None)
    holders = {part.record.id for part in live.parts} if live is not None else {earlier.answer_ref.id}
    kept = [line for line in earlier.lines if line.ref.id in holders]
    return kept[-1] if kept else earlier.lines[-1]


def _store(
    sitting: Sitting,
    front: Front,
    *,
    removed: int = 0,
    half_quoted: bool = False,
    first: Callable[[Act], str | Refusal] | None = None,
    now: Value | None = None,
    **fields: Any,  # noqa: ANN401  the fields of an answer
) -> Outcome:
    conversation, address, question = front
    person = sitting.person
    asked = whereabouts.asked_to_store(person, conversation, question, sitting.company)

    def do(act: Act) -> str | Refusal:
        changed = first(act) if first is not None else None
        if isinstance(changed, Refusal):
            return changed
        before = answering.stored_answer(person, conversation, address)
        hidden = other_views.unseen(person, before, sitting.company) if before is not None else frozenset()
        stored = answering.store_answer(act, person, conversation, address, question=question, asked=asked, **fields)
        if before is not None:
            other_views.keep_beside(act, person, before, stored, hidden)
        looking_again.meet_then(act, person, sitting.id, question, stored, now)
        whereabouts.step_on(act, person, conversation, stored, sitting.way)
        return f"answers/{stored.id}"

    return sitting.carry_out(do, removed=removed, half_quoted=half_quoted)


def _front(sitting: Sitting) -> Front | Refusal:
    return whereabouts.question_in_front(sitting.person, sitting.conversation)
