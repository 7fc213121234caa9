"""Measure what DESIGN promises of speed, each beside a floor in the same run, and print the figures as JSON.

    python3 scripts/bench.py [--rounds 15] [--only start,act,packs,talk,people]

Every row is a ratio of medians: ours and the floor are measured in turn, so that a slow or noisy machine slows both.
No test fails because of a figure. Run it with the project's own Python (`.venv/bin/python scripts/bench.py`).
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
QUESTIONS = 5_000
MANY_PEOPLE = 10_000


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=15)
    from scripts.bench_app import people_rows, talk_rows

    subjects: dict[str, Callable[..., list[dict[str, Any]]]]
    subjects = {"start": start_rows, "act": act_rows, "packs": pack_rows, "talk": talk_rows, "people": people_rows}
    parser.add_argument("--only", default=",".join(subjects))
    parser.add_argument("--sealed", action="store_true", help="over sealed vaults, where a row has one")
    arguments = parser.parse_args()
    rows: list[dict[str, Any]] = []
    for name in arguments.only.split(","):
        options = {"sealed": True} if arguments.sealed and name in {"act", "talk", "people"} else {}
        rows += subjects[name](arguments.rounds, **options)
    print(json.dumps({"schema": "strengthtui/bench/1", "python": sys.version.split()[0], "rows": rows}, indent=2))


def in_turn(ours: Callable[[], float], floor: Callable[[], float], rounds: int) -> tuple[float, float]:
    """Give the medians of both, measured in turn after one warm-up each."""
    ours(), floor()
    pairs = [(ours(), floor()) for _round in range(rounds)]
    return statistics.median(one for one, _two in pairs), statistics.median(two for _one, two in pairs)


def row(what: str, ours: float, floor: float, goal: float, floor_is: str) -> dict[str, Any]:
    """One line of the table: milliseconds, the ratio, and what was promised."""
    return {
        "what": what,
        "ours_ms": round(ours * 1000, 2),
        "floor_ms": round(floor * 1000, 2),
        "floor_is": floor_is,
        "ratio": round(ours / floor, 2),
        "goal": goal,
        "met": ours / floor <= goal,
    }


# starting


def start_rows(rounds: int) -> list[dict[str, Any]]:
    """`--version`, `--help` and `people --json` beside importing Typer."""
    program = [sys.executable, "-c", "from strengthtui.cli import main; main()"]
    typer = [sys.executable, "-c", "import typer"]
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        vault = _vault_of(Path(folder) / "vault", 10)
        for what, arguments in (
            ("--version", ["--version"]),
            ("--help", ["--help"]),
            ("people --json, 10 people", ["--vault", str(vault), "people", "--json"]),
        ):
            ours, floor = in_turn(_process([*program, *arguments]), _process(typer), rounds)
            rows.append(row(what, ours, floor, 1.5, "python -c 'import typer'"))
        sealed = _vault_of(Path(folder) / "sealed", 10, sealed=True)
        file = Path(folder) / "passphrase"
        file.write_text(PASSPHRASE)
        arguments = ["--vault", str(sealed), "--passphrase-file", str(file), "people", "--json"]
        ours, floor = in_turn(_process([*program, *arguments]), _process([sys.executable, "-c", TYPER_AND_KEY]), rounds)
        rows.append(row("people --json, sealed, 10 people", ours, floor, 1.3, "import typer and one key derivation"))
    return rows


PASSPHRASE = "three geese over the allotment"  # noqa: S105  of a vault that is gone with this run
TYPER_AND_KEY = """
import typer
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
Argon2id(salt=bytes(16), length=32, iterations=3, lanes=4, memory_cost=65536).derive(b"passphrase")
"""


def _process(command: list[str]) -> Callable[[], float]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "HOME": tempfile.gettempdir()}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program is compiled once; Typer is already

    def run() -> float:
        before = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True, env=environment, cwd=tempfile.gettempdir())
        return time.perf_counter() - before

    return run


# the durable act


def act_rows(rounds: int, *, sealed: bool = False) -> list[dict[str, Any]]:
    """One line kept, beside writing, forcing and replacing the same bytes; and at many people beside ten."""
    with tempfile.TemporaryDirectory(dir=ROOT) as folder, ExitStack() as stack:
        base = Path(folder)
        ten, now = _talking(_vault_of(base / "ten", 10, sealed=sealed), stack)
        many, _now = _talking(_vault_of(base / "many", MANY_PEOPLE, sealed=sealed), stack)

        def floor() -> float:
            data = now.read_bytes()
            before = time.perf_counter()
            _replace_plainly(base / "floor", data)
            return time.perf_counter() - before

        ours, bare = in_turn(ten, floor, rounds * 10)
        crowd, alone = in_turn(many, ten, rounds * 10)
    return [
        row("a durable act, 200 lines", ours, bare, 3.5, "write, fsync, replace the same bytes"),
        row(f"a durable act at {MANY_PEOPLE:,} people", crowd, alone, 1.1, "the same act at 10 people"),
    ]


def _talking(vault: Path, stack: ExitStack) -> tuple[Callable[[], float], Path]:
    """Open somebody with 200 lines; gives an act to time, and their file."""
    from strengthtui.model.conversation import Jotting
    from strengthtui.model.words import Words

    opened = _open(vault)
    person = opened.people()[0].id
    file = stack.enter_context(opened.person(person, write=True))
    with file.act() as act:
        for number in range(200):
            act.insert(Jotting(**act.stamp(), words=Words(text=f"line {number} " + "x" * 80), topics=("people",)))

    def once() -> float:
        before = time.perf_counter()
        with file.act() as act:
            act.insert(Jotting(**act.stamp(), words=Words(text="one more line"), topics=("people",)))
        return time.perf_counter() - before

    return once, max((vault / "people").glob("*/now"), key=lambda path: path.stat().st_size)


def _replace_plainly(path: Path, data: bytes) -> None:
    beside = path.with_suffix(".new")
    with beside.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)


def _vault_of(path: Path, people: int, *, sealed: bool = False) -> Path:
    from strengthtui.desk.clock import SystemClock
    from strengthtui.vault.vault import NewSecrets, Vault

    clock = SystemClock()
    sealing = NewSecrets(PASSPHRASE) if sealed else None
    vault = Vault.create(path, clock=clock, ids=clock, device="bench", sealing=sealing)
    for number in range(people):
        vault.add_person(f"Person {number}", at=clock.now()).close()
    return path


def _open(path: Path) -> Any:  # noqa: ANN401
    from strengthtui.desk.clock import SystemClock
    from strengthtui.vault import head
    from strengthtui.vault.vault import Vault

    clock = SystemClock()
    secret = PASSPHRASE if head.read(path).sealed else None
    return Vault.open(path, clock=clock, ids=clock, device="bench", secret=secret)


# reading packs


def pack_rows(rounds: int) -> list[dict[str, Any]]:
    """Checking a pack of 5,000 questions, beside PyYAML reading the same bytes in C: into data, and as bare events."""
    import yaml

    from strengthtui.packs.checker import check_pack

    data = _large_pack().encode()

    def ours() -> float:
        before = time.perf_counter()
        checked = check_pack(data, "large.yaml")
        assert checked.pack is not None, checked.findings[:3]  # noqa: S101
        return time.perf_counter() - before

    def floor() -> float:
        before = time.perf_counter()
        for _event in yaml.parse(data, Loader=yaml.CSafeLoader):
            pass
        return time.perf_counter() - before

    def loading() -> float:
        before = time.perf_counter()
        yaml.load(data, Loader=yaml.CSafeLoader)
        return time.perf_counter() - before

    times = max(3, rounds // 3)
    what = f"checking a pack of {QUESTIONS:,} questions"
    loaded = row(what, *in_turn(ours, loading, times), 3.0, "yaml.load(Loader=CSafeLoader)")
    bare = row(what, *in_turn(ours, floor, times), 3.0, "yaml.parse(Loader=CSafeLoader), all events")
    return [loaded, {**bare, "goal": None, "met": None}]


QUESTION = """\
      - id: question-{number}
        kind: lines
        ask: What helps on a day such as {number}?
        plainer: Think of one day. What was good, or easier, or the same?
        listen_for: [a person, a place, a habit]
        also_ask: [What else?, Who was there?]
        focus: present
        about: x-day-{number}
        route: full
        offers: [strength]
        seed: ours
"""


def _large_pack() -> str:
    head = "id: large\nversion: 1\ntitle: Large\nlanguage: en\nsummary: Many questions.\nsources: [ours]\nsections:\n"
    sections = []
    for section in range(QUESTIONS // 50):
        lines = [f"  - id: part-{section}\n    title: Part {section}\n    questions:\n"]
        lines += [QUESTION.format(number=number) for number in range(50)]
        sections.append("".join(lines))
    return head + "".join(sections)


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    main()
