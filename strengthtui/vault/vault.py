"""A vault: the folder of people's files, and who is in it.

Reading takes no lock and writes nothing. It refuses to write a person's file that someone else is writing,
that a newer version wrote, or that is older than what was last written of that person.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

import msgspec

from strengthtui import __version__, atomic
from strengthtui.errors import (
    BusyError,
    DamagedError,
    LockedError,
    NotFoundError,
    NotWrittenError,
    UsageError,
)
from strengthtui.i18n import _
from strengthtui.vault import head, layout
from strengthtui.vault.catalogue import CatalogueEntry, entry_of
from strengthtui.vault.given import Given
from strengthtui.vault.house import DiskHouse, House, MemoryHouse
from strengthtui.vault.sealing import Plain

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from strengthtui.model.records import Records
    from strengthtui.vault.given import Clock, Ids
    from strengthtui.vault.loading import Loaded
    from strengthtui.vault.person_file import PersonFile
    from strengthtui.vault.storage import Tree
    from strengthtui.vault.stores import Store


class Vault:
    """An open vault; made by `create`, `open` or `in_memory`."""

    def __init__(self, path: Path | None, house: House, vault_head: head.Head, given: Given) -> None:
        """Put the parts together; use one of the three ways below."""
        self.path = path
        """The folder; `None` when it is in memory only."""
        self._house = house
        self._head = vault_head
        self._given = given

    @classmethod
    def create(cls, path: Path, *, sealed: bool, clock: Clock, ids: Ids, device: str | None = None) -> Vault:
        """Make a vault in a folder that is empty or not there; it is one once its head is written."""
        if sealed:
            hint = _("Make it with `--unsealed` on a disk that is encrypted as a whole.")
            raise UsageError(_("Sealing is not built yet."), "", hint)
        _refuse_if_taken(path)
        for folder in (path, path / layout.PEOPLE, path / layout.PACKS):
            atomic.make_folder(folder)
        head.write(path, head.Head(id=ids.new_id()))
        return cls.open(path, clock=clock, ids=ids, device=device)

    @classmethod
    def open(cls, path: Path, *, clock: Clock, ids: Ids, device: str | None = None) -> Vault:
        """Open the vault in a folder; reads its head and nothing else."""
        vault_head = head.read(path)
        if vault_head.sealed:
            hint = _("Use the version of strengthtui that sealed it.")
            raise LockedError(_("This vault is sealed, and this version cannot open sealed vaults."), str(path), hint)
        given = _given(clock, ids, device)
        return cls(path, DiskHouse(path, given.seal), vault_head, given)

    @classmethod
    def in_memory(cls, *, clock: Clock, ids: Ids, device: str | None = None) -> Vault:
        """Make a vault that writes no file and ends with the process."""
        return cls(None, MemoryHouse(), head.Head(id=ids.new_id()), _given(clock, ids, device))

    @property
    def id(self) -> str:
        """The vault's own id."""
        return self._head.id

    @property
    def sealed(self) -> bool:
        """Whether its files are encrypted."""
        return self._head.sealed

    @property
    def read_only(self) -> bool:
        """Whether a newer version made it: then nothing is written into it."""
        return self._head.format > head.FORMAT

    def people(self) -> tuple[CatalogueEntry, ...]:
        """List everybody in the order they came; whose entry disagrees with the file is read again."""
        known = self._house.entries()
        found = [self._entry(folder, known.get(folder)) for folder in self._house.folders()]
        return tuple(sorted((entry for entry in found if entry is not None), key=lambda entry: (entry.made, entry.id)))

    def freshen(self) -> None:
        """Write the catalogue anew if it disagrees with the files (after a restore every time differs)."""
        known = self._house.entries()
        people = [entry for entry in self.people() if not entry.damaged]
        new = tuple(entry for entry in people if known.get(entry.folder) != entry)
        gone = frozenset(known) - {entry.folder for entry in people}
        if new or gone:
            self._may_write()
            self._house.freshen(new, gone)

    def add_person(self, name: str, *, at: str) -> PersonFile:
        """Add somebody; the file is durable and open for writing when this returns."""
        from strengthtui.model.person import Person
        from strengthtui.vault.records import to_row  # with TinyDB only where a file is opened

        person = self._given.ids.new_id()
        row = to_row(Person(id=person, made=at, changed=at, rev=1, device=self._given.device, name=name))
        return self._begin({"meta": {"1": self._meta(person, 1)}, "person": {"1": row}})

    def person(self, person: str, *, write: bool, accept_older: bool = False) -> PersonFile:
        """Open somebody's file; to write takes the lock.

        `accept_older` goes on from the newest state that reads when `now` is damaged or older than what was
        last written.
        """
        from strengthtui.vault.going_on import newest

        folder = self._folder_of(person)
        store = self._house.store(folder)
        if not write:
            return self._open(store, folder, person, self._load(store, person), write=False)
        self._may_write()
        store.lock(self._given.clock.now())
        try:
            loaded = self._load(store, person)
            if not loaded.newer:
                ledger = _LedgerOf(self._house, store, folder, person)
                loaded = newest(store, loaded, self._given, ledger, accept_older=accept_older)
            return self._open(store, folder, person, loaded, write=True)
        except BaseException:
            store.unlock()
            raise

    def take_away(self, person: str, generation: int) -> None:
        """Destroy a file whose words are not wanted, or stand in another; refuses when more came to it since."""
        self._may_write()
        folder = self._folder_of(person)
        store = self._house.store(folder)
        store.lock(self._given.clock.now())
        try:
            if self._load(store, person).snapshot.meta.generation != generation:
                raise BusyError(_("Something was written there meanwhile."), store.where, _("Do it once more."))
        finally:
            store.unlock()
        self._house.destroy(folder, person)
        with suppress(NotWrittenError, BusyError):
            self._house.freshen((), frozenset({folder}))

    def forget_person(self, person: str) -> None:
        """Take away somebody who was only just named: they do not want to be kept. Refuses where words were said."""
        with self.person(person, write=False) as file:
            records = file.records
        if any((records.jottings, records.answers, records.strengths, records.goals, records.steps)):
            raise UsageError(_("Words were kept of this person already."), person, _("Nothing was changed."))
        self.take_away(person, records.meta.generation)

    def import_everything(self, raw: Mapping[str, Any]) -> str:
        """Put somebody back as `show --json` told of them, ids and times kept; gives the id."""
        from strengthtui.vault.importing import prepared

        tree = prepared(raw, vault=self.id, written_by=self._given.written_by, latest=self._house.latest)
        person: str = tree["meta"]["1"]["person"]
        if any(entry.id == person for entry in self.people()):
            raise UsageError(_("This person is here already."), person, _("Nothing was changed."))
        self._begin(tree).close()
        return person

    def keep_pack(self, digest: str, data: bytes) -> None:
        """Keep the very bytes of a pack, so that its wording can be found as long as the vault is there."""
        self._may_write()
        self._house.keep_pack(_digest(digest), data)

    def kept_pack(self, digest: str) -> bytes | None:
        """Give the bytes of a kept pack, `None` when it was never kept."""
        return self._house.kept_pack(_digest(digest))

    def _begin(self, tree: Tree) -> PersonFile:
        from strengthtui.vault.loading import read
        from strengthtui.vault.storage import encode, refuse_unstorable

        self._may_write()
        refuse_unstorable(tree)
        given = self._given
        data = encode(tree)
        loaded = read(data, Plain(), layout.NOW)
        meta = loaded.snapshot.meta
        folder = given.ids.random_hex(layout.FOLDER_DIGITS)
        store = self._house.make(folder)
        store.lock(given.clock.now())
        try:
            store.commit(given.seal.seal(data, "now", person=meta.person, generation=meta.generation), day=None)
            file = self._open(store, folder, meta.person, loaded, write=True)
        except BaseException:
            store.unlock()
            raise
        with suppress(NotWrittenError, BusyError):  # the file is durable: a counter that lags does no harm
            _LedgerOf(self._house, store, folder, meta.person).written(loaded.snapshot.records())
        return file

    def _open(self, store: Store, folder: str, person: str, loaded: Loaded, *, write: bool) -> PersonFile:
        from strengthtui.vault.person_file import PersonFile

        if loaded.snapshot.meta.person != person:
            raise DamagedError(
                _("This folder holds somebody else's file."),
                store.where,
                _("Run `strengthtui vault doctor`."),
            )
        return PersonFile(store, loaded, self._given, _LedgerOf(self._house, store, folder, person), write=write)

    def _load(self, store: Store, person: str) -> Loaded:
        from strengthtui.vault.loading import load

        try:
            return load(store, self._given.seal, person)
        except NotFoundError:
            raise _nobody(person) from None

    def _entry(self, folder: str, known: CatalogueEntry | None) -> CatalogueEntry | None:
        stat = self._house.stat(folder)
        if known is not None and stat is not None and (known.size, known.mtime_ns) == (stat.size, stat.mtime_ns):
            return known
        from strengthtui.vault.loading import load

        store = self._house.store(folder)
        try:
            loaded = load(store, self._given.seal, known.id if known else None)
        except NotFoundError:
            return None
        except DamagedError:
            return msgspec.structs.replace(known or CatalogueEntry(folder=folder), damaged=True)
        entry = entry_of(loaded.snapshot.records(), folder, stat)
        return msgspec.structs.replace(entry, damaged=loaded.is_older)

    def _folder_of(self, person: str) -> str:
        folder = self._house.folder_of(person)
        if folder is not None and self._house.stat(folder) is not None:
            return folder
        for entry in self.people():
            if entry.id == person:
                return entry.folder
        raise _nobody(person)

    def _meta(self, person: str, generation: int) -> dict[str, Any]:
        from strengthtui.model.records import FORMAT

        written_by = self._given.written_by
        return {
            "format": FORMAT,
            "vault": self.id,
            "person": person,
            "generation": generation,
            "written_by": written_by,
        }

    def _may_write(self) -> None:
        if self.read_only:
            hint = _("Use the newer version to change it.")
            raise NotWrittenError(
                _("A newer version of strengthtui made this vault; it is open to read."), str(self.path), hint
            )


class _LedgerOf:
    """The counter and the catalogue, as far as they are about one person."""

    def __init__(self, house: House, store: Store, folder: str, person: str) -> None:
        self._house = house
        self._store = store
        self._folder = folder
        self._person = person

    def latest(self) -> int:
        return self._house.latest(self._person)

    def written(self, records: Records) -> None:
        self._house.count(self._person, records.meta.generation)
        self._house.put(entry_of(records, self._folder, self._store.stat()))

    def forget(self, texts: frozenset[str]) -> None:
        self._house.forget(self._folder, texts)

    def closed(self) -> None:
        self._house.sync()


def _given(clock: Clock, ids: Ids, device: str | None) -> Given:
    return Given(clock, ids, device or ids.random_hex(16), f"strengthtui {__version__}", Plain())


def _digest(digest: str) -> str:
    if not layout.is_digest(digest):
        raise UsageError(_("This is not the digest of a pack."), digest)
    return digest


def _refuse_if_taken(path: Path) -> None:
    """Refuse a folder with anything in it but what a `create` that was cut off left behind."""
    if any((path / name).exists() for name in head.COPIES):
        raise UsageError(_("There is a vault here already."), str(path), _("Open it, or choose another folder."))
    ours = {layout.PEOPLE, layout.PACKS}
    with atomic.refusing(path):
        others = [one.name for one in path.iterdir() if one.name not in ours] if path.exists() else []
    if any(not name.startswith(atomic.TEMP_PREFIX) for name in others):
        raise UsageError(
            _("This folder is not empty."),
            str(path),
            _("Choose an empty folder, or one that is not there yet."),
        )


def _nobody(person: str) -> NotFoundError:
    return NotFoundError(_("There is nobody of that id here."), person, _("`strengthtui people` lists everybody."))
