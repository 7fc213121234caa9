"""What the worker is told where the computer's clock was set back, and that it is right after all."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from strengthtui.desk.clock import local_day
from strengthtui.i18n import _, told_date
from strengthtui.vault import clock

if TYPE_CHECKING:
    from strengthtui.desk.desk import Desk


class ClockBack(NamedTuple):
    """What is wrong, what it says, what to do."""

    title: str
    message: str
    hint: str


def clock_back(desk: Desk) -> ClockBack | None:
    """Say it where the clock stands clearly earlier than what was written last; `None` where all is well."""
    newest = clock.set_back(desk.vault, desk.clock.now())
    if newest is None:
        return None
    said = _("It says {today}; the newest date kept here is {newest}.")
    return ClockBack(
        _("This computer's clock seems wrong: look at it."),
        said.format(today=told_date(desk.clock.today().isoformat()), newest=told_date(local_day(newest))),
        _("Nothing is lost, but what you write now would be dated too early, and what is due goes by the clock too."),
    )


def clock_is_right(desk: Desk) -> str:
    """Note that dates still to come were written by a clock that ran ahead, and that it is right now."""
    count = clock.accept(desk.vault, desk.clock.now())
    if not count:
        return _("No date in the vault is later than the clock.")
    return _("Noted: the clock is right. What was dated too late stays as it is, and is told of no more.")
