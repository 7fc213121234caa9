"""`vault.head`, written twice: which vault this is and how it is sealed.

Either copy is enough; a damaged one is an ailment.

The digest over everything else tells damage from a wrong passphrase: it needs no key.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any, Final

import msgspec

from strengthtui import atomic
from strengthtui.errors import DamagedError, NotFoundError
from strengthtui.i18n import _
from strengthtui.vault import layout

if TYPE_CHECKING:
    from pathlib import Path

FORMAT: Final = 1
"""The format of the vault's layout; a newer one opens read-only."""
COPIES: Final = (layout.HEAD, layout.HEAD_COPY)


class Head(msgspec.Struct, frozen=True, kw_only=True):
    """What stands in `vault.head`."""

    format: int = FORMAT
    id: str
    """The vault's ULID."""
    sealed: bool = False
    kdf: dict[str, Any] | None = None
    """How the passphrase becomes a key; `None` when unsealed."""
    slots: tuple[dict[str, Any], ...] = ()
    """Key slots; none when unsealed."""
    mac: str | None = None
    """Keyed check over everything else; `None` when unsealed."""


def write(vault: Path, head: Head) -> None:
    """Write both copies, one after the other: a kill in between leaves one whole."""
    for name in COPIES:
        atomic.replace_file(vault / name, to_bytes(head))


def read(vault: Path) -> Head:
    """Read the first copy that is whole."""
    found = [(vault / name).exists() for name in COPIES]
    if not any(found):
        raise NotFoundError(
            _("There is no vault here."),
            str(vault),
            _("Make one with `strengthtui vault create`, or name another with `--vault`."),
        )
    for name in COPIES:
        head = read_copy(vault / name)
        if head is not None:
            return head
    hint = _("Put back a copy of `vault.head` from a backup. People's files are not touched by this.")
    raise DamagedError(_("Both copies of the vault's head are damaged."), str(vault), hint)


def read_copy(path: Path) -> Head | None:
    """Read one copy, `None` when it is missing or not whole."""
    try:
        raw = msgspec.json.decode(path.read_bytes())
        rest = {name: value for name, value in raw.items() if name != "digest"}
        if raw["digest"] != _digest(rest):
            return None
        return msgspec.convert(rest, Head)
    except (OSError, msgspec.DecodeError, UnicodeDecodeError, KeyError, AttributeError, TypeError):
        return None


def to_bytes(head: Head) -> bytes:
    """Write a head with its digest."""
    rest = msgspec.to_builtins(head)
    return msgspec.json.format(msgspec.json.encode({**rest, "digest": _digest(rest)}), indent=2) + b"\n"


def _digest(rest: dict[str, Any]) -> str:
    return hashlib.sha256(msgspec.json.encode(rest, order="sorted")).hexdigest()
