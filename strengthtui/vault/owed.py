"""What backups are still owed that could not be reached: which person of them was erased, or had words struck.

It stands in the vault's journal, under the random name of the person's folder: no word, no name, no record. What was
struck is not kept in order to find it later; the vault as it is now is without it, and that takes its place in the
backup (`settling`). A backup is known by where it was put and by when it was made: two disks may bear the same name.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

import msgspec
from msgspec import Struct

from strengthtui.errors import BusyError, DamagedError, NotWrittenError, StrengthError
from strengthtui.vault import layout
from strengthtui.vault.journal import ASIDE, BACKUP, Journal
from strengthtui.vault.loading import load
from strengthtui.vault.reading import is_gone
from strengthtui.vault.stores import DiskStore

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from strengthtui.vault.journal import Rows
    from strengthtui.vault.open_vault import OpenVault

OWED: Final = "owed"
"""What a row of the journal is about."""


class Noted(NamedTuple):
    """A backup as the journal knows it, or a vault that a restore moved aside."""

    path: Path
    made: str
    """UTC time; empty for a vault that was moved aside."""


class Why(NamedTuple):
    """What was done of which backups are to follow."""

    what: Literal["erase", "strike"]
    at: str
    """UTC time."""
    act: str = ""
    """The act of a strike: the state that has it in its history is without the words."""


class Owed(Struct, frozen=True, kw_only=True):
    """One person's part of one backup that is to be put right."""

    what: str = OWED
    path: str
    made: str
    folder: str
    why: Literal["erase", "strike"]
    at: str
    act: str = ""

    @property
    def backup(self) -> Noted:
        """Which backup."""
        return Noted(Path(self.path), self.made)


def noted(rows: Rows) -> tuple[Noted, ...]:
    """Give every backup that a journal tells of, each once."""
    made = (Noted(Path(str(row.get("path"))), str(row.get("at"))) for row in rows if row.get("what") == BACKUP)
    return tuple(dict.fromkeys(made))


def asides(rows: Rows) -> tuple[Noted, ...]:
    """Give the vaults that were moved aside and are still there."""
    moved = (Path(str(row.get("path"))) for row in rows if row.get("what") == ASIDE)
    return tuple(Noted(path, "") for path in dict.fromkeys(moved) if not is_gone(path))


def owed(rows: Rows) -> tuple[Owed, ...]:
    """Give what a journal says is owed; a row that cannot be understood is none."""
    found: list[Owed] = []
    for row in rows:
        if row.get("what") == OWED:
            with suppress(msgspec.ValidationError):
                found.append(msgspec.convert(row, Owed))
    return tuple(found)


def note(vault: OpenVault, missed: Iterable[Noted], folders: Collection[str], why: Why) -> None:
    """Remember what these are owed.

    It is noted before it is done, and may be refused in the end; so what was owed before stays, of strikes the last
    that came about: the state after it is without all that was struck before. Where it cannot be written, it is not
    remembered: it is told in any case, and no strike waits for it.
    """
    fresh = [
        Owed(path=str(one.path), made=one.made, folder=folder, why=why.what, at=why.at, act=why.act)
        for one in missed
        for folder in folders
    ]
    if fresh and vault.path is not None:
        acts = {folder: _acts(vault, folder) for folder in folders}
        with suppress(NotWrittenError, BusyError, DamagedError):
            Journal(vault.path, vault.seals.vault).change(lambda before: _with(before, fresh, acts))


def _with(before: Rows, fresh: list[Owed], acts: Mapping[str, frozenset[str]]) -> Rows:
    """Put what is owed now behind what was owed before, without what that makes needless."""
    last = {(one.backup, one.folder): one for one in owed(before) if one.act in acts.get(one.folder, ())}
    again = {(one.backup, one.folder, one.why) for one in fresh}

    def stays(one: Owed) -> bool:
        return (one.backup, one.folder, one.why) not in again or last.get((one.backup, one.folder)) == one

    kept = (row for row in before if all(stays(one) for one in owed((row,))))
    return (*kept, *(msgspec.to_builtins(one) for one in fresh))


def _acts(vault: OpenVault, folder: str) -> frozenset[str]:
    """Name the acts that somebody's file tells of, as it stands on the disk."""
    if vault.path is None:
        return frozenset()
    try:
        loaded = load(DiskStore(layout.person(vault.path, folder), vault.seals))
    except StrengthError:
        return frozenset()
    return frozenset(one.act for one in loaded.snapshot.records().history)


def settled(vault: OpenVault, backups: Collection[Noted], folders: Collection[str]) -> None:
    """Let go of what these were owed of these people; where that cannot be written, it is done once more later."""
    if vault.path is None or not backups or not folders:
        return

    def stays(row: dict[str, object]) -> bool:
        return all(one.backup not in backups or one.folder not in folders for one in owed((row,)))

    with suppress(NotWrittenError, BusyError, DamagedError):
        Journal(vault.path, vault.seals.vault).change(lambda rows: tuple(row for row in rows if stays(row)))


def forget(vault: OpenVault, backups: Collection[Noted]) -> None:
    """Know of these backups no more, nor of what they were owed: they are no more."""
    if vault.path is None or not backups:
        return

    def is_of(row: dict[str, object]) -> bool:
        made = row.get("made") if row.get("what") == OWED else row.get("at")
        return row.get("what") in (OWED, BACKUP) and Noted(Path(str(row.get("path"))), str(made)) in backups

    Journal(vault.path, vault.seals.vault).change(lambda rows: tuple(row for row in rows if not is_of(row)))
