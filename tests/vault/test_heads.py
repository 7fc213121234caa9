"""The trusted counter: torn tails are no damage, whole rows that fail are, and it never leads (DESIGN 8)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from strengthtui.vault import heads
from strengthtui.vault.heads import GONE, ROW, Heads
from strengthtui.vault.rows import RowFile
from strengthtui.vault.sealing import Plain
from tests.vault.vault_builders import a_vault, folder_of, jot, reopened, sam

if TYPE_CHECKING:
    from pathlib import Path


def counter(path: Path) -> Heads:
    """The counter of a vault at `path`, as a program that has just begun sees it."""
    return Heads(path, Plain())


def test_every_row_has_one_size(tmp_path: Path) -> None:
    """Rows are 128 bytes, a multiple of 64, and end with a newline, whoever it is and however far."""
    counted = counter(tmp_path)
    for person, generation in (("01A", 1), ("0" * 40, 10**9)):
        counted.append(person, generation)
    data = (tmp_path / "heads").read_bytes()
    assert len(data) == 2 * ROW
    assert ROW % 64 == 0
    assert data[ROW - 1 :: ROW] == b"\n\n"
    assert counter(tmp_path).read().newest == {"01A": 1, "0" * 40: 10**9}


def test_the_newest_counts(tmp_path: Path) -> None:
    """Of several rows the highest counts; who was moved aside counts for nothing until written again."""
    counted = counter(tmp_path)
    for person, generation in (("a", 1), ("b", 1), ("a", 3), ("a", 2), ("b", GONE)):
        counted.append(person, generation)
    assert (counter(tmp_path).latest("a"), counter(tmp_path).latest("b")) == (3, GONE)
    assert counter(tmp_path).read().newest == {"a": 3, "b": GONE}
    assert counter(tmp_path).latest("c") == GONE
    counted.append("b", 7)
    assert counter(tmp_path).latest("b") == 7


@pytest.mark.parametrize("size", [1, 64, 127])
def test_a_torn_tail_is_no_damage(tmp_path: Path, size: int) -> None:
    """Half a row at the end is passed over, and gone with the next row."""
    counted = counter(tmp_path)
    counted.append("a", 1)
    whole = (tmp_path / "heads").read_bytes()
    (tmp_path / "heads").write_bytes(whole + whole[:size])
    read = counter(tmp_path).read()
    assert (read.newest, read.bad, read.torn) == ({"a": 1}, 0, size)
    counter(tmp_path).append("a", 2)
    read = counter(tmp_path).read()
    assert (read.newest, read.bad, read.torn, read.rows) == ({"a": 2}, 0, 0, 2)


def test_zeros_that_a_power_cut_left_are_no_damage(tmp_path: Path) -> None:
    """A row that the file system made room for and never filled is no row."""
    counter(tmp_path).append("a", 1)
    with (tmp_path / "heads").open("ab") as file:
        file.write(b"\0" * ROW)
    counter(tmp_path).append("a", 2)
    read = counter(tmp_path).read()
    assert (read.newest, read.bad) == ({"a": 2}, 0)


@pytest.mark.parametrize("at", range(0, 100, 7))
def test_any_flipped_bit_fails_its_row(tmp_path: Path, at: int) -> None:
    """A changed byte makes its row fail and no other."""
    counted = counter(tmp_path)
    counted.append("01AAAAAAAAAAAAAAAAAAAAAAAA", 5)
    counted.append("b", 1)
    data = bytearray((tmp_path / "heads").read_bytes())
    if data[at] == ord(" "):
        return
    data[at] ^= 1
    (tmp_path / "heads").write_bytes(data)
    read = counter(tmp_path).read()
    assert (read.newest, read.bad) == ({"b": 1}, 1)


def test_it_is_written_anew_when_most_rows_are_old(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file stays small however often is written, and counts the same; never while a row of it fails."""
    monkeypatch.setattr(heads, "_SLACK", 10)
    counted = counter(tmp_path)
    for generation in range(1, 200):
        counted.append("a", generation)
        counted.append("b", generation)
    counted.sync()
    assert (tmp_path / "heads").stat().st_size <= 50 * ROW
    assert counter(tmp_path).read().newest == {"a": 199, "b": 199}
    data = (tmp_path / "heads").read_bytes()
    (tmp_path / "heads").write_bytes(b"x" * ROW + data)
    for generation in range(200, 300):
        counted.append("a", generation)
    counted.sync()
    read = counter(tmp_path).read()
    assert (read.bad, read.newest) == (1, {"a": 299, "b": 199})


def test_it_is_forced_to_the_disk_now_and_then_and_at_the_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not every row waits for the disk; one in so many does, and closing a file does."""
    synced: list[bool] = []
    real = RowFile.append

    def append(self: RowFile, row: bytes, *, sync: bool) -> None:
        synced.append(sync)
        real(self, row, sync=sync)

    monkeypatch.setattr(RowFile, "append", append)
    counted = counter(tmp_path)
    for generation in range(1, 2 * heads.SYNC_EVERY + 1):
        counted.append("a", generation)
    assert synced.count(True) == 2
    assert synced[heads.SYNC_EVERY - 1]


def test_the_counter_never_leads_the_file(tmp_path: Path) -> None:
    """After every act the count is that of the file; with the counter lost, files are written as before."""
    vault = a_vault(tmp_path / "vault")
    assert vault.path is not None
    with sam(vault) as file:
        person, folder = file.records.person.id, folder_of(vault, file)
        for text in "abc":
            jot(file, text)
            assert counter(vault.path).latest(person) == file.records.meta.generation
    assert (folder / "now").exists()
    (vault.path / "heads").unlink()
    with reopened(vault).person(person, write=True) as file:
        jot(file, "d")
    assert counter(vault.path).latest(person) == file.records.meta.generation
