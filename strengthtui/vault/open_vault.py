"""A vault while it is open: its folder and head, its keys, what else opens it, and the three ways to come by one.

Locked, it lets go of everything; resealed by another program meanwhile, it refuses to go on with keys of yesterday.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

import msgspec

from strengthtui import __version__, atomic
from strengthtui.errors import DamagedError, NotFoundError, NotWrittenError, UsageError
from strengthtui.i18n import _
from strengthtui.vault import head, layout, places_changed
from strengthtui.vault.given import Given
from strengthtui.vault.house import DiskHouse, House, MemoryHouse
from strengthtui.vault.organisation import OrganisationSlot, slots_in
from strengthtui.vault.sealing import NoSeals, locked
from strengthtui.vault.slot_kinds import NewerSlot
from strengthtui.vault.slots import Kdf

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from strengthtui.vault.ailments import Ailment
    from strengthtui.vault.given import Clock, Ids
    from strengthtui.vault.key_pair import PublicKey
    from strengthtui.vault.keys import KeyRing
    from strengthtui.vault.own_notes import Notes, Rows
    from strengthtui.vault.sealing import Seals
    from strengthtui.vault.slots import SlotKind
    from strengthtui.vault.unlocking import Secret


class NewSecrets(msgspec.Struct, frozen=True):
    """What opens a new sealed vault."""

    passphrase: str
    recovery: str | None = None
    """As `slots.new_code` made it."""
    kdf: Kdf = Kdf()


class OpenVault:
    """What every open vault has; made by `create`, `open` or `in_memory`."""

    def __init__(self, path: Path | None, house: House, vault_head: head.Head, given: Given) -> None:
        """Put the parts together; use one of the three ways below."""
        self.path = path
        """The folder; `None` when it is in memory only."""
        self._inside: House | None = house
        self._head = vault_head
        self._given = given
        self._keys: KeyRing | None = None
        self._memory_notes: Notes | None = None
        if not self.read_only:
            house.finish()

    @classmethod
    def create(
        cls, path: Path, *, clock: Clock, ids: Ids, device: str | None = None, sealing: NewSecrets | None = None
    ) -> Self:
        """Make a vault in a folder that is empty or not there; it is one once its head is written."""
        places_changed.settle(path)
        places_changed.refuse_if_taken(path)
        for folder in (path, path / layout.PEOPLE, path / layout.PACKS):
            atomic.make_folder(folder)
        vault, given = ids.new_id(), _given(clock, ids, device)
        if sealing is None:
            made = head.Head(id=vault)
            head.write(path, made)
            return cls(path, DiskHouse(path, NoSeals()), made, given)
        from strengthtui.vault.unlocking import no_core_dumps, sealed_head

        no_core_dumps()
        made, ring = sealed_head(vault, sealing.passphrase, sealing.recovery, kdf=sealing.kdf)
        head.write(path, made)
        return cls._with_keys(path, made, ring, given)

    @classmethod
    def open(
        cls, path: Path, *, clock: Clock, ids: Ids, device: str | None = None, secret: Secret | None = None
    ) -> Self:
        """Open the vault in a folder; reads its head and nothing else.

        A sealed one wants its passphrase, its recovery code or an organisation's key: `LockedError` without, or with a
        wrong one.
        """
        places_changed.settle(path)
        copies = head.read_all(path)
        given = _given(clock, ids, device)
        if not copies[0].sealed:
            head.refuse_unsealed(path)
            return cls(path, DiskHouse(path, NoSeals()), copies[0], given)
        from strengthtui.vault.unlocking import needs_secret, no_core_dumps, unlocked

        if secret is None:
            raise needs_secret(path)
        no_core_dumps()
        vault_head, ring = unlocked(copies, secret)
        return cls._with_keys(path, vault_head, ring, given)

    @classmethod
    def in_memory(cls, *, clock: Clock, ids: Ids, device: str | None = None) -> Self:
        """Make a vault that writes no file and ends with the process."""
        return cls(None, MemoryHouse(), head.Head(id=ids.new_id()), _given(clock, ids, device))

    @classmethod
    def _with_keys(cls, path: Path, vault_head: head.Head, ring: KeyRing, given: Given) -> Self:
        vault = cls(path, DiskHouse(path, ring), vault_head, given)
        vault._keys = ring
        return vault

    @property
    def seals(self) -> Seals:
        """What its files are sealed with; nobody outside the vault asks."""
        self._refuse_locked()
        return self._keys if self._keys is not None else NoSeals()

    @property
    def opened_with(self) -> tuple[head.Head, KeyRing] | None:
        """The head and the keys of a sealed vault: for what makes a copy of it."""
        return None if self._keys is None else (self._head, self._keys)

    def examine(self) -> tuple[Ailment, ...]:
        """Look at everything that is in it, sealed or not; writes nothing."""
        from strengthtui.vault import settling
        from strengthtui.vault.doctor import examine

        self._refuse_locked()
        return () if self.path is None else (*examine(self.path, self.seals, self.now()), *settling.ailments(self))

    def lock(self) -> None:
        """Let go of every key and of everything that was read; only opening the vault anew leads on."""
        if self._inside is not None:
            self._inside.lock()
            self._inside = None

    def own_notes(self) -> Rows:
        """Give the rows of the worker's own notes. Raises `DamagedError`."""
        return self._notes().rows()

    def change_own_notes(self, change: Callable[[Rows], Rows], *, everywhere: bool = False) -> tuple[str, ...]:
        """Put what this makes of those rows in their place; `everywhere`: in backups that can be reached, too.

        Gives the backups that were not reached, and why. Raises `NotWrittenError`, `DamagedError`.
        """
        from strengthtui.vault.own_notes import in_backups

        self._may_write()
        self._notes().change(change)
        return in_backups(self, change) if everywhere else ()

    def _notes(self) -> Notes:
        from strengthtui.vault.own_notes import MemoryNotes, OwnNotes

        self._refuse_locked()
        if self.path is not None:
            return OwnNotes(self.path, self.seals.vault)
        self._memory_notes = self._memory_notes or MemoryNotes()
        return self._memory_notes

    def set_secret(self, secret: str, kind: SlotKind) -> None:
        """Let this passphrase or recovery code open the vault from now on, and the earlier one no longer.

        Older backups still open with the earlier one. Raises `UsageError` for an unsealed vault, and `NotWrittenError`
        whose hint says so where the new one may open it after all.
        """
        from strengthtui.vault.unlocking import with_secret

        self._change_head(lambda now, ring: with_secret(now, ring, secret, kind))

    def add_organisation(self, public: PublicKey, label: str) -> None:
        """Let an organisation's key open the vault, too. Raises `UsageError` where one does already, or none can."""
        from strengthtui.vault.unlocking import with_organisation

        for slot in self.organisations:
            hint = _("strengthtui vault organisation-key remove  takes it away first.")
            raise UsageError(_("An organisation's key opens this vault already."), slot.label, hint)
        self._change_head(lambda now, ring: with_organisation(now, ring, public, label))

    def remove_organisation(self) -> None:
        """Let no organisation's key open the vault any more. Raises `NotFoundError` where none does."""
        from strengthtui.vault.unlocking import without_organisation

        if self.sealed and not self.organisations:
            raise NotFoundError(_("No organisation's key opens this vault."), str(self.path or ""))
        self._change_head(without_organisation)

    @property
    def organisations(self) -> tuple[OrganisationSlot, ...]:
        """Whose keys open it, too, by the copies of its head that are true."""
        return slots_in(self._true_heads())

    @property
    def newer_slots(self) -> tuple[str, ...]:
        """The kinds of what else opens it, in ways that only a newer version knows."""
        found = [slot.kind for one in self._true_heads() for slot in one.slots if isinstance(slot, NewerSlot)]
        return tuple(dict.fromkeys(found))

    def _true_heads(self) -> tuple[head.Head, ...]:
        """Give the heads there are that its keys vouch for; the one it was opened by, where none is left."""
        if self.path is None or self._keys is None:
            return ()
        try:
            true = tuple(one for one in head.read_all(self.path) if self._keys.vouches_for(one))
        except (DamagedError, NotFoundError):
            true = ()
        return true or (self._head,)

    def _change_head(self, change: Callable[[head.Head, KeyRing], head.Head]) -> None:
        from strengthtui.vault.unlocking import head_to_change

        self._refuse_locked()
        if self.path is None or self._keys is None:
            raise UsageError(
                _("This vault is not sealed."), str(self.path or ""), _("strengthtui vault seal  does it.")
            )
        self._may_write()
        changed = change(head_to_change(self.path, self._head, self._keys), self._keys)
        head.exchange(self.path, changed)
        self._head = changed

    @property
    def id(self) -> str:
        """The vault's own id."""
        return self._head.id

    def now(self) -> str:
        """Say what time it is, by the clock it was given: UTC."""
        return self._given.clock.now()

    @property
    def sealed(self) -> bool:
        """Whether its files are encrypted."""
        return self._head.sealed

    @property
    def read_only(self) -> bool:
        """Whether a newer version made it: then nothing is written into it."""
        return self._head.format > head.FORMAT

    @property
    def _house(self) -> House:
        if self._inside is None:
            raise locked()
        return self._inside

    def _refuse_locked(self) -> None:
        _house = self._house

    def _may_write(self) -> None:
        if self.read_only:
            hint = _("Use the newer version to change it.")
            raise NotWrittenError(
                _("A newer version of strengthtui made this vault; it is open to read."), str(self.path), hint
            )
        self._is_still_this()

    def _is_still_this(self) -> None:
        if self.path is not None:
            places_changed.refuse_if_resealed(self.path, self._head)


def _given(clock: Clock, ids: Ids, device: str | None) -> Given:
    return Given(clock, ids, device or ids.random_hex(16), f"strengthtui {__version__}")
