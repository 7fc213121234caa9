"""The worker's own notes: what they thought back with after a talk. In nobody's folder, sealed for the whole vault.

The file is called `reflections`; `journal` is the vault's own. It is written anew, whole, with every change, so that
what is taken out is in no older row of it. What was taken out leaves its random id behind: put together with an older
copy of itself (a restore), it does not come back. A row names no person and no sitting, and the day but not the hour.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final, Protocol

import msgspec

from strengthtui import atomic
from strengthtui.errors import DamagedError
from strengthtui.i18n import _
from strengthtui.vault import layout
from strengthtui.vault.reading import reading
from strengthtui.vault.unforced import put

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator
    from pathlib import Path

    from strengthtui.vault.backup_file import Entry
    from strengthtui.vault.keys import KeyRing
    from strengthtui.vault.open_vault import OpenVault
    from strengthtui.vault.sealing import Seal

    Rows = tuple[dict[str, Any], ...]

NOTE: Final = "note"
"""What a row is about: something that was noted."""
REMOVED: Final = "removed"
"""The same: a note was there and was taken out; only its id is left."""


class Notes(Protocol):
    """Rows, wherever they are."""

    def rows(self) -> Rows:
        """Give every row, oldest first."""
        ...

    def change(self, change: Callable[[Rows], Rows]) -> None:
        """Put what this makes of the rows in their place."""
        ...


class MemoryNotes:
    """Those of a vault that is kept nowhere: they end with it."""

    def __init__(self) -> None:
        """Begin with none."""
        self._rows: Rows = ()

    def rows(self) -> Rows:
        """Give every row."""
        return self._rows

    def change(self, change: Callable[[Rows], Rows]) -> None:
        """Put what this makes of the rows in their place."""
        self._rows = change(self._rows)


class OwnNotes:
    """The file `reflections` of one vault."""

    def __init__(self, vault: Path, seal: Seal) -> None:
        """Remember the place; `seal` is the one for what is about everybody. Nothing is read."""
        self._path = vault / layout.REFLECTIONS
        self._seal = seal

    def rows(self) -> Rows:
        """Give every row, oldest first; none where nothing was noted yet. Raises `DamagedError`."""
        with reading(self._path), suppress(FileNotFoundError):
            return opened(self._path.read_bytes(), self._seal)
        return ()

    def change(self, change: Callable[[Rows], Rows]) -> None:
        """Put what this makes of the rows in their place; durable when this returns, nobody writes in between.

        Raises `DamagedError`, `NotWrittenError`: then what was there is whole.
        """

        def changed(data: bytes) -> bytes | None:
            rows = opened(data, self._seal)
            new = change(rows)
            return None if new == rows else sealed(new, self._seal)

        atomic.rewrite_file(self._path, changed)


def opened(data: bytes, seal: Seal) -> Rows:
    """Read the rows. Raises `DamagedError`: what cannot be read is never written over."""
    if not data:  # its name was made and the power cut before its first row
        return ()
    try:
        return msgspec.json.decode(seal.open(data, "reflections"), type=tuple[dict[str, Any], ...])
    except (msgspec.DecodeError, UnicodeDecodeError, DamagedError):
        raise damaged() from None


def damaged() -> DamagedError:
    """Say that they cannot be read, and what to do: as a whole, or a row of them."""
    hint = _("Put it back from a backup. Nobody's own file is touched.")
    return DamagedError(_("The worker's own notes cannot be read."), layout.REFLECTIONS, hint)


def sealed(rows: Rows, seal: Seal) -> bytes:
    """Write the rows."""
    return seal.seal(msgspec.json.encode(rows), "reflections")


def without(rows: Rows, ids: Collection[str]) -> Rows:
    """Take notes out; of each only its id is left."""
    return tuple({"what": REMOVED, "id": row["id"]} if is_note(row) and row.get("id") in ids else row for row in rows)


def is_note(row: dict[str, Any]) -> bool:
    """Tell whether something was noted there."""
    return row.get("what") == NOTE


def joined(ours: Rows, theirs: Rows) -> Rows:
    """Put two states of the same notes together: of each row the later one; what was taken out stays out."""
    found = {_key(row): row for row in ours}
    for row in theirs:
        there = found.get(_key(row))
        if there is None or _rank(row) > _rank(there):
            found[_key(row)] = row
    return tuple(found.values())


def _key(row: dict[str, Any]) -> tuple[str, str]:
    what = str(row.get("what"))
    return NOTE if what == REMOVED else what, str(row.get("id"))


def _rank(row: dict[str, Any]) -> tuple[bool, int]:
    rev = row.get("rev")
    return row.get("what") == REMOVED, rev if isinstance(rev, int) else 0


def copy(source: Path, old: Seal, target: Path, new: Seal) -> None:
    """Write them anew into a vault that is being made, where there are any. Raises `DamagedError`."""
    rows = OwnNotes(source, old).rows()
    if rows:
        put(target / layout.REFLECTIONS, sealed(rows, new))


def join(vault: Path, seal: Seal, theirs: Rows) -> None:
    """Put together what a vault that is being made has, and these rows."""
    try:
        rows = OwnNotes(vault, seal).rows()
    except DamagedError:
        return  # it was damaged when the backup was made; nothing is written over it
    if (both := joined(rows, theirs)) != rows:
        put(vault / layout.REFLECTIONS, sealed(both, seal))


def in_backups(vault: OpenVault, change: Callable[[Rows], Rows]) -> tuple[str, ...]:
    """Make the same change in every backup that can be reached; gives those that were not, and why.

    What was not reached is not remembered: a restore over this vault still leaves out what was taken out of it.
    """
    from strengthtui.vault import reaching
    from strengthtui.vault.backup_file import Entry

    def changed(entries: Iterator[Entry], ring: KeyRing) -> Iterator[Entry]:
        for entry in entries:
            if entry.name == layout.REFLECTIONS:
                yield Entry(entry.name, sealed(change(opened(entry.data, ring.vault)), ring.vault))
            else:
                yield entry

    return reaching.change_shared(vault, changed)
