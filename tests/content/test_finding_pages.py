"""Every code has a page, and its examples are true: with the slip the code stands there, without it nothing."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from strengthtui.desk.finding_codes import every_code
from strengthtui.sources.pages import FindingPage, finding_pages, page_families
from tests.content.finding_examples import findings_of
from tests.content.told_examples import TOLD, tried

PAGES = finding_pages()
TRIED = [page for page in PAGES.values() if page.at]
OVERFLOW = "findings-too-many"
BY_ITSELF = {"section-never"}
"""Its example is a whole pack: tests/packs/test_always.py tries it."""


@pytest.mark.parametrize("page", TRIED, ids=lambda page: str(page.code))
def test_the_bad_example_has_it_where_the_page_says(page: FindingPage) -> None:
    """Code, line and column, and nothing else is found."""
    assert findings_of(page.part, page.bad, page.code) == [f"{page.at} {page.code}"]


@pytest.mark.parametrize("page", TRIED, ids=lambda page: str(page.code))
def test_its_remedy_makes_it_go_away(page: FindingPage) -> None:
    """The good example is the bad one after the remedy was followed: nothing is found."""
    assert findings_of(page.part, page.good, page.code) == []


@pytest.mark.parametrize("code", sorted(TOLD))
def test_what_cannot_stand_in_a_page_is_tried_too(code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Bytes that are no text and names that are not there have their finding, and lose it once put right."""
    bad, good, at = tried(code, tmp_path, monkeypatch)
    assert bad[-1:] == [f"{at} {code}"]
    assert len(bad) == 1 or code == OVERFLOW
    assert good == []


def test_every_code_has_a_page_and_every_page_a_code() -> None:
    """Nothing can be said that has no page, and nothing is explained that is never said."""
    known = {code.code for code in every_code()}
    assert sorted(known - set(PAGES)) == []
    assert sorted(set(PAGES) - known) == []


def test_every_page_is_tried() -> None:
    """A page either names the place in its example, or has a file among those that cannot be shown."""
    assert {page.code for page in PAGES.values() if not page.at} == TOLD | BY_ITSELF


def test_codes_are_unique_and_there_are_many() -> None:
    """A code names one thing in the whole catalogue, has one page, and there are at least 60."""
    counted = Counter(code.code for code in every_code())
    pages = Counter(page.code for family in page_families() for page in family.pages)
    assert [code for code, times in (counted + pages).items() if times > 2] == []
    assert max(counted.values()) == max(pages.values()) == 1
    assert len(counted) >= 60


def test_pages_are_short_and_plain() -> None:
    """Why it matters is one or two sentences; examples fit on a screen."""
    for page in PAGES.values():
        assert page.why.endswith((".", "?")), page.code
        assert len(page.why) <= 280, page.code
        assert page.bad.count("\n") <= 16, page.code
