"""Where a line was said, so that one can go back there: its question, or the petal it lies in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from strengthtui.desk.lines import line_at
from strengthtui.desk.refs import find_record
from strengthtui.errors import Refusal
from strengthtui.model.strength import Evidence
from strengthtui.model.words import Ref

if TYPE_CHECKING:
    from strengthtui.desk.open_person import OpenPerson


def place_said(person: OpenPerson, ref_text: str) -> str | None:
    """Give the place of a line, or of the line that words were taken from; `None` where it lies nowhere yet."""
    found = find_record(person.records, ref_text)
    if isinstance(found, Refusal):
        return None
    ref, record = found
    if isinstance(record, Evidence):
        source = record.source
        if source is None:
            return None
        ref = Ref(table=source.table, id=source.id, line=source.line)
    line = line_at(person, ref)
    if line is None:
        return None
    return line.address or next(iter(line.petals), None)
