"""The slot of an organisation: the vault's key, locked with a public key whose private half lies in somebody's safe.

HPKE (RFC 9180) in base mode: DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-256-GCM. Nothing is derived from a passphrase
here, so there is no salt. What the slot says of itself goes into `info`: moved to another vault, under another id or
another name, it does not open. The head shows whose key it is to whoever looks, locked or open: a worker shall never be
in doubt whether somebody else can open what they keep.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final, Literal

import msgspec

from strengthtui.errors import DamagedError
from strengthtui.i18n import _
from strengthtui.vault.ciphers import KEY_BYTES
from strengthtui.vault.slots import AnySlot, bytes_of, text_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cryptography.hazmat.primitives.hpke import Suite

    from strengthtui.vault.head import Head
    from strengthtui.vault.key_pair import OrganisationKey, PublicKey

_ENC: Final = 32
"""Bytes of the encapsulated key, which stand before the ciphertext."""
_TAG: Final = 16


class OrganisationSlot(AnySlot, msgspec.Struct, frozen=True, kw_only=True):
    """The vault's key, locked for an organisation."""

    id: str
    kind: Literal["organisation"] = "organisation"
    label: str
    """The organisation's name, as the worker wrote it."""
    fingerprint: str
    """Of the public key (`PublicKey.fingerprint`)."""
    box: str
    """Encapsulated key and locked key, base 64."""


def shut(key: bytes, public: PublicKey, label: str, *, vault: str) -> OrganisationSlot:
    """Lock the vault's key for an organisation."""
    slot_id = os.urandom(8).hex()
    bound = _bound(slot_id, vault, label, public.fingerprint)
    box = _suite().encrypt(key, public.for_hpke(), info=bound)
    return OrganisationSlot(id=slot_id, label=label, fingerprint=public.fingerprint, box=text_of(box))


def opened(slot: OrganisationSlot, key: OrganisationKey, *, vault: str) -> bytes | None:
    """Give the vault's key, `None` when the slot is another organisation's.

    Raises `DamagedError` when it is this one's and does not open, or cannot be a slot. What it says of its fingerprint
    is not believed: under a false one it opens all the same, and the head's MAC tells.
    """
    from cryptography.exceptions import InvalidTag

    box = bytes_of(slot.box)
    if len(box) != _ENC + KEY_BYTES + _TAG:
        raise _damaged()
    own = key.public.fingerprint
    try:
        return _suite().decrypt(box, key.for_hpke(), info=_bound(slot.id, vault, slot.label, own))
    except InvalidTag:
        if slot.fingerprint == own:
            raise _damaged() from None
        return None


def slots_in(heads: Iterable[Head]) -> tuple[OrganisationSlot, ...]:
    """Give the slots of organisations in copies of a head, each key and name once."""
    found = (slot for head in heads for slot in head.slots if isinstance(slot, OrganisationSlot))
    return tuple({(slot.fingerprint, slot.label): slot for slot in found}.values())


def _damaged() -> DamagedError:
    hint = _("Put back a copy of `vault.head` from a backup. People's files are not touched by this.")
    return DamagedError(_("The organisation's key slot of the vault's head is damaged."), "", hint)


def _suite() -> Suite:
    from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

    return Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)


def _bound(slot_id: str, vault: str, label: str, fingerprint: str) -> bytes:
    return msgspec.json.encode(["strengthtui slot 1", slot_id, "organisation", vault, label, fingerprint])
