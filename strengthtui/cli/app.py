"""The commands, put together: one file per group. Heavy parts load inside the command that needs them."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from strengthtui import __version__

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

VAULT_HELP = "The vault's folder (or STRENGTHTUI_VAULT)."


ROOMS = {
    "conversations": ("start", "resume", "quick", "plan", "demo"),
    "people": ("people", "due", "show", "find"),
    "one_person": ("person",),
    "documents": ("export", "import", "fill", "print-sheet"),
    "packs": ("pack",),
    "vaults": ("vault",),
    "configuring": ("settings",),
    "about": ("info", "guide", "safety"),
}
"""Module of this folder to its commands, in the order of the help. A room whose commands are not on the command line is
not even loaded: turning all of them into options takes as long as everything else together."""


def build(arguments: Sequence[str] = ()) -> Callable[..., object]:
    """Put the command line together, as far as these arguments need it; all of it where they name no command."""
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
    whole = list(arguments[:1]) in (["-h"], ["--help"])
    named = [] if whole else [room for room, commands in ROOMS.items() if not set(commands).isdisjoint(arguments)]
    if not named and list(arguments[:1]) == ["--version"]:
        named = ["about"]  # one room, since there have to be commands
    for room in named or ROOMS:
        import_module(f"strengthtui.cli.{room}").add_to(app)
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
