"""Writing the list of people anew for a vault that was just made from another one: its files all have new times."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from strengthtui.errors import StrengthError
from strengthtui.vault import states
from strengthtui.vault.catalogue import Catalogue, entry_of
from strengthtui.vault.loading import load
from strengthtui.vault.stores import DiskStore

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from strengthtui.vault.catalogue import CatalogueEntry
    from strengthtui.vault.sealing import Seals


def relist(vault: Path, seals: Seals) -> None:
    """Write the catalogue; who cannot be read is in none."""
    Catalogue(vault, seals.vault).rewrite(also=tuple(_entries(vault, seals)))


def _entries(vault: Path, seals: Seals) -> Iterator[CatalogueEntry]:
    for folder in states.folders(vault):
        store = DiskStore(folder, seals)
        try:
            loaded = load(store)
        except StrengthError:
            continue
        entry = entry_of(loaded.snapshot.records(), folder.name, store.stat())
        yield replace(entry, damaged=loaded.is_older)
