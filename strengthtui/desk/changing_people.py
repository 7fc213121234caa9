"""Changes to a whole person: another name, an ending, two files that are one person."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from strengthtui.errors import DamagedError, UsageError
from strengthtui.i18n import _
from strengthtui.model.person import Ending
from strengthtui.model.records import TABLES

if TYPE_CHECKING:
    from strengthtui.desk.desk import Desk
    from strengthtui.desk.open_person import OpenPerson
    from strengthtui.model.person import EndingKind
    from strengthtui.vault.acts import Act


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
        ending = Ending(kind=kind, on=desk.clock.today().isoformat(), words=words.strip() or None)
        with person.act(None) as act:
            act.update(msgspec.structs.replace(person.records.person, ending=ending))
    return person_id


def merge(desk: Desk, source: str, target: str) -> str:
    """Put every row of one file into the other as one act, then take the first file away; no undo brings it apart."""
    if source == target:
        raise UsageError(_("That is one and the same person."), "", _("Name two people."))
    with desk.write(source) as old, desk.write(target) as kept, kept.act(None, history=False) as act:
        _move_rows(act, old, kept)
    desk.vault.remove_person(source)
    return target


def _move_rows(act: Act, old: OpenPerson, kept: OpenPerson) -> None:
    taken = {row.id for table in TABLES if table != "person" for row in getattr(kept.records, table)}
    for table in TABLES:
        if table == "person":
            continue
        for row in getattr(old.records, table):
            if row.id in taken:
                raise DamagedError(_("The two files hold the same line."), table, _("Run  strengthtui vault doctor."))
            act.insert(row)
    record, other = kept.records.person, old.records.person
    names = tuple(dict.fromkeys((*record.also, other.name, *other.also)))
    not_again = tuple(dict.fromkeys((*record.not_again, *other.not_again)))
    alongside = (*record.alongside, *(one for one in other.alongside if one not in record.alongside))
    act.update(
        msgspec.structs.replace(
            record,
            also=tuple(one for one in names if one != record.name),
            not_again=not_again,
            alongside=alongside,
            pronouns=record.pronouns or other.pronouns,
            language=record.language or other.language,
            talking=record.talking or other.talking,
            reach=record.reach or other.reach,
        )
    )
