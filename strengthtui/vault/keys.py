"""The keys of an open vault, and the seals made of them.

One random vault key; from it by HKDF-SHA256 a key for each purpose; and for each person a random key of their own that
lies in their folder, twice, sealed for that folder. To destroy that key is to destroy all that was ever written of the
person, wherever a copy of it may be.
"""

from __future__ import annotations

import hashlib
import hmac
import os
from typing import TYPE_CHECKING, Final

from strengthtui import atomic
from strengthtui.errors import DamagedError
from strengthtui.i18n import _
from strengthtui.vault import head as heads_of
from strengthtui.vault import layout
from strengthtui.vault.ciphers import KEY_BYTES, AesSeal, folder_tag, vault_tag
from strengthtui.vault.sealing import locked

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from strengthtui.vault.head import Head
    from strengthtui.vault.sealing import Seal

_SALT: Final = b"strengthtui 1"


class KeyRing:
    """The seals of one sealed vault, while it is open."""

    def __init__(self, vault_key: bytes, vault: str) -> None:
        """Take the vault's key and id."""
        self._key: bytes | None = vault_key
        self._tag = vault_tag(vault)
        self._seals: dict[str, Seal] = {}

    @property
    def vault_key(self) -> bytes:
        """The key itself: to lock it for another secret."""
        if self._key is None:
            raise locked()
        return self._key

    @property
    def vault(self) -> Seal:
        """Seals what is about everybody."""
        return self.of("rows")

    def of(self, purpose: str) -> Seal:
        """Give the seal of a purpose."""
        return self._made(f"/{purpose}", lambda: AesSeal(self.subkey(purpose), self._tag))

    def person(self, folder: Path) -> Seal:
        """Give the seal of a person's folder, by the first copy of its key that opens."""
        return self._made(folder.name, lambda: AesSeal(self._key_in(folder), self._tag, folder_tag(folder.name)))

    def of_wrapped(self, folder: str, wrapped: bytes) -> Seal:
        """Give the seal of a person's folder that lies elsewhere, by a copy of its key; `DamagedError`."""
        key = AesSeal(self.subkey("people"), self._tag, folder_tag(folder)).open(wrapped, "key")
        return AesSeal(key, self._tag, folder_tag(folder))

    def begin(self, folder: Path, *, write: Callable[[Path, bytes], None] = atomic.replace_file) -> None:
        """Make a random key and put it into a new folder."""
        self.put_key(folder, os.urandom(KEY_BYTES), write=write)

    def put_key(self, folder: Path, key: bytes, *, write: Callable[[Path, bytes], None] = atomic.replace_file) -> None:
        """Put a person's key into their folder, in two copies."""
        wrapped = self._wrapping(folder)
        for name in layout.KEYS:
            write(folder / name, wrapped.seal(key, "key"))
        self._seals.pop(folder.name, None)

    def pack_name(self, digest: str) -> str:
        """Name a kept pack so that only this vault's key tells which it is."""
        return hmac.new(self.subkey("names"), digest.encode(), hashlib.sha256).hexdigest()

    def pack(self, name: str) -> Seal:
        """Give the seal of a kept pack's file, bound to half its name as a person's is to their folder."""
        return AesSeal(self.subkey("packs"), self._tag, folder_tag(name[: layout.FOLDER_DIGITS]))

    def vouches_for(self, head: Head) -> bool:
        """Tell whether the head's keyed check holds."""
        true = self.mac(heads_of.checked_part(head))
        return head.sealed and hmac.compare_digest((head.mac or "").encode(), true.encode())

    def mac(self, data: bytes) -> str:
        """Give the keyed check of the vault's head."""
        return hmac.new(self.subkey("head"), data, hashlib.sha256).hexdigest()

    def subkey(self, purpose: str) -> bytes:
        """Give the key of a purpose."""
        from cryptography.hazmat.primitives.hashes import SHA256
        from cryptography.hazmat.primitives.kdf.hkdf import HKDF

        return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=_SALT, info=purpose.encode()).derive(self.vault_key)

    def forget(self) -> None:
        """Let go of every key. Python may leave copies in memory until it is used again; SECURITY says so."""
        self._key = None
        self._seals.clear()

    def forget_person(self, folder: str) -> None:
        """Let go of one person's key: it is destroyed."""
        self._seals.pop(folder, None)

    def damaged_keys(self, folder: Path) -> tuple[str, ...]:
        """Name the copies of a folder's key that are missing or damaged; none when both are: the folder is told of."""
        bad = tuple(name for name in layout.KEYS if self._copy(folder, name) is None)
        return bad if len(bad) < len(layout.KEYS) else ()

    def _made(self, name: str, make: Callable[[], Seal]) -> Seal:
        if self._key is None:
            raise locked()
        found = self._seals.get(name)
        if found is None:
            found = self._seals[name] = make()
        return found

    def _key_in(self, folder: Path) -> bytes:
        for name in layout.KEYS:
            key = self._copy(folder, name)
            if key is not None:
                return key
        raise DamagedError(
            _("The key of this person's file cannot be read."),
            str(folder),
            _("Put `key` back from a backup. Other people's files are not touched by this."),
        )

    def _copy(self, folder: Path, name: str) -> bytes | None:
        try:
            key = self._wrapping(folder).open((folder / name).read_bytes(), "key")
        except (OSError, DamagedError):
            return None
        return key if len(key) == KEY_BYTES else None

    def _wrapping(self, folder: Path) -> Seal:
        return AesSeal(self.subkey("people"), self._tag, folder_tag(folder.name))
