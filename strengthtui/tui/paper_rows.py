"""A paper as rows of a list: headings, entries and paragraphs in calm text. Nothing in it is a link, nothing opens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from strengthtui.tui.widgets.row_list import Part, Row

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from strengthtui.desk.paper_views import PaperLine

BULLET = "•"


def paper_rows(lines: Iterable[PaperLine]) -> Iterator[Row]:
    """Give a row for each paragraph, with space before headings and paragraphs."""
    before = ""
    for number, line in enumerate(lines):
        if number and (line.kind != "item" or before == "text"):
            yield Row(f"space {number}", (Part(" "),), choosable=False)
        before = line.kind
        yield Row(f"line {number}", (_part(line),), choosable=False)


def _part(line: PaperLine) -> Part:
    if line.kind == "title":
        return Part(line.text.upper(), "star")
    if line.kind == "heading":
        return Part(line.text, "star")
    if line.kind == "item":
        return Part(f"{BULLET} {line.text}", "own" if line.own else "plain", indent=2 * line.depth)
    return Part(line.text, "own" if line.own else "plain")
