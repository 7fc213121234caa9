"""Durable replacing, appending and locking of files: whoever stores, stores through here.

A file is either whole and old or whole and new, whatever happens in between: the new bytes go to a
temporary file beside it, are forced to the disk, and take the old one's place in one step. Nothing here
knows what the bytes mean. It refuses to leave half a file behind, to guess (every refusal of the disk
becomes a `NotWrittenError` that says what is the matter and where), and to word anything beyond that: this
floor lies under the translations, so its titles and hints are constant English templates that an upper
floor may translate late.
"""

from __future__ import annotations

import errno
import os
import re
import sys
import time
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Final

from strengthtui.errors import BusyError, NotWrittenError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

TEMP_PREFIX: Final = ".tmp-"
"""Names of temporary files begin so: one left behind by a kill is no damage."""
_TEMPORARY: Final = re.compile(re.escape(TEMP_PREFIX) + r"(?P<name>.+)-(?P<pid>[0-9]{1,9})-[0-9a-f]+")
FILE_MODE: Final = 0o600
FOLDER_MODE: Final = 0o700
_WINDOWS_RETRIES: Final = 40
"""Times a replace is tried again while an antivirus holds the file: 40 x 25 ms, one second."""
_WINDOWS_PAUSE: Final = 0.025
_HELD_ON_WINDOWS: Final = frozenset({5, 32, 33})
"""Access denied, sharing violation, lock violation."""
_LEFT_BEHIND: Final = 3600.0
"""Seconds after which a temporary file is nobody's any more, whoever has the number of the process that made it."""
_SHORT_WAIT: Final = 10.0
"""Seconds to wait for a lock that is only ever held for the length of one append."""

_NO_COPY_EITHER: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.ENOENT, errno.EIO})
"""What the disk says to a hard link and would say to a copy."""
_SAME: Final = "What was there before is whole."
_SENTENCES: Final = (
    (("ENOSPC", "EDQUOT"), "The disk is full.", f"Make room, then do it again. {_SAME}"),
    (("EFBIG",), "The file would be too large for this disk.", _SAME),
    (("EROFS",), "The disk is read-only.", f"Choose another place, or allow writing. {_SAME}"),
    (("EACCES", "EPERM"), "Writing is not allowed here.", f"Allow writing, or choose another place. {_SAME}"),
    (("ENOENT", "ENOTDIR", "ESTALE"), "The folder is gone.", "Plug the disk in again, or choose another place."),
    (("ENODEV", "ENXIO"), "The disk is gone.", "Plug the disk in again, or choose another place."),
    (("EIO",), "The disk does not answer as it should.", f"Copy what matters to another disk. {_SAME}"),
    (("EEXIST",), "Something of that name is there already.", "Choose another name."),
)
"""What the system calls it (not every system knows every name), what has happened, and what to do."""
_ELSE: Final = ("It could not be written.", _SAME)


def replace_file(
    path: Path,
    data: bytes,
    *,
    mode: int = FILE_MODE,
    sync_dir: bool = True,
    before: Callable[[], None] | None = None,
) -> None:
    """Put `data` in place of `path`, durably: old and whole, or new and whole, at every instant.

    `before` runs when the new bytes are safe on the disk and the old file still stands: the place to keep
    the old one.
    """
    with refusing(path):
        temporary = _write_beside(path, data, mode)
        try:
            if before is not None:
                before()
            _replace(temporary, path)
        except BaseException:
            with suppress(OSError):
                os.unlink(temporary)
            raise
        if sync_dir:
            sync_folder(path.parent)


def append_file(path: Path, data: bytes, *, sync: bool = True, row: int = 1) -> None:
    """Add `data` at the end in one write, alone; a torn tail (no multiple of `row`) is cut first."""
    with refusing(path), _alone_at(path) as handle:
        size = os.fstat(handle).st_size
        whole = size - size % row
        if whole != size:
            os.ftruncate(handle, whole)
        try:
            write_all(handle, data)
        except OSError:
            with suppress(OSError):
                os.ftruncate(handle, whole)
            raise
        if sync or not size:
            sync_handle(handle)
        if not size:  # its name may be as new as its first bytes
            sync_folder(path.parent)


def rewrite_file(path: Path, change: Callable[[bytes], bytes | None]) -> None:
    """Replace a file that others append to by what `change` makes of it (`None`: leave it), alone."""
    with refusing(path), _nobody_appends(path):
        data = change(path.read_bytes())
        if data is not None:
            replace_file(path, data)


def create_exclusive(path: Path, data: bytes, *, mode: int = FILE_MODE) -> None:
    """Make a file that must not be there yet, durably; one that is there is left alone."""
    with refusing(path):
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _binary(), mode)
        try:
            write_all(handle, data)
            sync_handle(handle)
        except BaseException:
            with suppress(OSError):
                os.unlink(path)
            raise
        finally:
            os.close(handle)
        sync_folder(path.parent)


def make_folder(path: Path, *, mode: int = FOLDER_MODE) -> None:
    """Make one folder (parents too), durably; one that is there stays as it is."""
    with refusing(path):
        if path.is_dir():
            return
        make_folder(path.parent)
        with suppress(FileExistsError):
            os.mkdir(path, mode)
        sync_folder(path.parent)


def move(source: Path, target: Path) -> None:
    """Rename a file or a folder, durably, replacing a file of that name."""
    with refusing(target):
        _replace(source, target)
        sync_folder(target.parent)
        if source.parent != target.parent:
            sync_folder(source.parent)


def keep_copy(source: Path, target: Path) -> None:
    """Give a file a second name (a hard link, or a copy where the disk knows none) in place of what had it.

    Not durable by itself: whoever calls forces the folder to the disk once, at the end.
    """
    with refusing(target):
        with suppress(FileNotFoundError):
            os.unlink(target)
        try:
            os.link(source, target)
        except (OSError, NotImplementedError) as error:
            if isinstance(error, OSError) and error.errno in _NO_COPY_EITHER:
                raise
            replace_file(target, source.read_bytes(), sync_dir=False)


def rename(source: Path, target: Path) -> None:
    """Give a file another name without forcing it to the disk; nothing happens when there is no such file."""
    with refusing(target), suppress(FileNotFoundError):
        _replace(source, target)


def remove_file(path: Path, *, sync_dir: bool = True) -> None:
    """Take a file away; one that is not there is no matter."""
    with refusing(path):
        try:
            os.unlink(path)
        except FileNotFoundError:
            return
        if sync_dir:
            sync_folder(path.parent)


def sweep(folder: Path, ours: Callable[[str], bool]) -> None:
    """Take away what a killed program left half written of files whose names are `ours`; refuses nothing aloud.

    What another program is writing just now stays, and so does whatever was not made by `replace_file`.
    """
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            made = _TEMPORARY.fullmatch(entry.name)
            if made is None or not ours(made["name"]) or not entry.is_file(follow_symlinks=False):
                continue
            old = time.time() - entry.stat().st_mtime > _LEFT_BEHIND
            if old or not _runs(int(made["pid"])):
                with suppress(OSError):
                    os.unlink(entry.path)


def sync_folder(folder: Path) -> None:
    """Force the names in a folder to the disk, where the system can (Windows cannot, and need not)."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in {errno.EINVAL, errno.ENOTSUP, errno.EBADF}:  # some network disks know no such thing
            raise
    finally:
        os.close(handle)


def sync_file(path: Path) -> None:
    """Force a file that was appended to without it to the disk."""
    with refusing(path):
        handle = os.open(path, os.O_RDWR | _binary())
        try:
            sync_handle(handle)
        finally:
            os.close(handle)


def sync_handle(handle: int) -> None:
    """Force a file's bytes through to the medium; macOS's own fsync stops at the drive's cache."""
    if sys.platform == "darwin":
        import fcntl

        with suppress(OSError):  # network disks know no full sync: the plain one below is what there is
            fcntl.fcntl(handle, fcntl.F_FULLFSYNC)
            return
    os.fsync(handle)


def write_all(handle: int, data: bytes) -> None:
    """Write all of it: a disk that is about to be full writes a part, says so, and only then refuses."""
    view = memoryview(data)
    while view:
        written = os.write(handle, view)
        if not written:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        view = view[written:]


@contextmanager
def locked(path: Path, *, wait: float = _SHORT_WAIT) -> Iterator[None]:
    """Hold the lock at `path` for the length of the block; it dies with the process."""
    from filelock import FileLock, Timeout

    lock = FileLock(path, timeout=wait, mode=FILE_MODE)
    refuse_missing_folder(path)
    try:
        lock.acquire()
    except Timeout:
        raise _busy(path) from None
    except OSError as error:
        raise refused(error, path) from error
    try:
        yield
    finally:
        lock.release()


def refuse_missing_folder(path: Path) -> None:
    """Refuse a lock in a folder that is gone: the library would make one, where the disk was."""
    with refusing(path):
        if not path.parent.is_dir():
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT))


@contextmanager
def refusing(path: Path) -> Iterator[None]:
    """Turn what the disk says into words: what is the matter, where, and what to do."""
    try:
        yield
    except OSError as error:
        raise refused(error, path) from error


def refused(error: OSError, path: Path) -> NotWrittenError:
    """Word what the disk said; a number nobody foresaw gets a plain sentence."""
    for names, title, hint in _SENTENCES:
        if error.errno in {getattr(errno, name, None) for name in names}:
            return NotWrittenError(title, str(path), hint)
    return NotWrittenError(_ELSE[0], str(path), _ELSE[1])


@contextmanager
def _nobody_appends(path: Path) -> Iterator[None]:
    if sys.platform == "win32":  # an open file cannot be replaced there
        with locked(path.with_name(path.name + ".lock")):
            yield
        return
    with _alone_at(path):
        yield


@contextmanager
def _alone_at(path: Path) -> Iterator[int]:
    """Open `path` for appending while no other program of ours does; on POSIX the file itself is locked.

    A library's lock costs 0.13 ms, this one 0.01: an act on a small file takes 0.5 in all.
    """
    if sys.platform == "win32":
        with locked(path.with_name(path.name + ".lock")):
            handle = _open_append(path)
            try:
                yield handle
            finally:
                os.close(handle)
        return
    handle = _open_alone(path)
    try:
        yield handle
    finally:
        os.close(handle)  # and with it the lock


def _open_alone(path: Path) -> int:
    import fcntl

    until = time.monotonic() + _SHORT_WAIT
    while True:
        handle = _open_append(path)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if _is_at(handle, path):
                return handle
        except BlockingIOError:
            if time.monotonic() > until:
                os.close(handle)
                raise _busy(path) from None
            time.sleep(0.001)
        except BaseException:
            os.close(handle)
            raise
        # Held, or replaced by a rewrite while we waited for it: the file of that name is another one now.
        os.close(handle)


def _open_append(path: Path) -> int:
    return os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT | _binary(), FILE_MODE)


def _is_at(handle: int, path: Path) -> bool:
    try:
        there = os.stat(path)
    except FileNotFoundError:
        return False
    mine = os.fstat(handle)
    return (mine.st_ino, mine.st_dev) == (there.st_ino, there.st_dev)


def _write_beside(path: Path, data: bytes, mode: int) -> str:
    temporary = f"{path.parent}{os.sep}{TEMP_PREFIX}{path.name}-{os.getpid()}-{time.monotonic_ns():x}"
    handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _binary(), mode)
    try:
        try:
            write_all(handle, data)
            sync_handle(handle)
        finally:
            os.close(handle)
    except BaseException:
        with suppress(OSError):
            os.unlink(temporary)
        raise
    return temporary


def _runs(pid: int) -> bool:
    """Tell whether a process may still be there; where asking would end it (Windows) it may."""
    if sys.platform == "win32":
        return True
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _replace(source: str | Path, target: Path) -> None:
    for left in range(_WINDOWS_RETRIES, -1, -1):
        try:
            os.replace(source, target)
        except PermissionError as error:
            if not left or getattr(error, "winerror", None) not in _HELD_ON_WINDOWS:
                raise
            time.sleep(_WINDOWS_PAUSE)
        else:
            return


def _binary() -> int:
    return getattr(os, "O_BINARY", 0) | getattr(os, "O_NOINHERIT", 0) | getattr(os, "O_CLOEXEC", 0)


def _busy(path: Path) -> BusyError:
    return BusyError("Another program is writing here.", str(path), "Wait a moment, then do it again.")
