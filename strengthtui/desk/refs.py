"""The handles front ends use for lines: `jottings/<id>`, `answers/<id>/<line>`, `person/<id>/reach.ways`.

A front end never builds one itself. A part (the last of them) can be struck and nothing else: whoever reads handles for
another purpose refuses it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from strengthtui.errors import Refusal
from strengthtui.model.conversation import Answer
from strengthtui.model.records import TABLES
from strengthtui.model.words import Ref
from strengthtui.vault.word_fields import PARTS

if TYPE_CHECKING:
    from strengthtui.model.records import Records
    from strengthtui.model.words import Record

_MOST_DIGITS = 6


def handle(ref: Ref) -> str:
    """Write a handle."""
    line = None if ref.line is None else str(ref.line)
    return "/".join(part for part in (ref.table, ref.id, ref.field, line) if part is not None)


def parsed(text: str, *, parts: bool = False) -> Ref | Refusal:
    """Read a handle; one of a part only where `parts` are taken."""
    table, record, *more = text.split("/") if text.count("/") else ("", "")
    line = int(more.pop()) if more and more[-1].isdecimal() and len(more[-1]) <= _MOST_DIGITS else None
    field = more.pop(0) if more else None
    if more or table not in TABLES or (field is not None and field not in PARTS.get(table, ())):
        return Refusal("no-such-line")
    if field is not None and not parts:
        return Refusal("a-part")
    return Ref(table=table, id=record, line=line, field=field)


def record_at(records: Records, ref: Ref) -> Record | None:
    """Find the record a handle points at; `None` also where the record is there and the line in it is not."""
    rows: tuple[Record, ...] = (records.person,) if ref.table == "person" else getattr(records, ref.table)
    found = next((row for row in rows if row.id == ref.id), None)
    if found is None or ref.line is None:
        return found
    value = found.value if isinstance(found, Answer) else None
    return found if isinstance(value, list) and ref.line < len(value) else None


def find_record(records: Records, handle_text: str) -> tuple[Ref, Record] | Refusal:
    """Read a handle and find what it points at."""
    ref = parsed(handle_text)
    if isinstance(ref, Refusal):
        return ref
    record = record_at(records, ref)
    return Refusal("no-such-line") if record is None else (ref, record)
