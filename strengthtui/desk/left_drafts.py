"""What was half typed and left: whose it is, who may see it, and the line it becomes where nothing else is done.

A draft says when it was typed, so that what was typed while nobody else was there is as little to be seen as a line
that was said then. It becomes a line to be sorted, and goes no further than the question it was typed at lets its
answers go. It refuses to guess at words: a line is what was typed, as far as it was typed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from strengthtui.desk import jotting
from strengthtui.errors import Refusal
from strengthtui.interview.flow import find_question
from strengthtui.interview.presence import alone_at

if TYPE_CHECKING:
    from strengthtui.desk.acting import Acting
    from strengthtui.desk.open_person import OpenPerson
    from strengthtui.model.pack import Question
    from strengthtui.model.words import Voice
    from strengthtui.vault.drafts import Draft


def is_hidden(person: OpenPerson, draft: Draft, company: tuple[str, ...]) -> bool:
    """Tell whether it was typed while nobody else was there, and somebody is now."""
    return bool(company) and alone_at(person.records.sittings, draft.at)


def to_line(sitting: Acting, draft: Draft, text: str | None = None, voice: Voice | None = None) -> None:
    """Make a line of it, or of this part of it, in its own voice or this one; nothing of what holds no words."""
    person = sitting.person
    said = jotting.ready(person, draft.text if text is None else text, ())
    if isinstance(said, Refusal):
        return
    question = _question_of(person, draft)
    alone = alone_at(person.records.sittings, draft.at)
    sitting.carry_out(
        lambda act: jotting.jot(
            act,
            said,
            (),
            voice=voice or _voice_of(draft, question),
            share=question.share if question is not None else None,
            when={"made": draft.at, "sitting": None} if alone else {},
        )
    )


def _question_of(person: OpenPerson, draft: Draft) -> Question | None:
    conversation = person.conversation(draft.conversation or "")
    return find_question(person.pack_of(conversation), draft.question or "") if conversation is not None else None


def _voice_of(draft: Draft, question: Question | None) -> Voice | None:
    """Give whose words it is, where that is known: at a question to the worker it is the worker's own thought."""
    if draft.voice in ("person", "worker"):
        return draft.voice
    return "worker" if question is not None and question.for_worker else None
