"""Programs in a real pseudo-terminal, and how to talk with them without ever sleeping."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

import pexpect

ROOT = Path(__file__).parents[2]

PROGRAM = """
import json, os, signal, sys
from strengthtui.errors import StrengthError
from strengthtui.line.terminal import Screen, open_reader

kept_file, *gates = sys.argv[1:]

def keep(what):
    with open(kept_file, "a", encoding="utf-8") as file:
        file.write(json.dumps(what) + chr(10))
        file.flush()
        os.fsync(file.fileno())

def gate(name):
    if name in gates:
        print("at", name, flush=True)
        with open(kept_file + "." + name) as opened:
            opened.read()

gate("start")
count = 0
with open_reader(sys.stdin, sys.stdout) as reader:
    try:
        while (line := reader.read_line("> ")) is not None:
            gate("saving")
            keep(line)
            count += 1
            print("kept", count, "dropped", reader.dropped, flush=True)
            if line == "fall over":
                raise RuntimeError
        print("the end", flush=True)
    except KeyboardInterrupt:
        keep({"interrupted": reader.unfinished})
        raise SystemExit(130)
    except StrengthError as error:
        keep({type(error).__name__: reader.unfinished})
        raise SystemExit(int(error.exit_code))
"""
"""Keeps each line durably, then says so. At a gate it waits until the test opens it."""


class Child:
    """The program above in a terminal of its own."""

    def __init__(
        self, folder: Path, *gates: str, env: dict[str, str] | None = None, columns: int = 80, through: str = ""
    ) -> None:
        """Start it; `through` is a shell command that runs it as `"$@"`."""
        self.kept_file = folder / "kept"
        for gate in gates:
            os.mkfifo(f"{self.kept_file}.{gate}")
        run = [sys.executable, "-c", PROGRAM, str(self.kept_file), *gates]
        command = ["/bin/sh", "-c", through, "sh", *run] if through else run
        self.terminal = pexpect.spawn(
            command[0],
            command[1:],
            cwd=str(ROOT),
            env={**os.environ, **(env or {})},
            dimensions=(24, columns),
            timeout=20,
        )
        self.terminal.delaybeforesend = None
        self.written = Written()
        self.terminal.logfile_read = self.written

    def send(self, *pieces: str | bytes) -> None:
        """Type or paste."""
        for piece in pieces:
            self.terminal.send(piece)

    def see(self, text: str) -> None:
        """Wait until the terminal shows this."""
        self.terminal.expect_exact(text)

    def open_gate(self, name: str) -> None:
        """Let the program go on."""
        Path(f"{self.kept_file}.{name}").write_text("")

    def kept(self) -> list[object]:
        """What the program has on its disk."""
        if not self.kept_file.exists():
            return []
        return [json.loads(line) for line in self.kept_file.read_text(encoding="utf-8").splitlines()]

    def line(self, *pieces: str | bytes, count: int = 1) -> object:
        """Type a line, Enter included, and give what arrived."""
        self.see("> ")
        self.send(*pieces, "\r")
        self.see(f"kept {count} ")
        return self.kept()[-1]

    def close_window(self) -> int:
        """Close the terminal under the program; its exit status."""
        process: Any = self.terminal.ptyproc  # type: ignore[attr-defined]  # the stubs do not know it
        process.fileobj.close()
        _pid, status = os.waitpid(process.pid, 0)
        process.closed = process.terminated = True
        return os.waitstatus_to_exitcode(status)

    def leave(self) -> int | None:
        """Wait for the program's own end; its exit status."""
        self.terminal.expect(pexpect.EOF)
        self.terminal.wait()
        return self.terminal.exitstatus


class Written:
    """Everything a program has written to its terminal."""

    def __init__(self) -> None:
        """Nothing yet."""
        self.bytes = b""

    def write(self, data: bytes) -> None:
        """Take what pexpect has read."""
        self.bytes += data

    def flush(self) -> None:
        """Asked for by pexpect."""
