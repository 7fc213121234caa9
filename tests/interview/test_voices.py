"""The mark for "as said": a false quotation is worse than none."""

from __future__ import annotations

import pytest

from strengthtui.interview.voices import spoken


@pytest.mark.parametrize(
    ("typed", "text", "voice"),
    [
        ("fixes bikes", "fixes bikes", None),
        ('"I fix bikes', "I fix bikes", "person"),
        ('"I fix bikes"', "I fix bikes", "person"),
        (' "I fix bikes." ', "I fix bikes.", "person"),
        ('"He said "no"', 'He said "no"', "person"),
        ('"He said "no", he did"', 'He said "no", he did', "person"),
        ('""Big Issue" seller', '"Big Issue" seller', None),
        ('said "no"', 'said "no"', None),
        ("“I fix bikes”", "“I fix bikes”", None),
        ('"', "", "person"),
        ('""', "", "person"),
        ("", "", None),
    ],
)
def test_the_mark(typed: str, text: str, voice: str | None) -> None:
    """A leading mark makes the line the person's, two begin it with a mark, and marks inside the words stay."""
    assert spoken(typed) == (text, voice)
