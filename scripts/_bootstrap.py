"""Makes `.venv` once and keeps it right, for scripts/run.py, scripts/test.py and scripts/lock.py.

Standard library only: it runs before anything is installed. It writes nothing outside `.venv` but the lock
file beside it, says what it does on stderr, and leaves stdout to whatever runs afterwards. It never removes a
`.venv` that it did not make.
"""

import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import time
import tomllib
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Literal, TypeAlias

Level: TypeAlias = Literal["run", "dev"]
"""What is installed: the program alone, or the development tools as well (`dev` contains `run`)."""

WINDOWS: Final = os.name == "nt"
SAY_EVERY: Final = 2.0
"""Seconds between two lines of progress: a screen reader reads every one of them."""
TAIL: Final = 12
"""Lines of a failed tool's output that are shown."""
STOPPED: Final = 130
"""Exit code after Ctrl+C, as a shell has it."""


class SetUpError(Exception):
    """Set-up cannot go on; the message says what happened and what to do."""


@dataclass(frozen=True)
class Checkout:
    """The tree that is set up, and where in it everything lies."""

    root: Path

    @property
    def venv(self) -> Path:
        """The environment."""
        return self.root / ".venv"

    @property
    def mark(self) -> Path:
        """Written before anything else is put into `.venv`: it is ours, and may be removed."""
        return self.venv / "made-by-strengthtui"

    @property
    def stamp(self) -> Path:
        """Written last: what is installed, so that an install cut short is never taken for a whole one."""
        return self.venv / "strengthtui-set-up.json"

    @property
    def python(self) -> Path:
        """The environment's interpreter."""
        return self.tool("python")

    @property
    def wheels(self) -> Path:
        """Everything needed, brought along for a machine without a network."""
        return self.root / "wheels"

    def tool(self, name: str) -> Path:
        """A program inside the environment."""
        return self.venv / "Scripts" / f"{name}.exe" if WINDOWS else self.venv / "bin" / name

    def requirements(self, level: Level) -> Path:
        """The locked requirements of a level."""
        return self.root / "requirements" / f"{level}.txt"


def say(line: str) -> None:
    """One line of talk, on stderr."""
    print(f"strengthtui: {line}", file=sys.stderr, flush=True)


# --- what there should be, and what there is ---------------------------------------------------------


def wanted(checkout: Checkout, level: Level) -> str:
    """A digest of everything an install of this level depends on."""
    try:
        locked = checkout.requirements(level).read_bytes()
        project = tomllib.loads((checkout.root / "pyproject.toml").read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        message = f"cannot read what to install: {error}"
        raise SetUpError(message) from error
    parts = [project.get("build-system"), project.get("project"), project.get("tool", {}).get("hatch")]
    described = json.dumps(parts, sort_keys=True, default=str).encode()
    return hashlib.sha256(locked + b"\0" + described).hexdigest()


def base_python(checkout: Checkout) -> list[Any] | None:
    """The interpreter under `.venv` with its size and time, or None when it is gone."""
    try:
        lines = (checkout.venv / "pyvenv.cfg").read_text(encoding="utf-8").splitlines()
        settings = {key.strip(): value.strip() for key, found, value in (li.partition("=") for li in lines) if found}
        path = Path(settings["executable"])
        status = path.stat()
    except (OSError, KeyError):
        return None
    return [str(path), status.st_size, status.st_mtime_ns] if checkout.python.exists() else None


def read_stamp(checkout: Checkout) -> dict[str, Any]:
    """What was installed last, or nothing when that is not known."""
    try:
        stamp = json.loads(checkout.stamp.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) else {}


def write_stamp(checkout: Checkout, level: Level, before: dict[str, Any]) -> None:
    """Say that this level is installed; `dev` brings `run`, and `run` leaves a `dev` that still holds."""
    stamp = {"root": str(checkout.root), "base": base_python(checkout), "run": wanted(checkout, "run")}
    if checkout.requirements("dev").exists():
        dev = wanted(checkout, "dev")
        stamp["dev"] = dev if level == "dev" or before.get("dev") == dev else None
    beside = checkout.stamp.with_suffix(".new")
    beside.write_text(json.dumps(stamp, indent=1) + "\n", encoding="utf-8")
    beside.replace(checkout.stamp)


def sound(checkout: Checkout) -> bool:
    """Whether `.venv` is whole, belongs to this very folder, and still has its Python."""
    stamp = read_stamp(checkout)
    base = base_python(checkout)
    if base is None or stamp.get("root") != str(checkout.root):
        return False
    if stamp.get("base") == base:
        return True
    return answers(checkout)  # Python was updated in place: fine as long as it is the same 3.x


def answers(checkout: Checkout) -> bool:
    """Whether the environment's Python starts and finds what was installed for it."""
    probe = [str(checkout.python), "-I", "-c", "import pip, hatchling"]
    try:
        return subprocess.run(probe, check=False, capture_output=True, timeout=60).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def ready(checkout: Checkout, level: Level) -> bool:
    """Whether nothing needs doing."""
    return (
        read_stamp(checkout).get(level) == wanted(checkout, level)
        and sound(checkout)
        and checkout.tool("strengthtui").exists()
    )


# --- one at a time -----------------------------------------------------------------------------------

if sys.platform == "win32":
    import msvcrt

    def _try_lock(handle: int) -> bool:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
else:
    import fcntl

    def _try_lock(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


@contextmanager
def alone(checkout: Checkout) -> Iterator[None]:
    """Wait until no other set-up works here. The system lets go of the lock when a process dies."""
    with (checkout.root / ".venv.lock").open("a", encoding="utf-8") as file:
        # A pip whose parent was killed goes on for a moment: it holds the lock as well, until it is gone.
        os.set_inheritable(file.fileno(), True)
        if not _try_lock(file.fileno()):
            say("another set-up is at work in this folder; waiting for it")
            while not _try_lock(file.fileno()):
                time.sleep(0.2)
        yield


# --- doing it ----------------------------------------------------------------------------------------


def prepare(
    checkout: Checkout,
    level: Level,
    *,
    make: "Callable[[Checkout], None] | None" = None,
    install: "Callable[[Checkout, Level], None] | None" = None,
) -> None:
    """Make `.venv` fit for this level. Does nothing, quickly, when it is; tests hand in their own steps."""
    if ready(checkout, level):
        return
    try:
        with alone(checkout):
            if ready(checkout, level):  # the other set-up did it
                return
            before = read_stamp(checkout)
            keep = sound(checkout)
            checkout.stamp.unlink(missing_ok=True)
            if not keep:
                before = {}
                (make or make_venv)(checkout)
            (install or install_all)(checkout, level)
            write_stamp(checkout, level, before)
    except OSError as error:
        message = f"cannot write what is needed: {error}"
        raise SetUpError(message) from error
    say("ready")


def make_venv(checkout: Checkout) -> None:
    """A new `.venv`, in place of an old one if that was ours."""
    clear(checkout)
    if importlib.util.find_spec("venv") is None or importlib.util.find_spec("ensurepip") is None:
        message = (
            "this Python cannot make environments: its venv or ensurepip module is missing.\n"
            f"On Debian or Ubuntu: sudo apt install python3.{sys.version_info.minor}-venv\n"
            "Elsewhere: install Python with pip included, then run this again."
        )
        raise SetUpError(message)
    say("making .venv (once; half a minute or so)")
    checkout.venv.mkdir()
    checkout.mark.write_text("Made by scripts/_bootstrap.py, which may remove it.\n", encoding="utf-8")
    # Asked from inside a .venv, start from the Python below it: this one may just have been removed.
    python = getattr(sys, "_base_executable", None) or sys.executable
    listen([python, "-I", "-m", "venv", str(checkout.venv)], "could not make .venv")


def clear(checkout: Checkout) -> None:
    """Remove a `.venv` of ours that no longer serves; refuse one that somebody else made."""
    if not os.path.lexists(checkout.venv):
        return
    if not checkout.mark.exists() and any(checkout.venv.iterdir()):
        message = (
            f"there is a .venv that these scripts did not make: {checkout.venv}\n"
            "Move it away or delete it, then run this again."
        )
        raise SetUpError(message)
    say("the old .venv no longer fits (moved, cut short, or its Python is gone); making a new one")
    shutil.rmtree(checkout.venv)


def install_all(checkout: Checkout, level: Level) -> None:
    """Everything locked, then this tree itself, so that editing a file is enough to try it."""
    source = ["--no-index", "--find-links", str(checkout.wheels)] if has_wheels(checkout) else []
    requirements = checkout.requirements(level)
    total = sum(" ; " not in line and "==" in line for line in requirements.read_text("utf-8").splitlines())
    say(f"installing about {total} packages" + (" from wheels/" if source else ""))
    try:
        pip(checkout, [*source, "--require-hashes", "-r", str(requirements)], total)
    except SetUpError as error:
        hint = (
            "wheels/ must come from a machine of the same kind with the same Python 3.x: fill it again\n"
            "there with scripts/lock.py --wheels, or move it away to install over the network."
            if source
            else "Without a network: run scripts/lock.py --wheels on a machine of the same kind with the same"
            "\nPython 3.x, and bring the wheels/ folder that it fills."
        )
        message = f"{error}\n{hint}"
        raise SetUpError(message) from error
    pip(checkout, ["--no-deps", "--no-build-isolation", "--no-index", "-e", str(checkout.root)])


def has_wheels(checkout: Checkout) -> bool:
    """Whether somebody brought everything along."""
    return next(checkout.wheels.glob("*.whl"), None) is not None


def pip(checkout: Checkout, arguments: Sequence[str], total: int = 0) -> None:
    """Run `pip install` inside the environment, with a line of progress now and then."""
    command = [
        str(checkout.python),
        "-I",
        "-m",
        "pip",
        "install",
        "--disable-pip-version-check",
        "--no-input",
    ]
    seen = 0
    last = time.monotonic()

    def progress(line: str) -> None:
        nonlocal seen, last
        if not line.startswith("Collecting "):
            return
        seen += 1
        if time.monotonic() - last >= SAY_EVERY:
            last = time.monotonic()
            say(f"  {min(seen, total)} of {total}")

    listen([*command, "--progress-bar", "off", *arguments], "could not install", progress)


def listen(command: Sequence[str], failed: str, progress: "Callable[[str], None]" = lambda _line: None) -> None:
    """Run a tool without letting it at stdout; hand on its lines, and show the last ones if it fails."""
    # A personal pip setting must not send packages past the environment.
    ours = {"PIP_USER": "0", "PIP_REQUIRE_VIRTUALENV": "0", "PYTHONUTF8": "1"}
    outside = {"PIP_TARGET", "PIP_PREFIX", "PIP_ROOT", "PYTHONHOME", "PYTHONPATH"}
    environment = {key: value for key, value in os.environ.items() if key not in outside} | ours
    tail: deque[str] = deque(maxlen=TAIL)
    with subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env=environment,
        close_fds=False,  # the lock of `alone`, and nothing else, is inherited
        encoding="utf-8",
        errors="replace",
    ) as process:
        for line in process.stdout or ():
            tail.append(line.rstrip())
            progress(line)
    if process.returncode:
        message = "\n  ".join([f"{failed}:", *tail])
        raise SetUpError(message)


# --- the two commands --------------------------------------------------------------------------------


def attempt(work: Callable[[], int]) -> int:
    """Run a script's work; a set-up that cannot go on ends in words, never in a traceback."""
    try:
        return work()
    except SetUpError as error:
        say(str(error))
        return 1
    except KeyboardInterrupt:
        say("stopped; the next run takes up from here")
        return STOPPED


def run(root: Path, arguments: Sequence[str]) -> int:
    """Set up, then become the program; its exit code is ours."""
    checkout = Checkout(root)

    def work() -> int:
        prepare(checkout, "run")
        return become([str(checkout.tool("strengthtui")), *arguments])

    return attempt(work)


def become(command: list[str]) -> int:
    """Turn into another program, so that signals and the terminal are all its own."""
    if not WINDOWS:
        sys.stderr.flush()
        os.execv(command[0], command)  # noqa: S606 - no shell is wanted
    with subprocess.Popen(command) as process:
        while True:
            # Ctrl+C reaches the program as well, and it is the program's to answer.
            with suppress(KeyboardInterrupt):
                return process.wait()
