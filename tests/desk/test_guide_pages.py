"""What a guide looks like taken apart, and which guides are near."""

from __future__ import annotations

import pytest

from strengthtui.desk.guide_pages import ALWAYS, guide_page, guide_rows
from strengthtui.desk.guides import guide_text, guide_topics
from strengthtui.errors import NotFoundError


@pytest.mark.parametrize("topic", [topic for topic, _title in guide_topics()])
def test_no_word_of_a_guide_is_lost(topic: str) -> None:
    """All of a guide is in its blocks, in its order, and nothing else."""
    page = guide_page(topic)
    told = " ".join([page.title, *(block.text for block in page.blocks)])
    assert _words(told) == _words(guide_text(topic))


def _words(text: str) -> list[str]:
    return [word for word in text.split() if set(word) != {"#"}]


def test_paragraphs_are_joined_and_lists_are_not() -> None:
    """What was broken to fit a page is one block; an entry of a list and a line of code stay apart."""
    blocks = guide_page("packs").blocks
    assert any(block.kind == "as-is" and block.text.startswith("  - id: days") for block in blocks)
    assert any(block.kind == "text" and len(block.text) > 100 for block in blocks)
    stages = [block for block in guide_page("strengths-model").blocks if block.kind == "item"]
    assert [block.text[:2] for block in stages] == [f"{number}." for number in range(1, 9)]


def test_what_is_near_comes_first() -> None:
    """The guide to where one is, then listening and what is kept, then the others; each once, none made up."""
    rows = guide_rows(("ropes", "no-such-guide", "kept"))
    assert [row.topic for row in rows if row.near] == ["ropes", "kept", "listening"]
    assert sorted(row.topic for row in rows) == sorted(topic for topic, _title in guide_topics())
    assert set(ALWAYS) <= {row.topic for row in rows}


def test_a_guide_that_is_not_there() -> None:
    """A name that is no guide is refused, and nothing outside the guides is read."""
    with pytest.raises(NotFoundError):
        guide_page("../packs/ropes")
