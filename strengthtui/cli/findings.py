"""How every check ends: what was found on stdout, what that comes to on stderr, and code 3 where it is an error.

All findings are shown, on a terminal too, in the order of the files: what is left out cannot be put right. The last
lines say how many there are of what, so that nobody has to count.
"""

from __future__ import annotations

import shutil
import sys
from collections import Counter
from typing import TYPE_CHECKING, Any, Final

import typer

from strengthtui.cli.session import say_err, say_json
from strengthtui.errors import ExitCode
from strengthtui.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from strengthtui.desk.checking import FileReport
    from strengthtui.desk.finding_views import FindingView

INDENT: Final = "    "
"""Before a line of a file, so that a finding is never taken for one."""
ROOM: Final = 100
"""Cells for a line of a file where there is no terminal to ask."""
MANY: Final = 20
"""From so many findings on it is said which come most often."""
OFTEN: Final = 5
"""How many of those are named."""
_NOT_THERE: Final = "file-missing"


def tell_findings(
    findings: Sequence[FindingView], *, as_json: bool, strict: bool = False, files: Sequence[FileReport] = ()
) -> None:
    """Tell what was found; raises `typer.Exit` when something must be put right."""
    if as_json:
        say_json(
            "findings", **_counts(findings), files=_files(files, findings), findings=[one.data for one in findings]
        )
    else:
        sys.stdout.writelines(_shown(findings))
        for line in (*_unseen(files), *_summed_up(findings)):
            say_err(line)
    code = _code(findings, strict=strict)
    if code is not ExitCode.FINE:
        raise typer.Exit(code)


def tell_reports(reports: Sequence[FileReport], usual: str, *, as_json: bool, strict: bool) -> None:
    """Tell what was found in files, and what they were taken for; raises `typer.Exit` as `tell_findings` does."""
    from strengthtui.desk.checking import told_kinds

    for line in told_kinds(reports, usual) if not as_json else ():
        say_err(line)
    findings = [finding for report in reports for finding in report.findings]
    tell_findings(findings, as_json=as_json, strict=strict, files=reports)


def _code(findings: Sequence[FindingView], *, strict: bool) -> ExitCode:
    counted = [one for one in findings if one.is_error or (strict and one.severity == "warning")]
    if not counted:
        return ExitCode.FINE
    return ExitCode.NOT_FOUND if all(one.code == _NOT_THERE for one in counted) else ExitCode.BAD_INPUT


def _shown(findings: Iterable[FindingView]) -> Iterator[str]:
    """Give each finding and the line it is about, with a caret."""
    columns = shutil.get_terminal_size((ROOM + len(INDENT), 24)).columns if sys.stdout.isatty() else ROOM + len(INDENT)
    for finding in findings:
        yield f"{finding.worded}\n"
        excerpt = finding.excerpt(columns - len(INDENT))
        if excerpt is not None:
            yield f"{INDENT}{excerpt.line}\n{INDENT}{excerpt.caret}\n"


def _counts(findings: Iterable[FindingView]) -> dict[str, int]:
    counted = Counter(finding.severity for finding in findings)
    return {"errors": counted["error"], "warnings": counted["warning"], "notes": counted["note"]}


def _files(files: Sequence[FileReport], findings: Sequence[FindingView]) -> list[dict[str, Any]]:
    """Say of each file what it was checked as, what was counted and what was not looked at."""
    rows = [(one.file, one.kind.id if one.kind else None, one.findings, one.unseen) for one in files]
    if not files:
        names = dict.fromkeys(finding.file for finding in findings)
        rows = [(name, None, tuple(one for one in findings if one.file == name), ()) for name in names]
    return [
        {"file": name, "kind": kind, **_counts(found), "not_looked_at": [list(lines) for lines in unseen]}
        for name, kind, found, unseen in rows
    ]


def _unseen(files: Sequence[FileReport]) -> Iterator[str]:
    from strengthtui.desk.checking import told_unseen

    return told_unseen(files)


def _summed_up(findings: Sequence[FindingView]) -> Iterator[str]:
    """Say in a few words what it comes to."""
    if not findings:
        yield _("Nothing was found.")
        return
    counts, files = _counts(findings), len({finding.file for finding in findings})
    told = _("In one file: errors {errors}, warnings {warnings}, notes {notes}.")
    if files > 1:
        told = _("In {files} files: errors {errors}, warnings {warnings}, notes {notes}.")
    yield told.format(files=files, **counts)
    if not counts["errors"]:
        yield _("Nothing of this keeps a file from being used.")
    if len(findings) > MANY:
        often = Counter(finding.code for finding in findings).most_common(OFTEN)
        yield _("Most often: {codes}.").format(codes=", ".join(f"{code} ({count})" for code, count in often))
    yield _("strengthtui guide finding CODE  says more of each.")
