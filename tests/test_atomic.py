"""Durable replacing, appending and locking: old and whole or new and whole, and every refusal in words."""

from __future__ import annotations

import errno
import multiprocessing
import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from strengthtui import atomic
from strengthtui.errors import BusyError, NotWrittenError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

posix = pytest.mark.skipif(sys.platform == "win32", reason="modes and folders of POSIX")


def names(folder: Path) -> set[str]:
    """Name what is in a folder."""
    return {one.name for one in folder.iterdir()}


def test_a_file_is_replaced(tmp_path: Path) -> None:
    """New bytes take the old ones' place; nothing else is left in the folder."""
    path = tmp_path / "file"
    atomic.replace_file(path, b"old")
    atomic.replace_file(path, b"new" * 100_000)
    assert path.read_bytes() == b"new" * 100_000
    assert names(tmp_path) == {"file"}


@posix
def test_only_the_owner_may_read_what_is_written(tmp_path: Path) -> None:
    """Files are 0600 and folders 0700, whatever the umask allows."""
    atomic.make_folder(tmp_path / "a" / "b")
    atomic.replace_file(tmp_path / "a" / "b" / "file", b"x")
    atomic.append_file(tmp_path / "a" / "b" / "rows", b"x")
    atomic.create_exclusive(tmp_path / "a" / "b" / "new", b"x")
    assert {(tmp_path / name).stat().st_mode & 0o777 for name in ("a", "a/b")} == {0o700}
    assert {one.stat().st_mode & 0o777 for one in (tmp_path / "a" / "b").iterdir()} == {0o600}


def test_the_old_file_still_stands_when_the_new_bytes_are_safe(tmp_path: Path) -> None:
    """`before` sees the old file, and if it fails the old file stays and no temporary one does."""
    path = tmp_path / "file"
    path.write_bytes(b"old")
    seen: list[bytes] = []
    atomic.replace_file(path, b"new", before=lambda: seen.append(path.read_bytes()))
    assert (seen, path.read_bytes()) == ([b"old"], b"new")
    with pytest.raises(ZeroDivisionError):
        atomic.replace_file(path, b"newer", before=lambda: seen.append(bytes(1 // 0)))
    assert path.read_bytes() == b"new"
    assert names(tmp_path) == {"file"}


@pytest.mark.parametrize("call", ["open", "write", "fsync", "replace"])
@pytest.mark.parametrize(
    ("number", "title"),
    [
        (errno.ENOSPC, "The disk is full."),
        (errno.EROFS, "The disk is read-only."),
        (errno.EACCES, "Writing is not allowed here."),
        (errno.EIO, "The disk does not answer as it should."),
        (errno.ENOENT, "The folder is gone."),
        (errno.ETIMEDOUT, "It could not be written."),
        (9999, "It could not be written."),
    ],
)
def test_what_the_disk_says_is_put_into_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, number: int, title: str
) -> None:
    """Whatever is refused, the old file is whole, no temporary one stays, and the error says what and where."""
    path = tmp_path / "file"
    path.write_bytes(b"old")

    def refusing(*_args: Any, **_options: Any) -> Any:  # noqa: ANN401 - stands for any system call
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, call, refusing)
    with pytest.raises(NotWrittenError) as caught:
        atomic.replace_file(path, b"new")
    monkeypatch.undo()
    assert caught.value.title == title
    assert caught.value.message == str(path)
    assert caught.value.hint
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == {"file"}


def test_a_disk_that_takes_half_of_it_is_full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Short writes are carried on with; one that takes nothing at all is a full disk, and the tail is cut again."""
    path = tmp_path / "rows"
    atomic.append_file(path, b"a" * 64, row=64)
    real, sizes = os.write, iter([10, 10, 0])
    monkeypatch.setattr(os, "write", lambda handle, data: real(handle, data[: next(sizes)]))
    with pytest.raises(NotWrittenError, match="full"):
        atomic.append_file(path, b"b" * 64, row=64)
    monkeypatch.undo()
    assert path.read_bytes() == b"a" * 64
    sizes = iter([10, 10, 44])
    monkeypatch.setattr(os, "write", lambda handle, data: real(handle, data[: next(sizes)]))
    atomic.append_file(path, b"b" * 64, row=64)
    assert path.read_bytes() == b"a" * 64 + b"b" * 64


def test_a_torn_tail_is_cut_before_the_next_row(tmp_path: Path) -> None:
    """What is no multiple of a row was torn: it is gone with the next append, and no whole row is touched."""
    path = tmp_path / "rows"
    atomic.append_file(path, b"a" * 64 + b"torn", row=1)
    atomic.append_file(path, b"b" * 64, row=64)
    assert path.read_bytes() == b"a" * 64 + b"b" * 64


def test_what_is_there_is_not_made_again(tmp_path: Path) -> None:
    """An exclusive creation never touches a file that is there."""
    path = tmp_path / "file"
    atomic.create_exclusive(path, b"first")
    with pytest.raises(NotWrittenError, match="there already"):
        atomic.create_exclusive(path, b"second")
    assert path.read_bytes() == b"first"


def test_a_second_name_or_a_copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A kept file stays as it was when the first name gets other bytes, on disks that know no links too."""
    for links in (True, False):
        path, kept = tmp_path / "now", tmp_path / f"kept-{links}"
        atomic.replace_file(path, b"old")
        kept.write_bytes(b"older")
        if not links:

            def no_links(*_args: object, **_options: object) -> None:
                raise OSError(errno.EPERM, "no links here")

            monkeypatch.setattr(os, "link", no_links)
        atomic.keep_copy(path, kept)
        atomic.replace_file(path, b"new")
        assert kept.read_bytes() == b"old"


def test_what_is_not_there_need_not_go(tmp_path: Path) -> None:
    """Removing or renaming what is not there is no error."""
    atomic.remove_file(tmp_path / "nothing")
    atomic.rename(tmp_path / "nothing", tmp_path / "else")
    assert names(tmp_path) == set()


def test_a_folder_that_has_gone_is_said(tmp_path: Path) -> None:
    """Writing into a folder that was pulled out from under us names the place and what to do."""
    writings: tuple[Callable[[Path, bytes], None], ...] = (
        atomic.replace_file,
        atomic.append_file,
        atomic.create_exclusive,
    )
    for write in writings:
        with pytest.raises(NotWrittenError) as caught:
            write(tmp_path / "gone" / "file", b"x")
        assert caught.value.title == "The folder is gone."


@pytest.mark.parametrize("tries", [3, 1000])
def test_a_file_held_by_an_antivirus_is_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tries: int
) -> None:
    """On Windows a replace that meets a lock is tried again, a bounded number of times."""
    path, real, left = tmp_path / "file", os.replace, [tries]
    path.write_bytes(b"old")

    def held(source: str, target: str) -> None:
        left[0] -= 1
        if left[0] > 0:
            error = PermissionError(errno.EACCES, "held")
            error.winerror = 32  # type: ignore[attr-defined, unused-ignore]  # only Windows has it
            raise error
        real(source, target)

    monkeypatch.setattr(os, "replace", held)
    monkeypatch.setattr(atomic, "_WINDOWS_PAUSE", 0)
    if tries == 3:
        atomic.replace_file(path, b"new")
        assert path.read_bytes() == b"new"
    else:
        with pytest.raises(NotWrittenError):
            atomic.replace_file(path, b"new")
        assert path.read_bytes() == b"old"
    assert names(tmp_path) == {"file"}


def _append_many(path: Path, letter: bytes) -> None:
    for _ in range(200):
        atomic.append_file(path, letter * 64, sync=False, row=64)


def _halve(data: bytes) -> bytes:
    return data[: len(data) // 128 * 64]


def test_several_programs_append_at_once(tmp_path: Path) -> None:
    """Rows of several processes never mix and none is lost, while a third one writes the file anew."""
    path = tmp_path / "rows"
    context = multiprocessing.get_context("spawn")
    writers = [context.Process(target=_append_many, args=(path, letter)) for letter in (b"a", b"b")]
    for writer in writers:
        writer.start()
    while any(writer.is_alive() for writer in writers):
        atomic.rewrite_file(path, lambda data: data)
    for writer in writers:
        writer.join()
        assert writer.exitcode == 0
    rows = [path.read_bytes()[at : at + 64] for at in range(0, path.stat().st_size, 64)]
    assert sorted(rows) == [b"a" * 64] * 200 + [b"b" * 64] * 200
    atomic.rewrite_file(path, _halve)
    assert path.stat().st_size == 200 * 64
    atomic.rewrite_file(path, lambda _data: None)
    assert path.stat().st_size == 200 * 64


def test_a_lock_is_held_once(tmp_path: Path) -> None:
    """Who comes second while it is held is told; afterwards it is free."""
    path = tmp_path / "lock"
    with atomic.locked(path), pytest.raises(BusyError), atomic.locked(path, wait=0):
        pass
    with atomic.locked(path, wait=0):
        pass
    with pytest.raises(NotWrittenError), atomic.locked(tmp_path / "gone" / "lock"):
        pass


HOLDS = """
import pathlib, sys
from strengthtui import atomic
with atomic.locked(pathlib.Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_a_lock_dies_with_its_process(tmp_path: Path) -> None:
    """A program that is killed lets go of what it held, at once."""
    path = tmp_path / "lock"
    with subprocess.Popen(
        [sys.executable, "-c", HOLDS, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline().strip() == b"held"
        with pytest.raises(BusyError), atomic.locked(path, wait=0):
            pass
        holder.kill()
        holder.wait()
    with atomic.locked(path, wait=0):
        pass


def test_syncing_is_asked_for_and_not_forgotten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A replaced file is forced to the disk before it takes its place, its folder after; an unsynced append is not."""
    seen: list[str] = []
    watched: dict[str, Callable[..., Any]] = {name: getattr(os, name) for name in ("write", "fsync", "replace")}

    def watching(name: str) -> Callable[..., Any]:
        def call(*args: object) -> object:
            seen.append(name)
            return watched[name](*args)

        return call

    for name in watched:
        monkeypatch.setattr(os, name, watching(name))
    atomic.replace_file(tmp_path / "file", b"x")
    assert seen == (
        ["write", "fsync", "replace"] if sys.platform == "win32" else ["write", "fsync", "replace", "fsync"]
    )
    atomic.append_file(tmp_path / "file", b"x", sync=False)
    assert seen[-1] == "write"
    atomic.sync_file(tmp_path / "file")
    assert seen[-1] == "fsync"
