"""The one file that a backup is: what it looks like, written and read piece by piece.

    magic "STUIBACK" | format (2) | length of the head (4) | head, as in `vault.head` | salt (32) | chunks

The head stands in clear, so that the file opens with the passphrase or recovery code the vault had when it was made;
its digest tells damage from a wrong passphrase. Everything else is one stream of entries (a name padded to 96 bytes, a
length, the bytes), padded to a multiple of 4 KiB and cut into chunks of 1 MiB. Each is sealed with AES-256-GCM under a
key of this file alone (HKDF of the vault's subkey `backup` and the salt). The nonce is the chunk's number and whether
it is the last one (the STREAM construction), and all that stands in clear is authenticated with every chunk: what is
cut off, exchanged, repeated, or taken from another file does not open.
"""

from __future__ import annotations

import hashlib
import os
import struct
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from strengthtui import atomic
from strengthtui.errors import DamagedError, NotFoundError
from strengthtui.i18n import _
from strengthtui.vault import head as heads_of
from strengthtui.vault.ciphers import KEY_BYTES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import BinaryIO

    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    from strengthtui.vault.head import Head
    from strengthtui.vault.keys import KeyRing

MAGIC: Final = b"STUIBACK"
FORMAT: Final = 1
CHUNK: Final = 1 << 20
"""Bytes that are sealed at once."""
TAG: Final = 16
_CLEAR: Final = struct.Struct(">8sHI")
_SALT: Final = 32
_ENTRY: Final = struct.Struct(">96sQ")
_MULTIPLE: Final = 4096
_LONGEST_HEAD: Final = 1 << 20


class Entry(Struct, frozen=True):
    """One file of the vault."""

    name: str
    """Its place inside the vault, with slashes."""
    data: bytes


class Tally:
    """Follows entries as they go by: how many they are, and one digest of them all."""

    def __init__(self) -> None:
        """Begin with none."""
        self.files = 0
        self._sha = hashlib.sha256()

    def follow(self, entries: Iterable[Entry]) -> Iterator[Entry]:
        """Hand them on."""
        for entry in entries:
            self._sha.update(_entry(entry.name, len(entry.data)))
            self._sha.update(entry.data)
            self.files += 1
            yield entry

    def digest(self) -> str:
        """Give the digest so far."""
        return self._sha.hexdigest()


class BackupFile:
    """A backup to be read. Whatever in it is not as it was written is a `DamagedError`."""

    def __init__(self, path: Path) -> None:
        """Read what stands in clear. Raises `NotFoundError`, `DamagedError`."""
        self.path = path
        with self._opened() as file:
            clear = file.read(_CLEAR.size)
            if len(clear) < _CLEAR.size:
                raise self._damaged()
            magic, number, length = _CLEAR.unpack(clear)
            if (magic, number) != (MAGIC, FORMAT) or length > _LONGEST_HEAD:
                raise self._damaged()
            rest = file.read(length + _SALT)
        head = heads_of.from_bytes(rest[:length])
        if head is None or len(rest) < length + _SALT:
            raise self._damaged()
        self.head: Head = head
        """The head the vault had, or one made for this file where it had no keys."""
        self._bound = clear + rest

    def entries(self, ring: KeyRing) -> Iterator[Entry]:
        """Give every entry in its order; the file is looked through to its very end."""
        stream = _Stream(self._chunks(ring), self._damaged())
        while True:
            raw, size = _ENTRY.unpack(stream.take(_ENTRY.size))
            try:
                name = raw.rstrip(b"\0").decode()
            except UnicodeDecodeError:
                raise self._damaged() from None
            if not name:
                break
            yield Entry(name, stream.take(size))
        if stream.rest().strip(b"\0"):
            raise self._damaged()

    def _chunks(self, ring: KeyRing) -> Iterator[bytes]:
        from cryptography.exceptions import InvalidTag

        cipher = _cipher(ring, self._bound[-_SALT:])
        bound = hashlib.sha256(self._bound).digest()
        with self._opened() as file:
            file.seek(len(self._bound))
            block, number, last = self._read(file), 0, False
            while not last:
                following = self._read(file)
                last = not following
                try:
                    opened = cipher.decrypt(_nonce(number, last=last), block, bound)
                except InvalidTag:
                    raise self._damaged() from None
                yield opened
                block, number = following, number + 1

    def _opened(self) -> BinaryIO:
        try:
            return self.path.open("rb")
        except FileNotFoundError as error:
            hint = _("Look at the name, and whether the disk is plugged in.")
            raise NotFoundError(_("There is no such file."), str(self.path), hint) from error
        except OSError as error:
            raise self._unreadable(error) from error

    def _read(self, file: BinaryIO) -> bytes:
        try:
            return file.read(CHUNK + TAG)
        except OSError as error:
            raise self._unreadable(error) from error

    def _unreadable(self, error: OSError) -> DamagedError:
        hint = _("Look whether you may read it, and whether the disk is well.")
        return DamagedError(_("The backup cannot be read."), f"{self.path}: {error.strerror}", hint)

    def _damaged(self) -> DamagedError:
        return DamagedError(
            _("This is no backup of ours, or it is not as it was written."),
            str(self.path),
            _("Use another copy of it, or another backup. Nothing was changed."),
        )


def write_beside(path: Path, head: Head, ring: KeyRing, entries: Iterable[Entry]) -> Path:
    """Write a backup durably beside its place; gives where it stands. Raises `NotWrittenError`."""
    head_bytes = heads_of.to_bytes(head)
    salt = os.urandom(_SALT)
    clear = _CLEAR.pack(MAGIC, FORMAT, len(head_bytes)) + head_bytes + salt
    sealed = _sealed(_plain(entries), _cipher(ring, salt), hashlib.sha256(clear).digest())
    temporary = path.with_name(f"{atomic.TEMP_PREFIX}{path.name}-{os.getpid()}-{time.monotonic_ns():x}")
    with atomic.refusing(path):
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
        handle = os.open(temporary, flags, atomic.FILE_MODE)
        try:
            try:
                atomic.write_all(handle, clear)
                for chunk in sealed:
                    atomic.write_all(handle, chunk)
                atomic.sync_handle(handle)
            finally:
                os.close(handle)
        except BaseException:
            with suppress(OSError):
                os.unlink(temporary)
            raise
    return Path(temporary)


def _plain(entries: Iterable[Entry]) -> Iterator[bytes]:
    size = _ENTRY.size
    for entry in entries:
        size += _ENTRY.size + len(entry.data)
        yield _entry(entry.name, len(entry.data))
        yield entry.data
    yield bytes(_ENTRY.size + -size % _MULTIPLE)


def _sealed(pieces: Iterable[bytes], cipher: AESGCM, bound: bytes) -> Iterator[bytes]:
    buffer, number = bytearray(), 0
    for piece in pieces:
        buffer += piece
        while len(buffer) > CHUNK:
            yield cipher.encrypt(_nonce(number, last=False), bytes(buffer[:CHUNK]), bound)
            del buffer[:CHUNK]
            number += 1
    yield cipher.encrypt(_nonce(number, last=True), bytes(buffer), bound)


def _cipher(ring: KeyRing, salt: bytes) -> AESGCM:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    derived = HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=salt, info=b"strengthtui backup 1")
    return AESGCM(derived.derive(ring.subkey("backup")))


def _nonce(number: int, *, last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([last])


def _entry(name: str, size: int) -> bytes:
    return _ENTRY.pack(name.encode(), size)


class _Stream:
    """Chunks, taken apart into whatever lengths are asked for."""

    def __init__(self, chunks: Iterator[bytes], damaged: DamagedError) -> None:
        self._chunks = chunks
        self._damaged = damaged
        self._held = bytearray()

    def take(self, size: int) -> bytes:
        while len(self._held) < size:
            chunk = next(self._chunks, None)
            if chunk is None:
                raise self._damaged
            self._held += chunk
        taken = bytes(self._held[:size])
        del self._held[:size]
        return taken

    def rest(self) -> bytes:
        return bytes(self._held) + b"".join(self._chunks)
