"""The seam at which bytes are sealed on their way to the disk and opened on their way back.

Everything the vault writes about people passes here, so that sealing changes this file's neighbours not at
all. An unsealed vault uses `Plain`: what goes in comes out, and stock TinyDB opens a person's file. A sealed one has
a seal for what is about everybody and one more for each person, whose key lies in the person's own folder.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, Protocol

from strengthtui.errors import LockedError
from strengthtui.i18n import _

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from strengthtui.vault.head import Head

Kind = Literal[
    "now", "draft", "concern", "heads", "catalogue", "pack", "journal", "key", "backup", "hand-over", "reflections"
]
"""What is sealed; one kind never opens as another."""


class Seal(Protocol):
    """Seals and opens; `LockedError` without the key, `DamagedError` on bytes that were not sealed so."""

    @property
    def overhead(self) -> int:
        """Bytes that sealing adds: rows of a fixed size are so much longer."""
        ...

    def seal(self, data: bytes, kind: Kind, *, generation: int = 0) -> bytes:
        """Seal for this kind and generation; both, the vault and the person's folder are bound to the result."""
        ...

    def open(self, data: bytes, kind: Kind) -> bytes:
        """Give back what was sealed as this kind."""
        ...


class Seals(Protocol):
    """The seals of one vault."""

    @property
    def vault(self) -> Seal:
        """Seals what is about everybody: the counter and the list of people."""
        ...

    def person(self, folder: Path) -> Seal:
        """Give the seal of a person's folder; `DamagedError` when neither copy of its key opens."""
        ...

    def begin(self, folder: Path, *, write: Callable[[Path, bytes], None] = ...) -> None:
        """Make the key of a new folder; durably, unless `write` says otherwise."""
        ...

    def damaged_keys(self, folder: Path) -> tuple[str, ...]:
        """Name the copies of a folder's key that are missing or damaged; none when both are (nothing opens then)."""
        ...

    def pack_name(self, digest: str) -> str:
        """Name the file of a kept pack: sealed, it tells nobody which pack it is."""
        ...

    def forget_person(self, folder: str) -> None:
        """Let go of one person's key: it is destroyed."""
        ...

    def pack(self, name: str) -> Seal:
        """Give the seal of a kept pack's file: what is in one opens under no other name."""
        ...

    def vouches_for(self, head: Head) -> bool:
        """Tell whether this head was written by somebody who had the keys."""
        ...

    def forget(self) -> None:
        """Let go of every key; what is asked for afterwards is refused with `LockedError`."""
        ...


class Plain:
    """No seal: for a vault made with `--unsealed`, and for what is kept in memory only."""

    @property
    def overhead(self) -> int:
        """Nothing is added."""
        return 0

    def seal(self, data: bytes, kind: Kind, *, generation: int = 0) -> bytes:  # noqa: ARG002 - the protocol's
        """Give the bytes as they are."""
        return data

    def open(self, data: bytes, kind: Kind) -> bytes:  # noqa: ARG002 - the protocol's
        """Give the bytes as they are."""
        return data


class Shut:
    """The seal of a vault that was locked meanwhile."""

    @property
    def overhead(self) -> int:
        """Nothing is sealed any more."""
        return 0

    def seal(self, data: bytes, kind: Kind, *, generation: int = 0) -> bytes:
        """Refuse."""
        del data, kind, generation
        raise locked()

    def open(self, data: bytes, kind: Kind) -> bytes:
        """Refuse."""
        del data, kind
        raise locked()


def locked() -> LockedError:
    """Say that the vault was locked meanwhile."""
    return LockedError(_("The vault is locked."), "", _("Open it with the passphrase."))


class NoSeals:
    """The seals of an unsealed vault: none."""

    @property
    def vault(self) -> Seal:
        """Nothing is sealed."""
        return Plain()

    def person(self, folder: Path) -> Seal:  # noqa: ARG002 - the protocol's
        """Nothing is sealed."""
        return Plain()

    def begin(self, folder: Path, *, write: Callable[[Path, bytes], None] | None = None) -> None:
        """No key is made."""

    def damaged_keys(self, folder: Path) -> tuple[str, ...]:  # noqa: ARG002 - the protocol's
        """There are none."""
        return ()

    def pack_name(self, digest: str) -> str:
        """Name the file after what is in it."""
        return digest

    def forget_person(self, folder: str) -> None:
        """There is no key."""

    def pack(self, name: str) -> Seal:  # noqa: ARG002 - the protocol's
        """Nothing is sealed."""
        return Plain()

    def vouches_for(self, head: Head) -> bool:
        """Anybody may have written it; it only must not call for a seal."""
        return not head.sealed

    def forget(self) -> None:
        """There is no key."""
