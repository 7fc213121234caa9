"""What is locked is locked to the byte, and says nothing about where it was fetched."""

import re
import tomllib
from pathlib import Path

import pytest

from scripts import lock

ROOT = Path(__file__).resolve().parents[2]
LOCKED = sorted((ROOT / "requirements").glob("*.txt"))

ADDRESS = re.compile(r"://|\b(?:\d{1,3}\.){3}\d{1,3}\b|--(?:extra-)?index|--find-links|--trusted-host| @ ")
"""An address in any of the ways in which one gets into such a file."""


def requirements(path: Path) -> dict[str, list[str]]:
    """Each pinned requirement (with its marker) and its hashes."""
    found: dict[str, list[str]] = {}
    pin = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("    --hash="):
            found[pin].append(line.strip().removesuffix(" \\"))
        else:
            pin = line.removesuffix(" \\")
            found[pin] = []
    return found


def test_both_levels_are_locked() -> None:
    """There is one file for running and one for developing."""
    assert [path.name for path in LOCKED] == ["dev.txt", "run.txt"]


@pytest.mark.parametrize("path", LOCKED, ids=lambda path: path.name)
def test_every_requirement_has_an_exact_version_and_hashes(path: Path) -> None:
    """Nothing is installed that was not looked at when it was locked."""
    found = requirements(path)
    assert found
    assert [pin for pin, hashes in found.items() if "==" not in pin.partition(";")[0] or not hashes] == []


@pytest.mark.parametrize("path", LOCKED, ids=lambda path: path.name)
def test_locked_file_holds_names_versions_and_hashes_alone(path: Path) -> None:
    """No host, no path and no index option: the file serves any index and a folder of wheels."""
    assert lock.strangers(path.read_text(encoding="utf-8")) == []


def test_project_file_names_no_address() -> None:
    """The project file sends nobody anywhere either."""
    assert ADDRESS.findall((ROOT / "pyproject.toml").read_text(encoding="utf-8")) == []


def test_one_environment_serves_both() -> None:
    """Development brings everything that running needs, at the same versions."""
    run, dev = (requirements(ROOT / "requirements" / f"{level}.txt") for level in ("run", "dev"))
    assert run.items() <= dev.items()


def test_everything_asked_for_is_locked() -> None:
    """A dependency added to pyproject.toml without running scripts/lock.py is noticed here."""
    asked = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    core = asked["project"]["dependencies"] + asked["build-system"]["requires"]
    extras = [name for names in asked["project"]["optional-dependencies"].values() for name in names]
    tools = [name for name in asked["dependency-groups"]["dev"] if isinstance(name, str)]
    for level, wanted in (("run", core), ("dev", core + extras + tools)):
        locked = {pin.partition("==")[0] for pin in requirements(ROOT / "requirements" / f"{level}.txt")}
        names = {re.split(r"[^A-Za-z0-9._-]", name)[0].lower().replace("_", "-") for name in wanted}
        assert names <= locked


ASKED = "index-url"
"""The option that says where packages come from."""


@pytest.mark.parametrize(
    "line",
    [
        f"--{ASKED} https://example.org/",
        f"--extra-{ASKED} file:///here",
        "--find-links wheels",
        "rich @ https://example.org/rich.whl",
        "rich==15.0.0 ; extra == 'x' # via https://example.org",
        "rich>=15",
        "    # via textual",
    ],
)
def test_lock_refuses(line: str) -> None:
    """A lock that learnt an address is not written."""
    assert lock.strangers(line) == [line]
