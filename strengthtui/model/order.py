"""What came after what, though the computer's clock may have been set back in between.

A file counts its changes, and that count never goes back; times do, where somebody sets a clock. So it is the count
that orders records, and what they say of the time orders only those that came from another file, whose count says
nothing here: a merge gives all of them one and the same.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from strengthtui.model.conversation import Change
    from strengthtui.model.words import Record

_R = TypeVar("_R", bound="Record")


def in_order(rows: Iterable[_R], history: Sequence[Change]) -> list[_R]:
    """Give records of one person as they were last changed, the newest last."""
    counted = sorted(rows, key=lambda one: (one.rev, one.changed, one.id))
    if all(one.changed <= after.changed for one, after in pairwise(counted)):
        return counted  # nearly always: count and clock agree
    merges = merges_in(history)
    latest, times = "", dict[str, str]()
    for one in counted:
        times[one.id] = one.changed if one.rev in merges else max(one.changed, latest)
        latest = max(latest, times[one.id])
    return sorted(counted, key=lambda one: times[one.id])


def merges_in(history: Iterable[Change]) -> frozenset[int]:
    """Give the counts at which another file came into this one."""
    return frozenset(change.rev for change in history if change.op == "merge")
