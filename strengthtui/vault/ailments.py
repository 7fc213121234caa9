"""What may ail a vault: every kind there is, and whether it is damage. Whoever looks says where; nobody words it twice.

Damage is what was written and is not there any more as it was; a note is what a kill, a power cut, a move or a clock
leaves behind, and costs nobody a word.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

Severity = Literal["damage", "note"]

SEVERITY: Final[dict[str, Severity]] = {
    "head-copy": "damage",
    "head-older": "note",
    "key-copy": "damage",
    "heads-row": "damage",
    "heads-torn": "note",
    "heads-missing": "note",
    "heads-behind": "note",
    "person-missing": "damage",
    "person-unreadable": "damage",
    "person-now": "damage",
    "person-older": "damage",
    "person-twice": "damage",
    "person-newer": "note",
    "generation-unreadable": "note",
    "generation-of-another": "damage",
    "draft-unreadable": "damage",
    "concern-unreadable": "damage",
    "concern-older": "damage",
    "pack-changed": "damage",
    "pack-missing": "note",
    "journal-unreadable": "damage",
    "reflections-unreadable": "damage",
    "set-aside": "note",
    "empty-folder": "note",
    "leftover": "note",
    "taken-away": "note",
    "catalogue-row": "note",
    "catalogue-torn": "note",
    "catalogue-out-of-date": "note",
    "clock-set-back": "note",
    "backup-owed": "note",
}
"""Every ailment there is. The catalogue is derived: nothing about it is damage."""


@dataclass(frozen=True, slots=True)
class Ailment:
    """One thing found."""

    code: str
    severity: Severity
    where: str
    """A path inside the vault, or a backup's; never anyone's words or name."""
    what: str
    hint: str


def found(code: str, where: str, what: str, hint: str) -> Ailment:
    """Say one thing; how bad it is stands in the table."""
    return Ailment(code, SEVERITY[code], where, what, hint)
