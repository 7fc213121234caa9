"""Asking for a day: typed as people write it, said back with its weekday while it is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from textual.screen import Screen

    from strengthtui.tui.talk import Talk


async def ask_date(screen: Screen[Any], talk: Talk, title: str, *, said: str = "", text: str = "") -> str | None:
    """Give a date as it is stored; `None` where none was wanted."""
    from strengthtui.tui.dialogs.day import DayDialog

    today = await talk.ask_desk(lambda desk: desk.clock.today())
    return await screen.app.push_screen_wait(DayDialog(title, today, said=said, text=text))
