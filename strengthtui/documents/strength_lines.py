"""Strengths, each with the words that show it, and beside it what makes it possible."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from strengthtui.documents.document import Item, Run, bullets
from strengthtui.i18n import _
from strengthtui.interview.heard import line_at
from strengthtui.interview.sharing import evidence_reaches
from strengthtui.journey.strengths_map import MappedStrength, strengths_map
from strengthtui.model.words import Ref
from strengthtui.text import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from strengthtui.documents.document import Block, Runs
    from strengthtui.documents.outline import OutlineBlock
    from strengthtui.documents.telling import Telling
    from strengthtui.model.strength import Evidence
    from strengthtui.model.words import Words


def strengths(telling: Telling, block: OutlineBlock) -> tuple[Block, ...]:
    """The strengths of the block's spheres, or of all."""
    groups = strengths_map(telling.records, telling.told.live)
    mapped = [one for group in groups if group.sphere in block.spheres or not block.spheres for one in group.strengths]
    return bullets(_item(telling, one, block) for one in mapped[: block.most] if one.strength.name.strip())


def _item(telling: Telling, mapped: MappedStrength, block: OutlineBlock) -> Item:
    name = Run(one_line(telling.text(mapped.strength.name)), strong=not block.is_short)
    return Item((name,), () if block.is_short else tuple(_under(telling, mapped)))


def _under(telling: Telling, mapped: MappedStrength) -> Iterator[Item]:
    shown: dict[Runs, None] = {}
    for evidence in mapped.evidence:
        words = _as_said(telling, evidence)
        if words is not None and words.text.strip():
            shown[telling.said(words.text, words.voice, words.other)] = None
    yield from map(Item, shown)
    through = telling.text(mapped.strength.possible_through)
    if through.strip():
        yield Item((Run(_("What makes it possible: ")), Run(through)))


def _as_said(telling: Telling, evidence: Evidence) -> Words | None:
    """Give the words as the line they are from has them, if they reach the audience.

    A mark on the worker's words does not make them the person's, whatever voice the mark was given.
    """
    source, words = evidence.source, evidence.words
    line = line_at(telling.told.heard, source.table, source.id, source.line) if source is not None else None
    if line is not None and words.voice == "person":
        words = msgspec.structs.replace(words, voice=line.voice, other=line.other)
    verdict = telling.verdicts.of(Ref(table="evidence", id=evidence.id), evidence.rev)
    own = line is not None and line.for_worker and telling.audience != "everything"
    reaches = telling.may_stand(words) and evidence_reaches(words, line, telling.audience, verdict)
    return words if reaches and not own else None
