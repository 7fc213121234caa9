"""Reading back in plain lines: right, change it, leave it out, not sure; the plan too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from strengthtui.i18n import _
from strengthtui.line import plan_talk, render

if TYPE_CHECKING:
    from strengthtui.desk.terms import VerdictKind
    from strengthtui.desk.views import ReadView
    from strengthtui.line.talk import Talk


def read_back(talk: Talk, rest: str) -> None:
    """Read every line that was not read back as it now stands (`all`: every line), then the agreement to the plan."""
    views = talk.sitting.to_read_back(again=rest.casefold() in ("all", _("all")))
    if not views:
        talk.say(_("Everything was read back. :readback all reads it again."))
    else:
        talk.say(_("Read each line aloud, and ask whether it is right."))
    if all(_one(talk, view) for view in views):
        plan = talk.sitting.plan()
        if (plan.goals or plan.promises) and not plan.agreed.startswith(_("agreed on")):
            plan_talk.show(talk)
            plan_talk.agree(talk, "")
    if talk.dialogs == 0 and views:
        talk.show_place()


def _one(talk: Talk, view: ReadView) -> bool:
    """Read one line; false when they want to stop."""
    for text, indent in render.read_line(view):
        talk.say(text, indent=indent)
    if view.voice == "other":  # whose words they are, lest they are taken for the person's
        whose = next((line.whose for line in talk.sitting.lines() if line.ref == view.ref), "")
        talk.say(whose, indent=4)
    ways: dict[str, VerdictKind | None] = {
        "y": "right",
        "yes": "right",
        "c": "changed",
        "change": "changed",
        "o": "left-out",
        "n": "not-sure",
    }
    while True:
        verdict = talk.one_of(_("y right   c change it   o leave it out   n not sure"), ways, _("stop here"), None)
        if verdict is None:
            talk.say(_("The rest is still there. :readback goes on with it."))
            return False
        words = ""
        if verdict == "changed":
            words = talk.ask_in(_("In which words?"), _("leave it as it is"))
            if not words:
                continue
        done = {"changed": _("Changed."), "left-out": _("It stays out of every paper."), "not-sure": _("Noted.")}
        if talk.told(talk.sitting.verdict(view.ref, verdict, words), done.get(verdict, "")) or verdict != "changed":
            return True
