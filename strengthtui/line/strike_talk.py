"""Taking words out for good, in plain lines: a line by number, the one typed last, or whatever holds a word of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from strengthtui.desk.showing import line_words
from strengthtui.errors import Refusal
from strengthtui.i18n import _
from strengthtui.line import render

if TYPE_CHECKING:
    from strengthtui.desk.views import LineView
    from strengthtui.line.talk import Talk

_MOST_DIGITS = 4
"""Digits of a line's number; more are words, such as a telephone number."""


def strike(talk: Talk, rest: str) -> None:
    """Take a line out, after a yes; words find what stands in no list, too. What is being typed goes at once."""
    if talk.pending and not rest and not talk.dialogs:
        talk.told(talk.sitting.draft(""), _("What was typed here is gone."))
        talk.pending = []
        return
    line = _line_meant(talk, rest)
    if line is None:
        return
    talk.say(line_words(line))
    if talk.agreed(_("Take this out for good? It cannot be brought back."), default=False):
        take_out(talk, line, _("A line was struck. It can still be read above; :pause clears that."))
    else:
        talk.say(_("It stands as it was."))


def take_out(talk: Talk, line: LineView, done: str) -> None:
    """Strike a line, and say where the same words still stand."""
    outcome = talk.sitting.strike(line.ref)
    if not talk.told(outcome, done) or isinstance(outcome, Refusal):
        return
    talk.newest, talk.numbered = None, ()
    if outcome.elsewhere:
        places = ", ".join(outcome.elsewhere)
        talk.say(_("The same words still stand elsewhere: {places}.").format(places=places))
        talk.say(_(":strike and a word of them finds those in this vault."))


def _line_meant(talk: Talk, rest: str) -> LineView | None:
    from strengthtui.line.commands import line_of

    if not rest or (rest.isdecimal() and len(rest) <= _MOST_DIGITS):
        return line_of(talk, rest)
    found = talk.sitting.to_strike(rest)
    if not found:
        talk.say(_("No line holds these words."))
    if len(found) < 2:  # noqa: PLR2004  of one there is nothing to choose
        return found[0] if found else None
    talk.say()
    for text, indent in render.numbered(found):
        talk.say(text, indent=indent)
    index = talk.number(_("Which one? A number."), len(found), _("leave it"))
    return None if index is None else found[index]
