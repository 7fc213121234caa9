"""A vault without a passphrase becomes one with, or the other way round: everything in it is written anew beside it.

The new one is read back and held against the old one file by file before the two change places, and the old one is
destroyed last. Nobody can write anybody's file meanwhile. Ids, generations, kept days, drafts, the concern record,
kept packs, the journal and the worker's own notes come along as they are. What the old one leaves on the medium after
its names are gone is beyond any program: a disk may keep it until it needs the room.
"""

from __future__ import annotations

import hashlib
import sys
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from strengthtui.errors import BusyError, DamagedError, NotWrittenError, StrengthError, UsageError
from strengthtui.i18n import _
from strengthtui.vault import concerns, head, layout, own_notes, places_changed, states
from strengthtui.vault.doctor import examine
from strengthtui.vault.heads import Heads
from strengthtui.vault.journal import Journal
from strengthtui.vault.own_notes import OwnNotes
from strengthtui.vault.records import read_meta
from strengthtui.vault.relisting import relist
from strengthtui.vault.sealing import NoSeals
from strengthtui.vault.storage import decode
from strengthtui.vault.unforced import make_folder, put
from strengthtui.vault.unlocking import no_core_dumps, sealed_head, unlocked

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from strengthtui.vault.sealing import Seal, Seals
    from strengthtui.vault.vault import NewSecrets, Vault


class Resealed(Struct, frozen=True, kw_only=True):
    """What was done."""

    people: int
    left: Path | None
    """The old vault, where it could not be destroyed yet; opening the vault tries again."""


def seal(vault: Vault, secrets: NewSecrets, *, at: str) -> Resealed:
    """Seal an unsealed vault; it has to be opened anew afterwards.

    Raises `UsageError`, `BusyError` while anybody's file is open, `DamagedError` when something in it is damaged
    already, `NotWrittenError`: then nothing is changed.
    """
    if vault.sealed:
        raise UsageError(_("This vault is sealed already."), str(vault.path or ""), _("Nothing was changed."))
    no_core_dumps()
    new_head, ring = sealed_head(vault.id, secrets.passphrase, secrets.recovery, kdf=secrets.kdf)

    def reopened(path: Path) -> Seals:
        opened = [unlocked(head.read_all(path), one)[1] for one in (secrets.passphrase, secrets.recovery) if one]
        return opened[0]

    return _reseal(vault, new_head, ring, reopened, at=at, what="seal")


def unseal(vault: Vault, *, at: str) -> Resealed:
    """Take the seal off a vault: whoever opens the laptop can read it then. Raises what `seal` does."""
    if not vault.sealed:
        raise UsageError(_("This vault is not sealed."), str(vault.path or ""), _("Nothing was changed."))
    return _reseal(vault, head.Head(id=vault.id), NoSeals(), lambda _path: NoSeals(), at=at, what="unseal")


def _reseal(
    vault: Vault, new_head: head.Head, seals: Seals, reopened: Callable[[Path], Seals], *, at: str, what: str
) -> Resealed:
    path = _refuse_what_cannot_come_along(vault)
    old = places_changed.beside(path, places_changed.GOING)
    with places_changed.coming(path) as made, states.all_held(path, at=at) as locks:
        _refuse_damage(examine(path, vault.seals))
        before = states.traces(path)
        _copy(path, vault.seals, made.path, seals)
        own_notes.copy(path, vault.seals.vault, made.path, seals.vault)
        journal = Journal(made.path, seals.vault)
        journal.write((*Journal(path, vault.seals.vault).rows(), {"what": what, "at": at}))
        head.write(made.path, new_head)
        new = reopened(made.path)
        _compare(path, vault.seals, made.path, new)
        _refuse_damage(examine(made.path, new))
        relist(made.path, new)
        made.is_whole()
        if sys.platform == "win32":
            locks.close()
        people = len(states.folders(path))
        made.take_place(old, check=lambda moved: _refuse_if_written(before, moved))
    try:  # from here on it is done
        places_changed.destroy(old)
    except NotWrittenError:
        return Resealed(people=people, left=old)
    return Resealed(people=people, left=None)


def _refuse_what_cannot_come_along(vault: Vault) -> Path:
    """Give the folder, unless something lies in it that is none of ours and would go with the old one."""
    if vault.path is None:
        raise UsageError(_("This vault is kept nowhere."))
    if vault.read_only:
        hint = _("Use the newer version to change it.")
        raise NotWrittenError(_("A newer version of strengthtui made this vault."), str(vault.path), hint)
    others = states.strangers(vault.path)
    if others:
        hint = _("Move it out of the vault first. Nothing was changed.")
        raise UsageError(_("Something in the vault is none of its own."), str(vault.path / others[0]), hint)
    return vault.path


def _refuse_damage(ailments: tuple[Any, ...]) -> None:
    damage = [one for one in ailments if one.severity == "damage"]
    if damage:
        hint = _("Run `strengthtui vault doctor` first. Nothing was changed.")
        raise DamagedError(_("Something in the vault is damaged."), f"{damage[0].where}: {damage[0].what}", hint)


def _refuse_if_written(before: dict[str, tuple[int, int]], moved: Path) -> None:
    if states.traces(moved) != before:
        raise BusyError(
            _("Something was written into the vault meanwhile."), "", _("Do it once more. Nothing was changed.")
        )


def _copy(source: Path, old: Seals, target: Path, new: Seals) -> None:
    for folder in (layout.people(target), target / layout.PACKS):
        make_folder(folder)
    for data in _packs(source, old):
        name = new.pack_name(hashlib.sha256(data).hexdigest())
        put(layout.pack(target, name), new.pack(name).seal(data, "pack"))
    counter = Heads(target, new.vault)
    for person, generation in Heads(source, old.vault).read().newest.items():
        counter.append(person, generation)
    counter.sync()
    for folder in states.folders(source):
        made = layout.person(target, folder.name)
        make_folder(made)
        new.begin(made, write=put)
        for name, data in _opened(folder, old):
            put(made / name, _sealed(name, data, new.person(made)))


def _compare(source: Path, old: Seals, target: Path, new: Seals) -> None:
    """Hold what was written against what was there: the same bytes are the same tables."""
    same = sorted(_packs(source, old)) == sorted(_packs(target, new))
    same = same and Heads(source, old.vault).read().newest == Heads(target, new.vault).read().newest
    same = same and [one.name for one in states.folders(source)] == [one.name for one in states.folders(target)]
    same = same and OwnNotes(source, old.vault).rows() == OwnNotes(target, new.vault).rows()
    for folder in states.folders(source) if same else ():
        there = dict(_opened(layout.person(target, folder.name), new))
        same = same and dict(_opened(folder, old)) == there
    if not same:
        hint = _("Look whether the disk is well. Nothing was changed.")
        raise DamagedError(_("What was written did not come back from the disk."), str(target), hint)


def _opened(folder: Path, seals: Seals) -> Iterator[tuple[str, bytes]]:
    seal = seals.person(folder)
    for one in states.of_folder(folder):
        kind = states.kind_of(one.name)
        if kind is not None and kind != "key":
            yield one.name, _open(one, seal, kind)


def _packs(vault: Path, seals: Seals) -> list[bytes]:
    kept = [one for one in states.of_everybody(vault) if one.parent.name == layout.PACKS]
    return [_open(one, seals.pack(one.name), "pack") for one in kept]


def _open(path: Path, seal: Seal, kind: Any) -> bytes:  # noqa: ANN401 - a kind
    try:
        return seal.open(path.read_bytes(), kind)
    except (StrengthError, OSError):
        hint = _("Run `strengthtui vault doctor`, and move it out of the vault. Nothing was changed.")
        raise DamagedError(_("A file cannot be opened, so it cannot come along."), str(path), hint) from None


def _sealed(name: str, data: bytes, seal: Seal) -> bytes:
    kind = states.kind_of(name) or "now"
    if kind == "concern":
        return seal.seal(data, kind, generation=len(concerns.from_bytes(data)))
    return seal.seal(data, kind, generation=_generation(data) if kind == "now" else 0)


def _generation(data: bytes) -> int:
    """Read which state this is; of one that was kept although it does not read, nobody knows."""
    try:
        return read_meta(decode(data)).generation
    except ValueError:
        return 0
