"""The command that erases a person, and the one that says until when they are kept."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from strengthtui.cli.session import Session, asked, at_terminal, say, say_err, yes
from strengthtui.i18n import _, told_date

if TYPE_CHECKING:
    from strengthtui.desk.desk import Desk
    from strengthtui.desk.erasing import Goes

PERSON = Annotated[str, typer.Argument(metavar="PERSON", help="A name, or the first 6 or more characters of an id.")]


def add_to(person: typer.Typer) -> None:
    """Add the commands."""
    person.command("keep-until", help="Say until when a person is kept; nothing is erased by itself.")(_keep_until)
    person.command("erase", help="Destroy everything that is kept of a person, for good.")(_erase)


def _keep_until(
    context: typer.Context,
    person: PERSON,
    until: Annotated[str, typer.Argument(metavar="DATE", help="A day, 2027-11-20, or never: no date.")],
) -> None:
    session: Session = context.obj
    desk = session.desk_to_write()
    entry = desk.people.one(person)
    day = desk.people.keep_until(entry.id, until)
    if day is None:
        say_err(_("Kept without a date."))
    else:
        told = _("Kept until {day}. Nothing is erased by itself: strengthtui due tells when it is time.")
        say_err(told.format(day=told_date(day)))
    say(entry.id)


def _erase(
    context: typer.Context,
    person: PERSON,
    name: Annotated[
        str | None, typer.Option("--name", metavar="NAME", help="Their name, to confirm where there is no terminal.")
    ] = None,
    receipt: Annotated[
        Path | None, typer.Option("--receipt", metavar="FILE", help="Write the receipt into a new file, too.")
    ] = None,
) -> None:
    from strengthtui.desk import erasing

    session: Session = context.obj
    erasing.refuse_receipt(receipt)
    desk = session.desk_to_write()
    goes = erasing.what_goes(desk, person)
    _show(goes, erasing.out_of_reach())
    if name is None and at_terminal():
        name = asked(_("Type their name to erase all of it for good (Enter: keep it):"))
    erasing.refuse_other_name(goes, name)
    given = erasing.erase(desk, goes)
    if goes.notes and at_terminal():
        _names_in_notes(desk, goes)
    for line in given.text().splitlines():
        say(line)
    sys.stdout.flush()
    if given.remembered:
        say_err(_("The vault remembers which backups were not reached: strengthtui vault doctor  says what to do."))
    if receipt is not None:
        erasing.write_receipt(receipt, given)


def _names_in_notes(desk: Desk, goes: Goes) -> None:
    """Offer to put someone in place of their name in the worker's own notes."""
    from strengthtui.desk import erasing

    if yes(_("Put “someone” in place of their name in your own notes, too?"), default=True):
        for missed in erasing.take_names_out(desk, goes):
            say_err(_("It may still stand in a backup: {backup}").format(backup=missed))


def _show(goes: Goes, out_of_reach: tuple[str, ...]) -> None:
    say_err(_("Of {name} this goes, and nothing brings it back:").format(name=goes.name or goes.person_id))
    for one in goes.counts:
        say_err(f"- {one}")
    say_err(_("This is not reached:"))
    for one in (*goes.papers, *goes.elsewhere, *out_of_reach):
        say_err(f"- {one}")
