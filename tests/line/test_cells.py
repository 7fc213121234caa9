"""Widths, characters as people count them, and where lines break."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strengthtui.line import cells


@pytest.mark.parametrize(
    "last", ["a", "é", "e\u0301", "日", "👍", "👍🏽", "👨‍👩‍👧‍👦", "❤️", "🇬🇧", "1️⃣", "नि", "خ", "م\u200c", "\u202e"]
)
def test_last_character(last: str) -> None:
    """Marks, joined emoji, flags and keycaps are one character."""
    assert cells.last_character(f"ab{last}") == 2


def test_flags_are_told_apart() -> None:
    """Of three flags the last is one character."""
    assert cells.last_character("🇬🇧🇳🇱🇫🇷") == 4


@given(st.text(min_size=1))
def test_some_character_is_last(text: str) -> None:
    """There is always a last character, and taking it back leaves less."""
    assert 0 <= cells.last_character(text) < len(text)
    assert 0 <= cells.last_word(text) <= len(text)


@pytest.mark.parametrize(("text", "start"), [("", 0), ("one", 0), ("one two", 4), ("one two  ", 4), ("   ", 0)])
def test_last_word(text: str, start: int) -> None:
    """A word goes with the spaces behind it."""
    assert cells.last_word(text) == start


def test_wraps_at_spaces() -> None:
    """Words stay whole."""
    assert cells.wrap("one two three", 8) == ["one two", "three"]


def test_wraps_by_cells() -> None:
    """A wide character counts two, lines break between them, and no line begins with their punctuation."""
    assert cells.wrap("日本語の文章。終", 6) == ["日本語", "の文", "章。終"]


def test_long_word_stays_whole() -> None:
    """An address can be copied whole."""
    address = "https://example.org/" + "x" * 40
    assert cells.wrap(f"see {address} there", 20) == ["see", address, "there"]


@given(st.text(alphabet="ab 日本。é-", max_size=200), st.integers(4, 40))
def test_wrapping_loses_nothing(line: str, limit: int) -> None:
    """Only spaces at the breaks go, and only a long word makes a row too wide."""
    rows = cells.wrap(line, limit)
    assert "".join(rows).replace(" ", "") == line.replace(" ", "")
    for row in rows:
        assert cells.width(row) <= limit or len(cells._PIECES.findall(row.strip())) == 1 or row == line
