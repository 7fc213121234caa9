"""Which fields of a stored row hold somebody's words, and the texts in them: what a strike takes, and looks for.

Knows rows as they are stored, not records, so that what an older or newer version wrote is reached as well.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from strengthtui.vault.storage import Stored

WORDS: Final[Mapping[str, tuple[str, ...]]] = {
    "answers": ("value", "reason", "other"),
    "jottings": ("words",),
    "strengths": ("name", "possible_through"),
    "evidence": ("words",),
    "goals": ("words", "why", "vision", "state_why"),
    "steps": ("what", "who", "hurdle", "then"),
    "ties": ("name", "who_to_me", "does", "may_know", "other"),
    "agreements": ("deciding", "helped_by", "advocate"),
    "sittings": ("place", "through", "state_of_things", "next", "leaving"),
    "person": ("name", "also", "talking", "reach", "alongside", "not_again", "ending"),
}
"""Tables whose rows hold words, and the fields that do. A row of any but `person` can be struck as a whole."""
PARTS: Final[Mapping[str, tuple[str, ...]]] = {
    "person": (
        *("reach.ways", "reach.message", "reach.found"),
        *("talking.interpreter", "talking.signs", "talking.reads", "talking.pace"),
        *("alongside", "not_again", "also"),
    ),
    "strengths": ("possible_through",),
    "goals": ("why", "vision", "state_why"),
    "steps": ("who", "by", "hurdle", "then"),
    "ties": ("who_to_me", "does", "may_know"),
}
"""What can be struck of a record that itself stays."""
_NO_WORDS: Final = frozenset(
    {"voice", "language", "share", "chosen", "kind", "asked", "on", "at", "from", "to", "closeness", "give_take"}
)
"""Keys inside such a field under which ids and choices stand."""


def words_of(table: str, row: Mapping[str, Any]) -> set[str]:
    """Give the texts someone said or wrote that a row holds, without ids, voices and choices."""
    return {text for name in WORDS.get(table, ()) for text in told_in(row.get(name))}


def told_in(value: Stored) -> set[str]:
    """Give the texts inside a stored value, without ids, voices and choices."""
    if isinstance(value, str):
        return {value.strip()} - {""}
    if isinstance(value, list):
        return {text for held in value for text in told_in(held)}
    if isinstance(value, dict):
        return {text for name, held in value.items() if name not in _NO_WORDS for text in told_in(held)}
    return set()
