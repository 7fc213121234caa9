"""Destroying a person's files: what is kept of them, and how it goes so that nothing opens it any more.

The keys go first: overwritten once, forced to the disk, removed. Without them every copy of a sealed file is noise,
wherever it is. An unsealed vault has no keys; there removing is all that can be done, and what a disk still holds of
removed files is beyond us.
"""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct

from strengthtui import atomic
from strengthtui.errors import BusyError, StrengthError
from strengthtui.i18n import _
from strengthtui.vault import concerns, layout
from strengthtui.vault.stores import DiskStore

if TYPE_CHECKING:
    from pathlib import Path

    from strengthtui.vault.vault import Vault


class Kept(Struct, frozen=True):
    """What lies in a person's folders beside their file: counts, never words."""

    days: int = 0
    """States of earlier days."""
    older: int = 0
    """States before the last acts."""
    drafts: int = 0
    concerns: int = 0
    """Rows of the concern record, as far as it can be read; at least one where there is a record."""


def folders_of(vault: Vault, person: str) -> tuple[str, ...]:
    """Name every folder that holds this person: one, or more where somebody copied it by hand."""
    return tuple(entry.folder for entry in vault.people() if entry.id == person)


def kept_of(vault: Vault, person: str) -> Kept:
    """Count what is kept of a person beside their file."""
    if vault.path is None:
        return Kept()
    found = Kept()
    for folder in folders_of(vault, person):
        one = _kept_in(vault, layout.person(vault.path, folder))
        found = Kept(*(getattr(found, field) + getattr(one, field) for field in Kept.__struct_fields__))
    return found


class Reached(NamedTuple):
    """Which backups a person was taken out of, and which not and why."""

    backups: tuple[str, ...] = ()
    not_reached: tuple[str, ...] = ()


def erase(vault: Vault, person: str, generation: int | None) -> Reached:
    """Destroy everything the vault and its reachable backups have of a person.

    `generation` is what somebody was shown: more that came since is refused with `BusyError`. `None` where nobody can
    read it. Backups go first, so that an erase that was cut off can be done once more.
    """
    folders = folders_of(vault, person)
    _refuse_if_busy(vault, person, generation, folders)
    reached = [in_backups(vault, folder) for folder in folders]
    vault.take_away(person, generation)
    for _another in folders[1:]:
        vault.take_away(person, None)
    backups = dict.fromkeys(one for found in reached for one in found.backups)
    not_reached = dict.fromkeys(one for found in reached for one in found.not_reached)
    return Reached(tuple(backups), tuple(not_reached))


def in_backups(vault: Vault, folder: str) -> Reached:
    """Take a person out of the backups that can be reached; those that cannot are owed it."""
    from strengthtui.vault import reaching
    from strengthtui.vault.owed import Why

    reached = reaching.without_person(vault, (folder,), Why("erase", vault.now()))
    return Reached(tuple(str(one) for one in reached.backups), reached.not_reached)


def _refuse_if_busy(vault: Vault, person: str, generation: int | None, folders: tuple[str, ...]) -> None:
    """Refuse before anything is touched what `take_away` would refuse."""
    if generation is not None:
        with vault.person(person, write=False) as file:
            if file.records.meta.generation != generation:
                raise BusyError(_("Something was written there meanwhile."), person, _("Do it once more."))
    if vault.path is None:
        return
    for folder in folders:
        store = DiskStore(layout.person(vault.path, folder), vault.seals)
        store.lock(vault.now())
        store.unlock()


def empty_folder(folder: Path) -> None:
    """Destroy what is in a folder, its keys first; what is gone already is no matter. Raises `NotWrittenError`."""
    with atomic.refusing(folder):
        try:
            names = os.listdir(folder)
        except FileNotFoundError:
            return
        for name in names:
            if _is_key(name):
                overwrite(folder / name)
        if any(map(_is_key, names)):
            atomic.sync_folder(folder)
        for name in names:
            _remove(folder / name)
        atomic.sync_folder(folder)


def overwrite(path: Path) -> None:
    """Write noise over a file, force it to the disk, and take the file away."""
    with suppress(FileNotFoundError):
        handle = os.open(path, os.O_WRONLY | getattr(os, "O_BINARY", 0))
        try:
            atomic.write_all(handle, os.urandom(os.fstat(handle).st_size))
            atomic.sync_handle(handle)
        finally:
            os.close(handle)
        os.unlink(path)


def _remove(path: Path) -> None:
    with suppress(FileNotFoundError):
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            os.unlink(path)


def _is_key(name: str) -> bool:
    """Tell whether a key is in it: a copy, or what a killed program had written of one."""
    return name.removeprefix(atomic.TEMP_PREFIX).startswith(layout.KEYS[0])


def _kept_in(vault: Vault, folder: Path) -> Kept:
    try:
        names = os.listdir(folder)
    except OSError:
        return Kept()
    return Kept(
        days=sum(map(layout.is_day, names)),
        older=sum(name in layout.GENERATIONS for name in names),
        drafts=int(layout.DRAFT in names),
        concerns=_rows(vault, folder) if layout.CONCERN in names else 0,
    )


def _rows(vault: Vault, folder: Path) -> int:
    try:
        sealed = (folder / layout.CONCERN).read_bytes()
        return len(concerns.from_bytes(vault.seals.person(folder).open(sealed, "concern"))) or 1
    except (OSError, StrengthError):
        return 1
