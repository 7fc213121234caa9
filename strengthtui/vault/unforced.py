"""Files of a vault that is still being made: written plainly, and forced to the disk all together at the end.

Nobody opens such a vault before `force` has returned, so that no file of it has to be safe before. Forcing each by
itself takes three times as long: with ten thousand people, minutes.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from strengthtui import atomic

if TYPE_CHECKING:
    from pathlib import Path


def put(path: Path, data: bytes) -> None:
    """Write a file, in place of one that is there. Raises `NotWrittenError`."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)
    with atomic.refusing(path):
        handle = os.open(path, flags, atomic.FILE_MODE)
        try:
            atomic.write_all(handle, data)
        finally:
            os.close(handle)


def make_folder(path: Path) -> None:
    """Make a folder in one that is there; one that is there already stays as it is. Raises `NotWrittenError`."""
    with atomic.refusing(path):
        if not path.is_dir():
            os.mkdir(path, atomic.FOLDER_MODE)


def force(folder: Path) -> None:
    """Force everything below a folder to the disk, and its own name. Raises `NotWrittenError`."""
    with atomic.refusing(folder):
        for place, _folders, names in os.walk(folder, topdown=False):
            for name in names:
                atomic.sync_file(folder.__class__(place, name))
            atomic.sync_folder(folder.__class__(place))
        atomic.sync_folder(folder.parent)
