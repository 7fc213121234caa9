"""Files for the findings whose examples cannot stand in a page: bytes that are no text, names that are not there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final, NamedTuple

import pytest

from strengthtui.desk.checking import check_files
from tests.desk.desk_builders import a_desk

PACK: Final = (
    b"id: ours\nversion: 1\ntitle: Ours\nsections:\n"
    b"  - {petal: people, ring: inner, plainer: Tell me a name., listen_for: [names]}\n"
)
_QUESTION: Final = "      - {id: q, kind: text, ask: What?, plainer: One thing., listen_for: [a thing]}\n"
_SECTION: Final = "id: ours\nversion: 1\ntitle: Ours\nsections:\n  - id: a\n    title: A\n    questions:\n"


class Told(NamedTuple):
    """A file with the mistake, its finding, and the same once the remedy was followed."""

    bad: bytes
    at: str
    good: bytes = PACK
    name: str = "ours.yaml"
    good_name: str = "ours.yaml"


def _many_slips() -> bytes:
    rest = "plainer: One thing., listen_for: [a thing], route: "
    return (
        _SECTION.replace("sections:", "summary: S\nsources: [S]\nsections:")
        + "".join(
            f"      - {{id: q{n}, kind: text, ask: What?, carre: x, {rest}{'doorstep' if n < 4 else 'full'}}}\n"
            for n in range(60)
        )
    ).encode()


FILES: Final[dict[str, Callable[[], Told]]] = {
    "file-too-big": lambda: Told(PACK + b"#" * (8 * 1024 * 1024), "1:1"),
    "file-too-many-parts": lambda: Told(PACK + b"sources: [" + b"a," * 399_990 + b"a]\n", "6:799969"),
    "file-empty": lambda: Told(b"", "1:1"),
    "file-binary": lambda: Told(b"\x89PNG\r\n\0\0", "2:1"),
    "file-not-utf-8": lambda: Told(PACK.replace(b"title: Ours", "title: Café".encode("cp1252")), "3:11"),
    "control-character": lambda: Told(PACK.replace(b"Ours", b"O\x07urs"), "3:9"),
    "findings-too-many": lambda: Told(_many_slips(), "60:43", _many_slips().replace(b", carre: x", b"")),
    "yaml-syntax": lambda: Told(PACK.replace(b"Ours", b"Ours: a pack"), "3:12"),
    "team-text-name": lambda: Told(b"1. Yours.\n", "1:1", b"1. Yours.\n", "limit.md", "limits.md"),
}
"""By code: what makes the file."""


def _given(folder: Path, told: Told) -> tuple[list[str], list[str]]:
    (folder / told.name).write_bytes(told.bad)
    bad = found([folder / told.name])
    (folder / told.good_name).write_bytes(told.good)
    return bad, found([folder / told.good_name])


def _missing(folder: Path) -> tuple[list[str], list[str]]:
    (folder / "ropes.yaml").write_bytes(PACK)
    return found([folder / "ropse.yaml"]), found([folder / "ropes.yaml"])


def _folder(folder: Path) -> tuple[list[str], list[str]]:
    (folder / "packs").mkdir()
    (folder / "packs" / "ours.yaml").write_bytes(PACK)
    return found([folder / "packs"]), found([folder / "packs" / "ours.yaml"])


def _unreadable(folder: Path) -> tuple[list[str], list[str]]:
    (folder / "ours.yaml").write_bytes(PACK)
    return found([folder / ("x" * 5_000)]), found([folder / "ours.yaml"])


def _twice(folder: Path) -> tuple[list[str], list[str]]:
    path = folder / "ours.yaml"
    path.write_bytes(PACK)
    return found([path, folder / "." / "ours.yaml"]), found([path])


NAMES: Final = {
    "file-missing": _missing,
    "file-is-a-folder": _folder,
    "file-unreadable": _unreadable,
    "file-given-twice": _twice,
}
"""By code: names that are given, and what is found."""

TOLD: Final = frozenset((*FILES, *NAMES))


def found(paths: list[Path]) -> list[str]:
    """Check files and give `line:column code` for each finding."""
    reports = check_files(a_desk(), paths, "pack")
    return [f"{one.line}:{one.column} {one.code}" for report in reports for one in report.findings]


def tried(code: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[list[str], list[str], str]:
    """Check the file with the mistake and the one without; gives what was found, and where it was to be found."""
    if code in NAMES:
        return (*NAMES[code](folder), "1:1")
    if code == "findings-too-many":
        monkeypatch.setattr("strengthtui.sources.findings.MOST", 50)
    if code == "yaml-syntax":
        monkeypatch.setattr("strengthtui.sources.events._complaints", tuple)  # a complaint we have no name for
    told = FILES[code]()
    return (*_given(folder, told), told.at)
