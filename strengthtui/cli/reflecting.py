"""Commands for the worker alone: two questions, their own notes, a page to talk over, a page for the team."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from strengthtui.cli.session import Session, at_terminal, say, say_err, say_json, yes
from strengthtui.i18n import _, told_date

if TYPE_CHECKING:
    from strengthtui.desk.desk import Desk
    from strengthtui.desk.own_notes import NoteView

JSON = Annotated[bool, typer.Option("--json", help="One JSON object.")]
OUT = Annotated[str, typer.Option("--out", metavar="DIR", help="The folder for the page, or - for stdout.")]
NUMBER = Annotated[int, typer.Argument(metavar="N", help="The number that list shows.")]


def add_to(app: typer.Typer) -> None:
    """Add the commands."""
    room = typer.Typer(
        help="Two questions for you alone, and your own notes.", rich_markup_mode=None, invoke_without_command=True
    )
    room.callback()(_reflect)
    room.command("list", help="Your own notes, oldest first.")(_list)
    room.command("page", help="A page of your notes to talk over, without names.")(_page)
    room.command("team", help="A page of strengths that a team fills in together.")(_team)
    room.command("change", help="Put other words in place of a note's.")(_change)
    room.command("mark", help="Say that a note tells of a strength of the team, or no longer.")(_mark)
    room.command("strike", help="Take a note out for good.")(_strike)
    app.add_typer(room, name="reflect")


def _reflect(context: typer.Context) -> None:
    if context.invoked_subcommand is not None:
        return
    from strengthtui.desk import reflecting
    from strengthtui.line.reflect_talk import ask_all
    from strengthtui.line.screen import Screen
    from strengthtui.line.terminal import open_reader

    session: Session = context.obj
    desk = session.desk_to_write()
    reader = open_reader(sys.stdin, sys.stdout)
    try:
        ask_all(desk, reflecting.put_two(desk), reader, Screen(sys.stdout))
    finally:
        reader.close()


def _list(
    context: typer.Context,
    words: Annotated[str | None, typer.Option("--find", metavar="WORDS", help="Only those with these words.")] = None,
    as_json: JSON = False,
) -> None:
    from strengthtui.desk import own_notes

    session: Session = context.obj
    rows = own_notes.listed(session.desk())
    if words is not None:
        rows = own_notes.holding(rows, words)
    if as_json:
        say_json("reflections", notes=[_as_data(row) for row in rows])
        return
    if not rows:
        none = _("No notes yet. strengthtui reflect asks two questions.")
        say_err(none if words is None else _("No note says that."))
    for row in rows:
        _say_note(row)


def _as_data(row: NoteView) -> dict[str, object]:
    return {
        "number": row.number,
        "id": row.id,
        "on": row.on,
        "family": row.family_id,
        "principle": row.name,
        "asked": row.asked,
        "words": row.words,
        "team": row.team,
        "draft": row.draft,
    }


def _say_note(row: NoteView) -> None:
    marks = [*([_("of the team")] if row.team else []), *([_("half typed")] if row.draft else [])]
    say("  ".join(part for part in (str(row.number), told_date(row.on), row.name, *marks) if part))
    if row.asked:
        say(f"    {row.asked}")
    for line in row.words.split("\n"):
        say(f"    {line}")


def _page(
    context: typer.Context,
    since: Annotated[
        str | None,
        typer.Option("--since", metavar="DATE", help="From this day; else since the last page, or four weeks."),
    ] = None,
    out: OUT = ".",
) -> None:
    from strengthtui.desk import reflect_pages, reflecting

    session: Session = context.obj
    desk = session.desk_to_write()
    text = reflect_pages.page_to_talk_over(desk, reflect_pages.begin_of(desk, since))
    _hand_out(desk, reflect_pages.TO_TALK_OVER, text, out)
    reflecting.page_written(desk)
    say_err(_("Names kept here stand as “someone”; others it cannot know. Read it before you give it."))


def _team(context: typer.Context, out: OUT = ".") -> None:
    from strengthtui.desk import reflect_pages

    session: Session = context.obj
    desk = session.desk()
    _hand_out(desk, reflect_pages.TEAM, reflect_pages.team_page(desk), out)


def _hand_out(desk: Desk, page: str, text: str, out: str) -> None:
    from strengthtui.desk.reflect_pages import write_page

    if out == "-":
        sys.stdout.write(text)
    else:
        say(str(write_page(desk, Path(out), page, text)))


def _change(
    context: typer.Context,
    number: NUMBER,
    words: Annotated[list[str], typer.Argument(metavar="WORDS", help="The words that take their place.")],
) -> None:
    from strengthtui.desk import own_notes
    from strengthtui.line.reflect_talk import settled
    from strengthtui.line.screen import Screen
    from strengthtui.line.terminal import open_reader

    session: Session = context.obj
    desk = session.desk_to_write()
    note = own_notes.numbered(desk, number)
    reader = open_reader(sys.stdin, sys.stderr)
    try:
        text = settled(desk, " ".join(words), reader, Screen(sys.stderr))
    finally:
        reader.close()
    if text is None:
        say_err(_("Nothing was changed."))
        return
    own_notes.change(desk, note.id, text)
    say_err(_("Changed. Older backups may still hold the words before; strike takes a note out of them."))


def _mark(context: typer.Context, number: NUMBER) -> None:
    from strengthtui.desk import own_notes

    session: Session = context.obj
    desk = session.desk_to_write()
    note = own_notes.numbered(desk, number)
    own_notes.of_the_team(desk, note.id, team=not note.team)
    say_err(_("No longer on the team's page.") if note.team else _("It goes onto the team's page."))


def _strike(context: typer.Context, number: NUMBER) -> None:
    from strengthtui.desk import own_notes

    session: Session = context.obj
    desk = session.desk_to_write()
    note = own_notes.numbered(desk, number)
    if at_terminal():
        _say_note(note)
        if not yes(_("Take it out for good?"), default=False):
            say_err(_("Nothing was changed."))
            return
    for missed in own_notes.take_out(desk, (note.id,)):
        say_err(_("It may still stand in a backup: {backup}").format(backup=missed))
    say_err(_("It is out."))
