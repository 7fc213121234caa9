"""Getting a vault back from a backup: unpacked beside its place, looked over there, and only then moved in.

Who comes back is written at a generation above what the backup and the living vault know, so that nothing looks like
an old file put back. What the vault's journal knew is put together from both: the backups made since can still be
reached. So are the worker's own notes: what was noted since is there, what was taken out since stays out.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Mapping
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from strengthtui import atomic
from strengthtui.errors import DamagedError, NotFoundError, StrengthError, UsageError
from strengthtui.i18n import _
from strengthtui.vault import backups, head, layout, own_notes, places_changed, states
from strengthtui.vault.backup_file import BackupFile
from strengthtui.vault.doctor import examine
from strengthtui.vault.heads import GONE, Heads, concern_of
from strengthtui.vault.journal import ASIDE, BACKUP, Journal
from strengthtui.vault.loading import load
from strengthtui.vault.organisation import slots_in
from strengthtui.vault.owed import owed
from strengthtui.vault.records import ONLY
from strengthtui.vault.relisting import relist
from strengthtui.vault.sealing import NoSeals
from strengthtui.vault.storage import decode, encode
from strengthtui.vault.stores import DiskStore
from strengthtui.vault.unforced import make_folder, put
from strengthtui.vault.unlocking import no_core_dumps, unlocked

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from strengthtui.vault.keys import KeyRing
    from strengthtui.vault.loading import Loaded
    from strengthtui.vault.organisation import OrganisationSlot
    from strengthtui.vault.places_changed import Coming
    from strengthtui.vault.sealing import Seals
    from strengthtui.vault.unlocking import Secret


class Differences(Struct, frozen=True, kw_only=True):
    """What differs between a backup and the vault that is there, one name a person; `""` where it cannot be read."""

    same_vault: bool | None
    """`None` where nobody can tell: the head of the vault that is there is damaged, and nothing in it opens."""
    only_backup: tuple[str, ...]
    only_living: tuple[str, ...]
    newer_backup: tuple[str, ...]
    newer_living: tuple[str, ...]
    otherwise: tuple[str, ...]
    """Neither is newer, and yet they are not alike."""
    taken_away: tuple[str, ...]
    """Of those only in the backup: who was taken away from the living vault, and would be back."""
    struck: tuple[str, ...]
    """Of whom words were struck while the backup could not be reached: they would be back."""
    unread: int
    """In both, and the living one does not open with what opened the backup."""
    alike: int


class Staged:
    """A vault that was unpacked and looked over, and has not taken its place yet."""

    def __init__(
        self,
        made: Coming,
        seals: Seals,
        manifest: backups.Manifest,
        ours: Mapping[str, Known],
        living: Living,
        organisations: tuple[OrganisationSlot, ...],
    ) -> None:
        """Take what `staged` put together."""
        self._made = made
        self._seals = seals
        self._ours = ours
        self._living = living
        self.manifest = manifest
        """What the backup says of itself."""
        self.organisations = organisations
        """Whose keys open what comes back, too."""

    @property
    def is_over_another(self) -> bool:
        """Whether there is a vault where this one is to be."""
        return places_changed.is_taken(self._made.vault)

    @property
    def people(self) -> int:
        """How many come back."""
        return len(self._ours)

    def differences(self) -> Differences:
        """Say what differs from the vault that is there."""
        ours, theirs = self._ours, self._living.people
        both = [(ours[one], theirs[one]) for one in sorted(ours.keys() & theirs.keys())]
        readable = [(mine, other) for mine, other in both if mine.digest and other.digest]
        unlike = [(mine, other) for mine, other in readable if mine.digest != other.digest]
        back = [one for folder, one in ours.items() if folder not in theirs]
        gone = {person for person, generation in self._living.newest.items() if generation == GONE}
        return Differences(
            same_vault=self._living.same,
            only_backup=_names(back),
            only_living=_names(one for folder, one in theirs.items() if folder not in ours),
            newer_backup=_names(mine for mine, other in unlike if mine.generation > other.generation),
            newer_living=_names(other for mine, other in unlike if mine.generation < other.generation),
            otherwise=_names(mine for mine, other in unlike if mine.generation == other.generation),
            taken_away=_names(one for one in back if one.person in gone),
            struck=_names(ours[folder] for folder in self._struck() if folder in ours),
            unread=len(both) - len(readable),
            alike=len(readable) - len(unlike),
        )

    def _struck(self) -> list[str]:
        """Name the folders of whom this very backup still holds what was struck."""
        rows = owed(self._living.rows)
        return sorted({one.folder for one in rows if one.made == self.manifest.made and one.why == "strike"})

    def take_place(self, *, at: str) -> Path | None:
        """Move the restored vault in; gives where the living one was moved to. Raises `BusyError` where one is open."""
        vault = self._made.vault
        aside = _free(vault, at[:10])
        if not self.is_over_another:
            self._made.is_whole()
            self._made.take_place(aside)
            return None
        with suppress(DamagedError):  # it was damaged when the backup was made
            Journal(self._made.path, self._seals.vault).note({"what": ASIDE, "path": str(aside), "at": at})
        self._made.is_whole()
        with states.all_held(vault, at=at) as locks:
            if sys.platform == "win32":
                locks.close()
            self._made.take_place(aside)
        return aside


@contextmanager
def staged(file: Path, target: Path, secret: Secret) -> Iterator[Staged]:
    """Unpack a backup beside `target` and look all of it over; what does not take its place goes at the end.

    `secret` opens the backup as it opened the vault that day.
    Raises `NotFoundError`, `LockedError` for a wrong one, `DamagedError`, `NotWrittenError`, `UsageError`.
    """
    no_core_dumps()
    backup = BackupFile(file)
    _head, ring = unlocked((backup.head,), secret)
    target = target.absolute()
    _refuse_a_folder_of_others(target)
    living = _living(target, backup.head.id, ring, secret)
    with places_changed.coming(target) as made:
        manifest = _unpack(backup, ring, made.path)
        seals: Seals = ring if manifest.sealed else NoSeals()
        ours = _known(made.path, seals)
        _raise_generations(made.path, seals, living.newest)
        _join_journals(made.path, seals, living, _row(file, manifest))
        own_notes.join(made.path, seals.vault, living.notes)
        relist(made.path, seals)
        _refuse_new_damage(made.path, seals, manifest)
        yield Staged(made, seals, manifest, ours, living, slots_in((backup.head,) if manifest.sealed else ()))


class Known(Struct, frozen=True):
    """What is known of one person in one of two vaults; only the folder, where it cannot be read."""

    person: str = ""
    name: str = ""
    generation: int = 0
    digest: str = ""
    """Of everything stored but the count of writings, the concern record too."""


class Living(Struct, frozen=True, kw_only=True):
    """What is known of the vault that is there."""

    same: bool | None = False
    """Whether it is the one the backup was made of; `None` where that cannot be told."""
    people: Mapping[str, Known] = {}
    newest: Mapping[str, int] = {}
    """As its `heads` tells."""
    rows: tuple[dict[str, Any], ...] = ()
    """As its journal tells."""
    notes: tuple[dict[str, Any], ...] = ()
    """The worker's own."""


def _living(vault: Path, vault_id: str, ring: KeyRing, secret: Secret) -> Living:
    """Look at the vault that is there with what opened the backup; what does not open is only counted."""
    if not places_changed.is_taken(vault):
        return Living()
    copies = _copies(vault)
    if not copies:
        return _headless(vault, vault_id, ring)
    seals = _seals_of(copies, ring, secret)
    return _looked_at(vault, seals, same=any(one.id == vault_id for one in copies))


def _headless(vault: Path, vault_id: str, ring: KeyRing) -> Living:
    """Look at a vault without a head: somebody's file that opens names the vault that it is of."""
    tried: tuple[Seals, ...] = (ring, NoSeals())
    for seals in tried:
        named = _named_in_files(vault, seals)
        if named is not None:
            return _looked_at(vault, seals, same=named == vault_id)
    return _looked_at(vault, None, same=None)


def _named_in_files(vault: Path, seals: Seals) -> str | None:
    for folder in states.folders(vault):
        with suppress(StrengthError):
            return load(DiskStore(folder, seals)).snapshot.meta.vault
    return None


def _looked_at(vault: Path, seals: Seals | None, *, same: bool | None) -> Living:
    people = _known(vault, seals)
    if not same or seals is None:
        return Living(same=same, people=people)
    try:
        rows = Journal(vault, seals.vault).rows()
    except DamagedError:
        rows = ()
    try:
        notes = own_notes.OwnNotes(vault, seals.vault).rows()
    except DamagedError:
        notes = ()
    newest = Heads(vault, seals.vault).read().newest
    return Living(same=True, people=people, newest=newest, rows=rows, notes=notes)


def _seals_of(copies: tuple[head.Head, ...], ring: KeyRing, secret: Secret) -> Seals | None:
    if not copies:
        return None
    if not copies[0].sealed:
        return NoSeals()
    if any(ring.vouches_for(one) for one in copies):
        return ring
    try:
        return unlocked(copies, secret)[1]
    except StrengthError:
        return None


def _copies(vault: Path) -> tuple[head.Head, ...]:
    try:
        return head.read_all(vault)
    except (NotFoundError, DamagedError):
        return ()


def _known(vault: Path, seals: Seals | None) -> dict[str, Known]:
    return {folder.name: _known_of(folder, seals) for folder in states.folders(vault)}


def _known_of(folder: Path, seals: Seals | None) -> Known:
    if seals is None:
        return Known()
    try:
        store = DiskStore(folder, seals)
        loaded, record = load(store), store.read(layout.CONCERN)
        concern = b"" if record is None else store.seal.open(record, "concern")
    except StrengthError:
        return Known()
    tree = decode(loaded.data)
    meta = tree.pop("meta")[ONLY]
    person = loaded.snapshot.records().person
    return Known(person.id, person.name, meta["generation"], hashlib.sha256(encode(tree) + concern).hexdigest())


def _unpack(backup: BackupFile, ring: KeyRing, target: Path) -> backups.Manifest:
    for folder in (layout.people(target), target / layout.PACKS):
        make_folder(folder)
    entries = backup.entries(ring)
    manifest = backups.read_manifest(next(entries), backup.path)
    for entry in entries:
        if not states.is_ours(entry.name):
            raise DamagedError(_("The backup holds something that is none of the vault's."), str(backup.path))
        path = target / entry.name
        make_folder(path.parent)
        put(path, entry.data)
    head.write(target, backup.head if manifest.sealed else head.Head(id=backup.head.id))
    return manifest


def _raise_generations(vault: Path, seals: Seals, living: Mapping[str, int]) -> None:
    """Write everybody anew above what is known of them, and the counter with them.

    Who is damaged, or was older than the counter when the backup was made, is left so: the doctor goes on telling.
    """
    counted = Heads(vault, seals.vault).read().newest
    newest: dict[str, int] = {}
    for folder in states.folders(vault):
        store = DiskStore(folder, seals)
        try:
            loaded = load(store)
        except StrengthError:
            newest.update({one: generation for one, generation in counted.items() if generation and one not in newest})
            continue
        meta = loaded.snapshot.meta
        known = counted.get(meta.person, GONE)
        if concern_of(meta.person) in counted:
            newest[concern_of(meta.person)] = counted[concern_of(meta.person)]
        newest[meta.person] = max(known, meta.generation)
        if not loaded.is_older and meta.generation >= known:
            newest[meta.person] = max(meta.generation, living.get(meta.person, GONE)) + 1
            _write_at(folder, store, loaded, newest[meta.person])
    atomic.remove_file(vault / layout.HEADS)
    counter = Heads(vault, seals.vault)
    for person, generation in newest.items():
        counter.append(person, generation)
    counter.sync()


def _write_at(folder: Path, store: DiskStore, loaded: Loaded, generation: int) -> None:
    tree = decode(loaded.data)
    tree["meta"][ONLY]["generation"] = generation
    put(folder / layout.NOW, store.seal.seal(encode(tree), "now", generation=generation))


def _join_journals(vault: Path, seals: Seals, living: Living, row: dict[str, Any]) -> None:
    """Put what both journals tell together, and that this backup is where it is."""
    journal = Journal(vault, seals.vault)
    try:
        rows = journal.rows()
    except DamagedError:
        return  # it was damaged when the backup was made; nothing is written over it
    for one in (*living.rows, row):
        rows = rows if one in rows else (*rows, one)
    journal.write(rows)


def _row(file: Path, manifest: backups.Manifest) -> dict[str, Any]:
    return {"what": BACKUP, "path": str(file.absolute()), "at": manifest.made, "people": manifest.people}


def _refuse_new_damage(vault: Path, seals: Seals, manifest: backups.Manifest) -> None:
    known = set(manifest.ailments)
    for one in examine(vault, seals):
        if one.severity == "damage" and (one.code, one.where) not in known:
            hint = _("Use another copy of it, or another backup. Nothing was changed.")
            raise DamagedError(_("What is in the backup is not whole."), f"{one.where}: {one.what}", hint)


def _refuse_a_folder_of_others(target: Path) -> None:
    if places_changed.is_taken(target) or not target.exists():
        return
    with atomic.refusing(target):
        taken = not target.is_dir() or any(target.iterdir())
    if taken:
        hint = _("Choose an empty folder, or one that is not there yet.")
        raise UsageError(_("This folder is not empty."), str(target), hint)


def _free(vault: Path, day: str) -> Path:
    """Name a place for the living vault that nothing has yet."""
    number, path = 1, places_changed.beside(vault, f".before-restore-{day}")
    while path.exists():
        number += 1
        path = places_changed.beside(vault, f".before-restore-{day}-{number}")
    return path


def _names(people: Iterable[Known]) -> tuple[str, ...]:
    return tuple(one.name for one in people)
