"""Hints on words in plain lines: at most one, once a line is kept; nothing while it is typed.

It says what could be written and how to take the line back. It changes nothing, and nobody has to answer it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from strengthtui.i18n import _

if TYPE_CHECKING:
    from strengthtui.desk.hinting import Ground
    from strengthtui.line.talk import Talk


def after_kept(talk: Talk, text: str, where: Ground) -> None:
    """Say one thing of a line that was just kept, where there is one to say."""
    hint = talk.hinting.look(text, where, fresh=True)
    if trouble := talk.hinting.trouble():
        talk.say(trouble)
    if hint is not None:
        talk.say(_("A word: {told}").format(told=hint.told()), indent=2)
        talk.say(_(":undo takes the line back, to type it anew; :words says more."), indent=2)


def words(talk: Talk, rest: str) -> None:
    """Say all of the hint given last; `on`, `off`, or `fine` to leave that word alone here."""
    hinting, wanted = talk.hinting, rest.casefold()
    if wanted in ("on", "off"):
        hinting.switch(on=wanted == "on")
        talk.say(_("Hints on words come again.") if hinting.on else _("No hints on words any more in this sitting."))
    elif wanted == "fine":
        done = hinting.fine_here()
        talk.say(_("Then it stays as it is, and is not said again here.") if done else _nothing())
    elif wanted:
        talk.say(_("That is :words alone, or with on, off or fine."))
    else:
        for told in hinting.last.whole if hinting.last is not None else (_nothing(),):
            talk.say(told)
        talk.say(
            _(":words fine leaves that word alone here, :words off stops such hints for this sitting.")
            if hinting.on
            else _("Hints on words are off; :words on brings them.")
        )


def _nothing() -> str:
    return _("No word was hinted at so far.")
