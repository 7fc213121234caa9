"""What was done with the vault as a whole, row by row: above all which backups were made of it, and where they went.

Who is erased later is to be taken out of those that can be reached; what the others are still owed stands here too
(`owed`). A small file, sealed as a whole and written anew with every row. A row holds no one's words and no one's name.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final, TypeAlias

import msgspec

from strengthtui import atomic
from strengthtui.errors import DamagedError
from strengthtui.i18n import _
from strengthtui.vault import layout
from strengthtui.vault.reading import reading

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from strengthtui.vault.sealing import Seal

Rows: TypeAlias = "tuple[dict[str, Any], ...]"
BACKUP: Final = "backup"
"""What a row is about: a backup was made."""
ASIDE: Final = "aside"
"""The same: a vault was moved aside by a restore. It is never changed, only named."""


class Journal:
    """The file `journal` of one vault."""

    def __init__(self, vault: Path, seal: Seal) -> None:
        """Remember the place; `seal` is the one for what is about everybody. Nothing is read."""
        self._path = vault / layout.JOURNAL
        self._seal = seal

    def note(self, row: Mapping[str, Any]) -> None:
        """Add a row; durable when this returns. Raises `DamagedError`: a journal that does not read is kept."""
        self.change(lambda rows: (*rows, dict(row)))

    def rows(self) -> tuple[dict[str, Any], ...]:
        """Give every row, oldest first; none where there is no journal yet. Raises `DamagedError`."""
        with reading(self._path), suppress(FileNotFoundError):
            return self._opened(self._path.read_bytes())
        return ()

    def write(self, rows: tuple[dict[str, Any], ...]) -> None:
        """Put these rows in place of all."""
        self.change(lambda _rows: rows)

    def change(self, change: Callable[[Rows], Rows]) -> None:
        """Put what this makes of the rows in their place, where it is something else; nobody writes in between."""

        def sealed(data: bytes) -> bytes | None:
            rows = self._opened(data)
            changed = change(rows)
            return None if changed == rows else self._seal.seal(msgspec.json.encode(changed), "journal")

        atomic.rewrite_file(self._path, sealed)

    def _opened(self, data: bytes) -> tuple[dict[str, Any], ...]:
        if not data:  # its name was made and the power cut before its first row
            return ()
        try:
            return msgspec.json.decode(self._seal.open(data, "journal"), type=tuple[dict[str, Any], ...])
        except (msgspec.DecodeError, UnicodeDecodeError, DamagedError):
            hint = _("Put it back from a backup. Nothing anyone said is in it.")
            raise DamagedError(_("The vault's journal cannot be read."), str(self._path), hint) from None
