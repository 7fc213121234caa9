"""From stored rows to frozen records and back.

Only rows that an act touched are converted again, so that an act on a person with a thousand records costs
what one with ten does. Unknown fields never reach a record, and never leave the row either. A row that is
not what its table says makes the whole file unreadable (`ValueError`, without a word of what stands in it):
half a person is worse than none.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, TypeVar

import msgspec
from msgspec.structs import asdict, replace

from strengthtui.errors import BadInputError
from strengthtui.i18n import _
from strengthtui.model.records import TABLES, Meta, Records

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from strengthtui.model.words import Record
    from strengthtui.vault.storage import Row, Stored, Tree

ONLY: Final = "1"
"""TinyDB's number of the only row in `meta` and in `person`."""
_R = TypeVar("_R", bound="Record")
_WHERE = re.compile(r"`(\$[^`]*)`$")


class Snapshot:
    """All records of one person by TinyDB's number, and the way from an id to its number."""

    def __init__(self, tree: Tree) -> None:
        """Convert everything; raises `ValueError` naming table, row and field."""
        self._records: Records | None = None
        self.take(tree)

    def take(self, tree: Tree) -> None:
        """Forget what was known and convert everything."""
        self._rows: dict[str, dict[int, Record]] = {name: {} for name in TABLES}
        self._numbers: dict[str, dict[str, int]] = {name: {} for name in TABLES}
        self.meta = read_meta(tree)
        for name, shape in TABLES.items():
            for number, row in tree.get(name, {}).items():
                self._put(name, int(number), read_row(row, shape, f"{name}/{number}"))
        self._touched = set(TABLES)
        self._out_of_order = set(TABLES)
        self.records()

    def put(self, table: str, number: int, record: Record) -> None:
        """Take a new or changed record."""
        known = self._rows[table]
        if number not in known and known and number < next(reversed(known)):
            self._out_of_order.add(table)
        self._put(table, number, record)
        self._touched.add(table)

    def drop(self, table: str, record_id: str) -> None:
        """Let go of a record."""
        del self._rows[table][self._numbers[table].pop(record_id)]
        self._touched.add(table)

    def number(self, table: str, record_id: str) -> int | None:
        """Give TinyDB's number of a record, if it is there."""
        return self._numbers[table].get(record_id)

    def get(self, table: str, record_id: str) -> Record | None:
        """Give a record, if it is there."""
        number = self.number(table, record_id)
        return None if number is None else self._rows[table][number]

    def is_taken(self, table: str, number: int) -> bool:
        """Tell whether a row of that number is there."""
        return number in self._rows[table]

    def records(self) -> Records:
        """Give everything as it is now; only the touched tables are gathered again."""
        tables = {name: self._gather(name) for name in self._touched}
        people = tables.pop("person", None)
        if people is not None:
            if len(people) != 1:
                message = "a file holds exactly one person"
                raise ValueError(message)
            tables["person"] = people[0]  # type: ignore[assignment]  # the one table whose field is a record
        self._touched = set()
        if self._records is None:
            self._records = Records(meta=self.meta, **tables)  # type: ignore[arg-type]  # every table is in it
        else:
            self._records = replace(self._records, meta=self.meta, **tables)
        return self._records

    def _put(self, table: str, number: int, record: Record) -> None:
        self._rows[table][number] = record
        self._numbers[table][record.id] = number

    def _gather(self, table: str) -> tuple[Record, ...]:
        rows = self._rows[table]
        if table in self._out_of_order:
            self._out_of_order.discard(table)
            rows = self._rows[table] = dict(sorted(rows.items()))
        return tuple(rows.values())


def read_meta(tree: Tree) -> Meta:
    """Read what a file says of itself; raises `ValueError`."""
    try:
        return msgspec.convert(tree["meta"][ONLY], Meta)
    except (KeyError, msgspec.ValidationError):
        message = "meta"
        raise ValueError(message) from None


def read_row(row: Row, shape: type[_R], where: str) -> _R:
    """Make the record of a row, passing over unknown fields; an error names the place only."""
    try:
        return msgspec.convert(row, shape)
    except msgspec.ValidationError as error:
        found = _WHERE.search(str(error))
        message = f"{where} {found.group(1) if found else ''}".strip()
        raise ValueError(message) from None


def to_row(record: Record) -> Row:
    """Make the row of a record; a record that could not be read back is refused."""
    try:
        row: Row = msgspec.json.decode(msgspec.json.encode(record))  # as it will come back: lists, no tuples
        msgspec.convert(row, type(record))
    except (msgspec.ValidationError, TypeError, ValueError, OverflowError):
        raise BadInputError(_("This cannot be stored."), type(record).__name__, _("Nothing was changed.")) from None
    return row


def changed_fields(old: Record, new: Record) -> frozenset[str]:
    """Name the fields that differ."""
    before, after = asdict(old), asdict(new)
    return frozenset(name for name in after if after[name] != before[name])


def merged(old_row: Row, old: Record, new: Record, fields: frozenset[str]) -> Row:
    """Give the new stored values of these fields; what a newer version added inside them stays."""
    fresh = to_row(new)
    return {name: _carry(old_row.get(name), getattr(old, name), getattr(new, name), fresh[name]) for name in fields}


def _carry(raw: Stored, old: object, new: object, fresh: Stored) -> Stored:
    if isinstance(new, msgspec.Struct) and isinstance(raw, dict) and isinstance(old, msgspec.Struct):
        kept = {name: value for name, value in raw.items() if name not in fresh}
        inner = {
            name: _carry(raw.get(name), getattr(old, name), getattr(new, name), value) for name, value in fresh.items()
        }
        return {**inner, **kept}
    if isinstance(new, tuple) and isinstance(raw, list) and isinstance(old, tuple):
        return [_same_item(raw, old, item, value) for item, value in zip(new, fresh, strict=True)]
    return fresh


def _same_item(raw: list[Any], old: tuple[object, ...], item: object, fresh: Stored) -> Stored:
    if isinstance(item, msgspec.Struct):
        for known, stored in zip(old, raw, strict=False):
            if known == item:
                return stored
    return fresh


def exported(tree: Tree) -> dict[str, Any]:
    """Give everything stored as `show --json` prints it: `meta`, `person`, other tables as lists of rows."""
    return {name: _exported_table(name, rows) for name, rows in tree.items()}


def _exported_table(name: str, rows: Mapping[str, Row]) -> Stored:
    if name in {"meta", "person"}:
        return next(iter(rows.values()))
    return [rows[number] for number in sorted(rows, key=int)]


def imported(raw: Mapping[str, Any]) -> Tree:
    """Make tables of what `exported` gave; raises `ValueError` naming the place of what is wrong."""
    tree: Tree = {}
    for name, held in raw.items():
        if name != "schema":
            tree[name] = {str(number): row for number, row in enumerate(_rows_of(name, held), start=1)}
    Snapshot(tree)
    return tree


def _rows_of(name: str, held: object) -> Iterator[Row]:
    rows = [held] if isinstance(held, dict) else held
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise ValueError(name)
    yield from rows
