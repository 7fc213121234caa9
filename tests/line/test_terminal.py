"""A real terminal: nothing pasted or typed is lost, nothing but what was typed is echoed, and it is given back."""

from __future__ import annotations

import os
import re
import signal
import sys
import termios
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pexpect
import pytest

from tests.line.children import PROGRAM, ROOT, Child

pytestmark = [pytest.mark.pty, pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")]

Start = Callable[..., Child]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Starts the program; whatever happens, it is gone afterwards."""
    children: list[Child] = []

    def begin(*gates: str, **options: Any) -> Child:  # noqa: ANN401 - handed on as it comes
        children.append(Child(tmp_path, *gates, **options))
        return children[-1]

    yield begin
    for child in children:
        child.terminal.close(force=True)


def mode(child: Child) -> list[object]:
    """How the child's terminal is set, without what only the system changes."""
    return list(termios.tcgetattr(child.terminal.child_fd))


@pytest.mark.parametrize("length", [4_095, 4_096, 8_000, 200_000])
def test_long_line_arrives_whole(start: Start, length: int) -> None:
    """A pasted line arrives whole however long it is, even when nobody reads the echo meanwhile."""
    text = "".join(f"{number:07d} " for number in range(length // 8 + 1))[:length]
    child = start()
    assert child.line(text) == text


def test_long_line_is_echoed_whole(start: Start) -> None:
    """What is echoed is exactly what was typed, with nothing in between."""
    child = start()
    child.line("wörter und 日本 " * 700)
    echo = child.written.bytes.partition(b"> ")[2].partition(b"\r\n")[0]
    assert echo.decode() == "wörter und 日本 " * 700


def test_lines_of_one_paste(start: Start) -> None:
    """Pasted lines arrive one by one, in order, blank ones too, whichever way they end."""
    lines = [f"line {number}" if number % 5 else "" for number in range(2_000)]
    child = start()
    child.see("> ")
    ends = ["\r", "\n", "\r\n"]
    child.send("".join(line + ends[number % 2 * 2] for number, line in enumerate(lines)))
    child.see("kept 2000 ")
    assert child.kept() == lines


def test_typed_ahead(start: Start) -> None:
    """What was typed before the first question is its answer."""
    child = start("start")
    child.see("at start")
    child.send("early\r")
    child.see("early")
    child.open_gate("start")
    child.see("kept 1 ")
    assert child.kept() == ["early"]


def test_killed_after_enter(start: Start) -> None:
    """`kill -9` right after a line is kept loses none of them."""
    child = start()
    for number in range(1, 4):
        child.line(f"line {number}", count=number)
    child.send("not ended by Enter")
    child.terminal.kill(signal.SIGKILL)
    assert child.kept() == ["line 1", "line 2", "line 3"]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("ab\x7fc", "ac"),
        ("ab\x08c", "ac"),
        ("日本\x7f語", "日語"),
        ("cafe\u0301\x7f", "caf"),
        ("a👨‍👩‍👧‍👦\x7fb", "ab"),
        ("a👍🏽\x7fb", "ab"),
        ("a🇳🇱🇬🇧\x7fb", "a🇳🇱b"),
        ("a❤️\x7fb", "ab"),
        ("\x7f\x7fa", "a"),
        ("two words\x17\x17one", "one"),
        ("two words\x1b\x7fthings", "two things"),
        ("all gone\x15kept", "kept"),
        ("a\x04b", "ab"),
        ("a\x1b[Ab\x1bOBc\x1b[1;5Cd\x1b[3~e\x1b[[Af", "abcdef"),
        ("\x1b[200~pasted\x1b[201~", "pasted"),
        ("tab\tstays", "tab\tstays"),
        ("\u202ehidden\u200b", "\u202ehidden\u200b"),
    ],
)
def test_keys(start: Start, typed: str, expected: str) -> None:
    """Keys that take back do, at whole characters; keys with no meaning here leave nothing behind."""
    child = start()
    assert child.line(typed) == expected
    assert b"\x1b" not in child.written.bytes


def test_hidden_characters_are_shown_by_name(start: Start) -> None:
    """A character that would turn the line round is echoed by its name."""
    child = start()
    child.line("a\u202eb")
    assert b"a[U+202E]b" in child.written.bytes


def test_character_in_two_pieces(start: Start) -> None:
    """A character whose bytes come in two reads is one character."""
    child = start()
    child.see("> ")
    child.send(b"caf\xc3")
    child.see("caf")
    child.send(b"\xa9\r")
    child.see("kept 1 dropped 0")
    assert child.kept() == ["café"]


def test_invalid_bytes_are_counted(start: Start) -> None:
    """Bytes that are no UTF-8 and control characters are left out and counted, once."""
    child = start()
    child.see("> ")
    child.send(b"a\xff\xfe\x00b\r")
    child.see("kept 1 dropped 3")
    child.send("c\r")
    child.see("kept 2 dropped 0")
    assert child.kept() == ["ab", "c"]


@pytest.mark.parametrize("env", [{"LC_ALL": "C", "PYTHONUTF8": "0"}, {"PYTHONIOENCODING": "latin-1"}])
def test_other_locale(start: Start, env: dict[str, str]) -> None:
    """Words are UTF-8 whatever the locale says."""
    child = start(env=env)
    assert child.line("日本") == "日本"
    assert "日本".encode() in child.written.bytes


def test_end_of_input(start: Start) -> None:
    """Ctrl+D on an empty line is the end; the terminal is given back."""
    child = start("start")
    child.see("at start")
    before = mode(child)
    child.open_gate("start")
    child.see("> ")
    child.send("\x04")
    child.see("the end")
    assert child.leave() == 0
    assert mode(child) == before


def test_given_back_after_an_error(start: Start) -> None:
    """The terminal is given back when the program falls over."""
    child = start("start")
    child.see("at start")
    before = mode(child)
    child.open_gate("start")
    child.line("fall over")
    assert child.leave() == 1
    assert mode(child) == before


@pytest.mark.parametrize(
    ("number", "told", "status"),
    [
        (signal.SIGTERM, "Terminated", 143),
        (signal.SIGHUP, "TerminalGone", 129),
        (signal.SIGINT, "interrupted", 130),
    ],
)
def test_given_back_after_a_signal(start: Start, number: signal.Signals, told: str, status: int) -> None:
    """Asked to end, the program gets what was being typed, and the terminal is given back."""
    child = start("start")
    child.see("at start")
    before = mode(child)
    child.open_gate("start")
    child.see("> ")
    child.send("half a line")
    child.see("half a line")
    child.terminal.kill(number)
    assert child.leave() == status
    assert child.kept() == [{told: "half a line"}]
    assert mode(child) == before


@pytest.mark.parametrize(("number", "told"), [(signal.SIGTERM, "Terminated"), (signal.SIGINT, "interrupted")])
def test_signal_waits_for_the_save(start: Start, number: signal.Signals, told: str) -> None:
    """A signal in the middle of a save tears nothing, and lines ended before it are kept first."""
    child = start("saving")
    child.see("> ")
    child.send("first\r")
    child.see("at saving")
    child.send("second\r")
    child.terminal.kill(number)
    child.open_gate("saving")
    child.see("kept 1 ")
    child.see("at saving")
    child.open_gate("saving")
    child.leave()
    assert child.kept() == ["first", "second", {told: ""}]


def test_ctrl_c_throws_nothing_away(start: Start) -> None:
    """Lines ended by Enter before Ctrl+C are kept, even those that nobody has read yet."""
    child = start("saving")
    child.see("> ")
    child.send("first\r")
    child.see("at saving")
    child.send("second\r", "\x03")
    child.open_gate("saving")
    child.see("at saving")
    child.open_gate("saving")
    assert child.leave() == 130
    assert child.kept() == ["first", "second", {"interrupted": ""}]


def test_ctrl_c(start: Start) -> None:
    """Ctrl+C interrupts, and what was being typed is at hand."""
    child = start()
    child.see("> ")
    child.send("half")
    child.see("half")
    child.send("\x03")
    assert child.leave() == 130
    assert child.kept() == [{"interrupted": "half"}]


def test_closed_window(start: Start) -> None:
    """When the window is closed the program gets to save what was being typed."""
    child = start()
    child.line("kept")
    child.send("half")
    child.see("half")
    assert child.close_window() == 129
    assert child.kept() == ["kept", {"TerminalGone": "half"}]


def test_output_elsewhere(start: Start, tmp_path: Path) -> None:
    """With the output in a file, prompt and echo still go to the terminal, and not into the file."""
    child = start(through=f'exec "$@" > {tmp_path}/product')
    child.see("> ")
    child.send("words\r")
    child.see("words\r\n")
    child.see("> ")
    child.send("\x04")
    assert child.leave() == 0
    assert child.kept() == ["words"]
    assert (tmp_path / "product").read_text() == "kept 1 dropped 0\nthe end\n"


def test_too_long(start: Start) -> None:
    """A line of more than a million characters is refused in words, and the next is taken."""
    child = start()
    child.see("> ")
    child.send("x" * 1_000_001 + "\r")
    child.see("more than 1,000,000 characters")
    assert child.line("short") == "short"
    assert child.kept() == ["short"]


def test_erasing_across_rows(start: Start) -> None:
    """A line that fills several rows can be taken back to its beginning, without an escape sequence."""
    child = start(columns=20)
    assert child.line("abcdefgh " * 9, "\x7f" * 80, "z") == "az"
    assert b"\x1b" not in child.written.bytes


@pytest.mark.parametrize("shell_with", [("/bin/bash", "--norc", "--noediting", "-i"), ("/bin/dash", "-i")])
def test_suspended(tmp_path: Path, shell_with: tuple[str, ...]) -> None:
    """Ctrl+Z gives the terminal back, `fg` takes it again, shows the line, and typing goes on."""
    if not Path(shell_with[0]).exists():
        pytest.skip("no such shell here")
    shell = pexpect.spawn(
        shell_with[0],
        list(shell_with[1:]),
        cwd=str(ROOT),
        env={**os.environ, "PS1": "shell$ "},
        encoding="utf-8",
        timeout=20,
    )
    shell.delaybeforesend = None
    program = tmp_path / "program.py"
    program.write_text(PROGRAM)
    try:
        usual = settings(shell)
        shell.sendline(f"PYTHONPATH=. {sys.executable} {program} {tmp_path}/kept")
        shell.expect_exact("> ")
        shell.send("before ")
        shell.expect_exact("before ")
        shell.send("\x1a")
        shell.expect("Stopped.*shell\\$ ")
        assert settings(shell, expect=False) == usual
        shell.sendline("fg")
        shell.expect_exact("> before ")
        shell.send("after\r")
        shell.expect_exact("kept 1 ")
        shell.send("\x04")
        shell.expect_exact("the end")
        assert settings(shell) == usual
        assert (tmp_path / "kept").read_text() == '"before after"\n'
    finally:
        shell.close(force=True)


def settings(shell: Any, *, expect: bool = True) -> str:  # noqa: ANN401 - pexpect's own types are loose
    """How the shell's terminal is set while a command runs."""
    if expect:
        shell.expect_exact("shell$ ")
    shell.sendline("stty -g")
    shell.expect(r"[0-9a-f]+(:[0-9a-f]+){10,}|gfmt\S+")
    found = re.sub(r"\s", "", str(shell.match.group()))
    shell.expect_exact("shell$ ")
    return found
