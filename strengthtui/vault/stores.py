"""Where one person's bytes lie: a folder on the disk, or memory for what is kept nowhere.

`now` is at every instant whole and old, or whole and new. Before it is replaced, the old one gets a second
name (`1`, and on the first act of a day the day's), so that a damaged `now` leaves the state before it. It
refuses to know what the bytes say.
"""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING, Protocol

from msgspec import Struct

from strengthtui import atomic
from strengthtui.errors import NotWrittenError
from strengthtui.vault import layout
from strengthtui.vault.locking import PersonLock
from strengthtui.vault.reading import is_gone, reading
from strengthtui.vault.sealing import Plain

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from strengthtui.vault.sealing import Seal, Seals


class Stat(Struct, frozen=True):
    """What the file system says of a person's file; the catalogue is checked against it."""

    size: int
    mtime_ns: int


class Store(Protocol):
    """One person's files by name."""

    @property
    def where(self) -> str:
        """A place to name in a message."""
        ...

    @property
    def seal(self) -> Seal:
        """Seals what is written here; `DamagedError` when its key cannot be read."""
        ...

    def lock(self, now: str) -> None:
        """Take the right to write; `BusyError` names who has it."""
        ...

    def unlock(self) -> None:
        """Give it back."""
        ...

    def read(self, name: str) -> bytes | None:
        """Give a file's bytes, `None` when there is no such file."""
        ...

    def stat(self) -> Stat | None:
        """Give size and time of `now`."""
        ...

    def commit(self, data: bytes, *, day: str | None) -> None:
        """Make these bytes `now`, durably; with a `day` the old one is kept."""
        ...

    def put_back(self, data: bytes) -> None:
        """Undo a commit that was refused after its bytes had taken their place; as good as it can be done."""
        ...

    def write_draft(self, data: bytes) -> None:
        """Make these bytes the draft, durably."""
        ...

    def drop_draft(self) -> None:
        """Take the draft away."""
        ...

    def write_concern(self, data: bytes) -> None:
        """Make these bytes the concern record, durably."""
        ...

    def set_aside(self) -> None:
        """Give a damaged `now` another name."""
        ...

    def scrub(self, change: Callable[[bytes], bytes | None]) -> None:
        """Rewrite every kept older state by `change` (`None`: take it away), and take leftovers away."""
        ...


class DiskStore:
    """A person's folder."""

    def __init__(self, folder: Path, seals: Seals) -> None:
        """Remember the place; nothing is read or made."""
        self._folder = folder
        self._seals = seals
        self._now = folder / layout.NOW
        self._day: str | None = None
        self._lock: PersonLock | None = None

    @property
    def where(self) -> str:
        """The folder."""
        return str(self._folder)

    @property
    def seal(self) -> Seal:
        """The person's own."""
        return self._seals.person(self._folder)

    def lock(self, now: str) -> None:
        """Take the system's lock, and clear away what a killed writer left half written."""
        self._lock = PersonLock(self._folder, now=now)
        try:
            self._clear_leftovers()
        except BaseException:
            self.unlock()
            raise

    def unlock(self) -> None:
        """Give the lock back."""
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    def read(self, name: str) -> bytes | None:
        """Read one file of the folder."""
        path = self._folder / name
        with reading(path), suppress(FileNotFoundError, NotADirectoryError):
            return path.read_bytes()
        return None

    def stat(self) -> Stat | None:
        """Ask the file system for `now`."""
        return stat_of(self._now)

    def commit(self, data: bytes, *, day: str | None) -> None:
        """Write beside, force to the disk, give the old one its second names, replace, force the folder."""
        atomic.replace_file(self._now, data, before=None if day is None else lambda: self._keep_old(day))

    def put_back(self, data: bytes) -> None:
        """Write the old bytes again; when even that is refused, the new ones stay, whole."""
        with suppress(NotWrittenError):
            if self.read(layout.NOW) != data:
                atomic.replace_file(self._now, data, sync_dir=False)

    def write_draft(self, data: bytes) -> None:
        """Replace the draft."""
        atomic.replace_file(self._folder / layout.DRAFT, data)

    def drop_draft(self) -> None:
        """Take the draft away."""
        atomic.remove_file(self._folder / layout.DRAFT)

    def write_concern(self, data: bytes) -> None:
        """Replace the concern record; what stood there before stands in the new one."""
        atomic.replace_file(self._folder / layout.CONCERN, data)

    def set_aside(self) -> None:
        """Keep a damaged `now` where no reader looks."""
        if not is_gone(self._now):
            atomic.move(self._now, self._folder / layout.SET_ASIDE)

    def scrub(self, change: Callable[[bytes], bytes | None]) -> None:
        """Rewrite generations and days one by one; each is whole at every instant."""
        with atomic.refusing(self._folder):
            self._rewrite_kept(change)
        atomic.remove_file(self._folder / layout.SET_ASIDE)
        self._clear_leftovers()

    def _rewrite_kept(self, change: Callable[[bytes], bytes | None]) -> None:
        for path in self._kept():
            data = change(path.read_bytes())
            if data is None:
                atomic.remove_file(path)
            else:
                atomic.replace_file(path, data)

    def _keep_old(self, day: str) -> None:
        first, second = (self._folder / name for name in layout.GENERATIONS)
        atomic.rename(first, second)
        if not self._now.exists():
            return
        atomic.keep_copy(self._now, first)
        if day != self._day:
            kept = self._folder / f"{layout.DAY}{day}"
            if not kept.exists():
                atomic.keep_copy(self._now, kept)
                self._drop_old_days(kept)
            self._day = day

    def _drop_old_days(self, kept: Path) -> None:
        """Let the oldest go, never the one just kept: where the clock was set back its name is older than them all."""
        days = sorted(path for path in self._folder.iterdir() if layout.is_day(path.name) and path != kept)
        for path in days[: 1 - layout.DAYS_KEPT]:
            atomic.remove_file(path, sync_dir=False)

    def _kept(self) -> list[Path]:
        return [
            path
            for path in sorted(self._folder.iterdir())
            if path.name in layout.GENERATIONS or layout.is_day(path.name)
        ]

    def _clear_leftovers(self) -> None:
        with atomic.refusing(self._folder), os.scandir(self._folder) as entries:
            names = [entry.name for entry in entries if entry.name.startswith(atomic.TEMP_PREFIX)]
        for name in names:
            atomic.remove_file(self._folder / name)


class MemoryStore:
    """A person who is written to no disk."""

    def __init__(self) -> None:
        """Start with nothing."""
        self._files: dict[str, bytes] = {}
        self._commits = 0

    @property
    def where(self) -> str:
        """Nowhere."""
        return ""

    @property
    def seal(self) -> Seal:
        """Nothing is sealed that is written nowhere."""
        return Plain()

    def lock(self, now: str) -> None:
        """Nobody else can come here."""

    def unlock(self) -> None:
        """Nobody waits."""

    def read(self, name: str) -> bytes | None:
        """Give what is held under that name."""
        return self._files.get(name)

    def stat(self) -> Stat | None:
        """Count commits in place of a time."""
        held = self._files.get(layout.NOW)
        return None if held is None else Stat(len(held), self._commits)

    def commit(self, data: bytes, *, day: str | None) -> None:  # noqa: ARG002 - the protocol's
        """Hold these bytes; nothing older is kept, since nothing here can be damaged."""
        self._files[layout.NOW] = data
        self._commits += 1

    def put_back(self, data: bytes) -> None:
        """Hold the old bytes again."""
        self._files[layout.NOW] = data

    def write_draft(self, data: bytes) -> None:
        """Hold the draft."""
        self._files[layout.DRAFT] = data

    def drop_draft(self) -> None:
        """Let go of the draft."""
        self._files.pop(layout.DRAFT, None)

    def write_concern(self, data: bytes) -> None:
        """Hold it."""
        self._files[layout.CONCERN] = data

    def set_aside(self) -> None:
        """Let go of what cannot be read."""
        self._files.pop(layout.NOW, None)

    def scrub(self, change: Callable[[bytes], bytes | None]) -> None:
        """Nothing older is kept."""


def stat_of(path: Path | str) -> Stat | None:
    """Give size and time of a file, `None` when it is not there."""
    try:
        found = os.stat(path)
    except OSError:
        return None
    return Stat(found.st_size, found.st_mtime_ns)
