"""Commands about the program itself: where things are, the guides, the team's page."""

from __future__ import annotations

from typing import Annotated

import typer

from strengthtui.cli.session import Session, say
from strengthtui.i18n import _


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

    session: Session = context.obj
    team = session.settings.team or session.places.team_folder
    facts = {
        "version": __version__,
        "python": platform.python_version(),
        "vault": str(session.vault_folder),
        "vault_there": session.vault_folder.is_dir(),
        "settings": str(session.places.settings_file),
        "team": str(team),
        "limits": _whose(team / "limits.md"),
        "safety": _whose(team / "safety.md"),
    }
    if as_json:
        say_json("info", **facts)
        return
    for name, fact in facts.items():
        say(f"{name.replace('_', ' '):12} {_('yes') if fact is True else _('no') if fact is False else fact}")


def _whose(path: object) -> str:
    from pathlib import Path

    return "team's own" if Path(str(path)).is_file() else "shipped: your team must fill it in"


def _guide(context: typer.Context, topic: Annotated[str | None, typer.Argument(metavar="[TOPIC]")] = None) -> None:  # noqa: ARG001
    from strengthtui.desk.guides import guide_text, guide_topics

    if topic is None:
        for name, title in guide_topics():
            say(f"{name:20} {title}")
        return
    say(guide_text(topic).rstrip())


def _safety(context: typer.Context) -> None:
    from strengthtui.desk.guides import team_text

    session: Session = context.obj
    text, _own = team_text(session.settings.team or session.places.team_folder, "safety")
    say(text.rstrip())
