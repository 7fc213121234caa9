"""Looking a vault over, for the command line: what the vault's own doctor finds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from strengthtui.vault.doctor import Ailment, examine

if TYPE_CHECKING:
    from pathlib import Path


def look_over(vault: Path) -> tuple[Ailment, ...]:
    """Look the vault over; writes nothing. Raises `NotFoundError` when there is none."""
    return examine(vault)
