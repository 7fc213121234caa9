"""Everything that lies durably under a vault, file by file: for whoever copies, moves or looks through all of it.

Locks, temporary files and the catalogue (derived) are not of it. What is none of ours is named, never taken along.
"""

from __future__ import annotations

import errno
import sys
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING, Final

from strengthtui import atomic
from strengthtui.errors import BusyError, NotWrittenError
from strengthtui.vault import head, layout
from strengthtui.vault.locking import PersonLock, busy

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from strengthtui.vault.sealing import Kind

WAIT: Final = 2.0
"""Seconds to wait for somebody who is being written just now."""
WHOLE: Final = "whole"
"""Marks a vault that was made beside another one and looked over (`places_changed`)."""
_SPARE_HANDLES: Final = 256
_PASSED_OVER: Final = frozenset(
    {*head.COPIES, layout.CATALOGUE, layout.LOCK, layout.LOCK_WHO, WHOLE, ".DS_Store", "Thumbs.db", "desktop.ini"}
)
_AT_THE_ROOT: Final = (layout.HEADS, layout.JOURNAL, layout.REFLECTIONS)


def folders(vault: Path) -> list[Path]:
    """List people's folders."""
    people = layout.people(vault)
    with atomic.refusing(people):
        return sorted(one for one in people.iterdir() if layout.is_folder_name(one.name)) if people.is_dir() else []


def of_folder(folder: Path) -> list[Path]:
    """List a person's files, keys first: what follows can then be opened as it comes."""
    with atomic.refusing(folder):
        ours = sorted(one for one in folder.iterdir() if kind_of(one.name) is not None)
    return sorted(ours, key=lambda one: one.name not in layout.KEYS)


def of_everybody(vault: Path) -> list[Path]:
    """List the files that are about everybody, and the kept packs."""
    with atomic.refusing(vault):
        return [*(vault / name for name in _AT_THE_ROOT if (vault / name).exists()), *packs(vault)]


def packs(vault: Path) -> list[Path]:
    """List the kept packs."""
    folder = vault / layout.PACKS
    with atomic.refusing(folder):
        return sorted(one for one in folder.iterdir() if layout.is_digest(one.name)) if folder.is_dir() else []


def kind_of(name: str) -> Kind | None:
    """Say as what a file in a person's folder is sealed, `None` when it is none of theirs."""
    if layout.is_state(name):
        return "now"
    if name in layout.KEYS:
        return "key"
    known: dict[str, Kind] = {layout.DRAFT: "draft", layout.CONCERN: "concern"}
    return known.get(name)


def is_ours(name: str) -> bool:
    """Tell whether this names a file inside a vault that we could have written: never a way out of it."""
    match name.split("/"):
        case [one]:
            return one in _AT_THE_ROOT
        case [layout.PACKS, digest]:
            return layout.is_digest(digest)
        case [layout.PEOPLE, folder, one]:
            return layout.is_folder_name(folder) and kind_of(one) is not None
    return False


def strangers(vault: Path) -> list[str]:
    """Name what lies in the vault and is none of ours."""
    found: list[str] = []
    with atomic.refusing(vault):
        for one in sorted(vault.rglob("*")):
            name = one.relative_to(vault).as_posix()
            if one.is_dir() or name.startswith(f"{layout.ASIDE}/") or is_ours(name):
                continue
            passed = one.name in _PASSED_OVER or one.name.startswith(atomic.TEMP_PREFIX) or one.suffix == ".lock"
            if not passed:
                found.append(name)
    return found


def traces(vault: Path) -> dict[str, tuple[int, int]]:
    """Give size and time of every file that counts: alike twice, nobody wrote in between."""
    ours = [*of_everybody(vault), *(one for folder in folders(vault) for one in of_folder(folder))]
    with atomic.refusing(vault):
        found = [(one, one.stat()) for one in ours]
    return {one.relative_to(vault).as_posix(): (stat.st_size, stat.st_mtime_ns) for one, stat in found}


@contextmanager
def held(folder: Path, now: str = "") -> Iterator[None]:
    """Keep others from writing a person's file for a moment; on a disk that is read-only nobody writes anyhow.

    `now` is the time by which somebody who has it open is told since when.
    """
    with ExitStack() as stack:
        try:
            stack.enter_context(atomic.locked(folder / layout.LOCK, wait=WAIT))
        except BusyError:
            raise _named(folder, now) from None
        except NotWrittenError as error:
            if not isinstance(error.__cause__, OSError) or error.__cause__.errno != errno.EROFS:
                raise
        yield


@contextmanager
def all_held(vault: Path, *, at: str) -> Iterator[ExitStack]:
    """Keep others from writing anybody's file; the stack lets go early (an open lock cannot be moved on Windows)."""
    people = folders(vault)
    _room_for(len(people))
    with ExitStack() as stack:
        for folder in people:
            try:
                stack.callback(PersonLock(folder, now=at).release)
            except BusyError:
                raise _named(folder, at) from None
        yield stack


def _named(folder: Path, now: str) -> BusyError:
    """Say which folder it is: here nobody asked for anybody by name."""
    error = busy(folder, now)
    return BusyError(error.title, " ".join((error.message, f"({folder.parent.name}/{folder.name})")), error.hint)


def _room_for(count: int) -> None:
    """Let this process hold so many locks at once, as far as the system allows it."""
    if sys.platform == "win32":
        return
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = count + _SPARE_HANDLES
    if soft != resource.RLIM_INFINITY and soft < wanted:
        most = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))
