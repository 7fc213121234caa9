"""What a checker says of a file: a code, a place, and words that are put together only when they are shown.

A finding never quotes what anyone said: its parameters are ids, keys, kinds and counts.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Final, Literal

from msgspec import Struct

from strengthtui.errors import BadInputError
from strengthtui.i18n import _
from strengthtui.text import shorten, visible

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

Severity = Literal["error", "warning", "note"]
"""An `error` keeps the file from being used; a `warning` is probably a slip; a `note` is good to know."""

SHOWN: Final = 60
"""Characters of an id or key that a finding shows: a key of a hostile file may be megabytes long."""

MOST: Final = 100_000
"""Findings kept of one reading: a pack of 5,000 questions may have every key wrong, a hostile file ends here."""

_OURS: Final = frozenset({"keys", "choices", "fitting", "note", "prefer", "who"})
"""Parameters that are lists of our own words, shown whole."""


class FindingCode(Struct, frozen=True):
    """One kind of finding; the sentences are templates, translated when they are shown."""

    code: str
    """Kebab-case, unique among all codes, never reused for something else."""
    severity: Severity
    """How much it matters."""
    what: str
    """What is the matter, with `{placeholders}`."""
    remedy: str
    """What to do about it."""
    nearby: str = ""
    """What to do when the parameter `near` holds the nearest right spelling."""


class Finding(Struct, frozen=True):
    """One thing a checker says of one place."""

    code: FindingCode
    """What it is."""
    file: str
    """The file's name as the person gave it."""
    line: int
    """From 1."""
    column: int
    """From 1, in characters."""
    params: Mapping[str, str | int]
    """What the sentences need: ids, keys, kinds, counts. Never anyone's words."""

    @property
    def severity(self) -> Severity:
        """How much it matters."""
        return self.code.severity

    def told(self) -> tuple[str, str]:
        """Say what is the matter, and what to do about it."""
        code = self.code
        shown = {
            name: shorten(visible(value), SHOWN) if isinstance(value, str) and name not in _OURS else value
            for name, value in self.params.items()
        }
        remedy = code.nearby if code.nearby and "near" in shown else code.remedy
        return _(code.what).format(**shown), _(remedy).format(**shown)

    def worded(self) -> str:
        """Say it on one line: `file:line:column: CODE severity what; what to do`."""
        what, remedy = self.told()
        file = shorten(visible(self.file), 4 * SHOWN)
        return f"{file}:{self.line}:{self.column}: {self.code.code} {self.code.severity} {what}; {remedy}"


MORE: Final = FindingCode(
    "findings-too-many",
    "error",
    "there are more than {limit} findings",
    "put right the first ones and check again",
)


class Problems:
    """Where findings go: with `collect` they are kept, without it the first error is raised."""

    def __init__(self, *, collect: bool = True) -> None:
        """Begin with none."""
        self._collect = collect
        self._findings: list[Finding] = []
        self._errors = 0
        self._held_back: frozenset[FindingCode] = frozenset()
        self._keyless: set[str] = set()
        self._unseen: dict[str, tuple[tuple[int, int], ...]] = {}

    def leave_out(self, file: str, lines: Sequence[tuple[int, int]]) -> None:
        """Say nothing more of these lines (first and last): they cannot be looked at before an error is put right."""
        if lines:
            self._unseen[file] = tuple(sorted((*self.unseen(file), *lines)))

    def lose_keys(self, file: str) -> None:
        """Say of no key at the top of a file that it is missing: it may be in what was left out."""
        self._keyless.add(file)

    def may_have(self, file: str) -> bool:
        """Whether keys at the top of a file may be in what was left out."""
        return file in self._keyless

    def hold_back(self, codes: Collection[FindingCode]) -> None:
        """Say nothing more of these kinds: of a file that could be read in part they may not be true."""
        self._held_back = frozenset(codes)

    def unseen(self, file: str) -> tuple[tuple[int, int], ...]:
        """Give the lines of a file that were not looked at, as first and last."""
        return self._unseen.get(file, ())

    @property
    def collects(self) -> bool:
        """Whether reading goes on after an error."""
        return self._collect

    def add(self, finding: Finding) -> None:
        """Keep a finding. Raises `BadInputError` at the first error when they are not collected."""
        if self._unseen and (finding.code in self._held_back or self._is_unseen(finding)):
            return
        if len(self._findings) < MOST:
            self._findings.append(finding)
        elif len(self._findings) == MOST:
            self._findings.append(Finding(MORE, finding.file, finding.line, finding.column, {"limit": MOST}))
        if finding.code.severity != "error":
            return
        self._errors += 1
        if not self._collect:
            self.raise_if_errors(_("This file cannot be used."))

    def _is_unseen(self, finding: Finding) -> bool:
        lines = self.unseen(finding.file)
        at = bisect_right(lines, (finding.line + 1,)) - 1
        return at >= 0 and finding.line <= lines[at][1]

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All of them, in the order of the file."""
        files = {name: at for at, name in enumerate(dict.fromkeys(found.file for found in self._findings))}
        return tuple(sorted(self._findings, key=lambda found: (files[found.file], found.line, found.column)))

    @property
    def errors(self) -> tuple[Finding, ...]:
        """Those that keep the file from being used, in the order of the file."""
        return tuple(finding for finding in self.findings if finding.code.severity == "error")

    @property
    def error_count(self) -> int:
        """How many errors there are so far; what was read in between is sound if it has not grown."""
        return self._errors

    def raise_if_errors(self, title: str, hint: str = "") -> None:
        """Raise `BadInputError` with every finding, if one of them is an error."""
        if not self._errors:
            return
        worded = tuple(finding.worded() for finding in self.findings)
        message = _("Found: {count}.").format(count=len(worded))
        raise BadInputError(title, message, hint or _("Put right what is listed and try again."), findings=worded)
