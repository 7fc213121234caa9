"""The real app in a real pseudo-terminal, and what stands on its screen (read by pyte, never by sleeping)."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any, cast

import pexpect
import pyte

ROOT = Path(__file__).resolve().parents[2]


class AppInTerminal:
    """The program in a terminal of its own."""

    def __init__(
        self, folder: Path, *arguments: str, columns: int = 100, rows: int = 30, code: str = "", **env: str
    ) -> None:
        """Start it in that folder; the vault is `folder/vault`. `code` runs in the program first."""
        self.folder = folder
        start = ["-c", f"{code}\nfrom strengthtui.cli import main\nmain()"] if code else ["-m", "strengthtui"]
        self.terminal = pexpect.spawn(
            sys.executable,
            [*start, "--vault", str(folder / "vault"), *arguments],
            cwd=str(folder),
            env={**os.environ, "PYTHONPATH": str(ROOT), "TERM": "xterm-256color", **env},
            dimensions=(rows, columns),
            timeout=30,
        )
        assert self.terminal.pid is not None
        self.pid: int = self.terminal.pid
        self.terminal.delaybeforesend = None
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self.screen)
        self.written = b""

    def look(self, seconds: float = 0.05) -> str:
        """Read what was written within that time, and give what stands on the screen."""
        try:
            data = cast("bytes", self.terminal.read_nonblocking(65536, timeout=seconds))
        except (pexpect.TIMEOUT, pexpect.EOF):
            return self.shown
        self.written += data
        self._stream.feed(data)
        return self.shown

    @property
    def shown(self) -> str:
        """What stands on the screen."""
        return "\n".join(self.screen.display)

    def see(self, text: str, seconds: float = 30) -> None:
        """Wait until this stands on the screen."""
        until = time.monotonic() + seconds
        while text not in self.look():
            assert time.monotonic() < until, f"never saw {text!r}:\n{self.shown}"
            assert self.terminal.isalive() or text in self.look(), f"ended before {text!r}:\n{self.shown}"

    def press(self, keys: str) -> None:
        """Type."""
        self.terminal.send(keys)

    def paste(self, text: str) -> None:
        """Paste, as terminals do."""
        self.terminal.send(f"\x1b[200~{text}\x1b[201~")

    def signal(self, number: signal.Signals) -> None:
        """Send a signal."""
        os.kill(self.pid, number)

    def close_window(self) -> int:
        """Close the terminal under the program; gives its exit status."""
        process: Any = self.terminal.ptyproc  # type: ignore[attr-defined]  # the stubs do not know it
        process.fileobj.close()
        _pid, status = os.waitpid(process.pid, 0)
        process.closed = process.terminated = True
        return os.waitstatus_to_exitcode(status)

    def leave(self, seconds: float = 20) -> int | None:
        """Wait for the program's own end; gives its exit status, below zero for a signal."""
        until = time.monotonic() + seconds
        while self.terminal.isalive() and time.monotonic() < until:
            self.look()
        self.look()
        assert not self.terminal.isalive(), f"still there:\n{self.shown}"
        self.terminal.wait()
        number: int | None = self.terminal.signalstatus
        return -number if number else self.terminal.exitstatus


def command(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run one command line over the vault of that folder."""
    run = [sys.executable, "-m", "strengthtui", "--vault", str(folder / "vault"), *arguments]
    return subprocess.run(
        run, cwd=folder, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=False
    )


def a_vault(folder: Path, *people: str) -> None:
    """Make a vault in that folder, with people who were met and are in the middle of the flower."""
    from strengthtui.desk.desk import create_vault, open_desk
    from strengthtui.places import Places
    from strengthtui.settings import Settings
    from tests.tui.app_builders import a_talk

    places = Places(folder / "settings.toml", folder / "team", folder / "vault", folder / "device")
    create_vault(folder / "vault", places=places)
    desk = open_desk(folder / "vault", settings=Settings(worker="RB"), places=places)
    for name in people:
        a_talk(desk, "blossoming", name=name)


def stored(folder: Path, name: str) -> dict[str, Any]:
    """Give everything stored about somebody."""
    told = command(folder, "show", name, "--json")
    assert told.returncode == 0, told.stderr
    found: dict[str, Any] = json.loads(told.stdout)
    return found


def jotted(folder: Path, name: str) -> list[str]:
    """Give the words of every jotting of somebody."""
    return [row["words"]["text"] for row in stored(folder, name).get("jottings", [])]
