"""Hints on words in plain lines: one, after a line was kept, and what can be said to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.line.talking import House


@pytest.mark.parametrize(
    ("lines", "hinted"),
    [
        ("he is an addict\n", 1),
        ("an addict and a junkie\n", 1),
        ("an addict\nan addict still\n", 1),
        ("an addict\na junkie\n", 2),
        ('"I am an addict\n', 0),
        (":jump hard-times\nan addict\n", 0),
        (":words off\nan addict\n", 0),
        ("an addict\n:words fine\n:words on\nan addict\n", 1),
        ("an addict\n:undo\n:words on\nan addict\n", 2),
        (":jot an addict\n", 1),
        (":jump have\nsings\nwas a junkie\n\n", 1),
    ],
)
def test_how_often_a_word_is_hinted_at(house: House, lines: str, hinted: int) -> None:
    """At most once a line and once a sitting; never in their words, in what is hard, or where it is not wanted."""
    assert house.talk(lines).count("A word: ") == hinted


def test_what_can_be_said_to_it(house: House) -> None:
    """The way to change the line stands with it; :words says all of it; the line stays as it was typed."""
    told = house.talk("an addict\n:words\n:words what\n")
    assert ":undo takes the line back" in told
    assert "Who says so: NIDA Words Matter, New York OASAS glossary" in told
    assert ":words alone, or with on, off or fine" in told
    assert house.jotted() == [("an addict", "gist", ["people"])]
