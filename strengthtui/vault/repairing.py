"""Putting right what can be made again from something whole, and clearing up what a killed program left behind.

That is copies of the head and of keys, and the list of people; and backups get what they are owed. Nothing anyone said
is touched, moved or taken away.
"""

from __future__ import annotations

import shutil
import time
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from strengthtui import atomic
from strengthtui.errors import BusyError
from strengthtui.vault import head, layout, settling, states

if TYPE_CHECKING:
    from pathlib import Path

    from strengthtui.vault.ailments import Ailment
    from strengthtui.vault.vault import Vault

_ONLY_THESE: Final = frozenset({*layout.KEYS, layout.LOCK, layout.LOCK_WHO})
"""What lies in the folder of somebody who was being added when the program was ended."""
_OLD: Final = 3600.0
"""Seconds after which nobody is being added to a folder any more."""


def repair(vault: Vault) -> tuple[Ailment, ...]:
    """Put right what is derived; gives what ailed the vault before and does not any more. Raises `NotWrittenError`."""
    if vault.path is None:
        return ()
    before = vault.examine()
    ailing = {one.code for one in before}
    if "head-copy" in ailing:
        _copy_head(vault.path)
    for folder in states.folders(vault.path):
        with suppress(BusyError):  # who is writing there clears up as well
            _in_folder(vault, folder)
    for folder in (vault.path, vault.path / layout.PACKS):
        atomic.sweep(folder, lambda _name: True)
    if ailing & {"catalogue-row", "catalogue-torn", "catalogue-out-of-date"}:
        atomic.remove_file(vault.path / layout.CATALOGUE)
        vault.freshen()
    if "backup-owed" in ailing:
        settling.settle(vault)
    after = {(one.code, one.where) for one in vault.examine()}
    return tuple(one for one in before if (one.code, one.where) not in after)


def _copy_head(vault: Path) -> None:
    whole = head.read(vault)
    for name in head.COPIES:
        if head.read_copy(vault / name) is None:
            atomic.replace_file(vault / name, head.to_bytes(whole))


def _in_folder(vault: Vault, folder: Path) -> None:
    with states.held(folder, vault.now()):
        damaged = vault.seals.damaged_keys(folder)
        for name in damaged:
            [whole] = [folder / one for one in layout.KEYS if one not in damaged]
            atomic.replace_file(folder / name, whole.read_bytes())
        atomic.sweep(folder, lambda _name: True)
        with atomic.refusing(folder):
            never_began = {one.name for one in folder.iterdir()} <= _ONLY_THESE
            if never_began and time.time() - folder.stat().st_mtime > _OLD:
                shutil.rmtree(folder)
