"""Backups: the whole vault in one sealed file, read back before it takes its place; and reaching those that were made.

A vault without a passphrase gets one for the file alone, since a backup travels. Where a backup went stands in the
vault's journal, so that who is erased, and words that are struck, are taken out of it as long as it can be reached.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypeAlias

import msgspec
from msgspec import Struct

from strengthtui import atomic
from strengthtui.errors import BusyError, DamagedError, NotWrittenError, StrengthError, UsageError
from strengthtui.i18n import _
from strengthtui.vault import states
from strengthtui.vault.backup_file import BackupFile, Entry, Tally, write_beside
from strengthtui.vault.journal import Journal
from strengthtui.vault.slots import Kdf

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from strengthtui.vault.head import Head
    from strengthtui.vault.keys import KeyRing
    from strengthtui.vault.sealing import Seal
    from strengthtui.vault.vault import Vault

MANIFEST: Final = "manifest"
"""The first entry: what the others are."""
BACKUP: Final = "backup"
"""What a row of the journal is about: a backup was made."""
ASIDE: Final = "aside"
"""The same: a vault was moved aside by a restore. It is never changed, only named."""
_Change: TypeAlias = "Callable[[Iterator[Entry], frozenset[str], KeyRing], Iterator[Entry]]"
"""Entries, the folders that are among them, and the keys, to the entries of the new file."""


class Manifest(Struct, frozen=True, kw_only=True):
    """What a backup says of itself, sealed like the rest."""

    format: int = 1
    sealed: bool
    """Whether the vault's own files are sealed, besides the seal of the backup."""
    made: str
    """UTC time."""
    people: int
    ailments: tuple[tuple[str, str], ...] = ()
    """Code and place of what was damaged in the vault already: a restore brings that back, and nothing worse."""


class Made(Struct, frozen=True, kw_only=True):
    """A backup that was made and read back."""

    path: Path
    people: int
    files: int
    size: int
    damaged: int
    """How many things were damaged in the vault already."""
    noted: bool
    """Whether it stands in the journal; without it nobody who is erased is taken out of it."""


def make(
    vault: Vault, path: Path, *, at: str, passphrase: str | None = None, overwrite: bool = False, kdf: Kdf | None = None
) -> Made:
    """Write a backup beside `path`, read it back whole, and put it into its place.

    An unsealed vault needs a `passphrase` for the file. Raises `UsageError`, `BusyError`, `NotWrittenError`, and
    `DamagedError` when what was written does not come back.
    """
    path = path.absolute()
    source = _refuse_place(vault, path, overwrite=overwrite)
    head, ring = _keys(vault, passphrase, kdf or Kdf())
    people = states.folders(source)
    ailing = tuple((one.code, one.where) for one in vault.examine() if one.severity == "damage")
    manifest = Manifest(sealed=vault.sealed, made=at, people=len(people), ailments=ailing)
    atomic.sweep(path.parent, lambda name: name == path.name)
    written = Tally()
    temporary = write_beside(path, head, ring, written.follow(_contents(source, people, manifest)))
    try:
        _verify(temporary, ring, written)
        size = temporary.stat().st_size
        noted = _note(vault, {"what": BACKUP, "path": str(path), "at": at, "people": len(people)})
        if not overwrite:
            _refuse_if_there(path)
        atomic.move(temporary, path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return Made(path=path, people=len(people), files=written.files - 1, size=size, damaged=len(ailing), noted=noted)


def read_manifest(entry: Entry, path: Path) -> Manifest:
    """Read the first entry of a backup. Raises `DamagedError`."""
    try:
        if entry.name == MANIFEST:
            return msgspec.json.decode(entry.data, type=Manifest)
    except (msgspec.DecodeError, UnicodeDecodeError):
        pass
    raise DamagedError(_("The backup does not say what is in it."), str(path), _("Use another backup."))


def noted(vault: Vault) -> tuple[Path, ...]:
    """Give the place of every backup that was ever made of this vault, each once."""
    return _noted(vault, BACKUP)


def reachable(vault: Vault) -> tuple[Path, ...]:
    """Give the backups that are where they were written and that this vault's keys open."""
    return tuple(path for path in noted(vault) if _why_not(vault, path) is None)


def without_person(vault: Vault, folder_names: Iterable[str]) -> tuple[tuple[Path, ...], tuple[str, ...]]:
    """Write every reachable backup anew without these people's folders; gives which, and which not and why.

    The new file is written beside the old one, read back, and takes its place in one step; the old one's bytes are
    let go, not written over: a file system or a disk may keep them until it needs the room, a copying one for longer,
    and whoever copied the file elsewhere has it still. Those bytes hold the person's key, sealed under the vault's.
    """
    folders = frozenset(folder_names)

    def change(entries: Iterator[Entry], present: frozenset[str], _ring: KeyRing) -> Iterator[Entry]:
        for entry in entries:
            if entry.name == MANIFEST:
                yield _with_fewer(entry, folders & present)
            elif _folder_in(entry.name) not in folders:
                yield entry

    return _each_reached(vault, folders, change)


def change_person(
    vault: Vault, folder: str, change: Callable[[str, bytes, Seal], bytes | None]
) -> tuple[tuple[Path, ...], tuple[str, ...]]:
    """Rewrite every state of one person in each reachable backup; gives which, and which not and why.

    `change` is given the name (`now`, `1`, `day-..`, `draft`, `concern`), the bytes as they lie there, and the seal
    that opens and makes them; it gives the new bytes, or `None` to leave that state out.
    """

    def changed(entries: Iterator[Entry], _present: frozenset[str], ring: KeyRing) -> Iterator[Entry]:
        seal: Seal | None = None
        for entry in entries:
            name = entry.name.rpartition("/")[2]
            if _folder_in(entry.name) != folder:
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

    return _each_reached(vault, frozenset({folder}), changed)


def _noted(vault: Vault, what: str) -> tuple[Path, ...]:
    from pathlib import Path

    if vault.path is None:
        return ()
    rows = Journal(vault.path, vault.seals.vault).rows()
    return tuple(dict.fromkeys(Path(str(row.get("path"))) for row in rows if row.get("what") == what))


def _refuse_place(vault: Vault, path: Path, *, overwrite: bool) -> Path:
    """Give the vault's folder, unless nothing can come of this."""
    if vault.path is None:
        raise UsageError(_("This vault is kept nowhere."), "", _("There is nothing to make a backup of."))
    if path.resolve().is_relative_to(vault.path.resolve()):
        hint = _("Name a place on another disk: a backup that goes with the vault is none.")
        raise UsageError(_("This place is inside the vault."), str(path), hint)
    if not overwrite:
        _refuse_if_there(path)
    return vault.path


def _refuse_if_there(path: Path) -> None:
    if path.exists() or path.is_symlink():
        hint = _("Choose another name, or add --overwrite.")
        raise UsageError(_("Something of that name is there already."), str(path), hint)


def _keys(vault: Vault, passphrase: str | None, kdf: Kdf) -> tuple[Head, KeyRing]:
    from strengthtui.vault.unlocking import sealed_head

    if vault.opened_with is not None:
        return vault.opened_with
    if not passphrase:
        hint = _("Give one at a terminal, or with `--passphrase-file`.")
        raise UsageError(_("A backup needs a passphrase: it travels."), "", hint)
    return sealed_head(vault.id, passphrase, None, kdf=kdf)


def _contents(vault: Path, people: list[Path], manifest: Manifest) -> Iterator[Entry]:
    yield Entry(MANIFEST, msgspec.json.encode(manifest))
    for one in states.of_everybody(vault):
        yield _read(vault, one)
    for folder in people:
        with states.held(folder):
            read = [_read(vault, one) for one in states.of_folder(folder)]
        yield from read


def _read(vault: Path, path: Path) -> Entry:
    try:
        return Entry(path.relative_to(vault).as_posix(), path.read_bytes())
    except OSError as error:
        hint = _("Look whether you may read it, and whether the disk is well.")
        raise DamagedError(_("A file cannot be read."), str(path), hint) from error


def _verify(path: Path, ring: KeyRing, written: Tally) -> None:
    read = Tally()
    for _entry in read.follow(BackupFile(path).entries(ring)):
        pass
    if read.digest() != written.digest():
        hint = _("Use another disk. What was there before is whole.")
        raise DamagedError(_("What was written did not come back from the disk."), str(path.parent), hint)


def _note(vault: Vault, row: dict[str, Any]) -> bool:
    """Note a backup before it takes its place: one that nobody knows of cannot be reached later."""
    if vault.path is None or vault.read_only:
        return False
    try:
        Journal(vault.path, vault.seals.vault).note(row)
    except (NotWrittenError, BusyError, DamagedError):
        return False  # the disk that is full or damaged is why there has to be a backup
    return True


def _why_not(vault: Vault, path: Path) -> str | None:
    """Say why a backup cannot be reached, `None` when it can."""
    try:
        file = BackupFile(path)
        if file.head.id != vault.id or vault.opened_with is None:
            return _("It has a passphrase of its own.")
        next(file.entries(vault.opened_with[1]))
    except StrengthError as error:
        return error.title
    return None


def _each_reached(vault: Vault, folders: frozenset[str], change: _Change) -> tuple[tuple[Path, ...], tuple[str, ...]]:
    done: list[Path] = []
    not_reached: list[str] = []
    try:
        known, asides = noted(vault), _noted(vault, ASIDE)
    except DamagedError as error:
        return (), (f"{error.title} {_('Where backups went is not known any more.')}",)
    for path in known:
        why = _why_not(vault, path)
        if why is None:
            try:
                _rewrite(vault, path, folders, change)
            except StrengthError as error:
                why = error.title
        if why is None:
            done.append(path)
        else:
            not_reached.append(f"{path}: {why}")
    why = _("The vault that was there before a restore.")
    not_reached += [f"{path}: {why}" for path in asides if path.exists()]
    return tuple(done), tuple(not_reached)


def _rewrite(vault: Vault, path: Path, folders: frozenset[str], change: _Change) -> None:
    if vault.opened_with is None:
        return
    file, ring = BackupFile(path), vault.opened_with[1]
    present = frozenset(_folder_in(entry.name) or "" for entry in file.entries(ring))
    if present.isdisjoint(folders):
        return
    written = Tally()
    temporary = write_beside(path, file.head, ring, written.follow(change(file.entries(ring), present, ring)))
    try:
        _verify(temporary, ring, written)
        atomic.move(temporary, path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _with_fewer(entry: Entry, gone: frozenset[str]) -> Entry:
    manifest = msgspec.json.decode(entry.data, type=Manifest)
    left = tuple(one for one in manifest.ailments if not any(folder in one[1] for folder in gone))
    fewer = msgspec.structs.replace(manifest, people=manifest.people - len(gone), ailments=left)
    return Entry(MANIFEST, msgspec.json.encode(fewer))


def _folder_in(name: str) -> str | None:
    parts = name.split("/")
    return parts[1] if len(parts) == 3 else None  # noqa: PLR2004 - people/<folder>/<file>


def _seal_of(ring: KeyRing, folder: str, wrapped: bytes) -> Seal | None:
    try:
        return ring.of_wrapped(folder, wrapped)
    except DamagedError:
        return None
