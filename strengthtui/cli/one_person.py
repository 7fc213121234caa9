"""Commands about one person: renaming, merging, ending; handing over, keeping and erasing have files of their own."""

from __future__ import annotations

from typing import Annotated

import typer

from strengthtui.cli import erasing, handing_over
from strengthtui.cli.people import PERSON
from strengthtui.cli.session import Session, at_terminal, say, say_err, yes
from strengthtui.errors import SaidNoError, UsageError
from strengthtui.i18n import _

YES = Annotated[bool, typer.Option("--yes", help="Do not ask.")]


def add_to(app: typer.Typer) -> None:
    """Add the commands."""
    told = "Rename, merge, end, keep until, hand over or erase."
    person = typer.Typer(help=told, rich_markup_mode=None, no_args_is_help=True)
    person.command("rename", help="Give a person another name; the earlier one still finds them.")(_rename)
    person.command("merge", help="Put everything of one person into another's file.")(_merge)
    person.command("end", help="Record how the work together ended; reminders stop.")(_end)
    handing_over.add_to(person)
    erasing.add_to(person)
    app.add_typer(person, name="person")


def _rename(context: typer.Context, person: PERSON, name: Annotated[str, typer.Argument(metavar="NAME")]) -> None:
    session: Session = context.obj
    person_id = session.desk_to_write().people.rename(person, name)
    say_err(_("Renamed."))
    say(person_id)


def _merge(
    context: typer.Context,
    person: PERSON,
    into: Annotated[str, typer.Argument(metavar="INTO", help="Whose file stays.")],
    no_question: YES = False,
) -> None:
    session: Session = context.obj
    desk = session.desk_to_write()
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
    desk = session.desk_to_write()
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
