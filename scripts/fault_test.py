"""Makes a fault at every call that asks the disk: is the old or the new state there, whole, and was it told as it is?

    python scripts/fault_test.py --writers 500
    python scripts/fault_test.py --writers 500 --unsealed

An act, a change of passphrase, a backup, a strike and an erase are done again and again; each time the disk makes one
fault, at the next call: it does not answer, is full, allows nothing, is read-only, or writes by half; once, or from
then on. What was told must be one of our own errors, with words that fit. Then, with the disk well again, the vault is
opened anew: everybody, whatever opens it, and every backup are as they were or as they are to be, and what was said to
be done is. Done once more, as the hint says, it is done. Then two processes write one person's file and add people at
the same time, so many acts each. Prints figures; ends with 1 when anything was bad.
"""

from __future__ import annotations

import argparse
import multiprocessing
import sys
import tempfile
import time
import traceback
from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from strengthtui.errors import ExitCode, NotFoundError, StrengthError, UsageError
from tests.vault.crash_states import quick_folder
from tests.vault.fault_scenes import DOINGS, Found, Scene, a_scene, doings, keys_left, left_over, look, telling
from tests.vault.faulty_disk import FAULTS, READING, Fault, FaultyDisk
from tests.vault.two_writers import write_in_turns
from tests.vault.vault_builders import Counting, open_at

if TYPE_CHECKING:
    from collections.abc import Iterable

    from strengthtui.vault.vault import Vault

WORDS: Final = {
    "EIO": "The disk does not answer as it should.",
    "ENOSPC": "The disk is full.",
    "EACCES": "Writing is not allowed here.",
    "EROFS": "The disk is read-only.",
    "short write, then ENOSPC": "The disk is full.",
}
"""What is to be told of a fault."""
START: Final = 1_000_000
"""From where ids and times are counted: what is done is then the same each time."""
UNREAD: Final = "cannot be read"
"""What may be told instead where the fault was met while something was only looked at."""
NOT_KNOWN: Final = "Where backups went is not known any more."
"""What is told where the list of backups cannot be read."""
KNOWN: Final = frozenset({"old", "new", "both open it", "old but for the draft"})
"""States there may be while the disk goes on refusing; those in between are to be told."""
READS: Final = READING | {"open r"}
"""Calls that only look: refused, they may be told as something that cannot be read."""


class Expected(NamedTuple):
    """What a look found before anything was done, and after it was done without a fault."""

    old: Found
    new: Found


class Told(NamedTuple):
    """What came of a doing, as whoever sits in front of the screen is told."""

    error: Exception | None
    not_reached: tuple[str, ...] = ()
    """Backups that were named as not reached."""


@dataclass(slots=True)
class Figures:
    """What came of it."""

    faults: int = 0
    ended: Counter[str] = field(default_factory=Counter)
    """How often which state was there, and what was told."""
    bad: list[str] = field(default_factory=list)

    def add(self, other: Figures) -> None:
        """Count another share in."""
        self.faults += other.faults
        self.ended += other.ended
        self.bad += other.bad


def try_everywhere(scene: Scene, doing: str, fault: Fault, *, first: int = 0, step: int = 1) -> Figures:
    """Make the fault at every call of one doing (or every so many), once and ever after."""
    figures = Figures()
    expected = _expected(scene, doing)
    for ever_after in (False, True):
        number = first
        while _try(scene, doing, FaultyDisk(scene.folder, fault, number, ever_after=ever_after), expected, figures):
            number += step
    return figures


@lru_cache
def _expected(scene: Scene, doing: str) -> Expected:
    scene.lay_out()
    old = look(scene, every_secret=_is_of_secrets(doing))
    told = _do(open_at(scene.vault, _the_day_after()), scene, doing)
    if told.error is not None:
        raise told.error
    return Expected(old, look(scene, every_secret=_is_of_secrets(doing)))


def _the_day_after() -> Counting:
    """Give a clock of a day on which nothing was written yet: the state before its first act is kept."""
    given = Counting(START)
    given.day = "2026-11-23"
    return given


def _is_of_secrets(doing: str) -> bool:
    return "passphrase" in doing


def _do(vault: Vault, scene: Scene, doing: str) -> Told:
    try:
        return Told(None, DOINGS[doing].do(vault, scene))
    except Exception as error:  # noqa: BLE001 - whatever is raised is looked at
        return Told(error)


def _try(scene: Scene, doing: str, disk: FaultyDisk, expected: Expected, figures: Figures) -> bool:
    """Make one fault and look; gives whether there was a call to make it at."""
    scene.lay_out()
    given = _the_day_after()
    vault = open_at(scene.vault, given)
    with disk:
        told = _do(vault, scene, doing)
    if not disk.met:
        return False
    figures.faults += 1
    wrong = [*_told_wrongly(told.error, disk)]
    try:
        found = look(scene, every_secret=_is_of_secrets(doing))
        state = _state(doing, found, expected)
        wrong += _judge(scene, doing, disk, told, found, expected)
        wrong += _half_written(scene, disk)
        figures.ended[f"{state}, told {'done' if told.error is None else 'refused'}"] += 1
        if told.error is not None:
            given.count = START  # what is done once more is then the same
            wrong += _once_more(vault, scene, doing, state, expected)
    except Exception as error:  # noqa: BLE001 - whatever a look dies of is what we are looking for
        wrong.append(f"{type(error).__name__}: {error}")
    when = "ever after" if disk.ever_after else "once"
    where = f"{doing}, {disk.fault.name} at call {disk.number} ({disk.met[0]}), {when}"
    figures.bad += [f"{where}: {one}" for one in wrong]
    return True


def _told_wrongly(error: Exception | None, disk: FaultyDisk) -> Iterable[str]:
    """Say what is wrong with the words for this fault."""
    if error is None:
        return
    if not isinstance(error, StrengthError):
        place = traceback.extract_tb(error.__traceback__)
        ours = [f"{Path(one.filename).name}:{one.lineno}" for one in place if "strengthtui" in one.filename]
        yield f"raised {type(error).__name__} at {ours[-1]}: {error}"
        return
    fits = WORDS.get(disk.fault.name)
    unread = bool(READS & set(disk.met))
    if error.title != fits and not (unread and UNREAD in error.title):
        yield f"told as “{error.title}”"
    if error.exit_code is not ExitCode.NOT_WRITTEN and not (unread and error.exit_code is ExitCode.DAMAGED):
        yield f"told with exit code {error.exit_code.value}: “{error.title}”"
    if not error.hint:
        yield f"told without what to do next: “{error.title}”"


def _judge(scene: Scene, doing: str, disk: FaultyDisk, told: Told, found: Found, expected: Expected) -> Iterable[str]:
    """Say what is neither as it was nor as it is to be, or is not as it was told."""
    state, done = _state(doing, found, expected), told.error is None
    if state not in (KNOWN if disk.ever_after and not done else {"old", "new"}) or (done and state != "new"):
        yield f"told {'it is done' if done else 'it was refused'}, and the state is {state}"
    if state == "new" and not done and not disk.ever_after and DOINGS[doing].is_put_back:
        yield "refused once, and it was not put back"
    if state != "old" and isinstance(told.error, StrengthError) and "before is whole" in told.error.hint:
        yield f"told that what was there before is whole, and the state is {state}"
    for name in ("people", "opens"):
        if name != DOINGS[doing].part and getattr(found, name) != getattr(expected.old, name):
            yield f"{name}: touched"
    for name in expected.new.backups.keys() | expected.old.backups.keys() | found.backups.keys():
        now, old, new = (each.backups.get(name) for each in (found, *expected))
        reached = not any(f"{name}: " in one or NOT_KNOWN in one for one in told.not_reached)
        if now not in {old, new} or (done and reached and now != new):
            yield f"{name} is {'not there' if now is None else 'another one than it is to be'}"
    if state == "new" and doing == "a strike" and (left := telling(scene)):
        yield f"struck words are in {left}"
    if state == "new" and doing == "an erase" and (left := keys_left(scene)):
        yield f"not written over: {left}"


def _state(doing: str, found: Found, expected: Expected) -> str:
    """Say which state is there: the old, the new, one in between that has a name, or neither."""
    now, old, new = (getattr(each, DOINGS[doing].part) for each in (found, *expected))
    if now == old:
        return "old"
    return "new" if now == new else DOINGS[doing].between(found, *expected) or "neither"


def _half_written(scene: Scene, disk: FaultyDisk) -> list[str]:
    """Name what is half written and could have been taken away."""
    if disk.ever_after or "unlink" in disk.met:
        return []
    return [f"half written: {one}" for one in left_over(scene)]


def _once_more(vault: Vault, scene: Scene, doing: str, state: str, expected: Expected) -> list[str]:
    """Do it again, as whoever was refused is told to; what was done after all may say so."""
    told = _do(vault, scene, doing)
    found = look(scene, every_secret=_is_of_secrets(doing))
    if isinstance(told.error, NotFoundError | UsageError) and state == "new":
        return []
    if told.error is not None:
        return [f"done once more: {type(told.error).__name__}: {told.error}"]
    twice = doing == "an act" and state == "new"
    return [] if twice or _state(doing, found, expected) == "new" else ["done once more, and it is not as it is to be"]


def _share(asked: tuple[str, Fault, bool, int]) -> tuple[str, str, Figures]:
    doing, fault, sealed, step = asked
    with quick_folder() as folder:
        return doing, fault.name, try_everywhere(a_scene(folder, sealed=sealed), doing, fault, step=step)


def _table(rows: dict[tuple[str, str], Figures]) -> Iterable[str]:
    yield f"{'what is done':24} {'the fault':26} {'made':>5} {'bad':>4}  what was there, and what was told"
    for (doing, fault), one in rows.items():
        ended = ", ".join(f"{how}: {count}" for how, count in sorted(one.ended.items()))
        yield f"{doing:24} {fault:26} {one.faults:5} {len(one.bad):4}  {ended}"


def main() -> int:
    """Make every fault and print the figures."""
    sys.stdout.reconfigure(line_buffering=True)  # type: ignore[union-attr]  # a text file here
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--unsealed", action="store_true", help="in a vault that is not sealed")
    parser.add_argument("--step", type=int, default=1, help="at every so many calls, to be done sooner")
    parser.add_argument("--only", action="append", help="only doings whose name holds this (may be repeated)")
    parser.add_argument("--jobs", type=int, default=2, help="how many processes do it")
    parser.add_argument("--writers", type=int, default=500, help="how many acts each of two processes does; 0: none")
    asked = parser.parse_args()
    bad = [*_faults(asked), *_writers(asked.writers, sealed=not asked.unsealed)]
    for one in bad:
        print(f"  bad: {one}")
    return 1 if bad else 0


def _faults(asked: argparse.Namespace) -> list[str]:
    began = time.monotonic()
    chosen = [
        (doing, fault, not asked.unsealed, asked.step)
        for doing in doings(sealed=not asked.unsealed)
        if not asked.only or any(one in doing for one in asked.only)
        for fault in FAULTS
    ]
    everything, rows = Figures(), dict[tuple[str, str], Figures]()
    with multiprocessing.get_context("spawn").Pool(asked.jobs) as pool:
        for doing, fault, one in pool.imap(_share, chosen):
            rows[doing, fault] = one
            everything.add(one)
    kind = "unsealed" if asked.unsealed else "sealed"
    print(f"faults, {kind}: {everything.faults} in {time.monotonic() - began:.0f} s, bad: {len(everything.bad)}")
    for line in _table(rows):
        print(line)
    return everything.bad


def _writers(acts: int, *, sealed: bool) -> list[str]:
    if not acts:
        return []
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as name:
        figures = write_in_turns(Path(name), acts=acts, sealed=sealed)
    print(f"two processes, {acts} acts each on one person: {figures.acts} acknowledged, {figures.people} people added")
    print(f"  in {time.monotonic() - began:.0f} s; openings refused because the other one wrote: {figures.refused}")
    print(f"  read meanwhile: {figures.looks} times; bad: {len(figures.bad)}")
    return figures.bad


if __name__ == "__main__":
    raise SystemExit(main())
