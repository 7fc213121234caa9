"""Commands about the vault: make one, look it over."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from strengthtui.cli import organisation, vault_copies
from strengthtui.cli.organisation import KEY_FILE, KEY_PASSPHRASE_FILE
from strengthtui.cli.session import Session, say, say_err, say_if_cloud, say_json
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
    room.command("recover", help="Choose another passphrase with the recovery code or an organisation's key.")(_recover)
    room.command("doctor", help="Look the vault over; nothing is changed unasked.")(_doctor)
    vault_copies.add_to(room)
    organisation.add_to(room)
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
    say_if_cloud(session.vault_folder)
    if unsealed:
        create_vault(session.vault_folder, places=session.places)
        say_err(_("Whoever opens this laptop can read what is kept here."))
    else:
        refuse_taken(recovery_file)
        passphrase, code = chosen_passphrase(session.passphrase_file), new_code()
        hand_over_code(code, recovery_file)
        create_vault(session.vault_folder, places=session.places, passphrase=passphrase, code=code)
    say(str(session.vault_folder))


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
    set_passphrase(desk, chosen_passphrase(new_file, hint=_("Give one with --new-passphrase-file FILE.")))
    say_err(_("From now on the new passphrase opens this vault."))
    say_err(_("Backups that were made before still open with the earlier one."))
    if new_code:
        _renew_code(desk, recovery_file)


def _recover(
    context: typer.Context,
    new_file: NEW_FILE = None,
    recovery_file: CODE_FILE = None,
    organisation_key: KEY_FILE = None,
    key_passphrase_file: KEY_PASSPHRASE_FILE = None,
) -> None:
    from strengthtui.cli.secrets import chosen_passphrase, refuse_taken
    from strengthtui.desk.secrets import set_passphrase

    session: Session = context.obj
    refuse_taken(recovery_file)
    desk = _recovered(session, organisation_key, key_passphrase_file)
    set_passphrase(desk, chosen_passphrase(new_file, hint=_("Give one with --new-passphrase-file FILE.")))
    say_err(_("From now on the new passphrase opens this vault."))
    _renew_code(desk, recovery_file)


def _recovered(session: Session, organisation_key: Path | None, key_passphrase_file: Path | None) -> Desk:
    """Open the vault with an organisation's key, where one is named, else with the recovery code."""
    if not session.is_sealed():
        return session.open_desk()
    if organisation_key is not None:
        return session.open_desk(organisation.asked_key(organisation_key, key_passphrase_file))
    from strengthtui.cli.secrets import opened_with

    return opened_with(session.open_desk, session.passphrase_file, _("The recovery code that you wrote down:"))


def _renew_code(desk: Desk, file: Path | None) -> None:
    """Hand over a new code first, and let it open the vault then: stopped in between, the earlier one still does."""
    from strengthtui.cli.secrets import hand_over_code
    from strengthtui.desk.organisation import also_opens_desk
    from strengthtui.desk.secrets import new_code, set_code

    code, also = new_code(), also_opens_desk(desk)
    hand_over_code(code, file, also)
    set_code(desk, code)
    say_err(_("The earlier recovery code opens this vault no longer."))
    for line in also:
        say_err(line)
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
    clock_is_right: Annotated[
        bool, typer.Option("--clock-is-right", help="First note that dates still to come were a wrong clock's.")
    ] = False,
) -> None:
    from strengthtui.desk.going_on import accept_older
    from strengthtui.desk.looking_over import looked_over
    from strengthtui.desk.organisation import also_opens_desk, organisations

    session: Session = context.obj
    desk = session.desk_there_is()
    for note in accept_older(desk, older) if older is not None else ():
        say_err(note)
    _put_right_first(desk, clock_is_right=clock_is_right, repair=repair)
    ailments = looked_over(desk)
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
            organisation_keys=organisations(desk),
        )
    else:
        for one in ailments:
            say(f"{one.where}: {one.code} {one.severity} {one.what} {one.hint}".rstrip())
        if not ailments:
            say(_("Everything is as it was written."))
        for line in also_opens_desk(desk):
            say(line)
    if damaged:
        raise typer.Exit(ExitCode.DAMAGED)


def _put_right_first(desk: Desk, *, clock_is_right: bool, repair: bool) -> None:
    """Do what was asked for before anything is looked at, and say it."""
    if clock_is_right:
        from strengthtui.desk import clock_back

        say_err(clock_back.clock_is_right(desk))
    if repair:
        from strengthtui.desk.copies import repaired

        for note in repaired(desk):
            say_err(note)
