#!/usr/bin/env python3
"""Locks what is installed: `python3 scripts/lock.py [--upgrade] [--wheels]`.

Writes requirements/run.txt and requirements/dev.txt from pyproject.toml. They hold names, versions and
hashes, and no address: the same files serve any package index, or a folder of wheels. Locked versions are
kept unless newer ones are asked for.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - the point is to tell an older Python so
    sys.exit("strengthtui needs Python 3.11 or newer; this is %d.%d." % sys.version_info[:2])  # noqa: UP031

import argparse
import os
import re
import shutil
import subprocess
import tempfile
import venv
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from scripts import _bootstrap  # noqa: E402 - found only now

LINE = re.compile(
    r"""
    [a-z0-9]([a-z0-9._-]*[a-z0-9])?==[a-z0-9.!+]+([ ];[ ][^#]+)?([ ]\\)?   # name, version, where it is needed
    | [ ]{4}--hash=sha256:[0-9a-f]{64}([ ]\\)?
    """,
    re.VERBOSE,
)
"""All that a locked file may hold; a host, a path or an option of an index is nothing of it."""

LOCKED: dict[_bootstrap.Level, list[str]] = {
    "run": ["--group", "build"],
    # The same versions as the program's own, so that one environment serves both.
    "dev": ["--group", "dev", "--all-extras", "--constraint", "requirements/run.txt"],
}


def strangers(text: str) -> list[str]:
    """The lines that have no place in a locked file."""
    return [line for line in text.splitlines() if not LINE.fullmatch(line) or "://" in line or "--index" in line]


def environment() -> dict[str, str]:
    """This process's environment, with the package index that pip is set to for uv to use."""
    found = dict(os.environ)
    asked = subprocess.run(
        [sys.executable, "-m", "pip", "config", "get", "global.index-url"],
        check=False,
        capture_output=True,
        text=True,
    )
    index = os.environ.get("PIP_INDEX_URL") or asked.stdout.strip()
    if index:
        found.setdefault("UV_DEFAULT_INDEX", index)
    if "PIP_CERT" in found:
        found.setdefault("SSL_CERT_FILE", found["PIP_CERT"])
    return found


def find_uv(scratch: Path) -> str:
    """The uv that is there, or one for this run alone."""
    there = shutil.which("uv")
    if there:
        return there
    _bootstrap.say("fetching uv for this run")
    python = fresh_python(scratch)
    _bootstrap.listen([str(python), "-m", "pip", "install", "uv"], "could not fetch uv")
    return str(python.with_name("uv.exe" if _bootstrap.WINDOWS else "uv"))


def fresh_python(scratch: Path) -> Path:
    """The interpreter of an environment that goes with the scratch folder."""
    folder = scratch / "venv"
    python = folder / ("Scripts/python.exe" if _bootstrap.WINDOWS else "bin/python")
    if not python.exists():
        venv.create(folder, with_pip=True, symlinks=not _bootstrap.WINDOWS)
    return python


def lock(uv: str, level: _bootstrap.Level, scratch: Path, *, upgrade: bool) -> None:
    """Resolve one level, look the outcome over, and only then put it in place."""
    target = _bootstrap.Checkout(ROOT).requirements(level)
    outcome = scratch / target.name
    if target.exists():
        shutil.copyfile(target, outcome)  # uv keeps the versions that it finds there
    command = [
        uv,
        "pip",
        "compile",
        "--quiet",
        "--universal",
        "--python-version",
        "3.11",
        "--generate-hashes",
    ]
    command += ["--no-header", "--no-annotate", *LOCKED[level], *(["--upgrade"] if upgrade else [])]
    command += ["--output-file", str(outcome), "pyproject.toml"]
    done = subprocess.run(command, check=False, cwd=ROOT, env=environment(), stdout=subprocess.DEVNULL)
    if done.returncode:
        message = f"uv could not resolve {target.name}"
        raise _bootstrap.SetUpError(message)
    text = outcome.read_text(encoding="utf-8")
    if wrong := strangers(text):
        message = f"{target.name} would hold more than names, versions and hashes: line {wrong[0][:30]!r}..."
        raise _bootstrap.SetUpError(message)
    target.parent.mkdir(exist_ok=True)
    target.write_text(text, encoding="utf-8", newline="\n")
    count = sum(not line.startswith(" ") for line in text.splitlines())
    _bootstrap.say(f"locked {count} packages in {target.relative_to(ROOT).as_posix()}")


def fetch_wheels(scratch: Path) -> None:
    """Fill wheels/ for machines of this kind and this Python, all or nothing."""
    checkout = _bootstrap.Checkout(ROOT)
    fresh = ROOT / "wheels.new"
    shutil.rmtree(fresh, ignore_errors=True)
    _bootstrap.say("fetching wheels")
    command = [
        str(fresh_python(scratch)),
        "-m",
        "pip",
        "download",
        "--disable-pip-version-check",
        "--no-input",
    ]
    command += ["--progress-bar", "off", "--require-hashes", "--only-binary", ":all:", "--dest", str(fresh)]
    # dev holds all of run, at the same versions.
    _bootstrap.listen([*command, "-r", str(checkout.requirements("dev"))], "could not fetch the wheels")
    shutil.rmtree(checkout.wheels, ignore_errors=True)
    fresh.replace(checkout.wheels)
    count = sum(1 for _ in checkout.wheels.glob("*.whl"))
    _bootstrap.say(f"{count} wheels in wheels/, for this system and Python 3.{sys.version_info.minor}")


def main(argv: Sequence[str]) -> int:
    """Lock both levels, then fetch the wheels if asked to."""
    parser = argparse.ArgumentParser(prog="lock.py", description=__doc__, allow_abbrev=False)
    parser.add_argument("--upgrade", action="store_true", help="take the newest versions that pyproject.toml allows")
    parser.add_argument("--wheels", action="store_true", help="only fill wheels/ from the files locked already")
    options = parser.parse_args(argv)
    with tempfile.TemporaryDirectory(prefix="strengthtui-lock-") as folder:
        scratch = Path(folder)
        if options.upgrade or not options.wheels:
            uv = find_uv(scratch)
            lock(uv, "run", scratch, upgrade=options.upgrade)
            lock(uv, "dev", scratch, upgrade=options.upgrade)
        if options.wheels:
            fetch_wheels(scratch)
    return 0


if __name__ == "__main__":
    sys.exit(_bootstrap.attempt(lambda: main(sys.argv[1:])))
