"""Whether a line was said while nobody else was in the room.

Only what was written down counts: a sitting that says nothing about who was there says nothing about being
alone either. Times are UTC text of one form, so they compare as they stand.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from strengthtui.model.person import Sitting
    from strengthtui.model.tie import Tie


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


def _by_id(sittings: Sequence[Sitting], wanted: str) -> Sitting | None:
    return next((sitting for sitting in sittings if sitting.id == wanted), None)


def _sitting_at(sittings: Sequence[Sitting], moment: str) -> Sitting | None:
    going_on = [s for s in sittings if s.made <= moment and (s.ended is None or moment <= s.ended)]
    return max(going_on, key=lambda s: s.made, default=None)
