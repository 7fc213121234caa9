"""Where a vault's people are: a folder on the disk, or memory for `quick` and `demo`, which write no file.

One shape for both, so that the code above them is the same code.
"""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING, Protocol

from strengthtui import atomic
from strengthtui.errors import NotWrittenError, StrengthError
from strengthtui.i18n import _
from strengthtui.vault import layout
from strengthtui.vault.catalogue import Catalogue, CatalogueEntry
from strengthtui.vault.heads import GONE, LAGS, Heads, concern_of
from strengthtui.vault.reading import is_gone, is_there, reading
from strengthtui.vault.sealing import Shut
from strengthtui.vault.stores import DiskStore, MemoryStore, stat_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from strengthtui.vault.sealing import Seals
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
        """Take a folder away for good, and out of the catalogue."""
        ...

    def finish(self) -> None:
        """Destroy what a killed program was about to destroy; refuses nothing aloud."""
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

    def lock(self) -> None:
        """Let go of every key and of everything that was read."""
        ...

    def keep_pack(self, digest: str, data: bytes) -> None:
        """Keep a version of a pack."""
        ...

    def kept_pack(self, digest: str) -> bytes | None:
        """Give a kept version of a pack."""
        ...


class DiskHouse:
    """A vault's folder."""

    def __init__(self, path: Path, seals: Seals) -> None:
        """Remember the place; nothing is read."""
        self._path = path
        self._seals = seals
        self._people = str(layout.people(path))
        self._heads = Heads(path, seals.vault)
        self._catalogue = Catalogue(path, seals.vault)

    def folders(self) -> tuple[str, ...]:
        """List `people/`; a vault that came by a way that loses empty folders has nobody in it."""
        names: list[str] = []
        with reading(layout.people(self._path)), suppress(FileNotFoundError):
            names = os.listdir(self._people)
        return tuple(sorted(name for name in names if layout.is_folder_name(name)))

    def make(self, folder: str) -> Store:
        """Make `people/<folder>`, and destroy the rest of whom a killed program was to destroy."""
        self.finish()
        made = layout.person(self._path, folder)
        atomic.make_folder(made)
        self._seals.begin(made)
        return self.store(folder)

    def store(self, folder: str) -> Store:
        """Give a person's folder."""
        return DiskStore(layout.person(self._path, folder), self._seals)

    def stat(self, folder: str) -> Stat | None:
        """Ask the file system; ten thousand times for a full list, so no paths are built."""
        return stat_of(f"{self._people}{os.sep}{folder}{os.sep}{layout.NOW}")

    def destroy(self, folder: str, person: str) -> None:
        """Count first, move aside then, destroy last: killed in between, they are all there or nobody lists them."""
        there = layout.person(self._path, folder)
        counted = {one: self._heads.latest(one) for one in (concern_of(person), person)}
        aside = self._path / layout.ASIDE
        try:
            for one in counted:
                self._heads.append(one, GONE, sync=one == person)
            atomic.make_folder(aside)
            atomic.move(there, aside / folder)
        except StrengthError as error:
            if not is_gone(there):
                with suppress(StrengthError):
                    for one, before in counted.items():
                        self._heads.append(one, before, sync=one == person)
                if os.path.lexists(there):
                    raise
                hint = _("Look at the list of people when the disk is well: if they are still in it, do it again.")
                raise NotWrittenError(error.title, error.message, hint) from error
        self._seals.forget_person(folder)
        try:
            self._destroy_aside((folder,))
            with atomic.refusing(there):
                atomic.sync_folder(there.parent)
        except StrengthError as error:
            hint = _("They are in no list any more. The rest goes when the vault is next opened.")
            raise NotWrittenError(error.title, error.message, hint) from error
        self.finish()

    def finish(self) -> None:
        """Look for what lies aside; where it is refused, or another program is at it, the next one tries again."""
        with suppress(OSError, StrengthError):
            names = os.listdir(self._path / layout.ASIDE)
            if names:
                self._destroy_aside(names)

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

    def lock(self) -> None:
        """Forget keys and list; what is asked for afterwards is refused."""
        with suppress(*LAGS):
            self._heads.sync()
        self._seals.forget()
        self._heads, self._catalogue = Heads(self._path, Shut()), Catalogue(self._path, Shut())

    def keep_pack(self, digest: str, data: bytes) -> None:
        """Write `packs/<digest>` once."""
        name = self._seals.pack_name(digest)
        path = layout.pack(self._path, name)
        if not is_there(path):
            atomic.make_folder(path.parent)
            atomic.replace_file(path, self._seals.pack(name).seal(data, "pack"))

    def kept_pack(self, digest: str) -> bytes | None:
        """Read `packs/<digest>`."""
        name = self._seals.pack_name(digest)
        path = layout.pack(self._path, name)
        with reading(path), suppress(FileNotFoundError):
            return self._seals.pack(name).open(path.read_bytes(), "pack")
        return None

    def _destroy_aside(self, folders: Sequence[str]) -> None:
        """Destroy folders that were moved aside: each stands there until the catalogue is rid of it, too."""
        from strengthtui.vault.erasing import empty_folder

        aside = self._path / layout.ASIDE
        for folder in folders:
            empty_folder(aside / folder)
        self._catalogue.rewrite(frozenset(folders))
        with atomic.refusing(aside):
            for folder in folders:
                with suppress(FileNotFoundError):
                    os.rmdir(aside / folder)
            atomic.sync_folder(aside)


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

    def finish(self) -> None:
        """Nothing is left half done here."""

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

    def lock(self) -> None:
        """Let go of everybody: they were only here."""
        self._stores, self._packs = {}, {}

    def keep_pack(self, digest: str, data: bytes) -> None:
        """Hold it."""
        self._packs.setdefault(digest, data)

    def kept_pack(self, digest: str) -> bytes | None:
        """Give it."""
        return self._packs.get(digest)
