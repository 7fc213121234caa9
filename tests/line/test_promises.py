"""What line mode promises in a real terminal: nothing typed is lost, and nothing but text is written to it."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.line.talking import CLEAR, MEET, House, Program

pytestmark = [
    pytest.mark.pty,
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="there is no pseudo-terminal"),
]


def meet(
    house: House, *arguments: str, rows: int = 24, columns: int = 80, env: dict[str, str] | None = None
) -> Program:
    """Start with Sam in a terminal and pass over the meeting."""
    program = Program(house.folder, "start", "Sam", *arguments, rows=rows, columns=columns, **(env or {}))
    program.say(*[""] * len(MEET))
    return program


def test_a_killed_program_loses_no_line(house: House) -> None:
    """8,000 characters pasted arrive whole, and kill -9 after Enter loses neither jotting nor half an answer."""
    program = meet(house)
    pasted = ("fixes bikes for the whole street " * 250)[:8000].strip()
    program.say(pasted)
    program.see("Kept.")
    program.say(":jump hopes", ":next", "a shed")
    program.see("> ")
    os.kill(program.pid, signal.SIGKILL)
    program.terminal.wait()
    assert house.jotted() == [(pasted, "gist", ["people"])]
    told = house.run("resume", "Sam", lines="\nand a dog\n\n")
    assert "You had begun:\n  a shed\n" in told.out
    assert [one["text"] for one in house.stored()["answers"][0]["value"]] == ["a shed", "and a dog"]


@pytest.mark.parametrize(
    ("end", "code"),
    [(signal.SIGHUP, 129), (signal.SIGINT, 130), (signal.SIGTERM, 143), (None, 129)],
    ids=["hang-up", "interrupted", "terminated", "window closed"],
)
def test_half_a_line_becomes_the_draft(house: House, end: signal.Signals | None, code: int) -> None:
    """What was typed without Enter is there at resume, whatever ended the program; the exit code says what did."""
    program = meet(house, "--pack", "ropes")
    program.say("a shed")
    program.see("> ")
    program.type("and half a li")
    program.see("half a li")
    if end is None:
        assert program.close_window() == code
    else:
        os.kill(program.pid, end)
        assert program.leave() == code
    told = house.run("resume", "Sam", lines="\n")
    assert "You had begun:\n  a shed\n  and half a li\n" in told.out


@pytest.mark.parametrize(
    "env",
    [{}, {"TERM": "dumb", "LANG": "C", "LC_ALL": "C", "NO_COLOR": "1"}],
    ids=["xterm", "dumb"],
)
def test_only_text_is_written(house: House, env: dict[str, str]) -> None:
    """In a whole conversation there is no escape sequence but the one that clears; a dumb terminal gets none."""
    program = meet(house, env=env)
    program.say(
        "“naïve” 👩\u200d👩 \u202egnp", ":list", ":pause", "", ":help", ":map", ":safety", *[""] * 6, ":plan", ""
    )
    program.say(":jump", "", ":strength", "", "Handy", "", "", ":readback", "", ":enough", *[""] * 6, ":quit")
    assert program.leave() == 0
    written = program.written.bytes
    assert written.count(CLEAR) == (0 if env else 2)
    assert written.count(b"This terminal cannot be cleared") == (2 if env else 0)
    rest = written.replace(CLEAR, b"")
    assert not re.search(rb"[\x00-\x07\x0b-\x0c\x0e-\x1f\x7f]|\xc2[\x80-\x9f]", rest)
    assert "\u202e" not in rest.decode()
    assert "“naïve”" in rest.decode()


@pytest.mark.parametrize(("rows", "columns"), [(24, 80), (12, 40), (40, 120)])
def test_rows_fit(house: House, rows: int, columns: int) -> None:
    """Nothing that is said runs over the edge of the terminal."""
    program = meet(house, rows=rows, columns=columns)
    program.say("fixes bikes", ":help", ":next", ":jump 8", ":next", ":why", ":quit")
    assert program.leave() == 0
    assert max(map(len, program.written.bytes.decode().splitlines())) < columns


@pytest.mark.parametrize(
    ("end", "code"),
    [(signal.SIGHUP, 129), (signal.SIGINT, 130), (signal.SIGTERM, 143), (None, 129)],
    ids=["hang-up", "interrupted", "terminated", "window closed"],
)
def test_quick_writes_the_page_whatever_ends_it(house: House, end: signal.Signals | None, code: int) -> None:
    """Answers, the lines of the one being typed and half a line stand in the page; no other file was made."""
    papers = house.folder / "papers"
    program = Program(house.folder, "quick", "--out", str(papers))
    program.say("Kim", "", "", "", "wood and nails", "", "a long walk")
    program.see("> ")
    program.type("with the do")
    program.see("with the do")
    if end is None:
        assert program.close_window() == code
    else:
        os.kill(program.pid, end)
        assert program.leave() == code
    pages = list(papers.iterdir())
    assert len(pages) == 1
    page = pages[0].read_text(encoding="utf-8")
    assert all(words in page for words in ("Kim", "wood and nails", "a long walk", "with the do"))
    assert house.run("people").out == ""


def test_two_programs_on_one_person(house: House) -> None:
    """The second may not write and says that another window does, and since when; reading still works."""
    program = meet(house)
    program.say("fixes bikes")
    program.see("Kept.")
    told = house.run("resume", "Sam")
    assert told.code == 6
    assert "Another strengthtui window on this computer" in told.err
    assert "It has been open since" in told.err
    assert house.jotted() == [("fixes bikes", "gist", ["people"])]
    program.say(":quit")
    assert program.leave() == 0


def test_the_same_person_is_asked_for(house: House) -> None:
    """Onto a name that exists `start` asks until it hears yes or no; no begins another person."""
    meet(house).terminal.close(force=True)
    program = Program(house.folder, "start", "sam")
    program.see("Is it the same person?")
    program.say("perhaps")
    program.see("That is none of these.")
    program.say("n", "n")
    assert program.leave() == 0
    assert house.run("people").out.count("\n") == 1, "somebody who did not want to begin is not kept"


def test_three_doors(tmp_path: Path) -> None:
    """The bare command shows three doors; Enter leaves, a wrong word asks again, the first opens the demo."""
    program = Program(tmp_path)
    program.say("4", "1")
    program.see("Sam is made up.")
    program.say(":map", ":quit")
    assert program.leave() == 0
    assert not (tmp_path / "vault").exists()


def test_no_vault_is_offered_at_a_terminal(tmp_path: Path) -> None:
    """At a terminal a sealed vault is offered; a no ends with 8, a yes leads by passphrase and code into the talk."""
    program = Program(tmp_path, "start", "Sam")
    program.see("[y/N]")
    program.type("n\r")
    assert program.leave() == 8
    program = Program(tmp_path, "start", "Sam")
    program.see("[y/N]")
    program.type("y\r")
    for prompt in ("A new passphrase:", "Once more:"):
        program.see(prompt)
        program.type("three geese over the allotment\r")
    program.see("wrote it down:")
    [code] = re.findall(r"(?:[0-9A-Z]{5}-){4}[0-9A-Z]{5}", program.written.bytes.decode())
    program.type(f"{code}\r")
    program.see("Is now all right?")
    program.say(":quit")
    assert program.leave() == 0


def test_pipe_in_a_process_of_its_own(house: House) -> None:
    """Piped input needs no terminal: its end is a pause with exit code 0, and nothing comes on stderr."""
    command = [sys.executable, "-m", "strengthtui", "--vault", str(house.vault), "start", "Sam"]
    lines = (MEET + "fixes bikes\r\nno end").encode()
    done = subprocess.run(command, input=lines, capture_output=True, check=False, timeout=60)
    assert (done.returncode, done.stderr) == (0, b"")
    assert [text for text, _voice, _topics in house.jotted()] == ["fixes bikes", "no end"]
