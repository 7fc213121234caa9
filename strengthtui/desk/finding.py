"""Finding words in everything that was kept, person by person: lines, strengths and what shows them, the plan.

What a page would not print (a worker's thought, what was left out) is found as well: it is the worker who looks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from strengthtui.desk.lines import heading_of, whose
from strengthtui.desk.plan_views import step_view
from strengthtui.desk.refs import handle
from strengthtui.desk.views import LineView
from strengthtui.errors import UsageError
from strengthtui.i18n import _
from strengthtui.interview.heard import once
from strengthtui.model.words import Ref
from strengthtui.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from strengthtui.desk.desk import Desk
    from strengthtui.desk.open_person import OpenPerson
    from strengthtui.desk.people_views import PersonView
    from strengthtui.model.words import Words


def find_words(desk: Desk, words: str) -> tuple[tuple[PersonView, tuple[LineView, ...]], ...]:
    """Give everyone who said these words, with the lines. Raises `UsageError` when there is nothing to look for."""
    wanted = fold(words).split()
    if not wanted:
        raise UsageError(_("There is nothing to look for."), "", _("strengthtui find WORDS"))
    found = []
    for row in desk.people.list():
        if row.damaged:
            continue
        with desk.read(row.id) as person:
            lines = tuple(view for view, told in _everything(person) if _all_in(wanted, told))
            names = (person.records.person.name, *person.records.person.also)
        if lines or any(_all_in(wanted, (name,)) for name in names):
            found.append((row, lines))
    return tuple(found)


def _all_in(wanted: Iterable[str], told: Iterable[str | None]) -> bool:
    held = fold("\n".join(part for part in told if part))
    return all(word in held for word in wanted)


def _everything(person: OpenPerson) -> Iterator[tuple[LineView, tuple[str | None, ...]]]:
    """Give every line with all the words that belong to it."""
    for line in once(person.heard):
        label = whose(line.voice, line.other, person.records.person.name)
        yield (
            LineView(handle(line.ref), line.text, line.voice, label, heading_of(person, line)),
            (line.text, line.other),
        )
    yield from _strengths(person)
    yield from _plan(person)
    yield from _ties(person)
    yield from _reasons(person)


def _strengths(person: OpenPerson) -> Iterator[tuple[LineView, tuple[str | None, ...]]]:
    said = {(line.ref.table, line.ref.id) for line in person.heard}
    for strength in person.records.strengths:
        view = LineView(f"strengths/{strength.id}", strength.name, "gist", "", _("a strength"))
        yield view, (strength.name, strength.possible_through)
        for one in person.records.evidence:
            source = one.source
            if one.strength == strength.id and (source is None or (source.table, source.id) not in said):
                yield _said(person, "evidence", one.id, one.words, strength.name), (one.words.text,)


def _plan(person: OpenPerson) -> Iterator[tuple[LineView, tuple[str | None, ...]]]:
    records = person.records
    for goal in records.goals:
        told = (goal.words.text, goal.why, goal.vision, goal.state_why)
        yield _said(person, "goals", goal.id, goal.words, _("a goal")), told
    for step in records.steps:
        promise = step.goal is None and step.who.kind == "worker"
        view = step_view(records, step)
        about = _("a promise") if promise else _("a step")
        yield LineView(view.ref, step.what, "gist", view.who, about), (step.what, view.who, step.hurdle, step.then)


def _ties(person: OpenPerson) -> Iterator[tuple[LineView, tuple[str | None, ...]]]:
    for one in person.records.ties:
        view = LineView(f"ties/{one.id}", one.name, "gist", "", _("on the map"))
        yield view, (one.name, one.who_to_me, one.does, one.may_know, one.other)


def _reasons(person: OpenPerson) -> Iterator[tuple[LineView, tuple[str | None, ...]]]:
    """Why something was skipped, and how they left: words that stand beside answers and sittings."""
    for answer in person.records.answers:
        if answer.reason:
            yield LineView(f"answers/{answer.id}", answer.reason, "gist", "", _("why it was skipped")), (answer.reason,)
    for sitting in person.records.sittings:
        next_words = sitting.next.words if sitting.next else None
        for words in (sitting.leaving, sitting.place, next_words, sitting.state_of_things):
            if words:
                yield LineView("", words, "worker", _("worker"), _("a note about a talk")), (words,)


def _said(person: OpenPerson, table: str, record: str, words: Words, about: str) -> LineView:
    label = whose(words.voice, words.other, person.records.person.name)
    return LineView(handle(Ref(table=table, id=record)), words.text, words.voice, label, about)
