"""What a vault keeps count of beside a person's own file: the trusted counter, and the list of people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from strengthtui.vault import layout
from strengthtui.vault.catalogue import entry_of
from strengthtui.vault.heads import concern_of
from strengthtui.vault.reading import is_gone

if TYPE_CHECKING:
    from collections.abc import Callable

    from strengthtui.model.records import Records
    from strengthtui.vault.house import House
    from strengthtui.vault.sealing import Seal
    from strengthtui.vault.stores import Store
    from strengthtui.vault.vault import Vault

    Change = Callable[[str, bytes, Seal], bytes | None]


class LedgerOf:
    """The counter and the catalogue, as far as they are about one person."""

    def __init__(self, vault: Vault, house: House, store: Store, folder: str, person: str) -> None:
        """Remember whose; nothing is read."""
        self._vault = vault
        self._house = house
        self._store = store
        self._folder = folder
        self._person = person

    def latest(self) -> int:
        """Ask the counter."""
        return self._house.latest(self._person)

    def written(self, records: Records) -> None:
        """Count the state, and say in the catalogue what it tells."""
        self._house.count(self._person, records.meta.generation)
        self._house.put(entry_of(records, self._folder, self._store.stat()))

    def concern_written(self, rows: int) -> None:
        """Count the rows; where more were counted before, it counts on, so that the doctor goes on telling of it."""
        before = self._house.latest(concern_of(self._person))
        self._house.count(concern_of(self._person), max(rows, before + 1))

    def forget(self, texts: frozenset[str]) -> None:
        """Look for the words in the catalogue."""
        self._house.forget(self._folder, texts)

    def in_backups(self, change: Change, *, act: str, at: str) -> tuple[str, ...]:
        """Rewrite what the reachable backups have of them; names those that were not reached, which are owed it."""
        if self._vault.path is None or is_gone(self._vault.path / layout.JOURNAL):
            return ()  # no backup was ever made
        from strengthtui.vault import reaching
        from strengthtui.vault.owed import Why

        return reaching.change_person(self._vault, self._folder, change, Why("strike", at, act))

    def closed(self) -> None:
        """Force the counter to the disk."""
        self._house.sync()
