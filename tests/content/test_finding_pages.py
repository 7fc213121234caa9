"""Every code has a page, and its examples are true: with the slip the code stands there, without it nothing."""

from __future__ import annotations

import pytest

from strengthtui.sources.pages import FindingPage, finding_pages
from tests.content.finding_examples import findings_of

TRIED = [page for page in finding_pages().values() if page.at]


@pytest.mark.parametrize("page", TRIED, ids=lambda page: str(page.code))
def test_the_bad_example_has_it_where_the_page_says(page: FindingPage) -> None:
    """Code, line and column, and nothing else is found."""
    assert findings_of(page.part, page.bad) == [f"{page.at} {page.code}"]


@pytest.mark.parametrize("page", TRIED, ids=lambda page: str(page.code))
def test_its_remedy_makes_it_go_away(page: FindingPage) -> None:
    """The good example is the bad one after the remedy was followed: nothing is found."""
    assert findings_of(page.part, page.good) == []
