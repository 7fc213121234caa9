"""Kills the program while it stores, and looks at every state a power cut may leave: is anything lost, or half there?

    python scripts/crash_test.py --kills 2000 --states 5000
    python scripts/crash_test.py --kills 10000 --states 5000 --sealed

A child process stores without pause and says what it was told is saved; it is killed at a random instant (SIGKILL, as
often as asked), and what is on the disk is read as the program reads it. Then recorded file operations are replayed as
a power cut would have left them, ours and stock TinyDB's. Prints figures; ends with 1 when anything of ours was bad.
"""

from __future__ import annotations

import argparse
import hashlib
import multiprocessing.forkserver
import os
import random
import shutil
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import msgspec
from msgspec.structs import replace

from strengthtui.model.words import Ref, Words
from strengthtui.vault.acts import newest_undoable
from strengthtui.vault.drafts import Draft
from tests.vault.seen_through import plain_under
from tests.vault.vault_builders import Counting, a_jotting, a_vault, open_at

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

    from strengthtui.model.records import Records
    from strengthtui.vault.person_file import PersonFile
    from strengthtui.vault.vault import Vault

DOINGS = ("pair", "pair", "change", "draft", "undo", "strike")
"""What the child does, by chance."""
SOMEBODY_NEW = 0.02
"""Share of the doings that add somebody: everybody is looked at after every kill."""
BOTH = 2
"""Lines of a pair: one act stores both, changes both, strikes both."""
KILLS_A_PERSON = 20
"""After so many kills the next ones work on somebody new, so that files stay small."""
LONGEST = 0.04
"""Seconds after which a child is killed at the latest: some thirty acts."""
KILLS_A_VAULT = 500
"""After so many the next ones work on a new vault: everybody in it is looked at each time."""
BEFORE_OPENING = 0.15
"""Share of the kills that may hit the opening of the file."""


class Saved(NamedTuple):
    """What the child says is saved."""

    generation: int
    digest: str
    draft: str | None
    struck: tuple[str, ...] = ()
    """Words that are to be nowhere any more."""
    person: str = ""
    """Somebody who was added."""


@dataclass(slots=True)
class Figures:
    """What came of it."""

    kills: int = 0
    saved: int = 0
    """Acts that were acknowledged before a kill."""
    in_flight: int = 0
    """Kills in the middle of an act."""
    there: int = 0
    """Acts that were killed before they were acknowledged and are there, whole."""
    bad: list[str] = field(default_factory=list)
    """What was not as it was promised."""

    def add(self, other: Figures) -> None:
        """Count another round in."""
        self.kills += other.kills
        self.saved += other.saved
        self.in_flight += other.in_flight
        self.there += other.there
        self.bad += other.bad


def kill_in_rounds(folder: Path, *, kills: int, seed: int = 1, sealed: bool = False) -> Figures:
    """Kill so often, some hundred times a vault."""
    figures = Figures()
    for number in range(0, kills, KILLS_A_VAULT):
        here = folder / str(number)
        here.mkdir()
        so_many = min(KILLS_A_VAULT, kills - number)
        figures.add(kill_often(here, kills=so_many, seed=seed + number, sealed=sealed))
        shutil.rmtree(here)
    return figures


def kill_often(folder: Path, *, kills: int, seed: int = 1, sealed: bool = False) -> Figures:
    """Kill a storing child so often, and look at what is on the disk after each time."""
    figures, chance = Figures(), random.Random(seed)  # noqa: S311 - chances, no secrets
    context = _quick_starting()
    vault = a_vault(folder / "vault", sealed=sealed)
    people: set[str] = set()
    struck: set[str] = set()
    person = ""
    for number in range(kills):
        if number % KILLS_A_PERSON == 0:
            person = _somebody(folder / "vault", number)
            people.add(person)
        receiving, sending = context.Pipe(duplex=False)
        child = context.Process(target=store_without_pause, args=(folder / "vault", person, number + 1, sending))
        child.start()
        sending.close()
        saved, flying = _kill_some_time(child, receiving, chance)
        figures.kills += 1
        figures.saved += len(saved)
        figures.in_flight += flying
        people |= {one.person for one in saved if one.person}
        struck |= {words for one in saved for words in one.struck}
        try:
            figures.there += _look(folder / "vault", person, saved, people)
        except Exception as error:  # noqa: BLE001 - whatever a reader dies of is what we are looking for
            figures.bad.append(f"kill {number}: {type(error).__name__}: {error}")
    figures.bad += [f"struck words are there: {words}" for words in _found(vault, struck)]
    return figures


def _quick_starting() -> multiprocessing.context.SpawnContext | multiprocessing.context.ForkServerContext:
    """Give a way to start children that have everything loaded already, where the system has one."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    heavy = ["scripts.crash_test", "strengthtui.vault.person_file", "strengthtui.vault.unlocking", "filelock"]
    ciphers = [f"cryptography.hazmat.primitives.{name}" for name in ("ciphers.aead", "kdf.argon2", "kdf.hkdf")]
    context.set_forkserver_preload([*heavy, *ciphers])
    kept = os.environ.get("PYTHONPATH")
    os.environ["PYTHONPATH"] = str(Path(__file__).resolve().parents[1])  # the server does not look where we do
    try:
        multiprocessing.forkserver.ensure_running()
    finally:
        os.environ.pop("PYTHONPATH")
        if kept is not None:
            os.environ["PYTHONPATH"] = kept
    return context


def store_without_pause(path: Path, person: str, seed: int, told: Connection) -> None:
    """Do one thing after the other, saying before and after each; runs until it is killed."""
    chance, given = random.Random(seed), Counting(seed * 10_000_000)  # noqa: S311 - chances, no secrets
    vault = open_at(path, given)
    with vault.person(person, write=True) as file:
        told.send(_saved(file))
        for number in range(100_000):
            told.send("flying")
            told.send(_do(vault, file, given, chance, f"{seed}.{number}"))


def _do(vault: Vault, file: PersonFile, given: Counting, chance: random.Random, mark: str) -> Saved:
    doing = "new" if chance.random() < SOMEBODY_NEW else chance.choice(DOINGS)
    lines = file.records.jottings
    if doing == "new":
        with vault.add_person(f"Somebody {mark}", at=given.now()) as other:
            return _saved(file)._replace(person=other.records.person.id)
    if doing == "draft":
        file.save_draft(Draft(text=f"typing {mark}", at=given.now()))
        return _saved(file)
    undone = newest_undoable(file.records)
    with file.act() as act:
        if doing == "undo" and undone is not None:
            act.undo(undone)
        elif doing == "strike" and lines:
            pair = chance.choice(lines).words.text.rsplit(" ", 1)[0]
            both = [one for one in lines if one.words.text.startswith(pair + " ")]
            act.strike([Ref(table="jottings", id=one.id) for one in both])
        elif doing == "change" and lines:
            pair = chance.choice(lines).words.text.rsplit(" ", 1)[0]
            for one in lines:
                if one.words.text.startswith(pair + " "):
                    act.update(replace(one, topics=(mark,), words=Words(text=f"{pair} changed-{mark}")))
        else:
            a_jotting(act, f"these-words-{mark} first")
            a_jotting(act, f"these-words-{mark} second")
    gone = {one.words.text.split(" ")[0] for one in lines} - _pairs(file.records).keys() if doing == "strike" else set()
    return _saved(file)._replace(struck=tuple(gone))


def _saved(file: PersonFile) -> Saved:
    draft = file.draft()
    return Saved(file.records.meta.generation, _digest(file.records), draft.text if draft else None)


def _kill_some_time(
    child: multiprocessing.process.BaseProcess, told: Connection, chance: random.Random
) -> tuple[list[Saved], bool]:
    """Kill it, and give what it had said was saved, and whether it was in the middle of something."""
    early = chance.random() < BEFORE_OPENING
    if not early:
        told.poll(30)
    time.sleep(chance.random() * LONGEST)
    child.kill()
    child.join()
    saved: list[Saved] = []
    flying = False
    try:
        while True:
            message = told.recv()
            flying = message == "flying"
            if isinstance(message, Saved):
                saved.append(message)
    except (EOFError, OSError):
        told.close()
    return saved, flying


def _look(path: Path, person: str, saved: list[Saved], people: set[str]) -> bool:
    """Read what is there as the program does; raises on whatever is not as was promised."""
    vault = open_at(path, Counting(9_000_000_000))
    entries = vault.people()
    _expect(people <= {entry.id for entry in entries}, "somebody who was added is not there")
    _expect(not any(entry.damaged for entry in entries), "somebody's file is unreadable")
    ailing = [f"{one.code} {one.where}" for one in vault.examine() if one.severity == "damage"]
    _expect(not ailing, f"the doctor finds {ailing}")
    with vault.person(person, write=True) as file:
        records, draft = file.records, file.draft()
    _expect(set(_pairs(records).values()) <= {BOTH}, "an act is half there")
    if not saved:
        return False
    last = saved[-1]
    ahead = records.meta.generation - last.generation
    _expect(ahead in {0, 1}, f"acknowledged state {last.generation}, found state {records.meta.generation}")
    _expect(ahead == 1 or _digest(records) == last.digest, "the acknowledged state is another one")
    text = draft.text if draft else None
    _expect(text == last.draft or (text or "").startswith("typing") or ahead == 1, "a draft is lost")
    return ahead == 1


def _pairs(records: Records) -> dict[str, int]:
    """Count the lines of each pair that say the same."""
    counts: dict[str, int] = {}
    endings: dict[str, set[bool]] = {}
    for one in records.jottings:
        name, ending = one.words.text.split(" ")
        counts[name] = counts.get(name, 0) + 1
        endings.setdefault(name, set()).add(ending.startswith("changed"))
    return {name: count if len(endings[name]) == 1 else -1 for name, count in counts.items()}


def _found(vault: Vault, words: set[str]) -> list[str]:
    assert vault.path is not None  # noqa: S101 - made above
    everything = b"\n".join(plain_under(vault.path, vault).values())
    return sorted(one for one in words if f'"{one} '.encode() in everything)


def _somebody(path: Path, number: int) -> str:
    given = Counting(5_000_000_000 + number * 1000)
    vault = open_at(path, given)
    with vault.add_person(f"Person {number}", at=given.now()) as file:
        return file.records.person.id


def _digest(records: Records) -> str:
    return hashlib.sha256(msgspec.json.encode(records)).hexdigest()


def _expect(holds: object, otherwise: str) -> None:
    if not holds:
        raise AssertionError(otherwise)


def main() -> int:
    """Do both and print the figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--kills", type=int, default=2000, help="how often to kill a storing child")
    parser.add_argument("--states", type=int, default=5000, help="how many crash states to look at")
    parser.add_argument("--sealed", action="store_true", help="in a sealed vault")
    parser.add_argument("--seed", type=int, default=1, help="start of the chances, to do the same again")
    asked = parser.parse_args()
    bad: list[str] = []
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as name:
        figures = kill_in_rounds(Path(name), kills=asked.kills, seed=asked.seed, sealed=asked.sealed)
        bad += figures.bad
        kind = "sealed" if asked.sealed else "unsealed"
        print(f"kills, {kind}: {figures.kills} in {time.monotonic() - began:.0f} s")
        print(f"  acts acknowledged before them: {figures.saved}; lost or half there: {len(figures.bad)}")
        print(f"  in the middle of an act: {figures.in_flight}, there, whole, though unacknowledged: {figures.there}")
    if asked.states and sys.platform != "win32":
        bad += _states(asked.states, sealed=asked.sealed)
    for one in bad:
        print(f"  bad: {one}")
    return 1 if bad else 0


def _states(wanted: int, *, sealed: bool) -> list[str]:
    from tests.vault.crash_scenes import judge_ours, judge_stock, our_scene
    from tests.vault.crash_states import quick_folder

    with tempfile.TemporaryDirectory() as name, quick_folder() as folder:
        began = time.monotonic()
        ours = judge_ours(our_scene(Path(name) / "ours", acts=32, sealed=sealed), folder, wanted=wanted)
        print(f"crash states of our vault: {ours.looked_at} in {time.monotonic() - began:.0f} s, bad: {len(ours.bad)}")
        shutil.rmtree(folder)
        folder.mkdir()
        stock = judge_stock(Path(name) / "stock", folder, wanted=wanted, lines=200)
        print(f"crash states of stock TinyDB: {stock.looked_at}, bad: {len(stock.bad)}")
    return ours.bad


if __name__ == "__main__":
    raise SystemExit(main())
