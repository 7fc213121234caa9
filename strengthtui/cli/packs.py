"""Commands about packs: which there are, how one looks, whether one is well made."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from strengthtui.cli.session import Session, say, say_json

JSON = Annotated[bool, typer.Option("--json", help="One JSON object.")]


def add_to(app: typer.Typer) -> None:
    """Add the commands."""
    room = typer.Typer(help="Definitions of conversations.", rich_markup_mode=None, no_args_is_help=True)
    room.command("list", help="The packs there are.")(_list)
    room.command("show", help="A pack, section by section.")(_show)
    room.command("check", help="What is wrong with a pack, where, and what to do.")(_check)
    app.add_typer(room, name="pack")


def _list(context: typer.Context, as_json: JSON = False) -> None:
    from strengthtui.desk.shelving import pack_rows

    session: Session = context.obj
    rows = pack_rows(session.throwaway())
    if as_json:
        say_json("packs", packs=[{"id": row.id, "version": row.version, "title": row.title} for row in rows])
        return
    for row in rows:
        say(f"{row.id}  {row.version}  {row.title}: {row.summary}")


def _show(context: typer.Context, pack: Annotated[str, typer.Argument(metavar="ID")], as_json: JSON = False) -> None:
    from strengthtui.desk.shelving import pack_data, pack_lines

    session: Session = context.obj
    desk = session.throwaway()
    if as_json:
        say_json("pack", pack=pack_data(desk, pack))
        return
    for line in pack_lines(desk, pack):
        say(line)


def _check(
    context: typer.Context,
    files: Annotated[list[Path], typer.Argument(metavar="FILE...")],
    as_json: JSON = False,
) -> None:
    from strengthtui.cli.findings import tell_findings
    from strengthtui.desk.shelving import check_files

    session: Session = context.obj
    tell_findings(check_files(session.throwaway(), files), as_json=as_json)
