"""The list of people, derived from their files so that these need not all be read: rows appended to.

It is never the only place for anything. Where it disagrees with a file by size or time, that person is read
again; whatever is wrong with it, the list that people see is right, only slower.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

import msgspec

from strengthtui import atomic
from strengthtui.errors import DamagedError
from strengthtui.vault import layout
from strengthtui.vault.rows import Followed, RowFile, checked, unchecked

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from strengthtui.model.person import Next, Sitting
    from strengthtui.model.plan import Step
    from strengthtui.model.records import Records
    from strengthtui.vault.rows import Reading
    from strengthtui.vault.sealing import Seal
    from strengthtui.vault.stores import Stat

ROW: Final = 1024
"""Bytes of one row; who has more to say than fits is read from the file itself."""
_SLACK: Final = 256
"""Rows beyond twice the number of people before the file is written anew."""
_OPEN_STEPS: Final = frozenset({"open", "started", "stuck"})


class Promised(NamedTuple):
    """A step that is the worker's."""

    step: str
    """The step's id."""
    what: str
    by: str | None


class Due(NamedTuple):
    """A step with a date that is somebody else's."""

    what: str
    who: str | None
    """A named helper; `None` for the person."""
    by: str


class CatalogueEntry(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What the list of people knows of one."""

    id: str = ""
    name: str = ""
    also: tuple[str, ...] = ()
    folder: str
    """The folder's random name: stands in no document and no record."""
    generation: int = 0
    size: int = 0
    mtime_ns: int = 0
    made: str = ""
    written: str = ""
    """When something was last written of them, by the latest that the clock ever told."""
    last_happened: str | None = None
    """When they were last together: a date or a UTC time."""
    conversations_open: int = 0
    conversations_done: int = 0
    promises: tuple[Promised, ...] = ()
    """What the worker promised and has not done, as the steps are ordered."""
    steps_due: tuple[Due, ...] = ()
    """Dated steps of the person and of helpers that are not done."""
    copy_owed: bool = False
    next_on: str | None = None
    next_words: str | None = None
    ending: str | None = None
    """The kind of ending, if the work has ended."""
    keep_until: str | None = None
    damaged: bool = False
    """Whether the newest state could not be read: what is known comes from an older one, or is nothing."""
    stale: bool = False
    """Only in the file: too long for a row."""


class Catalogue:
    """The file `catalogue` of one vault."""

    def __init__(self, vault: Path, seal: Seal) -> None:
        """Remember the place; nothing is read."""
        self._file = RowFile(vault / layout.CATALOGUE, ROW, "catalogue", seal)
        self._known: dict[str, CatalogueEntry] = {}
        self._folders: dict[str, str] = {}
        self._followed = Followed(self._file)
        self._limit: int | None = None
        self.bad = 0
        """Whole rows that fail, as of the last reading."""
        self.torn = 0
        """Bytes of a torn tail, as of the last reading."""

    def entries(self) -> Mapping[str, CatalogueEntry]:
        """Give the newest entry of every folder; only what was appended since the last time is read.

        Where the disk does not give it there are none: everybody is then read from their own file.
        """
        try:
            return self._newest()
        except DamagedError:
            return {}

    def _newest(self) -> Mapping[str, CatalogueEntry]:
        anew, reading = self._followed.read_on()
        if anew:
            self._known, self._folders, self.bad = {}, {}, 0
        self._take(reading)
        return self._known

    def folder_of(self, person: str) -> str | None:
        """Name the folder in which a person was when last seen."""
        self.entries()
        return self._folders.get(person)

    def put(self, entry: CatalogueEntry) -> None:
        """Append an entry; one that is too long leaves a mark that the file itself is to be read."""
        self._file.append(self._row(entry), sync=False)
        rows = self._file.count()
        if rows > _SLACK and self._limit is None:
            self.entries()
        if rows > (self._limit or _SLACK) or self.bad:
            self.rewrite()

    def rewrite(self, without: frozenset[str] = frozenset(), also: Iterable[CatalogueEntry] = ()) -> None:
        """Write the file anew, one row a person, without these folders, with these entries."""

        def snapshot(_data: bytes) -> bytes:
            kept = {**self._newest(), **{entry.folder: entry for entry in also}}
            return b"".join(self._row(entry) for folder, entry in kept.items() if folder not in without)

        atomic.rewrite_file(self._file.path, snapshot)

    def forget(self, folder: str, texts: Iterable[str]) -> None:
        """Take a person's rows out, if any of them holds one of these texts."""
        sought = [msgspec.json.encode(text)[1:-1] for text in texts]
        name = folder.encode()
        if any(name in payload and any(text in payload for text in sought) for payload in self._file.read().payloads):
            self.rewrite(frozenset({folder}))

    def _row(self, entry: CatalogueEntry) -> bytes:
        row = self._file.write_row(checked(msgspec.json.encode(entry)))
        if row is None:
            row = self._file.write_row(checked(msgspec.json.encode(CatalogueEntry(folder=entry.folder, stale=True))))
        return row or b""

    def _take(self, reading: Reading) -> None:
        self.torn = reading.torn
        self.bad += len(reading.bad)
        for payload in reading.payloads:
            entry = _read_entry(payload)
            if entry is None:
                self.bad += 1
            elif entry.stale:
                self._known.pop(entry.folder, None)
            else:
                self._known[entry.folder] = entry
                self._folders[entry.id] = entry.folder
        self._limit = 2 * len(self._known) + _SLACK


def entry_of(records: Records, folder: str, stat: Stat | None) -> CatalogueEntry:
    """Say what the list of people needs to know of one."""
    person, sittings = records.person, records.sittings
    upcoming = _upcoming(sittings)
    return CatalogueEntry(
        id=person.id,
        name=person.name,
        also=person.also,
        folder=folder,
        generation=records.meta.generation,
        size=stat.size if stat else 0,
        mtime_ns=stat.mtime_ns if stat else 0,
        made=person.made,
        written=_written(records),
        last_happened=max((sitting.happened for sitting in sittings if sitting.happened), default=None),
        conversations_open=sum(one.state == "open" for one in records.conversations),
        conversations_done=sum(one.state == "done" for one in records.conversations),
        promises=tuple(
            Promised(step.id, step.what, step.by) for step in _left(records.steps) if step.who.kind == "worker"
        ),
        steps_due=tuple(
            Due(step.what, step.who.name, step.by)
            for step in _left(records.steps)
            if step.by and step.who.kind != "worker"
        ),
        copy_owed=_copy_owed(sittings),
        next_on=upcoming.on if upcoming else None,
        next_words=upcoming.words if upcoming else None,
        ending=person.ending.kind if person.ending else None,
        keep_until=person.keep_until,
    )


def _written(records: Records) -> str:
    """Give the latest time of what nearly every act leaves behind; to look at every record would cost more than it."""
    acts = (change.at for change in records.history[-1:])
    sittings = (time for one in records.sittings for time in (one.typed, one.changed))
    return max((records.person.changed, *acts, *sittings))


def _left(steps: tuple[Step, ...]) -> list[Step]:
    return sorted((step for step in steps if step.state in _OPEN_STEPS), key=lambda step: step.order)


def _copy_owed(sittings: tuple[Sitting, ...]) -> bool:
    """Look at the last sitting that says anything of a copy."""
    said = [sitting.copy for sitting in sittings if sitting.copy is not None]
    return bool(said) and said[-1] == "owed"


def _upcoming(sittings: tuple[Sitting, ...]) -> Next | None:
    """Give when they meet again, as said last, until they have met: that something was typed in between is no meeting.

    What has no day is over once a later day's sitting came to its end: a close asks for the next one.
    """
    said = next((at for at in reversed(range(len(sittings))) if sittings[at].next is not None), None)
    if said is None:
        return None
    upcoming, begun, later = sittings[said].next, _day(sittings[said]), sittings[said + 1 :]
    on = upcoming.on if upcoming is not None else None
    if on:
        met = any(_day(one)[: len(on)] >= on for one in later)
    else:
        met = any(one.ended is not None and _day(one) > begun for one in later)
    return None if met else upcoming


def _day(sitting: Sitting) -> str:
    """Give the day of a sitting where the worker is: when it happened, else when it was typed."""
    stamp = sitting.happened or sitting.typed
    if "T" not in stamp:
        return stamp
    try:
        return datetime.fromisoformat(stamp).astimezone().date().isoformat()
    except (ValueError, OverflowError):
        return stamp[:10]


def _read_entry(payload: bytes) -> CatalogueEntry | None:
    body = unchecked(payload)
    if body is None:
        return None
    try:
        return msgspec.json.decode(body, type=CatalogueEntry)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None
