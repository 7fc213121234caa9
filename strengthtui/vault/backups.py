"""Backups: the whole vault in one sealed file, read back before it takes its place.

A vault without a passphrase gets one for the file alone, since a backup travels. Where a backup went stands in the
vault's journal, so that who is erased, and words that are struck, are taken out of it as long as it can be reached.
"""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final

import msgspec
from msgspec import Struct

from strengthtui import atomic
from strengthtui.errors import BusyError, DamagedError, NotWrittenError, StrengthError, UsageError
from strengthtui.i18n import _
from strengthtui.vault import owed, states
from strengthtui.vault.backup_file import BackupFile, Entry, Tally, write_beside
from strengthtui.vault.journal import BACKUP, Journal
from strengthtui.vault.reading import is_gone, reading
from strengthtui.vault.slots import Kdf

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from strengthtui.vault.head import Head
    from strengthtui.vault.keys import KeyRing
    from strengthtui.vault.owed import Noted
    from strengthtui.vault.vault import Vault

MANIFEST: Final = "manifest"
"""The first entry: what the others are."""


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
    replaced = _replaced(vault, path)
    ailing = tuple((one.code, one.where) for one in vault.examine() if one.severity == "damage")
    manifest = Manifest(sealed=vault.sealed, made=at, people=len(people), ailments=ailing)
    atomic.sweep(path.parent, lambda name: name == path.name)
    written = Tally()
    temporary = write_beside(path, head, ring, written.follow(_contents(source, people, manifest)))
    try:
        verify(temporary, ring, written)
        with atomic.refusing(path):
            size = temporary.stat().st_size
        noted = _note(vault, {"what": BACKUP, "path": str(path), "at": at, "people": len(people)})
        if not overwrite:
            _refuse_if_there(path)
        _into_place(temporary, path)
    except BaseException:
        drop(temporary)
        raise
    if replaced is not None:
        with suppress(NotWrittenError, BusyError, DamagedError):  # then it is known for one that is not in its place
            owed.forget(vault, (replaced,))
    return Made(path=path, people=len(people), files=written.files - 1, size=size, damaged=len(ailing), noted=noted)


def read_manifest(entry: Entry, path: Path) -> Manifest:
    """Read the first entry of a backup. Raises `DamagedError`."""
    try:
        if entry.name == MANIFEST:
            return msgspec.json.decode(entry.data, type=Manifest)
    except (msgspec.DecodeError, UnicodeDecodeError):
        pass
    raise DamagedError(_("The backup does not say what is in it."), str(path), _("Use another backup."))


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
    with atomic.refusing(path):
        taken = path.exists() or path.is_symlink()
    if taken:
        hint = _("Choose another name, or add --overwrite.")
        raise UsageError(_("Something of that name is there already."), str(path), hint)


def _replaced(vault: Vault, path: Path) -> Noted | None:
    """Give the backup that lies where the new one is to be, if the journal knows it: it is none any more then."""
    if vault.path is None or is_gone(path):
        return None
    try:
        known = [one for one in owed.noted(Journal(vault.path, vault.seals.vault).rows()) if one.path == path]
        file = BackupFile(path)
    except StrengthError:
        return None
    if file.head.id != vault.id or not known:
        return None
    if vault.opened_with is None or not vault.opened_with[1].vouches_for(file.head):
        return known[-1]  # it does not say when it was made; of those put here it is most likely the last
    try:
        made = read_manifest(next(file.entries(vault.opened_with[1])), path).made
    except DamagedError:
        return known[-1]
    return next((one for one in known if one.made == made), None)


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
        yield read_entry(vault, one)
    for folder in people:
        with states.held(folder, manifest.made):
            read = [read_entry(vault, one) for one in states.of_folder(folder)]
        yield from read


def read_entry(vault: Path, path: Path) -> Entry:
    """Read a file of a vault, under its place in it. Raises `DamagedError`."""
    with reading(path):
        return Entry(path.relative_to(vault).as_posix(), path.read_bytes())


def verify(path: Path, ring: KeyRing, written: Tally) -> None:
    """Read a file back whole, and hold it against what was written. Raises `DamagedError`."""
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


def _into_place(temporary: Path, path: Path) -> None:
    try:
        atomic.move(temporary, path)
    except NotWrittenError as error:
        if os.path.lexists(temporary):
            raise
        hint = _(
            "The new backup may be there, whole, but the disk did not confirm it: make it again, with --overwrite."
        )
        raise NotWrittenError(error.title, error.message, hint) from error


def drop(temporary: Path) -> None:
    """Take what was half written away, as far as the disk lets go of it: what went wrong before is what is told."""
    with suppress(OSError):
        temporary.unlink()
