"""A pack with a mistake of each kind: all of them are found in one run, each at its place, and nothing else."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from strengthtui.packs.checker import check_pack
from strengthtui.packs.rules import codes_of_a_whole_pack
from tests.builders import MARK

ON_ONE_LINE = re.compile(r"(?m)^( +- §?\{id: .*ask: .*)\}((?:  # .*)?)$")


def whole(text: str) -> str:
    """Give questions that stand on one line what every question should have besides."""
    return ON_ONE_LINE.sub(r"\1, plainer: One thing., listen_for: [a thing]}\2", text)


PLANTED = whole((Path(__file__).parent / "planted.yaml").read_text(encoding="utf-8"))
CODES = re.compile(rf"  # (?P<codes>{MARK}?[a-z-]+( [a-z-]+)*)$")
WRONG_TEXTS = """\
  - id: texts
    title: Texts
    questions:
      - id: quote
        kind: text
        ask: §"What is good?  # yaml-quote-open
      - id: colon
        kind: text
        ask: What is good§: today?  # yaml-colon
      - id: bracket
        kind: text
        ask: What?
        listen_for: §[a, b  # yaml-bracket
      - id: sound
        kind: text
        ask: What?
        §carre: Gently.  # key-unknown
"""


def planted(text: str) -> tuple[str, list[str]]:
    """Take the marks out; gives the text, and `line:column code` for each mark.

    Of several marks on a line the codes stand in their order. A mark inside the comment stands for the key of the line.
    """
    expected = []
    for number, line in enumerate(text.split("\n"), 1):
        found = CODES.search(line)
        if found is None or line.startswith("#"):
            continue
        at_key = found["codes"].startswith(MARK)
        parts = [line[: len(line) - len(line.lstrip())]] if at_key else line[: found.start()].split(MARK)[:-1]
        columns = [sum(map(len, parts[: at + 1])) + 1 for at in range(len(parts))]
        expected += [
            f"{number}:{column} {code}"
            for column, code in zip(columns, found["codes"].strip(MARK).split(), strict=True)
        ]
    return text.replace(MARK, ""), expected


def found_in(text: str) -> list[str]:
    """Check a pack; gives `line:column code` for each finding."""
    return [f"{one.line}:{one.column} {one.code.code}" for one in check_pack(text.encode(), "pack.yaml").findings]


def test_all_planted_mistakes_are_found_in_one_run() -> None:
    """Each on its line, in its column, with its code; nothing that is sound is told of, nothing is told twice."""
    text, expected = planted(PLANTED)
    assert len(expected) >= 60
    assert sorted(found_in(text)) == sorted(expected)


def test_few_codes_stand_for_several_mistakes() -> None:
    """The mistakes are of many kinds."""
    counted = Counter(one.split()[1] for one in planted(PLANTED)[1])
    assert len(counted) >= 55
    assert max(counted.values()) <= 3


def test_what_is_no_yaml_hides_none_of_the_others() -> None:
    """With three questions that cannot be read, all others are told, but for what may stand in those three."""
    text, expected = planted(PLANTED + WRONG_TEXTS)
    whole = {code.code for code in codes_of_a_whole_pack()}
    assert sorted(found_in(text)) == sorted(one for one in expected if one.split()[1] not in whole)
    assert "order-unknown" in whole


def questions_with_a_mistake() -> list[int]:
    """Give the lines, from 1, of some questions that stand on one line and have a mistake."""
    text, expected = planted(PLANTED)
    lines, numbers = text.split("\n"), sorted({int(one.split(":")[0]) for one in expected})
    return [number for number in numbers if lines[number - 1].startswith("      - {")][::6]


@pytest.mark.parametrize("number", questions_with_a_mistake())
def test_a_mistake_that_is_mended_is_gone(number: int) -> None:
    """Each finding hangs on its own mistake: the line taken out, exactly the findings below move up."""
    text, expected = planted(PLANTED)
    lines = text.split("\n")
    told = found_in("\n".join([*lines[: number - 1], *lines[number:]]))
    moved = [
        f"{int(line) - (int(line) > number)}:{rest}"
        for line, rest in (one.split(":", 1) for one in expected)
        if int(line) != number
    ]
    assert sorted(told) == sorted(moved)
