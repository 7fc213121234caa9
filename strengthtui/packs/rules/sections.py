"""Codes for sections and for the order of a route; they are noted while the tables are read."""

from __future__ import annotations

from typing import Final

from strengthtui.sources.findings import FindingCode

PETAL_WITH_QUESTIONS: Final = FindingCode(
    "petal-with-questions",
    "error",
    "a petal has no questions",
    "write ways in under openers, or make it a section with id and questions",
)

CODES: Final = (PETAL_WITH_QUESTIONS,)
IN_PART: Final = (PETAL_WITH_QUESTIONS,)
"""What holds of a pack of which a part could not be read."""
