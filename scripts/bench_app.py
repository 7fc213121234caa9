"""Measure the full-screen app in a real terminal, each row beside a bare Textual app in the same terminal and run.

Part of `scripts/bench.py`, which prints the rows. The bare app has a header, a text area and a footer, and is started
by a Typer command, as ours is. Needs Linux: it reads /proc.
"""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from unittest.mock import patch

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).resolve().parent.parent
COLUMNS, ROWS = 120, 40
FEW, MANY = 10, 10_000
QUESTION = "solutions/small-piece"
ANSWERS, CHARACTERS = 200, 19_500
"""An answer has room for 20,000 characters; a few are left for the keys that are timed."""

FIRST_SECONDS, IDLE_SECONDS = 3.0, 10.0
"""How long a fresh app is left alone, and then watched."""

OWN_TERMINAL = ("setsid", "--ctty")
ESCAPES = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07]*\x07|[@-_])")
BARE = """
import sys, typer
program = typer.Typer(add_completion=False)
@program.command()
def bare(file: str):
    from pathlib import Path
    from textual.app import App
    from textual.widgets import Footer, Header, TextArea
    class Bare(App):
        def compose(self):
            yield Header()
            yield TextArea(Path(file).read_text(), soft_wrap=True)
            yield Footer()
        def on_mount(self):
            area = self.query_one(TextArea)
            area.move_cursor(area.document.end)
    Bare().run()
program()
"""
KEY = """
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
Argon2id(salt=bytes(16), length=32, iterations=3, lanes=4, memory_cost=65536).derive(b"passphrase")
"""
"""What the bare app does first where ours opens a sealed vault: the work of one key derivation."""
PASSPHRASE = "three geese over the allotment"  # noqa: S105  of vaults that are gone with this run
ASKS = b"Enter opens"
"""On the screen that asks for a passphrase."""
MARK = b"mark in the text"
"""What the bare app is waited for by; it ends the text, where the cursor is."""


class Terminal:
    """A program in a pseudo-terminal, and what it wrote."""

    def __init__(self, command: list[str]) -> None:
        """Start it."""
        self.began = time.perf_counter()
        self._ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "HOME": tempfile.gettempdir(), "TERM": "xterm-256color"}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        folder = tempfile.gettempdir()
        self.process = subprocess.Popen(  # the terminal is its own, so that it ends when this program does
            [*OWN_TERMINAL, *command], stdin=theirs, stdout=theirs, stderr=theirs, env=environment, cwd=folder
        )
        os.close(theirs)

    def until(self, *marks: bytes, seconds: float = 30) -> float:
        """Read until all of these were written since the last call; gives the moment."""
        read, ends = b"", time.perf_counter() + seconds
        while time.perf_counter() < ends:
            if select.select([self._ours], [], [], 0.2)[0]:
                read += os.read(self._ours, 1 << 16)
                moment = time.perf_counter()
                shown = ESCAPES.sub(b"", read)
                if all(mark in shown for mark in marks):
                    return moment
        message = f"never saw {marks!r}; the end of what was written: {ESCAPES.sub(b'', read)[-2000:]!r}"
        raise TimeoutError(message)

    def press(self, keys: str) -> float:
        """Send keys; gives the moment."""
        moment = time.perf_counter()
        os.write(self._ours, keys.encode())
        return moment

    def rest(self, seconds: float) -> None:
        """Read whatever is written for so long."""
        ends = time.perf_counter() + seconds
        while (left := ends - time.perf_counter()) > 0:
            if select.select([self._ours], [], [], left)[0]:
                os.read(self._ours, 1 << 16)

    def close(self) -> None:
        """End it."""
        self.process.kill()
        self.process.wait()
        os.close(self._ours)

    def memory(self) -> float:
        """Give what it holds in memory, in MB."""
        return float(self._status("status", "VmRSS:")) / 1024

    def busy(self) -> tuple[float, int]:
        """Give the seconds of processor it has used, and how often its threads went to sleep and woke."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        tasks = list(Path(f"/proc/{self.process.pid}/task").iterdir())
        woke = sum(int(self._status(f"task/{task.name}/status", "voluntary_ctxt_switches:")) for task in tasks)
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK"), woke

    def _status(self, file: str, field: str) -> str:
        text = Path(f"/proc/{self.process.pid}/{file}").read_text()
        return next(line.split()[1] for line in text.splitlines() if line.startswith(field))


class Program(NamedTuple):
    """A command, and what it asks for first where it opens a sealed vault."""

    command: list[str]
    passphrase: str | None = None


@contextmanager
def opened(program: Program, *marks: bytes) -> Iterator[tuple[Terminal, float]]:
    """Open a program; gives its terminal and the seconds it took until it showed all of these.

    The time in which it waits for a passphrase is not counted.
    """
    terminal = Terminal(program.command)
    try:
        waited = 0.0
        if program.passphrase is not None:
            asked = terminal.until(ASKS)
            terminal.rest(0.3)
            waited = terminal.press(f"{program.passphrase}\r") - asked
        yield terminal, terminal.until(*marks) - terminal.began - waited
    finally:
        terminal.close()


class Scene:
    """Vaults and texts in a folder, and the programs over them."""

    def __init__(self, folder: Path, *, sealed: bool = False) -> None:
        """Make what is needed by all rows; with `sealed`, over sealed vaults."""
        self.folder = folder
        self.passphrase = PASSPHRASE if sealed else None
        self.text = folder / "bare.txt"
        self.text.write_text(f"{MARK.decode()}")

    def bare(self) -> Program:
        """Start the bare app over the text."""
        return Program([sys.executable, "-c", BARE if self.passphrase is None else KEY + BARE, str(self.text)])

    def ours(self, vault: Path, *arguments: str) -> Program:
        """Start ours over a vault."""
        program = "from strengthtui.cli import main; main()"
        return Program([sys.executable, "-c", program, "--vault", str(vault), *arguments], self.passphrase)


def talk_rows(rounds: int, *, sealed: bool = False) -> list[dict[str, Any]]:
    """Time the first question, the echo of keys, memory and idling."""
    with tempfile.TemporaryDirectory() as name:
        scene = Scene(Path(name), sealed=sealed)
        few = _vault(scene, "few", answers=4, draft="")
        first = _in_turn(_start(scene.ours(few, "resume", "Ada"), ASKED), _start(scene.bare(), MARK), rounds)
        rows = [_row("first question on screen", *first, 1.3, "the bare app, first paint")]
        rows += [_memory_row(scene, few), *_idle_rows(scene, few)]
        rows += _echo_rows(scene, "in paragraphs", _text(paragraph=600), rounds)
        return rows + _echo_rows(scene, "in one paragraph", _text(paragraph=CHARACTERS), rounds)


ASKED = b"front door"
"""What is on the screen when the answer in front is: the draft or the words beside it."""


def _start(program: Program, mark: bytes) -> Callable[[], float]:
    def run() -> float:
        with opened(program, mark) as (_terminal, seconds):
            return seconds

    return run


def _memory_row(scene: Scene, vault: Path) -> dict[str, Any]:
    with opened(scene.ours(vault, "resume", "Ada"), ASKED) as (ours, _s), opened(scene.bare(), MARK) as (bare, _t):
        ours.rest(1.0)
        return _row("memory with the app open", ours.memory(), bare.memory(), 1.6, "the bare app", unit="mb")


def _idle_rows(scene: Scene, vault: Path) -> list[dict[str, Any]]:
    with opened(scene.ours(vault, "resume", "Ada"), ASKED) as (ours, _s), opened(scene.bare(), MARK) as (bare, _t):
        ours.rest(FIRST_SECONDS)
        before = [one.busy() for one in (ours, bare)]
        ends = time.perf_counter() + IDLE_SECONDS
        while time.perf_counter() < ends:
            for one in (ours, bare):
                one.rest(0.1)
        used, floor = [
            ((after[0] - then[0]) / IDLE_SECONDS, (after[1] - then[1]) / IDLE_SECONDS)
            for after, then in zip([one.busy() for one in (ours, bare)], before, strict=True)
        ]
    what = f"while nobody types, {IDLE_SECONDS:g} s: "
    return [
        _row(f"{what}processor", used[0] * 1000, floor[0] * 1000, 1.0, "the bare app", unit="ms_per_s"),
        _row(f"{what}wake-ups", used[1], floor[1], 1.0, "the bare app", unit="per_s"),
    ]


def _echo_rows(scene: Scene, how: str, text: str, rounds: int) -> list[dict[str, Any]]:
    scene.text.write_text(f"{text} {MARK.decode()}")
    vault = _vault(scene, how.replace(" ", "-"), answers=ANSWERS, draft=scene.text.read_text())
    with opened(scene.ours(vault, "resume", "Ada"), MARK) as (ours, _s), opened(scene.bare(), MARK) as (bare, _t):
        ours.rest(1.0)
        bare.rest(1.0)
        mine: list[float] = []
        floor: list[float] = []
        for number in range(rounds * 10):
            key = "ABCDEFGHIJ"[number % 10] if number % 8 else " "
            for terminal, taken in ((ours, mine), (bare, floor)):
                pressed = terminal.press(key)
                if key == " ":
                    terminal.rest(0.1)
                    continue
                taken.append(terminal.until(key.encode()) - pressed)
                terminal.rest(0.02)
    what = f"key to echo, {CHARACTERS:,} characters {how}, {ANSWERS} answers"
    bare_is = "the bare app, same text"
    return [
        _row(f"{what}: median", statistics.median(mine), statistics.median(floor), 1.25, bare_is),
        _row(f"{what}: p95", _p95(mine), _p95(floor), 2.0, bare_is),
    ]


def people_rows(rounds: int, *, sealed: bool = False) -> list[dict[str, Any]]:
    """Time the list of people at 10,000 beside 10, and a key in its filter."""
    with tempfile.TemporaryDirectory() as name:
        scene = Scene(Path(name), sealed=sealed)
        few, many = (_people(scene, count) for count in (FEW, MANY))
        first = _name(0).encode()
        crowd, alone = _in_turn(_start(scene.ours(many), first), _start(scene.ours(few), first), rounds)
        rows = [_row(f"People, first paint at {MANY:,}", crowd, alone, 1.5, f"the same at {FEW}")]
        with opened(scene.ours(many), first) as (ours, _s), opened(scene.bare(), MARK) as (bare, _t):
            ours.rest(1.0)
            bare.rest(1.0)
            shown, narrowed, floor = _filter_times(ours, bare, rounds)
        for what, mine, goal in (("echo", shown, FILTER_GOAL), ("the narrowed list", narrowed, None)):
            row = _row(f"filter key to {what}, {MANY:,} people: median", mine, floor, 0, "the bare app, echo")
            rows.append({**row, "goal": None, "goal_ms": goal, "met": None if goal is None else mine * 1000 <= goal})
    return rows


FILTER_GOAL = 16
"""Milliseconds: one picture of sixty a second."""
DIGITS = "KLQRUVWXYZ"
"""Typed large, they stand nowhere else on the screen; the names have them small."""


def _name(number: int) -> str:
    return "Person " + "".join(DIGITS[int(digit)] for digit in f"{number:05d}").lower()


def _filter_times(ours: Terminal, bare: Terminal, rounds: int) -> tuple[float, float, float]:
    """Type parts of names; gives the medians of a key's echo, of the list that says how many it leaves, and bare."""
    shown, narrowed, floor = [], [], []
    names = [_name(number) for number in range(MANY)]
    for number in range(max(rounds // 2, 3)):
        typed = ""
        for key in _name(number * 37 + 1)[-4:].upper():
            typed += key
            left = sum(typed.lower() in one for one in names)
            pressed = ours.press(key)
            shown.append(ours.until(key.encode()) - pressed)
            ours.rest(0.15)
            floor.append(-bare.press(key) + bare.until(key.encode()))
            bare.rest(0.03)
            ours.press("\x7f")
            ours.rest(0.15)
            pressed = ours.press(key)
            narrowed.append(ours.until(f"{left} of {MANY}".encode()) - pressed)
            ours.rest(0.03)
        for _back in typed:
            ours.press("\x7f")
            ours.rest(0.15)
    return statistics.median(shown), statistics.median(narrowed), statistics.median(floor)


# what the rows are made from


def _in_turn(ours: Callable[[], float], floor: Callable[[], float], rounds: int) -> tuple[float, float]:
    ours(), floor()
    pairs = [(ours(), floor()) for _round in range(rounds)]
    return statistics.median(one for one, _two in pairs), statistics.median(two for _one, two in pairs)


def _p95(times: list[float]) -> float:
    return statistics.quantiles(times, n=20)[-1]


def _row(what: str, ours: float, floor: float, goal: float, floor_is: str, unit: str = "ms") -> dict[str, Any]:
    factor = 1000 if unit == "ms" else 1
    ratio = ours / floor if floor else float(ours > 0)
    return {
        "what": what,
        f"ours_{unit}": round(ours * factor, 2),
        f"floor_{unit}": round(floor * factor, 2),
        "floor_is": floor_is,
        "ratio": round(ratio, 2),
        "goal": goal,
        "met": ratio <= goal,
    }


def _text(paragraph: int) -> str:
    """Give words, broken into paragraphs of that length."""
    words = ("they said that the garden behind the house was where it got quiet again " * 300)[:CHARACTERS]
    return "\n".join(words[at : at + paragraph].strip() for at in range(0, len(words), paragraph))


def _desk(vault: Path, passphrase: str | None) -> Any:  # noqa: ANN401
    from strengthtui.desk.desk import create_vault, open_desk
    from strengthtui.places import Places
    from strengthtui.settings import Settings

    beside = vault.parent
    places = Places(beside / "settings.toml", beside / "team", vault, beside / "device")
    create_vault(vault, places=places, passphrase=passphrase)
    return open_desk(vault, settings=Settings(worker="RB"), places=places, secret=passphrase)


def _vault(scene: Scene, name: str, *, answers: int, draft: str) -> Path:
    """Make a vault with Ada, who has answered that often and is in the middle of a question."""
    from strengthtui.desk.meeting import say_limits

    path = scene.folder / name
    desk = _desk(path, scene.passphrase)
    with patch("os.fsync"), desk.add_person("Ada") as person:
        sitting = desk.sit_down(person)
        sitting.change(lambda act, who: say_limits(act, who, sitting.id, said=True, by="RB"))
        for pack in ("blossoming", "ropes"):
            sitting.begin(pack, "full", desk.keep_pack)
        for number in range(answers):
            if number % 8 == 0 and sitting.view().place is not None:
                sitting.answer(f"my own front door, answer {number}")
            else:
                sitting.jot(f"line {number}: fixes bikes for the whole street", ("people",))
        sitting.jump(QUESTION)
        sitting.draft(draft or f"half a word about the {ASKED.decode()}")
        sitting.close(ended=False)
    return path


def _people(scene: Scene, count: int) -> Path:
    """Make a vault with so many people; opened once, as after every change, so that its catalogue is there."""
    vault = scene.folder / f"people-{count}"
    desk = _desk(vault, scene.passphrase)
    with patch("os.fsync"):  # the disk's own time is nobody's here, and a vault of this size takes it 40,000 times
        for number in range(count):
            desk.add_person(_name(number)).close()
    _start(scene.ours(vault), _name(0).encode())()
    return vault
