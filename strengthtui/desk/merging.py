"""Two files that are one person: everything of one goes into the other, and nothing is lost on the way.

Rows go over as they are stored, with what a later version wrote in them. The plan is another than the one agreed to, so
its goals and steps count as changed; what was said of them at read back goes on to stand. What each key press changed
(history) goes along to be read, and to be struck; undo ends at the merge, or it would take apart what belongs together.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import msgspec

from strengthtui.desk.joining import Maps, both_alongside
from strengthtui.desk.planning import next_order
from strengthtui.model.conversation import Jotting
from strengthtui.model.records import TABLES
from strengthtui.model.words import Words

if TYPE_CHECKING:
    from strengthtui.desk.open_person import OpenPerson
    from strengthtui.model.person import Person
    from strengthtui.vault.acts import Act

_PLAN: Final = ("goals", "steps")
_IN_ORDER: Final = (*_PLAN, "ties")
_COUNTED: Final = ("history", "verdicts", "agreements", "conversations")
"""Tables of which the one counted last is what counts: the plan is told from strikes in history too."""
_MORE: Final = ("pronouns", "language", "keep_until")


def merge_into(kept: OpenPerson, old: OpenPerson) -> None:
    """Put everything of `old` into `kept`, as one act; begun anew after a power cut, it takes what is missing."""
    there = kept.file.concerns()
    for row in old.file.concerns():
        if row not in there:
            kept.file.add_concern(row)
    draft = old.file.draft()
    with kept.act(None, history=False) as act:
        _rows(act, kept, old)
        act.update(_person(kept.records.person, old.records.person))
        act.merged()
        if draft is not None and draft.text.strip() and kept.file.draft() is not None:
            act.insert(Jotting(**act.stamp(), words=Words(text=draft.text.strip(), voice=draft.voice)))
            draft = None
    if draft is not None:
        kept.file.save_draft(draft)


def _rows(act: Act, kept: OpenPerson, old: OpenPerson) -> None:
    raw = old.file.raw()
    fresh: dict[tuple[str, str], int] = {}
    maps = Maps(kept.records, old.records)
    for table in TABLES:
        if table == "person":
            continue
        there = {row.id for row in getattr(kept.records, table)}
        after = next_order(getattr(kept.records, table)) if table in _IN_ORDER else 0
        for row in raw.get(table, []):
            if row["id"] in there:
                continue
            if table in _PLAN:
                fresh[table, row["id"]] = row["rev"]
                row["rev"] = act.generation
            if table in _IN_ORDER:
                row["order"] = row.get("order", 0) + after
            if table == "ties" and maps.joined(act, row):
                continue
            if table in _COUNTED:
                row["rev"] = act.generation  # another file's count says nothing
            if table == "verdicts":
                _still_said(row["target"], fresh, act.generation)
            act.adopt(table, row)


def _still_said(target: dict[str, Any], fresh: dict[tuple[str, str], int], generation: int) -> None:
    if fresh.get((target["table"], target["id"])) == target["rev"]:
        target["rev"] = generation


def _person(record: Person, other: Person) -> Person:
    names = dict.fromkeys((*record.also, other.name, *other.also))
    more = {field: getattr(record, field) or getattr(other, field) for field in _MORE}
    return msgspec.structs.replace(
        record,
        **more,
        also=tuple(one for one in names if one != record.name),
        not_again=tuple(dict.fromkeys((*record.not_again, *other.not_again))),
        alongside=both_alongside(record.alongside, other.alongside),
        not_planned=tuple(dict.fromkeys((*record.not_planned, *other.not_planned))),
        talking=_both(record.talking, other.talking),
        reach=_both(record.reach, other.reach),
    )


def _both(one: Any, other: Any) -> Any:  # noqa: ANN401  two of the same small record, or none
    """Put two notes of the same kind together, part by part; where they differ both stand."""
    if one is None or other is None:
        return one or other
    parts = {}
    for field in one.__struct_fields__:
        said = dict.fromkeys(part for part in (getattr(one, field), getattr(other, field)) if part)
        parts[field] = "; ".join(said) or None
    return msgspec.structs.replace(one, **parts)
