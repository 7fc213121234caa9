"""What can be wrong with a text a team owns: what it tells people first, its page for danger, the way to the ground.

The shipped texts say themselves that they are to be filled in; what was left of that is found here. What a team writes
is not judged.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from strengthtui import content
from strengthtui.sources.codes import files
from strengthtui.sources.decoding import decode
from strengthtui.sources.findings import Finding, FindingCode
from strengthtui.sources.source import LineTable
from strengthtui.sources.spelling import Spelling

if TYPE_CHECKING:
    from collections.abc import Iterator

    from strengthtui.sources.findings import Problems

TEXTS: Final = ("limits.md", "safety.md", "grounding.md")
"""What they are called in a team's folder."""
PAGES: Final = ("substances.md",)
"""Pages a team may put in place of a guide; nothing of them is to be filled in."""
LONGEST: Final = 200
"""Characters of one line: some twenty seconds, read aloud."""

NAME: Final = FindingCode(
    "team-text-name",
    "warning",
    "a team's text of this name is never read",
    "give it one of these names: {choices}",
    'call it "{near}"',
)
NOT_FILLED_IN: Final = FindingCode(
    "team-not-filled-in",
    "error",
    "this is still the note that comes with the program",
    "write your own lines, then take the note away",
)
PLACE_OPEN: Final = FindingCode(
    "team-place-open",
    "error",
    "this place in brackets is still to be filled in",
    "write over it what is true where you work",
)
NO_LINES: Final = FindingCode(
    "team-no-lines",
    "error",
    "there are headings here, and nothing that could be said",
    "write at least one line below them",
)
TOO_LONG: Final = FindingCode(
    "team-line-too-long",
    "warning",
    "this line has {length} characters, too many to be said in one go",
    "break it into lines of {limit} at most",
)
CODES: Final = (NAME, NOT_FILLED_IN, PLACE_OPEN, NO_LINES, TOO_LONG)

_PLACE: Final = re.compile(r"\[[^\]]*\]")
_NUMBERED: Final = re.compile(r"\d+\. ")


def check_team_text(data: bytes, name: str, problems: Problems) -> None:
    """Look a team's text over and note every finding; `name` may have folders before it."""
    called = re.split(r"[/\\]", name)[-1]
    if called not in (*TEXTS, *PAGES):
        near = Spelling((*TEXTS, *PAGES)).nearest(called)
        params: dict[str, str | int] = {"choices": ", ".join((*TEXTS, *PAGES))}
        problems.add(Finding(NAME, name, 1, 1, params | ({"near": near} if near else {})))
        return
    text = decode(data, name, problems)
    if text is None:
        return
    lines = text.splitlines()
    if not text.strip():
        problems.add(Finding(files.EMPTY, name, 1, 1, {}))
    elif all(line.startswith("#") for line in lines if line.strip()):
        problems.add(Finding(NO_LINES, name, 1, 1, {}))
    for finding in (*_left_over(text, name), *_too_long(lines, name)):
        problems.add(finding)


def _left_over(text: str, name: str) -> Iterator[Finding]:
    """Give the first line of a shipped note, and every place in brackets of a shipped text."""
    shipped = [_shipped(one) for one in TEXTS]
    notes = frozenset(line for lines in shipped for line in _note(lines))
    places = frozenset(place for lines in shipped for place in _PLACE.findall(" ".join(lines)))
    left = [number for number, line in enumerate(text.splitlines(), 1) if line.strip() in notes]
    for number in left[:1]:
        yield Finding(NOT_FILLED_IN, name, number, 1, {})
    table = LineTable(text)
    for found in _PLACE.finditer(text):
        place = table.position(found.start())
        if place.line not in left and " ".join(found.group().split()) in places:
            yield Finding(PLACE_OPEN, name, *place, {})


def _too_long(lines: list[str], name: str) -> Iterator[Finding]:
    for number, line in enumerate(lines, 1):
        length = len(line.strip())
        if length > LONGEST:
            yield Finding(TOO_LONG, name, number, 1, {"length": length, "limit": LONGEST})


def _shipped(text: str) -> list[str]:
    return [line.strip() for line in content.read_bytes(f"team/{text}").decode().splitlines()]


def _note(lines: list[str]) -> list[str]:
    """Give the lines between the heading and the first that is numbered."""
    numbered = next((at for at, line in enumerate(lines) if _NUMBERED.match(line)), 0)
    return [line for line in lines[:numbered] if line and not line.startswith("#")]
