"""A time of their own in plain lines: the screen is cleared, and what is typed meanwhile is nobody's and not kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from strengthtui.desk.their_time import their_time_words
from strengthtui.i18n import _

if TYPE_CHECKING:
    from strengthtui.line.talk import Talk


def leave_alone(talk: Talk) -> None:
    """Clear the screen, wait until they call back, and go on."""
    talk.screen.wipe()
    said, back = their_time_words()
    talk.say(said)
    talk.ask_in(back, _("go on"))
    talk.moved(talk.sitting.next())
