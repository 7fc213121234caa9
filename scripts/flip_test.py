"""Changes a sealed vault behind its back: is every change found by opening it and by the doctor?

    python scripts/flip_test.py --flips 100000

Single bits are turned over, one at a time, in every file of a small vault, and the doctor looks each time. Then files
are cut, changed for one another, brought over from another vault, taken away, and put back as they were before.
Prints figures, and by name everything that is not found; ends with 1 when that is anything the script does not expect.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import random
import shutil
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from strengthtui.errors import DamagedError, LockedError
from strengthtui.vault import layout
from strengthtui.vault.doctor import examine
from strengthtui.vault.keys import KeyRing
from strengthtui.vault.vault import Vault
from tests.vault.changed_vaults import CHANGES, NOT_FOUND, OLD_PASSPHRASE, small_vault, two_vaults
from tests.vault.crash_states import quick_folder
from tests.vault.vault_builders import PASSPHRASE, Counting

HARMLESS = frozenset({layout.LOCK, layout.LOCK_WHO})
"""Files that say nothing of anybody: who writes just now. Temporary files a kill left are harmless, too."""

WHOLE_WAY = 50
"""Every so often a vault is opened from its passphrase on; else with the keys it was opened with before."""


@dataclass(slots=True)
class Figures:
    """What came of it."""

    flips: int = 0
    bits: int = 0
    """Bits of all files that were to choose from."""
    harmless: int = 0
    found: Counter[str] = field(default_factory=Counter)
    """How often each ailment, or the refusal to open, was what was found."""
    missed: list[str] = field(default_factory=list)

    def add(self, other: Figures) -> None:
        """Count another share in."""
        self.flips += other.flips
        self.bits = other.bits
        self.harmless += other.harmless
        self.found += other.found
        self.missed += other.missed


def flip_often(made: Path, *, flips: int, share: int = 0, of: int = 1, seed: int = 1) -> Figures:
    """Turn so many different bits of a vault over, this share of them, and look each time whether it is found."""
    files = sorted(one for one in made.rglob("*") if one.is_file())
    sizes = [one.stat().st_size for one in files]
    figures = Figures(bits=8 * sum(sizes))
    chosen = sorted(random.Random(seed).sample(range(figures.bits), min(flips, figures.bits)))  # noqa: S311 - no secret
    vault = Vault.open(made, clock=Counting(), ids=Counting(), secret=PASSPHRASE)
    before = {(one.code, one.where) for one in vault.examine()}
    at = start = 0
    for bit in chosen[share::of]:
        while bit >= start + 8 * sizes[at]:
            start, at = start + 8 * sizes[at], at + 1
        _flip(files[at], (bit - start) // 8, bit % 8, vault, before, figures)
    return figures


def _flip(path: Path, byte: int, bit: int, vault: Vault, before: set[tuple[str, str]], figures: Figures) -> None:
    """Turn a bit over in place, as a failing disk does: size and time stay. Then turn it back."""
    stat = path.stat()
    with path.open("r+b", buffering=0) as file:
        old = os.pread(file.fileno(), 1, byte)
        os.pwrite(file.fileno(), bytes([old[0] ^ 1 << bit]), byte)
        os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))
        found = _found(path, vault, before, whole_way=figures.flips % WHOLE_WAY == 0)
        os.pwrite(file.fileno(), old, byte)
        os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    figures.flips += 1
    if found:
        figures.found[found] += 1
    elif path.name in HARMLESS or path.name.startswith(".tmp-"):
        figures.harmless += 1
    else:
        figures.missed.append(f"{path.relative_to(vault.path or path)} byte {byte} bit {bit}")


def _found(path: Path, vault: Vault, before: set[tuple[str, str]], *, whole_way: bool) -> str:
    """Look with seals made anew (the whole way from the passphrase, if asked) and name what is found of this file."""
    try:
        ring = vault._keys  # noqa: SLF001 - to make a key of the passphrase takes twenty times as long as all the rest
        if ring is None or whole_way:
            again = Vault.open(vault.path or path, clock=Counting(), ids=Counting(), secret=PASSPHRASE)
            ailments = again.examine()
        else:
            ailments = examine(vault.path or path, KeyRing(ring.vault_key, vault.id))
    except (DamagedError, LockedError) as error:
        return type(error).__name__
    place = path.relative_to(vault.path or path).as_posix()
    names = {place, path.name, *_other_names(path, vault), f"{path.parent.name}/{path.name}", place.rsplit("/", 1)[0]}
    new = [one.code for one in ailments if (one.code, one.where) not in before and one.where.split(":")[0] in names]
    return new[0] if new else ""


def _other_names(path: Path, vault: Vault) -> set[str]:
    """Name what is the same file: kept days are second names of generations."""
    inode = path.stat().st_ino
    same = [one for one in path.parent.iterdir() if one.stat().st_ino == inode]
    return {one.relative_to(vault.path or one).as_posix() for one in same}


def change_everything(folder: Path) -> tuple[dict[str, str], list[str]]:
    """Try every other change there is: give what each one was found by (or nothing), and what was not as expected."""
    told: dict[str, str] = {}
    wrong: list[str] = []
    ours, theirs = two_vaults(folder)
    for name, change in CHANGES.items():
        here = shutil.copytree(ours.latest, folder / "here", symlinks=True)
        _keep_times(ours.latest, here)
        change(here, ours, theirs)
        secret = OLD_PASSPHRASE if name.startswith("both copies of the head put back") else PASSPHRASE
        given = Counting(7_000_000)
        try:
            ailments = Vault.open(here, clock=given, ids=given, secret=secret).examine()
            derived = set() if layout.CATALOGUE in name else {"catalogue-out-of-date"}
            told[name] = ", ".join(sorted({one.code for one in ailments} - derived))
        except (DamagedError, LockedError) as error:
            told[name] = f"{type(error).__name__}, exit code {int(error.exit_code)}"
        if bool(told[name]) == (name in NOT_FOUND):
            wrong.append(f"{name}: found by {told[name] or 'nothing'}")
        shutil.rmtree(here)
    return told, wrong


def _keep_times(source: Path, target: Path) -> None:
    for one in source.rglob("*"):
        stat = one.stat()
        os.utime(target / one.relative_to(source), ns=(stat.st_atime_ns, stat.st_mtime_ns))


def _share(asked: tuple[Path, int, int, int, int]) -> Figures:
    made, flips, share, of, seed = asked
    with quick_folder() as folder:
        here = folder / "vault"
        shutil.copytree(made, here)
        _keep_times(made, here)
        return flip_often(here, flips=flips, share=share, of=of, seed=seed)


def main() -> int:
    """Do both and print the figures."""
    sys.stdout.reconfigure(line_buffering=True)  # type: ignore[union-attr]  # a text file here
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--flips", type=int, default=100_000, help="how many bits to turn over, one at a time")
    parser.add_argument("--seed", type=int, default=1, help="start of the chances, to do the same again")
    parser.add_argument("--jobs", type=int, default=2, help="how many processes do it")
    asked = parser.parse_args()
    figures = Figures()
    with tempfile.TemporaryDirectory() as name:
        began = time.monotonic()
        made = small_vault(Path(name) / "vault")
        shares = [(made, asked.flips, share, asked.jobs, asked.seed) for share in range(asked.jobs)]
        with multiprocessing.get_context("spawn").Pool(asked.jobs) as pool:
            for one in pool.map(_share, shares):
                figures.add(one)
        took = time.monotonic() - began
        print(f"single bits turned over: {figures.flips} of {figures.bits}, in {took:.0f} s")
        print(f"  opened from the passphrase on: every {WHOLE_WAY}th time")
        print(f"  found: {figures.found.total()}, in harmless files: {figures.harmless}, missed: {len(figures.missed)}")
        for code, count in figures.found.most_common():
            print(f"    {code}: {count}")
        told, wrong = change_everything(Path(name) / "changes")
    print(f"other changes: {len(told)}, found: {sum(map(bool, told.values()))}")
    for change, by in sorted(told.items()):
        print(f"  {change}: {by or 'NOT FOUND (' + NOT_FOUND.get(change, 'not expected') + ')'}")
    for bad in (*figures.missed, *wrong):
        print(f"  bad: {bad}")
    return 1 if figures.missed or wrong else 0


if __name__ == "__main__":
    raise SystemExit(main())
