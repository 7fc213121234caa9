"""Rows about other people in a person's file: how many there are, and everything without them.

Only what somebody put where others belong is known: lines said by somebody else, answers about people, helpers, who
was there, who is alongside, people on the map of who is round them. A name inside a sentence cannot be told from any
other word; who leaves rows out is told so. What history remembers of such rows goes with them.
"""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any, Final

from msgspec import Struct

from strengthtui.i18n import _

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from strengthtui.desk.open_person import OpenPerson

    Row = dict[str, Any]
    Raw = dict[str, Any]


class Parts(Struct, frozen=True):
    """What goes into everything that is written of a person."""

    third_parties: bool = True
    concerns: bool = False


class Asked(Struct, frozen=True):
    """What somebody is asked about before everything is written."""

    third_parties: tuple[tuple[str, int], ...]
    """What it is, and how many."""
    concerns: int


def asked_of(person: OpenPerson) -> Asked:
    """Count what somebody is asked about before everything of this person is written."""
    return Asked(third_parties_in(person.file.raw()), len(person.file.concerns()))


def third_parties_in(raw: Mapping[str, Any]) -> tuple[tuple[str, int], ...]:
    """Count rows about other people, as `show --json` has them; nothing where there are none."""
    said = [row for table in _SAID for row in raw.get(table, [])]
    counted = (
        (_("lines in somebody else's words"), sum(map(_said_by_others, said))),
        (_("answers about people"), sum(map(_names_people, raw.get("answers", [])))),
        (_("helpers named"), sum(map(_helper, raw.get("steps", [])))),
        (_("people on the map of who is round them"), sum(map(_on_the_map, raw.get("ties", [])))),
        (_("times others were there"), sum(map(_company, raw.get("sittings", [])))),
        (_("people and agencies alongside"), len(raw.get("person", {}).get("alongside") or [])),
    )
    return tuple((what, count) for what, count in counted if count)


def without_third_parties(raw: Mapping[str, Any]) -> Raw:
    """Give everything without those rows, so that it can still be read back."""
    left: Raw = deepcopy(dict(raw))
    gone = {row["id"] for table in _SAID for row in left.get(table, []) if _is_others(row)}
    gone |= {row["id"] for row in left.get("ties", []) if _on_the_map(row)}
    gone |= {row["id"] for name in _TAKEN for row in left.get(name, []) if (row.get("source") or {}).get("id") in gone}
    for table in (*_SAID, "ties"):
        _drop(left, table, lambda row: row["id"] in gone)
    _let_go_of_goals(left, gone)
    changed = {row["id"] for table in _CHANGING for row in left.get(table, []) if _CHANGING[table](row)}
    for row in [row for table in _TAKEN for row in left.get(table, [])]:
        if (row.get("source") or {}).get("id") in changed:
            row["source"] = None
    if left["person"].get("alongside"):
        left["person"]["alongside"] = []
    _drop(left, "verdicts", lambda row: row["target"]["id"] in gone | changed)
    once = {row["record"] for row in left.get("history", []) if _was_on_the_map(row)}
    _drop(left, "history", lambda row: row["record"] in gone | changed | once or _remembers(row))
    return left


_OTHER: Final = "other"
_SAID: Final = ("jottings", "answers", "evidence", "goals")
_TAKEN: Final = ("evidence", "ties")
"""Tables of which rows say from where their words were taken."""


def _said_by_others(row: Row) -> int:
    """Count what somebody else said: each line of a list, in its own voice or else the row's; else the row."""
    lines = [line for line in _lines(row) if isinstance(line, dict) and "text" in line]
    if lines:
        return sum(_is_others_line(line, row) for line in lines)
    words = row.get("words") or row
    return int(words.get("voice") == _OTHER)


def _is_others(row: Row) -> bool:
    """Tell whether all of a row is somebody else's words, or about other people."""
    said, lines = _said_by_others(row), _lines(row)
    return _names_people(row) or (said > 0 and said >= len(lines))


def _lines(row: Row) -> list[Any]:
    value = row.get("value")
    return value if isinstance(value, list) else []


def _is_others_line(line: Row, row: Row) -> bool:
    return (line.get("voice") or row.get("voice")) == _OTHER


def _names_people(row: Row) -> bool:
    return any(isinstance(one, dict) and "who_to_me" in one for one in _lines(row))


def _on_the_map(row: Row) -> bool:
    """Tell whether a row of the map is about a person: it is, where it says nothing else."""
    return ("name" in row and row.get("kind", "person") == "person") or row.get("voice") == _OTHER


def _was_on_the_map(change: Row) -> bool:
    """Tell whether a row of history remembers a person on the map: all that was changed of them is about them."""
    return change.get("table") == "ties" and _on_the_map(change.get("before") or {})


def _let_go_of_goals(left: Raw, gone: set[str]) -> None:
    """Steps of a goal that is out serve none, and no answer names it."""
    for step in left.get("steps", []):
        step["goal"] = None if step.get("goal") in gone else step.get("goal")
    for answer in left.get("answers", []):
        if not gone.isdisjoint(one for one in _lines(answer) if isinstance(one, str)):
            answer["value"] = [one for one in _lines(answer) if one not in gone]
    _drop(left, "answers", lambda row: row.get("value") == [])


def _helper(row: Row) -> bool:
    return bool((row.get("who") or {}).get("name"))


def _company(row: Row) -> bool:
    return bool(row.get("through")) or any(one.get("names") for one in row.get("present") or [])


def _keep_own_lines(row: Row) -> bool:
    mixed = bool(_said_by_others(row))
    if mixed:  # lines that stay have a voice of their own, where the row's is another's
        row["value"] = [line for line in _lines(row) if not _is_others_line(line, row)]
        row |= {"voice": "gist", "other": None} if row.get("voice") == _OTHER else {}
    return mixed


def _name_no_helper(row: Row) -> bool:
    named = _helper(row)
    if named:
        row["who"]["name"] = None
    return named


def _name_no_company(row: Row) -> bool:
    named = _company(row)
    if named:
        present = [{**one, "names": []} for one in row.get("present") or []]
        for one in present:
            one.pop("roles", None)  # of nobody, then
        row |= {"present": present, "through": None}
    return named


_CHANGING: Final[Mapping[str, Callable[[Row], bool]]] = {
    "answers": _keep_own_lines,
    "steps": _name_no_helper,
    "sittings": _name_no_company,
}
"""Tables of whose rows only a part goes, and what takes it out; each says whether there was any."""


def _remembers(row: Row) -> bool:
    """Tell whether history holds something of the kind in what was there before."""
    before = row.get("before") or {}
    return bool(_said_by_others(before) or before.get("alongside")) or any(
        tells(before) for tells in (_names_people, _helper, _company)
    )


def _drop(raw: Raw, table: str, is_gone: Callable[[Row], bool]) -> None:
    if table in raw:
        raw[table] = [row for row in raw[table] if not is_gone(row)]
