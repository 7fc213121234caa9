"""Lines from a pipe or a file: whole, with any line ends, and refused in words where nobody typed them."""

from __future__ import annotations

import io
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strengthtui.line.piped import LineTooLong, PipedReader
from strengthtui.line.terminal import open_reader
from tests.line.children import PROGRAM, ROOT


def lines_of(path: Path, data: bytes) -> list[str]:
    """What a reader gives of a file that holds this."""
    path.write_bytes(data)
    with path.open() as stdin, PipedReader(stdin) as reader:
        return list(iter(reader.read_line, None))


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", []),
        (b"\n", [""]),
        (b"one\ntwo\n", ["one", "two"]),
        (b"one\r\ntwo\rthree", ["one", "two", "three"]),
        (b"one\r\n\r\ntwo\n\n", ["one", "", "two", ""]),
        ("\ufeffBOM\n\ufeffkept".encode(), ["BOM", "\ufeffkept"]),
        ("日本\u2028x\x85\x0c".encode(), ["日本\u2028x\x85\x0c"]),
        (b":pause", [":pause"]),
    ],
)
def test_lines(tmp_path: Path, data: bytes, expected: list[str]) -> None:
    """Every line end is one, the last line needs none, and nothing else ends a line."""
    assert lines_of(tmp_path / "input", data) == expected


@given(st.lists(st.text(alphabet="ab\r\n日é", max_size=6), max_size=10))
def test_cuts_make_no_difference(pieces: list[str]) -> None:
    """However the bytes come, the lines are the same."""

    class Cut(io.StringIO):
        """Gives one piece at a time."""

        def read(self, size: int | None = -1, /) -> str:
            return left.pop(0) if left else ""

    left = [piece for piece in pieces if piece]
    whole = "".join(pieces)
    expected = re.split("\r\n|\r|\n", whole)
    got = list(iter(PipedReader(Cut()).read_line, None))
    assert got == (expected if expected[-1] else expected[:-1])


def test_long_line(tmp_path: Path) -> None:
    """A line of a million characters arrives whole."""
    assert lines_of(tmp_path / "input", b"x" * 1_000_000 + b"\nend") == ["x" * 1_000_000, "end"]


@pytest.mark.parametrize("length", [1_000_001, 5_000_000])
def test_too_long(tmp_path: Path, length: int) -> None:
    """A longer one is refused with its number and without its words; the next line is whole."""
    path = tmp_path / "input"
    path.write_bytes(b"first\n" + b"x" * length + b"\nlast\n")
    with path.open() as stdin, PipedReader(stdin) as reader:
        assert reader.read_line() == "first"
        with pytest.raises(LineTooLong) as refused:
            reader.read_line()
        assert "2" in refused.value.title
        assert "xx" not in refused.value.title + refused.value.message + refused.value.hint
        assert reader.read_line() == "last"


def test_bad_bytes_are_shown_and_counted(tmp_path: Path) -> None:
    """What is no UTF-8 leaves a sign where it stood."""
    path = tmp_path / "input"
    path.write_bytes(b"a\xffb\xc3\nc")
    with path.open() as stdin, PipedReader(stdin) as reader:
        assert (reader.read_line(), reader.dropped) == ("a\ufffdb\ufffd", 2)
        assert (reader.read_line(), reader.dropped) == ("c", 0)


def test_one_input_has_one_reader(tmp_path: Path) -> None:
    """What one reader has read ahead is there for who opens the next."""
    path = tmp_path / "input"
    path.write_bytes(b"2\nSam\n")
    with path.open() as stdin:
        first = open_reader(stdin, sys.stdout)
        assert not first.interactive
        assert first.read_line() == "2"
        first.close()
        assert open_reader(stdin, sys.stdout).read_line() == "Sam"
        first.close()


def test_no_prompt_in_a_pipe(tmp_path: Path) -> None:
    """A transcript holds no prompts, and the end of input is the end."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(tmp_path / "kept")],
        cwd=ROOT,
        input=b"one\ntwo",
        capture_output=True,
        check=True,
    )
    assert done.stdout.decode().splitlines() == ["kept 1 dropped 0", "kept 2 dropped 0", "the end"]
    assert (tmp_path / "kept").read_text() == '"one"\n"two"\n'


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signal")
def test_asked_to_end(tmp_path: Path) -> None:
    """SIGTERM while waiting for a pipe lets the program save and leave."""
    with subprocess.Popen(
        [sys.executable, "-c", PROGRAM, str(tmp_path / "kept")],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(b"one\n")
        process.stdin.flush()
        assert process.stdout.readline() == b"kept 1 dropped 0\n"
        process.send_signal(signal.SIGTERM)
        assert process.wait() == 143
    assert (tmp_path / "kept").read_text() == '"one"\n{"Terminated": ""}\n'
