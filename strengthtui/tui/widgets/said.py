"""Lines that were said, as rows of a list: quotation marks only round the person's own words, stars for strengths."""

from __future__ import annotations

from typing import TYPE_CHECKING

from strengthtui.desk.showing import quoted
from strengthtui.i18n import _
from strengthtui.tui.widgets.row_list import Part, Row

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from strengthtui.desk.views import LineView

STAR = "★"


def line_rows(lines: Iterable[LineView]) -> Iterator[Row]:
    """Give a row for each line; those that wait to be sorted come last, under a heading."""
    waiting = []
    for line in lines:
        if line.about or not line.ref.startswith("jottings/"):
            yield line_row(line)
        else:
            waiting.append(line)
    if waiting:
        yield Row("not-sorted", (Part(_("Not sorted yet"), "head"),), choosable=False)
        for line in waiting:
            yield line_row(line)


def line_row(line: LineView) -> Row:
    """Give the row of one line."""
    parts = [Part(quoted(line.text, line.voice), "own" if line.voice == "person" else "plain")]
    under = " · ".join(part for part in (line.whose, line.about) if part)
    if line.verdict == "left-out":
        under = _("{under} · left out of papers").format(under=under)
    if under:
        parts.append(Part(under, "quiet", indent=2))
    parts += [Part(f"{STAR} {name}", "star", indent=2) for name in line.stars]
    return Row(line.ref, tuple(parts))
