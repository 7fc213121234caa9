"""Files of rows of one fixed size, appended to: `heads` and `catalogue`.

A size that is no multiple of a row is a torn tail, and a row ending in zeros is one that a power
cut left unwritten: neither is damage. A whole row that does not read is. What a row says is none of this module's
business; `checked` and `unchecked` help those whose rows carry no check of their own, so that no flipped
bit passes for a fact.
"""

from __future__ import annotations

import os
import zlib
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from strengthtui import atomic
from strengthtui.errors import DamagedError
from strengthtui.vault.reading import reading

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path
    from typing import BinaryIO

    from strengthtui.vault.sealing import Kind, Seal

MULTIPLE: Final = 64
"""Every row is a multiple of this many bytes, so that sealed and plain files look alike from outside."""


_UNWRITTEN: Final = bytes(16)
"""How a row ends that a power cut left unwritten: plain ones end with a newline, sealed ones with a seal."""


class RowFile(Struct, frozen=True):
    """One file of rows: where it is, how long a row is before it is sealed, and what seals it."""

    path: Path
    holds: int
    """Bytes of a row as it is when nothing is sealed."""
    kind: Kind
    seal: Seal

    @property
    def size(self) -> int:
        """Bytes of a row on the disk: what sealing adds is added in whole multiples."""
        return self.holds + -(-self.seal.overhead // MULTIPLE) * MULTIPLE

    def write_row(self, payload: bytes) -> bytes | None:
        """Make the row that holds `payload`, or `None` when it is too long for one."""
        room = self.size - self.seal.overhead - 1
        if len(payload) > room:
            return None
        return self.seal.seal(payload.ljust(room) + b"\n", self.kind)

    def read(self, start: int = 0) -> Reading:
        """Read every row from byte `start` on; a file that is not there has none. Raises `DamagedError`."""
        with reading(self.path), suppress(FileNotFoundError), self.path.open("rb") as file:
            file.seek(start)
            return self.split(file.read(), start)
        return Reading((), 0, (), 0)

    def count(self) -> int:
        """Count the rows by the size of the file. Raises `DamagedError`."""
        with reading(self.path):
            return self.path.stat().st_size // self.size

    def append(self, row: bytes, *, sync: bool) -> None:
        """Add one row at the end; a torn tail is cut first."""
        atomic.append_file(self.path, row, sync=sync, row=self.size)

    def replace(self, rows: Iterable[bytes]) -> None:
        """Put these rows in place of all."""
        atomic.rewrite_file(self.path, lambda _old: b"".join(rows))

    def split(self, data: bytes, start: int) -> Reading:
        """Cut bytes that begin at byte `start` of the file into rows."""
        whole = len(data) - len(data) % self.size
        payloads: list[bytes] = []
        bad: list[int] = []
        for index, row in enumerate(_cut(data, self.size, whole)):
            if row.endswith(_UNWRITTEN):
                continue
            try:
                payloads.append(self.seal.open(row, self.kind).rstrip())
            except DamagedError:
                bad.append(start // self.size + index)
        return Reading(tuple(payloads), start + whole, tuple(bad), len(data) - whole)


class Followed:
    """A file of rows, read on from where it was left; from its beginning when it was written anew meanwhile."""

    def __init__(self, file: RowFile) -> None:
        """Remember the file; nothing is read."""
        self._file = file
        self._inode = 0
        self._end = 0
        self._last = b""
        """The row before `_end`: numbers of files are given again, so that a number alone tells little."""

    def read_on(self) -> tuple[bool, Reading]:
        """Give what was appended since the last time, and whether all that was given before counts no more.

        Raises `DamagedError` where the disk does not give it; what was given before still counts then.
        """
        with reading(self._file.path), suppress(FileNotFoundError), self._file.path.open("rb") as file:
            anew = not self._is_known(file)
            start = 0 if anew else self._end
            inode = os.fstat(file.fileno()).st_ino
            file.seek(start)
            return anew, self._followed(file.read(), start, inode)
        anew, self._inode, self._end, self._last = self._end > 0, 0, 0, b""
        return anew, Reading((), 0, (), 0)

    def _followed(self, data: bytes, start: int, inode: int) -> Reading:
        read = self._file.split(data, start)
        whole = read.end - start
        if whole:
            self._last = data[whole - self._file.size : whole]
        elif not start:
            self._last = b""
        self._inode, self._end = inode, read.end
        return read

    def _is_known(self, file: BinaryIO) -> bool:
        if os.fstat(file.fileno()).st_ino != self._inode:
            return False
        file.seek(max(self._end - self._file.size, 0))
        return file.read(len(self._last)) == self._last


class Reading(Struct, frozen=True):
    """What a file of rows held."""

    payloads: tuple[bytes, ...]
    """Whole rows, unsealed and without their padding, oldest first."""
    end: int
    """Byte after the last whole row."""
    bad: tuple[int, ...]
    """Whole rows that did not open, counted from 0."""
    torn: int
    """Bytes after the last whole row: the tail of a write that was cut off."""


def checked(body: bytes) -> bytes:
    """Put a check before the body: eight hexadecimal digits and a space."""
    return b"%08x %s" % (zlib.crc32(body), body)


def unchecked(payload: bytes) -> bytes | None:
    """Give the body of a payload whose check holds, else `None`."""
    check, _, body = payload.partition(b" ")
    return body if check == b"%08x" % zlib.crc32(body) else None


def _cut(data: bytes, size: int, whole: int) -> Iterator[bytes]:
    return (data[at : at + size] for at in range(0, whole, size))
