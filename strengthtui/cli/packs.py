"""Commands about packs: which there are, how one looks, whether one is well made."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from strengthtui.cli import choosing
from strengthtui.cli.session import Session, say, say_data, say_err, say_json
from strengthtui.i18n import _

if TYPE_CHECKING:
    from strengthtui.desk.shelving import NamedPack
    from strengthtui.desk.terms import Route

JSON = Annotated[bool, typer.Option("--json", help="One JSON object.")]
STRICT = Annotated[bool, typer.Option("--strict", help="Warnings count as errors do: exit code 3.")]


def add_to(app: typer.Typer) -> None:
    """Add the commands."""
    room = typer.Typer(help="Definitions of conversations.", rich_markup_mode=None, no_args_is_help=True)
    room.command("list", help="The packs there are.")(_list)
    room.command("show", help="A pack as a tree, with its routes.")(_show)
    room.command("schema", help="The shape of a pack as JSON Schema, for editors.")(_schema)
    room.command("check", help="What is wrong with a pack or another file you wrote, where, and what to do.")(_check)
    choosing.add_to(room)
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


def _show(
    context: typer.Context,
    named: Annotated[str, typer.Argument(metavar="ID|FILE")],
    route: Annotated[str | None, typer.Option("--route", help="One route only, in its order.")] = None,
    as_json: JSON = False,
) -> None:
    from strengthtui.cli.findings import tell_findings
    from strengthtui.desk.routes import known_route
    from strengthtui.desk.shelving import named_pack

    session: Session = context.obj
    way = known_route(route)
    found = named_pack(session.throwaway(), named)
    if as_json:
        _show_data(found, way)
        return
    if found.pack is None:
        tell_findings(found.findings, as_json=False)
        return
    _draw(found, way)
    if found.findings:
        told = _("Found in it: {count}.  strengthtui pack check {file}  lists them.")
        say_err(told.format(count=len(found.findings), file=named))


def _show_data(found: NamedPack, route: Route | None) -> None:
    from strengthtui.desk.shelving import pack_data, route_addresses

    pack = found.sound()
    asked = {} if route is None else {"route": route, "asked": route_addresses(pack, route)}
    say_json("pack", pack=pack_data(pack), **asked)


def _draw(found: NamedPack, route: Route | None) -> None:
    from strengthtui.cli.drawing import drawn, paragraphs, window
    from strengthtui.desk.pack_drawing import LETTERS, head, route_rows, tree

    pack = found.sound()
    width, branches = window()
    for line in paragraphs(head(pack, route), width):
        say(line)
    say("")
    rows = tuple(tree(pack) if route is None else route_rows(pack, route))
    for line in drawn(rows, LETTERS if route is None else None, width, branches):
        say(line)


def _schema(context: typer.Context, as_json: JSON = False) -> None:
    from strengthtui.desk.shelving import pack_json_schema

    session: Session = context.obj
    schema = pack_json_schema(session.throwaway())
    if as_json:
        say_json("pack-schema", json_schema=schema)
    else:
        say_data(schema)


def _check(
    context: typer.Context,
    files: Annotated[list[Path], typer.Argument(metavar="FILE...")],
    as_json: JSON = False,
    strict: STRICT = False,
) -> None:
    from strengthtui.cli.findings import tell_reports
    from strengthtui.cli.wording import words_for
    from strengthtui.desk.checking import check_files

    session: Session = context.obj
    words_for(session)  # what is the matter with the team's own list is said once, before what is found with it
    tell_reports(check_files(session.throwaway(), files, "pack"), "pack", as_json=as_json, strict=strict)
