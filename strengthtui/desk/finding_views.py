"""What a checker found in a file, worded and as data: the same for every file that people write."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from strengthtui.sources.findings import Finding


@dataclass(frozen=True, slots=True)
class FindingView:
    """One finding, worded and as data."""

    worded: str
    data: dict[str, Any]
    is_error: bool
    """Whether it keeps what it is about from being used."""


def finding_views(findings: Iterable[Finding]) -> tuple[FindingView, ...]:
    """Word each, in the order given."""
    return tuple(
        FindingView(
            worded := finding.worded(),
            {
                "file": finding.file,
                "line": finding.line,
                "column": finding.column,
                "code": finding.code.code,
                "severity": finding.severity,
                "worded": worded,
            },
            finding.severity == "error",
        )
        for finding in findings
    )
