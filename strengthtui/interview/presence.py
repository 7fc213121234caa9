"""Whether a line was said while nobody else was in the room.

Only what was written down counts: a sitting that says nothing about who was there says nothing about being
alone either. Times are UTC text of one form, so they compare as they stand.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import to_builtins

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from strengthtui.model.conversation import Change
    from strengthtui.model.person import Sitting
    from strengthtui.model.records import Records
    from strengthtui.model.tie import Tie
    from strengthtui.model.words import Record


def alone_at(sittings: Sequence[Sitting], moment: str, sitting: str | None = None) -> bool:
    """Tell whether person and worker were alone then; without a sitting, in the one that was going on."""
    there = _sitting_at(sittings, moment) if sitting is None else _by_id(sittings, sitting)
    if there is None:
        return False
    so_far = [presence for presence in there.present if presence.since <= moment]
    return bool(so_far) and not max(so_far, key=lambda presence: presence.since).names


def tie_alone(sittings: Sequence[Sitting], tie: Tie) -> bool:
    """Tell whether somebody was put on the map, or changed there last, while nobody else was in the room."""
    return alone_at(sittings, tie.made, tie.sitting) or (tie.changed != tie.made and alone_at(sittings, tie.changed))


def reworded_alone(records: Records) -> frozenset[str]:
    """Give the ids of records of which words that stand otherwise now were changed while nobody else was in the room.

    Sorting one, saying where it stands, or that it is right, hides nothing from those who know it. What was struck from
    history may have been its words.
    """
    changed = {row.id: row for table in _WORDS for row in getattr(records, table) if row.changed != row.made}
    updates = (change for change in records.history if change.op == "update" and change.record in changed)
    return frozenset(
        change.record
        for change in updates
        if _says_otherwise(change, changed[change.record]) and alone_at(records.sittings, change.at)
    )


_WORDS: Final[Mapping[str, tuple[str, ...]]] = {
    "jottings": ("words",),
    "evidence": ("words",),
    "strengths": ("name", "possible_through"),
    "goals": ("words", "why", "vision", "state_why"),
    "steps": ("what", "who", "hurdle", "then"),
    "ties": ("name", "who_to_me", "does", "may_know"),
}
"""Fields in which words stand, by table."""


def _says_otherwise(change: Change, record: Record) -> bool:
    before = change.before
    if before is None:
        return change.table in _WORDS
    fields = (field for field in _WORDS.get(change.table, ()) if field in before)
    return any(_words_in(before[field]) != _words_in(to_builtins(getattr(record, field))) for field in fields)


def _words_in(value: object) -> object:
    """Give the text of words, the name of who does a step; anything else as it stands."""
    return value.get("text", value.get("name")) if isinstance(value, dict) else value


def _by_id(sittings: Sequence[Sitting], wanted: str) -> Sitting | None:
    return next((sitting for sitting in sittings if sitting.id == wanted), None)


def _sitting_at(sittings: Sequence[Sitting], moment: str) -> Sitting | None:
    going_on = [s for s in sittings if s.made <= moment and (s.ended is None or moment <= s.ended)]
    return max(going_on, key=lambda s: s.made, default=None)
