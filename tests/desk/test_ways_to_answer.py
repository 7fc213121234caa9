"""What is said of how a question is answered."""

from __future__ import annotations

from datetime import date
from typing import get_args

import pytest
from msgspec.structs import replace

from strengthtui.desk.ways_to_answer import how_to_answer, ruler_ends
from strengthtui.interview.kinds import Typed, understand
from strengthtui.model.pack import KindId, Option, Question

OPTIONS = (Option(id="one", text="One"), Option(id="two", text="Two"), Option(id="three", text="Three"))


@pytest.mark.parametrize("kind", get_args(KindId))
def test_every_kind_says_how(kind: KindId) -> None:
    """No kind is left to be guessed, and it fits beside a rail on a small screen."""
    for other in (False, True):
        said = how_to_answer(Question(id="one", kind=kind, ask="Which?", options=OPTIONS, other=other))
        assert 0 < len(said) <= 34


def test_whose_words_may_stand_beside_the_choices() -> None:
    """Where the worker answers, the words are the worker's own; else the person's."""
    asked = Question(id="one", kind="choice", ask="Which?", options=OPTIONS, other=True)
    assert "of their own" in how_to_answer(asked)
    assert "of your own" in how_to_answer(replace(asked, for_worker=True))


def test_the_ends_of_a_ruler() -> None:
    """The ends offered stand there; a ruler without any says only how to give one's own; nothing else has ends."""
    ruler = Question(id="one", kind="scale", ask="How sure?", from_="not at all", to="quite sure")
    low, high, own = ruler_ends(ruler)
    assert "not at all" in low
    assert "quite sure" in high
    assert ruler_ends(Question(id="one", kind="scale", ask="How sure?")) == (own,)
    assert ruler_ends(Question(id="one", kind="text", ask="How?")) == ()


@pytest.mark.parametrize(
    ("kind", "example"),
    [("choices", "1 3"), ("date", "next Tuesday"), ("date", "3 May"), ("scale", "6 (not at all to a lot)")],
)
def test_what_is_given_as_an_example_is_understood(kind: KindId, example: str) -> None:
    """Whoever types just what the hint says is understood."""
    question = Question(id="one", kind=kind, ask="Which?", options=OPTIONS)
    assert example in " ".join((how_to_answer(question), *ruler_ends(question)))
    assert isinstance(understand(example, question, date(2026, 11, 27)), Typed)
