"""Telling of a clock that was set back: once for each opening of the vault, before anything is written into it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from strengthtui.desk.desk import Desk
    from strengthtui.tui.app import StrengthApp


async def tell_of_clock(app: StrengthApp, desk: Desk) -> None:
    """Say what the clock says and what was written; waits until it was read."""
    from strengthtui.desk.clock_back import clock_back

    if app.clock_looked_at is desk:
        return
    app.clock_looked_at = desk
    found = await app.thread.call(lambda: clock_back(desk))
    if found is not None:
        from strengthtui.tui.dialogs.asking import ToldDialog

        await app.push_screen_wait(ToldDialog(*found))
