"""Reads Markdown back as text with an independent parser, markdown-it-py: the strict preset and the one with tables."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from markdown_it import MarkdownIt

from strengthtui.text import visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.token import Token

PRESETS: Final = ("commonmark", "js-default", "linkify")

_OPEN: Final = {"paragraph_open", "heading_open", "list_item_open", "bullet_list_open"}
_CLOSE: Final = {one.replace("open", "close") for one in _OPEN}


@dataclass
class Entry:
    """One heading, list entry or paragraph as it was read."""

    kind: str
    """`h1` to `h6`, `item`, `text`."""
    text: str
    depth: int
    """How deep in lists: 0 outside."""
    heading: str = ""
    """The nearest heading above it."""
    path: tuple[str, ...] = ()
    """All headings above it, outermost first."""
    more: list[str] = field(default_factory=list)


class NotTextError(AssertionError):
    """Something that was typed became markup."""


def reader(preset: str) -> MarkdownIt:
    """Give a reader; `linkify` is the second preset, eager to make links of anything that looks like one."""
    if preset == "linkify":
        return MarkdownIt("js-default", {"linkify": True, "html": True}).enable("linkify")
    return MarkdownIt(preset)


def read_back(markdown: str, preset: str = "commonmark") -> list[Entry]:
    """Read the page; anything but headings, lists, paragraphs, strong text and line breaks fails."""
    entries: list[Entry] = []
    headings: list[tuple[int, str]] = []
    depth, fresh = 0, False
    kind = "text"
    for token in reader(preset).parse(markdown):
        match token.type:
            case "list_item_open":
                depth, fresh = depth + 1, True
            case "list_item_close":
                depth -= 1
            case "heading_open":
                kind = token.tag
            case "inline":
                text = _inline(token)
                if kind != "text":
                    level = int(kind[1])
                    headings = [one for one in headings if one[0] < level]
                path = tuple(name for _level, name in headings)
                if depth and not fresh and entries:
                    entries[-1].text += "\n\n" + text
                else:
                    shape = "item" if depth else kind
                    entries.append(Entry(shape, text, depth, path[-1] if path else "", path))
                if kind != "text":
                    headings.append((int(kind[1]), text))
                kind, fresh = "text", False
            case _ if token.type in _OPEN | _CLOSE:
                pass
            case _:
                raise NotTextError(token.type)
    return entries


def _inline(token: Token) -> str:
    return "".join(_pieces(token.children or ()))


def _pieces(children: Sequence[Token]) -> Iterator[str]:
    for child in children:
        match child.type:
            case "text" | "text_special":
                yield child.content
            case "hardbreak":
                yield "\n"
            case "strong_open" | "strong_close":
                pass
            case _:
                raise NotTextError(child.type)


def expected(text: str) -> str:
    """The words as they should be read: white space at line ends gone, several empty lines are one."""
    lines = [line.strip() for line in visible(text).split("\n")]
    kept: list[str] = []
    for line in lines:
        if line or (kept and kept[-1]):
            kept.append(line)
    return "\n".join(kept).strip("\n")
