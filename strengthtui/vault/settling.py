"""Giving backups what they are owed, once they can be reached again: without words that were kept to find them.

Who was erased is taken out by the name of the folder. Of whom words were struck, everything in the backup gives way to
what the vault has of them now, which is without those words; the rest of the backup stays as it was. It refuses to do
so with a file that is damaged.
"""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING, Literal

from msgspec import Struct
from msgspec.structs import replace

from strengthtui.errors import DamagedError, NotFoundError, StrengthError
from strengthtui.i18n import _, told_date
from strengthtui.vault import layout, owed, reaching, states
from strengthtui.vault.ailments import found
from strengthtui.vault.backup_file import Entry
from strengthtui.vault.backups import MANIFEST, read_entry
from strengthtui.vault.doctor import examine
from strengthtui.vault.loading import load
from strengthtui.vault.reading import is_gone
from strengthtui.vault.stores import DiskStore

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from strengthtui.vault.ailments import Ailment
    from strengthtui.vault.keys import KeyRing
    from strengthtui.vault.open_vault import OpenVault
    from strengthtui.vault.owed import Noted, Owed
    from strengthtui.vault.reaching import Change
    from strengthtui.vault.sealing import Seals


Way = Literal["now", "disk", "file", "never", "folder"]
"""How a backup comes by what it is owed: it can be reached now; once its disk is there, or a file of the vault is whole
again; never, since it has a passphrase of its own; or it is no backup but the folder that a restore moved aside."""


class Left(Struct, frozen=True, kw_only=True):
    """A backup that still holds what was struck or erased."""

    backup: Noted
    since: str
    """UTC time of the first of it."""
    why: str
    """Why it is not put right, in words; empty where it can be, now."""
    way: Way


class Settled(Struct, frozen=True):
    """What came of it."""

    done: tuple[Path, ...]
    left: tuple[Left, ...]


def due(vault: OpenVault) -> tuple[Owed, ...]:
    """Give what is owed: what the vault itself is rid of, and a backup is not.

    Nothing is owed of a person who is here again, of words that a restore brought back, of a strike that was refused in
    the end, or to a vault that was moved aside and is gone.
    """
    if vault.path is None or is_gone(vault.path / layout.JOURNAL):
        return ()
    source, rows = vault.path, owed.owed(reaching.journal_of(vault))
    return tuple(
        one
        for one in rows
        if (one.made or not is_gone(one.backup.path))
        and (_is_struck(source, vault.seals, one) if one.why == "strike" else not _is_here(source, one))
    )


def left(vault: OpenVault) -> tuple[Left, ...]:
    """Say of each backup what is owed to, why it is not put right. Raises `DamagedError` for the journal."""
    return tuple(_left(vault, backup, rows) for backup, rows in _by_backup(due(vault)).items())


def settle(vault: OpenVault) -> Settled:
    """Give every backup that can be reached what it is owed. Raises `DamagedError` for the journal."""
    done: list[Path] = []
    still: list[Left] = []
    for backup, rows in _by_backup(due(vault)).items():
        one = _left(vault, backup, rows)
        if one.way == "now":
            try:
                _put_right(vault, backup, rows)
                done.append(backup.path)
                continue
            except StrengthError as error:
                one = replace(one, why=error.title)
        still.append(one)
    return Settled(tuple(done), tuple(still))


def away(vault: OpenVault, path: Path) -> tuple[Noted, ...]:
    """Give the backups that were put at this place and are not there. Raises `DamagedError` for the journal."""
    known = (one for one in owed.noted(reaching.journal_of(vault)) if one.path == path)
    return tuple(one for one in known if is_gone(path) or _is_away(vault, one))


def ailments(vault: OpenVault) -> Iterator[Ailment]:
    """Say to the doctor which backups are owed something, and what to do."""
    try:
        backups = left(vault)
    except DamagedError:
        return  # it is told of the journal itself
    for one in backups:
        made = told_date(one.backup.made)
        what = _("The vault that was moved aside still holds what was struck or erased since.")
        if made:
            what = _("This backup of {day} still holds what was struck or erased since.").format(day=made)
        yield found(
            "backup-owed", str(one.backup.path), " ".join(part for part in (what, one.why) if part), _hints()[one.way]
        )


def _hints() -> dict[Way, str]:
    return {
        "now": _("strengthtui vault doctor --repair  puts it right."),
        "disk": _(
            "Plug its disk in, then  strengthtui vault doctor --repair  puts it right. If it was destroyed, say so: "
            "strengthtui vault backup FILE --gone, with its name."
        ),
        "file": _("Put that file right first; the doctor names it."),
        "never": _(
            "Make a new backup and destroy this one. Then say so: strengthtui vault backup FILE --gone, with its name."
        ),
        "folder": _("Destroy that folder as soon as nothing in it is needed."),
    }


def _by_backup(rows: tuple[Owed, ...]) -> dict[Noted, list[Owed]]:
    sorted_out: dict[Noted, list[Owed]] = {}
    for one in rows:
        sorted_out.setdefault(one.backup, []).append(one)
    return sorted_out


def _left(vault: OpenVault, backup: Noted, rows: list[Owed]) -> Left:
    since = min(one.at for one in rows)
    if not backup.made:
        return Left(backup=backup, since=since, why="", way="folder")
    hindrance = reaching.why_not(vault, backup)
    if hindrance is not None:
        return Left(backup=backup, since=since, why=hindrance.words, way="never" if hindrance.for_good else "disk")
    if _is_damaged(vault, [one.folder for one in rows if one.why == "strike"]):
        return Left(backup=backup, since=since, why=_("The file that is to take its place is damaged."), way="file")
    return Left(backup=backup, since=since, why="", way="now")


def _is_away(vault: OpenVault, backup: Noted) -> bool:
    """Tell whether something else is in a backup's place; of one with a passphrase of its own nobody can."""
    hindrance = reaching.why_not(vault, backup)
    return hindrance is not None and not hindrance.for_good


def _put_right(vault: OpenVault, backup: Noted, rows: list[Owed]) -> None:
    if vault.path is None:
        return
    erased = frozenset(one.folder for one in rows if one.why == "erase")
    struck = frozenset(one.folder for one in rows if one.why == "strike")
    with ExitStack() as stack:  # whoever strikes more meanwhile waits, and reaches the backup afterwards
        for folder in sorted(struck):
            stack.enter_context(states.held(layout.person(vault.path, folder), vault.now()))
        reaching.rewrite(vault, backup.path, erased | struck, _anew(vault.path, erased, struck))
    owed.settled(vault, (backup,), erased | struck)


def _anew(vault: Path, erased: frozenset[str], struck: frozenset[str]) -> Change:
    """Leave out who is erased, put who has words struck in as they are now, and the packs that they name."""

    def change(entries: Iterator[Entry], present: frozenset[str], _ring: KeyRing) -> Iterator[Entry]:
        there: set[str] = set()
        for entry in entries:
            if entry.name == MANIFEST:
                yield reaching.with_fewer(entry, erased & present, struck & present)
            elif reaching.folder_in(entry.name) not in erased | struck:
                there.add(entry.name)
                yield entry
        packs = [one for one in states.of_everybody(vault) if one.parent.name == layout.PACKS]
        people = [one for name in sorted(struck & present) for one in states.of_folder(layout.person(vault, name))]
        for one in (*packs, *people):
            if one.relative_to(vault).as_posix() not in there:
                yield read_entry(vault, one)

    return change


def _is_damaged(vault: OpenVault, folders: list[str]) -> bool:
    """Tell whether anything of these people is: a backup with damage in it that it did not have is not restored."""
    if vault.path is None or not folders:
        return False
    damage = [one.where for one in examine(vault.path, vault.seals) if one.severity == "damage"]
    return any(folder in where for folder in folders for where in damage)


def _is_struck(vault: Path, seals: Seals, row: Owed) -> bool:
    """Tell whether what the vault has of a person is from after the strike; of what cannot be read nobody can."""
    try:
        loaded = load(DiskStore(layout.person(vault, row.folder), seals))
    except DamagedError:
        return True
    except NotFoundError:
        return False
    return any(one.act == row.act for one in loaded.snapshot.records().history)


def _is_here(vault: Path, row: Owed) -> bool:
    return layout.person(vault, row.folder).is_dir()
