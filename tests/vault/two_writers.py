"""Two real processes that write one person's file and add people at the same time, each as fast as it can.

Each opens the file as the program does, does a few acts, says which of them it was told are saved, and closes it; who
is refused because the other one has it open tries again. A third one reads meanwhile, as a window that only shows does.
"""

from __future__ import annotations

import multiprocessing
import random
import time
from collections import Counter
from dataclasses import dataclass, field
from multiprocessing.connection import wait
from typing import TYPE_CHECKING, Final

from strengthtui.errors import BusyError
from strengthtui.vault import catalogue, heads
from tests.vault.vault_builders import Counting, a_vault, jot, open_at, sam

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from pathlib import Path

    from strengthtui.vault.vault import Vault

AT_ONCE: Final = 3
"""Acts between opening and closing the file, at most."""
A_PERSON_EVERY: Final = 10
"""Acts between two people that a writer adds; at the end it adds half as many as it did acts, one after the other."""
LOOK_EVERY: Final = 25
"""Messages of the writers between two looks of the reader."""


@dataclass(slots=True)
class Figures:
    """What came of it."""

    acts: int = 0
    """Acts that were acknowledged."""
    people: int = 0
    """People who were added."""
    refused: int = 0
    """Openings that were refused because the other one was writing."""
    looks: int = 0
    """How often somebody read meanwhile."""
    bad: list[str] = field(default_factory=list)


def write_in_turns(folder: Path, *, acts: int, sealed: bool, slack: int | None = None) -> Figures:
    """Let two processes do so many acts each; then hold what is there against what was acknowledged.

    With little `slack` the counter and the list of people are written anew every few rows, while the other one appends.
    """
    vault = a_vault(folder / "vault", sealed=sealed)
    with sam(vault) as file:
        person = file.records.person.id
    context = multiprocessing.get_context("spawn")
    pipes = [context.Pipe() for _writer in range(2)]
    writers = [
        context.Process(target=write_often, args=(folder / "vault", person, number, acts, slack, pipe[1]))
        for number, pipe in enumerate(pipes, start=1)
    ]
    for writer, (_ours, theirs) in zip(writers, pipes, strict=True):
        writer.start()
        theirs.close()
    ours = [pipe[0] for pipe in pipes]
    figures, lines, names = Figures(), list[str](), list[str]()
    for one in ours:
        one.recv()
    for one in ours:
        one.send("begin")
    _listen(vault, person, ours, figures, lines, names)
    for writer in writers:
        writer.join()
    figures.acts, figures.people = len(lines), len(names)
    if len(lines) != 2 * acts:
        figures.bad.append(f"{len(lines)} acts were acknowledged, {2 * acts} were to be")
    figures.bad += _what_is_bad(folder / "vault", person, lines, names)
    return figures


def write_often(path: Path, person: str, number: int, acts: int, slack: int | None, told: Connection) -> None:
    """Do the acts, saying what is saved; and every so often add somebody."""
    if slack is not None:
        heads._SLACK = catalogue._SLACK = slack  # type: ignore[misc]  # for this process alone
    chance, given = random.Random(number), Counting(number * 100_000_000)
    vault = open_at(path, given)
    told.send(("ready", ""))
    told.recv()
    done = refused = 0
    while done < acts:
        try:
            with vault.person(person, write=True) as file:
                for _act in range(min(chance.randint(1, AT_ONCE), acts - done)):
                    line = f"{number}.{done}.{refused}"
                    jot(file, line)
                    told.send(("line", line))
                    done += 1
                    if done % A_PERSON_EVERY == 0:
                        _add(vault, f"person {number}.{done}", given, told)
        except BusyError:
            refused += 1
            time.sleep(0)  # whoever has it may go on
    for more in range(acts // 2):
        _add(vault, f"person {number}+{more}", given, told)
    told.send(("refused", str(refused)))


def _add(vault: Vault, name: str, given: Counting, told: Connection) -> None:
    with vault.add_person(name, at=given.now()) as file:
        jot(file, f"a line of {name}")
    told.send(("person", name))


def _listen(
    vault: Vault, person: str, writers: list[Connection], figures: Figures, lines: list[str], names: list[str]
) -> None:
    """Note what is told until both have ended, and look now and then whether it is there."""
    heard = 0
    while writers:
        for one in wait(writers):
            assert one in writers
            try:
                kind, what = one.recv()
            except EOFError:
                writers.remove(one)
                continue
            figures.refused += int(what) if kind == "refused" else 0
            {"line": lines, "person": names}.get(kind, []).append(what)
            heard += 1
            if heard % LOOK_EVERY == 0:
                figures.looks += 1
                figures.bad += _missing(vault, person, lines, names)


def _missing(vault: Vault, person: str, lines: list[str], names: list[str]) -> list[str]:
    """Read as a window does that was open all along: whatever was acknowledged is there."""
    with vault.person(person, write=False) as file:
        there = {one.words.text for one in file.records.jottings}
    listed = {entry.name for entry in vault.people()}
    return [f"acknowledged and not to be read: {one}" for one in (*set(lines) - there, *set(names) - listed)]


def _what_is_bad(path: Path, person: str, lines: list[str], names: list[str]) -> list[str]:
    vault = open_at(path, Counting(900_000_000))
    bad = [f"the doctor finds {one.code} {one.where}" for one in vault.examine()]
    with vault.person(person, write=True) as file:
        there = Counter(one.words.text for one in file.records.jottings)
        generation = file.records.meta.generation
    bad += [f"a line was to be there once: {line}" for line in (there - Counter(lines)) + (Counter(lines) - there)]
    if generation != len(lines) + 1:
        bad.append(f"{len(lines)} acts made state {generation}")
    listed = Counter(entry.name for entry in vault.people() if entry.id != person)
    bad += [f"somebody was to be there once: {one}" for one in (listed - Counter(names)) + (Counter(names) - listed)]
    for entry in vault.people():
        with vault.person(entry.id, write=False) as file:
            if entry.id != person and [one.words.text for one in file.records.jottings] != [f"a line of {entry.name}"]:
                bad.append(f"the file of {entry.name} is not as it was written")
    return bad
