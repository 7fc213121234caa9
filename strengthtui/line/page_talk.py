"""A person's page in plain lines: the stages by name with what was done, and what could come next, by number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from strengthtui.desk.page_doing import LEADS_TO, begins
from strengthtui.desk.page_views import page_view
from strengthtui.desk.showing import page_lines
from strengthtui.i18n import _
from strengthtui.line import asides, choosing, plan_talk

if TYPE_CHECKING:
    from strengthtui.line.talk import Talk


def more() -> str:
    """What `:help page` says."""
    return _("Their page: what to know, the stages and what was done, what could come next; :page NUMBER does that.")


def page(talk: Talk, rest: str) -> None:
    """Show the page; with a number, do what could come next."""
    view = page_view(talk.sitting.person, talk.sitting.company)
    if not rest:
        talk.say()
        for text, indent in page_lines(view):
            talk.say(text, indent=indent)
        if view.offers:
            talk.say(_(":page NUMBER does it. :choose begins another conversation."))
        return
    index = talk.chosen(len(view.offers), rest)
    if index is None:
        talk.say(_("Nothing of that number could come next. :page shows what could."))
        return
    if talk.keep_pending():
        _do(talk, view.offers[index].id)


def _do(talk: Talk, offer: str) -> None:
    if offer in LEADS_TO:
        choosing.go_into(talk, lambda sitting: begins(sitting, offer, talk.desk.keep_pack))
    elif offer == "talk":
        _talk(talk)
    elif offer == "mark":
        asides.strength(talk, "")
    else:
        plan_talk.plan(talk, "")


def _talk(talk: Talk) -> None:
    """Go on with what is open; where nothing is, choose."""
    if any(one.state == "open" for one in talk.sitting.person.records.conversations):
        choosing.go_into(talk, lambda sitting: sitting.resume())
    else:
        choosing.choose(talk, "")
