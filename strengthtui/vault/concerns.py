"""The concern record: what was said of being harmed, word for word, and who was told. A file apart, only added to.

It is in no table, no history and no document, so that nothing that reads a person's words can print it by mistake.
"""

from __future__ import annotations

from typing import Any

import msgspec

from strengthtui.errors import DamagedError
from strengthtui.i18n import _


def to_bytes(rows: tuple[dict[str, Any], ...]) -> bytes:
    """Write the rows, one a line."""
    return b"".join(msgspec.json.encode(row) + b"\n" for row in rows)


def from_bytes(data: bytes) -> tuple[dict[str, Any], ...]:
    """Read the rows. Raises `DamagedError`: what cannot be read is never written over."""
    try:
        return tuple(msgspec.json.decode(line, type=dict[str, Any]) for line in data.splitlines() if line)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise DamagedError(
            _("The concern record cannot be read."), "", _("Copy the file away before anything else.")
        ) from error
