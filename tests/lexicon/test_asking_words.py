"""A service's own words, and words that say something is wrong, are found as whole words in the forms of the list."""

from __future__ import annotations

import pytest

from strengthtui.lexicon.asking_clauses import heard
from strengthtui.lexicon.asking_words import FoundWord, Word, WordList, jargon, wrong

LIST = WordList([Word(("outcome", "outcomes"), "what comes of it"), Word(("self-care", "coping strategies"), "rest")])


def forms_in(text: str, words: WordList) -> list[str]:
    """Give the forms found in a text."""
    return [found.form for found in words.found(heard(text))]


def test_a_word_is_found_where_it_stands() -> None:
    """With its place, its form, and what could be said instead."""
    assert list(LIST.found(heard("What Outcomes do you want?"))) == [FoundWord(5, 13, "outcomes", "what comes of it")]


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("Your outcome, or outcomes?", ["outcome", "outcomes"]),
        ("What self-care, what coping  strategies?", ["self-care"]),
        ("What coping strategies do you use?", ["coping strategies"]),
        ("What is your outcomes-star?", []),
        ("What do you cope with?", []),
        ("", []),
    ],
)
def test_only_whole_words_are_found(text: str, forms: list[str]) -> None:
    """Neither inside longer words nor in pieces."""
    assert forms_in(text, LIST) == forms


def test_of_a_word_and_a_longer_one_the_longer_is_meant() -> None:
    """`coping strategies` is one thing, not that and `strategies`."""
    assert forms_in("What coping strategies help, which strategy most?", jargon()) == ["coping strategies", "strategy"]


@pytest.mark.parametrize(
    "text",
    [
        "What did the assessment say?",
        "How do you engage with them?",
        "What are your support needs?",
        "Which barriers do you meet?",
    ],
)
def test_words_of_services_are_in_the_list(text: str) -> None:
    """What people say of services is not what services say of themselves."""
    assert len(forms_in(text, jargon())) == 1


@pytest.mark.parametrize(
    "text",
    [
        "When were you engaged to be married?",
        "What does a good day need?",
        "What would the case for it be?",
        "Who needs you?",
        "What is your goal, and what is your plan?",
        "Who is on your side?",
    ],
)
def test_ordinary_words_are_not(text: str) -> None:
    """Words that people use themselves are left alone."""
    assert forms_in(text, jargon()) == forms_in(text, wrong()) == []


def test_words_that_say_something_is_wrong_are_in_their_list() -> None:
    """Problems, issues, weaknesses, symptoms."""
    text = "Problems, issues, weaknesses, symptoms?"
    assert forms_in(text, wrong()) == ["problems", "issues", "weaknesses", "symptoms"]


def test_the_lists_are_sound() -> None:
    """Every form is in small letters, stands once, and what is said instead needs none of them itself."""
    for words in (jargon(), wrong()):
        assert all(form == form.lower().strip() for form in words.forms)
        assert [plain for plain in words.forms.values() if forms_in(plain, jargon()) or forms_in(plain, wrong())] == []
    assert not set(jargon().forms) & set(wrong().forms)
