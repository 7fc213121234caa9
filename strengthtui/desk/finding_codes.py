"""The one catalogue of findings: every code that can be said of any file, whatever room says it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from strengthtui.sources.findings import FindingCode


def every_code() -> tuple[FindingCode, ...]:
    """Give every code: of files and shapes, packs and how one is chosen, outlines, sheets, a team's texts, words."""
    from strengthtui.desk import sheet_codes, team_checks
    from strengthtui.documents import outline
    from strengthtui.lexicon import codes as wording
    from strengthtui.packs import choosing, rules

    return (
        *rules.all_codes(),
        *choosing.CODES,
        *outline.CODES,
        *sheet_codes.CODES,
        *team_checks.CODES,
        *wording.CODES,
    )
