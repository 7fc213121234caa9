"""Taking words out for good: from a person's tables, and from the older states that are kept of them.

What is struck is a record, one line of a list, one part of a record (a day, a helper's name, how to reach
someone), or words that stand in history only. With it go the evidence that quotes it, what was said of it at
read back, and every earlier wording in history. It refuses to guess about words typed elsewhere on purpose:
another live record that says the same is struck by pointing at it. Works on stored rows, not on records, so
that it reaches what an older or newer version wrote as well.
"""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from strengthtui.errors import NotFoundError, UsageError
from strengthtui.i18n import _
from strengthtui.vault import made_of
from strengthtui.vault.storage import encode
from strengthtui.vault.word_fields import PARTS, WORDS, told_in, words_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from strengthtui.model.words import Ref
    from strengthtui.vault.storage import Row, Stored, Tree

_DAY: Final = "by"
"""The one part that is no words: a day says the same in another step on purpose."""
_TELLING: Final = 12
"""Characters from which a text is found inside another; shorter ones (a name, a word) must be all of it, or every
earlier line that happens to hold them would go too."""
_BEGINNING: Final = 4
"""Characters from which a draft is taken for the beginning of struck words."""
SAYS_NOTHING: Final = frozenset({"yes", "no"})
"""Texts that tell nothing without what they answer: they are not looked for anywhere else."""
_POINTERS: Final = {"verdicts": "target", "evidence": "source", "ties": "source"}
"""Tables whose rows point at a line, and the field that does."""

_MADE_OF: Final = ("goals", "steps", "person")
"""Tables whose rows say which lines they were made of, or which were left."""


@dataclass(slots=True)
class Struck:
    """What was taken out, kept in memory only until the older states are rid of it too."""

    records: set[tuple[str, str]] = field(default_factory=set)
    """Table and id of what is gone altogether, evidence and verdicts included."""
    lines: dict[tuple[str, str], list[Any]] = field(default_factory=dict)
    """Table and id of what lost a line, and the lines it has left."""
    parts: dict[tuple[str, str], set[str]] = field(default_factory=dict)
    """Table and id of what lost parts, and the stored fields those stood in."""
    days: set[str] = field(default_factory=set)
    """Struck days: they stand in what is derived from the file."""
    noted: dict[tuple[str, str], None] = field(default_factory=dict)
    """Table and id of what was pointed at, in that order: what history tells of."""
    last: set[str] = field(default_factory=set)
    """The words as they last stood."""
    texts: set[str] = field(default_factory=set)
    """The words as they ever stood."""
    questions: set[tuple[str, str]] = field(default_factory=set)
    """Conversation and question of struck answers: a draft of them goes too."""
    everything: bool = False
    """Whether all that was said is gone: then nothing that was typed and no older state is kept."""

    def told_in(self, text: str) -> bool:
        """Tell whether a text holds struck words, or is the beginning of them."""
        whole = text.strip()
        begun = len(whole) >= _BEGINNING and any(words.startswith(whole) for words in self.last)
        return self.everything or begun or _tells(whole, self.last)


def strike(tree: Tree, refs: Iterable[Ref], stamp: Mapping[str, object]) -> Struck:
    """Take the lines and what hangs on them out; `stamp` (changed, rev, device) goes on what stays."""
    struck = Struck()
    for ref in sorted(refs, key=lambda ref: -1 if ref.line is None else ref.line, reverse=True):
        if (ref.table, ref.id) in struck.records:
            continue
        if ref.table == "history":
            _take_former(tree, ref, struck)
            continue
        struck.noted[ref.table, ref.id] = None
        row = _row(tree, ref)
        if ref.field is not None:
            _take_part(tree, ref, row, stamp, struck)
            continue
        left = _lines_left(row, ref)
        _remember(tree, ref, row, left, struck)
        if left:
            _take_ties(tree, ref, row, struck)
            _take_line(tree, ref, row, stamp)
            struck.lines[ref.table, ref.id] = left
        else:
            struck.lines.pop((ref.table, ref.id), None)
            _take_record(tree, ref.table, ref.id, struck)
            _let_go(tree, ref, stamp)
    _purge(tree, struck)
    return struck


def scrub(tree: Tree, struck: Struck, live: Tree) -> Tree:
    """Take the same out of an older state of the same tables, whatever the lines were then.

    A row that still tells the words, where `live` does not, becomes what it is now, or goes where it is no more.
    """
    for table, record in struck.records:
        tree[table] = {number: row for number, row in tree.get(table, {}).items() if row.get("id") != record}
    for (table, record), left in struck.lines.items():
        for row in tree.get(table, {}).values():
            if row.get("id") == record and isinstance(row.get("value"), list):
                row["value"] = [line for line in row["value"] if told_in(line) in [told_in(kept) for kept in left]]
    for table in WORDS.keys() & tree.keys():
        now = {row.get("id"): row for row in _rows(live, table)}
        tree[table] = {
            number: kept
            for number, row in tree.get(table, {}).items()
            if (kept := _as_now(table, row, now.get(row.get("id")), struck)) is not None
        }
    _purge(tree, struck)
    return tree


def _as_now(table: str, row: Row, now: Row | None, struck: Struck) -> Row | None:
    """Give an older row, or what it is now, if it tells struck words or lost a part."""
    lost_part = (table, row.get("id")) in struck.parts
    tells = any(_tells(text, struck.texts) for text in words_of(table, row))
    still = now is not None and any(_tells(text, struck.texts) for text in words_of(table, now))
    return deepcopy(now) if lost_part or (tells and not still) else row


def still_told(data: bytes, live: bytes, struck: Struck) -> bool:
    """Tell whether an older state still holds struck words that the live one does not."""
    told = (encode(text)[1:-1] for text in struck.texts if len(text) >= _TELLING)
    return any(words in data and words not in live for words in told)


def texts_in(value: Stored) -> Iterator[str]:
    """Give every text inside a stored value."""
    if isinstance(value, str):
        yield value.strip()
    elif isinstance(value, (list, dict)):
        for held in value.values() if isinstance(value, dict) else value:
            yield from texts_in(held)


def _row(tree: Tree, ref: Ref) -> Row:
    whole = ref.table in WORDS and ref.table != "person"
    if not (whole if ref.field is None else ref.field in PARTS.get(ref.table, ())):
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
    gone = told_in(row["value"][ref.line]) if left else words_of(ref.table, row)
    struck.last.update(gone)
    kept = {text for line in left for text in told_in(line)}
    ever = {text for before in _befores(tree, ref.table, ref.id) for text in words_of(ref.table, before)}
    struck.texts.update(gone, ever - kept)
    if ref.table == "answers":
        struck.questions.add((str(row.get("conversation")), str(row.get("question"))))


def _take_part(tree: Tree, ref: Ref, row: Row, stamp: Mapping[str, object], struck: Struck) -> None:
    """Empty one part of a record, earlier wordings of it included; what was said of the record goes on to stand."""
    outer, _dot, inner = (ref.field or "").partition(".")
    holder, name = (row.get(outer) or {}, inner) if inner else (row, outer)
    value = holder.get(name)
    at = 0 if ref.line is None else ref.line
    if not value or (ref.line is not None and not (isinstance(value, list) and at < len(value))):
        raise NotFoundError(_("That line is not there any more."))
    gone = value if ref.line is None else value[at]
    if name == "who":
        holder[name] = {**value, "name": None}
    else:
        all_of_it: list[Any] | None = [] if isinstance(value, list) else None
        left = all_of_it if ref.line is None else [held for place, held in enumerate(value) if place != at]
        holder[name] = left
    old_rev = row.get("rev")
    row.update(stamp)
    for verdict in _rows(tree, "verdicts"):
        target: Any = verdict.get("target")
        if _points_at(target, ref.table, ref.id) and target.get("rev") == old_rev:
            target["rev"] = stamp["rev"]
    struck.parts.setdefault((ref.table, ref.id), set()).add(outer)
    if name == _DAY:
        struck.days.add(gone)
        return
    struck.last.update(told_in(gone))
    struck.texts.update(told_in(gone))
    if ref.line is None:
        befores = [before.get(outer) or {} for before in _befores(tree, ref.table, ref.id)]
        struck.texts.update(*(told_in(before.get(inner) if inner else before) for before in befores))


def _take_former(tree: Tree, ref: Ref, struck: Struck) -> None:
    """Take words out that stand in history only: of a record that is gone, or an earlier wording of one that is not."""
    change = next((row for row in _rows(tree, "history") if row.get("id") == ref.id), None)
    if change is None or not change.get("before"):
        raise NotFoundError(_("That line is not there any more."))
    table, record = str(change["table"]), str(change["record"])
    struck.noted[table, record] = None
    now = next((row for row in _rows(tree, table) if row.get("id") == record), None)
    words = words_of(table, change["before"])
    if now is None and table != "person":
        struck.texts.update(*(words_of(table, before) for before in _befores(tree, table, record)))
        struck.last.update(words)
        _take_record(tree, table, record, struck)
        return
    words -= words_of(table, now or {})
    struck.last.update(words)
    struck.texts.update(words, _quoted(tree, table, record, words))


def _quoted(tree: Tree, table: str, record: str, words: set[str]) -> set[str]:
    """Give what evidence once quoted of these words: a part of them may tell as much."""
    once = _befores(tree, "evidence", None)
    ids = {row["id"] for row in _rows(tree, "evidence") if _points_at(row.get("source"), table, record)}
    ids |= _once_pointed(tree, "evidence", "source", table, record)
    live = {text for row in _rows(tree, "evidence") if row["id"] in ids for text in words_of("evidence", row)}
    told = {text for before in once for text in words_of("evidence", before)}
    return {text for text in told - live if any(text in one for one in words)}


def _take_record(tree: Tree, table: str, record: str, struck: Struck) -> None:
    struck.records.add((table, record))
    for row in _drop(tree, table, lambda row: row.get("id") == record):
        struck.texts.update(words_of(table, row))
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
    words, old_rev = told_in(row["value"][line]), row.get("rev")
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
    for table in _MADE_OF:
        made_of.follow([*_rows(tree, table), *_befores(tree, table, None)], ref, line)


def _quotes(row: Row, ref: Ref, line: int, words: Iterable[str]) -> bool:
    source: Any = row.get("source")
    if not _points_at(source, ref.table, ref.id):
        return False
    told = (row.get("words") or {}).get("text", "")
    return source["line"] == line if source.get("line") is not None else any(told in text for text in words)


def _take_ties(tree: Tree, ref: Ref, row: Row, struck: Struck) -> None:
    """Take off the map who was put there from a line that goes; who is called otherwise stays, without its words."""
    words = told_in(row["value"][ref.line])
    for tie in _rows(tree, "ties"):
        if not _points_at(tie.get("source"), ref.table, ref.id, ref.line):
            continue
        if any(str(tie.get("name")) in text for text in words):
            _take_record(tree, "ties", str(tie["id"]), struck)
        elif taken := made_of.let_go(tie, words):
            struck.parts.setdefault(("ties", str(tie["id"])), set()).add("does")
            struck.texts.add(taken)


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
    telling = [one for one in struck.texts if len(one) >= _TELLING]
    for row in _rows(tree, "history"):
        before, table, record = row.get("before"), str(row.get("table")), str(row.get("record"))
        if not before:
            continue
        for lost in struck.parts.get((table, record), ()):
            before.pop(lost, None)
        told = any(_tells(text, struck.texts) for text in words_of(table, before))
        if told or (table, record) in emptied or any(one in text for text in texts_in(before) for one in telling):
            row["before"] = None


def _tells(text: str, words: Iterable[str]) -> bool:
    return any(text == one if len(one) < _TELLING else one in text for one in words if one not in SAYS_NOTHING)


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
