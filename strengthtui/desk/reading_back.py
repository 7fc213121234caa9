"""Reading back: line by line, plan included, and what the person said of each line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from strengthtui.desk import following, other_views
from strengthtui.desk.ecomap_views import tie_read_out, ties_shown
from strengthtui.desk.lines import heading_of, lines_alone, quotes_hidden, said_text, seen
from strengthtui.desk.plan_views import step_view
from strengthtui.desk.refs import find_record, handle
from strengthtui.desk.rewording import item_of, reworded, with_item
from strengthtui.desk.views import ReadView
from strengthtui.errors import Refusal
from strengthtui.i18n import _
from strengthtui.interview.heard import once
from strengthtui.interview.verdicts import verdicts_of
from strengthtui.journey.strengths_map import shown_evidence
from strengthtui.model.conversation import Answer, Jotting, Target, Verdict
from strengthtui.model.plan import Goal, Step
from strengthtui.model.words import Ref

if TYPE_CHECKING:
    from collections.abc import Iterator

    from strengthtui.desk.open_person import OpenPerson
    from strengthtui.model.conversation import VerdictKind
    from strengthtui.model.records import Records
    from strengthtui.model.words import Record
    from strengthtui.vault.acts import Act

READ_OUT = frozenset({"jottings", "answers", "strengths", "evidence", "goals", "steps", "ties"})
"""Tables of which lines are read out."""


def to_read_back(person: OpenPerson, company: tuple[str, ...], *, again: bool = False) -> tuple[ReadView, ...]:
    """Lines that have not been read back as they now stand (all of them with `again`); the worker's own never."""
    ties = (tie_read_out(one) for one in ties_shown(person, company))
    views = [*_said(person, company), *_strengths(person, company), *ties, *_plan(person, company)]
    if again:
        return tuple(views)
    return tuple(view for view in views if standing_verdict(person.records, view.ref) is None)


def standing_verdict(records: Records, ref_text: str) -> VerdictKind | None:
    """Give the newest verdict on a line, if the line is still what was read out."""
    found = find_record(records, ref_text)
    return None if isinstance(found, Refusal) else verdicts_of(records).of(found[0], found[1].rev)


def give_verdict(act: Act, person: OpenPerson, ref_text: str, verdict: VerdictKind, words: str = "") -> str | Refusal:
    """Store what the person said of a line; "right" makes gist agreed, "changed" puts the new words in its place.

    Somebody else's words stay theirs: what the person says instead becomes a line beside them.
    """
    found = find_record(person.records, ref_text)
    if isinstance(found, Refusal):
        return found
    ref, record = found
    if ref.table not in READ_OUT:
        return Refusal("no-such-line")
    changed: Record | Refusal = record
    if verdict == "changed" and other_views.is_others(person, record, ref):
        changed = other_views.say_beside(act, person, record, words) or record
    elif verdict == "changed":
        changed = reworded(person, record, ref, words, default="agreed")
    elif verdict == "right":
        changed = _agreed(record, ref)
    if isinstance(changed, Refusal):
        return changed
    rev = following.put(act, person, ref, record, changed)
    target = Target(table=ref.table, id=ref.id, rev=rev, line=ref.line)
    act.insert(Verdict(**act.stamp(), target=target, verdict=verdict))
    return ref_text


def _said(person: OpenPerson, company: tuple[str, ...]) -> Iterator[ReadView]:
    """Give every line once, though it was kept as another answer too; what only the worker said never."""
    for line in once(person.heard):
        if line.voice != "worker" and not line.for_worker and not (company and line.alone):
            yield ReadView(handle(line.ref), heading_of(person, line), said_text(line), line.voice)


def _strengths(person: OpenPerson, company: tuple[str, ...]) -> Iterator[ReadView]:
    evidence = shown_evidence(person.records, person.live)
    alone = lines_alone(person, company)
    workers = {line.ref.id for line in person.heard if line.for_worker}
    for strength in seen(person, person.records.strengths, company):
        words = tuple(
            one.words.text
            for one in evidence
            if one.strength == strength.id
            and one.words.voice != "worker"
            and (one.source is None or one.source.id not in workers)
            and not quotes_hidden(person, one, company, alone)
        )
        detail = words + ((strength.possible_through,) if strength.possible_through else ())
        ref = handle(Ref(table="strengths", id=strength.id))
        yield ReadView(ref, _("We called it"), strength.name, "gist", detail)


def _plan(person: OpenPerson, company: tuple[str, ...]) -> Iterator[ReadView]:
    """Goals with their steps, then promises; what was let go is not read out."""
    records = person.records
    names = {one.id: one.name for one in seen(person, records.strengths, company)}
    steps = [one for one in seen(person, records.steps, company) if one.state != "let-go"]
    for goal in seen(person, sorted(records.goals, key=lambda one: one.order), company):
        if goal.state == "let-go":
            continue
        of_it = [step for step in steps if step.goal == goal.id]
        if goal.words.voice == "worker":  # the worker's own; what they promised in it is said all the same
            yield from (_step(records, step) for step in of_it if step.who.kind == "worker")
            continue
        detail = tuple(part for part in (goal.why, goal.vision, *(names.get(one) for one in goal.draws_on)) if part)
        yield ReadView(handle(Ref(table="goals", id=goal.id)), _("You want"), goal.words.text, goal.words.voice, detail)
        yield from (_step(records, step) for step in of_it)
    yield from (_step(records, step) for step in steps if step.goal is None)


def _step(records: Records, step: Step) -> ReadView:
    """A step as it is read out: nobody is said to do what they were not asked to do, or said no to."""
    view = step_view(records, step)
    headings = {"not-yet": _("To be asked: {who}"), "no": _("{who} said no to this")}
    asked = step.who.asked if step.who.kind == "named" else "yes"
    heading = headings.get(asked, _("{who} will")).format(who=view.who)
    labelled = (
        (_("by {text}"), view.by),
        (_("What may get in the way: {text}"), view.hurdle),
        (_("What then: {text}"), view.then),
    )
    detail = tuple(label.format(text=text) for label, text in labelled if text)
    return ReadView(view.ref, heading, view.what, "gist", detail)


def _agreed(record: Record, ref: Ref) -> Record:
    """Gist after "right" is agreed; the person's own words stay theirs."""
    if isinstance(record, Jotting | Goal) and record.words.voice == "gist":
        return msgspec.structs.replace(record, words=msgspec.structs.replace(record.words, voice="agreed"))
    if isinstance(record, Answer):
        item = item_of(record.value, ref.line)
        if item is not None and "text" in item:
            gist = (item.get("voice") or record.voice) == "gist"
            return with_item(record, ref.line, {**item, "voice": "agreed"}) if gist else record
        if ref.line is None and record.voice == "gist":
            return msgspec.structs.replace(record, voice="agreed")
    return record
