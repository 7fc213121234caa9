"""Who is in the room, in plain lines: names are asked for in one way, and what was noted last is said, not assumed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from strengthtui.desk.guests import alone_with_each, guests_of
from strengthtui.desk.refusals import worded
from strengthtui.desk.typed import typed_names
from strengthtui.errors import Refusal
from strengthtui.i18n import _

if TYPE_CHECKING:
    from strengthtui.line.talk import Talk


def ask_names(talk: Talk, text: str, enter: str, typed: str = "") -> tuple[str, ...] | None:
    """Ask for names until there are some, or it is said that there is nobody; `None` when Enter passes over."""
    question = f"{text} {_('Names, with commas.')}"
    typed = typed or talk.ask_in(question, enter)
    while typed:
        names = typed_names(typed)
        if not isinstance(names, Refusal):
            return names
        talk.say(worded(names))
        typed = talk.ask_in(question, enter)
    return None


def with_names(talk: Talk, rest: str) -> None:
    """Say who else is here."""
    names = ask_names(talk, _("Who else is here?"), _("leave it as it is"), rest)
    if names is not None and _present(talk, names) and names and not talk.dialogs:
        talk.show_place()


def alone(talk: Talk, _rest: str) -> None:
    """Say that nobody else is here."""
    _present(talk, ())


def still_here(talk: Talk) -> None:
    """Before a sitting goes on: say who was noted to be in the room, and ask whether it is still so."""
    if not talk.sitting.company_noted:
        return
    names = ", ".join(one.told for one in guests_of(talk.sitting))
    talk.say(_("Noted last: here too is {names}.").format(names=names) if names else _("Noted last: nobody else here."))
    if not talk.agreed(_("Is that still so?"), default=True):
        _present(talk, ask_names(talk, _("Who else is here now?"), _("nobody else")) or ())


def remind(talk: Talk) -> None:
    """Say once what a carer in the room asks of the worker."""
    reminder = alone_with_each(talk.sitting)
    if reminder:
        talk.say(reminder)


def _present(talk: Talk, names: tuple[str, ...]) -> bool:
    if not talk.told(talk.sitting.present(names)):
        return False
    if names:
        talk.screen.wipe()
        talk.say(_("Noted. What was said alone is not shown now."))
        remind(talk)
    else:
        talk.say(_("Noted: nobody else is here."))
    return True
