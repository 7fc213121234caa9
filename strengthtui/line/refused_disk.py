"""When the disk refuses in the middle of a talk: the line in hand stays in hand, and is tried again or copied out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from strengthtui.i18n import _

if TYPE_CHECKING:
    from strengthtui.errors import NotWrittenError
    from strengthtui.line.talk import Talk


def try_again(talk: Talk, error: NotWrittenError) -> bool:
    """Say what happened, show what is not kept, and ask; false where they leave it, or nobody can be asked."""
    if talk.ending:
        return False
    talk.unkept = True
    talk.say()
    talk.screen.say_error(error)
    held = [*talk.pending, talk.in_hand] if talk.in_hand not in talk.pending[-1:] else talk.pending
    if any(line.strip() for line in held):
        talk.say(_("Not kept yet:"))
    for line in held:
        talk.say(line, indent=2)
    talk.say(_("Everything before it is kept."))
    if not talk.reader.interactive or not _wanted(talk):
        return False
    talk.unkept = False
    return True


def _wanted(talk: Talk) -> bool:
    while True:
        talk.say(_("Copy it out if you must leave: q leaves without it. (Enter: try again)"))
        typed = talk.reader.read_line("> ")
        if typed is None or typed.strip().casefold() in ("q", ":quit"):
            return False
        if not typed.strip():
            return True
        talk.say(_("Nothing can be kept just now, this line neither."))
