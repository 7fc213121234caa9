"""The principles a worker thinks back with are complete, and each question to them is open, kind and one breath."""

from __future__ import annotations

import re

import msgspec
import pytest

from strengthtui import content
from strengthtui.packs.frames import read_frame
from strengthtui.packs.reflections import read_reflections, shipped_reflections
from strengthtui.sources.findings import Problems

BREATH = 18
"""Words that can be said in one breath."""
FAMILIES = {family.id: family for family in shipped_reflections().families}
NAMES = {
    "nine": [
        "strengths", "side-by-side", "within-reach", "what-is-there", "whole-life", "bouncing-back", "their-voice",
        "good-company", "lasting",
    ],
    "ten": [
        "citizens", "people-first", "knowing-best", "learning", "knowing-things", "choosing", "the-place", "giving",
        "joining-up", "services-second",
    ],
    "five": ["citizens-lead", "ties", "what-is-strong", "this-place", "everybody-in"],
    "kvets": ["knowledge", "values-and-ethics", "experience", "theories", "skills"],
}  # fmt: skip
"""Nine, ten, five and five, in the order of their sources. Ids stand in people's notes: they do not change."""
EVERY = [
    *(question for family in FAMILIES.values() for one in family.principles for question in one.questions),
    *(question for one in shipped_reflections().team for question in one.questions),
]
JUDGING = re.compile(
    r"\b(why|should|must|fail\w*|wrong|mistake\w*|problem\w*|issue\w*|manag\w*|complian\w*|refus\w*|client|user|case)\b",
    re.IGNORECASE,
)


def test_every_family_is_complete() -> None:
    """Nine for work with drink and drugs, ten of local area coordination, five of ABCD, five of KVETS; two each."""
    assert {name: [one.id for one in family.principles] for name, family in FAMILIES.items()} == NAMES
    for family in FAMILIES.values():
        assert family.source
        assert [len(one.questions) for one in family.principles] == [2] * len(family.principles)
    assert len(set(EVERY)) == len(EVERY)


def test_what_may_stand_on_a_page_says_nothing_of_services_or_substances() -> None:
    """The short names of families, and all of the team's page."""
    told = " ".join(
        [*(family.short for family in FAMILIES.values()), *(one.name for one in shipped_reflections().team)]
    )
    assert not re.search(r"drug|drink|alcohol|service|recovery|care|social", told, re.IGNORECASE)


@pytest.mark.parametrize("question", EVERY)
def test_a_question_can_be_answered_at_the_door(question: str) -> None:
    """Open, one breath, one question mark at its end, no why and no judging of anybody."""
    assert question.endswith("?")
    assert question.count("?") == 1
    assert len(question.split()) <= BREATH
    assert re.match(r"(What|Which|Who|Where|How)\b", question)
    assert JUDGING.search(question) is None


def test_the_rules_for_asking_find_nothing() -> None:
    """Asked of a person they would be well asked, too: as lines of a frame none leads, asks twice, or is too long."""
    lines = [
        {"id": f"q{at}", "when": "optional", "ask": question, "plainer": question} for at, question in enumerate(EVERY)
    ]
    problems = Problems()
    read_frame(msgspec.json.encode({"id": "x", "version": 1, "title": "x", "lines": lines}), "x.json", problems)
    codes = {one.code.code for one in problems.findings}
    assert {code for code in codes if code.startswith("ask")} == set(), [one.worded() for one in problems.findings]


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("id: ten\n", "id: nine\n", "line-twice"),
        ("id: side-by-side\n", "id: strengths\n", "line-twice"),
        ("    source: Russell (2017)\n", "", "key-missing"),
        ("    short: KVETS\n", "    shart: KVETS\n", "key-unknown"),
        ("  - id: with-people\n", "  - id: know\n", "line-twice"),
    ],
)
def test_what_is_wrong_in_such_a_file_is_told(old: str, new: str, code: str) -> None:
    """Ids that stand twice, what is missing, what is not known: each with its line, and nothing is read then."""
    text = content.read_bytes("reflections/principles.yaml").decode()
    assert old in text
    problems = Problems()
    assert read_reflections(text.replace(old, new, 1).encode(), "x.yaml", problems) is None
    assert code in {one.code.code for one in problems.findings}
    assert all(one.line > 1 for one in problems.findings)


def test_a_single_family_is_too_few() -> None:
    """The two questions are from two families."""
    text = content.read_bytes("reflections/principles.yaml").decode()
    one = text[: text.index("  - id: ten\n")] + text[text.index("team:\n") :]
    problems = Problems()
    assert read_reflections(one.encode(), "x.yaml", problems) is None
    assert [found.code.code for found in problems.findings] == ["list-too-short"]


def test_the_guide_has_every_principle() -> None:
    """Each stands in the guide under the name it has here."""
    guide = content.read_bytes("guides/principles.md").decode()
    for family in FAMILIES.values():
        for number, one in enumerate(family.principles, start=1):
            assert f"{number}. {one.name}. " in guide
