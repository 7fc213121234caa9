"""What line mode says: broken to the terminal's width, whole in a pipe, and never a command to the terminal."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TextIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strengthtui.line import cells
from strengthtui.line.screen import MAX_WIDTH, Screen

PROSE = "Tell me about something you lose track of time doing, and who is there when you do it. " * 3


@contextmanager
def a_terminal(columns: int) -> Iterator[tuple[TextIO, int]]:
    """A real terminal of this width: what to write to, and what to read the written from."""
    if sys.platform == "win32":
        pytest.skip("needs a pseudo-terminal")
    import termios
    import tty

    master, slave = os.openpty()
    tty.setraw(slave)
    termios.tcsetwinsize(slave, (24, columns))
    try:
        with os.fdopen(slave, "w", encoding="utf-8") as out:
            yield out, master
    finally:
        os.close(master)


def said(columns: int, text: str, *, indent: int = 0) -> list[str]:
    """The rows that a terminal of this width is sent."""
    with a_terminal(columns) as (out, master):
        screen = Screen(out)
        screen.say(text, indent=indent)
        screen.say("end")
        return shown(master).decode().split("\n")[:-2]


def shown(master: int) -> bytes:
    """All that was written up to the line `end`; a terminal may give it in several pieces."""
    data = b""
    while not data.endswith(b"end\n"):
        data += os.read(master, 65536)
    return data


@pytest.mark.pty
@pytest.mark.parametrize("columns", [30, 80, 300])
def test_fits_the_terminal(columns: int) -> None:
    """Rows fit the terminal and are never longer than can be read, and all words are there."""
    rows = said(columns, PROSE, indent=2)
    assert max(map(len, rows)) <= min(columns - 1, MAX_WIDTH)
    assert all(row.startswith("  ") for row in rows)
    assert " ".join(" ".join(rows).split()) == PROSE.strip()


@pytest.mark.pty
def test_wide_characters_count_two() -> None:
    """Chinese and Japanese fit the terminal as well."""
    rows = said(40, "日本語" * 30)
    assert max(map(cells.width, rows)) <= 39
    assert "".join(rows) == "日本語" * 30


@pytest.mark.pty
def test_blank_lines_stay() -> None:
    """A blank line is one, without the margin."""
    assert said(80, "one\n\ntwo", indent=2) == ["  one", "", "  two"]


def test_a_pipe_is_not_wrapped() -> None:
    """In a pipe a paragraph is one line."""
    out = io.StringIO()
    Screen(out).say(PROSE, indent=1)
    Screen(out).say()
    assert out.getvalue() == f" {PROSE}\n\n"


@given(st.text())
def test_nothing_commands_the_terminal(text: str) -> None:
    """Whatever is said, no control character but the line's end reaches the terminal."""
    out = io.StringIO()
    Screen(out).say(text)
    assert not any(char < " " and char not in "\n\t" for char in out.getvalue())
    assert "\x9b" not in out.getvalue()
    assert "\u202e" not in out.getvalue()


@pytest.mark.pty
@pytest.mark.parametrize(
    ("environ", "cleared", "written"),
    [
        ({"TERM": "xterm-256color"}, True, b"\x1b[H\x1b[2J\x1b[3J"),
        ({"TERM": "tmux-256color", "TMUX": "x"}, True, b"\x1b[H\x1b[2J\x1b[3J"),
        ({"TERM": "screen", "STY": "x"}, False, b"\x1b[H\x1b[2J\x1b[3J"),
        ({"TERM": "dumb"}, False, b""),
        ({"TERM": "unknown"}, False, b""),
        ({}, False, b""),
    ],
)
def test_clear(environ: dict[str, str], cleared: bool, written: bytes) -> None:
    """Screen and scrollback are cleared where the terminal can; otherwise it is told that they are not."""
    with a_terminal(80) as (out, master):
        screen = Screen(out, environ=environ)
        assert screen.clear() is cleared
        screen.say("end")
        assert shown(master) == written + b"end\n"


def test_a_pipe_is_not_cleared() -> None:
    """A pipe has no screen."""
    out = io.StringIO()
    assert Screen(out, environ={"TERM": "xterm"}).clear() is False
    assert out.getvalue() == ""


def test_other_encodings(tmp_path: Path) -> None:
    """Words are UTF-8 whatever the stream was opened with."""
    path = tmp_path / "out"
    with path.open("w", encoding="latin-1") as out:
        Screen(out).say("日本 \ud800")
    assert path.read_text(encoding="utf-8") == "日本 [U+D800]\n"


@pytest.mark.pty
def test_closed_window() -> None:
    """Speaking to a terminal that is gone is no error: what was read is kept, and the reading tells of the end."""
    master, slave = os.openpty()
    out = os.fdopen(slave, "w", encoding="utf-8")
    screen = Screen(out)
    os.close(master)
    screen.say("words")
    with pytest.raises(OSError, match=r"Input/output|Errno"):
        os.write(slave, b"words")
    with suppress(OSError):  # what could not be said cannot be flushed either
        out.close()
