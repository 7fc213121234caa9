"""Commands about papers: export, import, filling in a sheet, printing one."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from strengthtui.cli.session import Session, asked, at_terminal, say, say_err, say_raw_json, yes
from strengthtui.errors import BadInputError, SaidNoError, UsageError
from strengthtui.i18n import _

if TYPE_CHECKING:
    from strengthtui.desk.desk import Desk
    from strengthtui.desk.third_parties import Parts

OUT = Annotated[str, typer.Option("--out", metavar="DIR", help="The folder for the files, or - for stdout.")]


def add_to(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("export", help="Write the profile and the plan, or others.")(_export)
    app.command("import", help="Read back a person written as JSON.")(_import)
    app.command("fill", help="Fill in a sheet typed up from paper.")(_fill)
    app.command("print-sheet", help="Paper to take along, and its type-in.")(_print_sheet)


def _export(
    context: typer.Context,
    people: Annotated[list[str], typer.Argument(metavar="PERSON..", help="Names or ids.")],
    document: Annotated[
        list[str] | None,
        typer.Option(
            "--document",
            metavar="ID",
            help="profile, plan, photo, doorstep, ecomap, decision, hand-over, everything.",
        ),
    ] = None,
    formats: Annotated[
        str | None, typer.Option("--format", metavar="md,..", help="md, or json for everything.")
    ] = None,
    audience: Annotated[str | None, typer.Option("--audience", help="person, team, outside or everything.")] = None,
    out: OUT = ".",
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Write over files that are there.")] = False,
    concerns: Annotated[
        bool, typer.Option("--with-concerns", help="The team page's record goes into everything.")
    ] = False,
) -> None:
    from strengthtui.desk.exporting import EVERYTHING, Wanted, export_people

    session: Session = context.obj
    desk = session.desk_to_write()
    wanted = Wanted.of(document, formats, audience, overwrite=overwrite)
    if concerns and EVERYTHING not in wanted.documents:
        raise UsageError(_("--with-concerns goes with --document everything."), "", _("No other paper holds them."))
    ids = [desk.people.one(person).id for person in people]
    if EVERYTHING in wanted.documents:
        wanted.parts.update({one: _parts(desk, one, with_concerns=concerns) for one in ids})
    report = export_people(desk, ids, wanted, None if out == "-" else Path(out))
    for note in report.talk:
        say_err(note)
    for line in report.product:
        if out != "-":
            say(line)
        elif "everything" in wanted.documents:
            say_raw_json(line)
        else:
            sys.stdout.write(line)


def _parts(desk: Desk, person_id: str, *, with_concerns: bool) -> Parts:
    """Ask what goes into everything of a person; where nobody can be asked, say what does."""
    from strengthtui.desk.third_parties import Parts, asked_of

    if not at_terminal():
        say_err(_("What is about other people is in it. To leave it out, do this at a terminal."))
        if not with_concerns:
            say_err(_("The team page's record is not in it; --with-concerns adds it."))
        return Parts(third_parties=True, concerns=with_concerns)
    with desk.read(person_id) as person:
        found, name = asked_of(person), person.records.person.name
    third_parties = True
    if found.third_parties:
        say_err(_("Other people stand in what is kept of {name}:").format(name=name))
        for what, count in found.third_parties:
            say_err(f"- {what}: {count}")
        third_parties = yes(_("Leave them in?"), default=True)
    if not third_parties:
        say_err(_("They are left out. A name inside a sentence is like any other word: read it before you give it."))
    if found.concerns and not with_concerns:
        question = _("The team page's record of {name} has {count} rows. Put them in?")
        with_concerns = yes(question.format(name=name, count=found.concerns), default=False)
    return Parts(third_parties=third_parties, concerns=with_concerns)


def _import(context: typer.Context, file: Annotated[Path, typer.Argument(metavar="FILE")]) -> None:
    from strengthtui.desk.everything import import_everything

    session: Session = context.obj
    imported = import_everything(session.desk_to_write(), file)
    for note in imported.notes:
        say_err(note)
    say(imported.person_id)


def _fill(
    context: typer.Context,
    person: Annotated[str, typer.Argument(metavar="PERSON", help="Added if new.")],
    sheet: Annotated[Path, typer.Argument(metavar="SHEET", help="YAML or JSON; strengthtui guide sheets shows how.")],
    add: Annotated[bool, typer.Option("--add", help="Onto the person of that name.")] = False,
    new: Annotated[bool, typer.Option("--new", help="A new person, though the name is there.")] = False,
    again: Annotated[bool, typer.Option("--again", help="Though this sheet was filled in before.")] = False,
) -> None:
    from strengthtui.desk.fill_in import fill_file

    session: Session = context.obj
    if add and new:
        raise UsageError(_("--add and --new do not go together."), "", _("Choose one."))
    desk = session.desk_to_write()
    onto = _onto(desk.people.matching(person), add=add, new=new, wanted=person, one=desk.people.one)
    filled = fill_file(desk, person, onto, sheet, again=again, ask_day=_ask_day if at_terminal() else None)
    for note in filled.notes:
        say_err(note)
    say(filled.person_id)


def _onto(found: tuple[object, ...], *, add: bool, new: bool, wanted: str, one: object) -> str | None:
    if not found:
        if add:
            one(wanted)  # type: ignore[operator]  # raises NotFoundError in its own words
        return None
    if new:
        return None
    if not add:
        if not at_terminal():
            raise UsageError(
                _("There is somebody of that name already."),
                "",
                _("Add --add to fill it into their file, or --new for another person of that name."),
            )
        typed = asked(
            _("There is somebody of that name. Fill it into their file? [y] yes  [n] another person of that name")
        )
        if typed.casefold() in ("n", "no"):
            return None
        if typed.casefold() not in ("y", "yes"):
            raise SaidNoError(_("Nothing was filled in."))
    return one(wanted).id  # type: ignore[operator,no-any-return]


def _ask_day() -> str | None:
    from datetime import datetime

    from strengthtui.desk.dates import day_or_why

    while True:
        typed = asked(_("When did this talk happen? (a date; Enter: not known)"))
        if not typed:
            return None
        day, why = day_or_why(typed, datetime.now().astimezone().date())
        if day:
            return day
        say_err(why)


def _print_sheet(
    context: typer.Context,
    pack: Annotated[str | None, typer.Option("--pack", metavar="ID")] = None,
    out: OUT = "-",
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Write over files that are there.")] = False,
) -> None:
    from strengthtui.desk.printing import paper_and_type_in

    session: Session = context.obj
    report = paper_and_type_in(session.throwaway(), pack, None if out == "-" else Path(out), overwrite=overwrite)
    for line in report.product:
        if out == "-":
            sys.stdout.write(line)
        else:
            say(line)


__all__ = ["BadInputError", "add_to"]
