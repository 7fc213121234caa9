"""The wording check for any text: a prompt, never a rule; it ends with 0 whatever it finds."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from strengthtui.cli.session import Session, say, say_err, say_json
from strengthtui.errors import UsageError
from strengthtui.i18n import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from strengthtui.desk.wording import TeamWords

_STDIN = "-"


class Whose(StrEnum):
    """Whose words a text is."""

    worker = "worker"
    person = "person"


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command("wording", help="Words that see the person: what a text might say otherwise.")(_wording)


def words_for(session: Session) -> TeamWords:
    """Give the list as this team uses it; what is the matter with their own list is said on stderr."""
    from strengthtui.desk.wording import team_words

    words = team_words(session.settings.team or session.places.team_folder)
    for line in words.told:
        say_err(line)
    if words.left_out:
        say_err(_("Your team's own list is left out until that is put right; the list that comes along is used."))
    return words


def _wording(
    context: typer.Context,
    files: Annotated[list[str] | None, typer.Argument(metavar="FILE...", help="Texts; - reads from a pipe.")] = None,
    voice: Annotated[
        Whose,
        typer.Option("--voice", metavar="worker|person", help="Whose words they are; a person's own are left alone."),
    ] = Whose.worker,
    listed: Annotated[bool, typer.Option("--list", help="The words there are, and which are looked for.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object.")] = False,
) -> None:
    session: Session = context.obj
    if listed:
        _list(words_for(session), as_json=as_json)
    elif files:
        _check(words_for(session), files, voice, as_json=as_json)
    else:
        raise UsageError(
            _("Which text?"), "", _("strengthtui wording FILE  checks one; strengthtui wording -  reads from a pipe.")
        )


def _check(words: TeamWords, files: Sequence[str], voice: Whose, *, as_json: bool) -> None:
    from strengthtui.cli.findings import tell_findings
    from strengthtui.desk.files import read_file
    from strengthtui.desk.finding_views import finding_views
    from strengthtui.desk.wording import check_words

    if voice is Whose.person:
        say_err(_("A person's own words are left alone."))
    read = [(name, sys.stdin.buffer.read() if name == _STDIN else read_file(Path(name))) for name in files]
    findings = (found for name, data in read for found in check_words(words.matcher, data, name, voice=voice.value))
    tell_findings(finding_views(findings), as_json=as_json)


def _list(words: TeamWords, *, as_json: bool) -> None:
    from strengthtui.desk.wording import word_rows

    rows = word_rows(words.lexicon)
    if as_json:
        say_json("words", words=rows)
        return
    for row in rows:
        used = _("yes") if row.used else _("no")
        say(f"{row.id:24} {used:4} {row.term}: {'; '.join(row.prefer)} ({', '.join(row.sources)})")
