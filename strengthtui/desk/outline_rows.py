"""The documents there are, as rows for the command line."""

from __future__ import annotations

from dataclasses import dataclass

from strengthtui.documents.outline import outline_ids, shipped_outline


@dataclass(frozen=True, slots=True)
class OutlineRow:
    """One document."""

    id: str
    version: int
    audience: str
    """For whom it is, when nobody says otherwise."""
    parts: tuple[str, ...]
    """Its headings or labels; where a block has neither, what it takes its words from."""


def outline_rows() -> tuple[OutlineRow, ...]:
    """Give the documents of the program's own, those most used first."""
    outlines = [shipped_outline(one) for one in outline_ids()]
    return tuple(
        OutlineRow(
            one.id,
            one.version,
            one.audience,
            tuple(block.heading or block.label or ", ".join(block.sources) for block in one.blocks),
        )
        for one in outlines
    )
