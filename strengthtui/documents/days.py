"""Days as people write them, from dates and from UTC times, where the worker is."""

from __future__ import annotations

from datetime import datetime

from strengthtui.i18n import told_date


def day_of(stamp: str | None) -> str:
    """Write the calendar day of a stored date or UTC time, `20 Nov 2026`; nothing for nothing."""
    if not stamp or "T" not in stamp:
        return told_date(stamp)
    try:
        return told_date(datetime.fromisoformat(stamp).astimezone().date().isoformat())
    except (ValueError, OverflowError):
        return told_date(stamp)
