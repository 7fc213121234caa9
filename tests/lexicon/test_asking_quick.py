"""The cheap look is content with nothing that the careful look would say something of, and with most good questions."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from strengthtui.lexicon.asking import asks
from strengthtui.lexicon.asking_clauses import heard
from strengthtui.lexicon.asking_quick import surely_well_asked
from strengthtui.lexicon.asking_signs import (
    asks_for_any,
    asks_for_what_is_hard,
    asks_for_what_is_wrong,
    asks_twice,
    asks_why,
    leading,
)
from strengthtui.lexicon.asking_words import jargon, wrong
from strengthtui.packs.said import said
from strengthtui.packs.shelf import Shelf
from strengthtui.packs.shipped import shipped_vocabulary
from tests.lexicon.test_asking import CLOSED
from tests.lexicon.test_asking_signs import BAD

LOOKS = (leading, asks_why, asks_for_any, asks_for_what_is_wrong, asks_for_what_is_hard, asks_twice)
TO_BE_TALKED_ABOUT = {"interrogative", "invitation", "detail", "leave"}
PIECES = (
    *(
        "what",
        "how",
        "who",
        "when",
        "which",
        "tell",
        "me",
        "think",
        "of",
        "imagine",
        "is",
        "was",
        "do",
        "would",
        "could",
    ),
    *("you", "they", "it", "that", "not", "be", "like", "better", "and", "or", ",", ",", ".", "?", "?", ":", "why"),
    *("any", "one", "many", "about", "your", "help", "need", "want", "with", "can't", "wrong", "thing", "day", "if"),
    *("morning", "so", "don't", "right"),
)
"""Words that questions are made of, and that signs are made of."""


def has_a_sign(text: str) -> bool:
    """Whether the careful look has something to say of the words of a text."""
    said = heard(text)
    lists = (*jargon().found(said), *wrong().found(said))
    return bool(lists) or any(look(said) is not None for look in LOOKS)


def is_closed(text: str) -> bool:
    """Whether a text asks, and nothing that is to be talked about."""
    found = asks(text)
    return bool(found) and not any(one.sign in TO_BE_TALKED_ABOUT for one in found)


@pytest.mark.parametrize("text", [text for _look, text, _words in BAD])
def test_no_sign_is_overlooked(text: str) -> None:
    """A text with a sign goes to the careful look, as a question and as its plainer words."""
    assert not surely_well_asked(text)
    assert not surely_well_asked(text, plainer=True)
    assert not surely_well_asked(f"Think of one day. {text}", plainer=True)


@pytest.mark.parametrize("text", [text for text, sign in CLOSED if sign not in TO_BE_TALKED_ABOUT])
def test_nothing_closed_is_overlooked(text: str) -> None:
    """A closed question goes to the careful look; as plainer words it may give something to choose from."""
    assert not surely_well_asked(text)
    assert not surely_well_asked(text, plainer=True) or asks(text)[0].sign == "choice"


@given(st.lists(st.sampled_from(PIECES), min_size=2, max_size=9))
@example(["what", "about", "you", "?"])
@example(["think", "of", "it", ".", "is", "it", "wrong", "or", "right", "?"])
def test_whatever_is_asked_the_cheap_look_is_never_the_only_one_content(pieces: list[str]) -> None:
    """Of any words in any order: where the cheap look is content, the careful one is."""
    text = " ".join(pieces).replace(" ,", ",").replace(" .", ".").replace(" ?", "?").replace(" :", ":")
    if surely_well_asked(text):
        assert not has_a_sign(text)
        assert not is_closed(text)
    if surely_well_asked(text, plainer=True):
        assert not has_a_sign(text)


def test_most_good_texts_cost_a_cheap_look_only() -> None:
    """Of the texts that come along, four in five."""
    shelf = Shelf(shipped_vocabulary())
    sections = [section for pack in shelf.ids() for section in shelf.get(pack).sections]
    spoken = [one for section in sections for one in (section.petal, *section.questions) if one is not None]
    texts = [text for one in spoken for text in said(one)]
    content_with = [text for text in texts if surely_well_asked(text.text, plainer=text.key == "plainer")]
    assert len(content_with) >= len(texts) * 0.8
