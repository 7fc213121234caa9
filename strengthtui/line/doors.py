"""The three doors of a first start, and what one sees once people are kept: promises first, then everyone."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Literal

from strengthtui.i18n import _, told_date
from strengthtui.line.screen import Screen
from strengthtui.line.terminal import open_reader

if TYPE_CHECKING:
    from collections.abc import Iterator

    from strengthtui.desk.desk import Desk

Door = Literal["demo", "quick", "keep"]
DOORS: tuple[Door, ...] = ("demo", "quick", "keep")


def choose(*, at_terminal: bool) -> Door | None:
    """Show the doors; at a terminal, ask which."""
    screen = Screen(sys.stdout)
    screen.say("strengthtui")
    screen.say()
    screen.say(_("1  Try it with a made-up person (strengthtui demo)"), indent=2)
    screen.say(_("2  Talk now, keep nothing but the page (strengthtui quick)"), indent=2)
    screen.say(_("3  Set up to keep people, without a passphrase yet (strengthtui start)"), indent=2)
    screen.say()
    screen.say(_("Everything stays on this laptop. There is no network."))
    if not at_terminal:
        return None
    reader = open_reader(sys.stdin, sys.stdout)
    try:
        while True:
            screen.say()
            screen.say(_("Which door? 1, 2 or 3 (Enter: leave)"))
            typed = reader.read_line("> ")
            if typed is None or not typed.strip() or typed.strip() == ":quit":
                return None
            if typed.strip() in ("1", "2", "3"):
                return DOORS[int(typed) - 1]
    finally:
        reader.close()


def overview(desk: Desk) -> Iterator[str]:
    """What was promised, then everyone, then how to go on."""
    promises = [row for row in desk.people.due() if row.kind in ("promise", "copy")]
    if promises:
        yield _("You promised")
    for row in promises:
        parts = (row.person, row.what, told_date(row.by))
        yield "  " + "  ".join(part for part in parts if part)
    people = desk.people.list()
    for person in people:
        yield "  ".join(part for part in (person.name, told_date(person.last), person.state) if part)
    if not people:
        yield _("Nobody yet.")
    yield _("strengthtui start NAME begins, strengthtui resume NAME goes on, strengthtui --help shows everything.")
