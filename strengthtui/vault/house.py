"""Where a vault's people are: a folder on the disk, or memory for `quick` and `demo`, which write no file.

One shape for both, so that the code above them is the same code.
"""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from typing import TYPE_CHECKING, Protocol

from strengthtui import atomic
from strengthtui.vault import layout
from strengthtui.vault.catalogue import Catalogue, CatalogueEntry
from strengthtui.vault.heads import GONE, Heads
from strengthtui.vault.stores import DiskStore, MemoryStore, stat_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from strengthtui.vault.sealing import Seal
    from strengthtui.vault.stores import Stat, Store


class House(Protocol):
    """What a vault asks of the place it lies in."""

    def folders(self) -> tuple[str, ...]:
        """Name every person's folder."""
        ...

    def make(self, folder: str) -> Store:
        """Make a new folder."""
        ...

    def store(self, folder: str) -> Store:
        """Give what is in a folder."""
        ...

    def stat(self, folder: str) -> Stat | None:
        """Give size and time of the person's file in a folder."""
        ...

    def destroy(self, folder: str, person: str) -> None:
        """Take a folder away for good."""
        ...

    def latest(self, person: str) -> int:
        """Give the newest generation that was ever written of a person, 0 when none is known."""
        ...

    def count(self, person: str, generation: int) -> None:
        """Note that a generation is on the disk."""
        ...

    def sync(self) -> None:
        """Force what was noted to the disk."""
        ...

    def entries(self) -> Mapping[str, CatalogueEntry]:
        """Give the catalogue by folder."""
        ...

    def folder_of(self, person: str) -> str | None:
        """Name the folder in which the catalogue has a person."""
        ...

    def put(self, entry: CatalogueEntry) -> None:
        """Put an entry into the catalogue."""
        ...

    def freshen(self, entries: tuple[CatalogueEntry, ...], gone: frozenset[str]) -> None:
        """Write the catalogue anew with these entries, without these folders."""
        ...

    def forget(self, folder: str, texts: frozenset[str]) -> None:
        """Take words out of the catalogue."""
        ...

    def keep_pack(self, digest: str, data: bytes) -> None:
        """Keep a version of a pack."""
        ...

    def kept_pack(self, digest: str) -> bytes | None:
        """Give a kept version of a pack."""
        ...


class DiskHouse:
    """A vault's folder."""

    def __init__(self, path: Path, seal: Seal) -> None:
        """Remember the place; nothing is read."""
        self._path = path
        self._people = str(layout.people(path))
        self._heads = Heads(path, seal)
        self._catalogue = Catalogue(path, seal)

    def folders(self) -> tuple[str, ...]:
        """List `people/`; a vault that came by a way that loses empty folders has nobody in it."""
        try:
            names = os.listdir(self._people)
        except FileNotFoundError:
            return ()
        return tuple(sorted(name for name in names if layout.is_folder_name(name)))

    def make(self, folder: str) -> Store:
        """Make `people/<folder>`, and destroy the rest of whom a killed program was to destroy."""
        self._clear_aside()
        atomic.make_folder(layout.person(self._path, folder))
        return self.store(folder)

    def store(self, folder: str) -> Store:
        """Give a person's folder."""
        return DiskStore(layout.person(self._path, folder))

    def stat(self, folder: str) -> Stat | None:
        """Ask the file system; ten thousand times for a full list, so no paths are built."""
        return stat_of(f"{self._people}{os.sep}{folder}{os.sep}{layout.NOW}")

    def destroy(self, folder: str, person: str) -> None:
        """Count first, move aside then, destroy last: killed in between, nobody lists a half of it."""
        self._heads.append(person, GONE, sync=True)
        aside = self._path / layout.ASIDE
        atomic.make_folder(aside)
        atomic.move(layout.person(self._path, folder), aside / folder)
        with atomic.refusing(aside / folder):
            shutil.rmtree(aside / folder)
        self._clear_aside()
        atomic.sync_folder(aside)

    def latest(self, person: str) -> int:
        """Ask `heads`."""
        return self._heads.latest(person)

    def count(self, person: str, generation: int) -> None:
        """Append to `heads`."""
        self._heads.append(person, generation)

    def sync(self) -> None:
        """Force `heads` to the disk; the catalogue can be made again."""
        self._heads.sync()

    def entries(self) -> Mapping[str, CatalogueEntry]:
        """Read the catalogue."""
        return self._catalogue.entries()

    def folder_of(self, person: str) -> str | None:
        """Ask the catalogue."""
        return self._catalogue.folder_of(person)

    def put(self, entry: CatalogueEntry) -> None:
        """Append to the catalogue."""
        self._catalogue.put(entry)

    def freshen(self, entries: tuple[CatalogueEntry, ...], gone: frozenset[str]) -> None:
        """Write the catalogue anew."""
        self._catalogue.rewrite(gone, entries)

    def forget(self, folder: str, texts: frozenset[str]) -> None:
        """Look for the words in the catalogue."""
        self._catalogue.forget(folder, texts)

    def keep_pack(self, digest: str, data: bytes) -> None:
        """Write `packs/<digest>` once."""
        path = layout.pack(self._path, digest)
        if not path.exists():
            atomic.make_folder(path.parent)
            atomic.replace_file(path, data)

    def kept_pack(self, digest: str) -> bytes | None:
        """Read `packs/<digest>`."""
        try:
            return layout.pack(self._path, digest).read_bytes()
        except FileNotFoundError:
            return None

    def _clear_aside(self) -> None:
        """Finish what was begun; where it is refused, or another program is at it, the next one tries again."""
        with suppress(OSError):
            for name in os.listdir(self._path / layout.ASIDE):
                shutil.rmtree(self._path / layout.ASIDE / name, ignore_errors=True)


class MemoryHouse:
    """A vault that is nowhere: it ends with the process."""

    def __init__(self) -> None:
        """Start empty."""
        self._stores: dict[str, MemoryStore] = {}
        self._packs: dict[str, bytes] = {}

    def folders(self) -> tuple[str, ...]:
        """Name who is here."""
        return tuple(self._stores)

    def make(self, folder: str) -> Store:
        """Make room for one more."""
        self._stores[folder] = MemoryStore()
        return self._stores[folder]

    def store(self, folder: str) -> Store:
        """Give one person's store."""
        return self._stores[folder]

    def stat(self, folder: str) -> Stat | None:
        """Ask the store."""
        return self._stores[folder].stat()

    def destroy(self, folder: str, person: str) -> None:  # noqa: ARG002 - the protocol's
        """Let go of it."""
        del self._stores[folder]

    def latest(self, person: str) -> int:  # noqa: ARG002 - the protocol's
        """Nobody can put an old state back here."""
        return GONE

    def count(self, person: str, generation: int) -> None:
        """Nothing needs counting."""

    def sync(self) -> None:
        """Nothing is forced anywhere."""

    def entries(self) -> Mapping[str, CatalogueEntry]:
        """Nothing is derived: there are few people here, and they are read at once."""
        return {}

    def folder_of(self, person: str) -> str | None:  # noqa: ARG002 - the protocol's
        """There is no catalogue to ask."""
        return None

    def put(self, entry: CatalogueEntry) -> None:
        """Nothing is derived."""

    def freshen(self, entries: tuple[CatalogueEntry, ...], gone: frozenset[str]) -> None:
        """Nothing is derived."""

    def forget(self, folder: str, texts: frozenset[str]) -> None:
        """Nothing is derived."""

    def keep_pack(self, digest: str, data: bytes) -> None:
        """Hold it."""
        self._packs.setdefault(digest, data)

    def kept_pack(self, digest: str) -> bytes | None:
        """Give it."""
        return self._packs.get(digest)
