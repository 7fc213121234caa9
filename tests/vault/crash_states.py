"""Every state a crash may leave: file operations are recorded, and replayed as a power cut would have left them.

What was written and not forced to the disk may be there, not be there, be there by half or as zeros, in any order; a
name that was given and whose folder was not forced to the disk may be the old or the new one. A kill without a power
cut is the state in which everything is there. The recording stands in for `os` in one module; the operations are really
done as well.
"""

from __future__ import annotations

import hashlib
import os
import random
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Fate = Literal["all", "none", "half", "zeros"]
"""What becomes of one operation that was not forced to the disk."""


_PATIENCE = 20
"""Rounds without a new state after which there are no more to be found."""


@dataclass(slots=True)
class Event:
    """One operation, or one acknowledgement."""

    kind: Literal["data", "size", "name", "sync", "sync-folder", "ack"]
    node: int = 0
    at: int = 0
    """Offset of a write, or the new size."""
    data: bytes = b""
    names: tuple[tuple[str, int | None], ...] = ()
    """Paths and the node each one names afterwards (`None`: nothing), changed in one step."""
    folders: frozenset[str] = frozenset()
    """Folders whose names are changed, or which is forced to the disk."""
    ack: Any = None
    """What was promised to whoever asked for the operations so far."""


@dataclass(slots=True)
class Recording:
    """Stands in for `os` in the module that is watched; also opens files as the built-in `open` does."""

    root: str
    events: list[Event] = field(default_factory=list)
    start: dict[str, bytes] = field(default_factory=dict)
    _nodes: dict[str, int] = field(default_factory=dict)
    _handles: dict[int, tuple[str, int, list[int]]] = field(default_factory=dict)
    _folders: dict[int, str] = field(default_factory=dict)
    _count: int = 0

    def begin(self) -> None:
        """Take what is there already for safe."""
        for path in sorted(Path(self.root).rglob("*")):
            if path.is_file():
                self._count += 1
                self._nodes[str(path)] = self._count
                self.start[str(path)] = path.read_bytes()

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - any part of `os` that changes nothing
        return getattr(os, name)

    def acknowledge(self, what: object) -> None:
        """Note a promise: from here on no crash may break it."""
        self.events.append(Event("ack", ack=what))

    def open(self, path: str | Path, flags: int, mode: int = 0o777) -> int:
        """Open a file, noting a new name."""
        handle, name = os.open(path, flags, mode), str(path)
        if Path(name).is_dir():
            self._folders[handle] = name
        elif name.startswith(self.root):
            if name not in self._nodes:
                self._count += 1
                self._name((name, self._count))
            if flags & os.O_TRUNC:
                self.events.append(Event("size", self._nodes[name], 0))
            self._handles[handle] = (name, self._nodes[name], [0 if not flags & os.O_APPEND else -1])
        return handle

    def close(self, handle: int) -> None:
        """Close a file."""
        self._handles.pop(handle, None)
        self._folders.pop(handle, None)
        os.close(handle)

    def write(self, handle: int, data: bytes) -> int:
        """Write, noting where."""
        written = os.write(handle, data)
        _name, node, position = self._handles[handle]
        at = os.fstat(handle).st_size - written if position[0] < 0 else position[0]
        self.events.append(Event("data", node, at, bytes(data[:written])))
        position[0] += written if position[0] >= 0 else 0
        return written

    def pwrite_at(self, handle: int, data: bytes, at: int) -> None:
        """Write at a place, as a buffered file does when it is flushed."""
        os.pwrite(handle, data, at)
        self.events.append(Event("data", self._handles[handle][1], at, data))

    def ftruncate(self, handle: int, size: int) -> None:
        """Cut, noting the size."""
        os.ftruncate(handle, size)
        self.events.append(Event("size", self._handles[handle][1], size))

    def fsync(self, handle: int) -> None:
        """Force to the disk, noting what."""
        os.fsync(handle)
        if handle in self._folders:
            self.events.append(Event("sync-folder", folders=frozenset({self._folders[handle]})))
        else:
            self.events.append(Event("sync", self._handles[handle][1]))

    def replace(self, source: str | Path, target: str | Path) -> None:
        """Rename, noting both names as one step."""
        os.replace(source, target)  # noqa: PTH105 - stands in for this very call
        first, second = str(source), str(target)
        node = self._nodes[first]
        if self._nodes.get(second) != node:  # two names of one file: the system does nothing
            self._name((first, None), (second, node))

    def link(self, source: str | Path, target: str | Path) -> None:
        """Give a second name."""
        os.link(source, target)
        self._name((str(target), self._nodes[str(source)]))

    def unlink(self, path: str | Path) -> None:
        """Take a name away."""
        os.unlink(path)  # noqa: PTH108 - stands in for this very call
        self._name((str(path), None))

    def _name(self, *names: tuple[str, int | None]) -> None:
        for name, node in names:
            if node is None:
                del self._nodes[name]
            else:
                self._nodes[name] = node
        folders = frozenset(str(Path(name).parent) for name, _node in names)
        self.events.append(Event("name", names=names, folders=folders))


@dataclass(frozen=True, slots=True)
class State:
    """What a crash may have left, and what had been promised before it."""

    files: dict[str, bytes]
    """Path inside the root to contents."""
    promised: tuple[Any, ...]

    @property
    def digest(self) -> str:
        """Tell states apart."""
        told = hashlib.sha256(str(len(self.promised)).encode())
        for name, data in sorted(self.files.items()):
            told.update(f"{name} {len(data)} ".encode())
            told.update(data)
        return told.hexdigest()

    def lay_out(self, folder: Path) -> None:
        """Make these the files of a folder; folders themselves stay from state to state, which is faster."""
        for left in folder.rglob("*"):
            if left.is_file():
                left.unlink()
        for name, data in self.files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)


@contextmanager
def quick_folder() -> Iterator[Path]:
    """Give a folder in memory where the system has such a thing: thousands of states are laid out in it."""
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as name:
        yield Path(name)


def states(recording: Recording, *, wanted: int, seed: int = 1) -> Iterator[State]:
    """Give so many different states, spread evenly over the recording, the likeliest of each moment first."""
    chance = random.Random(seed)
    seen: set[str] = set()
    cuts = range(len(recording.events) + 1)
    safe = [_safe_from(recording.events, at) for at in range(len(recording.events))]
    queues = [_fates(recording.events, [at for at in range(cut) if safe[at] >= cut], chance) for cut in cuts]
    idle = 0
    while idle < _PATIENCE:
        idle += 1
        for cut, queue in zip(cuts, queues, strict=True):
            fates = next(queue, None)
            if fates is None:
                continue
            state = _replayed(recording, cut, fates)
            if state.digest not in seen:
                idle = 0
                seen.add(state.digest)
                yield state
                if len(seen) == wanted:
                    return


def _fates(events: list[Event], loose: list[int], chance: random.Random) -> Iterator[dict[int, Fate]]:
    """Say what may become of what was not safe: all, nothing, each one missing or torn, any mixture."""
    yield dict.fromkeys(loose, "all")
    if not loose:
        return
    torn: tuple[Fate, ...] = ("none", "half", "zeros")
    single = [(at, fate) for at in loose for fate in (torn if events[at].kind == "data" else torn[:1])]
    one_harmed: list[dict[int, Fate]] = [{**dict.fromkeys(loose, "all"), at: fate} for at, fate in single]
    one_there: list[dict[int, Fate]] = [
        {**dict.fromkeys(loose, "none"), at: "all" if fate == "none" else fate} for at, fate in single
    ]
    nothing: dict[int, Fate] = dict.fromkeys(loose, "none")
    harms = [nothing, *one_harmed, *one_there]
    chance.shuffle(harms)
    yield from harms
    everything: tuple[Fate, ...] = ("all", "all", *torn)
    while True:
        yield {at: chance.choice(everything if events[at].kind == "data" else ("all", "none")) for at in loose}


def _safe_from(events: list[Event], at: int) -> int:
    """Tell from which cut on an operation is on the disk for certain."""
    event, waiting = events[at], set(events[at].folders)
    for later in range(at + 1, len(events)):
        one = events[later]
        if event.kind in {"data", "size"} and one.kind == "sync" and one.node == event.node:
            return later + 1
        if event.kind == "name" and one.kind == "sync-folder":
            waiting -= one.folders
            if not waiting:
                return later + 1
    return len(events) + 1 if event.kind in {"data", "size", "name"} else 0


def _replayed(recording: Recording, cut: int, fates: dict[int, Fate]) -> State:
    nodes = dict(enumerate(recording.start.values(), start=1))
    names = {name: node for node, name in enumerate(recording.start, start=1)}
    promised: list[Any] = []
    for at, event in enumerate(recording.events[:cut]):
        fate = fates.get(at, "all")
        if event.kind == "ack":
            promised.append(event.ack)
        if fate == "none":
            continue
        if event.kind == "data":
            nodes[event.node] = _written(nodes.get(event.node, b""), event, fate)
        elif event.kind == "size":
            nodes[event.node] = nodes.get(event.node, b"")[: event.at]
        elif event.kind == "name":
            for name, node in event.names:
                names.pop(name, None)
                if node is not None:
                    names[name] = node
    inside = {name[len(recording.root) :].lstrip(os.sep): nodes.get(node, b"") for name, node in names.items()}
    return State(inside, tuple(promised))


def _written(old: bytes, event: Event, fate: Fate) -> bytes:
    data = {"all": event.data, "half": event.data[: len(event.data) // 2], "zeros": bytes(len(event.data))}[fate]
    return old[: event.at].ljust(event.at, b"\0") + data + old[event.at + len(data) :]


@dataclass(slots=True)
class Verdict:
    """What came of looking at many states."""

    looked_at: int = 0
    bad: list[str] = field(default_factory=list)
    """What was wrong with each bad state."""


def judge(recording: Recording, read: Callable[[Path, tuple[Any, ...]], None], folder: Path, *, wanted: int) -> Verdict:
    """Lay every state out and read it with the real reader, which raises on whatever is not as was promised."""
    verdict = Verdict()
    for state in states(recording, wanted=wanted):
        state.lay_out(folder)
        verdict.looked_at += 1
        try:
            read(folder, state.promised)
        except Exception as error:  # noqa: BLE001 - whatever a reader dies of is a bad state
            verdict.bad.append(f"{type(error).__name__}: {error}")
    return verdict
