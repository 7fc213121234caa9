"""Commands that open a conversation: start, resume, quick, plan, demo, and the bare command."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from strengthtui.cli import full_screen
from strengthtui.cli.session import Session, at_terminal, say, say_err, yes
from strengthtui.errors import OlderError
from strengthtui.i18n import _

if TYPE_CHECKING:
    from collections.abc import Callable

    from strengthtui.desk.desk import Desk
    from strengthtui.desk.terms import Route
    from strengthtui.tui.house import Door

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
    if full_screen.wanted(plain=False):
        _open_app(session, "people" if session.vault_folder.is_dir() else "doors")
        return
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
    plain: PLAIN = False,
    out: OUT = Path(),
) -> None:
    from strengthtui.desk.routes import known_route

    way = known_route(route) or "short"
    if full_screen.wanted(plain=plain):
        _open_app(context.obj, "start", person, pack=pack, route=way, out=out)
    else:
        _start_in(context.obj, person, pack, route, out)


def _start_in(session: Session, person: str | None, pack: str | None, route: str | None, out: Path) -> None:
    from strengthtui.line.conversations import start

    desk = session.desk_to_write()
    _on_the_newest(desk, lambda: start(desk, person, pack_id=pack, route=route, out=out, throwaway=session.throwaway))


def _on_the_newest(desk: Desk, talk: Callable[[], None]) -> None:
    """Talk; where a person's file is older than what was written, ask at a terminal whether to go on from it."""
    try:
        talk()
    except OlderError as older:
        if not at_terminal():
            raise
        from strengthtui.desk.going_on import accept_older

        say_err(f"{older.title} {older.message}")
        say_err(_("You can put the newest file back from a backup first. Going on from this one cannot be undone."))
        if not yes(_("Go on from this one?"), default=False):
            raise
        for note in accept_older(desk, older.person):
            say_err(note)
        talk()


def _resume(
    context: typer.Context,
    person: Annotated[str, typer.Argument(metavar="PERSON")],
    plain: PLAIN = False,
    out: OUT = Path(),
) -> None:
    session: Session = context.obj
    if full_screen.wanted(plain=plain):
        _open_app(session, "resume", person, out=out)
        return
    from strengthtui.line.conversations import resume

    desk = session.desk_to_write()
    _on_the_newest(desk, lambda: resume(desk, person, out=out, throwaway=session.throwaway))


def _quick(
    context: typer.Context,
    pack: PACK = None,
    out: OUT = Path(),
    plain: PLAIN = False,
) -> None:
    if full_screen.wanted(plain=plain):
        _open_app(context.obj, "quick", pack=pack, out=out)
    else:
        _quick_in(context.obj, pack, out)


def _quick_in(session: Session, pack: str | None, out: Path) -> None:
    from strengthtui.line.conversations import quick

    quick(session.throwaway(), pack_id=pack, out=out)


def _plan(
    context: typer.Context,
    person: Annotated[str, typer.Argument(metavar="PERSON")],
    plain: PLAIN = False,
    out: OUT = Path(),
) -> None:
    session: Session = context.obj
    if full_screen.wanted(plain=plain):
        _open_app(session, "plan", person, out=out)
        return
    from strengthtui.line.conversations import plan

    desk = session.desk_to_write()
    _on_the_newest(desk, lambda: plan(desk, person, out=out))


def _demo(
    context: typer.Context,
    plain: PLAIN = False,
    out: OUT = Path(),
) -> None:
    if full_screen.wanted(plain=plain):
        _open_app(context.obj, "demo", out=out)
    else:
        _demo_in(context.obj, out)


def _open_app(
    session: Session,
    door: Door,
    person: str | None = None,
    *,
    pack: str | None = None,
    route: Route = "short",
    out: Path | None = None,
) -> None:
    """Open the app by one door; where it needs a vault and there is none, offer to make one first."""
    from strengthtui.tui.house import Opening

    if door in ("start", "resume", "plan") and not session.vault_folder.is_dir():
        session.make_vault()
    full_screen.open_app(session, Opening(door, person=person, pack=pack, route=route), out or Path())


def _demo_in(session: Session, out: Path) -> None:
    from strengthtui.line.conversations import demo

    demo(session.throwaway(), out=out)
