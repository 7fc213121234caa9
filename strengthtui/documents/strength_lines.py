"""Strengths, each with the words that show it, and beside it what makes it possible."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from strengthtui.documents.document import Item, Run, bullets
from strengthtui.i18n import _
from strengthtui.interview.heard import line_at
from strengthtui.interview.sharing import evidence_reaches
from strengthtui.journey.strengths_map import strengths_map
from strengthtui.model.words import Ref
from strengthtui.text import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from strengthtui.documents.document import Block
    from strengthtui.documents.outline import OutlineBlock
    from strengthtui.documents.telling import Telling
    from strengthtui.model.strength import Evidence, Strength
    from strengthtui.model.words import Words


def strengths(telling: Telling, block: OutlineBlock) -> tuple[Block, ...]:
    """The strengths of the block's spheres, or of all."""
    wanted = [one for one in shown_strengths(telling) if one.strength.sphere in block.spheres or not block.spheres]
    return bullets(_item(telling, one, block) for one in wanted)


@dataclass(frozen=True, slots=True)
class ShownStrength:
    """A strength that may be named, and the words that show it."""

    strength: Strength
    words: tuple[Words, ...]


def shown_strengths(telling: Telling) -> tuple[ShownStrength, ...]:
    """Give the strengths that may be named to the audience.

    A name made of words that are withheld would tell them: such a strength is withheld, too. One that was named without
    any words stays, as does one whose words were left out at read back.
    """
    shown = []
    for group in strengths_map(telling.records, telling.told.live):
        for mapped in group.strengths:
            theirs = [one for one in map(partial(_evidence, telling), mapped.evidence) if not one.is_workers]
            words = tuple(dict.fromkeys(one.words for one in theirs if one.reaches and one.words.text.strip()))
            if mapped.strength.name.strip() and (words or not theirs):
                shown.append(ShownStrength(mapped.strength, words))
    return tuple(shown)


class _Shown(NamedTuple):
    words: Words
    is_workers: bool
    """Whether it is the worker's own thought, which is no reason to withhold a strength."""
    reaches: bool


def _evidence(telling: Telling, evidence: Evidence) -> _Shown:
    """Take the words as the line they are from has them.

    A mark on the worker's words does not make them the person's, whatever voice the mark was given.
    """
    source, words = evidence.source, evidence.words
    line = line_at(telling.told.heard, source.table, source.id, source.line) if source is not None else None
    if line is not None and words.voice == "person":
        words = msgspec.structs.replace(words, voice=line.voice, other=line.other)
    verdict = telling.verdicts.of(Ref(table="evidence", id=evidence.id), evidence.rev)
    own = telling.audience != "everything" and (words.voice == "worker" or (line is not None and line.for_worker))
    return _Shown(words, own, evidence_reaches(words, line, telling.audience, verdict))


def _item(telling: Telling, shown: ShownStrength, block: OutlineBlock) -> Item:
    name = Run(one_line(telling.text(shown.strength.name)), strong=not block.is_short)
    return Item((name,), () if block.is_short else tuple(_under(telling, shown)))


def _under(telling: Telling, shown: ShownStrength) -> Iterator[Item]:
    for words in shown.words:
        yield Item(telling.said(words.text, words.voice, words.other))
    through = telling.text(shown.strength.possible_through)
    if through.strip():
        yield Item((Run(_("What makes it possible: ")), Run(through)))
