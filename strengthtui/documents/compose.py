"""Puts a document together: an outline, what is told, for whom. The same in gives the same out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from strengthtui.documents.document import Block, BulletList, Document, Item, Paragraph, Run, Section, all_runs, bullets
from strengthtui.documents.fitting import Entry, fitted, more
from strengthtui.documents.lines_from import CLOSINGS, SOURCES
from strengthtui.documents.telling import Telling, Told

if TYPE_CHECKING:
    from collections.abc import Iterable

    from strengthtui.documents.document import Runs
    from strengthtui.documents.outline import Outline, OutlineBlock
    from strengthtui.interview.sharing import Audience

__all__ = ["Told", "compose"]


def compose(outline: Outline, told: Told, audience: Audience) -> Document:
    """Put a document together; with nothing to say it is its title and one line."""
    telling = Telling(told, outline, audience)
    title = telling.filled(outline.title)
    blocks = _blocks(telling)
    if not blocks:
        return Document(title, (Paragraph((Run(telling.filled(outline.empty)),)),))
    closing = tuple(block for name in outline.closing for block in CLOSINGS[name](telling, blocks))
    return Document(title, (*blocks, *closing))


def _blocks(telling: Telling) -> tuple[Block, ...]:
    """Give all blocks; labelled ones that follow each other are one list."""
    found: list[Block] = []
    labelled: list[Entry] = []
    for block in telling.outline.blocks:
        content = _merged(part for name in dict.fromkeys(block.sources) for part in SOURCES[name](telling, block))
        if not content:
            continue
        if block.label:
            labelled.append(_entry(telling, block, content))
            continue
        found += _list_of(telling, labelled)
        labelled = []
        content = _some(content, block.most)
        found += (Section(telling.filled(block.heading), content),) if block.heading else content
    return (*found, *_list_of(telling, labelled))


def _merged(parts: Iterable[Block]) -> tuple[Block, ...]:
    """Make one list of lists that follow each other."""
    merged: list[Block] = []
    for part in parts:
        last = merged[-1] if merged else None
        if isinstance(part, BulletList) and isinstance(last, BulletList):
            merged[-1] = BulletList((*last.items, *part.items))
        else:
            merged.append(part)
    return tuple(merged)


def _some(parts: tuple[Block, ...], most: int | None) -> tuple[Block, ...]:
    """Take only the first entries of each list, and say that there was more."""
    if most is None:
        return parts
    some: list[Block] = []
    for part in parts:
        match part:
            case BulletList() if len(part.items) > most:
                some.append(BulletList((*part.items[:most], Item((more(),)))))
            case Section():
                some.append(Section(part.heading, _some(part.blocks, most)))
            case _:
                some.append(part)
    return tuple(some)


def _entry(telling: Telling, block: OutlineBlock, content: tuple[Block, ...]) -> Entry:
    lines: list[Runs] = []
    for part in content:
        lines += [item.runs for item in part.items] if isinstance(part, BulletList) else [tuple(all_runs((part,)))]
    cut = block.most is not None and len(lines) > block.most
    return Entry(telling.filled(block.label), tuple(lines[: block.most]), keep=block.keep, more=cut)


def _list_of(telling: Telling, entries: list[Entry]) -> tuple[Block, ...]:
    outline = telling.outline
    if outline.limits is not None:
        others = 2 + 2 * len(outline.closing)
        entries = fitted(entries, outline.limits.lines - others, outline.limits.width)
    return bullets(entry.item() for entry in entries)
