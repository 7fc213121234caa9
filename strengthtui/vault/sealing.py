"""The seam at which bytes are sealed on their way to the disk and opened on their way back.

Everything the vault writes about people passes here, so that sealing changes this file's neighbours not at
all. An unsealed vault uses `Plain`: what goes in comes out, and stock TinyDB opens a person's file.
"""

from __future__ import annotations

from typing import Literal, Protocol

Kind = Literal["now", "draft", "concern", "heads", "catalogue"]
"""What is sealed; one kind never opens as another."""


class Seal(Protocol):
    """Seals and opens; `LockedError` without the key, `DamagedError` on bytes that were not sealed so."""

    @property
    def overhead(self) -> int:
        """Bytes that sealing adds: rows of a fixed size hold so much less."""
        ...

    def seal(self, data: bytes, kind: Kind, *, person: str = "", generation: int = 0) -> bytes:
        """Seal for this kind, person and generation, all of them bound to the result."""
        ...

    def open(self, data: bytes, kind: Kind) -> bytes:
        """Give back what was sealed as this kind."""
        ...


class Plain:
    """No seal: for a vault made with `--unsealed`, and for what is kept in memory only."""

    @property
    def overhead(self) -> int:
        """Nothing is added."""
        return 0

    def seal(self, data: bytes, kind: Kind, *, person: str = "", generation: int = 0) -> bytes:  # noqa: ARG002 - the protocol's
        """Give the bytes as they are."""
        return data

    def open(self, data: bytes, kind: Kind) -> bytes:  # noqa: ARG002 - the protocol's
        """Give the bytes as they are."""
        return data
