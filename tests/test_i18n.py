"""Times as people say them: since when, by the clock where the worker is."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from strengthtui.i18n import told_moment

if TYPE_CHECKING:
    from collections.abc import Iterator

NOW = "2026-11-22T13:30:00.000Z"


@pytest.fixture(autouse=True)
def _berlin(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """An hour before Greenwich."""
    if not hasattr(time, "tzset"):
        pytest.skip("the time zone cannot be set here")
    monkeypatch.setenv("TZ", "CET-1")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize(
    ("stamp", "told"),
    [
        ("2026-11-22T13:02:11.123Z", "14:02"),
        ("2026-11-21T23:30:00.000Z", "00:30"),
        ("2026-11-21T22:30:00.000Z", "yesterday, 23:30"),
        ("2026-11-20T22:59:00.000Z", "20 Nov 2026, 23:59"),
        ("2027-01-03T08:00:00.000Z", "3 Jan 2027, 09:00"),
        ("2026-11-23T08:00:00.000Z", "23 Nov 2026, 09:00"),
        ("", ""),
        ("some time ago", ""),
    ],
)
def test_since_when_is_told_by_the_workers_own_day(stamp: str, told: str) -> None:
    """Today the time alone, yesterday as such, else the day; what the clock cannot have told yet with its day too."""
    assert told_moment(stamp, NOW) == told


def test_without_a_now_the_day_is_told() -> None:
    """Where nobody says what time it is, nothing is called today."""
    assert told_moment("2026-11-22T13:02:11.123Z", "") == "22 Nov 2026, 14:02"
