"""One act: everything one key press changes, with its rows of history; and taking acts back.

An act works on staged tables and is made durable by whoever opened it, or thrown away. Undo is an act of
its own that gives every record of another act back exactly, revision included; a strike cannot be taken
back, and what was struck stays struck.
"""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Literal

from msgspec.structs import replace
from tinydb.table import Document

from strengthtui.errors import NotFoundError, UsageError
from strengthtui.i18n import _
from strengthtui.model.conversation import Change
from strengthtui.model.records import TABLE_OF, TABLES
from strengthtui.vault.emptying import empty
from strengthtui.vault.records import Snapshot, changed_fields, merged, read_row, to_row
from strengthtui.vault.strikes import Struck, strike

if TYPE_CHECKING:
    from collections.abc import Iterable

    from strengthtui.model.records import Records
    from strengthtui.model.words import Record, Ref
    from strengthtui.vault.given import Ids
    from strengthtui.vault.storage import Row, Tables, Tree

_STAMPS: Final = frozenset({"id", "made", "changed", "rev", "device"})
"""Fields that the act writes itself."""
Op = Literal["insert", "update", "remove", "strike", "merge"]


@dataclass(frozen=True, slots=True)
class Stamp:
    """What every row of one act carries."""

    act: str
    at: str
    generation: int
    device: str
    sitting: str | None

    def changed(self) -> dict[str, Any]:
        """Give the fields of a record that any change sets."""
        return {"changed": self.at, "rev": self.generation, "device": self.device}


class Act:
    """Changes to one person's records that are made durable together."""

    def __init__(self, tables: Tables, snapshot: Snapshot, stamp: Stamp, ids: Ids, *, history: bool) -> None:
        """Work on staged tables; whoever opens the act commits it."""
        self._tables = tables
        self._snapshot = snapshot
        self._stamp = stamp
        self._ids = ids
        self._history = history
        self._noted: list[Change] = []
        self.touched = False
        """Whether anything was changed at all."""
        self.struck: list[Struck] = []
        """What was struck, for whoever keeps older states."""

    @property
    def id(self) -> str:
        """The act's ULID, shared by its rows of history."""
        return self._stamp.act

    @property
    def at(self) -> str:
        """When it began, UTC."""
        return self._stamp.at

    @property
    def generation(self) -> int:
        """The person's generation once it is stored: the `rev` of what it changes."""
        return self._stamp.generation

    def stamp(self) -> dict[str, Any]:
        """Give what a new record carries: `Jotting(**act.stamp(), words=...)`."""
        return {
            "id": self._ids.new_id(),
            "made": self.at,
            **self._stamp.changed(),
            "sitting": self._stamp.sitting,
        }

    def insert(self, record: Record) -> None:
        """Add a new record."""
        table = _table_of(record)
        if self._snapshot.number(table, record.id) is not None or table == "person":
            raise UsageError(_("A record of that id is there already."), table)
        self._put(table, to_row(record), None)
        self._note("insert", table, record.id, None)

    def adopt(self, table: str, row: Row) -> None:
        """Take over a row as another file of this vault stored it, what a later version wrote in it too.

        It leaves no row of history: `merged` says at the end that rows came.
        """
        record = read_row(row, TABLES[table], table)
        if self._snapshot.number(table, record.id) is not None or table == "person":
            raise UsageError(_("A record of that id is there already."), table)
        self._put(table, deepcopy(row), None)
        self.touched = True

    def merged(self) -> None:
        """Note that another file came into this one: what was done before is told in history and taken back no more."""
        self._note("merge", "person", self._snapshot.records().person.id, None, always=True)

    def update(self, record: Record) -> None:
        """Store the fields that differ, and say when and by what; nothing happens when none do."""
        table = _table_of(record)
        old = self._known(table, record.id)
        fields = changed_fields(old, record) - _STAMPS
        if not fields:
            return
        stamped = replace(record, made=old.made, **self._stamp.changed())
        row = self._row(table, record.id)
        names = fields | self._stamp.changed().keys()
        self._set(table, record.id, merged(row, old, stamped, names))

    def remove(self, table: str, record_id: str) -> None:
        """Take a record away; history keeps all of it, so that it can be given back."""
        self._known(table, record_id)
        if table == "person":
            raise UsageError(_("A person's own record stays as long as the file does."))
        self._remove(table, record_id, None)

    def undo(self, act_id: str) -> None:
        """Take another act back, last change first, passing over what was struck since."""
        history = self._snapshot.records().history
        rows = [change for change in history if change.act == act_id]
        if not rows or any(change.op == "strike" for change in rows):
            raise NotFoundError(_("That cannot be taken back."))
        struck = _struck_at(history)
        for change in reversed(_can_be_undone(history, rows, struck)):
            self._take_back(change)

    def strike(self, refs: Iterable[Ref]) -> None:
        """Take words out for good: records, lines or parts, evidence quoting them, earlier wordings in history."""
        self.finish()
        tree = self._tree()
        struck = strike(tree, refs, self._stamp.changed())
        self._tables.storage.write(tree)
        self._snapshot.take(tree)
        self.struck.append(struck)
        for table, record in struck.noted:
            self._note("strike", table, record, None, always=True)

    def strike_everything(self) -> None:
        """Take out for good all that was said; the name, when they met and what was agreed of keeping stay."""
        self._noted = []
        tree = self._tree()
        struck = empty(tree)
        self._tables.storage.write(tree)
        self._snapshot.take(tree)
        self.struck.append(struck)
        self._note("strike", "person", self._snapshot.meta.person, None, always=True)

    def finish(self) -> None:
        """Write the rows of history noted so far."""
        if self._noted:
            numbers = self._tables.table("history").insert_multiple([to_row(change) for change in self._noted])
            for number, change in zip(numbers, self._noted, strict=True):
                self._snapshot.put("history", number, read_row(to_row(change), Change, "history"))
            self._noted = []

    def _take_back(self, change: Change) -> None:
        number = self._snapshot.number(change.table, change.record)
        if change.op == "insert" and number is not None:
            self._remove(change.table, change.record, change.act)
        elif change.op == "update" and number is not None and change.before is not None:
            self._set(change.table, change.record, deepcopy(change.before), undoes=change.act)
        elif change.op == "remove" and number is None and change.before is not None:
            self._put(change.table, deepcopy(change.before), change.place)
            self._note("insert", change.table, change.record, None, undoes=change.act)

    def _put(self, table: str, row: Row, place: int | None) -> None:
        free = place is not None and not self._snapshot.is_taken(table, place)
        number = self._tables.table(table).insert(Document(row, place) if free and place is not None else row)
        self._snapshot.put(table, number, read_row(row, TABLES[table], table))

    def _set(self, table: str, record_id: str, values: Row, *, undoes: str | None = None) -> None:
        number = self._number(table, record_id)
        row = self._row(table, record_id)
        known = {**to_row(self._known(table, record_id)), **row}  # a field never written stands for its default
        before = {name: known[name] for name in values if name in known}
        after = {**row, **values}
        record = read_row(after, TABLES[table], table)
        self._tables.table(table).update(values, doc_ids=[number])
        self._snapshot.put(table, number, record)
        self._note("update", table, record_id, before, undoes=undoes)

    def _remove(self, table: str, record_id: str, undoes: str | None) -> None:
        number = self._number(table, record_id)
        row = dict(self._row(table, record_id))
        self._tables.table(table).remove(doc_ids=[number])
        self._snapshot.drop(table, record_id)
        self._note("remove", table, record_id, row, undoes=undoes, place=number)

    def _note(
        self,
        op: Op,
        table: str,
        record: str,
        before: Row | None,
        *,
        undoes: str | None = None,
        place: int | None = None,
        always: bool = False,
    ) -> None:
        self.touched = True
        if self._history or always:
            change = Change(
                **self.stamp(),
                act=self.id,
                at=self.at,
                table=table,
                record=record,
                op=op,
                before=before,
                undoes=undoes,
                place=place,
            )
            self._noted.append(change)

    def _known(self, table: str, record_id: str) -> Record:
        record = self._snapshot.get(table, record_id)
        if record is None:
            raise NotFoundError(_("That record is not there any more."), table)
        return record

    def _number(self, table: str, record_id: str) -> int:
        number = self._snapshot.number(table, record_id)
        if number is None:
            raise NotFoundError(_("That record is not there any more."), table)
        return number

    def _row(self, table: str, record_id: str) -> Row:
        row: Row = self._tree()[table][str(self._number(table, record_id))]
        return row

    def _tree(self) -> Tree:
        tree: Tree | None = self._tables.storage.read()
        return tree if tree is not None else {}


def newest_undoable(records: Records) -> str | None:
    """Name the newest act that is neither undone nor an undo nor a redo, and has something to give back.

    None behind a merge: each of the two files would be taken apart without the other.
    """
    undone = _undone(records)
    struck = _struck_at(records.history)
    for act, rows in reversed(_acts(records).items()):
        if any(row.op == "merge" for row in rows):
            return None
        plain = all(row.undoes is None and row.op != "strike" for row in rows)
        if plain and act not in undone and _changes_something(records, _can_be_undone(records.history, rows, struck)):
            return act
    return None


def newest_redoable(records: Records) -> str | None:
    """Name the newest undo that is not undone; what was undone before the newest plain act stays undone."""
    acts = _acts(records)
    undone = _undone(records)
    for act, rows in reversed(acts.items()):
        target = _undoes(rows)
        if target is None:
            return None
        is_undo = target in acts and _undoes(acts[target]) is None
        if is_undo and act not in undone:
            return act
    return None


def _acts(records: Records) -> dict[str, list[Change]]:
    acts: dict[str, list[Change]] = {}
    for change in records.history:
        acts.setdefault(change.act, []).append(change)
    return acts


def _undoes(rows: list[Change]) -> str | None:
    return rows[0].undoes


def _undone(records: Records) -> set[str]:
    """Name the acts that are taken back now: by an act that is not taken back itself."""
    undone: set[str] = set()
    for act, rows in reversed(_acts(records).items()):
        target = _undoes(rows)
        if target is not None and act not in undone:
            undone.add(target)
    return undone


def _struck_at(history: Iterable[Change]) -> dict[tuple[str, str], int]:
    """Tell for every struck record how far down the history its last strike is."""
    return {(row.table, row.record): at for at, row in enumerate(history) if row.op == "strike"}


def _can_be_undone(history: tuple[Change, ...], rows: list[Change], struck: dict[tuple[str, str], int]) -> list[Change]:
    """Leave out rows older than a strike of their record, and those a strike has emptied."""
    if not struck:
        return rows
    places = {row.id: at for at, row in enumerate(history)}
    return [
        row
        for row in rows
        if places[row.id] > struck.get((row.table, row.record), -1) and (row.op == "insert" or row.before is not None)
    ]


def _changes_something(records: Records, rows: list[Change]) -> bool:
    """Tell whether taking these back would do anything: what went with a strike is gone without a row of its own."""
    if not any(row.op == "strike" for row in records.history):
        return True
    there = {name: {one.id for one in getattr(records, name)} for name in {row.table for row in rows} - {"person"}}
    return any(row.table == "person" or (row.record in there[row.table]) == (row.op != "remove") for row in rows)


def _table_of(record: Record) -> str:
    table = TABLE_OF.get(type(record))
    if table is None or table == "history":
        raise UsageError(_("This cannot be stored."), type(record).__name__)
    return table
