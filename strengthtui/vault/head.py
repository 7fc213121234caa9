"""`vault.head`, written twice: which vault this is and how it is sealed.

Either copy is enough; a damaged one is an ailment. Where both are whole and differ (somebody was stopped between the
two while the passphrase was changed), the one of the later revision counts.

The digest over everything else tells damage from a wrong passphrase: it needs no key. Who changes a head and makes the
digest fit is found by the MAC, which needs the vault's key.
"""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final

import msgspec

from strengthtui import atomic
from strengthtui.errors import DamagedError, NotFoundError, NotWrittenError, StrengthError
from strengthtui.i18n import _
from strengthtui.vault import layout, slot_kinds
from strengthtui.vault.ciphers import MAGIC
from strengthtui.vault.reading import is_gone, reading
from strengthtui.vault.slots import AnySlot, Kdf

if TYPE_CHECKING:
    from pathlib import Path

FORMAT: Final = 1
"""The format of the vault's layout; a newer one opens read-only."""
COPIES: Final = (layout.HEAD, layout.HEAD_COPY)


class Head(msgspec.Struct, frozen=True, kw_only=True):
    """What stands in `vault.head`."""

    format: int = FORMAT
    id: str
    """The vault's ULID."""
    rev: int = 1
    """Counts every writing of the head."""
    sealed: bool = False
    kdf: Kdf | None = None
    """How a secret becomes a key; `None` when unsealed."""
    slots: tuple[AnySlot, ...] = ()
    """Key slots; none when unsealed."""
    mac: str | None = None
    """Keyed check over everything else; `None` when unsealed."""


def write(vault: Path, head: Head) -> None:
    """Write both copies, one after the other: a kill in between leaves one whole."""
    for name in COPIES:
        atomic.replace_file(vault / name, to_bytes(head))


def exchange(vault: Path, new: Head) -> None:
    """Write both copies in place of what is there; refused, what was there is put back as far as the disk lets it.

    Raises `NotWrittenError`; where the new one stands after all, its hint says so.
    """
    before = {name: _bytes(vault / name) for name in COPIES}
    try:
        write(vault, new)
    except NotWrittenError as error:
        put_back = [_put_back(vault / name, data) for name, data in before.items()]
        if all(put_back):
            raise
        hint = _("The earlier one opens the vault, or the new one, or both: try them, then change it once more.")
        raise NotWrittenError(error.title, error.message, hint) from error


def read(vault: Path) -> Head:
    """Read the copy that is whole, the later one of two."""
    return read_all(vault)[0]


def read_all(vault: Path) -> tuple[Head, ...]:
    """Read every whole copy, the later one first, alike ones once. Raises `NotFoundError` and `DamagedError`.

    A sealed copy comes before one that is not: who made that one up wants no passphrase to be asked for.
    """
    if all(is_gone(vault / name) for name in COPIES):
        raise NotFoundError(
            _("There is no vault here."),
            str(vault),
            _("Make one with `strengthtui vault create`, or name another with `--vault`."),
        )
    whole = [head for head in (read_copy(vault / name) for name in COPIES) if head is not None]
    if whole:
        different = {to_bytes(head): head for head in whole}.values()
        return tuple(sorted(different, key=lambda head: (not head.sealed, -head.rev)))
    for name in COPIES:
        with reading(vault / name), suppress(FileNotFoundError):
            (vault / name).read_bytes()  # damaged is another thing than a disk that does not give it
    raise damaged(_("Both copies of the vault's head are damaged."), str(vault))


def refuse_unsealed(vault: Path) -> None:
    """Refuse a head that calls a vault unsealed in which something is sealed. Raises `DamagedError`.

    Somebody made it up: what is written from then on would lie there for everybody to read.
    """
    rows = (vault / name for name in (layout.HEADS, layout.CATALOGUE))
    if any(_begins_sealed(path) for path in (*rows, *_some_key(vault))):
        raise damaged(_("The vault's head says that nothing is sealed, and what is there is sealed."), str(vault))


def damaged(title: str, where: str) -> DamagedError:
    """Say that no head is what was written, and what to do."""
    hint = _("Put back a copy of `vault.head` from a backup. People's files are not touched by this.")
    return DamagedError(title, where, hint)


def read_copy(path: Path) -> Head | None:
    """Read one copy, `None` when it is missing or not whole."""
    try:
        return from_bytes(path.read_bytes())
    except OSError:
        return None


def from_bytes(data: bytes) -> Head | None:
    """Read a head, `None` when it is not whole."""
    try:
        raw = msgspec.json.decode(data)
        rest = {name: value for name, value in raw.items() if name != "digest"}
        if raw["digest"] != _digest(rest):
            return None
        return msgspec.convert(rest, Head, dec_hook=slot_kinds.read)
    except (msgspec.DecodeError, ValueError, RecursionError, KeyError, AttributeError, TypeError):
        return None


def to_bytes(head: Head) -> bytes:
    """Write a head with its digest."""
    rest = _plain(head)
    return msgspec.json.format(msgspec.json.encode({**rest, "digest": _digest(rest)}), indent=2) + b"\n"


def checked_part(head: Head) -> bytes:
    """Give what the MAC is made over: everything but the MAC itself."""
    rest = {name: value for name, value in _plain(head).items() if name != "mac"}
    return msgspec.json.encode(rest, order="sorted")


def _some_key(vault: Path) -> list[Path]:
    """Name the key of anybody who is here: one is enough, and there may be ten thousand."""
    with suppress(OSError), os.scandir(layout.people(vault)) as folders:
        for one in folders:
            if layout.is_folder_name(one.name):
                return [layout.person(vault, one.name) / layout.KEYS[0]]
    return []


def _bytes(path: Path) -> bytes | None:
    with reading(path), suppress(FileNotFoundError):
        return path.read_bytes()
    return None


def _put_back(path: Path, data: bytes | None) -> bool:
    """Make a copy what it was, and tell whether it is that again for certain."""
    try:
        if data is None:
            atomic.remove_file(path)
        elif _bytes(path) != data:
            atomic.replace_file(path, data)
    except StrengthError:
        return False
    return True


def _begins_sealed(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(len(MAGIC)) == MAGIC
    except OSError:
        return False


def _plain(head: Head) -> dict[str, Any]:
    plain: dict[str, Any] = msgspec.to_builtins(head, enc_hook=slot_kinds.written)
    return plain


def _digest(rest: dict[str, Any]) -> str:
    return hashlib.sha256(msgspec.json.encode(rest, order="sorted")).hexdigest()
