"""Words that stand in history only: taken back, taken off, or said otherwise since. They can still be struck.

What stands anywhere as it was is not among them, nor evidence that quotes such words: who strikes the words themselves
reaches history, and what quoted them, too.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from strengthtui.vault.records import to_row
from strengthtui.vault.strikes import SAYS_NOTHING
from strengthtui.vault.word_fields import WORDS, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from strengthtui.model.records import Records


@dataclass(frozen=True, slots=True)
class Former:
    """Words of one row of history that stand nowhere else."""

    change: str
    """Id of the row of history; to be struck as `Ref(table="history", id=change)`."""
    texts: tuple[str, ...]
    gone: bool
    """Whether the record itself is gone, too; else it says something else now."""


def former_words(records: Records) -> Iterator[Former]:
    """Give what history alone tells, newest first, the same words of the same record once."""
    now = dict(standing_words(records))
    standing = {text for texts in now.values() for text in texts}
    ids = {change.record for change in records.history}  # an answer of the kind `goals` holds ids, not words
    rows = [(change, words_of(change.table, change.before or {})) for change in reversed(records.history)]
    sources = standing.union(*(texts for change, texts in rows if change.table != "evidence"))
    told: set[tuple[str, frozenset[str]]] = set()
    for change, texts in rows:
        left = frozenset(texts - standing - ids - SAYS_NOTHING)
        if change.table == "evidence":
            left = frozenset(text for text in left if not any(text in source for source in sources))
        if left and (change.record, left) not in told:
            told.add((change.record, left))
            yield Former(change.id, tuple(sorted(left)), gone=(change.table, change.record) not in now)


def standing_words(records: Records) -> Iterator[tuple[tuple[str, str], frozenset[str]]]:
    """Give table, id and words of every record that holds some."""
    for table in WORDS:
        rows = (records.person,) if table == "person" else getattr(records, table)
        for record in rows:
            yield (table, record.id), frozenset(words_of(table, to_row(record)))
