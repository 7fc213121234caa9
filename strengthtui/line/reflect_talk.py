"""Two questions for the worker alone, in plain lines: at the door after a talk, or whenever they are asked for.

Asked only where nobody else sits at the screen. Whatever is passed over leaves nothing; nothing is kept of a talk that
keeps nothing. A pipe is asked nothing at a door.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from strengthtui.desk import own_notes, reflecting
from strengthtui.errors import StrengthError
from strengthtui.i18n import _
from strengthtui.line.endings import Ended

if TYPE_CHECKING:
    from strengthtui.desk.desk import Desk
    from strengthtui.desk.reflecting import Sheet
    from strengthtui.line.screen import Screen
    from strengthtui.line.terminal import LineReader

LEAVE = frozenset({":quit", ":q", ":enough", ":pause"})


def offer(desk: Desk, reader: LineReader, screen: Screen, *, keeps: bool, company: bool) -> None:
    """Offer them on the way out, where somebody is at the terminal and wants to be offered them."""
    if not reader.interactive or not reflecting.is_offered(desk):
        return
    if not keeps:
        if not company:
            to_think_over(desk, screen)
        return
    if company:
        screen.say()
        screen.say(_("There are two questions for you, the worker. Are you alone now? y or n (Enter: no)"))
        if (reader.read_line("> ") or "").strip().casefold() not in ("y", "yes", _("yes")):
            return
    try:
        sheets = reflecting.put_two(desk)
    except StrengthError as error:  # it is no time for it; the doctor tells of it too
        screen.say_error(error)
        return
    ask_all(desk, sheets, reader, screen)


def to_think_over(desk: Desk, screen: Screen) -> None:
    """Say two questions, and that nothing is kept."""
    screen.say()
    screen.say(_("For you, to think over before the next door. Nothing is kept of it."))
    for asked in reflecting.think_of_two(desk):
        screen.say(f"{asked.name}: {asked.question}", indent=2)


def ask_all(desk: Desk, sheets: tuple[Sheet, ...], reader: LineReader, screen: Screen) -> int:
    """Put each question; gives how many notes were kept."""
    screen.say()
    screen.say(_("Two questions for you, before the next door. An empty line passes over, :quit leaves."))
    screen.say(_("It is about your work. Leave names out."))
    kept = 0
    for sheet in sheets:
        screen.say()
        screen.say(f"{sheet.asked.name}: {sheet.asked.question}" if sheet.asked.name else sheet.asked.question)
        if sheet.words:
            screen.say(_("You had begun: {words}").format(words=sheet.words), indent=2)
            screen.say(_("What you type now goes on from there."), indent=2)
        line = _read(desk, sheet, reader)
        if line is None or line.strip() in LEAVE:
            break
        words = "\n".join(part for part in (sheet.words, line.removeprefix(":") if line[:2] == "::" else line) if part)
        if words.strip():
            kept += _kept(desk, sheet, words, reader, screen)
    if kept:
        screen.say(_("Kept, for you: strengthtui reflect list"))
    return kept


def _read(desk: Desk, sheet: Sheet, reader: LineReader) -> str | None:
    """Read a line; where the program is ended in the middle of it, what was typed is there next time."""
    try:
        return reader.read_line("> ")
    except (Ended, KeyboardInterrupt):
        begun = "\n".join(part for part in (sheet.words, reader.unfinished) if part.strip())
        if begun and not reader.unfinished.startswith(":"):
            with suppress(StrengthError):
                own_notes.keep(desk, begun, sheet.asked, note=sheet.note, draft=True)
        raise


def _kept(desk: Desk, sheet: Sheet, words: str, reader: LineReader, screen: Screen) -> bool:
    """Keep a note, once it is settled what becomes of names in it; until then it is safe as something half typed."""
    try:
        note = own_notes.keep(desk, words, sheet.asked, note=sheet.note, draft=True)
        text = settled(desk, words, reader, screen)
        if text is None:
            own_notes.drop_draft(desk, note)
            return False
        own_notes.keep(desk, text, sheet.asked, note=note)
    except StrengthError as error:
        screen.say_error(error)
        return False
    return True


def settled(desk: Desk, words: str, reader: LineReader, screen: Screen) -> str | None:
    """Give the words as they are to be kept; `None` where they are not. Nobody is asked at the end of a pipe."""
    names: tuple[str, ...] = ()
    with suppress(StrengthError):
        names = own_notes.names_in(desk, words)
    if not names:
        return words
    screen.say(_("A name that is kept here stands in it: {names}.").format(names=", ".join(names)))
    if not reader.interactive:
        screen.say(_("“someone” is put in its place."))
        return own_notes.with_someone(desk, words)
    screen.say(_("s: put “someone”   k: keep it as it is   n: do not keep it (Enter: s)"))
    while True:
        typed = reader.read_line("> ")
        answer = (typed or "").strip().casefold()
        if answer in ("", "s"):
            return own_notes.with_someone(desk, words)
        if answer in ("k", "n"):
            return words if answer == "k" else None
        screen.say(_("That is none of these."))
