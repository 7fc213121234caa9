"""One person's file, open: what is stored of them, and the acts that change it.

Every change goes through `act()`, which makes everything inside it durable at its end or leaves everything
as it was: on any failure the state in memory is thrown away and read again from the last good bytes. Saved
means on the disk.
"""

from __future__ import annotations

from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any, Protocol, Self

from msgspec.structs import replace

from strengthtui.errors import DamagedError, NotWrittenError, StrengthError
from strengthtui.i18n import _
from strengthtui.vault import concerns, drafts, layout
from strengthtui.vault.acts import Act, Stamp
from strengthtui.vault.heads import LAGS
from strengthtui.vault.loading import Loaded, load, read
from strengthtui.vault.records import ONLY, Snapshot, exported, read_meta
from strengthtui.vault.storage import ActStorage, Tables, decode, encode
from strengthtui.vault.strikes import scrub, still_told

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from types import TracebackType

    from strengthtui.model.records import Records
    from strengthtui.vault.drafts import Draft
    from strengthtui.vault.given import Given
    from strengthtui.vault.sealing import Seal
    from strengthtui.vault.storage import Tree
    from strengthtui.vault.stores import Store
    from strengthtui.vault.strikes import Struck


class Ledger(Protocol):
    """What the vault keeps count of for one person: the trusted counter and the catalogue."""

    def latest(self) -> int:
        """Give the newest generation that was ever written, 0 when none is known."""
        ...

    def written(self, records: Records) -> None:
        """Note that this state is on the disk."""
        ...

    def concern_written(self, rows: int) -> None:
        """Note that the concern record has so many rows on the disk."""
        ...

    def forget(self, texts: frozenset[str]) -> None:
        """Take these words out of what is derived from the file."""
        ...

    def in_backups(self, change: Callable[[str, bytes, Seal], bytes | None], *, act: str, at: str) -> tuple[str, ...]:
        """Rewrite what the reachable backups have of them; names those that were not reached, and remembers it."""
        ...

    def closed(self) -> None:
        """Force to the disk what was noted."""
        ...


class PersonFile:
    """A person's records, and the way to change them; a context manager that gives its lock back."""

    def __init__(self, store: Store, loaded: Loaded, given: Given, ledger: Ledger, *, write: bool) -> None:
        """Take over what was loaded; `write` says that the store's lock is held."""
        self._store = store
        self._given = given
        self._ledger = ledger
        self._write = write
        self._loaded = loaded
        self._storage = ActStorage(loaded.data, self._save)
        self._tables = Tables(storage=lambda: self._storage)
        self._snapshot = loaded.snapshot
        self._records = loaded.snapshot.records()
        self._act: Act | None = None
        self._committing = False
        self._dropped: bytes | None = None
        """The draft that a strike takes along, until the strike is durable."""
        self.not_reached: tuple[str, ...] = ()
        """Backups that the last strike did not reach, and why."""

    def __enter__(self) -> Self:
        """Give the file itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close it."""
        self.close()

    @property
    def records(self) -> Records:
        """Everything stored, as of the last durable act; frozen."""
        return self._records

    @property
    def read_only(self) -> bool:
        """Whether `act` is refused: opened to read, or written by a newer version."""
        return not self._write or self._loaded.newer

    @property
    def is_newer(self) -> bool:
        """Whether a later version of the program wrote it."""
        return self._loaded.newer

    @property
    def is_older(self) -> bool:
        """Whether the newest state was missing or unreadable and this is the one before it."""
        return self._loaded.is_older

    def raw(self) -> dict[str, Any]:
        """Give everything stored, unknown fields too: `meta`, `person`, other tables as lists of rows."""
        return exported(decode(self._storage.data or b"{}"))

    @contextmanager
    def act(self, *, sitting: str | None = None, history: bool = True) -> Iterator[Act]:
        """Change records; everything inside is durable when the block has ended, or nothing is changed."""
        self._may_write()
        if self._act is not None:
            message = "an act is going on"
            raise RuntimeError(message)
        act = self._act = Act(self._tables, self._snapshot, self._stamp(sitting), self._given.ids, history=history)
        try:
            with self._storage.act(trusted=True):
                yield act
                act.finish()
                if act.touched:
                    self._write_meta(act.generation)
        except NotWrittenError as error:
            otherwise = self._start_over()
            if otherwise:
                raise NotWrittenError(error.title, error.message, otherwise) from error
            raise
        except BaseException:
            self._start_over()
            raise
        finally:
            self._act, self._committing, self._dropped = None, False, None
        if act.touched:
            self._records = self._snapshot.records()
            self._note()

    def draft(self) -> Draft | None:
        """Give what was being typed when it was last saved, if anything."""
        blob = self._store.read(layout.DRAFT)
        if blob is None:
            return None
        try:
            return drafts.from_bytes(self._store.seal.open(blob, "draft"))
        except DamagedError:
            return None

    def save_draft(self, draft: Draft) -> None:
        """Keep what is being typed; durable when this returns."""
        self._may_write()
        data = drafts.to_bytes(draft)
        self._store.write_draft(self._store.seal.seal(data, "draft"))

    def drop_draft(self) -> None:
        """Let go of the draft: its words are saved, or not wanted."""
        self._may_write()
        self._store.drop_draft()

    def concerns(self) -> tuple[dict[str, Any], ...]:
        """Give the rows of the concern record, oldest first; it is apart from everything else."""
        blob = self._store.read(layout.CONCERN)
        return () if blob is None else concerns.from_bytes(self._store.seal.open(blob, "concern"))

    def add_concern(self, row: Mapping[str, str | None]) -> None:
        """Add a row to the concern record; durable when this returns. Nothing takes a row away."""
        self._may_write()
        rows = (*self.concerns(), dict(row))
        self._store.write_concern(self._store.seal.seal(concerns.to_bytes(rows), "concern", generation=len(rows)))
        with suppress(*LAGS):  # the row is durable
            self._ledger.concern_written(len(rows))

    def close(self) -> None:
        """Give the lock back; a second time does nothing."""
        if self._write:
            self._write = False
            try:
                with suppress(*LAGS):
                    self._ledger.closed()
            finally:
                self._store.unlock()

    def _may_write(self) -> None:
        if self._loaded.newer:
            hint = _("Use the newer version to change it.")
            raise NotWrittenError(_("A newer version of strengthtui wrote this file; it is open to read."), "", hint)
        if not self._write:
            raise NotWrittenError(_("This file is open to read."), "", _("Open it to write."))

    def _stamp(self, sitting: str | None) -> Stamp:
        given = self._given
        generation = self._snapshot.meta.generation + 1
        return Stamp(given.ids.new_id(), given.clock.now(), generation, given.device, sitting)

    def _write_meta(self, generation: int) -> None:
        meta = replace(self._snapshot.meta, generation=generation, written_by=self._given.written_by)
        self._tables.table("meta").update({"generation": generation, "written_by": meta.written_by}, doc_ids=[1])
        self._snapshot.meta = meta

    def _save(self, data: bytes) -> None:
        """Make the staged state durable: called once an act by the storage, with everything serialised."""
        meta = self._snapshot.meta
        blob = self._store.seal.seal(data, "now", generation=meta.generation)
        self._committing = True
        act, day = self._act, "" if self._act is None else self._act.at[:10]
        if act is not None:
            for struck in act.struck:
                self._take_out_of_older(struck, data, act)
        self._store.commit(blob, day=None if act and act.struck else day)

    def _take_out_of_older(self, struck: Struck, live: bytes, act: Act) -> None:
        """Reach older states first: killed in between, the words still stand in `now` and nothing was said.

        The other way round a kill would leave words behind that the person was told are gone.
        """
        self._ledger.forget(frozenset(struck.texts | struck.days))
        now = decode(live)
        self._store.scrub(lambda blob: self._scrubbed(blob, struck, live, now))
        self.not_reached = self._ledger.in_backups(
            lambda name, blob, _seal: self._changed_in_backup(name, blob, struck, live, now), act=act.id, at=act.at
        )
        draft = self.draft()
        if draft is not None and _told_in_draft(draft, struck):
            self._dropped = self._store.read(layout.DRAFT)
            self._store.drop_draft()

    def _changed_in_backup(self, name: str, blob: bytes, struck: Struck, live: bytes, now: Tree) -> bytes | None:
        """Take it out of one state in a backup; a person's key is the same there as here."""
        seal = self._store.seal
        if name == layout.CONCERN:
            return blob
        if name == layout.DRAFT:
            return None if _told_in_draft(drafts.from_bytes(seal.open(blob, "draft")), struck) else blob
        if struck.everything and name == layout.NOW:
            generation = read(blob, seal, name).snapshot.meta.generation
            emptied = decode(live)
            emptied["meta"][ONLY]["generation"] = generation
            return seal.seal(encode(emptied), "now", generation=generation)
        data = self._scrubbed(blob, struck, live, now)
        if data is None and name == layout.NOW:
            raise DamagedError(_("The words stand in it in more places. Make a new backup, and destroy this one."))
        return data

    def _scrubbed(self, blob: bytes, struck: Struck, live: bytes, now: Tree) -> bytes | None:
        seal = self._store.seal
        if struck.everything:
            return None
        try:
            older = read(blob, seal, "")
        except (ValueError, DamagedError):
            return None  # nobody can say what is in it
        meta = older.snapshot.meta
        if meta.person != self._snapshot.meta.person:
            return blob  # somebody else's, put here by hand: nothing of it is ours to change
        data = encode(scrub(decode(older.data), struck, now))
        told = still_told(data, live, struck)
        return None if told else seal.seal(data, "now", generation=meta.generation)

    def _start_over(self) -> str:
        """Throw the state in memory away; memory and disk tell the same afterwards.

        Says what is not as it was before, where putting it back was refused as well; nothing else.
        """
        otherwise = ""
        data = before = self._storage.data or b""
        if self._committing:
            meta = read_meta(decode(data))
            self._store.put_back(self._store.seal.seal(data, "now", generation=meta.generation))
            with suppress(StrengthError):
                data = load(self._store, meta.person).data
            if data != before:
                otherwise = _("It is there all the same, but the disk did not confirm it: look before you do it again.")
            elif self._dropped is not None and not self._put_draft_back(self._dropped):
                otherwise = _(
                    "Only the line that was being typed is gone: it held words that were to go."
                    " Do it again when the disk is well."
                )
        self._storage.start_over(data)
        self._tables = Tables(storage=lambda: self._storage)
        self._snapshot = Snapshot(decode(data))
        self._records = self._snapshot.records()
        return otherwise

    def _put_draft_back(self, blob: bytes) -> bool:
        with suppress(StrengthError):
            if self._store.read(layout.DRAFT) != blob:
                with suppress(NotWrittenError):
                    self._store.write_draft(blob)
            return self._store.read(layout.DRAFT) == blob
        return False

    def _note(self) -> None:
        with suppress(*LAGS):  # the act is durable
            self._ledger.written(self._records)


def _told_in_draft(draft: Draft | None, struck: Struck) -> bool:
    """Tell whether a draft holds what is struck, or answers what was; one that cannot be read may."""
    if draft is None:
        return True
    return struck.told_in(draft.text) or (draft.conversation, draft.question) in struck.questions
