"""Small makers for documents: records in, the page out."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import msgspec

from strengthtui.documents.compose import Told, compose
from strengthtui.documents.markdown import to_markdown
from strengthtui.documents.outline import shipped_outline
from strengthtui.interview.heard import heard
from strengthtui.interview.live import live_answers
from strengthtui.model.person import Next, Sitting
from strengthtui.packs.shipped import shipped_vocabulary
from tests.record_builders import a_sitting, records_of

if TYPE_CHECKING:
    from strengthtui.documents.document import Document
    from strengthtui.interview.sharing import Audience
    from strengthtui.model.pack import Pack
    from strengthtui.model.person import Person
    from strengthtui.model.records import Records
    from strengthtui.model.words import Record

TODAY = date(2026, 11, 22)


def told_of(records: Records, *packs: Pack) -> Told:
    """Gather what documents are made from, on the shipped vocabulary."""
    at_hand = {(pack.id, pack.version): pack for pack in packs}
    vocabulary = shipped_vocabulary()
    live = live_answers(records, at_hand, vocabulary)
    return Told(records, live, heard(records, live, vocabulary), at_hand, vocabulary, TODAY)


def composed(
    document: str,
    *rows: Record,
    packs: tuple[Pack, ...] = (),
    audience: Audience = "person",
    person: Person | None = None,
) -> Document:
    """Put a shipped document together."""
    return compose(shipped_outline(document), told_of(records_of(*rows, person=person), *packs), audience)


def page(
    document: str,
    *rows: Record,
    packs: tuple[Pack, ...] = (),
    audience: Audience = "person",
    person: Person | None = None,
) -> str:
    """Write a shipped document as Markdown."""
    return to_markdown(composed(document, *rows, packs=packs, audience=audience, person=person))


def a_talk(
    on: str = "2026-11-20", *, worker: str | None = "RB", next_on: str | None = None, next_words: str | None = None
) -> Sitting:
    """Make a time together that happened on a day."""
    following = Next(on=next_on, words=next_words) if next_on or next_words else None
    return msgspec.structs.replace(a_sitting(), happened=on, worker=worker, next=following)


def headings(text: str) -> list[str]:
    """Give the headings of a page, title first, without their signs."""
    return [line.lstrip("#").strip() for line in text.splitlines() if line.startswith("#")]


def under(text: str, heading: str) -> list[str]:
    """Give the lines that stand under a heading, up to the next one."""
    lines = text.splitlines()
    start = next(at for at, line in enumerate(lines) if line.lstrip("#").strip() == heading and line.startswith("#"))
    rest = lines[start + 1 :]
    end = next((at for at, line in enumerate(rest) if line.startswith("#")), len(rest))
    return [line for line in rest[:end] if line]
