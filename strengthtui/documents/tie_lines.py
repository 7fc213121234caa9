"""Who and what is round the person, on paper: by how close it is, who gives, and what others may be told.

Outside, people stand in it only by their share level, as answers about people do; who is alongside and what they may be
told are in no paper for outside.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from strengthtui.documents.document import Item, Run, Section, bullets
from strengthtui.documents.tie_words import give_sentences, label_of, ring_titles, tie_sentence
from strengthtui.i18n import _
from strengthtui.interview.heard import line_at
from strengthtui.interview.sharing import tie_reaches
from strengthtui.journey.ecomap import RINGS, Neighbour, neighbours
from strengthtui.text import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from strengthtui.documents.document import Block
    from strengthtui.documents.outline import OutlineBlock
    from strengthtui.documents.telling import Telling


def ties(telling: Telling, block: OutlineBlock) -> tuple[Block, ...]:
    """All that may stand before this audience: a section for each ring, or one line each where lines are short."""
    shown = [
        one for one in neighbours(telling.records, whole=telling.audience == "everything") if _reaches(telling, one)
    ]
    if block.is_short:
        return bullets(Item((Run(_said(telling, one)),)) for one in shown)
    sections = []
    for ring in RINGS:
        listed = bullets(_item(telling, one) for one in shown if one.closeness == ring)
        sections += [Section(ring_titles()[ring], listed)] if listed else []
    return tuple(sections)


def _reaches(telling: Telling, one: Neighbour) -> bool:
    if telling.outline.hides_names and one.kind in {"person", "service"}:
        return False
    tie = one.tie
    if tie is None:
        return telling.audience != "outside"
    if tie.voice == "worker" and telling.audience != "everything":
        return False
    source = tie.source
    line = None if source is None else line_at(telling.told.heard, source.table, source.id, source.line)
    return tie_reaches(tie, line, telling.audience, telling.verdicts.of(one.ref, tie.rev))


def _said(telling: Telling, one: Neighbour) -> str:
    return tie_sentence(one.closeness, _label(telling, one), one.give_take)


def _label(telling: Telling, one: Neighbour) -> str:
    label = label_of(one.name, one.who_to_me)
    return telling.text(label) if telling.outline.hides_names else label


def _gives(one: Neighbour) -> str:
    return give_sentences()[one.give_take] if one.give_take else ""


def _item(telling: Telling, one: Neighbour) -> Item:
    gives = _gives(one)
    label = Run(_label(telling, one).rstrip(".") + ".", strong=True)
    notes = {"left-out": _("left out at read back"), "not-sure": _("not sure of it")}
    note = notes.get(telling.verdicts.of(one.ref, one.tie.rev) or "", "") if one.tie is not None else ""
    beside = " ".join(filter(None, (gives, f"({note})" if note else "")))
    return Item((label, Run(f" {beside}")) if beside else (label,), tuple(_under(telling, one)))


def _under(telling: Telling, one: Neighbour) -> Iterator[Item]:
    if one.does and one.does.strip():
        yield Item(telling.said(one.does, one.voice, one.other))
    if one.may_know and one.may_know.strip() and telling.audience != "outside" and not telling.outline.hides_names:
        yield Item((Run(_("May know: ")), Run(one_line(one.may_know))))
