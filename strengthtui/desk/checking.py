"""Checks files that people named: each as what it is, whatever command it was given to, the others in spite of one.

Where a file may hold someone's words, or says nothing of what it is, no line of it is shown and no key of it is named.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from strengthtui.desk.excerpts import Lines
from strengthtui.desk.file_kinds import KINDS, FileKind, Found, Unseen, found_in, recognised
from strengthtui.desk.finding_views import FindingView, finding_views
from strengthtui.i18n import _
from strengthtui.sources.codes import files
from strengthtui.sources.findings import Finding
from strengthtui.sources.source import MAX_BYTES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from strengthtui.desk.desk import Desk


class FileReport(NamedTuple):
    """What came of checking one file."""

    file: str
    """As it was named on the command line."""
    kind: FileKind | None
    """What it was checked as."""
    findings: tuple[FindingView, ...]
    unseen: Unseen = ()


def check_files(desk: Desk, paths: Sequence[Path], usual: str) -> tuple[FileReport, ...]:
    """Check files one after the other, each as what it is; `usual` is the kind where its keys fit several."""
    seen: set[Path] = set()
    reports = []
    for path in paths:
        where = _where(path)
        reports.append(_told_twice(path) if where in seen else _report(desk, path, usual))
        seen.add(where)
    return tuple(reports)


def _report(desk: Desk, path: Path, usual: str) -> FileReport:
    data = _read(path)
    if isinstance(data, Finding):
        return FileReport(str(path), None, finding_views((data,)))
    kind = recognised(data, str(path), usual)
    found = unknown(data, str(path), usual) if kind is None else kind.check(data, str(path), desk)
    lines = None if kind is None or kind.holds_words else Lines(data)
    return FileReport(str(path), kind, finding_views(found.findings, lines), found.unseen)


def _told_twice(path: Path) -> FileReport:
    return FileReport(str(path), None, finding_views((Finding(files.GIVEN_TWICE, str(path), 1, 1, {}),)))


def _where(path: Path) -> Path:
    """Say which file is meant, by whichever of its names."""
    try:
        return path.resolve()
    except (OSError, ValueError, RuntimeError):  # too long, not a name at all, or links in a circle
        return path.absolute()


def _read(path: Path) -> bytes | Finding:
    try:
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        code = files.MISSING
    except IsADirectoryError:
        code = files.FOLDER
    except (OSError, ValueError):  # a name no system takes is a ValueError
        code = files.FOLDER if _is_folder(path) else files.UNREADABLE
    return Finding(code, str(path), 1, 1, {})


def _is_folder(path: Path) -> bool:
    """Whether it is a folder, which Windows refuses to open as if it were not allowed."""
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def unknown(data: bytes, name: str, usual: str) -> Found:
    """Say why a file cannot be read, or that it is nothing we know."""
    from strengthtui.desk.sheet_codes import SilentProblems
    from strengthtui.sources.loading import load

    problems = SilentProblems()
    if load(data, name, problems) is not None:
        kind = next(one for one in KINDS if one.id == usual)
        params: dict[str, str | int] = {"kind": _(kind.name), "keys": ", ".join(sorted(kind.keys()))}
        return Found((Finding(files.KIND_UNKNOWN, name, 1, 1, params),))
    return found_in(problems, name)


def told_unseen(reports: Sequence[FileReport]) -> Iterator[str]:
    """Say which lines were not looked at, and why."""
    for report in reports:
        for first, last in report.unseen:
            told = _("{file}: lines {first} to {last} were not looked at: put right what is told there, check again.")
            if first == last:
                told = _("{file}: line {first} was not looked at: put right what is told there, check again.")
            yield told.format(file=report.file, first=first, last=last)


def told_kinds(reports: Sequence[FileReport], usual: str) -> Iterator[str]:
    """Say what a file was checked as, where that is not what the command is for."""
    for report in reports:
        if report.kind is not None and report.kind.id != usual:
            told = _("{file} is {kind}, and was checked as one.")
            if report.kind.holds_words:
                told = _("{file} is {kind}, and was checked as one, as for somebody new; no line of it is shown.")
            yield told.format(file=report.file, kind=_(report.kind.name))
