"""One writer a person: a lock of the system's own, dying with the process, and a note of who holds it.

A locked file cannot be read on Windows, so who holds it stands in a file of its own. A reader needs no lock.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import msgspec

from strengthtui import atomic
from strengthtui.errors import BusyError
from strengthtui.i18n import _, told_moment
from strengthtui.vault import layout

if TYPE_CHECKING:
    from pathlib import Path

    from filelock import BaseFileLock


class Holder(msgspec.Struct, frozen=True):
    """Who holds a lock."""

    pid: int
    since: str
    """UTC time."""


class PersonLock:
    """The right to write one person's files; given back by `release`, or by the end of the process."""

    def __init__(self, folder: Path, *, now: str) -> None:
        """Take it at once or say who has it."""
        from filelock import FileLock, Timeout

        path = folder / layout.LOCK
        lock = FileLock(path, timeout=0, mode=atomic.FILE_MODE)
        atomic.refuse_missing_folder(path)
        try:
            lock.acquire()
        except Timeout:
            raise busy(folder, now) from None
        except OSError as error:
            raise atomic.refused(error, path) from error
        self._lock: BaseFileLock = lock
        try:
            note = msgspec.json.encode(Holder(os.getpid(), now))
            atomic.replace_file(folder / layout.LOCK_WHO, note, sync_dir=False)
        except BaseException:
            lock.release()
            raise

    def release(self) -> None:
        """Give it back."""
        self._lock.release()


def busy(folder: Path, now: str = "") -> BusyError:
    """Say in a worker's words who has this person's file open, since when, and what to do; `now` is the UTC time."""
    title = _("Another strengthtui window on this computer has this person's file open.")
    hint = _(
        "Close that window first; everything in it is kept. Reading works meanwhile: strengthtui show NAME. If you "
        "find no such window, restart the computer."
    )
    held = holder(folder)
    when = told_moment(held.since, now) if held is not None else ""
    return BusyError(title, _("It has been open since {when}.").format(when=when) if when else "", hint)


def holder(folder: Path) -> Holder | None:
    """Read who took the lock last; whether it is still held, only the lock itself can tell."""
    try:
        return msgspec.json.decode((folder / layout.LOCK_WHO).read_bytes(), type=Holder)
    except (OSError, msgspec.DecodeError, UnicodeDecodeError):
        return None
