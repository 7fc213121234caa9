"""Checking a large pack costs no more than three times what PyYAML's C parser takes for the same text."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
import yaml
from yaml.cyaml import CSafeLoader

from strengthtui.packs.checker import check_pack

GOAL = 3.0
"""Times PyYAML's C parse (DESIGN 11)."""

QUESTION = """      - id: quieter-times-{number}
        kind: text
        ask: When were things a little easier, even for a day?
        plainer: Think of last week. Was there a better day, a better hour, or not this week?
        listen_for: [who was there, something they did first, a place or a routine]
        also_ask: [What was different about it?, What would someone close say you did?]
        care: Do not argue if the answer is "never"; ask what made last night pass.
        focus: past
        about: past-quieter-times
        recall: [good-day, how-i-cope, s0/quieter-times-{other}]
        route: full
        offers: [strength]
        seed: E1
"""


def a_large_pack(sections: int = 100, each: int = 50) -> str:
    """5,000 questions, 3 MiB."""
    parts = ["id: large\nversion: 1\ntitle: Large\nsections:\n"]
    for section in range(sections):
        parts.append(f"  - id: s{section}\n    title: Section\n    questions:\n")
        parts += [QUESTION.format(number=number, other=(number + 1) % each) for number in range(each)]
    return "".join(parts)


def fastest(run: Callable[[], object]) -> float:
    """The best of three: the machine may have other things to do."""
    took = []
    for _round in range(3):
        began = time.process_time()
        run()
        took.append(time.process_time() - began)
    return min(took)


@pytest.mark.slow
def test_a_sound_pack_of_5000_questions() -> None:
    """No finding, every rule run."""
    text = a_large_pack()
    data = text.encode()
    assert check_pack(data, "large.yaml").findings == ()
    floor = fastest(lambda: yaml.load(text, Loader=CSafeLoader))
    assert fastest(lambda: check_pack(data, "large.yaml")) <= GOAL * floor


@pytest.mark.slow
def test_a_pack_with_20000_findings() -> None:
    """Findings, with their places and nearest spellings, do not make it slow."""
    text = a_large_pack()
    slips = {
        "focus: past": "focus: pasd",
        "care:": "car:",
        "past-quieter-times\n": "past-quiet-times\n",
        "offers: [": "offers: [goall, ",
    }
    for right, wrong in slips.items():
        text = text.replace(right, wrong)
    data = text.encode()
    assert len(check_pack(data, "large.yaml").findings) == 20_000
    floor = fastest(lambda: yaml.load(text, Loader=CSafeLoader))
    assert fastest(lambda: [found.worded() for found in check_pack(data, "large.yaml").findings]) <= GOAL * floor
