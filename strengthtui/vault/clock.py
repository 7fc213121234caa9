"""Whether the computer's clock was set back: then what is written now is dated earlier than what was written before.

Nothing is refused for it, and nothing put into another order; it is only told. What was written last of each person
stands in the catalogue, which is sealed like their files and read anyway. A clock that once ran ahead leaves dates that
are still to come: somebody may say that it is right now, and these times, each of them, are told of no more.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from strengthtui.errors import DamagedError
from strengthtui.vault.journal import Journal

if TYPE_CHECKING:
    from collections.abc import Iterable

    from strengthtui.vault.vault import Vault

ACCEPTED: Final = "clock"
"""What a row of the journal is about: times that are still to come are known, and the clock is right."""
ALLOWED: Final = timedelta(days=1)
"""A computer with a wrong time zone, or that shares its clock with another system, is off by up to 14 hours; a cheap
clock drifts by minutes. A day is beyond both, and no date on a paper is off by more."""


def ahead_of(now: str, times: Iterable[str]) -> tuple[str, ...]:
    """Give those of these UTC times that a clock could not have told yet, the newest last; what is no time is none."""
    at = _moment(now)
    if at is None:
        return ()
    limit = (at + ALLOWED).isoformat()
    later = {time for time in times if time > limit}  # written alike, they compare as they stand
    return tuple(sorted(time for time in later if (moment := _moment(time)) is not None and moment > at + ALLOWED))


def set_back(vault: Vault, now: str) -> str | None:
    """Give the newest time in the vault, where the clock stands more than a day before it; reads nobody's file."""
    ahead = ahead_of(now, vault.times())
    if not ahead:
        return None  # nearly always: the journal need not be read
    known = accepted(_rows(vault))
    return next((time for time in reversed(ahead) if time not in known), None)


def accept(vault: Vault, now: str) -> int:
    """Note that the clock is right, whatever times are still to come; gives of how many people there are some."""
    ahead = ahead_of(now, vault.times())
    if ahead and vault.path is not None:
        Journal(vault.path, vault.seals.vault).note({"what": ACCEPTED, "at": now, "times": list(ahead)})
    return len(ahead)


def accepted(rows: Iterable[dict[str, object]]) -> frozenset[str]:
    """Give the times of which the journal tells that they are known."""
    lists = [row.get("times") for row in rows if row.get("what") == ACCEPTED]
    return frozenset(str(time) for times in lists if isinstance(times, list) for time in times)


def _rows(vault: Vault) -> tuple[dict[str, object], ...]:
    if vault.path is None:
        return ()
    try:
        return Journal(vault.path, vault.seals.vault).rows()
    except DamagedError:
        return ()  # the doctor tells of it


def _moment(time: str) -> datetime | None:
    """Read a UTC time; `None` for what is none (it may have been imported)."""
    try:
        moment = datetime.fromisoformat(time)
        return moment if moment.tzinfo is not None else None
    except ValueError:
        return None
