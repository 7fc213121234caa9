"""Commands about outlines: which documents there are, and whether one that a team wrote is well made."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from strengthtui.cli.session import Session, say, say_json

JSON = Annotated[bool, typer.Option("--json", help="One JSON object.")]


def add_to(app: typer.Typer) -> None:
    """Add the commands."""
    room = typer.Typer(help="What stands in documents.", rich_markup_mode=None, no_args_is_help=True)
    room.command("list", help="The documents there are.")(_list)
    room.command("check", help="What is wrong with an outline, where, and what to do.")(_check)
    app.add_typer(room, name="outline")


def _list(as_json: JSON = False) -> None:
    from strengthtui.desk.outline_rows import outline_rows

    rows = outline_rows()
    if as_json:
        say_json("outlines", outlines=[asdict(row) for row in rows])
        return
    for row in rows:
        say(f"{row.id:12} {row.version}  {row.audience:12} {', '.join(row.parts)}")


def _check(
    context: typer.Context,
    files: Annotated[list[Path], typer.Argument(metavar="FILE...")],
    as_json: JSON = False,
    strict: Annotated[bool, typer.Option("--strict", help="Warnings count as errors do: exit code 3.")] = False,
) -> None:
    from strengthtui.cli.findings import tell_reports
    from strengthtui.desk.checking import check_files

    session: Session = context.obj
    tell_reports(check_files(session.throwaway(), files, "outline"), "outline", as_json=as_json, strict=strict)
