"""The commands, put together: one file per group. Heavy parts load inside the command that needs them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from strengthtui import __version__

if TYPE_CHECKING:
    from collections.abc import Callable

VAULT_HELP = "The vault's folder (or STRENGTHTUI_VAULT)."


def build() -> Callable[..., object]:
    """Put the command line together."""
    from strengthtui.cli import about, conversations, documents, packs, people, vaults

    app = typer.Typer(
        name="strengthtui",
        help="Strengths-based conversations, offline, in the person's own words.",
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        add_completion=False,
        no_args_is_help=False,
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    )
    app.callback(invoke_without_command=True)(_everything)
    for room in (conversations, people, documents, packs, vaults, about):
        room.add_to(app)
    return typer.main.get_command(app)


def _version(value: bool) -> None:
    if value:
        typer.echo(__version__)
        raise typer.Exit


def _everything(
    context: typer.Context,
    vault: Annotated[Path | None, typer.Option("--vault", metavar="DIR", help=VAULT_HELP)] = None,
    passphrase_file: Annotated[
        Path | None, typer.Option("--passphrase-file", metavar="FILE", help="Read the passphrase from a file.")
    ] = None,
    version: Annotated[  # noqa: ARG001  handled by its callback
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    from strengthtui.cli.session import Session

    context.obj = Session(vault=vault, passphrase_file=passphrase_file)
    if context.invoked_subcommand is None:
        from strengthtui.cli.conversations import three_doors

        three_doors(context.obj)
