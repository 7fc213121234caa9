"""Dates typed by hand: understood when they can mean one thing, refused with a reason when not."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strengthtui.errors import Refusal
from strengthtui.interview.dates import span_of, stored_date, typed_date

SUNDAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    "typed",
    [
        "2027-01-15",
        "2027-1-15",
        "2027/01/15",
        " 15/1/2027 ",
        "15.01.2027",
        "15-1-2027",
        "15 Jan 2027",
        "15 JANUARY 2027",
        "15th January, 2027",
        "15th of jan. 2027",
        "Jan 15 2027",
        "January 15th, 2027",
        "on 15 Jan 2027.",
        "by 15 Jan 2027",
        "١٥/١/٢٠٢٧",
    ],
)
def test_whole_dates(typed: str) -> None:
    """A whole date is stored in one form, however it was typed and in whatever digits."""
    assert stored_date(typed) == "2027-01-15"
    assert typed_date(typed, SUNDAY) == "2027-01-15"


def test_day_comes_before_month() -> None:
    """3/4/2027 is the third of April, always."""
    assert stored_date("3/4/2027") == "2027-04-03"


@pytest.mark.parametrize("typed", ["2027-01", "Jan 2027", "january, 2027", "1/2027", "01/2027"])
def test_months(typed: str) -> None:
    """A month with its year is kept as a month; no day is made up."""
    assert stored_date(typed) == "2027-01"


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("2027-02-30", "no-such-date"),
        ("30 Feb 2027", "no-such-date"),
        ("29/2/2027", "no-such-date"),
        ("1/15/2027", "no-such-date"),
        ("2027-13", "no-such-date"),
        ("0000-01-01", "no-such-date"),
        ("January", "no-year"),
        ("15 Jan", "no-year"),
        ("15/1", "no-year"),
        ("Jan 27", "no-year"),
        ("15/1/27", "year-in-full"),
        ("15 Jan 27", "year-in-full"),
        ("Jan '27", "year-in-full"),
        ("next week", "not-a-date"),
        ("15 Foo 2027", "not-a-date"),
        ("15/1-2027", "not-a-date"),
        ("soon", "not-a-date"),
        ("friday", "not-a-date"),
        ("", "not-a-date"),
        ("20270115", "not-a-date"),
    ],
)
def test_what_could_mean_two_things_is_refused(typed: str, code: str) -> None:
    """A date that does not exist, has no year or half of one, or is none, is refused by its own code."""
    refused = stored_date(typed)
    assert isinstance(refused, Refusal)
    assert refused.code == code


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("today", "2026-11-22"),
        ("Tomorrow", "2026-11-23"),
        ("monday", "2026-11-23"),
        ("on Friday", "2026-11-27"),
        ("fri", "2026-11-27"),
        ("sunday", "2026-11-29"),
        ("this Sunday", "2026-11-22"),
        ("this Friday", "2026-11-27"),
        ("by this coming fri", "2026-11-27"),
        ("next Tuesday", "2026-11-24"),
        ("Tuesday next week", "2026-11-24"),
        ("tues of next week", "2026-11-24"),
        ("next week, on Tuesday.", "2026-11-24"),
        ("in 3 days", "2026-11-25"),
        ("in 1 day", "2026-11-23"),
        ("in 2 weeks", "2026-12-06"),
        ("in a week", "2026-11-29"),
        ("in three weeks", "2026-12-13"),
        ("23 Nov", "2026-11-23"),
        ("22 November", "2026-11-22"),
        ("21 Nov", "2027-11-21"),
        ("Jan 15", "2027-01-15"),
        ("15/1", "2027-01-15"),
        ("Jan 2027", "2027-01"),
    ],
)
def test_today_makes_it_plain(typed: str, stored: str) -> None:
    """With today at hand, a weekday is the next such day, and a day without a year the next one to come."""
    assert typed_date(typed, SUNDAY) == stored


@pytest.mark.parametrize(
    "typed", ["january", "next week", "in some days", "in 0.5 days", "next fri 15", "next jan", "29 feb", "31/4"]
)
def test_today_does_not_make_everything_plain(typed: str) -> None:
    """A month alone, a week, and a day that the coming year does not have, stay refused."""
    assert isinstance(typed_date(typed, SUNDAY), Refusal)


def test_too_far_away() -> None:
    """A number of weeks past the end of the calendar is refused, not a crash."""
    assert typed_date("in 9999 weeks", date(9990, 1, 1)) == Refusal("no-such-date")
    assert typed_date("next sunday", date.max) == Refusal("no-such-date")


@given(st.dates(), st.dates(min_value=date(1, 1, 1), max_value=date(9990, 1, 1)))
def test_every_date_reads_itself_back(day: date, today: date) -> None:
    """Every date in the stored form, and day first, reads back as itself, whatever day it is."""
    assert typed_date(day.isoformat(), today) == day.isoformat()
    assert typed_date(f"{day.day}/{day.month}/{day.year:04d}", today) == day.isoformat()
    assert span_of(day.isoformat()) == (day, day)


@given(st.dates(max_value=date(9990, 1, 1)), st.sampled_from(["monday", "wednesday", "sunday"]))
def test_weekdays_are_within_a_week(today: date, name: str) -> None:
    """A weekday is one to seven days ahead and really that day."""
    found = typed_date(name, today)
    assert isinstance(found, str)
    ahead = date.fromisoformat(found) - today
    assert timedelta(days=1) <= ahead <= timedelta(days=7)
    assert f"{date.fromisoformat(found):%A}".lower() == name


@given(st.dates(max_value=date(9990, 1, 1)), st.sampled_from(["monday", "thursday", "sunday"]))
def test_next_is_next_week_and_this_is_within_seven_days(today: date, name: str) -> None:
    """`next` and `next week` are the same day, in the week that begins on the coming Monday; `this` may be today."""
    monday = today + timedelta(days=7 - today.weekday())
    coming, this = typed_date(f"next {name}", today), typed_date(f"this {name}", today)
    assert coming == typed_date(f"{name} next week", today)
    assert isinstance(coming, str)
    assert isinstance(this, str)
    assert timedelta(0) <= date.fromisoformat(coming) - monday <= timedelta(days=6)
    assert timedelta(0) <= date.fromisoformat(this) - today <= timedelta(days=6)
    assert f"{date.fromisoformat(coming):%A}".lower() == f"{date.fromisoformat(this):%A}".lower() == name


@given(st.text(max_size=30), st.dates())
def test_no_text_breaks_it(typed: str, today: date) -> None:
    """Whatever is typed, the outcome is a stored date or a refusal."""
    found = typed_date(typed, today)
    assert isinstance(found, Refusal) or span_of(found)[0] <= span_of(found)[1]


@pytest.mark.parametrize(
    ("stored", "last"),
    [("2027-02", "2027-02-28"), ("2028-02", "2028-02-29"), ("2027-04", "2027-04-30"), ("2027-12", "2027-12-31")],
)
def test_a_month_spans_its_days(stored: str, last: str) -> None:
    """A month means any of its days."""
    assert span_of(stored) == (date.fromisoformat(f"{stored}-01"), date.fromisoformat(last))
