"""The import contracts name the house as it is (they themselves run as a check of scripts/test.py)."""

import tomllib
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = "strengthtui"


def contracts() -> list[dict[str, Any]]:
    """The contracts in pyproject.toml."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]
    found: list[dict[str, Any]] = settings["contracts"]
    return found


def floors() -> set[str]:
    """Every floor of the staircase, as a full module name."""
    layers = next(contract["layers"] for contract in contracts() if contract["type"] == "layers")
    return {f"{PACKAGE}.{name.strip(' ()')}" for layer in layers for name in layer.split("|")}


def test_every_module_named_in_a_contract_is_a_floor() -> None:
    """A misspelt floor would be taken for one that is not built yet, and guard nothing."""
    named = {
        module
        for contract in contracts()
        for module in [*contract.get("source_modules", []), *contract.get("forbidden_modules", [])]
        if module.startswith(f"{PACKAGE}.")
    }
    ignored = {
        line.partition(" -> ")[0].removesuffix(".**")
        for contract in contracts()
        for line in contract.get("ignore_imports", [])
    }
    assert named | ignored <= floors()


def test_the_staircase_is_complete() -> None:
    """Whatever lies right under the package has its floor, so nothing is built beside the stairs."""
    built = {
        f"{PACKAGE}.{path.stem}"
        for path in (ROOT / PACKAGE).iterdir()
        if path.name != "__init__.py" and (path.suffix == ".py" or next(path.glob("*.py"), None) is not None)
    }
    assert built <= floors()
