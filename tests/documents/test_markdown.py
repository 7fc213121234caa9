"""Markdown: whatever was typed comes back as text, in every place it can stand, from readers that are not ours."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from strengthtui.documents.document import BulletList, Document, Item, Paragraph, Run, Section
from strengthtui.documents.markdown import as_read, to_markdown
from strengthtui.text import clean, one_line, visible
from tests.documents.nasty_texts import NASTY
from tests.documents.reading_back import PRESETS, Entry, expected, read_back

SIGNS = st.sampled_from("\\`*_{}[]()#+-.!|<>~&;:/@=%$\"'^,?ab1 \t\n\u00a0\u200d\u2028“…éW")
TYPED = st.one_of(
    st.text(SIGNS, max_size=24),
    st.text(max_size=40),
    st.lists(st.sampled_from(NASTY), min_size=1, max_size=4).map("\n".join),
    st.lists(st.one_of(st.sampled_from(NASTY), st.text(SIGNS, max_size=4)), min_size=1, max_size=4).map("".join),
).map(lambda text: clean(text).text)
WORDS = TYPED.filter(str.strip)


def a_page(text: str, *, quoted: bool = False, strong: bool = False) -> Document:
    """One text in every place a text can stand."""
    said = (Run(text, quoted=quoted, strong=strong),)
    around = (Run("before "), *said, Run(" after"))
    items = (Item(said, (Item(said, (Item(said),)), Item(said))), Item(around), Item(said))
    under = (Paragraph(said), BulletList(items), Paragraph(around))
    return Document(text, (Paragraph(said), Section(text, (*under, Section(text, under)))))


def seen(entries: list[Entry], kind: str) -> list[str]:
    """The texts of one kind of entry."""
    return [entry.text for entry in entries if entry.kind == kind]


def check(text: str, preset: str, *, quoted: bool = False, strong: bool = False) -> None:
    """Read the page back and compare every place."""
    entries = read_back(to_markdown(a_page(text, quoted=quoted, strong=strong)), preset)
    words = f"“{visible(text).strip()}”" if quoted else text
    alone, around = expected(words), expected(f"before {visible(words)} after")
    title = one_line(visible(text))
    assert [entry.text for entry in entries if entry.kind in ("h1", "h2", "h3")] == [title] * 3
    assert seen(entries, "item") == [alone, alone, alone, alone, around, alone] * 2
    texts = "\n\n".join(seen(entries, "text"))
    assert texts == f"{alone}\n\n{alone}\n\n{around}\n\n{alone}\n\n{around}"
    assert [entry.depth for entry in entries if entry.kind == "item"] == [1, 2, 3, 2, 1, 1] * 2


@pytest.mark.parametrize("preset", PRESETS)
@pytest.mark.parametrize("text", [text for text in NASTY if text.strip()])
def test_every_nasty_text_comes_back(text: str, preset: str) -> None:
    """Signs that mean something to a reader come back as signs, in headings, paragraphs and lists three deep."""
    check(text, preset)
    check(text, preset, quoted=True)
    check(text, preset, strong=True)


@settings(max_examples=400)
@given(text=WORDS, preset=st.sampled_from(PRESETS), quoted=st.booleans(), strong=st.booleans())
def test_whatever_was_typed_comes_back(text: str, preset: str, quoted: bool, strong: bool) -> None:
    """For any text that may be kept, every reader gives back exactly what is to be seen of it."""
    check(text, preset, quoted=quoted, strong=strong)


@given(TYPED)
def test_as_read_says_what_readers_give(text: str) -> None:
    """The promise in words, `as_read`, is what the tests' own reading of it says."""
    assert as_read(text) == expected(text)


def test_what_needs_no_escape_stays_as_it_is() -> None:
    """The raw page reads well: ordinary sentences have no backslash in them."""
    plain = (
        "No. 3, at the arches (on Wednesdays); 2 * 3, snake_case, <3, ~5 miles, a|b, 10 % off - or more!",
        "He said: it's 5 > 3 & done. [sic] e.g. tea, 3.5 each, £4.20; AT&T, #1 in town, -5 degrees, 50/50",
    )
    for text in plain:
        assert to_markdown(Document("T", (Paragraph((Run(text),)),))) == f"# T\n\n{text}\n"


def test_lines_and_paragraphs_of_an_entry_stay_in_it() -> None:
    """A line's end is a line's end, an empty line a paragraph, both inside the same entry."""
    page = Document(
        "T", (BulletList((Item((Run("a\nb\n\nc", quoted=True),), (Item((Run("d"),)),)), Item((Run("e"),)))),)
    )
    assert to_markdown(page) == "# T\n\n- “a\\\n  b\n\n  c”\n  - d\n- e\n"


def test_strong_text_is_strong() -> None:
    """What stands out is strong for a reader, also when it ends with a sign."""
    page = Document("T", (Paragraph((Run("a (b)", strong=True), Run(" c"))), Paragraph((Run("*x*", strong=True),))))
    assert to_markdown(page) == "# T\n\n**a (b)** c\n\n**\\*x\\***\n"


def test_ten_thousand_words_are_written() -> None:
    """A long answer comes back whole."""
    text = " ".join(f"word{number}*" for number in range(10_000))
    assert read_back(to_markdown(Document("T", (Paragraph((Run(text),)),))))[1].text == text
