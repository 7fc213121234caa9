"""The trusted counter: torn tails are no damage, whole rows that fail are, and it never leads (DESIGN 8)."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from strengthtui.vault import heads
from strengthtui.vault.ciphers import AesSeal, vault_tag
from strengthtui.vault.heads import GONE, ROW, Heads
from strengthtui.vault.rows import RowFile
from strengthtui.vault.sealing import Plain
from tests.vault.vault_builders import a_vault, folder_of, jot, reopened, sam

if TYPE_CHECKING:
    from collections.abc import Mapping

    from strengthtui.vault.sealing import Kind, Seal

Counter = Callable[[Path], Heads]


@pytest.fixture
def seal(sealed: bool) -> Seal:
    """What the rows are sealed with."""
    return AesSeal(b"k" * 32, vault_tag("01VAULT")) if sealed else Plain()


@pytest.fixture
def row(seal: Seal, tmp_path: Path) -> int:
    """Bytes of a row on the disk."""
    return RowFile(tmp_path / "heads", ROW, "heads", seal).size


@pytest.fixture
def counter(seal: Seal) -> Counter:
    """The counter of a vault at a path, as a program that has just begun sees it."""
    return lambda path: Heads(path, seal)


def test_every_row_has_one_size(tmp_path: Path, counter: Counter, row: int) -> None:
    """Rows are 128 bytes (sealed 256) whoever it is and however far; unsealed ones end with a newline."""
    counted = counter(tmp_path)
    for person, generation in (("01A", 1), ("0" * 40, 10**9)):
        counted.append(person, generation)
    data = (tmp_path / "heads").read_bytes()
    assert len(data) == 2 * row
    assert row % 64 == 0
    if row == ROW:
        assert data[ROW - 1 :: ROW] == b"\n\n"
    else:
        assert data[::row] == b"SS"
        assert b"01A" not in data
    assert counter(tmp_path).read().newest == {"01A": 1, "0" * 40: 10**9}


def test_the_newest_counts(tmp_path: Path, counter: Counter, row: int) -> None:
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
def test_a_torn_tail_is_no_damage(tmp_path: Path, counter: Counter, size: int) -> None:
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


def test_zeros_that_a_power_cut_left_are_no_damage(tmp_path: Path, counter: Counter, row: int) -> None:
    """A row that the file system made room for and never filled is no row."""
    counter(tmp_path).append("a", 1)
    with (tmp_path / "heads").open("ab") as file:
        file.write(b"\0" * row)
    counter(tmp_path).append("a", 2)
    read = counter(tmp_path).read()
    assert (read.newest, read.bad) == ({"a": 2}, 0)


@pytest.mark.parametrize("at", range(0, 100, 7))
def test_any_flipped_bit_fails_its_row(tmp_path: Path, counter: Counter, sealed: bool, at: int) -> None:
    """A changed byte makes its row fail and no other."""
    counted = counter(tmp_path)
    counted.append("01AAAAAAAAAAAAAAAAAAAAAAAA", 5)
    counted.append("b", 1)
    data = bytearray((tmp_path / "heads").read_bytes())
    if not sealed and data[at] == ord(" "):
        return
    data[at] ^= 1
    (tmp_path / "heads").write_bytes(data)
    read = counter(tmp_path).read()
    assert (read.newest, read.bad) == ({"b": 1}, 1)


def test_it_is_written_anew_when_most_rows_are_old(
    tmp_path: Path, counter: Counter, row: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file stays small however often is written, and counts the same; never while a row of it fails."""
    monkeypatch.setattr(heads, "_SLACK", 10)
    counted = counter(tmp_path)
    for generation in range(1, 200):
        counted.append("a", generation)
        counted.append("b", generation)
    counted.sync()
    assert (tmp_path / "heads").stat().st_size <= 50 * row
    assert counter(tmp_path).read().newest == {"a": 199, "b": 199}
    data = (tmp_path / "heads").read_bytes()
    (tmp_path / "heads").write_bytes(b"x" * row + data)
    for generation in range(200, 300):
        counted.append("a", generation)
    counted.sync()
    read = counter(tmp_path).read()
    assert (read.bad, read.newest) == (1, {"a": 299, "b": 199})


def test_it_is_forced_to_the_disk_now_and_then_and_at_the_end(
    tmp_path: Path, counter: Counter, monkeypatch: pytest.MonkeyPatch
) -> None:
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


def test_the_counter_never_leads_the_file(tmp_path: Path, sealed: bool) -> None:
    """After every act the count is that of the file; with the counter lost, files are written as before."""
    vault = a_vault(tmp_path / "vault", sealed=sealed)
    assert vault.path is not None

    def counted() -> int:
        assert vault.path is not None
        return Heads(vault.path, vault.seals.vault).latest(person)

    with sam(vault) as file:
        person, folder = file.records.person.id, folder_of(vault, file)
        for text in "abc":
            jot(file, text)
            assert counted() == file.records.meta.generation
    assert (folder / "now").exists()
    (vault.path / "heads").unlink()
    with reopened(vault).person(person, write=True) as file:
        jot(file, "d")
    assert counted() == file.records.meta.generation


class Opening(Plain):
    """No seal, but one that counts how often it is opened."""

    def __init__(self) -> None:
        self.opened = 0

    def open(self, data: bytes, kind: Kind) -> bytes:
        self.opened += 1
        return data


def test_only_what_was_appended_is_opened(tmp_path: Path) -> None:
    """Asked again and again, it opens no row twice, its own or another program's."""
    seal = Opening()
    counted, other = Heads(tmp_path, seal), Heads(tmp_path, Plain())
    for generation in range(1, 101):
        (counted if generation % 2 else other).append("a", generation)
        assert counted.latest("a") == generation
    assert seal.opened == 100


def test_a_file_of_the_same_number_is_told_apart(tmp_path: Path) -> None:
    """Numbers of files are given again: one that is longer and ends otherwise where the last one ended is read anew."""
    counted = Heads(tmp_path, Plain())
    for generation in (5, 6):
        counted.append("a", generation)
    assert counted.latest("a") == 6
    data = (tmp_path / "heads").read_bytes()
    Heads(tmp_path, Plain()).append("b", 9)
    last = (tmp_path / "heads").read_bytes()[-ROW:]
    (tmp_path / "heads").write_bytes(data[:ROW] + last + last)
    assert (counted.latest("a"), counted.latest("b")) == (5, 9)


@settings(max_examples=60)
@given(st.lists(st.tuples(st.booleans(), st.sampled_from("abc"), st.integers(0, 5), st.booleans()), max_size=40))
def test_read_on_it_tells_what_a_fresh_reading_does(doings: list[tuple[bool, str, int, bool]]) -> None:
    """Whoever appends, and however often it is written anew or put back, what was read on equals a reading of all."""
    with tempfile.TemporaryDirectory() as name:
        first, second = Heads(Path(name), Plain()), Heads(Path(name), Plain())
        kept = b""
        for mine, person, generation, anew in doings:
            (first if mine else second).append(person, generation)
            if anew:
                old = (Path(name) / "heads").read_bytes()
                (Path(name) / "new").write_bytes(kept + old[: 2 * ROW])
                (Path(name) / "new").replace(Path(name) / "heads")
                kept = old[:ROW]
            read = second.read()
            assert (read.newest, read.rows) == _all_of(Path(name))


def _all_of(path: Path) -> tuple[Mapping[str, int], int]:
    read = Heads(path, Plain()).read()
    return read.newest, read.rows
