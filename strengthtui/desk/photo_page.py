"""The page to photograph, as lines to be set large: the document `photo`, without any format's signs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from strengthtui.desk.exporting import told_of
from strengthtui.desk.showing import quoted
from strengthtui.documents.compose import compose
from strengthtui.documents.document import BulletList, Paragraph, Section
from strengthtui.documents.outline import shipped_outline

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from strengthtui.desk.open_person import OpenPerson
    from strengthtui.documents.document import Block, Item, Runs


@dataclass(frozen=True, slots=True)
class PageLine:
    """One line of the page, as long as it is."""

    kind: Literal["title", "heading", "text", "item"]
    text: str
    depth: int = 0
    """How far an item stands under another."""


def photo_page(person: OpenPerson) -> tuple[PageLine, ...]:
    """Give the page; nobody else's names are in it."""
    outline = shipped_outline("photo")
    document = compose(outline, told_of(person), outline.audience)
    return (PageLine("title", document.title), *_lines(document.blocks))


def _lines(blocks: Iterable[Block]) -> Iterator[PageLine]:
    for block in blocks:
        match block:
            case Paragraph():
                yield PageLine("text", _text(block.runs))
            case BulletList():
                yield from _items(block.items, 0)
            case Section():
                yield PageLine("heading", block.heading)
                yield from _lines(block.blocks)


def _items(items: Iterable[Item], depth: int) -> Iterator[PageLine]:
    for item in items:
        yield PageLine("item", _text(item.runs), depth)
        yield from _items(item.items, depth + 1)


def _text(runs: Runs) -> str:
    parts = [quoted(run.text.strip(), "person") if run.quoted else run.text for run in runs]
    return "".join(parts).strip()
