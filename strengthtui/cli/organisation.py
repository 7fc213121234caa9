"""Commands about an organisation's key: make one, add it to a vault, take it away, show what there is."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from strengthtui.cli.session import Session, asked, at_terminal, say, say_err
from strengthtui.errors import SaidNoError, UsageError
from strengthtui.i18n import _

if TYPE_CHECKING:
    from strengthtui.desk.terms import OrganisationKey, PublicKey

KEY_FILE = Annotated[
    Path | None,
    typer.Option("--organisation-key", metavar="FILE", help="Open it with an organisation's private key."),
]
KEY_PASSPHRASE_FILE = Annotated[
    Path | None,
    typer.Option("--key-passphrase-file", metavar="FILE", help="Read the passphrase of that key from a file."),
]


def add_to(room: typer.Typer) -> None:
    """Add the commands to the group `vault`."""
    inner = typer.Typer(
        help="A key of the organisation that opens the vault, too.", rich_markup_mode=None, no_args_is_help=True
    )
    inner.command("new", help="Make a key: FILE for a safe, FILE.pub for workers.")(_new)
    inner.command("add", help="Let the key in FILE.pub open this vault, too.")(_add)
    inner.command("remove", help="Let it open this vault no longer.")(_remove)
    inner.command("show", help="Say whose key opens this vault, or show the fingerprint of FILE.pub.")(_show)
    room.add_typer(inner, name="organisation-key")


def asked_key(file: Path, passphrase_file: Path | None) -> OrganisationKey:
    """Read a private key; its passphrase is in a file, or typed. Raises `LockedError`, `BadInputError`."""
    from strengthtui.cli.secrets import opened_with
    from strengthtui.desk.organisation import read_private, wants_passphrase

    file = file.expanduser()
    if not wants_passphrase(file):
        return read_private(file, None)
    asks, hint = _("The passphrase of the organisation's key:"), _("Give it with --key-passphrase-file FILE.")
    return opened_with(lambda passphrase: read_private(file, passphrase), passphrase_file, asks, hint)


def _new(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Where the private key is to be; a new file.")],
    key_passphrase_file: Annotated[
        Path | None, typer.Option("--key-passphrase-file", metavar="FILE", help="Its passphrase, on the first line.")
    ] = None,
) -> None:
    from strengthtui.cli.secrets import chosen_passphrase, refuse_taken
    from strengthtui.desk.organisation import make_key, public_file_of

    file = file.expanduser()
    for one in (file, public_file_of(file)):
        refuse_taken(one)
    why = _("The passphrase is all that keeps every vault of your workers from whoever has this file.")
    passphrase = chosen_passphrase(key_passphrase_file, why=why, hint=_("Give one with --key-passphrase-file FILE."))
    made = make_key(file, passphrase)
    for line in (str(made.private), str(made.public), made.fingerprint):
        say(line)
    for note in made.notes:
        say_err(note)


def _add(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE.pub", help="The organisation's public key.")],
    name: Annotated[
        str | None, typer.Option("--name", metavar="NAME", help="The organisation's name, as you want to see it.")
    ] = None,
    fingerprint: Annotated[
        str | None,
        typer.Option(
            "--fingerprint", metavar="TEXT", help="As the organisation read it to you; nothing is asked then."
        ),
    ] = None,
) -> None:
    from strengthtui.desk.organisation import add, clean_name, read_public, refuse_other, refuse_unready

    session: Session = context.obj
    public = read_public(file.expanduser())
    if fingerprint is not None:
        refuse_other(public, fingerprint)
    elif not at_terminal():
        hint = _("Give with --fingerprint what the organisation read to you.")
        raise UsageError(_("There is no terminal to compare the fingerprint."), "", hint)
    if name is not None or not at_terminal():
        name = clean_name(name or "")
    desk = session.desk_there_is()
    refuse_unready(desk)
    name = name or clean_name(asked(_("The organisation's name:")))
    if fingerprint is None:
        _ask(name, public)
    for note in add(desk, public, name):
        say_err(note)


def _ask(name: str, public: PublicKey) -> None:
    """Show what is about to be added, and go on after a yes. Raises `SaidNoError`."""
    from strengthtui.desk.organisation import what_it_means

    for line in what_it_means(name, public):
        say_err(line)
    if asked(_("Type yes to add it:")).casefold() not in ("yes", _("yes")):
        raise SaidNoError(_("The key was not added."), "", _("Nothing was changed."))


def _remove(context: typer.Context) -> None:
    from strengthtui.desk.organisation import remove

    session: Session = context.obj
    for note in remove(session.desk_there_is()):
        say_err(note)


def _show(
    context: typer.Context,
    file: Annotated[Path | None, typer.Argument(metavar="[FILE.pub]", help="A public key.")] = None,
) -> None:
    from strengthtui.desk.organisation import also_opens, in_groups, organisations_at, read_public

    session: Session = context.obj
    if file is not None:
        say(in_groups(read_public(file.expanduser()).fingerprint))
        return
    session.is_sealed()  # raises where there is no vault
    for line in also_opens(organisations_at(session.vault_folder)) or (_("No organisation's key opens this vault."),):
        say(line)
