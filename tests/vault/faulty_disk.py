"""A disk that refuses its n-th call below a folder, once or from then on, whoever makes the call.

It stands in for the functions of `os` and for `open` themselves, so that nothing gets past it that asks for a path: the
program's own calls, those of `pathlib` and `shutil`, those of the library that locks. Everything outside the folder
goes on as it was. A call that is refused is not made, but for a write: half of it is on the disk then.
"""

from __future__ import annotations

import builtins
import errno
import io
import os
import signal
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, Self

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

CHANGING: Final = frozenset(
    {"write", "fsync", "link", "replace", "rename", "unlink", "remove", "mkdir", "rmdir", "ftruncate", "fchmod"}
)
"""Calls that change what is on the disk; so does `open` where it is to write."""
READING: Final = frozenset({"listdir", "scandir", "stat", "lstat", "fstat"})
"""Calls that only look; so does `open` where it is to read."""
_TO_WRITE: Final = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_BY_DESCRIPTOR: Final = frozenset({"write", "fsync", "ftruncate", "fchmod", "fstat"})


@dataclass(frozen=True, slots=True)
class Fault:
    """One kind of fault."""

    name: str
    number: int = 0
    """What the system says; 0 where it says nothing."""
    reading: bool = False
    """Whether calls that only look are refused as well: a full or read-only disk is read like any other."""
    short: bool = False
    """Whether a write is done by half, and says so, before anything is refused."""
    kills: bool = False
    """Whether the process is killed in place of being refused."""


FAULTS: Final = (
    Fault("EIO", errno.EIO, reading=True),
    Fault("ENOSPC", errno.ENOSPC),
    Fault("EACCES", errno.EACCES, reading=True),
    Fault("EROFS", errno.EROFS),
    Fault("short write", short=True),
    Fault("short write, then ENOSPC", errno.ENOSPC, short=True),
)
_MOST: Final = 1000
"""Calls after which what is tried is taken for something that has no end."""
KILL: Final = Fault("killed", kills=True)
FULL: Final = FAULTS[1]


@dataclass
class FaultyDisk:
    """A context in which the disk below `root` makes one fault, at call `number` of those it could make it at."""

    root: Path
    fault: Fault
    number: int
    ever_after: bool = False
    met: list[str] = field(default_factory=list)
    """The calls that were refused or done by half, in their order; `open` to read is `open r`."""
    _left: int = 0
    _handles: set[int] = field(default_factory=set)
    _real: dict[tuple[Any, str], Any] = field(default_factory=dict)
    _owing: bool = False
    """Whether a write was done by half and the refusal is still to come."""

    def __enter__(self) -> Self:
        """Begin to count."""
        self._left = self.number
        for name in ("open", "close", *CHANGING, *READING):
            if hasattr(os, name):
                self._put(os, name, self._standing_in(name, getattr(os, name)))
        opening = self._opening(io.open)
        self._put(io, "open", opening)
        self._put(builtins, "open", opening)
        return self

    def __exit__(self, *_error: object) -> None:
        """Give everything back."""
        for (module, name), real in self._real.items():
            setattr(module, name, real)
        self._real.clear()

    def _put(self, module: Any, name: str, put: Any) -> None:  # noqa: ANN401 - any function of any module
        self._real[module, name] = getattr(module, name)
        setattr(module, name, put)

    def _standing_in(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **options: Any) -> Any:  # noqa: ANN401 - any system call
            if not self._is_here(args[0] if args else ".", options):
                return real(*args, **options)
            if name == "close":
                self._handles.discard(args[0])
                return real(*args, **options)
            told = f"{name} r" if name == "open" and not args[1] & _TO_WRITE else name
            if self._is_met(told, args):
                return self._make(told, real, args)
            found = real(*args, **options)
            if name == "open":
                self._handles.add(found)
            return found

        return call

    def _opening(self, real: Callable[..., Any]) -> Callable[..., Any]:
        def opening(file: Any, mode: str = "r", *args: Any, **options: Any) -> Any:  # noqa: ANN401 - stands in for it
            told = "open" if set(mode) & set("wax+") else "open r"
            if not isinstance(file, int) and self._is_here(file, {}) and self._is_met(told, (file,)):
                return self._make(told, real, (file,))
            return real(file, mode, *args, **options)

        return opening

    def _is_here(self, asked: Any, options: dict[str, Any]) -> bool:  # noqa: ANN401 - a path, or a descriptor
        held = options.get("dir_fd", options.get("src_dir_fd"))
        if isinstance(asked, int) or held is not None:
            return (asked if held is None else held) in self._handles
        path, root = os.path.abspath(os.fsdecode(asked)), str(self.root)  # noqa: PTH100 - without asking the disk
        return path == root or path.startswith(root + os.sep)

    def _is_met(self, name: str, args: tuple[Any, ...]) -> bool:
        """Count a call; tell whether it is the one, or one of those."""
        if self._owing and (name == "write" or (self.ever_after and name in CHANGING | {"open"})):
            return True
        if not self._may_be_met(name, args):
            return False
        self._left -= 1
        return self._left == -1 or (self._left < 0 and self.ever_after)

    def _may_be_met(self, name: str, args: tuple[Any, ...]) -> bool:
        if self.fault.short:
            return name == "write" and len(args[1]) > 1
        return self.fault.reading or name in CHANGING or name == "open"

    def _make(self, name: str, real: Callable[..., Any], args: tuple[Any, ...]) -> Any:  # noqa: ANN401 - the call's
        self.met.append(name)
        if self.fault.kills:
            os.kill(os.getpid(), signal.SIGKILL)
        by_half = name == "write" and len(args[1]) > 1
        if self.fault.short and not self._owing:
            self._owing = self.fault.number != 0
            return real(args[0], args[1][: len(args[1]) // 2])
        self._owing = self._owing and self.ever_after
        if by_half:
            real(args[0], args[1][: len(args[1]) // 2])
        where = None if name in _BY_DESCRIPTOR or isinstance(args[0], int) else os.fsdecode(args[0])
        raise OSError(self.fault.number, os.strerror(self.fault.number), where)


def at_every_call(root: Path, fault: Fault, *, ever_after: bool = False, step: int = 1) -> Iterator[FaultyDisk]:
    """Give a disk for each call (or every so many) that may meet the fault, and at the end one that meets none."""
    for number in range(0, _MOST, step):
        disk = FaultyDisk(root, fault, number, ever_after=ever_after)
        yield disk
        if not disk.met:
            assert number, "there was no call to meet it"
            return
    message = "it never came to the end"
    raise AssertionError(message)
