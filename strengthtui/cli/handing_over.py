"""The commands that hand one person over to a colleague, and take one over."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from strengthtui.cli.erasing import PERSON
from strengthtui.cli.session import Session, asked, at_terminal, say, say_err, yes
from strengthtui.errors import SaidNoError
from strengthtui.i18n import _, told_date

if TYPE_CHECKING:
    from strengthtui.desk.desk import Desk

SECRET = Annotated[
    Path | None,
    typer.Option("--passphrase-file", metavar="FILE", help="Read the code of the sealed file from a file."),
]


def add_to(person: typer.Typer) -> None:
    """Add the commands."""
    person.command("hand-over", help="Seal one person for a colleague, with their agreement.")(_hand_over)
    person.command("take-over", help="Read a person that a colleague handed over.")(_take_over)


def _hand_over(
    context: typer.Context,
    person: PERSON,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The sealed file to write.")],
    to: Annotated[str, typer.Option("--to", metavar="NAME", help="Who takes over.")] = "",
    agreed: Annotated[bool, typer.Option("--agreed", help="They have said yes to this.")] = False,
    concerns: Annotated[bool, typer.Option("--with-concerns", help="The team page's record goes along.")] = False,
    page: Annotated[bool, typer.Option("--page", help="Write the first page beside it, readable.")] = False,
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Write over a file that is there.")] = False,
    passphrase_file: SECRET = None,
) -> None:
    from strengthtui.desk import handing_over
    from strengthtui.desk.secrets import new_code

    session: Session = context.obj
    handing_over.refuse_taken(file, overwrite=overwrite)
    desk = session.desk_to_write()
    entry = desk.people.one(person)
    to = to or (asked(_("Who takes over? (a name; Enter: a colleague)")) if at_terminal() else "") or _("a colleague")
    decided = "" if agreed else _agreement(desk, entry.id, entry.name, to)
    concerns = concerns and _concerns_too(handing_over.concerns_of(desk, entry.id))
    wanted = handing_over.Asked(to, decided, concerns, page, overwrite)
    secret = _chosen(passphrase_file, entry.name) if passphrase_file is not None else new_code()
    written = handing_over.hand_over(desk, entry.id, file, secret, wanted)
    for path in written:
        say(str(path))
    if passphrase_file is None:
        _show(secret)
    _tell(with_concerns=concerns, readable=len(written) > 1)


def _agreement(desk: Desk, person_id: str, name: str, to: str) -> str:
    """Ask whether they agreed; gives who decided, if not they alone. Raises `SaidNoError`."""
    hint = _("Ask them first. --agreed says that they have said yes.")
    if not at_terminal():
        raise SaidNoError(_("Nobody is handed over without their agreement."), "", hint)
    from strengthtui.desk.meeting import agreements_of

    with desk.read(person_id) as found:
        for one in agreements_of(found):
            say_err(one)
    question = _("Everything kept of {name} goes to {to}. Has {name} said yes to that?")
    if not yes(question.format(name=name, to=to), default=False):
        raise SaidNoError(_("Nobody was handed over."), "", hint)
    return asked(_("Who decided? (Enter: they themselves)"))


def _concerns_too(count: int) -> bool:
    if not count or not at_terminal():
        return bool(count)
    question = _("The team page's record ({count} rows) goes along. Is that right?")
    return yes(question.format(count=count), default=False)


def _chosen(file: Path, name: str) -> str:
    from strengthtui.cli.secrets import chosen_passphrase

    return chosen_passphrase(file, (name,))


def _show(code: str) -> None:
    """Show the code this once: on the screen, or as the last line of the product."""
    if not at_terminal():
        say(code)
        return
    say_err(_("Only this code opens the file. It is shown this once:"))
    say_err(f"\n    {code}\n")


def _tell(*, with_concerns: bool, readable: bool) -> None:
    say_err(_("Tell the code by another way than the file: by voice, on paper."))
    if not with_concerns:
        say_err(_("The team page's record is not in it; --with-concerns adds it."))
    if readable:
        say_err(_("The page beside it is not sealed: whoever has it can read it."))
    say_err(_("They stay here, too, until you erase them: strengthtui person erase PERSON."))


def _take_over(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="What a colleague wrote with hand-over.")],
    passphrase_file: SECRET = None,
) -> None:
    from strengthtui.cli.secrets import opened_with
    from strengthtui.desk import handing_over
    from strengthtui.text import visible

    session: Session = context.obj
    desk = session.desk_to_write()
    asks = _("The code of this file, as your colleague told it:")
    handed = opened_with(lambda secret: handing_over.open_file(file, secret), passphrase_file, asks)
    taken = handing_over.take_over(desk, file, handed)
    for note in taken.notes:
        say_err(note)
    name = desk.people.one(taken.person_id).name
    told = _("{name}, handed over by {by} on {day}, is here now.")
    say_err(told.format(name=name, by=taken.by, day=told_date(taken.at)))
    if taken.concerns:
        say_err(_("The team page's record came along: {count} rows.").format(count=taken.concerns))
    say_err(_("Delete the file when you are sure. Your colleague keeps them, too, until they erase them."))
    sys.stdout.write("\n".join(visible(line) for line in taken.page.splitlines()) + "\n\n")
    say(taken.person_id)
