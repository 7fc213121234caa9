"""Commands that copy or change the whole vault: backup, restore, seal, unseal."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from strengthtui.cli.organisation import KEY_FILE, KEY_PASSPHRASE_FILE, asked_key
from strengthtui.cli.session import Session, asked, at_terminal, say, say_err, say_if_clock_is_back, yes
from strengthtui.errors import NotFoundError, SaidNoError, UsageError
from strengthtui.i18n import _

if TYPE_CHECKING:
    from strengthtui.desk.desk import Desk

FILE = Annotated[Path, typer.Argument(metavar="FILE", help="The backup.")]


def add_to(room: typer.Typer) -> None:
    """Add the commands to the group `vault`."""
    room.command("backup", help="Copy everything into one sealed file, and read it back.")(_backup)
    room.command("restore", help="Get a vault back from a backup.")(_restore)
    room.command("seal", help="Give a vault without a passphrase one; everything is encrypted.")(_seal)
    room.command("unseal", help="Take the passphrase away: whoever opens the laptop can read it.")(_unseal)


def _backup(
    context: typer.Context,
    file: FILE,
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Replace a file of that name.")] = False,
    gone: Annotated[bool, typer.Option("--gone", help="Make none: say that this one was destroyed.")] = False,
    no_question: Annotated[bool, typer.Option("--yes", help="With --gone: all of this name.")] = False,
) -> None:
    from strengthtui.cli.secrets import chosen_passphrase
    from strengthtui.desk.copies import back_up

    session: Session = context.obj
    desk = session.desk_there_is()
    if gone:
        _gone(desk, file.expanduser(), no_question=no_question)
        return
    say_if_clock_is_back(desk)
    secret = None if desk.vault.sealed else chosen_passphrase(session.passphrase_file)
    made = back_up(desk, file.expanduser(), secret, overwrite=overwrite)
    say(str(made.path))
    for note in made.notes:
        say_err(note)


def _gone(desk: Desk, file: Path, *, no_question: bool) -> None:
    """Take somebody's word that a backup was destroyed; where two disks bear one name, ask whether both were."""
    from strengthtui.desk import old_backups

    found = old_backups.away(desk, file)
    if len(found) > 1 and not no_question:
        say_err(old_backups.several(found))
        if not (at_terminal() and yes(_("Are all of them destroyed?"), default=False)):
            raise SaidNoError(_("Nothing was changed."), str(file), _("--yes says that all of them are."))
    say_err(old_backups.forget(desk, found))


def _restore(
    context: typer.Context,
    file: FILE,
    to: Annotated[Path | None, typer.Option("--to", metavar="DIR", help="Where it is to be.")] = None,
    replace: Annotated[bool, typer.Option("--replace", help="Do not ask; what is there is moved aside.")] = False,
    organisation_key: KEY_FILE = None,
    key_passphrase_file: KEY_PASSPHRASE_FILE = None,
) -> None:
    from strengthtui.cli.secrets import opened_with
    from strengthtui.desk.copies import move_in, restoring, what_differs

    session: Session = context.obj
    file = file.expanduser()
    if not file.exists():
        hint = _("Look at the name, and whether the disk is plugged in.")
        raise NotFoundError(_("There is no such file."), str(file), hint)
    target = to.expanduser() if to is not None else session.vault_folder
    asks = _("The passphrase or recovery code of the day it was made:")
    with ExitStack() as stack:
        if organisation_key is not None:
            key = asked_key(organisation_key, key_passphrase_file)
            ready = stack.enter_context(restoring(file, target, key))
        else:
            ready = opened_with(
                lambda secret: stack.enter_context(restoring(file, target, secret)), session.passphrase_file, asks
            )
        if ready.is_over_another:
            say_err(_("There is a vault at {folder}.").format(folder=target))
            for line in what_differs(ready):
                say_err(line)
            if not replace and not (at_terminal() and yes(_("Move it aside and put the backup there?"), default=False)):
                raise SaidNoError(_("Nothing was restored."), str(target), _("--replace does it without asking."))
        notes = move_in(ready)
    if organisation_key is not None:
        notes = (*notes, _("strengthtui vault recover --organisation-key FILE  chooses a new passphrase."))
    say(str(target))
    for note in notes:
        say_err(note)


def _seal(
    context: typer.Context,
    recovery_file: Annotated[
        Path | None, typer.Option("--recovery-file", metavar="FILE", help="Write the recovery code there.")
    ] = None,
) -> None:
    from strengthtui.cli.secrets import chosen_passphrase, hand_over_code, refuse_taken
    from strengthtui.desk import copies
    from strengthtui.desk.secrets import new_code

    session: Session = context.obj
    if session.is_sealed():
        raise UsageError(_("This vault is sealed already."), str(session.vault_folder), _("Nothing was changed."))
    refuse_taken(recovery_file)
    desk = session.desk_there_is()
    secret, code = chosen_passphrase(session.passphrase_file), new_code()
    if recovery_file is None:
        hand_over_code(code, None)
    for note in copies.seal(desk, secret, code, recovery_file=recovery_file and recovery_file.expanduser()):
        say_err(note)


def _unseal(
    context: typer.Context,
    no_question: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    from strengthtui.desk.copies import unseal

    session: Session = context.obj
    desk = session.desk_there_is()
    if not no_question:
        if not at_terminal():
            raise UsageError(_("This has to be confirmed."), "", _("Add --yes."))
        say_err(_("Whoever opens this laptop will be able to read what is kept here."))
        if asked(_("Type yes to go on:")).casefold() not in ("yes", _("yes")):
            raise SaidNoError(_("The vault stays sealed."))
    for note in unseal(desk):
        say_err(note)
