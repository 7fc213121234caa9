"""The commands, put together: one file per group. Heavy parts load inside the command that needs them.

What every command has (`--vault`, `--passphrase-file`) may stand before the command or after it; the one after it is
the nearer one, and counts. Each command reads it itself, so that a value is never taken for an option.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from strengthtui import __version__

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

VAULT_HELP = "The vault's folder (or STRENGTHTUI_VAULT); before the command or after it."
FILE_HELP = "Read the passphrase from a file; before the command or after it."


ROOMS = {
    "conversations": ("start", "resume", "quick", "plan", "demo"),
    "people": ("people", "due", "show", "find"),
    "one_person": ("person",),
    "documents": ("export", "import", "fill", "print-sheet"),
    "packs": ("pack",),
    "reflecting": ("reflect",),
    "wording": ("wording",),
    "outlines": ("outline",),
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
    if whole:
        _names_only(app)
    command = typer.main.get_command(app)
    _also_after(command)
    return command


def _names_only(app: typer.Typer) -> None:
    """Leave of every command its name and what it does: the first page of help shows no more, and nothing else runs.

    Reading the options of all commands would take a quarter of the time that page takes.
    """
    for command in app.registered_commands:
        command.callback = _nothing
    for room in app.registered_groups:
        if room.typer_instance is not None:
            room.typer_instance.registered_commands = room.typer_instance.registered_commands[:1]
            room.typer_instance.registered_groups = []
            _names_only(room.typer_instance)


def _nothing() -> None:
    """Never run."""


def _also_after(group: Any) -> None:  # noqa: ANN401  Typer's own copy of click has no public names
    """Let every command below take what may stand before it, but where it means something else by the same name."""
    from typer.core import TyperOption

    shared = [
        TyperOption(param_decls=[f"--{name.replace('_', '-')}"], callback=_nearer, expose_value=False, hidden=True)
        for name in ("vault", "passphrase_file")
    ]

    def add(command: Any) -> None:  # noqa: ANN401  as above
        own = {option for one in command.params for option in one.opts}
        command.params += [one for one in shared if own.isdisjoint(one.opts)]
        for inner in getattr(command, "commands", {}).values():
            add(inner)

    for inner in group.commands.values():
        add(inner)


def _nearer(context: typer.Context, option: Any, value: str | None) -> None:  # noqa: ANN401  as above
    if value is not None:
        setattr(context.obj, option.name, _a_path(option.opts[0], Path(value)))


def _a_path(option: str, path: Path | None) -> Path | None:
    """Refuse what looks like the next option: then the folder or file was forgotten."""
    if path is not None and str(path).startswith("-"):
        from strengthtui.errors import UsageError
        from strengthtui.i18n import _

        title = _("{option} wants a folder or a file, and {value} looks like an option.")
        hint = _("If it is called so, write ./ before it.")
        raise UsageError(title.format(option=option, value=path), "", hint)
    return path


def _version(value: bool) -> None:
    if value:
        typer.echo(__version__)
        raise typer.Exit


def _everything(
    context: typer.Context,
    vault: Annotated[Path | None, typer.Option("--vault", metavar="DIR", help=VAULT_HELP)] = None,
    passphrase_file: Annotated[Path | None, typer.Option("--passphrase-file", metavar="FILE", help=FILE_HELP)] = None,
    version: Annotated[  # noqa: ARG001  handled by its callback
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    from strengthtui.cli.session import Session

    secret = _a_path("--passphrase-file", passphrase_file)
    context.obj = Session(vault=_a_path("--vault", vault), passphrase_file=secret)
    if context.invoked_subcommand is None:
        from strengthtui.cli.conversations import three_doors

        three_doors(context.obj)
