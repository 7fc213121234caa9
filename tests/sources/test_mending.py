"""YAML with a mistake is read round it: only what cannot be read is left out, and nothing is said that is not so."""

from __future__ import annotations

import os
from textwrap import dedent, indent

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from strengthtui import content
from strengthtui.packs.checker import check_pack
from strengthtui.sources.findings import Problems
from strengthtui.sources.loading import load
from strengthtui.sources.mending import mend
from tests.content.finding_examples import checked

TRIES = int(os.environ.get("STRENGTHTUI_FUZZ", "80"))
often = settings(max_examples=TRIES, suppress_health_check=list(HealthCheck))

HEAD = "id: p\nversion: 1\ntitle: P\nsections:\n  - id: a\n    title: A\n    questions:\n"
SLIP = "foucs: past"


def question(number: int, lines: str) -> str:
    """A question with an unknown key in its last line."""
    body = indent(dedent(lines), "        ")
    return f"      - id: q{number}\n        kind: text\n{body}\n        {SLIP}\n"


def found(text: str) -> tuple[list[str], tuple[tuple[int, int], ...]]:
    """Check a pack; gives its findings as `line:column code`, and the lines that were not looked at."""
    checked = check_pack(text.encode(), "pack.yaml")
    return [f"{one.line}:{one.column} {one.code.code}" for one in checked.findings], checked.unseen


BROKEN = {
    'ask: "What is good?\nplainer: Or what is not?': "0:6 yaml-quote-open",
    'ask: "What is good?\nplainer: "Or what is not?"': "0:6 yaml-quote-open",
    "ask: 'What's good?'": "0:12 yaml-after-quote",
    "ask: {name}, what is good?": "0:12 yaml-after-bracket",
    "ask: What is good: today?": "0:18 yaml-colon",
    "ask What is good?": "0:1 yaml-key-colon",
    "ask: @home, what is good?": "0:6 yaml-first-sign",
    "ask: What is good?\n care: Go gently.": "1:2 yaml-indent",
    "ask: What is good?\nalso_ask: [What else?": "1:11 yaml-bracket",
    'ask: "What is \\good?"': "0:15 yaml-escape",
    'ask: What?\nalso_ask:\n  - "Who?\n  - What else?': "2:5 yaml-quote-open",
    "ask: What?\nlisten_for:\n  - a\n - b": "3:2 yaml-dash-column",
}


@pytest.mark.parametrize("lines", BROKEN)
def test_one_broken_question_hides_no_other(lines: str) -> None:
    """Where a question cannot be read, its mistake is told at its place, and the slips of all the others as well."""
    text = HEAD + question(1, "ask: What?") + question(2, lines) + question(3, "ask: What?")
    told, unseen = found(text)
    first = 14
    slips = {number: f"{number}:9 key-unknown" for number, line in enumerate(text.split("\n"), 1) if SLIP in line}
    line, column = BROKEN[lines].split()[0].split(":")
    expected = f"{first + int(line)}:{8 + int(column)} {BROKEN[lines].split()[1]}"
    seen = [slip for number, slip in slips.items() if not any(a <= number <= z for a, z in unseen)]
    assert sorted(told) == sorted([expected, *seen])
    assert {slips[11], slips[max(slips)]} <= set(told)


def test_only_the_smallest_part_is_left_out() -> None:
    """An option that cannot be read leaves its question, and a text at the top everything below."""
    option = 'ask: What?\nalso_ask:\n  - "Who?\n  - Where?'
    assert found(HEAD + question(1, option))[1] == ((12, 12),)
    assert found(HEAD.replace("title: P", "title: P: Q") + question(1, "ask: What?"))[1] == ((3, 3),)


def test_nothing_is_said_of_what_may_stand_in_what_was_not_read() -> None:
    """A question that waits for one that cannot be read is not told that there is none."""
    text = HEAD + question(1, 'ask: "What?') + question(2, "ask: What?\nwhen: {question: a/q1, is: answered}")
    assert [one.split()[1] for one in found(text)[0]] == ["yaml-quote-open", "key-unknown"]


def test_mistakes_of_several_questions_are_told_at_once() -> None:
    """Each with its place, however many."""
    text = HEAD + "".join(question(number, "ask: Say: what?" if number % 2 else "ask: What?") for number in range(40))
    told, unseen = found(text)
    assert [one.split()[1] for one in told].count("yaml-colon") == 20
    assert [one.split()[1] for one in told].count("key-unknown") == 20
    assert len(unseen) == 20


def test_texts_over_several_lines_are_not_taken_for_blocks() -> None:
    """Words that look like keys and items, inside a text, are words; only the real mistake is told."""
    odd = 'care: |\n  - "not: closed\n  @at\nplainer: "one\n  - two: three\n\n  key: four"\nask: What?'
    text = HEAD + question(1, odd) + question(2, "ask: Say: what?") + question(3, "ask: What?")
    told, _unseen = found(text)
    assert [one.split()[1] for one in told] == ["key-unknown", "yaml-colon", "key-unknown"]
    spanning = f'summary: "one\n- two\nid: three"\n{HEAD}{question(1, "ask: Say: what?")}{question(2, "ask: What?")}'
    assert [one.split()[1] for one in found(spanning)[0]] == ["yaml-colon", "key-unknown"]


@pytest.mark.parametrize("text", ['"open', "[a, b", "{a: b\n", "a: {b: [c}", "%x", "--- - a"])
def test_what_cannot_be_mended_is_one_finding(text: str) -> None:
    """Where nothing can be left out, there is the first mistake, and all lines are told as not looked at."""
    problems = Problems()
    assert load(text.encode(), "x.yaml", problems) is None or problems.unseen("x.yaml")
    assert len(problems.findings) == 1
    assert problems.unseen("x.yaml")[-1][1] == text.count("\n") + 1 or text.endswith("\n")


def test_the_first_mistake_is_raised_where_nothing_is_collected() -> None:
    """Without a collector reading ends there."""
    from strengthtui.errors import BadInputError

    with pytest.raises(BadInputError):
        load(b'a: "b', "x.yaml", Problems(collect=False))


def test_mending_ends() -> None:
    """A text of a hundred thousand broken items takes a bounded time and is given up."""
    assert mend("- [\n" * 120_000) is None
    assert mend("\n".join(f"{' ' * depth}- @" for depth in range(300))) is not None


ROPES = content.read_bytes("packs/ropes.yaml").decode()


def with_slips(text: str) -> list[list[str]]:
    """Give the lines of a pack in pieces: its head, the head of a section, or a question, which gets a slip."""
    pieces: list[list[str]] = [[]]
    for line in text.rstrip("\n").split("\n"):
        if line.lstrip().startswith("- id: "):
            pieces.append([])
        pieces[-1].append(line)
        if line.startswith("        kind: "):
            pieces[-1].append(f"        {SLIP}")
    return pieces


PIECES = with_slips(ROPES)
SIGNS = ['"', "'", ": ", "[", "]", "{", "}", "- ", "@", "\t", "#", " ", "  ", "&", "*", "|", ">", "\\", "%", ","]
HOW = ("put", "drop", "set in", "set out", "twice", "swap", "cut", "without")


def changed(piece: list[str], how: str, at: int, where: int, sign: str) -> list[str]:
    """Change one line of a question as a hand slips."""
    lines = list(piece)
    at %= len(lines)
    line, where = lines[at], where % (len(lines[at]) + 1)
    if how == "put":
        lines[at] = line[:where] + sign + line[where:]
    elif how == "drop":
        lines[at] = line[:where] + line[where + 1 :]
    elif how in {"set in", "set out"}:
        lines[at] = " " * (1 + where % 3) + line if how == "set in" else line.replace(" ", "", 1 + where % 3)
    elif how == "twice":
        lines.insert(at, line)
    elif how == "swap":
        lines[at - 1], lines[at] = lines[at], lines[at - 1]
    elif how == "cut":
        lines[at] = line[:where]
    else:
        del lines[at]
    return lines


@often
@given(
    number=st.integers(1, len(PIECES) - 1),
    how=st.sampled_from(HOW),
    at=st.integers(0, 30),
    where=st.integers(0, 130),
    sign=st.sampled_from(SIGNS),
)
@example(number=1, how="put", at=0, where=1, sign="- ")
@example(number=4, how="drop", at=3, where=13, sign="")
@example(number=4, how="set out", at=0, where=1, sign="")
@example(number=4, how="set in", at=0, where=1, sign="")
def test_a_slip_of_the_hand_in_one_question(number: int, how: str, at: int, where: int, sign: str) -> None:
    """However one question is broken: what is told elsewhere is what is wrong there, and nothing of it is left out.

    Only lines that are said not to have been looked at may hide something; and what stands under a key that is there
    twice, as the head of a section can be.
    """
    pieces = [*PIECES[:number], changed(PIECES[number], how, at, where, sign), *PIECES[number + 1 :]]
    text = "\n".join("\n".join(piece) for piece in pieces) + "\n"
    begin = sum(len(piece) for piece in pieces[:number]) + 1
    # a mistake may show at the next sign, on the line below, or at the key above, which is left with nothing
    inside = range(begin - 1, begin + len(pieces[number]) + 1)
    told, unseen = found(text)
    hidden = [line for first, last in unseen for line in range(first, last + 1)]
    slips = [
        f"{line}:9 key-unknown"
        for line, words in enumerate(text.split("\n"), 1)
        if words.strip() == SLIP and line not in inside and line not in hidden
    ]
    outside = [one for one in told if int(one.split(":")[0]) not in inside]
    if not PIECES[number][0].startswith("      "):
        # without the head of a section the next one does not fit any more
        assert {one for one in outside if not one.endswith("yaml-indent")} <= set(slips) or not unseen
        return
    assert set(slips) <= set(outside)
    assert set(outside) <= set(slips) or not unseen  # where all was read, an id that was changed is missed elsewhere


FILES = [
    (kind, content.read_bytes(f"{folder}/{name}").decode())
    for kind, folder in (
        ("frame", "frames"),
        ("outline", "outlines"),
        ("vocabulary", "vocabularies"),
        ("pack", "packs"),
    )
    for name in content.names(folder)
]
SHOWS_BELOW = ("yaml-indent", "yaml-dash-column", "yaml-key-colon")
"""Where the head of a list was lost, these stand at what follows."""


@often
@given(
    file=st.sampled_from(FILES),
    how=st.sampled_from(HOW),
    at=st.integers(0, 500),
    where=st.integers(0, 130),
    sign=st.sampled_from(SIGNS),
)
def test_nothing_is_found_where_nothing_was_changed(
    file: tuple[str, str], how: str, at: int, where: int, sign: str
) -> None:
    """In a sound file of any kind with one line changed, what can be read round the mistake has no finding."""
    kind, text = file
    lines = text.split("\n")
    broken = "\n".join(changed(lines, how, at, where, sign)).encode()
    problems = Problems()
    load(broken, "x.yaml", problems)
    unseen = problems.unseen("x.yaml")
    if not unseen:
        return
    near = range(at % len(lines), at % len(lines) + 3)  # the line, counted from 1, and its neighbours
    for one in checked(kind, "x.yaml")(broken):
        hidden = any(first - 1 <= one.line <= last + 1 for first, last in unseen)
        assert hidden or one.line in near or one.code.code in SHOWS_BELOW, one.worded()
