"""What was done at a stage, worded, with its day and the way to where it stands; of one day and one kind, once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from msgspec import Struct
from msgspec.structs import replace

from strengthtui.desk import page_words
from strengthtui.desk.clock import local_day
from strengthtui.desk.lines import hidden, said_text
from strengthtui.desk.refs import handle, record_at
from strengthtui.desk.showing import quoted
from strengthtui.desk.worker_alone import for_worker_alone
from strengthtui.i18n import told_date
from strengthtui.model.records import TABLES
from strengthtui.model.words import Ref

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from strengthtui.desk.open_person import OpenPerson
    from strengthtui.journey.stages import Done, DoneKind
    from strengthtui.model.records import Records
    from strengthtui.model.words import Record

Goes = Literal["agreements", "lines", "conversation", "map", "plan", "said", "read-back", "nowhere"]


class DoneView(Struct, frozen=True):
    """One thing that was done."""

    ref: str
    """Handle of the record it is seen from."""
    at: str
    """The worker's day, `YYYY-MM-DD`."""
    day: str
    """The same as people write it."""
    text: str
    goes: Goes
    voice: str = "gist"
    """Whose words stand in it."""


_GOES: Final[Mapping[DoneKind, Goes]] = {
    "met": "agreements",
    "agreed": "agreements",
    "heard": "lines",
    "talked": "conversation",
    "strength": "map",
    "goal": "plan",
    "helper": "plan",
    "found": "said",
    "step": "plan",
    "plan-agreed": "plan",
    "started": "plan",
    "done": "plan",
    "read-back": "read-back",
    "reached": "plan",
    "let-go": "plan",
    "keeping-well": "said",
    "ending": "nowhere",
}
_NO_MEETING: Final = frozenset({"person", "sittings", "history", "exports"})
"""Tables that say nothing of having met: a paper may be written by oneself."""
_SEEN_BY_ALL: Final = frozenset({"met", "ending"})
"""Kinds that repeat nothing anyone said."""


def done_views(person: OpenPerson, done: Iterable[Done], company: tuple[str, ...]) -> tuple[DoneView, ...]:
    """Word them, oldest first."""
    views = (_view(person, one, company) for one in done)
    return tuple(_once_a_day(view for view in views if view is not None))


def without_looks(records: Records) -> Records:
    """Leave out the sittings of which nothing is kept: somebody only looked something up, and nobody met."""
    kept = {one.sitting for table in TABLES.keys() - _NO_MEETING for one in getattr(records, table)}
    sittings = (one for one in records.sittings if one.id in kept or one.limits or one.present or one.sheet or one.next)
    return replace(records, sittings=tuple(sittings))


def _view(person: OpenPerson, one: Done, company: tuple[str, ...]) -> DoneView | None:
    record = record_at(person.records, Ref(table=one.table, id=one.id))
    if record is None or (one.kind not in _SEEN_BY_ALL and hidden(person, record, company)):
        return None
    said = _SAID[one.table](person, record, company)
    if said is None:
        return None
    words, voice = said
    day = local_day(one.at) or ""
    told = page_words.done(one.kind).format(what=words)
    return DoneView(handle(Ref(table=one.table, id=one.id)), day, told_date(day), told, _GOES[one.kind], voice)


def _once_a_day(views: Iterable[DoneView]) -> Iterator[DoneView]:
    told: set[tuple[str, str]] = set()
    for view in views:
        if (view.at, view.text) not in told:
            told.add((view.at, view.text))
            yield view


Said = tuple[str, str] | None
"""Words and whose they are; nothing where they may not be seen."""


def _answer(person: OpenPerson, record: Record, company: tuple[str, ...]) -> Said:
    """The first line of the answer that stands and may be seen."""
    for line in person.heard:
        if (line.ref.table, line.ref.id) == ("answers", record.id) and line.verdict != "left-out":
            return None if company and line.alone else (quoted(said_text(line), line.voice), line.voice)
    return None


def _conversation(person: OpenPerson, record: Record, _company: tuple[str, ...]) -> Said:
    conversation = person.conversation(record.id)
    if conversation is None:
        return None
    pack = person.pack_of(conversation)
    return pack.title, "worker" if for_worker_alone(pack) else "gist"


def _goal(person: OpenPerson, record: Record, _company: tuple[str, ...]) -> Said:
    goal = next(one for one in person.records.goals if one.id == record.id)
    return quoted(goal.words.text, goal.words.voice), goal.words.voice


def _named(field: str) -> Callable[[OpenPerson, Record, tuple[str, ...]], Said]:
    return lambda _person, record, _company: (str(getattr(record, field)), "gist")


def _ending(person: OpenPerson, _record: Record, _company: tuple[str, ...]) -> Said:
    ending = person.records.person.ending
    return None if ending is None else (page_words.how_ended(ending), "gist")


def _nothing(_person: OpenPerson, _record: Record, _company: tuple[str, ...]) -> Said:
    return "", "gist"


_SAID: Final[Mapping[str, Callable[[OpenPerson, Record, tuple[str, ...]], Said]]] = {
    "sittings": _nothing,
    "agreements": _nothing,
    "jottings": _nothing,
    "conversations": _conversation,
    "strengths": _named("name"),
    "goals": _goal,
    "steps": _named("what"),
    "answers": _answer,
    "verdicts": _nothing,
    "person": _ending,
}
