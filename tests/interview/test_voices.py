"""The mark for "as said": a false quotation is worse than none."""

from __future__ import annotations

import pytest

from strengthtui.interview.voices import half_quoted, spoken


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
        ("“I fix bikes”", "I fix bikes", "person"),
        ("“I fix bikes", "I fix bikes", "person"),
        ("„Ich repariere Räder“", "Ich repariere Räder", "person"),
        ("« Je répare »", "Je répare", "person"),
        ("»Ich repariere«", "Ich repariere", "person"),
        ("”Jag lagar”", "Jag lagar", "person"),
        ("‟I fix bikes”", "I fix bikes", "person"),
        ("「直します」", "直します", "person"),
        ("““Big Issue” seller", "“Big Issue” seller", None),
        ("‘cause I like it", "‘cause I like it", None),
        ('"I fix bikes".', "I fix bikes.", "person"),
        ('"He said “no” and left', "He said “no” and left", "person"),
        ('“He said "no"”', 'He said "no"', "person"),
        ('"one"\n"two"', "one\ntwo", "person"),
        ('"one"\n"two," she said', '"one"\n"two," she said', None),
        ('"', "", "person"),
        ('""', "", "person"),
        ("", "", None),
    ],
)
def test_the_mark(typed: str, text: str, voice: str | None) -> None:
    """A leading mark makes the line the person's, two begin it with a mark, and marks inside the words stay."""
    assert spoken(typed) == (text, voice)


@pytest.mark.parametrize(
    "typed",
    [
        '"I kept it," she said',
        '"I kept it," she said, "and more"',
        "“I kept it,” she said",
        '“I kept it," she said',
        "«\xa0Je l'ai gardé\xa0», dit-elle",
        "„Ich“, sagte sie",
        '"I am 6" tall',
    ],
)
def test_words_after_the_closing_mark_are_not_theirs(typed: str) -> None:
    """A line that goes on after its quotation stays as typed, nobody's own words, and can be told apart."""
    assert spoken(typed) == (typed, None)
    assert half_quoted(f"fixes bikes\n{typed}")


@pytest.mark.parametrize("typed", ["fixes bikes", '"all theirs', '"all theirs"', '""Gone", she said', "", '"'])
def test_other_lines_are_not_half_quoted(typed: str) -> None:
    """Nothing is said of lines that are all theirs, or none of theirs."""
    assert not half_quoted(typed)
