"""The handles front ends use for lines: `jottings/<id>`, `answers/<id>/<line>`. A front end never builds one itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from strengthtui.errors import Refusal
from strengthtui.model.conversation import Answer
from strengthtui.model.records import TABLES
from strengthtui.model.words import Ref

if TYPE_CHECKING:
    from strengthtui.model.records import Records
    from strengthtui.model.words import Record

_PARTS_WITH_LINE = 3
_MOST_DIGITS = 6


def handle(ref: Ref) -> str:
    """Write a handle."""
    return f"{ref.table}/{ref.id}" if ref.line is None else f"{ref.table}/{ref.id}/{ref.line}"


def parsed(text: str) -> Ref | Refusal:
    """Read a handle."""
    parts = text.split("/")
    if len(parts) not in (2, _PARTS_WITH_LINE) or parts[0] not in TABLES:
        return Refusal("no-such-line")
    line = parts[2] if len(parts) == _PARTS_WITH_LINE else None
    if line is not None and not (line.isdecimal() and len(line) <= _MOST_DIGITS):
        return Refusal("no-such-line")
    return Ref(table=parts[0], id=parts[1], line=int(line) if line is not None else None)


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
