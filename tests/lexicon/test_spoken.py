"""What is left alone in a text is found paragraph by paragraph."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from strengthtui.lexicon.spoken import Page

PARTS = st.sampled_from(
    ["one two. ", '"', "'", "‘", "’", "“", "> ", "- ", "1. ", "\n", "\r\n", "\n\n", "```\n", "<!-- ", "-->", "`"]
)


@given(st.lists(PARTS, max_size=30).map("".join), st.booleans())
def test_every_character_is_in_one_paragraph(text: str, markdown: bool) -> None:
    """Whatever the text: each place can be asked for, and its sentence lies in its paragraph."""
    page = Page(text, markdown=markdown)
    for at in range(len(text)):
        begin, end = page.paragraph(at)
        assert 0 <= begin <= at < end <= len(text)
        first, last = page.sentence(at)
        assert begin <= first <= at < last <= end
        assert page.leaves_alone(at) in {True, False}


def test_sentences() -> None:
    """A sentence ends at its full stop, its question mark or its paragraph."""
    text = "One. Two? Three\n\nFour"
    page = Page(text)
    told = [text[slice(*page.sentence(text.index(word)))] for word in ("One", "Two", "Three", "Four")]
    assert [sentence.strip() for sentence in told] == ["One.", "Two?", "Three", "Four"]


def test_a_paragraph_without_end_is_looked_at_nearby() -> None:
    """A file of one line costs no more than its length."""
    text = "word " * 10_000
    begin, end = Page(text).paragraph(25_000)
    assert end - begin == 2_000


def test_a_block_quote_goes_on_until_an_empty_line() -> None:
    """Also where its lines go on without the sign, and after text without an empty line between."""
    text = "worker\n> person\nperson\n\nworker\n"
    page = Page(text, markdown=True)
    alone = [page.leaves_alone(at) for at in (0, text.index("person"), text.rindex("person"), text.rindex("worker"))]
    assert alone == [False, True, True, False]
