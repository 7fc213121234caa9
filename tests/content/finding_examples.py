"""Puts the examples of the findings' pages into the file they are a part of, and checks that file."""

from __future__ import annotations

from collections.abc import Callable
from textwrap import indent
from typing import Final, NamedTuple

from strengthtui.packs.checker import check_pack
from strengthtui.sources.findings import Finding

Check = Callable[[bytes], tuple[Finding, ...]]


class Part(NamedTuple):
    """What an example is a part of: the lines before it, how far it is set in, and who checks the whole."""

    before: str
    setting_in: int
    check: Check


def _pack(data: bytes) -> tuple[Finding, ...]:
    return check_pack(data, "pack.yaml").findings


_HEAD: Final = "id: ours\nversion: 1\ntitle: Ours\n"
_SECTIONS: Final = f"{_HEAD}sections:\n  - id: days\n    title: Days\n"
_PETALS: Final = f"{_HEAD}sections:\n  - petal: people\n    ring: inner\n"
_QUESTION: Final = (
    f"{_SECTIONS}    questions:\n      - id: good-hour\n        kind: text\n"
    "        plainer: Was it a morning, an evening, or in the night?\n"
    "        listen_for: [who was there, a place]\n"
)

PARTS: Final[dict[str, Part]] = {
    "pack": Part("", 0, _pack),
    "pack-body": Part(_HEAD, 0, _pack),
    "section": Part(_SECTIONS, 4, _pack),
    "petal": Part(_PETALS, 4, _pack),
    "question": Part(_QUESTION, 8, _pack),
}
"""By the name a page gives under `in`. A `question` has id, kind, plainer and listen_for already; not its `ask`."""


def findings_of(part: str, lines: str) -> list[str]:
    """Check an example and give `line:column code` for each finding, as places within the example."""
    known = PARTS[part]
    before = known.before.count("\n")
    data = (known.before + indent(lines, " " * known.setting_in)).encode()
    return [f"{found.line - before}:{found.column - known.setting_in} {found.code.code}" for found in known.check(data)]
