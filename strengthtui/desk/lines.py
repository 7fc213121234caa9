"""Lines as they are shown: whose words, what about, which strengths they carry, and who may see them now."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from strengthtui.desk.parts import parts_of, parts_of_person
from strengthtui.desk.refs import handle
from strengthtui.desk.views import LineView
from strengthtui.i18n import _, told_date
from strengthtui.interview.presence import alone_at, tie_alone
from strengthtui.model.plan import Goal, Step
from strengthtui.model.words import Ref

RecordT = TypeVar("RecordT", bound="Record")

if TYPE_CHECKING:
    from collections.abc import Iterable

    from strengthtui.desk.open_person import OpenPerson
    from strengthtui.interview.heard import HeardLine
    from strengthtui.model.strength import Evidence
    from strengthtui.model.tie import Tie
    from strengthtui.model.words import Record


def shown(person: OpenPerson, lines: Iterable[HeardLine], company: tuple[str, ...]) -> tuple[LineView, ...]:
    """Word the lines; those said alone are hidden while anyone else is present."""
    stars = _stars(person, company)
    return tuple(_view(person, line, stars) for line in lines if not (company and line.alone))


def hidden(person: OpenPerson, record: Record, company: tuple[str, ...]) -> bool:
    """Tell whether a record was made, or is made of what was said, while nobody else was there, and somebody is now.

    And so where its words were changed then: others stand in it than those that were known to all.
    """
    if not company:
        return False
    made_alone = alone_at(person.records.sittings, record.made, record.sitting)
    return made_alone or record.id in person.reworded_alone or _of_what_was_alone(person, record)


def _of_what_was_alone(person: OpenPerson, record: Record) -> bool:
    source = record.source if isinstance(record, Goal | Step) else None
    said = (line.ref for line in person.heard if line.alone) if source is not None else ()
    return source is not None and any(
        (source.table, source.id) == (one.table, one.id) and source.line in (None, one.line) for one in said
    )


def seen(person: OpenPerson, records: Iterable[RecordT], company: tuple[str, ...]) -> list[RecordT]:
    """Leave out what was made alone while others are here."""
    return [one for one in records if not hidden(person, one, company)]


def things(person: OpenPerson, company: tuple[str, ...]) -> tuple[LineView, ...]:
    """Give what is kept beside what was said, to be pointed at: strengths, goals and steps with their parts.

    And what is about the person: how to reach them, how to talk with them, who is alongside.
    """
    rows: list[LineView] = []
    for strength in seen(person, person.records.strengths, company):
        rows += [_thing("strengths", strength, strength.name, "gist", _("a strength")), *parts_of(strength)]
    for goal in seen(person, person.records.goals, company):
        rows += [_thing("goals", goal, goal.words.text, goal.words.voice, _("a goal")), *parts_of(goal)]
    for step in seen(person, person.records.steps, company):
        about = _("a step") if step.goal else _("a promise")
        rows += [_thing("steps", step, step.what, "gist", about), *parts_of(step)]
    for tie in person.records.ties:
        if not (company and on_map_alone(person, tie)):
            rows += [_thing("ties", tie, tie.name, "gist", _("on the map")), *parts_of(tie)]
    return (*rows, *parts_of_person(person, company))


def on_map_alone(person: OpenPerson, tie: Tie) -> bool:
    """Tell whether somebody was put on the map, or was spoken of before that, while nobody else was there."""
    source = tie.source
    line = source and line_at(person, Ref(table=source.table, id=source.id, line=source.line))
    put_alone = tie_alone(person.records.sittings, tie) or tie.id in person.reworded_alone
    return put_alone or bool(line and line.alone)


def _thing(table: str, record: Record, text: str, voice: str, about: str) -> LineView:
    return LineView(ref=handle(Ref(table=table, id=record.id)), text=text, voice=voice, whose="", about=about)


def lines_alone(person: OpenPerson, company: tuple[str, ...]) -> frozenset[Ref]:
    """Give what was said alone, where somebody is present now."""
    return frozenset(line.ref for line in person.heard if line.alone) if company else frozenset()


def quotes_hidden(person: OpenPerson, evidence: Evidence, company: tuple[str, ...], alone: frozenset[Ref]) -> bool:
    """Tell whether evidence repeats what was said alone, or was itself written down then."""
    source = evidence.source
    quoted = {(ref.table, ref.id) for ref in alone if source is not None and source.line in (None, ref.line)}
    said_alone = source is not None and (source.table, source.id) in quoted
    return said_alone or hidden(person, evidence, company)


def whose(voice: str, other: str | None, name: str) -> str:
    """Say whose words they are."""
    return {
        "person": name,
        "gist": _("gist"),
        "agreed": _("agreed"),
        "worker": _("worker"),
        "other": other or _("someone else"),
    }.get(voice, voice)


def line_at(person: OpenPerson, ref: Ref) -> HeardLine | None:
    """Find a line that was heard by its handle; a whole answer is its first line."""
    for line in person.heard:
        same = line.ref.table == ref.table and line.ref.id == ref.id
        if same and (ref.line is None or ref.line == line.ref.line):
            return line
    return None


def heading_of(person: OpenPerson, line: HeardLine) -> str:
    """Say what a line is about: its question's topic or section, its topic or petal; empty while unsorted."""
    topics = {topic.id: topic.title for topic in person.vocabulary.topics}
    petals = {petal.id: petal.title for petal in person.vocabulary.petals}
    if line.about and line.about in topics:
        return topics[line.about]
    named = [topics.get(one, one) for one in line.topics]
    named = named or [petals[one] for one in line.petals if one in petals]
    if named:
        return " · ".join(named)
    return line.asked or "" if line.address else ""


def said_text(line: HeardLine) -> str:
    """Give the words of a line as people write them: a day as a day, `20 Nov 2026`, and all else as it was said."""
    return told_date(line.text) if line.kind == "date" else line.text


def _view(person: OpenPerson, line: HeardLine, stars: dict[tuple[str, str, int | None], tuple[str, ...]]) -> LineView:
    name = person.records.person.name
    key = (line.ref.table, line.ref.id, line.ref.line)
    return LineView(
        ref=handle(line.ref),
        text=said_text(line),
        voice=line.voice,
        whose=whose(line.voice, line.other, name),
        about=heading_of(person, line),
        stars=stars.get(key, ()),
        petals=tuple(line.petals),
        verdict=line.verdict,
        for_worker=line.for_worker,
    )


def _stars(person: OpenPerson, company: tuple[str, ...]) -> dict[tuple[str, str, int | None], tuple[str, ...]]:
    """Name the strengths that lines show; what was named alone, or seen in a line alone, is on none for others."""
    names = {strength.id: strength.name for strength in seen(person, person.records.strengths, company)}
    stars: dict[tuple[str, str, int | None], tuple[str, ...]] = {}
    for evidence in seen(person, person.records.evidence, company):
        source = evidence.source
        if source is not None and evidence.strength in names:
            key = (source.table, source.id, source.line)
            stars[key] = (*stars.get(key, ()), names[evidence.strength])
    return stars
