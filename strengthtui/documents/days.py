"""Days from stored dates and UTC times, where the worker is, and as people write them."""

from __future__ import annotations

from datetime import datetime

from strengthtui.i18n import told_date


def iso_day(stamp: str | None) -> str:
    """Give the calendar day of a stored date or UTC time, `YYYY-MM-DD`; nothing for nothing."""
    if not stamp or "T" not in stamp:
        return stamp or ""
    try:
        return datetime.fromisoformat(stamp).astimezone().date().isoformat()
    except (ValueError, OverflowError):
        return stamp[:10]


def day_of(stamp: str | None) -> str:
    """Write that day as people do, `20 Nov 2026`."""
    return told_date(iso_day(stamp))
