"""A vault: the folder of people's files, and who is in it.

Reading takes no lock and writes nothing. It refuses to write a person's file that someone else is writing,
that a newer version wrote, or that is older than what was last written of that person.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

import msgspec

from strengthtui.errors import BusyError, DamagedError, NotFoundError, UsageError
from strengthtui.i18n import _
from strengthtui.vault import layout
from strengthtui.vault.catalogue import CatalogueEntry, entry_of
from strengthtui.vault.heads import LAGS
from strengthtui.vault.ledger import LedgerOf
from strengthtui.vault.open_vault import NewSecrets, OpenVault
from strengthtui.vault.sealing import Plain

__all__ = ["NewSecrets", "Vault"]

if TYPE_CHECKING:
    from collections.abc import Mapping

    from strengthtui.vault.loading import Loaded
    from strengthtui.vault.person_file import PersonFile
    from strengthtui.vault.storage import Tree
    from strengthtui.vault.stores import Store


class Vault(OpenVault):
    """Everybody in an open vault."""

    def people(self) -> tuple[CatalogueEntry, ...]:
        """List everybody in the order they came; whose entry disagrees with the file is read again."""
        self._is_still_this()
        known = self._house.entries()
        found = [self._entry(folder, known.get(folder)) for folder in self._house.folders()]
        return tuple(sorted((entry for entry in found if entry is not None), key=lambda entry: (entry.made, entry.id)))

    def times(self) -> tuple[str, ...]:
        """Say when each was last written, as the list of people tells; nobody's file is looked at."""
        return tuple(entry.written or entry.made for entry in self._house.entries().values())

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

        self._is_still_this()
        folder = self._folder_of(person)
        store = self._house.store(folder)
        if not write:
            return self._open(store, folder, person, self._load(store, person), write=False)
        self._may_write()
        store.lock(self._given.clock.now())
        try:
            loaded = self._load(store, person)
            if not loaded.newer:
                ledger = LedgerOf(self, self._house, store, folder, person)
                loaded = newest(store, loaded, self._given, ledger, accept_older=accept_older)
            return self._open(store, folder, person, loaded, write=True)
        except BaseException:
            store.unlock()
            raise

    def take_away(self, person: str, generation: int | None) -> None:
        """Destroy a file whose words are not wanted; refuses when more came since. `None`: as it is, read or not."""
        self._may_write()
        folder = self._folder_of(person)
        store = self._house.store(folder)
        store.lock(self._given.clock.now())
        try:
            if generation is not None and self._load(store, person).snapshot.meta.generation != generation:
                raise BusyError(_("Something was written there meanwhile."), store.where, _("Do it once more."))
        finally:
            store.unlock()
        self._house.destroy(folder, person)

    def forget_person(self, person: str) -> None:
        """Take away somebody who was only just named: they do not want to be kept. Refuses where words were said."""
        with self.person(person, write=False) as file:
            records = file.records
        if any((records.jottings, records.answers, records.strengths, records.goals, records.steps, records.ties)):
            raise UsageError(_("Words were kept of this person already."), person, _("Nothing was changed."))
        self.take_away(person, records.meta.generation)

    def import_everything(self, raw: Mapping[str, Any], concerns: tuple[dict[str, Any], ...] = ()) -> str:
        """Put somebody back as `show --json` told of them, ids and times kept, the concern record too; gives the id."""
        from strengthtui.vault.importing import prepared

        tree = prepared(raw, vault=self.id, written_by=self._given.written_by, latest=self._house.latest)
        person: str = tree["meta"]["1"]["person"]
        if any(entry.id == person for entry in self.people()):
            raise UsageError(_("This person is here already."), person, _("Nothing was changed."))
        self._begin(tree, concerns).close()
        return person

    def keep_pack(self, digest: str, data: bytes) -> None:
        """Keep the very bytes of a pack, so that its wording can be found as long as the vault is there."""
        self._may_write()
        self._house.keep_pack(_digest(digest), data)

    def kept_pack(self, digest: str) -> bytes | None:
        """Give the bytes of a kept pack, `None` when it was never kept."""
        return self._house.kept_pack(_digest(digest))

    def whole_packs(self) -> tuple[tuple[str, bytes], ...]:
        """Give every kept pack that is what was kept, with its place in the vault."""
        from strengthtui.vault.doctor import whole_pack
        from strengthtui.vault.states import packs

        kept = () if self.path is None else packs(self.path)
        opened = [(f"{layout.PACKS}/{one.name}", whole_pack(one, self.seals)) for one in kept]
        return tuple((where, data) for where, data in opened if data is not None)

    def pack_place(self, digest: str) -> str:
        """Say where in the vault a pack is kept, or would be."""
        return f"{layout.PACKS}/{self.seals.pack_name(digest)}"

    def _begin(self, tree: Tree, concerns: tuple[dict[str, Any], ...] = ()) -> PersonFile:
        from strengthtui.vault.concerns import to_bytes
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
            if concerns:  # first: whoever is listed has all of theirs
                store.write_concern(store.seal.seal(to_bytes(concerns), "concern", generation=len(concerns)))
            store.commit(store.seal.seal(data, "now", generation=meta.generation), day=None)
            file = self._open(store, folder, meta.person, loaded, write=True)
        except BaseException:
            store.unlock()
            raise
        with suppress(*LAGS):  # the file is durable
            ledger = LedgerOf(self, self._house, store, folder, meta.person)
            ledger.written(loaded.snapshot.records())
            if concerns:
                ledger.concern_written(len(concerns))
        return file

    def _open(self, store: Store, folder: str, person: str, loaded: Loaded, *, write: bool) -> PersonFile:
        from strengthtui.vault.person_file import PersonFile

        if loaded.snapshot.meta.person != person:
            raise DamagedError(
                _("This folder holds somebody else's file."),
                store.where,
                _("Run `strengthtui vault doctor`."),
            )
        return PersonFile(store, loaded, self._given, LedgerOf(self, self._house, store, folder, person), write=write)

    def _load(self, store: Store, person: str) -> Loaded:
        from strengthtui.vault.loading import load

        try:
            return load(store, person)
        except NotFoundError:
            raise _nobody(person) from None

    def _entry(self, folder: str, known: CatalogueEntry | None) -> CatalogueEntry | None:
        stat = self._house.stat(folder)
        if known is not None and stat is not None and (known.size, known.mtime_ns) == (stat.size, stat.mtime_ns):
            return known
        from strengthtui.vault.loading import load

        store = self._house.store(folder)
        try:
            loaded = load(store, known.id if known else None)
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


def _digest(digest: str) -> str:
    if not layout.is_digest(digest):
        raise UsageError(_("This is not the digest of a pack."), digest)
    return digest


def _nobody(person: str) -> NotFoundError:
    return NotFoundError(_("There is nobody of that id here."), person, _("`strengthtui people` lists everybody."))
