"""When an open vault locks itself, and how: everything kept first, then nothing of anybody left in the app.

Listening looks like idling: in a sitting the veil comes first, the lock much later. How long nobody touched a key is
counted, not read off the clock, so that a clock that is put right or set back neither locks nor keeps from locking. A
laptop that was closed locks as soon as it is opened again.
"""

from __future__ import annotations

import time
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from strengthtui.errors import StrengthError

if TYPE_CHECKING:
    from strengthtui.tui.app import StrengthApp

IN_A_SITTING: Final = 30 * 60.0
"""Seconds without a key after which a vault is locked while somebody sits together."""
ELSEWHERE: Final = 10 * 60.0
"""The same where nobody does."""
ASLEEP: Final = 60.0
"""Seconds more than before in which the laptop slept that make us say that it did."""

_COUNTERS: Final = (("CLOCK_BOOTTIME", "CLOCK_MONOTONIC"), ("CLOCK_MONOTONIC", "CLOCK_UPTIME_RAW"))
"""What Linux, and what macOS calls the two counters of seconds: with sleep, and without."""


def seconds_asleep() -> float:
    """Give a number that grows by the seconds the laptop sleeps, and hardly otherwise.

    Linux and macOS count both with and without sleep, whatever the clock is set to. Elsewhere it is the clock that goes
    on: set back meanwhile, it hides as much sleep, and what is counted there goes on asleep too, so that idling locks.
    """
    for asleep_too, awake in _COUNTERS:
        if hasattr(time, asleep_too) and hasattr(time, awake):
            return time.clock_gettime(getattr(time, asleep_too)) - time.clock_gettime(getattr(time, awake))
    return time.time() - time.monotonic()


class Sleep:
    """Finds out whether the laptop slept since it was last asked."""

    def __init__(self) -> None:
        """Begin to count."""
        self._asleep = seconds_asleep()

    def slept(self) -> bool:
        """Tell whether it slept for more than a moment."""
        before, self._asleep = self._asleep, seconds_asleep()
        return self._asleep - before > ASLEEP


async def lock(app: StrengthApp) -> None:
    """Keep what is being typed, let the vault go, and ask for the passphrase; afterwards we are where we were."""
    from strengthtui.tui.flow import let_go, open_door
    from strengthtui.tui.way_back import way_to

    desk = app.desk
    if desk is None or not desk.vault.sealed:
        return
    person = None
    for window in list(app.windows()):
        with suppress(StrengthError):
            await window.flush()
    await app.settle_unfinished()
    talk, app.talk = app.talk, None
    if talk is not None:
        if talk.keeps:  # whoever is kept nowhere cannot be gone on with; their page is written
            person = await talk.ask(lambda sitting: sitting.person.records.person.id)
        with suppress(StrengthError):
            await let_go(talk)
    opening = way_to(app, person)
    app.workers.cancel_group(app, "flow")
    app.desk, app.clock_looked_at, app.was_locked = None, None, True
    await clear(app)
    await app.thread.call(desk.vault.lock)
    app.run_worker(open_door(app, opening), exit_on_error=False, name="door", group="flow")


async def clear(app: StrengthApp) -> None:
    """Take every window away, with all the words in it."""
    from strengthtui.tui.screens.veil import VeilScreen

    app.clear_notifications()
    app._clipboard = ""  # noqa: SLF001  what was copied inside the app
    while len(app.screen_stack) > 1:
        if isinstance(app.screen, VeilScreen):
            app.screen.lifted = True
        await app.pop_screen()
