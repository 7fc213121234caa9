"""Another's view beside the person's: what a carer or anybody else said stays theirs when the person says otherwise.

A question has one answer. Where that was somebody else's words, and the person now answers, or puts the line right at
read back, those words become a line of their own under the same topic: side by side, never merged, as little to be
seen as they were before, and going no further than the question lets its answers go. A question that is asked of the
worker has no such views: nobody is asked there how they see it, and what was noted is never read out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from strengthtui.desk.following import said_in
from strengthtui.desk.jotting import ready
from strengthtui.errors import Refusal
from strengthtui.interview.presence import alone_at
from strengthtui.interview.sharing import narrower
from strengthtui.interview.verdicts import verdicts_of
from strengthtui.model.conversation import Answer, Jotting, Target, Verdict
from strengthtui.model.strength import Source
from strengthtui.model.words import Ref, Words

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from strengthtui.desk.open_person import OpenPerson
    from strengthtui.model.words import Record, Share
    from strengthtui.vault.acts import Act


IN_WORDS = frozenset({"text", "lines"})
"""Kinds of answers that are words, and so can stand as a line."""


def keep_beside(act: Act, person: OpenPerson, earlier: Answer, now: Answer, unseen: Container[int | None] = ()) -> None:
    """Keep what somebody else said in an answer, and which it does not hold any more, as lines of their own.

    So, too, what nobody could see who now typed: it was said alone, and somebody is here.
    """
    question = person.question_of(earlier)
    if question is not None and question.for_worker:
        return
    still = list(said_in(person, now).values())
    for line, words in said_in(person, earlier).items():
        if (words.voice == "other" or line in unseen) and words not in still:
            _line_of_its_own(act, person, earlier, line, words)


def unseen(person: OpenPerson, answer: Answer, company: Sequence[str]) -> frozenset[int | None]:
    """Give the lines of an answer in words that are hidden from those who are here."""
    question = person.question_of(answer)
    if not company or question is None or question.kind not in IN_WORDS:
        return frozenset()
    mine = (line for line in person.heard if (line.ref.table, line.ref.id) == ("answers", answer.id))
    return frozenset(line.ref.line for line in mine if line.alone)


def is_others(person: OpenPerson, record: Record, ref: Ref) -> bool:
    """Tell whether a line is somebody else's words."""
    words = said_in(person, record).get(ref.line) if isinstance(record, Answer | Jotting) else None
    return words is not None and words.voice == "other"


def say_beside(act: Act, person: OpenPerson, record: Record, typed: str) -> Refusal | None:
    """Keep how the person sees it as a line beside somebody else's: agreed, unless typed as said."""
    topics = record.topics if isinstance(record, Jotting) else _topics(person, record)
    said = ready(person, typed, topics)
    if isinstance(said, Refusal):
        return said
    share = record.words.share if isinstance(record, Jotting) else _share(person, record)
    words = Words(text=said.text, voice=said.voice or "agreed", share=share)
    act.insert(Jotting(**act.stamp(), words=words, topics=topics))
    return None


def _line_of_its_own(act: Act, person: OpenPerson, answer: Answer, line: int | None, words: Words) -> None:
    """Insert the line, with when it was said, what was said of it, and what quotes it."""
    kept = Jotting(
        **{**act.stamp(), **_when(person, answer)},
        words=msgspec.structs.replace(words, share=_share(person, answer)),
        topics=_topics(person, answer) or _under(person, answer),
    )
    act.insert(kept)
    verdict = verdicts_of(person.records).of(Ref(table="answers", id=answer.id, line=line), answer.rev)
    if verdict is not None:
        target = Target(table="jottings", id=kept.id, rev=kept.rev, line=None)
        act.insert(Verdict(**act.stamp(), target=target, verdict=verdict))
    for evidence in person.records.evidence:
        source = evidence.source
        if source is not None and (source.id, source.line) == (answer.id, line):
            moved = Source(table="jottings", id=kept.id, start=source.start, end=source.end, rev=kept.rev)
            act.update(msgspec.structs.replace(evidence, source=moved))


def _when(person: OpenPerson, answer: Answer) -> dict[str, str | None]:
    """Give the moment it was said; of two, the one at which nobody else was there: it stays hidden from company."""
    sittings = person.records.sittings
    if not alone_at(sittings, answer.made, answer.sitting) and alone_at(sittings, answer.changed):
        return {"made": answer.changed, "sitting": None}
    return {"made": answer.made, "sitting": answer.sitting}


def _share(person: OpenPerson, record: Record) -> Share | None:
    """Give how far an answer may go by itself and by its question; a line of its own has no question to say so."""
    if not isinstance(record, Answer):
        return None
    question = person.question_of(record)
    return narrower(record.share, question.share if question is not None else None)


def _topics(person: OpenPerson, record: Record) -> tuple[str, ...]:
    question = person.question_of(record) if isinstance(record, Answer) else None
    about = question.about if question is not None else None
    return (about,) if about and any(topic.id == about for topic in person.vocabulary.topics) else ()


def _under(person: OpenPerson, answer: Answer) -> tuple[str, ...]:
    """Where an answer that is about no topic stands on paper: there another's line stands too, and waits nowhere."""
    question = person.question_of(answer)
    return (question.under,) if question is not None and question.under else ()
