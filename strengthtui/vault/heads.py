"""The trusted counter: for every person the newest generation that was written, in rows only ever appended.

It finds an old file put back. It may lag behind a file by a few acts after a power cut (it is forced to the
disk only now and then, since a lagging counter does no harm); it never leads, since a row is written after
the file it counts is durable.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Final

import msgspec
from msgspec import Struct

from strengthtui import atomic
from strengthtui.errors import BusyError, DamagedError, NotWrittenError
from strengthtui.vault import layout
from strengthtui.vault.rows import Followed, RowFile

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from strengthtui.vault.sealing import Seal

ROW: Final = 128
"""Bytes of one row."""
GONE: Final = 0
"""The generation of someone whose file was taken away: whatever is there afterwards is new."""
SYNC_EVERY: Final = 32
"""Appends between two forced writes: a power cut may cost the counter, not the file, so many acts."""
LAGS: Final = (NotWrittenError, BusyError, DamagedError)
"""What may come of counting something that is durable already, and does no harm: the counter lags."""
_CONCERN: Final = "-concern"
_SLACK: Final = 512
"""Rows beyond twice the number of people before the file is written anew."""


def concern_of(person: str) -> str:
    """Name the count of a person's concern record: how many rows it has, so that none is taken out unseen."""
    return f"{person}{_CONCERN}"


def is_person(name: str) -> bool:
    """Tell whether a row counts a person's file, and nothing else of theirs."""
    return not name.endswith(_CONCERN)


class HeadRow(msgspec.Struct, frozen=True):
    """One row: whose, how far, and a check of both."""

    person: str
    generation: int
    check: str


class HeadsRead(Struct, frozen=True):
    """Everything `heads` holds."""

    newest: Mapping[str, int]
    """Person to newest generation; `GONE` for who was taken away."""
    rows: int
    bad: int
    """Whole rows that fail."""
    torn: int
    """Bytes of a torn tail."""


class Heads:
    """The file `heads` of one vault."""

    def __init__(self, vault: Path, seal: Seal) -> None:
        """Remember the place; nothing is read."""
        self._file = RowFile(vault / layout.HEADS, ROW, "heads", seal)
        self._followed = Followed(self._file)
        self._newest: dict[str, int] = {}
        self._rows = self._bad = self._torn = 0
        self._unsynced = 0
        self._limit: int | None = None

    def read(self) -> HeadsRead:
        """Give all of it; only what was appended since the last time is read. Takes no lock."""
        anew, reading = self._followed.read_on()
        if anew:
            self._newest, self._rows, self._bad = {}, 0, 0
        self._rows += len(reading.payloads)
        self._bad += len(reading.bad)
        self._torn = reading.torn
        for payload in reading.payloads:
            row = _read_row(payload)
            if row is None:
                self._bad += 1
            elif row.generation == GONE:
                self._newest[row.person] = GONE
            else:
                self._newest[row.person] = max(row.generation, self._newest.get(row.person, GONE))
        self._limit = 2 * len(self._newest) + _SLACK
        return HeadsRead(self._newest, self._rows, self._bad, self._torn)

    def latest(self, person: str) -> int:
        """Give the newest generation of one person, 0 when none is known."""
        return self.read().newest.get(person, GONE)

    def append(self, person: str, generation: int, *, sync: bool = False) -> None:
        """Note that this generation is on the disk."""
        self._unsynced += 1
        sync = sync or self._unsynced >= SYNC_EVERY
        self._file.append(self._row(person, generation), sync=sync)
        if sync:
            self._unsynced = 0
            self._make_smaller()

    def sync(self) -> None:
        """Force what was appended to the disk."""
        if self._unsynced:
            atomic.sync_file(self._file.path)
            self._unsynced = 0
            self._make_smaller()

    def _make_smaller(self) -> None:
        """Write the file anew with one row a person, when most rows are old; never over a row that fails."""
        rows = self._file.count()
        if rows > _SLACK and self._limit is None:
            self.read()
        if rows > (self._limit or _SLACK):
            atomic.rewrite_file(self._file.path, self._newest_only)

    def _newest_only(self, _data: bytes) -> bytes | None:
        held = self.read()
        if held.bad:
            return None
        return b"".join(self._row(person, generation) for person, generation in held.newest.items())

    def _row(self, person: str, generation: int) -> bytes:
        payload = msgspec.json.encode(HeadRow(person, generation, _check(person, generation)))
        row = self._file.write_row(payload)
        if row is None:
            message = "a person's id is too long for a row of heads"
            raise ValueError(message)
        return row


def _read_row(payload: bytes) -> HeadRow | None:
    try:
        row = msgspec.json.decode(payload, type=HeadRow)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None
    return row if row.check == _check(row.person, row.generation) else None


def _check(person: str, generation: int) -> str:
    return hashlib.sha256(f"{person} {generation}".encode()).hexdigest()[:16]
