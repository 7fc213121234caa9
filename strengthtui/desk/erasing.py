"""Erasing a person for good: what goes, in figures and never in words; what is not reached; a receipt without a name.

It erases nobody by itself, and touches nothing that is about them in another person's file: those words are that
person's.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from strengthtui import atomic
from strengthtui.desk import own_notes
from strengthtui.desk.clock import local_day
from strengthtui.documents.formats import FORMATS, file_name
from strengthtui.errors import DamagedError, NotWrittenError, SaidNoError, UsageError
from strengthtui.i18n import _, told_date
from strengthtui.text import fold, one_line
from strengthtui.vault import erasing
from strengthtui.vault.erasing import Kept

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from strengthtui.desk.desk import Desk
    from strengthtui.model.conversation import Export
    from strengthtui.model.records import Records
    from strengthtui.vault.catalogue import CatalogueEntry


_ID: Final = re.compile(r"[a-z][a-z0-9-]{0,47}")
_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class Goes(Struct, frozen=True):
    """What an erase takes away, and what it leaves: shown before anything is asked."""

    person_id: str
    name: str
    generation: int | None
    """The state that was counted; `None` where their file cannot be read."""
    counts: tuple[str, ...]
    """`answers: 12`."""
    papers: tuple[str, ...]
    """What was written for somebody and is out of the vault."""
    elsewhere: tuple[str, ...]
    """What stands of them in other places of the vault."""
    notes: tuple[str, ...] = ()
    """Ids of the worker's own notes in which a name of theirs stands."""
    names: tuple[str, ...] = ()
    """Those names."""


class Receipt(Struct, frozen=True):
    """That somebody was erased: nobody can tell from it who."""

    number: str
    day: str
    counts: tuple[str, ...]
    backups: tuple[str, ...]
    """Backups they were taken out of."""
    not_reached: tuple[str, ...]
    remembered: bool = False
    """Whether backups are among what was not reached: the vault remembers them."""

    def text(self) -> str:
        """Write it as it is printed and kept."""
        parts = [
            _("A person was erased on {day}. Receipt {number}.").format(day=told_date(self.day), number=self.number),
            _("Erased:"),
            *(f"- {one}" for one in self.counts),
            *(f"- {_('out of the backup {name}').format(name=one)}" for one in self.backups),
            _("Not reached by this:"),
            *(f"- {one}" for one in self.not_reached),
        ]
        return "\n".join(parts) + "\n"


def what_goes(desk: Desk, wanted: str) -> Goes:
    """Count what there is of the one person meant. Raises `NotFoundError`; what cannot be read goes uncounted."""
    entry = desk.people.one(wanted)
    kept = erasing.kept_of(desk.vault, entry.id)
    try:
        with desk.vault.person(entry.id, write=False) as file:
            records = file.records
    except DamagedError:
        unread = _("their file, which cannot be read: what is in it is not counted")
        told, notes, names = _own_notes(desk, entry)
        elsewhere = (*_elsewhere(desk, entry), *told)
        return Goes(entry.id, entry.name, None, (unread, *_kept(kept)), (), elsewhere, notes, names)
    merged = sum(one.op == "merge" for one in records.history)
    told, notes, names = _own_notes(desk, entry)
    return Goes(
        entry.id,
        entry.name,
        records.meta.generation,
        (*_counts(records), *_kept(kept)),
        tuple(_paper(records, one) for one in records.exports),
        (*_elsewhere(desk, entry), *told, *_taken_in(merged)),
        notes,
        names,
    )


def refuse_other_name(goes: Goes, typed: str | None) -> None:
    """Raise `SaidNoError` unless this is their name (or the id of somebody whose name cannot be read)."""
    if not (typed or "").strip():
        raise SaidNoError(_("Nothing was erased."), "", _("Where there is no terminal, --name NAME confirms it."))
    if fold(one_line(typed or "")) != fold(one_line(goes.name or goes.person_id)):
        raise SaidNoError(
            _("That is not their name. Nothing was erased."),
            "",
            _("Type the name as the list of people shows it, or give it with --name where there is no terminal."),
        )


def erase(desk: Desk, goes: Goes) -> Receipt:
    """Destroy all of it: keys, then files. Raises `BusyError` where more came since it was counted."""
    reached = erasing.erase(desk.vault, goes.person_id, goes.generation)
    day = desk.clock.today().isoformat()
    missed = (_("the backup {name}").format(name=one) for one in reached.not_reached)
    left = (*goes.papers, *goes.elsewhere, *missed, *out_of_reach())
    number, missing = desk.clock.random_hex(16), bool(reached.not_reached)
    return Receipt(number, day, goes.counts, reached.backups, left, missing)


def out_of_reach() -> tuple[str, ...]:
    """Say in plain words what no program of this kind can reach."""
    return (
        _("papers that were printed, sent or copied, and pictures of the screen"),
        _("backups on disks that are not plugged in, and those made by other programs"),
        _("a folder that is synchronised: other computers and the service may hold older files"),
        _("what a disk may still hold of files that were removed, and snapshots of it"),
        _("what others know, and what stands in other systems"),
    )


def refuse_receipt(file: Path | None) -> None:
    """Refuse a file for the receipt before anything is erased. Raises `UsageError`, `NotWrittenError`."""
    if file is None:
        return
    if file.exists():
        raise UsageError(_("There is a file of that name already."), str(file), _("Name one that is not there."))
    if not file.parent.is_dir():
        raise NotWrittenError(_("The folder is not there."), str(file.parent), _("Name another for the receipt."))


def write_receipt(file: Path, receipt: Receipt) -> None:
    """Write a receipt into a new file that only its owner reads. Raises `NotWrittenError`."""
    try:
        atomic.create_exclusive(file, receipt.text().encode())
    except NotWrittenError as error:
        hint = _("They are erased. The receipt was printed: keep it from there.")
        raise NotWrittenError(error.title, error.message, hint) from error


def _counts(records: Records) -> tuple[str, ...]:
    return _counted(
        (_("lines caught while talking"), len(records.jottings)),
        (_("answers"), len(records.answers)),
        (_("strengths"), len(records.strengths)),
        (_("words that show them"), len(records.evidence)),
        (_("goals"), len(records.goals)),
        (_("steps and promises"), len(records.steps)),
        (_("people, places and groups on the map"), len(records.ties)),
        (_("times together"), len(records.sittings)),
        (_("agreements"), len(records.agreements)),
        (_("changes that are remembered"), len(records.history)),
    )


def _kept(kept: Kept) -> tuple[str, ...]:
    return _counted(
        (_("days kept"), kept.days),
        (_("states before the last changes"), kept.older),
        (_("lines half typed"), kept.drafts),
        (_("rows of the team page's record"), kept.concerns),
    )


def _counted(*rows: tuple[str, int]) -> tuple[str, ...]:
    return tuple(_("{what}: {count}").format(what=what, count=count) for what, count in rows if count)


def _paper(records: Records, export: Export) -> str:
    """Name one paper that went out, as far as it is known: where to was never stored.

    What is no id and no day (it may have been imported) is left away: a receipt holds nobody's words.
    """
    document = export.document if _ID.fullmatch(export.document) else ""
    day = _day_then(records, export)
    name = file_name(day, document, export.format) if document and day and export.format in FORMATS else ""
    whom = {"person": _("for them"), "team": _("for the team"), "outside": _("for outside")}.get(export.audience, "")
    parts = (document, whom, told_date(_a_day(export.at)), name)
    return _("a paper: {what}").format(what=", ".join(part for part in parts if part))


def _day_then(records: Records, export: Export) -> str:
    """Give the day that a paper written then was named by."""
    days = [_a_day(one.happened or one.typed) for one in records.sittings if one.typed <= export.at]
    return max(days, default="") or _a_day(export.at)


def _a_day(stamp: str) -> str:
    day = local_day(stamp) or ""
    return day if _DAY.fullmatch(day) else ""


def _elsewhere(desk: Desk, entry: CatalogueEntry) -> tuple[str, ...]:
    names = {fold(one_line(name)) for name in (entry.name, *entry.also)} - {""}
    others = [one for one in desk.vault.people() if one.id != entry.id]
    merged = sum(not names.isdisjoint(fold(one_line(name)) for name in one.also) for one in others)
    return tuple(_others(merged, is_alone=not others))


def _own_notes(desk: Desk, entry: CatalogueEntry) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Look for their names in the worker's own notes: what is told of it, which notes, and which names."""
    names = tuple(name for name in (entry.name, *entry.also) if name)
    found = own_notes.naming(desk, names)
    if not found:
        return (), (), names
    told = _(
        "your own notes, which are about the work: a name of theirs stands in {count} of them, number {numbers}; "
        "strengthtui reflect list shows them, reflect strike takes one out"
    )
    numbers = ", ".join(str(number) for number, _note in found)
    return (told.format(count=len(found), numbers=numbers),), tuple(note for _number, note in found), names


def take_names_out(desk: Desk, goes: Goes) -> tuple[str, ...]:
    """Put someone in place of their names in the worker's notes; gives the backups that were not reached, and why."""
    return own_notes.take_names_out(desk, goes.notes, goes.names)


def _others(merged: int, *, is_alone: bool) -> Iterator[str]:
    if not is_alone:
        yield _("what other people said of them: it stands in those people's files, and is theirs")
    if merged:
        told = _("files of others with a name of theirs as an earlier one, merged or called so once: {count}")
        yield told.format(count=merged)


def _taken_in(merged: int) -> tuple[str, ...]:
    told = _("files merged into theirs: {count}; older backups and papers may hold these under another name")
    return (told.format(count=merged),) if merged else ()
