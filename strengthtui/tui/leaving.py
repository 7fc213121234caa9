"""Leaving a window once, whatever was pressed meanwhile.

Textual takes away whichever window is in front, not the one that asked: a second key, pressed before a window was gone,
would take another with it, or end the app; and a window under the veil would lift the veil.
"""

from __future__ import annotations

from textual.await_complete import AwaitComplete
from textual.screen import Screen, ScreenResultType


class LeavesOnce(Screen[ScreenResultType]):
    """A window that is dismissed once, and only when it is in front."""

    _waiting: tuple[ScreenResultType | None] | None = None
    """What it is to return once it is in front again."""
    _gone = False

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """Leave; a second time does nothing, and under another window it waits."""
        if self._gone:
            return AwaitComplete()
        if self.app.screen is not self:
            self._waiting = (result,)
            return AwaitComplete()
        self._gone = True
        return super().dismiss(result)

    async def on_screen_resume(self) -> None:
        """Leave now, where that was asked for meanwhile."""
        if self._waiting is not None:
            self.dismiss(self._waiting[0])
