"""Commands about the vault: make one, look it over."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from strengthtui.cli import vault_copies
from strengthtui.cli.session import Session, say, say_err, say_json
from strengthtui.errors import ExitCode
from strengthtui.i18n import _

if TYPE_CHECKING:
    from strengthtui.desk.desk import Desk

NEW_FILE = Annotated[
    Path | None, typer.Option("--new-passphrase-file", metavar="FILE", help="The new one, on its first line.")
]
CODE_FILE = Annotated[
    Path | None, typer.Option("--recovery-file", metavar="FILE", help="Write the new code there; a new file.")
]


def add_to(app: typer.Typer) -> None:
    """Add the commands."""
    room = typer.Typer(help="The folder of people's files.", rich_markup_mode=None, no_args_is_help=True)
    room.command("create", help="Make a vault.")(_create)
    room.command("passphrase", help="Choose another passphrase.")(_passphrase)
    room.command("recover", help="Choose another passphrase with the recovery code.")(_recover)
    room.command("doctor", help="Look the vault over; nothing is changed unasked.")(_doctor)
    vault_copies.add_to(room)
    app.add_typer(room, name="vault")


def _create(
    context: typer.Context,
    unsealed: Annotated[
        bool, typer.Option("--unsealed", help="Without a passphrase: whoever opens the laptop can read it.")
    ] = False,
    recovery_file: Annotated[
        Path | None, typer.Option("--recovery-file", metavar="FILE", help="Write the recovery code there; a new file.")
    ] = None,
) -> None:
    from strengthtui.cli.secrets import chosen_passphrase, hand_over_code, refuse_taken
    from strengthtui.desk.desk import create_vault, refuse_if_taken
    from strengthtui.desk.secrets import new_code

    session: Session = context.obj
    refuse_if_taken(session.vault_folder)
    _warn_of_clouds(session.vault_folder)
    if unsealed:
        create_vault(session.vault_folder, places=session.places)
        say_err(_("Whoever opens this laptop can read what is kept here."))
    else:
        refuse_taken(recovery_file)
        passphrase, code = chosen_passphrase(session.passphrase_file), new_code()
        hand_over_code(code, recovery_file)
        create_vault(session.vault_folder, places=session.places, passphrase=passphrase, code=code)
    say(str(session.vault_folder))


def _warn_of_clouds(folder: Path) -> None:
    """Say it where a program copies the folder elsewhere: two writers at once and older files put back come of it."""
    from strengthtui.desk.cloud_folders import cloud_of

    cloud = cloud_of(folder)
    if cloud is not None:
        told = _(
            "{cloud} copies this folder elsewhere, and may put older files back. A folder of this laptop is better."
        )
        say_err(told.format(cloud=cloud))


def _passphrase(
    context: typer.Context,
    new_file: NEW_FILE = None,
    new_code: Annotated[bool, typer.Option("--new-code", help="Make a new recovery code, too.")] = False,
    recovery_file: CODE_FILE = None,
) -> None:
    from strengthtui.cli.secrets import chosen_passphrase, refuse_taken
    from strengthtui.desk.secrets import set_passphrase

    session: Session = context.obj
    refuse_taken(recovery_file)
    desk = session.desk()
    set_passphrase(desk, chosen_passphrase(new_file))
    say_err(_("From now on the new passphrase opens this vault."))
    say_err(_("Backups that were made before still open with the earlier one."))
    if new_code:
        _renew_code(desk, recovery_file)


def _recover(
    context: typer.Context,
    new_file: NEW_FILE = None,
    recovery_file: CODE_FILE = None,
) -> None:
    from strengthtui.cli.secrets import chosen_passphrase, opened_with, refuse_taken
    from strengthtui.desk.secrets import set_passphrase

    session: Session = context.obj
    refuse_taken(recovery_file)
    asks = _("The recovery code that you wrote down:")
    sealed = session.is_sealed()
    desk = opened_with(session.open_desk, session.passphrase_file, asks) if sealed else session.open_desk()
    set_passphrase(desk, chosen_passphrase(new_file))
    say_err(_("From now on the new passphrase opens this vault."))
    _renew_code(desk, recovery_file)


def _renew_code(desk: Desk, file: Path | None) -> None:
    """Hand over a new code first, and let it open the vault then: stopped in between, the earlier one still does."""
    from strengthtui.cli.secrets import hand_over_code
    from strengthtui.desk.secrets import new_code, set_code

    code = new_code()
    hand_over_code(code, file)
    set_code(desk, code)
    say_err(_("The earlier recovery code opens this vault no longer."))
    say_err(
        _("Backups that were made before open with the earlier passphrase or code: keep that paper, or make new ones.")
    )


def _doctor(
    context: typer.Context,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object.")] = False,
    older: Annotated[
        str | None,
        typer.Option("--accept-older", metavar="PERSON", help="First go on from the state of theirs that is there."),
    ] = None,
    repair: Annotated[
        bool, typer.Option("--repair", help="First put right what can be made again from something whole.")
    ] = False,
) -> None:
    from strengthtui.desk.going_on import accept_older

    session: Session = context.obj
    desk = session.desk_there_is()
    if older is not None:
        for note in accept_older(desk, older):
            say_err(note)
    if repair:
        from strengthtui.desk.copies import repaired

        for note in repaired(desk):
            say_err(note)
    ailments = desk.vault.examine()
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
