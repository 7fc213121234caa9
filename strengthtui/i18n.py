"""Every sentence a person sees goes through `_()`; a translation is looked up once, and English is always there.

Translations live in `content/locale/<language>/LC_MESSAGES/strengthtui.mo`. Nothing is read until the first sentence.
"""

from __future__ import annotations

import functools
import os
from collections.abc import Callable
from datetime import date
from pathlib import Path

DOMAIN = "strengthtui"


def _(message: str) -> str:
    """Give the sentence in the worker's language; placeholders are filled by the caller afterwards."""
    return _lookup()(message)


def told_date(iso: str | None) -> str:
    """Write `2026-11-20`, `2026-11` or a UTC time as people do, `20 Nov 2026`; what is no date comes back as it is."""
    if not iso:
        return ""
    day = iso[:10]
    try:
        if len(day) == len("2026-11"):
            first = date.fromisoformat(day + "-01")
            return _("{month} {year}").format(month=_months()[first.month - 1], year=first.year)
        when = date.fromisoformat(day)
    except ValueError:
        return iso
    return _("{day} {month} {year}").format(day=when.day, month=_months()[when.month - 1], year=when.year)


def told_day(iso: str) -> str:
    """Write `2027-01-15` in full with its weekday, `Friday 15 January 2027`, so that a wrong day is noticed."""
    day = date.fromisoformat(iso if len(iso) > len("2026-11") else f"{iso}-01")
    month = _("January February March April May June July August September October November December").split()
    named = f"{month[day.month - 1]} {day.year}"
    if len(iso) == len("2026-11"):
        return named
    return f"{_('Monday Tuesday Wednesday Thursday Friday Saturday Sunday').split()[day.weekday()]} {day.day} {named}"


def told_moment(stamp: str, now: str) -> str:
    """Write a UTC time as people say since when: `14:02`, `yesterday, 14:02`, `20 Nov 2026, 14:02`; else nothing.

    `now` is the UTC time by which today is today.
    """
    from datetime import datetime, timedelta

    try:
        when = datetime.fromisoformat(stamp).astimezone()
    except (ValueError, OverflowError):
        return ""
    time = when.strftime("%H:%M")
    try:
        today = datetime.fromisoformat(now).astimezone().date()
    except (ValueError, OverflowError):
        today = None
    if when.date() == today:
        return time
    if today is not None and when.date() == today - timedelta(days=1):
        return _("yesterday, {time}").format(time=time)
    return _("{day}, {time}").format(day=told_date(when.date().isoformat()), time=time)


def _months() -> tuple[str, ...]:
    names = _("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec").split()
    return tuple(names)


@functools.cache
def _lookup() -> Callable[[str], str]:
    languages = [os.environ[name] for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)]
    folder = Path(__file__).parent / "content" / "locale"
    if not languages or not folder.is_dir():
        return str
    import gettext

    return gettext.translation(
        DOMAIN, folder, languages=[lang.split(".")[0] for lang in languages], fallback=True
    ).gettext
