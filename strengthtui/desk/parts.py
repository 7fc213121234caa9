"""Parts of what is kept that can be struck by themselves: how to reach someone, a day, a helper, an earlier name.

Beside a thing stand its own parts; what is about the person is shown to nobody else in the room. An earlier name is in
no list: it is found by whoever types it, so that nobody meets a name they have left behind.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from strengthtui.desk.refs import handle
from strengthtui.desk.views import LineView
from strengthtui.i18n import _, told_date
from strengthtui.model.plan import Goal, Step
from strengthtui.model.strength import Strength
from strengthtui.model.tie import Tie
from strengthtui.model.words import Ref

if TYPE_CHECKING:
    from collections.abc import Iterator

    from strengthtui.desk.open_person import OpenPerson
    from strengthtui.model.words import Record


def parts_of(record: Strength | Goal | Step | Tie) -> Iterator[LineView]:
    """Give the parts of a strength, a goal, a step, or somebody on the map that hold something."""
    if isinstance(record, Strength):
        rows = [("possible_through", record.possible_through, _("what makes it possible"))]
        yield from _views("strengths", record, rows)
    elif isinstance(record, Goal):
        rows = [
            ("why", record.why, _("what makes it count")),
            ("vision", record.vision, _("what it looks like")),
            ("state_why", record.state_why, _("why it stands so")),
        ]
        yield from _views("goals", record, rows)
    elif isinstance(record, Tie):
        rows = [
            ("who_to_me", record.who_to_me, _("who it is to them")),
            ("does", record.does, _("what it does for them")),
            ("may_know", record.may_know, _("what it may know")),
        ]
        for view in _views("ties", record, rows):
            yield replace(view, voice=record.voice) if view.ref.endswith("/does") else view
    else:
        rows = [
            ("who", record.who.name, _("who helps")),
            ("by", told_date(record.by), _("by when")),
            ("hurdle", record.hurdle, _("what may get in the way")),
            ("then", record.then, _("what then")),
        ]
        yield from _views("steps", record, rows)


def parts_of_person(person: OpenPerson, company: tuple[str, ...]) -> tuple[LineView, ...]:
    """Give what is kept about the person beside what they said; nothing while anyone else is here."""
    record = person.records.person
    if company:
        return ()
    reach, talking = record.reach, record.talking
    rows = []
    if reach is not None:
        rows += [
            ("reach.ways", reach.ways, _("how to reach them")),
            ("reach.message", reach.message, _("whether a message may be left")),
            ("reach.found", reach.found, _("where they are found")),
        ]
    if talking is not None:
        rows += [
            ("talking.interpreter", talking.interpreter, _("who interprets")),
            ("talking.signs", talking.signs, _("signs")),
            ("talking.reads", talking.reads, _("reading")),
            ("talking.pace", talking.pace, _("how to talk with them")),
        ]
    beside = (" · ".join(part for part in (one.who, one.does, one.may_know) if part) for one in record.alongside)
    return (
        *_views("person", record, rows),
        *_each(record, "alongside", tuple(beside), _("alongside")),
        *_each(record, "not_again", record.not_again, _("told too often already")),
    )


def earlier_names(person: OpenPerson) -> tuple[LineView, ...]:
    """Give the names the person had before."""
    record = person.records.person
    return tuple(_each(record, "also", record.also, _("an earlier name")))


def _views(table: str, record: Record, rows: list[tuple[str, str | None, str]]) -> Iterator[LineView]:
    for field, text, about in rows:
        if text:
            yield _view(Ref(table=table, id=record.id, field=field), text, about)


def _each(record: Record, field: str, texts: tuple[str, ...], about: str) -> Iterator[LineView]:
    for line, text in enumerate(texts):
        yield _view(Ref(table="person", id=record.id, field=field, line=line), text, about)


def _view(ref: Ref, text: str, about: str) -> LineView:
    return LineView(ref=handle(ref), text=text, voice="gist", whose="", about=about)
