"""Reading one person's file: the newest state that reads, and what was the matter with newer ones.

Takes no lock and writes nothing. It falls back to a kept generation only when `now` is missing or
unreadable, and says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from strengthtui.errors import DamagedError, LockedError, NotFoundError, StrengthError
from strengthtui.i18n import _
from strengthtui.vault import layout
from strengthtui.vault.migrations import is_newer, migrate
from strengthtui.vault.records import Snapshot, read_meta
from strengthtui.vault.storage import decode, encode

if TYPE_CHECKING:
    from strengthtui.vault.sealing import Seal
    from strengthtui.vault.storage import Tree
    from strengthtui.vault.stores import Store


@dataclass(frozen=True, slots=True)
class Loaded:
    """One state of a person's file."""

    name: str
    """`now`, or the kept generation it was read from."""
    data: bytes
    """The tables, unsealed, in today's format."""
    snapshot: Snapshot
    newer: bool
    """Whether a later version wrote it: then it is only read."""

    @property
    def is_older(self) -> bool:
        """Whether `now` was missing or unreadable."""
        return self.name != layout.NOW


def load(store: Store, person: str | None = None) -> Loaded:
    """Read the newest state that reads; `NotFoundError` without any, `DamagedError` when none reads.

    With a `person` it falls back to no generation of anybody else, should one have come into the folder.
    """
    found: list[str] = []
    seal: Seal | None = None
    for name in (layout.NOW, *layout.GENERATIONS):
        blob = store.read(name)
        if blob is None:
            continue
        try:
            seal = seal or store.seal
            loaded = read(blob, seal, name)
        except LockedError:
            raise  # nobody may look, which is no damage
        except (ValueError, StrengthError) as error:
            found.append(f"{name}: {error}")
            continue
        if not loaded.is_older or person in {None, loaded.snapshot.meta.person}:
            return loaded
        found.append(f"{name}: {_('of somebody else')}")
    if not found:
        raise NotFoundError(_("There is nobody's file here."), store.where)
    raise DamagedError(_("A person's file cannot be read."), f"{store.where} ({'; '.join(found)})", damage_hint())


def read(blob: bytes, seal: Seal, name: str) -> Loaded:
    """Read one state; raises `ValueError` naming the place of what is wrong, or what the seal raises."""
    data = seal.open(blob, "now")
    tree = decode(data)
    number = read_meta(tree).format
    newer = is_newer(number)
    if not newer:
        migrated = _migrated(tree, number)
        data = data if migrated is None else migrated
    snapshot = Snapshot(tree)
    if snapshot.meta.person != snapshot.records().person.id:
        message = "meta and person name two people"
        raise ValueError(message)
    return Loaded(name, data, snapshot, newer)


def damage_hint() -> str:
    """Say what to do about a damaged file."""
    return _("Run `strengthtui vault doctor`. Other people's files are not touched by this.")


def _migrated(tree: Tree, number: int) -> bytes | None:
    before = number
    tree = migrate(tree, number)
    return None if read_meta(tree).format == before else encode(tree)
