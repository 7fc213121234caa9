"""Syllables are counted by rules, and the published formula is worked out as it was published."""

from __future__ import annotations

import pytest

from strengthtui.lexicon.asking_grade import FEWEST, grade, syllables

COUNTED = {
    1: "like liked names whole there once called helped eyes walked don't friend we're rules shoes",
    2: "little wanted places people someone evening every quiet being seven's useful homeless handled isn't",
    3: "family area anything idea's usual museum video everything different yesterday employment created diary",
    4: "community experience facilitate society ordinary difficulties' situation anxiety organism",
    5: "opportunity opportunities accommodation possibilities individual implementation",
}
"""Words by how many syllables they have."""
ONE_BY_ONE = [(count, word) for count, words in COUNTED.items() for word in words.split()]


@pytest.mark.parametrize(("count", "word"), ONE_BY_ONE)
def test_syllables_are_counted(count: int, word: str) -> None:
    """Silent letters, endings, vowels that are two, words without a vowel at their end."""
    assert syllables(word) == count


def test_the_grade_is_that_of_the_formula() -> None:
    """0.39 words a sentence, 11.8 syllables a word, less 15.59."""
    short = grade("The cat sat on the mat.")
    assert short is not None
    assert short.years == pytest.approx(0.39 * 6 + 11.8 * 1 - 15.59)
    two = grade("Accommodation is expensive. People move away early.")
    assert two is not None
    assert two.years == pytest.approx(0.39 * 7 / 2 + 11.8 * 16 / 7 - 15.59)


def test_the_longest_word_is_told() -> None:
    """The word to begin with is the one with the most syllables; of several, the first."""
    text = "How would you describe your accommodation situation?"
    found = grade(text)
    assert found is not None
    assert text[found.start : found.end] == "accommodation"


@pytest.mark.parametrize("text", ["", "Accommodation?", "one two three four five", "1 2 3 4 5 6 7", "?!."])
def test_texts_with_few_words_are_not_measured(text: str) -> None:
    """One long word would decide everything."""
    assert grade(text) is None
    assert grade("word " * FEWEST) is not None
