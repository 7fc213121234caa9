"""Whatever stands in a file that people write, of every kind there is: findings, or nothing to say; never a failure.

`STRENGTHTUI_FUZZ=20000 pytest tests/readers` tries that many of each.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from strengthtui import content
from strengthtui.desk.excerpts import Lines
from strengthtui.desk.file_kinds import KINDS, recognised
from strengthtui.desk.finding_views import finding_views
from strengthtui.packs.checker import check_pack
from tests.desk.desk_builders import a_desk
from tests.packs.test_hostile import BYTES, PLAIN, as_yaml
from tests.readers.mangling import mangled

if TYPE_CHECKING:
    from strengthtui.desk.desk import Desk

TRIES = int(os.environ.get("STRENGTHTUI_FUZZ", "40"))
often = settings(max_examples=TRIES, suppress_health_check=list(HealthCheck))

PACKS = tuple(content.read_bytes(f"packs/{name}").decode() for name in content.names("packs"))
FILES = (
    *(content.read_bytes(f"{folder}/{name}") for folder in ("outlines", "frames") for name in content.names(folder)),
    *(content.read_bytes(f"team/{name}") for name in content.names("team")),
    b"worker: RB\njottings:\n  - {topic: people, text: x, voice: person}\ngoals:\n  - {words: y, draws_on: [z]}\n",
    b'worker = "RB"\n[keys]\nveil = ["f9"]\n',
)
NAMES = ("x.yaml", "x.json", "limits.md", "x.toml", "x")


@pytest.fixture(scope="module")
def desk() -> Desk:
    """A desk that keeps nothing."""
    return a_desk()


def shown(data: bytes, name: str, desk: Desk) -> None:
    """Check as every kind there is; every finding has a place in the file, can be worded and shown."""
    lines = Lines(data)
    for kind in KINDS:
        if kind.id == "settings":
            continue  # it reads its file itself
        found = kind.check(data, name, desk)
        for view in finding_views(found.findings, lines):
            assert "\n" not in view.worded
            assert view.line >= 1
            assert view.column >= 1
            excerpt = view.excerpt(76)
            assert excerpt is None or len(excerpt.caret) <= 77
        assert all(1 <= first <= last for first, last in found.unseen)


@often
@given(BYTES | st.one_of([mangled(file) for file in FILES]), st.sampled_from(NAMES))
@example(b"\xef\xbb\xbf", "x.yaml")
@example(b"\r\r\r- [", "x.yaml")
@example(b"a: \xe2\x80\xa8b: [", "x")
@example(b"{" * 30, "x.json")
def test_any_bytes_as_every_kind(desk: Desk, data: bytes, name: str) -> None:
    """Random bytes, and files of ours with a few places changed, checked as each kind of file."""
    kind = recognised(data, name, "pack")
    assert kind is None or kind in KINDS
    shown(data, name, desk)


@often
@given(PLAIN, st.sampled_from(NAMES))
def test_any_data_as_every_kind(desk: Desk, data: Any, name: str) -> None:  # noqa: ANN401  anything at all
    """Data of any shape, checked as each kind of file."""
    shown(as_yaml(data), name, desk)


def _line_changes(lines: list[str], at: int, other: int, how: str, sign: str) -> list[str]:
    at, other = at % len(lines), other % len(lines)
    line = lines[at]
    where = other % (len(line) + 1)
    changes = {
        "delete": lambda: [*lines[:at], *lines[at + 1 :]],
        "twice": lambda: [*lines[:at], line, *lines[at:]],
        "swap": lambda: [lines[other] if n == at else line if n == other else one for n, one in enumerate(lines)],
        "set in": lambda: [*lines[:at], sign[:1] * (1 + other % 4) + line, *lines[at + 1 :]],
        "set out": lambda: [*lines[:at], line[min(len(line) - len(line.lstrip()), 1 + other % 4) :], *lines[at + 1 :]],
        "change": lambda: [*lines[:at], line[:where] + sign + line[where + 1 :], *lines[at + 1 :]],
        "cut": lambda: [*lines[:at], line[:where]],
        "move": lambda: [*lines[:at], *lines[at + 1 : other], line, *lines[max(other, at + 1) :]],
    }
    return changes[how]()


LINE_CHANGES = ("delete", "twice", "swap", "set in", "set out", "change", "cut", "move")
SIGNS = [
    " ",
    "\t",
    '"',
    "'",
    ": ",
    "[",
    "]",
    "{",
    "}",
    "- ",
    "#",
    "&a",
    "*a",
    "|",
    ">",
    "?",
    "%",
    "@",
    "\\",
    "é",
    "\u202e",
]


@often
@given(
    st.sampled_from(PACKS),
    st.lists(
        st.tuples(st.integers(0, 500), st.integers(0, 500), st.sampled_from(LINE_CHANGES), st.sampled_from(SIGNS)),
        min_size=1,
        max_size=4,
    ),
)
def test_a_shipped_pack_with_its_lines_changed(pack: str, changes: list[tuple[int, int, str, str]]) -> None:
    """Lines deleted, doubled, swapped, moved, set in or out, cut, characters changed: findings, or a pack."""
    lines = pack.split("\n")
    for at, other, how, sign in changes:
        lines = _line_changes(lines or [""], at, other, how, sign)
    data = "\n".join(lines).encode()
    checked = check_pack(data, "any.yaml")
    assert checked.pack is not None or checked.findings
    assert all(one.line <= len(lines) + 1 for one in checked.findings)
    for view in finding_views(checked.findings, Lines(data)):
        assert view.worded
        view.excerpt(76)


def _places(data: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:  # noqa: ANN401  plain data of any shape
    inner = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    return [path, *(place for key, value in inner for place in _places(value, (*path, key)))]


LOADED = tuple(yaml.load(pack, yaml.BaseLoader) for pack in PACKS)  # noqa: S506  every scalar as text
PLACES = tuple(_places(data)[1:] for data in LOADED)


@often
@given(
    st.integers(0, len(PACKS) - 1), st.integers(0, 5_000), st.sampled_from(["drop", "put", "rename", "double"]), PLAIN
)
def test_a_shipped_pack_with_its_data_changed(which: int, at: int, how: str, value: Any) -> None:  # noqa: ANN401  anything
    """A part dropped, replaced by anything, doubled, or its key renamed: findings, or a pack."""
    data = yaml.load(PACKS[which], yaml.BaseLoader)  # noqa: S506  every scalar as text
    *way, last = PLACES[which][at % len(PLACES[which])]
    holder = data
    for step in way:
        holder = holder[step]
    part = holder.pop(last)
    if how == "put" or (how == "rename" and isinstance(holder, list)):
        holder.insert(last, value) if isinstance(holder, list) else holder.__setitem__(last, value)
    elif how == "rename":
        holder[str(value)[:20]] = part
    elif how == "double":
        holder.extend([part, part]) if isinstance(holder, list) else holder.update({last: [part, part]})
    checked = check_pack(as_yaml(data), "any.json")
    assert checked.pack is not None or checked.findings
