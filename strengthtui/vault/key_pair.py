"""An organisation's key: a pair of which one half locks and the other one opens.

X25519 keys, as the 32 bytes they are; the library is only loaded where something is locked or opened.
"""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey

KEY_BYTES: Final = 32
FINGERPRINT_DIGITS: Final = 32
"""Hexadecimal digits, 128 bits: nobody makes a second key with the same ones, and they can be read out by phone."""
SPKI: Final = bytes.fromhex("302a300506032b656e032100")
"""What stands before a public key in DER (RFC 8410)."""


@dataclass(frozen=True, slots=True)
class PublicKey:
    """What an organisation gives to workers: with it a vault's key is locked."""

    raw: bytes
    """32 bytes."""

    @property
    def fingerprint(self) -> str:
        """The beginning of the SHA-256 of the key in DER, hexadecimal: to be compared by phone."""
        return hashlib.sha256(SPKI + self.raw).hexdigest()[:FINGERPRINT_DIGITS]

    def for_hpke(self) -> X25519PublicKey:
        """Give the key as the library takes it."""
        from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey

        return X25519PublicKey.from_public_bytes(self.raw)


@dataclass(frozen=True, slots=True)
class OrganisationKey:
    """What an organisation keeps in a safe: it opens what was locked with its public half."""

    raw: bytes = field(repr=False)
    """32 bytes."""

    @property
    def public(self) -> PublicKey:
        """The public half."""
        return PublicKey(self.for_hpke().public_key().public_bytes_raw())

    def for_hpke(self) -> X25519PrivateKey:
        """Give the key as the library takes it."""
        from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

        return X25519PrivateKey.from_private_bytes(self.raw)


def new_key() -> OrganisationKey:
    """Make a key by chance."""
    return OrganisationKey(os.urandom(KEY_BYTES))
