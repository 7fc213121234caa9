"""Commands that open a conversation: start, resume, quick, plan, demo, and the bare command."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from strengthtui.cli.session import Session, at_terminal, say

PLAIN = Annotated[bool, typer.Option("--plain", help="Plain lines, for any terminal and every screen reader.")]
PACK = Annotated[
    str | None, typer.Option("--pack", metavar="ID", help="Which conversation; strengthtui pack list shows them.")
]
OUT = Annotated[Path, typer.Option("--out", metavar="DIR", help="The folder for documents.")]
ROUTE = Annotated[str | None, typer.Option("--route", help="doorstep, short or full.")]


def add_to(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("start", help="Begin a conversation.")(_start)
    app.command("resume", help="Go on with a conversation.")(_resume)
    app.command("quick", help="A short talk; nothing kept but a page.")(_quick)
    app.command("plan", help="A person's goals and steps.")(_plan)
    app.command("demo", help="Try it on a made-up person; nothing kept.")(_demo)


def three_doors(session: Session) -> None:
    """Show the three doors, and go through one; later, with a vault there, who is there and what was promised."""
    from strengthtui.line.doors import choose

    if session.vault_folder.is_dir():
        _who_is_there(session)
        return
    door = choose(at_terminal=at_terminal())
    if door == "demo":
        _demo_in(session, Path())
    elif door == "quick":
        _quick_in(session, None, Path())
    elif door == "keep":
        _start_in(session, None, None, None, Path())


def _who_is_there(session: Session) -> None:
    from strengthtui.line.doors import overview

    for line in overview(session.desk()):
        say(line)


def _start(
    context: typer.Context,
    person: Annotated[
        str | None, typer.Argument(metavar="[PERSON]", help="Their name; asked inside when not given.")
    ] = None,
    pack: PACK = None,
    route: ROUTE = None,
    plain: PLAIN = False,  # noqa: ARG001  everything is plain until the screens exist
    out: OUT = Path(),
) -> None:
    _start_in(context.obj, person, pack, route, out)


def _start_in(session: Session, person: str | None, pack: str | None, route: str | None, out: Path) -> None:
    from strengthtui.line.conversations import known_route, start

    known_route(route)
    start(session.desk(), person, pack_id=pack, route=route, out=out, throwaway=session.throwaway)


def _resume(
    context: typer.Context,
    person: Annotated[str, typer.Argument(metavar="PERSON")],
    plain: PLAIN = False,  # noqa: ARG001
    out: OUT = Path(),
) -> None:
    from strengthtui.line.conversations import resume

    session: Session = context.obj
    resume(session.desk(), person, out=out)


def _quick(
    context: typer.Context,
    pack: PACK = None,
    out: OUT = Path(),
    plain: PLAIN = False,  # noqa: ARG001
) -> None:
    _quick_in(context.obj, pack, out)


def _quick_in(session: Session, pack: str | None, out: Path) -> None:
    from strengthtui.line.conversations import quick

    quick(session.throwaway(), pack_id=pack, out=out)


def _plan(
    context: typer.Context,
    person: Annotated[str, typer.Argument(metavar="PERSON")],
    plain: PLAIN = False,  # noqa: ARG001
    out: OUT = Path(),
) -> None:
    from strengthtui.line.conversations import plan

    session: Session = context.obj
    plan(session.desk(), person, out=out)


def _demo(
    context: typer.Context,
    plain: PLAIN = False,  # noqa: ARG001
    out: OUT = Path(),
) -> None:
    _demo_in(context.obj, out)


def _demo_in(session: Session, out: Path) -> None:
    from strengthtui.line.conversations import demo

    demo(session.throwaway(), out=out)
