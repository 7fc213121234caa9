"""Where each thing lies inside a vault (DESIGN 8); names only, nothing here touches the disk.

A person's folder has a random name: a name or a ULID would tell a thief whom, or when.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

HEAD: Final = "vault.head"
HEAD_COPY: Final = "vault.head.2"
HEADS: Final = "heads"
CATALOGUE: Final = "catalogue"
PEOPLE: Final = "people"
PACKS: Final = "packs"
JOURNAL: Final = "journal"
"""What was done with the vault as a whole: which backups were made of it."""
REFLECTIONS: Final = "reflections"
"""What the worker noted for themselves: sealed for the whole vault, in nobody's folder."""
ASIDE: Final = "aside"
"""Where a folder goes that is to be destroyed: killed in between, nobody lists a half of it."""

NOW: Final = "now"
GENERATIONS: Final = ("1", "2")
"""The state before the last act, and the one before that."""
DAY: Final = "day-"
"""`day-2026-11-22` is the state before the first act of that day."""
DAYS_KEPT: Final = 14
DRAFT: Final = "draft"
CONCERN: Final = "concern"
"""What was written down behind the safety key: apart from everything else, rows only ever added."""
KEYS: Final = ("key", "key.2")
"""The person's own key, twice; only in a sealed vault."""
LOCK: Final = "lock"
LOCK_WHO: Final = "lock.who"
SET_ASIDE: Final = "now.damaged"
"""A damaged `now` that someone chose to go on without; the next strike takes it away, unread as it is."""

FOLDER_DIGITS: Final = 32
_FOLDER = re.compile(r"[0-9a-f]{32}")
_DAY = re.compile(r"day-\d{4}-\d\d-\d\d")
_DIGEST = re.compile(r"[0-9a-f]{16,128}")
_PERSON = re.compile(r"[0-9A-Za-z_-]{1,40}")


def is_folder_name(name: str) -> bool:
    """Tell whether this is what we name a person's folder."""
    return _FOLDER.fullmatch(name) is not None


def is_day(name: str) -> bool:
    """Tell whether this is a kept day."""
    return _DAY.fullmatch(name) is not None


def is_state(name: str) -> bool:
    """Tell whether this is one state of a person's tables: the newest, a kept one, or one that was set aside."""
    return name in {NOW, *GENERATIONS, SET_ASIDE} or is_day(name)


def is_digest(name: str) -> bool:
    """Tell whether this may name a kept pack: hexadecimal digits, so never a way out of the folder."""
    return _DIGEST.fullmatch(name) is not None


def is_person_id(name: str) -> bool:
    """Tell whether this may be a person's id: it has to fit a row of `heads`."""
    return _PERSON.fullmatch(name) is not None


def people(vault: Path) -> Path:
    """Give the folder of people's folders."""
    return vault / PEOPLE


def person(vault: Path, folder: str) -> Path:
    """Give one person's folder."""
    return vault / PEOPLE / folder


def pack(vault: Path, digest: str) -> Path:
    """Give the place of a kept pack version."""
    return vault / PACKS / digest
