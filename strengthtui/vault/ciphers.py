"""The seal itself: AES-256-GCM, with everything that says what the bytes are bound to them.

    magic "STUI" | format 1 | kind | vault (16) | folder (16) | generation (8) | nonce (12) | ciphertext | tag (16)

Numbers in brackets are bytes. All that stands before the ciphertext is authenticated: what belongs to another vault,
another person, another kind or another generation does not open. Nonces are random (NIST SP 800-38D, 8.2.2): a
person's key seals some thousands of times a year, the limit is 2^32. The vault stands there as the beginning of its
id's SHA-256 and a person as the random name of their folder: an id would tell when they came.
"""

from __future__ import annotations

import hashlib
import os
import struct
from typing import TYPE_CHECKING, Final

from strengthtui.errors import DamagedError
from strengthtui.i18n import _

if TYPE_CHECKING:
    from collections.abc import Mapping

    from strengthtui.vault.sealing import Kind

KEY_BYTES: Final = 32
MAGIC: Final = b"STUI"
FORMAT: Final = 1
KINDS: Final[Mapping[Kind, int]] = {
    "now": 1,
    "draft": 2,
    "concern": 3,
    "heads": 4,
    "catalogue": 5,
    "pack": 6,
    "journal": 7,
    "key": 8,
    "backup": 9,
    "hand-over": 10,
    "reflections": 11,
}
"""The byte that stands for each kind, for ever."""
HEADER: Final = struct.Struct(">4sBB16s16sQ12s")
_TAG: Final = 16
NO_FOLDER: Final = bytes(16)


class AesSeal:
    """The seal of one key, for one vault and, where it is a person's, one folder."""

    def __init__(self, key: bytes, vault: bytes, folder: bytes = NO_FOLDER) -> None:
        """Take the key (32 bytes) and what it is for; `vault` is what `vault_tag` gives."""
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        self._cipher = AESGCM(key)
        self._vault = vault
        self._folder = folder

    @property
    def overhead(self) -> int:
        """Header and tag."""
        return HEADER.size + _TAG

    def seal(self, data: bytes, kind: Kind, *, generation: int = 0) -> bytes:
        """Seal."""
        nonce = os.urandom(12)
        header = HEADER.pack(MAGIC, FORMAT, KINDS[kind], self._vault, self._folder, generation, nonce)
        return header + self._cipher.encrypt(nonce, data, header)

    def open(self, data: bytes, kind: Kind) -> bytes:
        """Open; `DamagedError` says what the bytes are not, never what is in them."""
        from cryptography.exceptions import InvalidTag

        if len(data) < self.overhead:
            raise DamagedError(_("Too short to be sealed."))
        header = data[: HEADER.size]
        magic, number, sealed_as, vault, folder, _generation, nonce = HEADER.unpack(header)
        if magic != MAGIC or number != FORMAT:
            raise DamagedError(_("Not sealed as this version seals."))
        if (sealed_as, vault, folder) != (KINDS[kind], self._vault, self._folder):
            raise DamagedError(_("Sealed for another place."))
        try:
            return self._cipher.decrypt(nonce, data[HEADER.size :], header)
        except InvalidTag:
            raise DamagedError(_("Not what was sealed.")) from None


def vault_tag(vault: str) -> bytes:
    """Give the 16 bytes that stand for a vault's id."""
    return hashlib.sha256(vault.encode()).digest()[:16]


def folder_tag(folder: str) -> bytes:
    """Give the 16 bytes that stand for a person's folder."""
    return bytes.fromhex(folder)
