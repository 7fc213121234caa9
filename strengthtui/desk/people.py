"""Finding people, what is promised and due, renaming, merging and ending: everything about the list of people."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from strengthtui.desk import meeting
from strengthtui.desk.clock import local_day
from strengthtui.desk.lines import heading_of, whose
from strengthtui.desk.views import DueView, LineView, PersonView
from strengthtui.errors import DamagedError, NotFoundError, UsageError
from strengthtui.i18n import _
from strengthtui.interview.heard import find
from strengthtui.model.person import Ending
from strengthtui.model.records import TABLES
from strengthtui.text import fold

if TYPE_CHECKING:
    from strengthtui.desk.desk import Desk
    from strengthtui.desk.open_person import OpenPerson
    from strengthtui.model.person import EndingKind
    from strengthtui.vault.catalogue import CatalogueEntry

SHORTEST_ID = 6
"""Characters of an id that name a person."""


class PeopleRoom:
    """The people of one vault."""

    def __init__(self, desk: Desk) -> None:
        """Take the desk whose vault it reads."""
        self._desk = desk

    def list(self) -> tuple[PersonView, ...]:
        """Everyone, the one met last first."""
        entries = sorted(self._desk.vault.people(), key=lambda entry: entry.last_happened or "", reverse=True)
        return tuple(
            PersonView(entry.id, entry.name, local_day(entry.last_happened) or "", _state(entry), entry.damaged)
            for entry in entries
        )

    def matching(self, wanted: str) -> tuple[CatalogueEntry, ...]:
        """Everyone of that name (compared without regard to case), or whose id begins so."""
        text = fold(wanted.strip())
        entries = self._desk.vault.people()
        by_name = tuple(entry for entry in entries if not entry.damaged and text in [fold(entry.name)])
        if by_name or len(text) < SHORTEST_ID:
            return by_name
        return tuple(entry for entry in entries if fold(entry.id).startswith(text))

    def one(self, wanted: str) -> CatalogueEntry:
        """The one person meant. Raises `NotFoundError` when there is none, or more than one."""
        found = self.matching(wanted)
        if len(found) == 1:
            return found[0]
        if not found:
            raise NotFoundError(
                _("There is nobody of that name here."),
                _("A name, or the first {count} characters of an id, names a person.").format(count=SHORTEST_ID),
                _("strengthtui people  shows everyone."),
            )
        ids = ", ".join(entry.id for entry in found)
        raise NotFoundError(
            _("More than one person has that name."),
            _("Their ids: {ids}.").format(ids=ids),
            _("Use an id, or the beginning of one that only one of them has."),
        )

    def due(self) -> tuple[DueView, ...]:
        """What was promised and what is due: the worker's promises first, then by date; nothing after a death."""
        rows: list[DueView] = []
        for entry in self._desk.vault.people():
            if entry.damaged or entry.ending is not None:
                continue
            rows += _due_of(entry)
        return tuple(sorted(rows, key=lambda row: (row.kind != "promise", row.by or "9999", fold(row.person))))

    def find(self, words: str) -> tuple[tuple[PersonView, tuple[LineView, ...]], ...]:
        """Everyone who said these words, with the lines. Raises `UsageError` when there is nothing to look for."""
        if not words.strip():
            raise UsageError(_("There is nothing to look for."), "", _("strengthtui find WORDS"))
        found = []
        for row in self.list():
            if row.damaged:
                continue
            with self._desk.read(row.id) as person:
                lines = tuple(_line(person, line) for line in find(words, person.heard))
            if lines or fold(words) in fold(row.name):
                found.append((row, lines))
        return tuple(found)

    def rename(self, wanted: str, name: str) -> str:
        """Give a person another name; the earlier one stays findable. Gives the person's id."""
        label = clean_name(name)
        with self._desk.write(self.one(wanted).id) as person:
            record = person.records.person
            also = tuple(dict.fromkeys((*record.also, record.name)))
            with person.act(None) as act:
                act.update(msgspec.structs.replace(record, name=label, also=tuple(one for one in also if one != label)))
            return record.id

    def end(self, wanted: str, kind: EndingKind, words: str = "") -> str:
        """Record how the work together ended; reminders stop. Gives the person's id."""
        with self._desk.write(self.one(wanted).id) as person:
            record = person.records.person
            ending = Ending(kind=kind, on=self._desk.clock.today().isoformat(), words=words.strip() or None)
            with person.act(None) as act:
                act.update(msgspec.structs.replace(record, ending=ending))
            return record.id

    def merge(self, wanted: str, into: str) -> str:
        """Put everything of one person into another's file, then take the first file away. Gives the id that stays."""
        source, target = self.one(wanted), self.one(into)
        if source.id == target.id:
            raise UsageError(_("That is one and the same person."), "", _("Name two people."))
        with self._desk.write(source.id) as old, self._desk.write(target.id) as kept:
            with kept.act(None, history=False) as act:
                _move_rows(act, old, kept)
        self._desk.vault.remove_person(source.id)
        return target.id


def clean_name(name: str) -> str:
    """Make a name fit to keep. Raises `UsageError` when there is none, or it is too long for a list."""
    from strengthtui.text import clean, one_line

    label = one_line(clean(name).text)
    longest = 200
    if not label:
        raise UsageError(_("A person needs a name."), "", _("Any name they choose will do."))
    if len(label) > longest:
        raise UsageError(
            _("That name is too long."), _("{limit} characters fit.").format(limit=longest), _("Use a shorter one.")
        )
    return label


def ending_kinds() -> dict[str, str]:
    """How work together ends, in words."""
    return {
        "finished-together": _("finished together"),
        "moved-on": _("moved on"),
        "lost-touch": _("lost touch, door open"),
        "someone-else-now": _("someone else now"),
        "died": _("died"),
    }


def agreements_of(person: OpenPerson) -> tuple[str, ...]:
    """What stands agreed, worded."""
    return tuple(meeting.agreement_words(one) for one in meeting.standing_agreements(person))


def _state(entry: CatalogueEntry) -> str:
    if entry.damaged:
        return _("cannot be read: run strengthtui vault doctor")
    if entry.ending:
        return ending_kinds().get(entry.ending, entry.ending)
    if entry.copy_owed:
        return _("copy owed")
    return _("talk on") if entry.conversations_open else ""


def _due_of(entry: CatalogueEntry) -> list[DueView]:
    rows = [DueView(entry.id, entry.name, "promise", what, by) for _step, what, by in entry.promises]
    if entry.copy_owed:
        rows.append(DueView(entry.id, entry.name, "copy", _("a copy is owed"), None))
    rows += [DueView(entry.id, entry.name, "step", what, by, who or "") for what, who, by in entry.steps_due]
    if entry.next_on or entry.next_words:
        rows.append(DueView(entry.id, entry.name, "next", entry.next_words or _("meet again"), entry.next_on))
    if entry.keep_until:
        rows.append(DueView(entry.id, entry.name, "keep-until", _("keep until"), entry.keep_until))
    return rows


def _line(person: OpenPerson, line: object) -> LineView:
    from strengthtui.desk.refs import handle
    from strengthtui.interview.heard import HeardLine

    assert isinstance(line, HeardLine)  # noqa: S101
    label = whose(line.voice, line.other, person.records.person.name)
    return LineView(handle(line.ref), line.text, line.voice, label, heading_of(person, line))


def _move_rows(act: object, old: OpenPerson, kept: OpenPerson) -> None:
    from strengthtui.vault.acts import Act

    assert isinstance(act, Act)  # noqa: S101
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
