"""A guide taken apart for a screen: what is a heading, what a paragraph, what a list, what stands as it is.

Reads only the plain Markdown our guides are written in, and knows nothing of how it is shown.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, Literal

from msgspec import Struct

from strengthtui.desk.guides import guide_text, guide_topics

if TYPE_CHECKING:
    from collections.abc import Iterator

BlockKind = Literal["head", "text", "item", "as-is"]

ALWAYS: Final = ("listening", "kept")
"""Guides that are near wherever one is."""
_ITEM: Final = re.compile(r"(?:[-*]|\d+\.) ")


class GuideBlock(Struct, frozen=True):
    """A piece of a guide: one paragraph, one entry of a list, one heading, one line that is not to be broken."""

    kind: BlockKind
    text: str


class GuidePage(Struct, frozen=True):
    """One guide."""

    topic: str
    title: str
    blocks: tuple[GuideBlock, ...]


class GuideRow(Struct, frozen=True):
    """One guide in a list of them."""

    topic: str
    title: str
    near: bool
    """Whether it is about where one is."""


def guide_page(topic: str) -> GuidePage:
    """Take a guide apart. Raises `NotFoundError` naming what there is."""
    return page_of(topic, guide_text(topic))


def page_of(topic: str, text: str) -> GuidePage:
    """Take a text apart that is written as our guides are."""
    title, _end, body = text.partition("\n")
    return GuidePage(topic, title.removeprefix("# "), tuple(_blocks(body)))


def guide_rows(near: tuple[str, ...]) -> tuple[GuideRow, ...]:
    """Give every guide, those about where one is first; a name without a guide is passed over."""
    titles = dict(guide_topics())
    first = tuple(dict.fromkeys(one for one in (*near, *ALWAYS) if one in titles))
    rest = tuple(one for one in titles if one not in first)
    return tuple(GuideRow(one, titles[one], one in first) for one in (*first, *rest))


def _blocks(body: str) -> Iterator[GuideBlock]:
    """Join what was broken to fit a page."""
    kind: BlockKind = "text"
    joined = ""
    for line in [*body.splitlines(), ""]:
        begins = _kind_of(line)
        if joined and begins is not None:
            yield GuideBlock(kind, joined)
            joined = ""
        if begins in ("head", "as-is"):
            yield GuideBlock(begins, line.lstrip("# ") if begins == "head" else line[4:])
        elif line.strip():
            kind = begins or kind if joined == "" else kind
            joined = f"{joined} {line.strip()}".strip()
        else:
            kind = "text"


def _kind_of(line: str) -> BlockKind | None:
    """Say what a line begins; `None` where it goes on with what stands before it."""
    if line.startswith("    "):
        return "as-is"
    if line.startswith("#"):
        return "head"
    if _ITEM.match(line):
        return "item"
    return None if line.strip() else "text"
