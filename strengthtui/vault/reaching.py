"""Reaching the backups that were made: written anew without somebody who is erased, or without words that are struck.

What is not reached is named, and remembered (`owed`). Two that rewrite the same backup at once would each undo what the
other did, so that one waits for the other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

import msgspec

from strengthtui import atomic
from strengthtui.errors import DamagedError, StrengthError
from strengthtui.i18n import _
from strengthtui.vault import owed, states
from strengthtui.vault.backup_file import BackupFile, Entry, Tally, write_beside
from strengthtui.vault.backups import MANIFEST, Manifest, drop, read_manifest, verify
from strengthtui.vault.journal import Journal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from strengthtui.vault.keys import KeyRing
    from strengthtui.vault.open_vault import OpenVault
    from strengthtui.vault.owed import Noted, Why
    from strengthtui.vault.sealing import Seal

Change: TypeAlias = "Callable[[Iterator[Entry], frozenset[str], KeyRing], Iterator[Entry]]"
"""Entries, the folders that are among them, and the keys, to the entries of the new file."""
_LOCK: Final = "backups.lock"
_NOBODYS: Final = frozenset({""})
"""What `folder_in` finds of a file that is in nobody's folder, as `rewrite` looks for it: every backup has one."""
_WAIT: Final = 60.0
"""Seconds to wait for somebody who is rewriting a backup: a large one on a slow stick takes that long."""


class Hindrance(NamedTuple):
    """Why a backup is not reached."""

    words: str
    for_good: bool = False
    """Whether it never will be."""


class Reached(NamedTuple):
    """Which backups were reached, and which not and why."""

    done: tuple[Noted, ...]
    missed: tuple[tuple[Noted, str], ...]
    unknown: str = ""
    """Why nobody knows where backups went; empty where that is known."""

    @property
    def backups(self) -> tuple[Path, ...]:
        """Where those lie that were reached."""
        return tuple(one.path for one in self.done)

    @property
    def not_reached(self) -> tuple[str, ...]:
        """What was not reached, and why, in lines."""
        return tuple(f"{one.path}: {why}" for one, why in self.missed) or tuple(filter(None, (self.unknown,)))


def reachable(vault: OpenVault) -> tuple[Path, ...]:
    """Give the backups that are where they were written and that this vault's keys open."""
    return tuple(one.path for one in owed.noted(journal_of(vault)) if why_not(vault, one) is None)


def without_person(vault: OpenVault, folder_names: Iterable[str], why: Why) -> Reached:
    """Write every reachable backup anew without these people's folders.

    The new file is written beside the old one, read back, and takes its place in one step; the old one's bytes are
    let go, not written over: a file system or a disk may keep them until it needs the room, a copying one for longer,
    and whoever copied the file elsewhere has it still. Those bytes hold the person's key, sealed under the vault's.
    """
    folders = frozenset(folder_names)

    def change(entries: Iterator[Entry], present: frozenset[str], _ring: KeyRing) -> Iterator[Entry]:
        for entry in entries:
            if entry.name == MANIFEST:
                yield with_fewer(entry, folders & present)
            elif folder_in(entry.name) not in folders:
                yield entry

    reached = _each(vault, folders, change)
    owed.note(vault, (one for one, _why in reached.missed), folders, why)
    owed.settled(vault, reached.done, folders)
    return reached


def change_person(
    vault: OpenVault, folder: str, change: Callable[[str, bytes, Seal], bytes | None], why: Why
) -> tuple[str, ...]:
    """Rewrite every state of one person in each reachable backup; gives those not reached, and why.

    `change` is given the name (`now`, `1`, `day-..`, `draft`, `concern`), the bytes as they lie there, and the seal
    that opens and makes them; it gives the new bytes, or `None` to leave that state out.
    """

    def changed(entries: Iterator[Entry], _present: frozenset[str], ring: KeyRing) -> Iterator[Entry]:
        seal: Seal | None = None
        for entry in entries:
            name = entry.name.rpartition("/")[2]
            if folder_in(entry.name) != folder:
                yield entry
            elif states.kind_of(name) == "key":
                seal = seal or _seal_of(ring, folder, entry.data)
                yield entry
            else:
                if seal is None:
                    raise DamagedError(_("The key of this person's file cannot be read."), folder)
                data = change(name, entry.data, seal)
                if data is not None:
                    yield Entry(entry.name, data)

    reached = _each(vault, frozenset({folder}), changed)
    owed.note(vault, (one for one, _why in reached.missed), (folder,), why)
    return reached.not_reached


def change_shared(vault: OpenVault, change: Callable[[Iterator[Entry], KeyRing], Iterator[Entry]]) -> tuple[str, ...]:
    """Rewrite what is about nobody in particular in each reachable backup; gives those not reached, and why."""

    def changed(entries: Iterator[Entry], _present: frozenset[str], ring: KeyRing) -> Iterator[Entry]:
        return change(entries, ring)

    return _each(vault, _NOBODYS, changed).not_reached


def why_not(vault: OpenVault, backup: Noted) -> Hindrance | None:
    """Say why a backup cannot be reached, `None` when it can."""
    own = Hindrance(_("It has a passphrase of its own."), for_good=True)
    if vault.opened_with is None:
        return own
    ring = vault.opened_with[1]
    try:
        file = BackupFile(backup.path)
        if file.head.id == vault.id and not ring.vouches_for(file.head):
            return own
        manifest = read_manifest(next(file.entries(ring)), backup.path) if file.head.id == vault.id else None
    except StrengthError as error:
        return Hindrance(error.title)
    if manifest is None or manifest.made != backup.made:
        return Hindrance(_("Another backup is in its place."))
    return None


def rewrite(vault: OpenVault, path: Path, folders: frozenset[str], change: Change) -> None:
    """Put what `change` makes of a backup in its place, if any of these folders is in it. Raises `StrengthError`."""
    if vault.opened_with is None or vault.path is None:
        return
    with atomic.locked(vault.path / _LOCK, wait=_WAIT):
        file, ring = BackupFile(path), vault.opened_with[1]
        present = frozenset(folder_in(entry.name) or "" for entry in file.entries(ring))
        if present.isdisjoint(folders):
            return
        written = Tally()
        temporary = write_beside(path, file.head, ring, written.follow(change(file.entries(ring), present, ring)))
        try:
            verify(temporary, ring, written)
            atomic.move(temporary, path)
        except BaseException:
            drop(temporary)
            raise


def with_fewer(entry: Entry, gone: frozenset[str], anew: frozenset[str] = frozenset()) -> Entry:
    """Give the manifest without people who are gone, and without what ailed them or who is written anew."""
    manifest = msgspec.json.decode(entry.data, type=Manifest)
    left = tuple(one for one in manifest.ailments if not any(folder in one[1] for folder in gone | anew))
    fewer = msgspec.structs.replace(manifest, people=manifest.people - len(gone), ailments=left)
    return Entry(MANIFEST, msgspec.json.encode(fewer))


def folder_in(name: str) -> str | None:
    """Name the person's folder that an entry is of; `None` for what is about everybody."""
    parts = name.split("/")
    return parts[1] if len(parts) == 3 else None  # noqa: PLR2004 - people/<folder>/<file>


def journal_of(vault: OpenVault) -> tuple[dict[str, object], ...]:
    """Give the rows of the vault's journal. Raises `DamagedError`."""
    return () if vault.path is None else Journal(vault.path, vault.seals.vault).rows()


def _each(vault: OpenVault, folders: frozenset[str], change: Change) -> Reached:
    done: list[Noted] = []
    missed: list[tuple[Noted, str]] = []
    try:
        rows = journal_of(vault)
    except DamagedError as error:
        return Reached((), (), f"{error.title} {_('Where backups went is not known any more.')}")
    for one in owed.noted(rows):
        hindrance = why_not(vault, one)
        if hindrance is None:
            try:
                rewrite(vault, one.path, folders, change)
            except StrengthError as error:
                hindrance = Hindrance(error.title)
        if hindrance is None:
            done.append(one)
        else:
            missed.append((one, hindrance.words))
    missed += [(one, _("The vault that was there before a restore.")) for one in owed.asides(rows)]
    return Reached(tuple(done), tuple(missed))


def _seal_of(ring: KeyRing, folder: str, wrapped: bytes) -> Seal | None:
    try:
        return ring.of_wrapped(folder, wrapped)
    except DamagedError:
        return None
