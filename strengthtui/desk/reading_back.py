"""Reading back: line by line, plan included, and what the person said of each line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from strengthtui.desk.lines import heading_of
from strengthtui.desk.planning import step_view
from strengthtui.desk.refs import handle, parsed, record_at
from strengthtui.desk.typed import spoken, too_long
from strengthtui.desk.views import ReadView
from strengthtui.errors import Refusal
from strengthtui.i18n import _
from strengthtui.interview.verdicts import to_carry, verdicts_of
from strengthtui.model.conversation import Answer, Jotting, Target, Verdict
from strengthtui.model.plan import Goal, Step
from strengthtui.model.strength import Evidence, Strength
from strengthtui.model.words import Ref

if TYPE_CHECKING:
    from collections.abc import Iterator

    from strengthtui.desk.open_person import OpenPerson
    from strengthtui.model.conversation import Value, VerdictKind
    from strengthtui.model.records import Records
    from strengthtui.model.words import Record, Voice
    from strengthtui.vault.acts import Act


def to_read_back(person: OpenPerson, company: tuple[str, ...], *, again: bool = False) -> tuple[ReadView, ...]:
    """Lines that have not been read back as they now stand (all of them with `again`); the worker's own never."""
    views = [*_said(person, company), *_strengths(person), *_plan(person)]
    if again:
        return tuple(views)
    return tuple(view for view in views if standing_verdict(person.records, view.ref) is None)


def standing_verdict(records: Records, ref_text: str) -> VerdictKind | None:
    """Give the newest verdict on a line, if the line is still what was read out."""
    ref = parsed(ref_text)
    record = record_at(records, ref) if isinstance(ref, Ref) else None
    if record is None or isinstance(ref, Refusal):
        return None
    return verdicts_of(records).of(ref, record.rev)


def give_verdict(act: Act, person: OpenPerson, ref_text: str, verdict: VerdictKind, words: str = "") -> str | Refusal:
    """Store what the person said of a line; "right" makes gist agreed, "changed" puts the new words in its place."""
    ref = parsed(ref_text)
    if isinstance(ref, Refusal):
        return ref
    record = record_at(person.records, ref)
    if record is None:
        return Refusal("no-such-line")
    changed: Record | Refusal = record
    if verdict == "changed":
        changed = reworded(record, ref, words, default="agreed")
    elif verdict == "right":
        changed = _agreed(record, ref)
    if isinstance(changed, Refusal):
        return changed
    rev = record.rev
    if changed != record:
        act.update(changed)
        rev = act.generation
        _keep_fellow_verdicts(act, person.records, ref, record.rev)
    target = Target(table=ref.table, id=ref.id, rev=rev, line=ref.line)
    act.insert(Verdict(**act.stamp(), target=target, verdict=verdict))
    return ref_text


def _keep_fellow_verdicts(act: Act, records: Records, ref: Ref, old_rev: int) -> None:
    """Other lines of the same answer did not change: what was said of them goes on to stand."""
    for verdict in to_carry(records, ref, old_rev):
        moved = msgspec.structs.replace(verdict.target, rev=act.generation)
        act.update(msgspec.structs.replace(verdict, target=moved))


def _said(person: OpenPerson, company: tuple[str, ...]) -> Iterator[ReadView]:
    for line in person.heard:
        if line.voice != "worker" and not (company and line.alone):
            yield ReadView(handle(line.ref), heading_of(person, line), line.text, line.voice)


def _strengths(person: OpenPerson) -> Iterator[ReadView]:
    for strength in person.records.strengths:
        evidence = tuple(one.words.text for one in person.records.evidence if one.strength == strength.id)
        detail = evidence + ((strength.possible_through,) if strength.possible_through else ())
        ref = handle(Ref(table="strengths", id=strength.id))
        yield ReadView(ref, _("We called it"), strength.name, "gist", detail)


def _plan(person: OpenPerson) -> Iterator[ReadView]:
    records = person.records
    for goal in sorted(records.goals, key=lambda one: one.order):
        yield ReadView(handle(Ref(table="goals", id=goal.id)), _("You want"), goal.words.text, goal.words.voice)
        yield from (_step(records, step) for step in records.steps if step.goal == goal.id)
    yield from (_step(records, step) for step in records.steps if step.goal is None)


def _step(records: Records, step: Step) -> ReadView:
    view = step_view(records, step)
    heading = _("{who} will").format(who=view.who)
    detail = tuple(part for part in (view.by, view.asked, view.hurdle, view.then) if part)
    return ReadView(view.ref, heading, view.what, "gist", detail)


def reworded(record: Record, ref: Ref, typed: str, *, default: Voice) -> Record | Refusal:
    """Put new words in a line's place; `default` is whose words they are unless typed as said."""
    said = spoken(typed)
    refusal = too_long(said.text) or (None if said.text else Refusal("no-words"))
    if refusal is not None:
        return refusal
    voice: Voice = said.voice or default
    if isinstance(record, Jotting | Evidence | Goal):
        return msgspec.structs.replace(record, words=msgspec.structs.replace(record.words, text=said.text, voice=voice))
    if isinstance(record, Strength):
        return msgspec.structs.replace(record, name=said.text)
    if isinstance(record, Step):
        return msgspec.structs.replace(record, what=said.text)
    if isinstance(record, Answer):
        return _answer_reworded(record, ref.line, said.text, voice)
    return Refusal("cannot-change")


def _answer_reworded(answer: Answer, line: int | None, text: str, voice: Voice) -> Answer | Refusal:
    if isinstance(answer.value, str):
        return msgspec.structs.replace(answer, value=text, voice=voice)
    item = _item(answer.value, line)
    if item is None or "text" not in item:
        return Refusal("cannot-change")
    return _with_item(answer, line, {**item, "text": text, "voice": voice})


def _agreed(record: Record, ref: Ref) -> Record:
    """Gist after "right" is agreed; the person's own words stay theirs."""
    if isinstance(record, Jotting | Goal) and record.words.voice == "gist":
        return msgspec.structs.replace(record, words=msgspec.structs.replace(record.words, voice="agreed"))
    if isinstance(record, Answer):
        item = _item(record.value, ref.line)
        if item is None:
            return msgspec.structs.replace(record, voice="agreed") if record.voice == "gist" else record
        if item.get("voice", record.voice) in ("gist", None):
            return _with_item(record, ref.line, {**item, "voice": "agreed"}) if "text" in item else record
    return record


def _item(value: Value | None, line: int | None) -> dict[str, str | None] | None:
    if isinstance(value, list) and line is not None and line < len(value):
        item = value[line]
        return item if isinstance(item, dict) else None
    return None


def _with_item(answer: Answer, line: int | None, item: dict[str, str | None]) -> Answer:
    assert isinstance(answer.value, list)  # noqa: S101  _item() found it there
    value = [item if index == line else one for index, one in enumerate(answer.value)]
    return msgspec.structs.replace(answer, value=value)
