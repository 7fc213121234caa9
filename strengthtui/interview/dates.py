"""Dates as people type them, and as they are stored: `YYYY-MM-DD`, or `YYYY-MM` where the day is open.

Reads what can mean one thing only. Day comes before month (`3/4/2027` is 3 April); a month alone, `next week`
or a year of two digits are refused, and so is a date that does not exist. A weekday is the next one to come; with
`this` it may be today; `next Tuesday` is the Tuesday of next week, weeks beginning on Monday: whoever takes it says the
day back. Today is handed in; there is no clock here. Month and weekday names are English, as the shipped packs are.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

from strengthtui.errors import Refusal
from strengthtui.interview.kind import ascii_digits
from strengthtui.interview.refusals import refuse
from strengthtui.text import fold, one_line

_MONTHS: Final = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SHORTEST: Final = 3
"""Letters that name a weekday."""
_SMALL: Final = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_SEPT: Final = "sept"

_DAY: Final = r"(?P<day>\d{1,2})"
_ORDINAL: Final = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_MONTH: Final = r"(?P<month>\d{1,2})"
_NAME: Final = r"(?P<name>[a-z]{3,9})\.?"
_YEAR: Final = r"(?P<year>\d{4})"
_SHORT_YEAR: Final = re.compile(
    r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2}"
    r"|\d{1,2}(?:st|nd|rd|th)? (?:of )?[a-z]{3,9}\.?,? '?\d{2}"
    r"|[a-z]{3,9}\.? '\d{2}"
)

_WHOLE: Final = (
    re.compile(rf"{_YEAR}(?P<sep>[/.-]){_MONTH}(?P=sep){_DAY}"),
    re.compile(rf"{_DAY}(?P<sep>[/.-]){_MONTH}(?P=sep){_YEAR}"),
    re.compile(rf"{_ORDINAL} (?:of )?{_NAME},? {_YEAR}"),
    re.compile(rf"{_NAME} {_ORDINAL},? {_YEAR}"),
)
_MONTH_ONLY: Final = (
    re.compile(rf"{_YEAR}-{_MONTH}"),
    re.compile(rf"{_MONTH}/{_YEAR}"),
    re.compile(rf"{_NAME},? {_YEAR}"),
)
_NO_YEAR: Final = (
    re.compile(rf"{_ORDINAL} (?:of )?{_NAME}"),
    re.compile(rf"{_NAME} {_ORDINAL}"),
    re.compile(rf"{_DAY}/{_MONTH}"),
)
_FROM_NOW: Final = re.compile(r"in (?P<count>\d{1,4}|[a-z]{1,5}) (?P<unit>day|week)s?")
_WHICH: Final = re.compile(
    r"(?P<which>this|this coming|coming|next) (?P<day>[a-z]{3,9})"
    r"|(?P<day_of>[a-z]{3,9}),? (?:of )?next week"
    r"|next week,? (?:on )?(?P<next_on>[a-z]{3,9})"
)
_LEAD: Final = re.compile(r"^(?:on|by) ")


def stored_date(text: str) -> str | Refusal:
    """Read a date that stands by itself, without a today: the form it is stored in, or why not."""
    line = _plain(text)
    for pattern in _WHOLE:
        if found := pattern.fullmatch(line):
            return _whole(found, int(found["year"]))
    for pattern in _MONTH_ONLY:
        if (found := pattern.fullmatch(line)) and _month_of(found):
            return _month_only(found)
    return _why_not(line)


def typed_date(text: str, today: date) -> str | Refusal:
    """Read a date typed by hand: a whole one, or one that today makes plain (`tomorrow`, `in 2 weeks`)."""
    line = _plain(text)
    for reader in (_named_day, _from_now, _this_year_or_next):
        found = reader(line, today)
        if found is not None:
            return found
    return stored_date(line)


def span_of(stored: str) -> tuple[date, date]:
    """Give the first and the last day a stored date may mean."""
    if len(stored) > len("YYYY-MM"):
        day = date.fromisoformat(stored)
        return day, day
    first = date.fromisoformat(f"{stored}-01")
    return first, _last_of_month(first)


def _last_of_month(first: date) -> date:
    last = first
    for day in (31, 30, 29, 28):
        try:
            last = first.replace(day=day)
        except ValueError:
            continue
        break
    return last


def _plain(text: str) -> str:
    return _LEAD.sub("", ascii_digits(fold(one_line(text)).rstrip(" .,")))


def _month_named(name: str) -> int | None:
    if name == _SEPT:
        return 9
    for number, full in enumerate(_MONTHS, start=1):
        if name in {full, full[:3]}:
            return number
    return None


def _month_of(found: re.Match[str]) -> int | None:
    groups = found.groupdict()
    return int(groups["month"]) if groups.get("month") else _month_named(groups.get("name") or "")


def _whole(found: re.Match[str], year: int) -> str | Refusal:
    month = _month_of(found)
    if month is None:
        return refuse("not-a-date")
    try:
        return date(year, month, int(found["day"])).isoformat()
    except ValueError:
        return refuse("no-such-date")


def _month_only(found: re.Match[str]) -> str | Refusal:
    try:
        return date(int(found["year"]), _month_of(found) or 0, 1).isoformat()[:7]
    except ValueError:
        return refuse("no-such-date")


def _why_not(line: str) -> Refusal:
    if _month_named(line) or any((found := p.fullmatch(line)) and _month_of(found) for p in _NO_YEAR):
        return refuse("no-year")
    return refuse("year-in-full") if _SHORT_YEAR.fullmatch(line) else refuse("not-a-date")


def _named_day(line: str, today: date) -> str | Refusal | None:
    ahead = int(line == "tomorrow") if line in {"today", "tomorrow"} else _weekday_ahead(line, today.weekday())
    if ahead is None:
        return None
    try:
        return (today + timedelta(days=ahead)).isoformat()
    except OverflowError:
        return refuse("no-such-date")


def _weekday_ahead(line: str, today: int) -> int | None:
    """Count the days to a weekday that is named: `tuesday`, `this friday`, `next tuesday`, `tuesday next week`."""
    found = _WHICH.fullmatch(line)
    name = line if found is None else found["day"] or found["day_of"] or found["next_on"]
    number = next((at for at, one in enumerate(_WEEKDAYS) if len(name) >= _SHORTEST and one.startswith(name)), None)
    if number is None:
        return None
    if found is None:
        return (number - today - 1) % 7 + 1  # named on the day itself, it is a week from now
    if found["which"] in (None, "next"):
        return 7 - today + number
    return (number - today) % 7


def _from_now(line: str, today: date) -> str | Refusal | None:
    found = _FROM_NOW.fullmatch(line)
    if found is None:
        return None
    count = int(found["count"]) if found["count"].isdecimal() else _SMALL.get(found["count"])
    if count is None:
        return refuse("not-a-date")
    try:
        return (today + timedelta(days=count * (7 if found["unit"] == "week" else 1))).isoformat()
    except OverflowError:
        return refuse("no-such-date")


def _this_year_or_next(line: str, today: date) -> str | Refusal | None:
    for pattern in _NO_YEAR:
        found = pattern.fullmatch(line)
        month = _month_of(found) if found else None
        if found and month:
            passed = (month, int(found["day"])) < (today.month, today.day)
            return _whole(found, today.year + int(passed))
    return None
