"""What ships is sound: no finding at all, and every address leads somewhere."""

from __future__ import annotations

import pytest

from strengthtui import content
from strengthtui.packs.checker import check_pack
from strengthtui.packs.shelf import Shelf
from strengthtui.packs.shipped import shipped_vocabulary

PACKS = [name for name in content.names("packs") if name.endswith(".yaml")]


@pytest.mark.parametrize("name", PACKS)
def test_a_shipped_pack_has_no_finding(name: str) -> None:
    """Not even a warning, addresses of the other packs included."""
    checked = check_pack(content.read_bytes(f"packs/{name}"), name, Shelf(shipped_vocabulary()))
    assert [found.worded() for found in checked.findings] == []
    assert checked.pack is not None


def test_every_recall_leads_somewhere() -> None:
    """Topics, petals, areas of life and questions that are recalled exist."""
    vocabulary = shipped_vocabulary()
    shelf = Shelf(vocabulary)
    packs = [shelf.get(pack_id) for pack_id in shelf.ids()]
    there = {
        "question": {f"{pack.id}/{address}" for pack in packs for address in shelf.addresses(pack.id) or ()},
        "topic": {topic.id for topic in vocabulary.topics} | {petal.id for petal in vocabulary.petals},
        "domain": {domain.id for domain in vocabulary.domains},
    }
    recalls = [
        recall
        for pack in packs
        for section in pack.sections
        for question in section.questions
        for recall in question.recall
    ]
    assert recalls
    assert [recall for recall in recalls if recall.to not in there[recall.kind]] == []
