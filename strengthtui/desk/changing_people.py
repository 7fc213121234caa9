"""Changes to a whole person: another name, an ending, two files that are one person."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from strengthtui.desk.typed import tidy
from strengthtui.errors import UsageError
from strengthtui.i18n import _
from strengthtui.model.person import Ending

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
