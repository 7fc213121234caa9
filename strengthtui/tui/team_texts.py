"""The team's own texts for screens that may come up before any desk is open: the team's page, the grounding line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from strengthtui.desk.guides import team_text

if TYPE_CHECKING:
    from strengthtui.tui.app import StrengthApp


async def read_team_text(app: StrengthApp, name: str) -> tuple[str, bool]:
    """Give `limits`, `safety` or `grounding`, and whether it is the team's own."""
    house = app.open_house
    folder = house.settings.team or house.places.team_folder
    return await app.thread.call(lambda: team_text(folder, name))
