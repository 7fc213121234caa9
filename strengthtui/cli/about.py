"""Commands about the program itself: where things are, the guides, the team's page."""

from __future__ import annotations

from typing import Annotated

import typer

from strengthtui.cli.session import Session, named_by, say
from strengthtui.errors import UsageError
from strengthtui.i18n import _

FINDING = "finding"
"""The guide to findings, made from their catalogue."""


def add_to(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("info", help="Versions, and where things are.")(_info)
    app.command("guide", help="Short guides; without a topic, what there is.")(_guide)
    app.command("safety", help="Your team's page for someone in danger.")(_safety)


def _info(
    context: typer.Context, as_json: Annotated[bool, typer.Option("--json", help="One JSON object.")] = False
) -> None:
    import platform

    from strengthtui import __version__
    from strengthtui.cli.session import say_json
    from strengthtui.desk.organisation import also_opens, organisations_at
    from strengthtui.desk.secrets import seen_sealed

    session: Session = context.obj
    team = session.settings.team or session.places.team_folder
    vault, origin = session.vault_and_origin()
    sealed, why = seen_sealed(vault)
    facts = {
        "version": __version__,
        "python": platform.python_version(),
        "vault": str(vault),
        "vault_named_by": origin,
        "vault_there": vault.is_dir(),
        "vault_sealed": sealed,
        "settings": str(session.places.settings_file),
        "team": str(team),
        "limits": _whose(team / "limits.md"),
        "safety": _whose(team / "safety.md"),
    }
    found = organisations_at(session.vault_folder)
    if as_json:
        say_json("info", **facts, organisation_keys=found)
        return
    told = {**facts, "vault_named_by": named_by(session, origin), "vault_sealed": why}
    for name, fact in told.items():
        say(f"{name.replace('_', ' '):14} {_('yes') if fact is True else _('no') if fact is False else fact}")
    for line in also_opens(found):
        say(line)


def _whose(path: object) -> str:
    from pathlib import Path

    return "team's own" if Path(str(path)).is_file() else "shipped: your team must fill it in"


def _guide(
    context: typer.Context,  # noqa: ARG001
    topic: Annotated[str | None, typer.Argument(metavar="[TOPIC]")] = None,
    code: Annotated[str | None, typer.Argument(metavar="[CODE]", help="After finding: one of its codes.")] = None,
) -> None:
    from strengthtui.desk.guides import guide_text, guide_topics

    if topic == FINDING:
        _finding(code)
    elif code is not None:
        raise UsageError(
            _("Only finding is followed by something more."), "", _("strengthtui guide  shows what there is.")
        )
    elif topic is None:
        for name, title in guide_topics():
            say(f"{name:20} {title}")
        say(f"{FINDING:20} {_('Findings: what a check can say, each with a page')}")
    else:
        say(guide_text(topic).rstrip())


def _finding(code: str | None) -> None:
    from strengthtui.desk.finding_guide import catalogue_lines, page_lines

    for line in catalogue_lines() if code is None else page_lines(code):
        say(line)


def _safety(context: typer.Context) -> None:
    from strengthtui.desk.guides import team_text

    session: Session = context.obj
    text, _own = team_text(session.settings.team or session.places.team_folder, "safety")
    say(text.rstrip())
