"""What the desk hands down: time and names. The vault makes neither, so that a test can say what they are."""

from __future__ import annotations

from typing import Protocol

from msgspec import Struct


class Clock(Protocol):
    """Tells the time."""

    def now(self) -> str:
        """Give the UTC time with milliseconds, `2026-11-22T14:02:11.123Z`."""
        ...


class Ids(Protocol):
    """Gives names that nobody else gives."""

    def new_id(self) -> str:
        """Give a ULID."""
        ...

    def random_hex(self, n: int) -> str:
        """Give `n` random hexadecimal digits."""
        ...


class Given(Struct, frozen=True):
    """What every file of one vault is given from above."""

    clock: Clock
    ids: Ids
    device: str
    """A random name for this installation."""
    written_by: str
    """`strengthtui 0.1.0`"""
