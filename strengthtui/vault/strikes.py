"""Taking words out for good: from a person's tables, and from the older states that are kept of them.

What is struck is a record, or one line of a list. With it go the evidence that quotes it, what was said of
it at read back, and every earlier wording in history. It refuses to guess about words typed elsewhere on
purpose: another live record that says the same is struck by pointing at it. Works on stored rows, not on
records, so that it reaches what an older or newer version wrote as well.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from strengthtui.errors import NotFoundError, UsageError
from strengthtui.i18n import _
from strengthtui.vault.storage import encode

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from strengthtui.model.words import Ref
    from strengthtui.vault.storage import Row, Stored, Tree

WORDS: Final[Mapping[str, tuple[str, ...]]] = {
    "answers": ("value", "reason", "other"),
    "jottings": ("words",),
    "strengths": ("name", "possible_through"),
    "evidence": ("words",),
    "goals": ("words", "why", "vision", "state_why"),
    "steps": ("what", "who", "hurdle", "then"),
    "agreements": ("deciding", "helped_by", "advocate"),
    "sittings": ("place", "through", "state_of_things", "next", "leaving"),
}
"""What can be struck, and which of its fields hold words."""
_NO_WORDS: Final = frozenset({"voice", "language", "share", "chosen", "kind", "asked", "on", "at", "from", "to"})
"""Keys inside such a field under which ids and choices stand."""
_TELLING: Final = 12
"""Characters from which a text is found inside another; shorter ones (a name, "yes") must be all of it."""
_WORD: Final = 4
"""Characters below which a text is not looked for anywhere else at all."""
_POINTERS: Final = {"verdicts": "target", "evidence": "source"}
"""Tables whose rows point at a line, and the field that does."""


@dataclass(slots=True)
class Struck:
    """What was taken out, kept in memory only until the older states are rid of it too."""

    records: set[tuple[str, str]] = field(default_factory=set)
    """Table and id of what is gone altogether, evidence and verdicts included."""
    lines: dict[tuple[str, str], list[Any]] = field(default_factory=dict)
    """Table and id of what lost a line, and the lines it has left."""
    last: set[str] = field(default_factory=set)
    """The words as they last stood."""
    texts: set[str] = field(default_factory=set)
    """The words as they ever stood."""
    questions: set[tuple[str, str]] = field(default_factory=set)
    """Conversation and question of struck answers: a draft of them goes too."""

    def told_in(self, text: str) -> bool:
        """Tell whether a text holds struck words, or is the beginning of them."""
        whole = text.strip()
        return _tells(whole, self.last) or (len(whole) >= _WORD and any(words.startswith(whole) for words in self.last))


def strike(tree: Tree, refs: Iterable[Ref], stamp: Mapping[str, object]) -> Struck:
    """Take the lines and what hangs on them out; `stamp` (changed, rev, device) goes on what stays."""
    struck = Struck()
    for ref in sorted(refs, key=lambda ref: -1 if ref.line is None else ref.line, reverse=True):
        if (ref.table, ref.id) in struck.records:
            continue
        row = _row(tree, ref)
        left = _lines_left(row, ref)
        _remember(tree, ref, row, left, struck)
        if left:
            _take_line(tree, ref, row, stamp)
            struck.lines[ref.table, ref.id] = left
        else:
            struck.lines.pop((ref.table, ref.id), None)
            _take_record(tree, ref.table, ref.id, struck)
            _let_go(tree, ref, stamp)
    _purge(tree, struck)
    return struck


def scrub(tree: Tree, struck: Struck) -> Tree:
    """Take the same out of an older state of the same tables, whatever the lines were then."""
    for table, record in struck.records:
        tree[table] = {number: row for number, row in tree.get(table, {}).items() if row.get("id") != record}
    for (table, record), left in struck.lines.items():
        for row in tree.get(table, {}).values():
            if row.get("id") == record and isinstance(row.get("value"), list):
                row["value"] = [line for line in row["value"] if _told(line) in [_told(kept) for kept in left]]
    _purge(tree, struck)
    return tree


def still_told(data: bytes, live: bytes, struck: Struck) -> bool:
    """Tell whether an older state still holds struck words that the live one does not."""
    told = (encode(text)[1:-1] for text in struck.texts if len(text) >= _TELLING)
    return any(words in data and words not in live for words in told)


def _row(tree: Tree, ref: Ref) -> Row:
    if ref.table not in WORDS:
        raise UsageError(_("This cannot be struck."), ref.table)
    for row in tree.get(ref.table, {}).values():
        if row.get("id") == ref.id:
            return row
    raise NotFoundError(_("That line is not there any more."))


def _lines_left(row: Row, ref: Ref) -> list[Any]:
    """Give what stays of a list when one of its lines goes; nothing when all of the record goes."""
    value = row.get("value")
    if ref.line is None or not isinstance(value, list):
        return []
    if not 0 <= ref.line < len(value):
        raise NotFoundError(_("That line is not there any more."))
    return [line for at, line in enumerate(value) if at != ref.line]


def _remember(tree: Tree, ref: Ref, row: Row, left: list[Any], struck: Struck) -> None:
    gone = _told(row["value"][ref.line]) if left else _words_of(ref.table, row)
    struck.last.update(gone)
    kept = {text for line in left for text in _told(line)}
    ever = {text for before in _befores(tree, ref.table, ref.id) for text in _words_of(ref.table, before)}
    struck.texts.update(gone, ever - kept)
    if ref.table == "answers":
        struck.questions.add((str(row.get("conversation")), str(row.get("question"))))


def _take_record(tree: Tree, table: str, record: str, struck: Struck) -> None:
    struck.records.add((table, record))
    for row in _drop(tree, table, lambda row: row.get("id") == record):
        struck.texts.update(_words_of(table, row))
    for pointing, pointer in _POINTERS.items():
        gone = {row["id"] for row in _rows(tree, pointing) if _points_at(row.get(pointer), table, record)}
        gone |= _once_pointed(tree, pointing, pointer, table, record)
        if table == "strengths" and pointing == "evidence":
            gone |= {row["id"] for row in _rows(tree, pointing) if row.get("strength") == record}
        for one in gone - {known for held, known in struck.records if held == pointing}:
            _take_record(tree, pointing, one, struck)


def _once_pointed(tree: Tree, pointing: str, pointer: str, table: str, record: str) -> set[str]:
    """Find what pointed there and is gone already: its words are still in history."""
    live = {row["id"] for row in _rows(tree, pointing)}
    return {
        row["record"]
        for row in _rows(tree, "history")
        if row.get("table") == pointing
        and row["record"] not in live
        and _points_at((row.get("before") or {}).get(pointer), table, record)
    }


def _take_line(tree: Tree, ref: Ref, row: Row, stamp: Mapping[str, object]) -> None:
    """Take one line out; what points at the lines after it follows them."""
    line = ref.line or 0
    words, old_rev = _told(row["value"][line]), row.get("rev")
    row["value"] = [held for at, held in enumerate(row["value"]) if at != line]
    row.update(stamp)
    _drop(tree, "verdicts", lambda held: _points_at(held.get("target"), ref.table, ref.id, line))
    _drop(tree, "evidence", lambda held: _quotes(held, ref, line, words))
    for table, pointer in _POINTERS.items():
        for held in [*_rows(tree, table), *_befores(tree, table, None)]:
            target: Any = held.get(pointer)
            if _points_at(target, ref.table, ref.id) and target["line"] is not None:
                target["line"] -= target["line"] > line
                target["rev"] = stamp["rev"] if target.get("rev") == old_rev else target.get("rev")


def _quotes(row: Row, ref: Ref, line: int, words: Iterable[str]) -> bool:
    source: Any = row.get("source")
    if not _points_at(source, ref.table, ref.id):
        return False
    told = (row.get("words") or {}).get("text", "")
    return source["line"] == line if source.get("line") is not None else any(told in text for text in words)


def _let_go(tree: Tree, ref: Ref, stamp: Mapping[str, object]) -> None:
    """Take the id of a struck strength or goal out of what names it."""
    if ref.table == "strengths":
        for row in _rows(tree, "goals"):
            if ref.id in row.get("draws_on", ()):
                row.update(stamp, draws_on=[one for one in row["draws_on"] if one != ref.id])
    if ref.table == "goals":
        for row in _rows(tree, "steps"):
            if row.get("goal") == ref.id:
                row.update(stamp, goal=None)
        for row in _rows(tree, "answers"):
            if isinstance(row.get("value"), list) and ref.id in row["value"]:
                row.update(stamp, value=[one for one in row["value"] if one != ref.id])


def _purge(tree: Tree, struck: Struck) -> None:
    """Empty every `before` that holds the words: of the struck, of what hung on it, of what said the same."""
    emptied = struck.records | struck.lines.keys()
    for row in _rows(tree, "history"):
        before = row.get("before")
        if not before:
            continue
        if (row.get("table"), row.get("record")) in emptied or any(
            _tells(text, struck.texts) for text in _all_text(before)
        ):
            row["before"] = None


def _tells(text: str, words: Iterable[str]) -> bool:
    return any(text == one if len(one) < _TELLING else one in text for one in words if len(one) >= _WORD)


def _points_at(target: Stored, table: str, record: str, line: int | None = None) -> bool:
    if not isinstance(target, dict) or (target.get("table"), target.get("id")) != (table, record):
        return False
    target.setdefault("line", None)
    return line is None or target["line"] == line


def _befores(tree: Tree, table: str, record: str | None) -> Iterator[Row]:
    for row in _rows(tree, "history"):
        if row.get("table") == table and (record is None or row.get("record") == record) and row.get("before"):
            yield row["before"]


def _rows(tree: Tree, table: str) -> list[Row]:
    return list(tree.get(table, {}).values())


def _drop(tree: Tree, table: str, gone: Callable[[Row], bool]) -> list[Row]:
    rows = tree.get(table, {})
    numbers = [number for number, row in rows.items() if gone(row)]
    return [rows.pop(number) for number in numbers]


def _words_of(table: str, row: Row) -> set[str]:
    return {text for name in WORDS.get(table, ()) for text in _told(row.get(name))}


def _told(value: Stored) -> set[str]:
    """Give the texts inside a stored value, without ids, voices and choices."""
    if isinstance(value, str):
        return {value.strip()} - {""}
    if isinstance(value, list):
        return {text for held in value for text in _told(held)}
    if isinstance(value, dict):
        return {text for name, held in value.items() if name not in _NO_WORDS for text in _told(held)}
    return set()


def _all_text(value: Stored) -> Iterator[str]:
    if isinstance(value, str):
        yield value.strip()
    elif isinstance(value, (list, dict)):
        for held in value.values() if isinstance(value, dict) else value:
            yield from _all_text(held)
