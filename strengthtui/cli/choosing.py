"""The command that helps to choose a conversation: three questions, a suggestion, and the command that begins it."""

from __future__ import annotations

import shutil
import sys
from typing import TYPE_CHECKING, Annotated, Final

import typer

from strengthtui.cli.session import Session, asked, at_terminal, say, say_err, say_json
from strengthtui.errors import UsageError
from strengthtui.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from strengthtui.desk.choosing import AskView, FitsView, SuggestionView
    from strengthtui.desk.desk import Desk

NARROWEST: Final = 20
"""Columns below which a line is set no narrower."""

JSON = Annotated[bool, typer.Option("--json", help="One JSON object.")]
WITH = Annotated[
    str | None,
    typer.Option("--with", metavar="ANSWER", help="Whom it is with: person, family, peer, alone."),
]
NOW = Annotated[
    str | None,
    typer.Option(
        "--now",
        metavar="ANSWER",
        help="What is in front: know, cannot-wait, sort-out, change, well, worries, family-plan, goes-well, life.",
    ),
]
TIME = Annotated[
    str | None,
    typer.Option("--time", metavar="ANSWER", help="How much there is room for: minutes, hard-day, half-hour, again."),
]


def add_to(room: typer.Typer) -> None:
    """Add the command to those about packs."""
    room.command("choose", help="Which conversation could fit: three questions, a suggestion and why.")(_choose)


def _choose(
    context: typer.Context, with_whom: WITH = None, now: NOW = None, time: TIME = None, as_json: JSON = False
) -> None:
    from strengthtui.desk import choosing

    session: Session = context.obj
    desk = session.throwaway()
    answers = _given(desk, {"with": with_whom, "now": now, "time": time})
    if not as_json and at_terminal():
        answers = _asked(desk, answers)
    found = choosing.suggest(desk.shelf, answers)
    if as_json:
        rows = [{"pack": one.pack, "route": one.route, "at": one.at, "title": one.title} for one in found.fits]
        say_json("choosing", answers=answers, suggested=rows, why=found.fits[0].why, notes=list(found.notes))
        return
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else 0
    for line in fitting(_told(found), width):
        say(line)


def fitting(lines: Iterable[str], width: int) -> Iterator[str]:
    """Set lines for a terminal, below where they begin; commands stay whole, and in a pipe everything does."""
    from strengthtui.line.cells import wrap

    for line in lines:
        words = line.lstrip(" ")
        lead = line[: len(line) - len(words)]
        whole = not width or words.startswith("strengthtui ")
        yield from (line,) if whole else (f"{lead}{row}" for row in wrap(words, max(width - len(lead), NARROWEST)))


def _given(desk: Desk, typed: dict[str, str | None]) -> dict[str, str]:
    """Read what was given as options. Raises `UsageError` naming the answers there are."""
    from strengthtui.desk.choosing import answers_to

    known = answers_to(desk.shelf)
    answers: dict[str, str] = {}
    for question, answer in typed.items():
        options = known.get(question, ())
        if answer is not None and answer not in options:
            hint = _("--{question} is one of: {answers}.").format(question=question, answers=", ".join(options))
            raise UsageError(_("There is no such answer."), "", hint)
        answers |= {question: answer} if answer is not None else {}
    return answers


def _asked(desk: Desk, answers: dict[str, str]) -> dict[str, str]:
    """Ask what was not given; Enter passes over."""
    from strengthtui.desk import choosing

    passed: set[str] = set()
    while (question := choosing.ask(desk.shelf, answers, passed)) is not None:
        answer = _answer(question)
        if answer is None:
            passed.add(question.id)
        else:
            answers = {**answers, question.id: answer}
    return answers


def _answer(question: AskView) -> str | None:
    say_err("")
    say_err(question.ask)
    for number, one in enumerate(question.options, start=1):
        say_err(f"    {number}  {one.text}")
    while typed := asked(_("Which? A number (Enter: pass over)")):
        if typed.isascii() and typed.isdecimal() and 1 <= int(typed) <= len(question.options):
            return question.options[int(typed) - 1].id
        say_err(_("A number from 1 to {count}.").format(count=len(question.options)))
    return None


def _told(found: SuggestionView) -> Iterator[str]:
    first, *others = found.fits
    yield from found.notes
    yield from _one(first)
    yield f"    {_command(first)}"
    if first.at:
        yield "    " + _(":jump {place}  goes straight there, in plain lines; ^G in the app.").format(place=first.at)
    yield ""
    yield _("These would fit, too:")
    for one in others:
        yield f"{one.title}: {one.why}"
        yield f"    {_command(one)}"


def _one(one: FitsView) -> Iterator[str]:
    yield f"{one.title}: {one.why}"
    if one.first:
        yield "    " + _("First: {question}").format(question=one.first)


def _command(one: FitsView) -> str:
    return f"strengthtui start NAME --pack {one.pack} --route {one.route}"
