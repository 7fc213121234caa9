"""Changes to a whole person: another name, an ending, how long they are kept, two files that are one person."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from strengthtui.desk.typed import tidy
from strengthtui.errors import UsageError
from strengthtui.i18n import _
from strengthtui.model.person import Ending
from strengthtui.text import fold

if TYPE_CHECKING:
    from strengthtui.desk.desk import Desk
    from strengthtui.model.person import EndingKind


def rename(desk: Desk, person_id: str, name: str) -> str:
    """Give a person another name; the earlier one is kept beside it."""
    with desk.write(person_id) as person:
        record = person.records.person
        also = tuple(dict.fromkeys((*record.also, record.name)))
        with person.act(None) as act:
            act.update(msgspec.structs.replace(record, name=name, also=tuple(one for one in also if one != name)))
    return person_id


def end(desk: Desk, person_id: str, kind: EndingKind, words: str) -> str:
    """Record how the work together ended."""
    with desk.write(person_id) as person:
        ending = Ending(kind=kind, on=desk.clock.today().isoformat(), words=tidy(words) or None)
        with person.act(None) as act:
            act.update(msgspec.structs.replace(person.records.person, ending=ending))
    return person_id


def keep_until(desk: Desk, person_id: str, until: str) -> str | None:
    """Set the day until which a person is kept, or none; gives it as it is stored. Raises `UsageError`."""
    day = None if fold(tidy(until)) in {"never", _("never")} else _a_day(desk, until)
    with desk.write(person_id) as person, person.act(None) as act:
        act.update(msgspec.structs.replace(person.records.person, keep_until=day))
    return day


def _a_day(desk: Desk, typed: str) -> str:
    from strengthtui.desk.dates import day_or_why

    day, why = day_or_why(tidy(typed), desk.clock.today())
    if day is None or len(day) < len("2026-11-20"):
        told = why or _("A month alone is no day.")
        raise UsageError(_("This is no day to keep somebody until."), told, _("Give a day, 2027-11-20, or never."))
    return day


def merge(desk: Desk, source: str, target: str) -> str:
    """Put every row of one file into the other as one act, then take the first file away; no undo brings it apart."""
    from strengthtui.desk.merging import merge_into

    if source == target:
        raise UsageError(_("That is one and the same person."), "", _("Name two people."))
    with desk.write(source) as old, desk.write(target) as kept:
        merge_into(kept, old)
        generation = old.records.meta.generation
    desk.vault.take_away(source, generation)
    return target
