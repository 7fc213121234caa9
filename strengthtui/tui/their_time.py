"""When a time of their own comes up in the conversation: the screen clears itself, and afterwards the talk goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from strengthtui.desk.their_time import theirs

if TYPE_CHECKING:
    from strengthtui.tui.screens.talk import TalkScreen


def give_room(screen: TalkScreen) -> None:
    """Clear the screen where a time of their own comes up, once; afterwards the conversation goes on."""
    place = screen.place
    address = place.address if place is not None and theirs(place) else ""
    before, screen.their_time = screen.their_time, address
    if not address or address == before:
        return

    def called_back(_result: None) -> None:
        screen.run_worker(_go_on(screen), exit_on_error=False)

    from strengthtui.tui.screens.their_time import TheirTimeScreen

    screen.app.push_screen(TheirTimeScreen(), called_back)


async def _go_on(screen: TalkScreen) -> None:
    screen.told(await screen.talk.do(lambda sitting: sitting.next()))
    await screen.show_again()
