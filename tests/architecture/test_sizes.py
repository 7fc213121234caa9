"""Rooms stay small: the limits of the house, measured over the source."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "strengthtui"

FILE_LINES = 400
FUNCTION_LINES = 50
CLASS_LINES = 250
ROOM_LINES = 250
"""One room of the desk: beyond it, a use-case is two use-cases."""
APP_LINES = 200
"""tui/app.py: where in other programs everything meets."""

WORDLESS_NAMES = {"common", "helper", "helpers", "manager", "misc", "util", "utils"}

Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


def sources() -> list[Path]:
    """Every module of the package and of the scripts."""
    return sorted([*PACKAGE.rglob("*.py"), *(ROOT / "scripts").glob("*.py")])


def shown(path: Path) -> str:
    """A path as seen from the root, written the same way on every system."""
    return path.relative_to(ROOT).as_posix()


def lines_of(path: Path) -> int:
    """How many lines a file has."""
    return len(path.read_text(encoding="utf-8").splitlines())


def most_lines(path: Path) -> int:
    """How many lines a file may have."""
    if path == PACKAGE / "tui" / "app.py":
        return APP_LINES
    return ROOM_LINES if path.is_relative_to(PACKAGE / "desk") else FILE_LINES


def definitions(tree: ast.Module) -> Iterator[Definition]:
    """Every function and class, nested ones too."""
    for node in ast.walk(tree):
        if isinstance(node, Definition):
            yield node


def length(node: Definition) -> int:
    """How many lines a definition has; its decorators, which describe it from outside, are not counted."""
    return (node.end_lineno or node.lineno) - node.lineno + 1


@pytest.mark.parametrize("path", sources(), ids=shown)
def test_module_is_small_and_says_why_it_exists(path: Path) -> None:
    """No file, function or class outgrows its limit, and every module begins with a docstring."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert ast.get_docstring(tree), f"{shown(path)} does not say why it exists"
    assert lines_of(path) <= most_lines(path), f"{shown(path)} is too long; split it by what it is about"
    too_long = [
        f"{shown(path)}:{node.lineno} {node.name} has {length(node)} lines"
        for node in definitions(tree)
        if length(node) > (CLASS_LINES if isinstance(node, ast.ClassDef) else FUNCTION_LINES)
    ]
    assert not too_long


def test_no_module_is_called_by_a_word_that_says_nothing() -> None:
    """A module has the name of what it is about, so that it cannot collect what belongs nowhere."""
    paths = [*PACKAGE.rglob("*"), *(ROOT / "tests").rglob("*")]
    assert [shown(path) for path in paths if path.stem.strip("_") in WORDLESS_NAMES] == []
