"""Asking the disk what is there: where it does not say, that is told in our own words, and never taken for a no.

`Path.exists` raises what the system says, and `os.path.exists` calls a disk that does not answer an empty one: neither
may decide whether there was ever a backup, or whether somebody is still there.
"""

from __future__ import annotations

import os
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from strengthtui.errors import DamagedError
from strengthtui.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def reading(path: Path) -> Iterator[None]:
    """Turn what the disk says while it is only looked at into words. Raises `DamagedError`."""
    try:
        yield
    except OSError as error:
        raise unreadable(Path(error.filename) if isinstance(error.filename, str | os.PathLike) else path) from error


def unreadable(path: Path) -> DamagedError:
    """Say that the disk does not give what is there."""
    hint = _("Look whether you may read it, and whether the disk is well.")
    return DamagedError(_("A file cannot be read."), str(path), hint)


def is_gone(path: Path) -> bool:
    """Tell whether it is certain that there is nothing of that name; a disk that does not answer is not certain."""
    try:
        os.lstat(path)
    except (FileNotFoundError, NotADirectoryError):
        return True
    except OSError:
        return False
    return False


def is_there(path: Path) -> bool:
    """Tell whether there is something of that name. Raises `DamagedError` where the disk does not say."""
    with reading(path):
        return path.exists()
