"""Key slots: the vault's key, locked once for the passphrase and once for the recovery code.

A secret becomes a key by Argon2id (RFC 9106, second recommended option: 64 MiB, 3 passes, 4 lanes), and that key locks
the vault's key with AES-256-GCM. Changing the passphrase locks the same key anew, so that nothing else has to be
written. What a head asks for is held against a floor and a ceiling: a head that was tampered with shall neither make
guessing cheap nor the machine stand still.
"""

from __future__ import annotations

import os
from typing import Final, Literal

import msgspec

from strengthtui.errors import DamagedError, LockedError, UsageError
from strengthtui.i18n import _
from strengthtui.vault.ciphers import KEY_BYTES

SlotKind = Literal["passphrase", "recovery"]

_ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no letter that looks like a digit."""
_LOOKALIKES: Final = str.maketrans("ILO", "110", " -_.\t\r\n\u00a0\u2010\u2011\u2012\u2013\u2014\u2212")
"""What is read as a digit, and what stands between the groups, whatever a printer or a notebook made of it."""
CODE_CHARACTERS: Final = 25
"""125 bits: no machine guesses them."""
_GROUP: Final = 5
_SALT: Final = 16
_NONCE: Final = 12


class Kdf(msgspec.Struct, frozen=True, kw_only=True):
    """How a secret becomes a key."""

    name: str = "argon2id"
    memory_kib: int = 65_536
    iterations: int = 3
    lanes: int = 4


FLOOR: Final = Kdf(memory_kib=19_456, iterations=2, lanes=1)
"""Less is not taken from a head (OWASP's least for Argon2id)."""
CEILING: Final = Kdf(memory_kib=1_048_576, iterations=16, lanes=16)
"""More is not: 1 GiB of memory is what a laptop can give."""


class AnySlot:
    """The vault's key, locked in some way: `Slot`, or what else `slot_kinds` knows."""

    __slots__ = ()
    kind: str
    """What opens it."""


class Slot(AnySlot, msgspec.Struct, frozen=True, kw_only=True):
    """The vault's key, locked for one secret."""

    id: str
    kind: SlotKind
    salt: str
    """Base 64."""
    box: str
    """Nonce and locked key, base 64."""


def shut(key: bytes, secret: str, kind: SlotKind, *, vault: str, kdf: Kdf) -> Slot:
    """Lock the vault's key for a secret. Raises `UsageError` for one that anybody knows: nothing, or no code."""
    if not secret or (kind == "recovery" and code_of(secret) is None):
        raise UsageError(_("This cannot keep a vault shut."), kind, _("Give a passphrase, or a code as it was made."))
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    salt, nonce = os.urandom(_SALT), os.urandom(_NONCE)
    slot_id = os.urandom(8).hex()
    box = AESGCM(_derived(_said(secret, kind), salt, kdf)).encrypt(nonce, key, _bound(slot_id, kind, vault, kdf))
    return Slot(id=slot_id, kind=kind, salt=text_of(salt), box=text_of(nonce + box))


def opened(slot: Slot, secret: str, *, vault: str, kdf: Kdf) -> bytes | None:
    """Give the vault's key, `None` when this is not the secret. `DamagedError` when the slot cannot be one."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    salt, box = bytes_of(slot.salt), bytes_of(slot.box)
    if len(salt) < _SALT or len(box) != _NONCE + KEY_BYTES + 16:
        raise DamagedError(_("A key slot of the vault's head is not whole."))
    key = _derived(_said(secret, slot.kind), salt, kdf)
    try:
        return AESGCM(key).decrypt(box[:_NONCE], box[_NONCE:], _bound(slot.id, slot.kind, vault, kdf))
    except InvalidTag:
        return None


def new_code() -> str:
    """Make a recovery code: five groups of five characters, to be written down by hand."""
    typed = "".join(_ALPHABET[byte % len(_ALPHABET)] for byte in os.urandom(CODE_CHARACTERS))  # 256 is 8 times 32
    return "-".join(typed[at : at + _GROUP] for at in range(0, CODE_CHARACTERS, _GROUP))


def code_of(text: str) -> str | None:
    """Give a recovery code as it was made, however it is typed; `None` for anything else."""
    typed = text.upper().translate(_LOOKALIKES)
    if len(typed) != CODE_CHARACTERS or any(one not in _ALPHABET for one in typed):
        return None
    return "-".join(typed[at : at + _GROUP] for at in range(0, CODE_CHARACTERS, _GROUP))


def refuse_extremes(kdf: Kdf) -> None:
    """Refuse a derivation that is too cheap to protect anything, or too dear to be meant. Raises `DamagedError`."""
    asked = (kdf.memory_kib, kdf.iterations, kdf.lanes)
    least = (FLOOR.memory_kib, FLOOR.iterations, FLOOR.lanes)
    most = (CEILING.memory_kib, CEILING.iterations, CEILING.lanes)
    within = all(low <= one <= high for low, one, high in zip(least, asked, most, strict=True))
    if kdf.name != FLOOR.name or not within:
        hint = _("Put back a copy of `vault.head` from a backup. People's files are not touched by this.")
        raise DamagedError(_("The vault's head asks for a key no version makes."), "kdf", hint)


def _said(secret: str, kind: SlotKind) -> bytes:
    if kind == "recovery":
        return (code_of(secret) or "").encode()
    from unicodedata import normalize

    return normalize("NFC", secret).encode("utf-8", "surrogatepass")


def _derived(secret: bytes, salt: bytes, kdf: Kdf) -> bytes:
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    refuse_extremes(kdf)
    try:
        return Argon2id(
            salt=salt, length=KEY_BYTES, iterations=kdf.iterations, lanes=kdf.lanes, memory_cost=kdf.memory_kib
        ).derive(secret)
    except MemoryError:
        hint = _("Close other programs, then try again.")
        raise LockedError(_("There is not enough memory free to open the vault."), "", hint) from None


def _bound(slot_id: str, kind: SlotKind, vault: str, kdf: Kdf) -> bytes:
    """Say what a slot is for, so that it opens nowhere else and with no cheaper derivation."""
    return msgspec.json.encode(["strengthtui slot 1", slot_id, kind, vault, kdf])


def text_of(data: bytes) -> str:
    """Write bytes in base 64."""
    from base64 import b64encode

    return b64encode(data).decode()


def bytes_of(text: str) -> bytes:
    """Read base 64; nothing comes of anything else."""
    from base64 import b64decode

    try:
        return b64decode(text, validate=True)
    except ValueError:
        return b""
