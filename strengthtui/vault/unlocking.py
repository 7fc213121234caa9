"""Opening a sealed vault with a passphrase, a recovery code or an organisation's key, and changing what opens it.

A wrong passphrase and a damaged head are two things and said as two: the head's digest shows damage without any key,
its MAC shows a head that somebody made up, once a secret has opened a slot.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, TypeAlias

from msgspec.structs import replace

from strengthtui.errors import DamagedError, LockedError, NotFoundError
from strengthtui.i18n import _
from strengthtui.vault import head as heads_of
from strengthtui.vault import slots
from strengthtui.vault.ciphers import KEY_BYTES
from strengthtui.vault.key_pair import OrganisationKey
from strengthtui.vault.keys import KeyRing
from strengthtui.vault.organisation import OrganisationSlot, shut, slots_in
from strengthtui.vault.organisation import opened as opened_by_organisation
from strengthtui.vault.slots import Slot

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from strengthtui.vault.head import Head
    from strengthtui.vault.key_pair import PublicKey
    from strengthtui.vault.slots import AnySlot, Kdf, SlotKind

Secret: TypeAlias = str | OrganisationKey
"""What opens a sealed vault; a passphrase and a recovery code are text."""


def sealed_head(vault: str, passphrase: str, recovery: str | None, *, kdf: Kdf) -> tuple[Head, KeyRing]:
    """Make the head of a new sealed vault, and its keys."""
    ring = KeyRing(os.urandom(KEY_BYTES), vault)
    plain = heads_of.Head(id=vault, sealed=True, kdf=kdf)
    plain = with_secret(plain, ring, passphrase, "passphrase")
    return (plain if recovery is None else with_secret(plain, ring, recovery, "recovery")), ring


def with_secret(head: Head, ring: KeyRing, secret: str, kind: SlotKind) -> Head:
    """Give the head in which this secret opens the slots of its kind, and no earlier one does."""
    kdf = head.kdf or slots.Kdf()
    slot = slots.shut(ring.vault_key, secret, kind, vault=head.id, kdf=kdf)
    others = tuple(one for one in head.slots if one.kind != kind)
    return _with_slots(replace(head, kdf=kdf), ring, (*others, slot))


def with_organisation(head: Head, ring: KeyRing, public: PublicKey, label: str) -> Head:
    """Give the head in which this organisation's key opens the vault, too, and no earlier one does."""
    slot = shut(ring.vault_key, public, label, vault=head.id)
    return _with_slots(head, ring, (*without_organisation(head, ring).slots, slot))


def without_organisation(head: Head, ring: KeyRing) -> Head:
    """Give the head in which no organisation's key opens the vault."""
    return _with_slots(head, ring, tuple(one for one in head.slots if not isinstance(one, OrganisationSlot)))


def _with_slots(head: Head, ring: KeyRing, slots_then: tuple[AnySlot, ...]) -> Head:
    changed = replace(head, slots=slots_then, rev=head.rev + 1, mac=None)
    return replace(changed, mac=ring.mac(heads_of.checked_part(changed)))


def head_to_change(path: Path, known: Head, ring: KeyRing) -> Head:
    """Give the head to build upon: the one the vault was opened by, or what another program has made of it since.

    Where somebody was stopped between the two copies both are true, and what opened the vault just now must not cease
    to. Either way the next revision is above all.
    """
    with suppress(DamagedError, NotFoundError):
        true = [copy for copy in heads_of.read_all(path) if ring.vouches_for(copy)]
        if true:
            base = known if known in true else true[0]
            return replace(base, rev=max(copy.rev for copy in true))
    return known


def unlocked(copies: Sequence[Head], secret: Secret) -> tuple[Head, KeyRing]:
    """Give the head and the keys of a vault by its passphrase, its recovery code or an organisation's key.

    Raises `LockedError` when no slot opens, `DamagedError` when one does and the head is not what was written, or when
    no copy has a slot to try; an organisation's key knows its own slot, and says so when that one is damaged. A copy
    that somebody made up does not stand in the way of the other one.
    """
    damage: DamagedError | None = None
    tried = forged = False
    for head in copies:
        try:
            ring = _ring(head, secret)
        except DamagedError as error:
            damage = error
            continue
        if ring is not None and ring.vouches_for(head):
            return head, ring
        tried, forged = True, forged or ring is not None
    if forged:
        raise _not_as_written()
    if damage is not None and (not tried or isinstance(secret, OrganisationKey)):
        raise damage
    raise _wrong_key(copies) if isinstance(secret, OrganisationKey) else _wrong_passphrase()


def needs_secret(path: Path) -> LockedError:
    """Say that the vault is sealed."""
    return LockedError(
        _("This vault is sealed."), str(path), _("Give the passphrase at a terminal, or with `--passphrase-file`.")
    )


def no_core_dumps() -> None:
    """Keep the system from writing this process's memory, keys and all, to a file when it falls over."""
    if sys.platform == "win32":
        return
    import resource

    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _wrong_passphrase() -> LockedError:
    hint = _("Try it again, or use the recovery code you wrote down.")
    return LockedError(_("That is not the passphrase of this vault."), "", hint)


def _wrong_key(copies: Sequence[Head]) -> LockedError:
    names = ", ".join(slot.label for slot in slots_in(copies))
    other = _("The one that does is the key of {names}; its fingerprint stands in  strengthtui info .")
    hint = other.format(names=names) if names else _("No organisation's key does.")
    return LockedError(_("This organisation's key does not open the vault."), "", hint)


def _ring(head: Head, secret: Secret) -> KeyRing | None:
    if head.kdf is None or not head.slots:
        raise _not_as_written()
    key = _by_text(head, secret, head.kdf) if isinstance(secret, str) else _by_organisation(head, secret)
    return None if key is None else KeyRing(key, head.id)


def _by_text(head: Head, secret: str, kdf: Kdf) -> bytes | None:
    kinds: tuple[SlotKind, ...] = ("recovery", "passphrase") if slots.code_of(secret) else ("passphrase",)
    for kind in kinds:
        for slot in head.slots:
            if isinstance(slot, Slot) and slot.kind == kind:
                key = slots.opened(slot, secret, vault=head.id, kdf=kdf)
                if key is not None:
                    return key
    return None


def _by_organisation(head: Head, secret: OrganisationKey) -> bytes | None:
    for slot in slots_in((head,)):
        key = opened_by_organisation(slot, secret, vault=head.id)
        if key is not None:
            return key
    return None


def _not_as_written() -> DamagedError:
    return heads_of.damaged(_("The vault's head is not what was written."), "")
