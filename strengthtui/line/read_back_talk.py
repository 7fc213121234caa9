"""Reading back in plain lines: right, change it, leave it out, not sure; the plan too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from strengthtui.i18n import _
from strengthtui.line import plan_talk, render

if TYPE_CHECKING:
    from strengthtui.desk.views import ReadView
    from strengthtui.line.talk import Talk


def read_back(talk: Talk, rest: str) -> None:
    """Read every line that was not read back as it now stands (`all`: every line), then the agreement to the plan."""
    views = talk.sitting.to_read_back(again=rest.casefold() in ("all", _("all")))
    if not views:
        talk.say(_("Everything was read back. :readback all reads it again."))
    else:
        talk.say(_("Read each line aloud.  y right   c change it   o leave it out   n not sure   (Enter: stop here)"))
    for view in views:
        if not _one(talk, view):
            return
    plan = talk.sitting.plan()
    if (plan.goals or plan.promises) and not plan.agreed.startswith(_("agreed on")):
        plan_talk.show(talk)
        talk.dialogs += 1
        try:
            plan_talk.agree(talk, "")
        finally:
            talk.dialogs -= 1


def _one(talk: Talk, view: ReadView) -> bool:
    for text, indent in render.read_line(view):
        talk.say(text, indent=indent)
    while True:
        typed = talk.ask_in(_("y  c  o  n")).casefold()
        if not typed:
            talk.say(_("The rest is still there: :readback goes on with it."))
            return False
        letter = typed[:1]
        if letter == "y":
            return talk.told(talk.sitting.verdict(view.ref, "right")) or True
        if letter == "o":
            return talk.told(talk.sitting.verdict(view.ref, "left-out"), _("It stays out of every paper.")) or True
        if letter == "n":
            return talk.told(talk.sitting.verdict(view.ref, "not-sure"), _("Noted.")) or True
        if letter == "c":
            words = talk.ask_in(_("In which words? (an empty line leaves it as it is)"))
            if words and talk.told(talk.sitting.verdict(view.ref, "changed", words), _("Changed.")):
                return True
            if not words:
                continue
        talk.say(_("y right   c change it   o leave it out   n not sure   (Enter: stop here)"))
