"""When the worker is offered two questions for themselves: on the way out of a talk that was closed, and alone.

Never while the screen is turned to the person or somebody else was last said to be here: then it is asked first
whether they are alone now, and nothing else is shown. After a talk that keeps nothing there is nothing to keep either.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from strengthtui.errors import StrengthError
from strengthtui.i18n import _

if TYPE_CHECKING:
    from strengthtui.desk.desk import Desk
    from strengthtui.tui.app import StrengthApp
    from strengthtui.tui.talk import Talk


async def open_notes(app: StrengthApp, desk: Desk, _nobody: str) -> None:
    """Open the worker's own notes, from the list of people."""
    from strengthtui.tui.screens.own_notes import OwnNotesScreen

    await app.push_screen_wait(OwnNotesScreen(desk))


async def get_up_closed(app: StrengthApp, talk: Talk) -> None:
    """Let the file go after a kind close, and only then offer the worker something for themselves."""
    from strengthtui.tui.flow import get_up

    company = await talk.ask(lambda sitting: bool(sitting.company))
    await get_up(app, talk, ended=True)
    await offer(app, talk.desk, keeps=talk.keeps, company=company)


async def offer(app: StrengthApp, desk: Desk, *, keeps: bool, company: bool) -> None:
    """Offer the two questions, where the worker wants to be offered them."""
    from strengthtui.desk import reflecting
    from strengthtui.desk.reflecting import Sheet
    from strengthtui.tui.screens.reflect import ReflectScreen

    if not desk.settings.reflect or not await _alone(app, keeps=keeps, company=company):
        return
    if not keeps:
        two = await app.thread.call(lambda: reflecting.think_of_two(desk))
        await app.push_screen_wait(ReflectScreen(desk, [Sheet(one) for one in two], keeps=False))
        return
    try:
        sheets = await app.thread.call(lambda: reflecting.put_two(desk))
    except StrengthError:
        return  # notes that do not read are the doctor's to tell of; it is no time for it at the door
    await app.push_screen_wait(ReflectScreen(desk, sheets))


async def _alone(app: StrengthApp, *, keeps: bool, company: bool) -> bool:
    """Find out whether the worker is alone; the screen is theirs then."""
    if not company and not app.beside:
        return True
    if not keeps:
        return False
    from strengthtui.tui.dialogs.asking import ChoiceDialog, Way

    ways = (Way("no", "n", _("No, not now")), Way("yes", "y", _("Yes, I am alone")))
    said = _("There are two questions for the worker alone.")
    if await app.push_screen_wait(ChoiceDialog(_("Are you by yourself now?"), ways, said=said)) != "yes":
        return False
    if app.beside:
        await app.turn()
    return True
