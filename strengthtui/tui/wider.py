"""After an answer that opened what only the full way asks: say what it is, and go on there if they like."""

from __future__ import annotations

from typing import TYPE_CHECKING

from strengthtui.desk import wider
from strengthtui.desk.views import QuestionView
from strengthtui.i18n import _
from strengthtui.tui.dialogs.asking import SureDialog

if TYPE_CHECKING:
    from strengthtui.desk.views import PetalView
    from strengthtui.tui.screens.talk import TalkScreen


async def offer(screen: TalkScreen, answered: QuestionView | PetalView | None) -> None:
    """Ask once, right after the answer."""
    if not isinstance(answered, QuestionView) or not answered.options:
        return
    parts = await screen.talk.ask(lambda sitting: wider.opened(sitting, answered.address))
    if not parts:
        return
    sure = SureDialog(
        _("The full way asks about these. Go on there now?"),
        _("Yes, go on there"),
        no=_("No, stay on the short way"),
        said=" · ".join(parts),
    )
    if await screen.app.push_screen_wait(sure) == "yes":
        screen.told(await screen.talk.do(lambda sitting: wider.go_on(sitting, answered.address)))
