"""Whole conversations: piped in this process, or in a real pseudo-terminal; what came of them stands in the vault."""

from __future__ import annotations

import io
import json
import os
import sys
from pathlib import Path
from typing import Any, NamedTuple

import pexpect
import pytest

from strengthtui.cli.edge import run
from tests.line.children import ROOT, Written

MEET = "\n" * 10
"""Enter passes over everything that is asked at a first meeting."""

CLOSE = "\n" * 6
"""The same at the kind close."""

CLEAR = b"\x1b[H\x1b[2J\x1b[3J"
"""The one escape sequence that line mode writes."""


class Told(NamedTuple):
    """What a command line gave."""

    code: int
    out: str
    err: str


class House:
    """A vault, and a way to run command lines over it in this process."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
        """Make the vault."""
        self.folder = folder
        self.vault = folder / "vault"
        self._capsys = capsys
        self._monkeypatch = monkeypatch
        monkeypatch.chdir(folder)
        assert self.run("vault", "create", "--unsealed").code == 0

    def run(self, *arguments: str, lines: str = "") -> Told:
        """Run one command line with these lines on its input."""
        self._monkeypatch.setattr(sys, "stdin", io.StringIO(lines))
        self._capsys.readouterr()
        code = run(["--vault", str(self.vault), *arguments])
        out, err = self._capsys.readouterr()
        return Told(code, out, err)

    def stored(self, person: str = "Sam") -> dict[str, Any]:
        """Everything stored about somebody."""
        told = self.run("show", person, "--json")
        assert told.code == 0, told.err
        found: dict[str, Any] = json.loads(told.out)
        return found

    def talk(self, lines: str, *arguments: str) -> str:
        """Meet Sam, say these lines in the flower, and give what was shown."""
        told = self.run("start", "Sam", *arguments, lines=MEET + lines)
        assert told.code == 0, told.err
        return told.out

    def jotted(self) -> list[tuple[str, str, list[str]]]:
        """Words, voice and topics of every jotting."""
        rows = self.stored().get("jottings", [])
        return [(row["words"]["text"], row["words"].get("voice", "gist"), row.get("topics", [])) for row in rows]


TALKING = frozenset({"start", "resume", "quick", "plan", "demo"})
"""Commands that would open the app at a terminal."""


class Program:
    """The real program in a real terminal, in plain lines."""

    def __init__(self, folder: Path, *arguments: str, rows: int = 24, columns: int = 80, **env: str) -> None:
        """Start it in that folder; the vault is `folder/vault`. Alone, it shows the doors as on a dumb terminal."""
        plain = ["--plain"] if not TALKING.isdisjoint(arguments[:1]) else []
        dumb = {} if arguments else {"TERM": "dumb"}
        self.terminal = pexpect.spawn(
            sys.executable,
            ["-m", "strengthtui", "--vault", str(folder / "vault"), *arguments, *plain],
            cwd=str(folder),
            env={**os.environ, "PYTHONPATH": str(ROOT), **dumb, **env},
            dimensions=(rows, columns),
            timeout=30,
        )
        assert self.terminal.pid is not None
        self.pid: int = self.terminal.pid
        self.terminal.delaybeforesend = None
        self.written = Written()
        self.terminal.logfile_read = self.written

    def see(self, text: str) -> None:
        """Wait until the terminal shows this."""
        self.terminal.expect_exact(text)

    def type(self, text: str) -> None:
        """Type without Enter."""
        self.terminal.send(text)

    def say(self, *lines: str) -> None:
        """Type each line at its prompt."""
        for line in lines:
            self.see("> ")
            self.terminal.send(line + "\r")

    def leave(self) -> int | None:
        """Wait for the program's own end; its exit status."""
        self.terminal.expect(pexpect.EOF)
        self.terminal.wait()
        return self.terminal.exitstatus

    def close_window(self) -> int:
        """Close the terminal under the program; its exit status."""
        process: Any = self.terminal.ptyproc  # type: ignore[attr-defined]  # the stubs do not know it
        process.fileobj.close()
        _pid, status = os.waitpid(process.pid, 0)
        process.closed = process.terminated = True
        return os.waitstatus_to_exitcode(status)
