"""A file that hands one person over: sealed with a secret that is told by another way than the file.

One line of JSON (how the secret becomes a key, and the file's own random key locked with it), then what is handed over,
sealed with that key. The line says nothing of whom or when. A digest over all of it tells damage from a wrong secret
without any key, as in the vault's head; whoever makes up a digest is found by the seal.
"""

from __future__ import annotations

import hashlib
import os
from typing import Any, Final

import msgspec

from strengthtui.errors import BadInputError, DamagedError, LockedError
from strengthtui.i18n import _
from strengthtui.vault import slots
from strengthtui.vault.ciphers import KEY_BYTES, AesSeal, vault_tag
from strengthtui.vault.slots import Kdf, Slot

SCHEMA: Final = "strengthtui/hand-over/1"
_LONGEST_LINE: Final = 4096


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """The first line of the file."""

    schema: str = SCHEMA
    id: str
    """Random: binds the line and what follows it to each other."""
    kdf: Kdf
    slot: Slot


def seal(data: bytes, secret: str, *, kdf: Kdf | None = None) -> bytes:
    """Seal what is handed over; a secret shaped like a code may be typed back as loosely as one."""
    kdf = kdf or Kdf()
    key, own = os.urandom(KEY_BYTES), os.urandom(16).hex()
    kind: slots.SlotKind = "recovery" if slots.code_of(secret) else "passphrase"
    line = Line(id=own, kdf=kdf, slot=slots.shut(key, secret, kind, vault=own, kdf=kdf))
    body = AesSeal(key, vault_tag(own)).seal(data, "hand-over")
    rest = msgspec.to_builtins(line)
    return msgspec.json.encode({**rest, "digest": _digest(rest, body)}) + b"\n" + body


def unseal(data: bytes, secret: str) -> bytes:
    """Give what was handed over. Raises `LockedError` for another secret, `DamagedError`, `BadInputError`."""
    rest, body = _parts(data)
    if rest.get("schema") != SCHEMA:
        raise BadInputError(
            _("This version cannot read what was handed over."), "", _("Use the version that wrote it, or a newer one.")
        )
    try:
        line = msgspec.convert(rest, Line)
    except msgspec.ValidationError:
        raise _damaged() from None
    key = slots.opened(line.slot, secret, vault=line.id, kdf=line.kdf)
    if key is None:
        raise LockedError(
            _("That is not the code of this file."), "", _("Ask whoever handed it over to tell it once more.")
        )
    return AesSeal(key, vault_tag(line.id)).open(body, "hand-over")


def _parts(data: bytes) -> tuple[dict[str, Any], bytes]:
    line, newline, body = data.partition(b"\n")
    if not newline or len(line) > _LONGEST_LINE:
        raise _damaged()
    try:
        rest = msgspec.json.decode(line, type=dict[str, Any])
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise _damaged() from None
    if rest.pop("digest", None) != _digest(rest, body):
        raise _damaged()
    return rest, body


def _digest(rest: dict[str, Any], body: bytes) -> str:
    return hashlib.sha256(msgspec.json.encode(rest, order="sorted") + b"\n" + body).hexdigest()


def _damaged() -> DamagedError:
    return DamagedError(
        _("This is no whole file of a person handed over."),
        "",
        _("Get it once more from whoever handed it over. What `show --json` wrote is read by  strengthtui import."),
    )
