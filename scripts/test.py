#!/usr/bin/env python3
"""Sets the development tools up if need be, then checks everything: `python3 scripts/test.py [ARGS]`.

Runs every check even after one has failed, sums up at the end, and changes no file unless asked to with
`--fix`. ARGS that are not its own go to pytest.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - the point is to tell an older Python so
    sys.exit("strengthtui needs Python 3.11 or newer; this is %d.%d." % sys.version_info[:2])  # noqa: UP031

import argparse
import os
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from scripts import _bootstrap  # noqa: E402 - found only now

NAMES = ("format", "ruff", "types", "contracts", "house", "pytest")
"""The checks in the order in which they run: the quickest to mend first."""


def commands(checkout: _bootstrap.Checkout, arguments: Sequence[str], *, fix: bool) -> dict[str, list[str]]:
    """The command behind each check."""
    module = [str(checkout.python), "-m"]
    # Given arguments choose the tests; otherwise the house tests have had their own line already.
    chosen = list(arguments) or ["--ignore=tests/architecture"]
    return {
        "format": [*module, "ruff", "format", *([] if fix else ["--check"])],
        "ruff": [*module, "ruff", "check", *(["--fix"] if fix else [])],
        "types": [*module, "mypy"],
        "contracts": [str(checkout.tool("lint-imports")), "--no-logo"],
        "house": [*module, "pytest", "-n", "0", "-q", "tests/architecture"],
        "pytest": [*module, "pytest", *chosen],
    }


def check(name: str, command: Sequence[str]) -> bool:
    """Run one check and say how it went."""
    print(f"--- {name}", flush=True)
    began = time.monotonic()
    # Tools colour and measure themselves by the terminal they run in: nothing of theirs is caught here.
    passed = subprocess.run(command, check=False, cwd=ROOT, env={**os.environ, "PYTHONUTF8": "1"}).returncode == 0
    print(f"--- {name}: {'ok' if passed else 'FAILED'} ({time.monotonic() - began:.1f} s)\n", flush=True)
    return passed


def main(argv: Sequence[str]) -> int:
    """Set up, run the checks, sum up."""
    parser = argparse.ArgumentParser(prog="test.py", description=__doc__, allow_abbrev=False)
    parser.add_argument("--fix", action="store_true", help="format, and mend what ruff can mend")
    parser.add_argument("--only", action="append", choices=NAMES, help="run this check alone (may be repeated)")
    parser.add_argument("--set-up-only", action="store_true", help="make .venv with the tools, check nothing")
    options, rest = parser.parse_known_args(argv)
    checkout = _bootstrap.Checkout(ROOT)
    _bootstrap.prepare(checkout, "dev")
    if options.set_up_only:
        return 0
    every = commands(checkout, rest, fix=options.fix)
    failed = [name for name in NAMES if name in (options.only or NAMES) and not check(name, every[name])]
    print(f"FAILED: {', '.join(failed)}" if failed else "all checks passed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(_bootstrap.attempt(lambda: main(sys.argv[1:])))
