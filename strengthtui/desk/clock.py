"""Time, ids and randomness: made here, handed down, so that every floor below can be tested with its own."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

_CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_ULID_LENGTH = 26


class SystemClock:
    """The computer's own time and randomness."""

    def now(self) -> str:
        """Give the time in UTC with milliseconds, `2026-11-22T14:02:11.123Z`."""
        return told(datetime.now(UTC))

    def today(self) -> date:
        """Give the date where the worker is."""
        return datetime.now().astimezone().date()

    def new_id(self) -> str:
        """Give a ULID."""
        return ulid(datetime.now(UTC), os.urandom(10))

    def random_hex(self, length: int) -> str:
        """Give `length` random hexadecimal digits."""
        return os.urandom((length + 1) // 2).hex()[:length]


def told(moment: datetime) -> str:
    """Write a moment as records carry it."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def local_day(stamp: str | None) -> str | None:
    """Give the worker's calendar day of a stored date or UTC time, `YYYY-MM-DD`."""
    if not stamp or "T" not in stamp:
        return stamp
    try:
        return datetime.fromisoformat(stamp).astimezone().date().isoformat()
    except (ValueError, OverflowError):
        return stamp[:10]


def local_time(stamp: str) -> str:
    """Give the worker's time of day of a UTC time, `14:02`."""
    try:
        return datetime.fromisoformat(stamp).astimezone().strftime("%H:%M")
    except (ValueError, OverflowError):
        return ""


def ulid(moment: datetime, randomness: bytes) -> str:
    """Write 48 bits of milliseconds and 80 random bits in Crockford's base 32 (the ULID specification)."""
    number = (int(moment.timestamp() * 1000) << 80) | int.from_bytes(randomness, "big")
    return "".join(_CROCKFORD[(number >> shift) & 31] for shift in range((_ULID_LENGTH - 1) * 5, -1, -5))


def device_name(path: Path, clock: SystemClock) -> str:
    """Give this installation's random name, making it the first time something is kept; never a host name."""
    try:
        kept = path.read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError):
        kept = ""
    if kept:
        return kept
    fresh = clock.random_hex(16)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(fresh + "\n", encoding="ascii")
    except OSError:
        return fresh  # a read-only home: the name lasts as long as the program
    return fresh


class SteadyClock(SystemClock):
    """A clock that begins where it is told and goes on by a second a look: for samples, which must come out alike."""

    def __init__(self, begin: datetime) -> None:
        """Begin at this moment (with a time zone)."""
        self._moment = begin
        self._count = 0

    def now(self) -> str:
        """Give the next second."""
        self._moment += timedelta(seconds=1)
        return told(self._moment)

    def today(self) -> date:
        """Give the day of the last look."""
        return self._moment.date()

    def new_id(self) -> str:
        """Give the next ULID: it counts instead of being random."""
        return ulid(self._moment, self._next().to_bytes(10, "big"))

    def random_hex(self, length: int) -> str:
        """Give digits that count."""
        return f"{self._next():0{length}x}"[-length:]

    def _next(self) -> int:
        self._count += 1
        return self._count
