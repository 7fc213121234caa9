"""Commands about people: who there is, what is due, what is stored, finding, renaming, merging, ending."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from strengthtui.cli.session import Session, at_terminal, say, say_err, say_json, say_raw_json, yes
from strengthtui.errors import SaidNoError, UsageError
from strengthtui.i18n import _

PERSON = Annotated[str, typer.Argument(metavar="PERSON", help="A name, or the first 6 or more characters of an id.")]
JSON = Annotated[bool, typer.Option("--json", help="One JSON object.")]
YES = Annotated[bool, typer.Option("--yes", help="Do not ask.")]


def add_to(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("people", help="Everyone, the one met last first.")(_people)
    app.command("due", help="What you promised, and what is due.")(_due)
    app.command("show", help="What is stored about a person.")(_show)
    app.command("find", help="Who said these words, and the lines.")(_find)
    from strengthtui.cli import erasing, handing_over

    told = "Rename, merge, end, keep until, hand over or erase."
    person = typer.Typer(help=told, rich_markup_mode=None, no_args_is_help=True)
    person.command("rename", help="Give a person another name; the earlier one still finds them.")(_rename)
    person.command("merge", help="Put everything of one person into another's file.")(_merge)
    person.command("end", help="Record how the work together ended; reminders stop.")(_end)
    handing_over.add_to(person)
    erasing.add_to(person)
    app.add_typer(person, name="person")


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

    with desk.read(entry.id) as found:
        for document in ("profile", "plan"):
            sys.stdout.write(preview(found, document) + "\n")


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


def _rename(context: typer.Context, person: PERSON, name: Annotated[str, typer.Argument(metavar="NAME")]) -> None:
    session: Session = context.obj
    person_id = session.desk().people.rename(person, name)
    say_err(_("Renamed."))
    say(person_id)


def _merge(
    context: typer.Context,
    person: PERSON,
    into: Annotated[str, typer.Argument(metavar="INTO", help="Whose file stays.")],
    no_question: YES = False,
) -> None:
    session: Session = context.obj
    desk = session.desk()
    source, target = desk.people.one(person), desk.people.one(into)
    if not no_question:
        sentence = _(
            "Everything of {source} ({source_id}) goes into the file of {target} ({target_id}); this cannot be undone."
        )
        say_err(sentence.format(source=source.name, source_id=source.id, target=target.name, target_id=target.id))
        if not at_terminal():
            raise UsageError(_("This has to be confirmed."), "", _("Add --yes."))
        if not yes(_("Merge them?"), default=False):
            raise SaidNoError(_("Nothing was merged."))
    say(desk.people.merge(source.id, target.id))


def _end(
    context: typer.Context,
    person: PERSON,
    how: Annotated[
        str, typer.Option("--how", help="finished-together, moved-on, lost-touch, someone-else-now or died.")
    ] = "",
    words: Annotated[str, typer.Option("--words", help="A line about it.")] = "",
) -> None:
    from strengthtui.desk.people import ending_kinds

    session: Session = context.obj
    desk = session.desk()
    entry = desk.people.one(person)
    kinds = ending_kinds()
    if not how and at_terminal():
        how = _chosen_ending(kinds)
    kind = next((one for one in kinds if one == how.strip().casefold()), None)
    if kind is None:
        raise UsageError(_("How did it end?"), "", _("--how is one of: {kinds}.").format(kinds=", ".join(kinds)))
    say(desk.people.end(entry.id, kind, words))  # type: ignore[arg-type]  # a key of the table of endings
    say_err(_("Noted. Reminders have stopped."))


def _chosen_ending(kinds: dict[str, str]) -> str:
    from strengthtui.cli.session import asked

    for number, sentence in enumerate(kinds.values(), start=1):
        say_err(f"{number}  {sentence}")
    typed = asked(_("Which? A number."))
    names = list(kinds)
    return names[int(typed) - 1] if typed.isdecimal() and 1 <= int(typed) <= len(names) else typed
