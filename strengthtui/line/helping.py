"""`:help`: all commands on one screen of 80x24, in two columns; one by one with what more there is to say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from strengthtui.desk.guide_pages import guide_page, guide_rows
from strengthtui.desk.substance_notes import NOTES, notes_page
from strengthtui.i18n import _
from strengthtui.line import cells

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from strengthtui.line.commands import Command
    from strengthtui.line.talk import Talk

_COLUMN = 39
"""Cells of the left column; both fit into 79."""


def everything(rows: Sequence[Command], width: int, *, keeps: bool) -> Iterator[str]:
    """Every command with a few words, then how lines are typed."""
    told = [f":{row.name:<12} {row.short}" for row in rows]
    if width >= _COLUMN * 2 - 1:
        half = (len(told) + 1) // 2
        for left, right in zip(told[:half], [*told[half:], ""], strict=False):
            yield f"{left}{' ' * max(1, _COLUMN - cells.width(left))}{right}".rstrip()
    else:
        yield from told
    yield ""
    if keeps:
        yield _(":help NAME says more, as in :help jump. A line is safe once Enter is pressed.")
    else:
        yield _(":help NAME says more, as in :help jump. Only the page at the end is kept, or what you :export.")
    yield _('A line beginning with " is kept as their own words. "" types the mark itself, and :: a colon.')


def guide(talk: Talk, rest: str) -> None:
    """The guide named, else the one to the conversation in front; then what others there are."""
    view = talk.sitting.view()
    rows = guide_rows((view.pack,) if view is not None else ())
    wanted = rest.strip().casefold()
    topics = [row.topic for row in rows]
    talk.say()
    if wanted and wanted not in topics:
        talk.say(_("There is no guide of that name."))
    else:
        topic = wanted or topics[0]
        page = notes_page(talk.desk) if topic == NOTES else guide_page(topic)
        talk.say(page.title)
        for block in page.blocks:
            talk.say(block.text, indent=2 if block.kind in ("item", "as-is") else 0)
    talk.say(_("Guides, each read by :guide and its name: {names}.").format(names=", ".join(topics)))


def one(row: Command) -> Iterator[str]:
    """One command: how it is typed, and what it does."""
    yield f":{row.name} {row.usage}".rstrip()
    yield row.more or row.short
