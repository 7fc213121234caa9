"""The nearest right spelling is found, and nothing far-fetched is offered."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strengthtui.sources.spelling import Spelling

KEYS = ("id", "ask", "ask_without", "plainer", "listen_for", "also_ask", "care", "recall", "route", "options", "when")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("plainr", "plainer"),
        ("plain", "plainer"),
        ("lisen-for", "listen_for"),
        ("Listen For", "listen_for"),
        ("alsoask", "also_ask"),
        ("raoute", "route"),
        ("ruote", "route"),
        ("optoins", "options"),
        ("aks", "ask"),
        ("whn", "when"),
    ],
)
def test_a_slip_is_understood(typed: str, meant: str) -> None:
    """A letter too many, too few, swapped or wrong, capitals and hyphens."""
    assert Spelling(KEYS).nearest(typed) == meant


@pytest.mark.parametrize("typed", ["", "colour", "zz", "question", "x" * 120, "\ud83d", "🚀"])
def test_what_is_far_from_everything_has_no_nearest(typed: str) -> None:
    """No guess is better than a wild one."""
    assert Spelling(KEYS).nearest(typed) is None


@given(st.lists(st.text("abc-", min_size=4, max_size=12), min_size=1, max_size=20), st.data())
def test_any_name_with_one_letter_missing_is_found_or_a_nearer_one(names: list[str], data: st.DataObject) -> None:
    """Whatever the names are, one missing letter has an answer."""
    name = data.draw(st.sampled_from(names))
    at = data.draw(st.integers(0, len(name) - 1))
    assert Spelling(names).nearest(name[:at] + name[at + 1 :]) in names


@pytest.mark.slow
def test_thousands_of_slips_beside_thousands_of_names_take_no_time() -> None:
    """5,000 different slips beside 5,000 addresses: nothing is compared with everything."""
    names = [f"section-{at % 50}/question-number-{at}" for at in range(5_000)]
    spelling = Spelling(names)
    began = time.process_time()
    assert all(spelling.nearest(name.replace("question", "quetsion")) for name in names)
    assert time.process_time() - began < 10
