"""The tree: nothing empty can be built."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from strengthtui.documents.document import (
    Block,
    BulletList,
    Document,
    Item,
    Paragraph,
    Run,
    Section,
    all_runs,
    bullets,
)

WORDS = (Run("words"),)


@pytest.mark.parametrize(
    "build",
    [
        lambda: Paragraph(()),
        lambda: Paragraph((Run(" \n"),)),
        lambda: Item((Run(""),)),
        lambda: BulletList(()),
        lambda: Section("Hopes", ()),
        lambda: Section("  ", (Paragraph(WORDS),)),
        lambda: Document("Sam", ()),
        lambda: Document("", (Paragraph(WORDS),)),
    ],
)
def test_nothing_empty_can_be_built(build: Callable[[], Block | Item | Document]) -> None:
    """A heading without content, a list without entries, an entry without words: none of them can exist."""
    with pytest.raises(ValueError, match="empty"):
        build()


def test_a_list_of_nothing_is_nothing() -> None:
    """Sources give lists; where there is nothing, there is no list."""
    assert bullets(()) == ()


def test_all_runs_come_in_reading_order() -> None:
    """Every stretch of text is met once, nested ones after what they hang from."""
    blocks = (Paragraph((Run("1"),)), Section("h", (BulletList((Item((Run("2"),), (Item((Run("3"),)),)),)),)))
    assert [run.text for run in all_runs(blocks)] == ["1", "2", "3"]
