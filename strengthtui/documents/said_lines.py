"""Words that were heard, as lists: jottings as they are, answers under the question they were said to."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from strengthtui.documents.document import Item, Run, Section, bullets
from strengthtui.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from strengthtui.documents.document import Block
    from strengthtui.documents.outline import OutlineBlock
    from strengthtui.documents.placing import Placed
    from strengthtui.documents.telling import Telling
    from strengthtui.interview.heard import HeardLine


def words(telling: Telling, block: OutlineBlock) -> tuple[Block, ...]:
    """The block's lines, by time; where only some are taken, the best first."""
    return bullets(_items(telling, _in_turn(telling.placed_in(block), block), block))


def petals(telling: Telling, block: OutlineBlock) -> tuple[Block, ...]:
    """The block's lines, a section for each petal under the petal's own title."""
    titles = {petal.id: petal.title for petal in telling.told.vocabulary.petals}
    sections = []
    for petal in block.petals:
        lines = [one for one in telling.placed_in(block) if one.petal == petal]
        listed = bullets(_items(telling, _in_turn(lines, block), block))
        if listed:
            sections.append(Section(titles.get(petal, petal), listed))
    others = [one for one in telling.placed_in(block) if one.petal is None]
    return (*bullets(_items(telling, _in_turn(others, block), block)), *sections)


def sections(telling: Telling, block: OutlineBlock) -> tuple[Block, ...]:
    """The block's lines, a section for each part of a conversation under the part's own title."""
    parts: dict[tuple[str, str], list[Placed]] = {}
    for one in telling.placed_in(block):
        decision = one.line.conversation or "" if telling.outline.workers else ""
        parts.setdefault((decision, one.line.section or ""), []).append(one)
    in_order = sorted(parts.items(), key=lambda part: part[0][0])
    listed = ((title, bullets(_items(telling, _in_turn(lines, block), block))) for (_of, title), lines in in_order)
    return tuple(Section(telling.text(title), items) for title, items in listed if items)


def _in_turn(placed: Sequence[Placed], block: OutlineBlock) -> Sequence[Placed]:
    """Put those first that lie under a topic that is named, are the person's own words, were said last."""
    if block.most is None:
        return placed
    named = frozenset(block.topics)
    latest = reversed(placed)
    return sorted(latest, key=lambda one: (named.isdisjoint(one.line.topics), one.line.voice != "person"))


def _items(telling: Telling, placed: Sequence[Placed], block: OutlineBlock) -> Iterator[Item]:
    if block.is_short:
        for one in placed:
            yield _short(telling, one.line)
        return
    for asked, lines in groupby(_by_answer([one.line for one in placed]), key=_question):
        if asked is None:
            yield from (Item(telling.line(line)) for line in lines)
        else:
            said = [Item(telling.line(line)) for line in lines]
            yield Item((Run(telling.text(asked[-1])),), tuple(said))


def _by_answer(lines: Sequence[HeardLine]) -> list[HeardLine]:
    """Keep the lines of one answer together, at the place of the first."""
    first: dict[tuple[str, ...] | None, int] = {}
    for at, line in enumerate(lines):
        first.setdefault(_question(line) or ("", str(at)), at)
    places = [first[_question(line) or ("", str(at))] for at, line in enumerate(lines)]
    return [line for _place, line in sorted(zip(places, lines, strict=True), key=lambda pair: pair[0])]


def _question(line: HeardLine) -> tuple[str, ...] | None:
    """Give what tells one answer from another, the question as read out last; `None` for a jotting."""
    if line.address is None or not (line.asked or "").strip():
        return None
    return (line.conversation or "", line.address, line.asked or "")


def _short(telling: Telling, line: HeardLine) -> Item:
    runs = telling.line(line, short=True)
    day = telling.day_of_line(line) if "now-cannot-wait" in line.topics else ""
    return Item((*runs, Run(" " + _("(said on {day})").format(day=day))) if day else runs)
