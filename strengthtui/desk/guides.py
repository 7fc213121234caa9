"""The guides, and the texts a team owns: read when they are asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from strengthtui import content
from strengthtui.errors import NotFoundError
from strengthtui.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def team_text(folder: Path, name: str) -> tuple[str, bool]:
    """Give the team's own text (true) where they put one, else the shipped one, which says it is to be filled in."""
    try:
        return (folder / f"{name}.md").read_text(encoding="utf-8"), True
    except (OSError, UnicodeDecodeError):
        return content.read_bytes(f"team/{name}.md").decode(), False


def team_page(folder: Path, name: str) -> str:
    """Give a page the team put in place of a guide; empty where there is none that can be read."""
    try:
        return (folder / f"{name}.md").read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return ""


def paragraphs(text: str, *, own: bool) -> Iterator[str]:
    """A text of the team: their own line by line as they wrote it, ours without its note to the team, broken anew."""
    if own:
        for line in text.splitlines():
            yield line.removeprefix("# ")
        return
    _note, first, rest = text.partition("\n1. ")
    joined = ""
    for line in (first.lstrip() + rest).splitlines() if first else text.splitlines():
        if joined and (not line.strip() or line[:1] in "-*#" or line[:1].isdigit()):
            yield joined
            joined = ""
        joined = f"{joined} {line.strip()}".strip()
    if joined:
        yield joined


def first_line(text: str) -> str:
    """Give the first line of a text that is to be said by itself: no heading, no sign of a list."""
    lines = [one for one in text.splitlines() if one.strip() and not one.startswith("#")]
    return lines[0].lstrip("- ") if lines else ""


def guide_text(topic: str) -> str:
    """Give a guide. Raises `NotFoundError` naming what there is."""
    names = _names()
    if topic not in names:
        raise NotFoundError(
            _("There is no guide of that name."), "", _("There are: {topics}.").format(topics=", ".join(names))
        )
    return content.read_bytes(f"guides/{topic}.md").decode()


def guide_topics() -> tuple[tuple[str, str], ...]:
    """Give the names of the guides and their titles."""
    return tuple((name, _title_of(name)) for name in _names())


def _names() -> list[str]:
    return [name.removesuffix(".md") for name in content.names("guides") if name.endswith(".md")]


def _title_of(name: str) -> str:
    first = content.read_bytes(f"guides/{name}.md").decode().splitlines()[:1]
    return first[0].removeprefix("# ") if first else name
