"""Dates as people type them, with the words for why one is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from strengthtui.desk.refusals import worded
from strengthtui.errors import Refusal
from strengthtui.interview.dates import typed_date

if TYPE_CHECKING:
    from datetime import date


def day_or_why(typed: str, today: date) -> tuple[str | None, str]:
    """Give the stored form of a typed date, or nothing and why it is none."""
    found = typed_date(typed, today)
    return (None, worded(found)) if isinstance(found, Refusal) else (found, "")
