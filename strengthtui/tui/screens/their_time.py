"""A time of their own: everything off the screen, and nothing typed, until they call the worker back.

A veil that says another line; what is under it moves on when it is lifted.
"""

from __future__ import annotations

from contextlib import suppress

from strengthtui.desk.their_time import their_time_words
from strengthtui.errors import StrengthError
from strengthtui.tui.safe import Words
from strengthtui.tui.screens.veil import VeilScreen


class TheirTimeScreen(VeilScreen):
    """Lies over the conversation until Enter, or the code of the veil."""

    CSS_PATH = "veil.tcss"

    async def settle(self) -> None:
        """Keep what was being typed before; nothing is typed now."""
        for window in list(self.house.windows()):
            with suppress(StrengthError):
                await window.flush()
        self.query_one("#grounding", Words).say(their_time_words()[0])

    def way(self) -> str:
        """Say how one comes back; with a code, as the veil does."""
        return super().way() if self.is_asking or self.house.veil_code else their_time_words()[1]
