"""Checking a large pack costs no more than three times what PyYAML's C parser takes for the same text."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Sequence

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
        about: {about}
        recall: [good-day, how-i-cope, {other}]
        route: {route}
        offers: [strength]
        seed: E1
"""


def a_question(section: int, number: int) -> str:
    """One of them: about something of its own, recalling one of the first section."""
    return QUESTION.format(
        number=number,
        about=f"x-time-{number}" if number else "past-quieter-times",
        other=f"s0/quieter-times-{number}" if section else "people",
        route="doorstep" if section < 4 and not number else "full",
    )


def a_large_pack(sections: int = 100, each: int = 50) -> str:
    """5,000 questions, 3 MiB."""
    parts = ["id: large\nversion: 1\ntitle: Large\nsummary: Many questions.\nsources: [ours]\nsections:\n"]
    for section in range(sections):
        parts.append(f"  - id: s{section}\n    title: Section\n    questions:\n")
        parts += [a_question(section, number) for number in range(each)]
    return "".join(parts)


SAID = (
    "When were things a little easier, even for a day?",
    "What was different about it?",
    "What would someone close say you did?",
)
"""What other words are put in place of."""
ASKED = (
    "Who is glad when you do well?",
    "What gets you through to the evening, most days?",
    "Where do people know you by name?",
    "How did you come to be so good at it?",
    "Tell me about a day that went your way.",
    "What have you not tried yet?",
    "When you think of home, what comes to mind?",
)
DOUBTFUL = (
    "Do you have any hobbies?",
    "Why did you leave, and what happened then?",
    "Wouldn't it be better to wait?",
    "What coping strategies do you use for your problems?",
    "How are your sleep and your appetite these days?",
)


def a_varied_pack(texts: Sequence[str]) -> str:
    """The large pack with other words in every question."""
    head, *questions = a_large_pack().split("      - id: ")
    return "      - id: ".join((head, *(_with(texts, number, one) for number, one in enumerate(questions))))


def _with(texts: Sequence[str], number: int, question: str) -> str:
    for place, said in enumerate(SAID):
        text = texts[(number + place) % len(texts)].replace("'", "''")
        question = question.replace(said, f"'{text}'")
    return question


def fastest(run: Callable[[], object]) -> float:
    """The better of two: the machine may have other things to do."""
    took = []
    for _round in range(2):
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
@pytest.mark.parametrize(("texts", "least"), [(ASKED, 0), (DOUBTFUL, 15_000)])
def test_questions_are_looked_at_in_time(texts: Sequence[str], least: int) -> None:
    """Good questions of many sorts, and 5,000 that could each be asked better."""
    text = a_varied_pack(texts)
    data = text.encode()
    assert len(check_pack(data, "large.yaml").findings) >= least
    floor = fastest(lambda: yaml.load(text, Loader=CSafeLoader))
    assert fastest(lambda: check_pack(data, "large.yaml")) <= GOAL * floor


@pytest.mark.slow
def test_a_pack_with_20000_findings() -> None:
    """Findings, with their places and nearest spellings, do not make it slow."""
    text = a_large_pack()
    slips = {
        "focus: past": "focus: pasd",
        "care:": "car:",
        "offers: [": "offers: [goall, ",
    }
    for right, wrong in slips.items():
        text = text.replace(right, wrong)
    text = re.sub("about: .*", "about: past-quiet-times", text)
    data = text.encode()
    assert len(check_pack(data, "large.yaml").findings) == 20_000
    floor = fastest(lambda: yaml.load(text, Loader=CSafeLoader))
    assert fastest(lambda: [found.worded() for found in check_pack(data, "large.yaml").findings]) <= GOAL * floor
