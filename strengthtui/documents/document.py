"""A document as a neutral tree: what is said and in which order, nothing of how a format writes it.

Texts stand in it as they were typed; hiding, escaping and quotation marks are for the formats. Nothing empty can be
built: a heading belongs to a `Section`, and a section has content.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text; a newline in it is a new line, an empty line a new paragraph."""

    text: str
    """Plain text, as typed."""
    quoted: bool = False
    """Said just so by the person: the only thing that ever stands in quotation marks."""
    strong: bool = False
    """Stands out; at the start of a line, and with a space or nothing behind it."""


Runs: TypeAlias = "tuple[Run, ...]"
"""What stands together in one paragraph or one item."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Text that stands by itself."""

    runs: Runs

    def __post_init__(self) -> None:
        _need(has_words(self.runs), "paragraph")


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a list, with entries of its own under it."""

    runs: Runs
    items: tuple[Item, ...] = ()

    def __post_init__(self) -> None:
        _need(has_words(self.runs), "item")


@dataclass(frozen=True, slots=True)
class BulletList:
    """A list."""

    items: tuple[Item, ...]

    def __post_init__(self) -> None:
        _need(bool(self.items), "list")


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it; sections inside it are a level down."""

    heading: str
    blocks: tuple[Block, ...]

    def __post_init__(self) -> None:
        _need(bool(self.heading.strip()), "heading")
        _need(bool(self.blocks), "section")


Block: TypeAlias = Paragraph | BulletList | Section


@dataclass(frozen=True, slots=True)
class Document:
    """A title and what stands under it."""

    title: str
    blocks: tuple[Block, ...]

    def __post_init__(self) -> None:
        _need(bool(self.title.strip()), "title")
        _need(bool(self.blocks), "document")


def has_words(runs: Runs) -> bool:
    """Tell whether anything is to be read there."""
    return any(run.text.strip() for run in runs)


def bullets(items: Iterable[Item]) -> tuple[BulletList, ...]:
    """Give a list of these, or nothing where there are none."""
    kept = tuple(items)
    return (BulletList(kept),) if kept else ()


def all_runs(blocks: Iterable[Block]) -> Iterator[Run]:
    """Go through every stretch of text in reading order; headings are none."""
    for block in blocks:
        match block:
            case Paragraph():
                yield from block.runs
            case BulletList():
                yield from _item_runs(block.items)
            case Section():
                yield from all_runs(block.blocks)


def _item_runs(items: Iterable[Item]) -> Iterator[Run]:
    for item in items:
        yield from item.runs
        yield from _item_runs(item.items)


def _need(is_there: bool, what: str) -> None:  # noqa: FBT001 - reads as a sentence
    if not is_there:
        message = f"an empty {what} cannot be built"
        raise ValueError(message)
