"""When an open vault locks itself, and how: everything kept first, then nothing of anybody left in the app.

Listening looks like idling: in a sitting the veil comes first, the lock much later. A laptop that was closed locks as
soon as it is opened again, since its clock went on and its counting did not.
"""

from __future__ import annotations

from contextlib import suppress
from time import monotonic, time
from typing import TYPE_CHECKING, Final

from strengthtui.errors import StrengthError

if TYPE_CHECKING:
    from strengthtui.tui.app import StrengthApp

IN_A_SITTING: Final = 30 * 60.0
"""Seconds without a key after which a vault is locked while somebody sits together."""
ELSEWHERE: Final = 10 * 60.0
"""The same where nobody does."""
ASLEEP: Final = 60.0
"""Seconds by which the clock may run ahead of our counting before we say that the laptop slept."""


class Sleep:
    """Finds out whether the laptop slept since it was last asked."""

    def __init__(self) -> None:
        """Begin to count."""
        self._clock, self._counted = time(), monotonic()

    def slept(self) -> bool:
        """Tell whether much more time went by than was counted."""
        clock, counted = time(), monotonic()
        ahead = (clock - self._clock) - (counted - self._counted)
        self._clock, self._counted = clock, counted
        return ahead > ASLEEP


async def lock(app: StrengthApp) -> None:
    """Keep what is being typed, let the vault go, and ask for the passphrase; afterwards we are where we were."""
    from strengthtui.tui.flow import let_go, open_door
    from strengthtui.tui.house import Opening

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
    app.workers.cancel_group(app, "flow")
    app.desk, app.was_locked = None, True
    await clear(app)
    await app.thread.call(desk.vault.lock)
    app.run_worker(open_door(app, Opening("people", person=person)), exit_on_error=False, name="door", group="flow")


async def clear(app: StrengthApp) -> None:
    """Take every window away, with all the words in it."""
    from strengthtui.tui.screens.veil import VeilScreen

    app.clear_notifications()
    app._clipboard = ""  # noqa: SLF001  what was copied inside the app
    while len(app.screen_stack) > 1:
        if isinstance(app.screen, VeilScreen):
            app.screen.lifted = True
        await app.pop_screen()
