"""Taking back and bringing back in plain lines: what was typed last, else the last change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from strengthtui.desk.views import PetalView
from strengthtui.errors import Refusal
from strengthtui.i18n import _

if TYPE_CHECKING:
    from strengthtui.desk.views import Outcome
    from strengthtui.line.talk import Talk


def undo(talk: Talk, _rest: str) -> None:
    """Take the line typed last out of what is being typed, else the last change back."""
    if talk.pending and not talk.dialogs:
        talk.pending.pop()
        talk.told(talk.sitting.draft("\n".join(talk.pending)), _("The line typed last is gone."))
        return
    _reversed(talk, talk.sitting.undo(), _("Taken back: {what}. :redo brings it back."))


def redo(talk: Talk, _rest: str) -> None:
    """Bring back what was taken back."""
    _reversed(talk, talk.sitting.redo(), _("Brought back: {what}."))


def _reversed(talk: Talk, outcome: Outcome, done: str) -> None:
    what = "" if isinstance(outcome, Refusal) else outcome.what
    if talk.told(outcome, done.format(what=what or _("the last change"))):
        talk.newest = None
        view = talk.sitting.view()
        if not talk.dialogs and view is not None and not isinstance(view.place, PetalView):
            talk.show_place()
