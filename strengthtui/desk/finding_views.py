"""What a checker found in a file, worded and as data: the same for every file that people write."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from strengthtui.sources.findings import SHOWN
from strengthtui.text import shorten, visible

if TYPE_CHECKING:
    from collections.abc import Iterable

    from strengthtui.desk.excerpts import Excerpt, Lines
    from strengthtui.sources.findings import Finding, Severity

_QUOTES: Final = ("", '"', "'")


@dataclass(frozen=True, slots=True)
class FindingView:
    """One finding, worded and as data."""

    file: str
    """As it was named on the command line."""
    line: int
    column: int
    end: int | None
    """The column behind what is meant, where that is known."""
    code: str
    severity: Severity
    what: str
    """What is the matter."""
    remedy: str
    """What to do about it."""
    near: str | None
    """The nearest right spelling, where there is one."""
    text: str = ""
    """The line itself, as it stands in the file; nothing where it may hold someone's words."""

    @property
    def worded(self) -> str:
        """Everything on one line."""
        file = shorten(visible(self.file), 4 * SHOWN)
        return f"{file}:{self.line}:{self.column}: {self.code} {self.severity} {self.what}; {self.remedy}"

    @property
    def is_error(self) -> bool:
        """Whether it keeps what it is about from being used."""
        return self.severity == "error"

    @property
    def data(self) -> dict[str, Any]:
        """Everything as plain data."""
        return {
            "file": self.file,
            "line": self.line,
            "column": self.column,
            "end": self.end,
            "code": self.code,
            "severity": self.severity,
            "what": self.what,
            "remedy": self.remedy,
            "near": self.near,
            "worded": self.worded,
        }

    def excerpt(self, room: int) -> Excerpt | None:
        """Give the line with a caret below, in so many cells; nothing where it is not to be shown."""
        from strengthtui.desk.excerpts import excerpt

        span = 1 if self.end is None else self.end - self.column
        return excerpt(self.text, self.column, span=span, room=room) if self.text else None


def finding_views(findings: Iterable[Finding], lines: Lines | None = None) -> tuple[FindingView, ...]:
    """Word each, in the order given; with the lines of their file they are shown, too."""
    return tuple(_view(finding, lines) for finding in findings)


def _view(finding: Finding, lines: Lines | None) -> FindingView:
    what, remedy = finding.told()
    text = "" if lines is None else lines.line(finding.line)
    near = finding.params.get("near")
    return FindingView(
        finding.file,
        finding.line,
        finding.column,
        _end(finding, text) if text else None,
        finding.code.code,
        finding.code.severity,
        what,
        remedy,
        near if isinstance(near, str) else None,
        text,
    )


def _end(finding: Finding, text: str) -> int | None:
    """Find where that which the finding names ends, if it stands just there: a key, an id, an address."""
    at = finding.column - 1
    for name, value in finding.params.items():
        if name == "near" or not isinstance(value, str) or not value:
            continue
        for quote in _QUOTES:
            if text.startswith(f"{quote}{value}{quote}", at):
                return finding.column + len(value) + 2 * len(quote)
    return None
