"""How every `check` ends: the findings on stdout, a line each or as JSON, and code 3 where one is an error."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from strengthtui.cli.session import say, say_err, say_json
from strengthtui.errors import ExitCode
from strengthtui.i18n import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from strengthtui.desk.finding_views import FindingView


def tell_findings(findings: Sequence[FindingView], *, as_json: bool) -> None:
    """Tell what was found; raises `typer.Exit` when something must be put right."""
    if as_json:
        say_json("findings", findings=[finding.data for finding in findings])
    for finding in findings if not as_json else ():
        say(finding.worded)
    if not findings and not as_json:
        say_err(_("Nothing was found."))
    if any(finding.is_error for finding in findings):
        raise typer.Exit(ExitCode.BAD_INPUT)
