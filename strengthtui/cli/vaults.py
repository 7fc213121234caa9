"""Commands about the vault: make one, look it over."""

from __future__ import annotations

from typing import Annotated

import typer

from strengthtui.cli.session import Session, say, say_err, say_json
from strengthtui.errors import ExitCode, UsageError
from strengthtui.i18n import _


def add_to(app: typer.Typer) -> None:
    """Add the commands."""
    room = typer.Typer(help="The folder of people's files.", rich_markup_mode=None, no_args_is_help=True)
    room.command("create", help="Make a vault.")(_create)
    room.command("doctor", help="Look the vault over; nothing is changed unasked.")(_doctor)
    app.add_typer(room, name="vault")


def _create(
    context: typer.Context,
    unsealed: Annotated[
        bool, typer.Option("--unsealed", help="Without a passphrase: whoever opens the laptop can read it.")
    ] = False,
) -> None:
    from strengthtui.desk.desk import create_vault

    session: Session = context.obj
    if not unsealed:
        raise UsageError(
            _("A vault with a passphrase cannot be made yet."),
            "",
            _("Add --unsealed to make one that whoever opens this laptop can read."),
        )
    create_vault(session.vault_folder, places=session.places)
    say_err(_("Whoever opens this laptop can read what is kept here."))
    say(str(session.vault_folder))


def _doctor(
    context: typer.Context,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object.")] = False,
    older: Annotated[
        str | None,
        typer.Option("--accept-older", metavar="PERSON", help="First go on from the state of theirs that is there."),
    ] = None,
) -> None:
    from strengthtui.desk.looking_over import accept_older, look_over

    session: Session = context.obj
    if older is not None:
        for note in accept_older(session.desk(), older):
            say_err(note)
    ailments = look_over(session.vault_folder)
    damaged = any(one.severity == "damage" for one in ailments)
    if as_json:
        say_json(
            "doctor",
            vault=str(session.vault_folder),
            well=not damaged,
            ailments=[
                {"code": one.code, "severity": one.severity, "where": one.where, "what": one.what, "hint": one.hint}
                for one in ailments
            ],
        )
    else:
        for one in ailments:
            say(f"{one.where}: {one.code} {one.severity} {one.what} {one.hint}".rstrip())
        if not ailments:
            say(_("Everything is as it was written."))
    if damaged:
        raise typer.Exit(ExitCode.DAMAGED)
