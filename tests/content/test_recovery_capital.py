"""What the pack `recovery-capital` promises beside its table: no measuring, and notes on drink and drugs."""

from __future__ import annotations

import re

import pytest

from tests.content import reading


def test_recovery_capital_measures_nothing() -> None:
    """Open questions only: words and people, no choice between statements, no ruler, no number."""
    kinds = {question.kind for question in reading.asking_pack("recovery-capital").questions().values()}
    assert kinds == {"text", "lines", "people"}


def test_recovery_capital_recalls_by_area_of_life() -> None:
    """Whatever has a topic in one of the four capitals shows what was said in an area of life of that topic."""
    areas = {topic.id: set(topic.domains) for topic in reading.topics().topics}
    for address, question in reading.asking_pack("recovery-capital").questions().items():
        if question.about is None or address.startswith("across/"):
            assert question.recalled_areas() == [], address
        else:
            recalled = set(question.recalled_areas())
            assert recalled, address
            assert recalled <= areas[question.about], address


@pytest.mark.parametrize("pack", ["recovery-capital", "strengths-model"])
def test_notes_on_drink_and_drugs_stand_where_they_are_needed(pack: str) -> None:
    """Not stopping at once, less tolerance after a break, naloxone: said to the worker, and to be signed off."""
    cares = " ".join(q.care or "" for q in reading.asking_pack(pack).questions().values())
    assert re.search(r"benzodiazepines or GHB\b.*[Mm]edical advice", cares)
    assert "the old amount can kill" in cares
    assert "naloxone" in cares
    assert "clinician signs them off" in " ".join(reading.asking_pack(pack).sources)


def test_the_drug_notes_of_recovery_capital_are_those_of_three_substances() -> None:
    """Alcohol: guilt is not all of them; opioids: a break and naloxone; stimulants: low days, and what was kept."""
    questions = reading.asking_pack("recovery-capital").questions()
    said = {
        "human/belief": "Guilt about drink",
        "human/know-myself": "naloxone",
        "human/body-and-mind": "After stimulants",
        "across/grown": "after stimulants",
    }
    assert {address for address, words in said.items() if words not in (questions[address].care or "")} == set()
