"""Ends the app in a real terminal while somebody types, in every way there is, and looks at what is there afterwards.

    python scripts/endings.py --each 50

Each time: go on with somebody, go to a petal, type lines with Enter and type on; at a random instant comes SIGTERM,
SIGHUP, the window is closed, or `kill -9`. A line that the screen showed as heard must be kept; of typing at most one
second may be lost; and on return the same question must be in front, with what was being typed. Prints figures as
JSON; ends with 1 when a promise was broken.
"""

from __future__ import annotations

import argparse
import json
import random
import signal
import statistics
import string
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from strengthtui.desk.clock import SystemClock
from strengthtui.desk.desk import Desk
from strengthtui.errors import ExitCode
from strengthtui.places import Places
from strengthtui.settings import Settings
from strengthtui.vault.vault import Vault
from tests.tui.terminals import AppInTerminal, a_vault

if TYPE_CHECKING:
    from collections.abc import Callable

WAYS: Final = {
    "SIGTERM": ExitCode.TERMINATED,
    "SIGHUP": ExitCode.HANG_UP,
    "closed window": ExitCode.HANG_UP,
    "kill -9": -signal.SIGKILL,
}
"""What ends it, and the code it is to leave with."""
PETALS: Final = ("people", "places", "good-day", "enjoy", "good-at")
"""Where one may be, by the digit that leads there."""
LONGEST: Final = 2.6
"""Seconds after which it comes at the latest: long enough for several drafts."""
KEY: Final = (0.03, 0.12)
"""Seconds between two keys: some 160 words a minute, faster than anybody types who listens."""
MOST_LOST: Final = 1.0
"""Seconds of typing that may be lost."""
TALKS_A_PERSON: Final = 10
"""After so many endings the next ones are with somebody new, so that the list of words stays short."""


@dataclass(slots=True)
class Typed:
    """What somebody typed until it came."""

    keys: list[tuple[float, str]] = field(default_factory=list)
    """When and which; Enter is a newline."""
    heard: list[str] = field(default_factory=list)
    """Lines that the screen showed as heard."""
    ended: float = 0.0

    @property
    def lines(self) -> list[str]:
        """The lines, the last of them without Enter."""
        return "".join(key for _at, key in self.keys).split("\n")

    def lost(self, kept: list[str], draft: str) -> tuple[int, float]:
        """Count the keys that are nowhere, and the seconds from the first of them to the end."""
        at, lost, first = 0, 0, self.ended
        for line in self.lines:
            there = len(line) if line in kept else len(_common(line, draft))
            if there < len(line):
                lost += len(line) - there
                first = min(first, self.keys[at + there][0])
            at += len(line) + 1
        return lost, self.ended - first


@dataclass(slots=True)
class Figures:
    """What came of one way to end."""

    endings: int = 0
    acknowledged: int = 0
    acknowledged_lost: int = 0
    keys_typed: int = 0
    keys_lost: int = 0
    seconds_lost: list[float] = field(default_factory=list)
    same_question: int = 0
    bad: list[str] = field(default_factory=list)

    def told(self) -> dict[str, object]:
        """Give them as they are printed."""
        return {
            "endings": self.endings,
            "lines acknowledged": self.acknowledged,
            "lines acknowledged and lost": self.acknowledged_lost,
            "keys typed": self.keys_typed,
            "keys lost": self.keys_lost,
            "seconds of typing lost, most": round(max(self.seconds_lost, default=0.0), 3),
            "seconds of typing lost, median": round(statistics.median(self.seconds_lost or [0.0]), 3),
            "same question on return": self.same_question,
            "bad": self.bad,
        }


def end_often(folder: Path, way: str, *, each: int, seed: int) -> Figures:
    """End it so often in one way."""
    figures, chance = Figures(), random.Random(f"{seed} {way}")  # noqa: S311 - chances, no secrets
    people = [f"Person {letter}" for letter in string.ascii_uppercase[: each // TALKS_A_PERSON + 1]]
    a_vault(folder, *people)
    for number in range(each):
        person = people[number // TALKS_A_PERSON]
        try:
            _end_once(folder, person, way, number, figures, chance)
        except AssertionError as error:
            figures.bad.append(f"{way} {number}: {error}"[:600])
    return figures


def _end_once(folder: Path, person: str, way: str, number: int, figures: Figures, chance: random.Random) -> None:
    app = AppInTerminal(folder, "resume", person)
    app.see("1 People")
    before = _stands(folder, person)[0]
    digit = chance.choice([one for one in range(len(PETALS)) if PETALS[one] != before])  # to be seen arriving there
    app.press(f"\x1b{digit + 1}")
    _until(lambda: _stands(folder, person)[0] == PETALS[digit], app, f"the petal {PETALS[digit]}")
    typed = _type(app, number, chance)
    code = _end(app, way)
    typed.ended = max(typed.ended, typed.keys[-1][0])
    figures.endings += 1
    if code != WAYS[way]:
        figures.bad.append(f"{way} {number}: left with {code}")
    position, kept, draft = _stands(folder, person)
    figures.acknowledged += len(typed.heard)
    figures.acknowledged_lost += sum(line not in kept for line in typed.heard)
    keys, seconds = typed.lost(kept, draft)
    figures.keys_typed += len(typed.keys)
    figures.keys_lost += keys
    figures.seconds_lost.append(seconds)
    if seconds > MOST_LOST:
        told = f"{keys} keys of {seconds:.2f} s lost: of {typed.lines} there is {kept[-2:]}, {draft!r}"
        figures.bad.append(f"{way} {number}: {told}")
    if position == PETALS[digit] and _comes_back(folder, person, draft):
        figures.same_question += 1
    else:
        figures.bad.append(f"{way} {number}: at {position} instead of {PETALS[digit]}")


def _type(app: AppInTerminal, number: int, chance: random.Random) -> Typed:
    """Type until the instant comes; what the screen shows as heard meanwhile is acknowledged."""
    typed, began, line = Typed(), time.monotonic(), 0
    until = began + 0.1 + chance.random() * LONGEST
    low, high = KEY
    while True:
        words = f"line {number}-{line} {''.join(chance.choices(string.ascii_lowercase, k=chance.randint(4, 24)))}"
        for key in f"{words}\n":
            app.press("\r" if key == "\n" else key)
            typed.keys.append((time.monotonic(), key))
            next_key = time.monotonic() + low + chance.random() * (high - low)
            shown = app.look(0.01)
            time.sleep(max(next_key - time.monotonic(), 0.0))  # how fast somebody types
            typed.heard = [*typed.heard, *(one for one in typed.lines[:-1] if f"{one} · gist" in shown)]
            if time.monotonic() > until:
                typed.heard = list(dict.fromkeys(typed.heard))
                typed.ended = time.monotonic()
                return typed
        line += 1


def _end(app: AppInTerminal, way: str) -> int | None:
    if way == "closed window":
        return app.close_window()
    app.signal({"SIGTERM": signal.SIGTERM, "SIGHUP": signal.SIGHUP}.get(way, signal.SIGKILL))
    return app.leave()


def _stands(folder: Path, person: str) -> tuple[str | None, list[str], str]:
    """Read the vault as the program does: the place in front, the lines kept, the draft."""
    clock = SystemClock()
    places = Places(folder / "settings.toml", folder / "team", folder / "vault", folder / "device")
    vault = Vault.open(folder / "vault", clock=clock, ids=clock, device="endings")
    desk = Desk(vault, clock=clock, settings=Settings(worker="RB"), places=places)
    with desk.read(desk.people.one(person).id) as read:
        draft = read.file.draft()
        position = next(one.position for one in read.records.conversations)
        kept = [one.words.text for one in read.records.jottings]
    return position, kept, draft.text if draft is not None else ""


def _comes_back(folder: Path, person: str, draft: str) -> bool:
    """Go on once more: what was being typed stands there, and is kept."""
    app = AppInTerminal(folder, "resume", person)
    app.see("1 People")
    if draft:
        app.see(draft.strip())
        app.press("\r")
        app.see(f"{draft.strip()} · gist")
    app.press("\x1bq")
    return app.leave() == ExitCode.FINE


def _until(there: Callable[[], bool], app: AppInTerminal, what: str) -> None:
    until = time.monotonic() + 30
    while not there():
        app.look()
        if time.monotonic() > until:
            message = f"never came to {what}"
            raise AssertionError(message)


def _common(line: str, draft: str) -> str:
    """Give the longest beginning of the line that stands in the draft."""
    return next((line[:end] for end in range(len(line), 0, -1) if line[:end] in draft.split("\n")), "")


def main() -> int:
    """End it in every way and print the figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--each", type=int, default=50, help="how often to end it in each way")
    parser.add_argument("--seed", type=int, default=1, help="start of the chances, to do the same again")
    parser.add_argument("--way", choices=list(WAYS), action="append", help="only this way; may be given several times")
    asked = parser.parse_args()
    told: dict[str, object] = {}
    bad = False
    for way in asked.way or WAYS:
        with tempfile.TemporaryDirectory() as name:
            figures = end_often(Path(name), way, each=asked.each, seed=asked.seed)
        told[way] = figures.told()
        bad = bad or bool(figures.bad or figures.acknowledged_lost)
    print(json.dumps(told, indent=2))
    return 1 if bad else 0


if __name__ == "__main__":
    raise SystemExit(main())
