"""Commands about the settings: what is in force, where their file is, what is wrong in it."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from strengthtui.cli.session import Session, named_by, say, say_json
from strengthtui.i18n import _

if TYPE_CHECKING:
    from strengthtui.desk.settings_file import SettingView

JSON = Annotated[bool, typer.Option("--json", help="One JSON object.")]


def add_to(app: typer.Typer) -> None:
    """Add the commands."""
    room = typer.Typer(help="What a worker may set.", rich_markup_mode=None, no_args_is_help=True)
    room.command("show", help="What is in force, and where it comes from.")(_show)
    room.command("path", help="Where the file of settings is.")(_path)
    room.command("check", help="What is wrong in the file, where, and what to do.")(_check)
    app.add_typer(room, name="settings")


def _show(context: typer.Context, as_json: JSON = False) -> None:
    from strengthtui.desk.settings_file import in_force, read_settings

    session: Session = context.obj
    file = session.places.settings_file
    vault, origin = session.vault_and_origin()
    lines = read_settings(file).lines
    views = tuple(in_force(session.settings, lines, session.places, vault, origin))
    if as_json:
        say_json("settings", file=str(file), settings=[asdict(view) for view in views])
        return
    for view in views:
        for row in _rows(view):
            say(f"{view.name:12} {row}  ({named_by(session, view.origin, view.line)})")


def _rows(view: SettingView) -> list[str]:
    if isinstance(view.value, dict):
        return [f"{action} = {', '.join(keys)}" for action, keys in view.value.items()] or [_("the usual ones")]
    return [_("not set") if view.value is None else str(view.value)]


def _path(context: typer.Context) -> None:
    session: Session = context.obj
    say(str(session.places.settings_file))


def _check(context: typer.Context, as_json: JSON = False) -> None:
    from strengthtui.cli.findings import tell_findings
    from strengthtui.desk.excerpts import Lines
    from strengthtui.desk.finding_views import finding_views
    from strengthtui.desk.settings_file import read_settings
    from strengthtui.tui.keys import actions

    session: Session = context.obj
    file = session.places.settings_file
    findings = read_settings(file, tuple(actions())).findings
    lines = Lines(file.read_bytes()) if findings and file.is_file() else None
    tell_findings(finding_views(findings, lines), as_json=as_json)
