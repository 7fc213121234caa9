"""What hangs on a line when the line changes: evidence that quotes it, and what was said of it at read back.

Evidence is a copy of words, made so that a strength can stand on its own. When the words it was taken from are put
right, or turn out to be somebody else's, the copy must not go on saying the old thing: a false quotation is worse
than none. The same holds of who was put on the map from a line (`tie_sources`). Verdicts belong to one revision of a
record; those on lines that did not change are stamped anew.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from strengthtui.desk import tie_sources
from strengthtui.interview.kinds import KINDS
from strengthtui.interview.verdicts import to_carry
from strengthtui.model.conversation import Answer, Jotting
from strengthtui.model.order import in_order
from strengthtui.model.words import Ref, Words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from strengthtui.desk.open_person import OpenPerson
    from strengthtui.model.conversation import Verdict
    from strengthtui.model.records import Records
    from strengthtui.model.strength import Evidence, Source
    from strengthtui.model.words import Record
    from strengthtui.vault.acts import Act


def put(act: Act, person: OpenPerson, ref: Ref, old: Record, new: Record) -> int:
    """Store a changed line and everything that follows it; gives the revision the record has now."""
    if new == old:
        return old.rev
    act.update(new)
    carry_fellows(act, person.records, ref, old.rev)
    follow(act, person, old, new)
    for tie in tie_sources.follow(act, person, old, new):
        carry(act, person.records, tie, "ties", lambda verdict: verdict.verdict == "left-out")
    return act.generation


def carry_fellows(act: Act, records: Records, ref: Ref, old_rev: int) -> None:
    """Other lines of the same answer did not change: what was said of them goes on to stand."""
    for verdict in to_carry(records, ref, old_rev):
        _stamp_anew(act, verdict)


def carry(act: Act, records: Records, record: Record, table: str, which: Callable[[Verdict], bool]) -> None:
    """Let the newest of what was said of a record go on to stand, where `which` holds: its words did not change."""
    newest: dict[int | None, Verdict] = {}
    for verdict in in_order(records.verdicts, records.history):
        target = verdict.target
        if (target.table, target.id, target.rev) == (table, record.id, record.rev):
            newest[target.line] = verdict
    for verdict in newest.values():
        if which(verdict):
            _stamp_anew(act, verdict)


def follow(act: Act, person: OpenPerson, old: Record, new: Record) -> None:
    """Let evidence that was taken from a record say what the record says now, in the voice it has now."""
    before, after = said_in(person, old), said_in(person, new)
    for evidence in person.records.evidence:
        source = evidence.source
        if source is None or source.id != old.id or source.line not in before or source.line not in after:
            continue
        was, now = before[source.line], after[source.line]
        if was == now:
            continue
        start = now.text.find(evidence.words.text)
        text = evidence.words.text if start >= 0 else now.text
        words = msgspec.structs.replace(evidence.words, text=text, **_voice(evidence.words, was, now))
        start = max(start, 0)
        moved = msgspec.structs.replace(source, start=start, end=start + len(text), rev=act.generation)
        act.update(msgspec.structs.replace(evidence, words=words, source=moved))


def find_again(act: Act, person: OpenPerson, old: Answer, new: Answer) -> None:
    """After a new answer, let evidence point at the line that holds its words now, or at the answer as a whole."""
    tie_sources.find_again(act, person, old, new)
    after = said_in(person, new)
    for evidence in person.records.evidence:
        source = evidence.source
        if source is not None and source.id == old.id:
            act.update(msgspec.structs.replace(evidence, source=_found(evidence, source, after, act.generation)))


def said_in(person: OpenPerson, record: Record) -> Mapping[int | None, Words]:
    """Give the words a record holds, by line; one that is no list has them under `None`."""
    if isinstance(record, Jotting):
        return {None: record.words}
    question = person.question_of(record) if isinstance(record, Answer) else None
    if question is None or not isinstance(record, Answer) or record.value is None:
        return {}
    return {
        line.index: Words(text=line.text, voice=line.voice or record.voice, other=line.other or record.other)
        for line in KINDS[question.kind].lines(record.value, question)
    }


def _found(evidence: Evidence, source: Source, after: Mapping[int | None, Words], rev: int) -> Source:
    quote = evidence.words.text
    for line, words in after.items():
        start = words.text.find(quote)
        if start >= 0:
            return msgspec.structs.replace(source, line=line, start=start, end=start + len(quote), rev=rev)
    return msgspec.structs.replace(source, line=None, start=None, end=None)


def _voice(quoted: Words, was: Words, now: Words) -> dict[str, str | None]:
    """The copy's voice was the line's: it changes with it. A quotation of what is none any more is none either."""
    same = (quoted.voice, quoted.other) == (was.voice, was.other)
    no_quotation = quoted.voice == "person" and now.voice != "person"
    return {"voice": now.voice, "other": now.other} if same or no_quotation else {}


def _stamp_anew(act: Act, verdict: Verdict) -> None:
    moved = msgspec.structs.replace(verdict.target, rev=act.generation)
    act.update(msgspec.structs.replace(verdict, target=moved))
