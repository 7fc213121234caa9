"""Words that hide the person are noted in every text of a pack, at the word."""

from __future__ import annotations

import pytest

from strengthtui.lexicon.codes import WORDING
from strengthtui.packs.checker import check_pack
from tests.builders import codes_in, found_at_marks

HEAD = "id: p\nversion: 1\ntitle: P\n"
PLAIN = "id: q, kind: text, ask: What?, plainer: What then?, listen_for: [a place]"
QUESTION = f"{HEAD}sections:\n  - id: a\n    title: A\n    questions:\n      - {{{PLAIN}}}\n"
PETAL = f"{HEAD}sections:\n  - petal: people\n    ring: inner\n    openers: [Who?]\n    plainer: Who then?\n"
ADDED = [
    (PLAIN, f"{PLAIN}, care: an §addict"),
    ("ask: What?", "ask: Who is an §addict?"),
    ("ask: What?", "ask: '{name}, an §addict?', ask_without: What of an §addict?"),
    ("plainer: What then?", "plainer: An §addict then?"),
    ("[a place]", "[a place, '  an §addict ']"),
    (PLAIN, f"{PLAIN}, also_ask: [Who?, 'Was it an §addict?']"),
    ("kind: text", "kind: choice, options: [{id: x, text: X}, {id: y, text: an §addict}]"),
    ("kind: text", "kind: scale, from: an §addict, to: not"),
    ("title: A", "title: The §addict\n    looks_at: [self, an §addict]"),
    ("title: P", "title: For §addicts\nsummary: What §addicts say."),
    (PLAIN, f"{PLAIN}, about: now-hard, care: 'She is dangerous, an §addict'"),
]


def of_words(marked: str) -> list[str]:
    """Give the codes of this family, each found where the text has its mark."""
    places, codes = found_at_marks(marked, only=codes_in(WORDING) | {"not-a-text"})
    assert places == []
    return codes


@pytest.mark.parametrize(("where", "added"), ADDED)
def test_every_text_of_a_question_and_its_section(where: str, added: str) -> None:
    """Whatever is read out, shown to the worker or offered: code and place."""
    assert where in QUESTION
    codes = of_words(QUESTION.replace(where, added))
    assert set(codes) == {"wording-label"}


@pytest.mark.parametrize("key", ["openers", "also_ask", "listen_for", "looks_at"])
def test_every_text_of_a_petal(key: str) -> None:
    """Its lists, and its single texts."""
    lines = PETAL.replace("    openers: [Who?]\n", "") if key == "openers" else PETAL
    assert of_words(f"{lines}    {key}: [someone, an §addict]\n    care: an §addict\n") == ["wording-label"] * 2


def test_a_folded_text_is_marked_on_its_line() -> None:
    """The place is that of the word, lines below the text's own."""
    assert of_words(f"{PETAL}    care: >\n      One line\n      and an §addict.\n") == ["wording-label"]


def test_what_is_hard_is_not_asked_for_behaviour() -> None:
    """In a petal or under a topic of hard times only labels are noted."""
    care = "    care: She is dangerous and an §addict.\n"
    assert of_words(PETAL.replace("petal: people", "petal: hard-times") + care) == ["wording-label"]
    care = "    care: She is §dangerous.\n"
    assert of_words(PETAL + care) == ["wording-behaviour"]


def test_nothing_of_a_pack_is_turned_round() -> None:
    """A pack is about nobody yet: what it listens for may be missing."""
    assert of_words(f"{PETAL}    listen_for: [no family, no friends]\n") == []


def test_a_word_in_quotation_marks_is_left_alone() -> None:
    """A pack may speak about words."""
    assert of_words(f"{PETAL}    care: 'If they say \"addict\", ask what they mean.'\n") == []


def test_a_broken_list_keeps_its_places() -> None:
    """An entry that cannot be read does not move the others, and what is found stands where it is."""
    assert of_words(f"{PETAL}    also_ask: [§[a], an §addict]\n") == ["not-a-text", "wording-label"]


def test_it_is_a_prompt() -> None:
    """None of these keeps a pack from being used."""
    checked = check_pack(f"{PETAL}    care: He is dangerous, the addict.\n".encode(), "p.yaml")
    assert [found.code for found in checked.findings if found.code in WORDING] == [WORDING[1], WORDING[0]]
    assert checked.pack is not None
    assert all(code.severity != "error" for code in WORDING)
