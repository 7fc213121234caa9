"""Commands about people: who there is, what is due, what is stored, finding."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from strengthtui.cli.session import Session, say, say_err, say_json, say_raw_json
from strengthtui.i18n import _

PERSON = Annotated[str, typer.Argument(metavar="PERSON", help="A name, or the first 6 or more characters of an id.")]
JSON = Annotated[bool, typer.Option("--json", help="One JSON object.")]


def add_to(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("people", help="Everyone, the one met last first.")(_people)
    app.command("due", help="What you promised, and what is due.")(_due)
    app.command("show", help="What is stored about a person.")(_show)
    app.command("find", help="Who said these words, and the lines.")(_find)


def _people(context: typer.Context, as_json: JSON = False) -> None:
    session: Session = context.obj
    rows = session.desk().people.list()
    if as_json:
        keep = [
            {"id": row.id, "name": row.name, "last": row.last, "state": row.state, "damaged": row.damaged}
            for row in rows
        ]
        say_json("people", people=keep)
    elif not rows:
        say_err(_("Nobody yet. strengthtui start begins."))
    for row in rows if not as_json else ():
        say("  ".join(part for part in (row.name, row.last, row.state, row.id) if part))


def _due(context: typer.Context, as_json: JSON = False) -> None:
    session: Session = context.obj
    rows = session.desk().people.due()
    if as_json:
        say_json(
            "due",
            due=[
                {
                    "person": row.person_id,
                    "name": row.person,
                    "kind": row.kind,
                    "what": row.what,
                    "by": row.by,
                    "who": row.who,
                }
                for row in rows
            ],
        )
        return
    if not rows:
        say_err(_("Nothing is due."))
    from strengthtui.i18n import told_date

    kinds = {
        "promise": _("you promised"),
        "copy": _("copy"),
        "step": _("step"),
        "next": _("next"),
        "keep-until": _("keep until"),
    }
    for row in rows:
        parts = (kinds[row.kind], row.person, row.what, told_date(row.by), row.who)
        say("  ".join(part for part in parts if part))


def _show(context: typer.Context, person: PERSON, as_json: JSON = False) -> None:
    session: Session = context.obj
    desk = session.desk()
    entry = desk.people.one(person)
    if as_json:
        from strengthtui.desk.everything import everything_json

        with desk.read(entry.id) as found:
            say_raw_json(everything_json(found))
        return
    from strengthtui.desk.exporting import preview
    from strengthtui.desk.page_views import page_view
    from strengthtui.desk.showing import page_lines

    with desk.read(entry.id) as found:
        for document in ("profile", "plan"):
            sys.stdout.write(preview(found, document) + "\n")
        for text, indent in page_lines(page_view(found)):
            say(f"{' ' * indent}{text}")


def _find(context: typer.Context, words: Annotated[list[str], typer.Argument(metavar="WORDS")]) -> None:
    session: Session = context.obj
    from strengthtui.desk.showing import line_words

    found = session.desk().people.find(" ".join(words))
    if not found:
        say_err(_("Nobody said that."))
    for row, lines in found:
        say(f"{row.name}  {row.id}")
        for line in lines:
            say(f"    {line_words(line)}")
