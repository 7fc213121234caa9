"""One bad question never hides another: whatever is done to it, what is wrong with the others is told as before.

`STRENGTHTUI_FUZZ=20000 pytest tests/packs/test_one_bad_question.py` tries that many.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from strengthtui.packs.checker import check_pack

TRIES = int(os.environ.get("STRENGTHTUI_FUZZ", "60"))
often = settings(max_examples=TRIES, suppress_health_check=list(HealthCheck))

Question = dict[str, Any]

SOUND: tuple[Question, ...] = (
    {"id": "hour", "kind": "text", "ask": "When was it good?", "limits": {"length": 40}, "about": "days-good-day"},
    {"id": "who", "kind": "people", "ask": "Who was there?", "recall": ["people"], "offers": ["person"]},
    {"id": "which", "kind": "choice", "ask": "Which?", "options": [{"id": "a", "text": "A"}, {"id": "b", "text": "B"}]},
    {"id": "near", "kind": "scale", "ask": "How near is it?", "from": "far off", "to": "there", "other": None},
    {"id": "many", "kind": "number", "ask": "How many?", "limits": {"least": "1", "most": "9"}, "listen_for": ["x"]},
    {"id": "then", "kind": "text", "ask": "What then?", "when": {"topic": "people", "is": "heard"}, "care": "Gently."},
)
"""None of them speaks of another, so that nothing that is done to one can be a mistake of another."""
SLIPS: tuple[tuple[str, Question], ...] = (
    ("topic-unknown", {"about": "days-good-dya"}),
    ("not-a-list", {"listen_for": "names"}),
    ("options-missing", {"options": []}),
    ("key-unknown", {"froom": "far off"}),
    ("limits-crossed", {"limits": {"least": "9", "most": "1"}}),
    ("not-a-choice", {"focus": "pasd"}),
)
"""A slip for each."""
HEAD = "id: p\nversion: 1\ntitle: P\nsections:\n  - id: a\n    title: A\n    questions:\n"
KEYS = st.sampled_from([key for question in SOUND for key in question]) | st.text("abcdefg-_ {}:", max_size=8)
ANYTHING: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.text(max_size=6) | st.sampled_from(["x/y", "{name}", "text", "answered", "0", "people"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=8,
)


def drop(question: Question, key: str, _other: str, _value: Any) -> Any:  # noqa: ANN401  anything at all
    """Take a key out."""
    return {name: value for name, value in question.items() if name != key}


def rename(question: Question, key: str, other: str, _value: Any) -> Any:  # noqa: ANN401  same
    """Call a key something else."""
    return {other if name == key else name: value for name, value in question.items()}


def retag(question: Question, key: str, _other: str, value: Any) -> Any:  # noqa: ANN401  same
    """Put something else under a key."""
    return {**question, key: value}


def wrap(question: Question, key: str, other: str, _value: Any) -> Any:  # noqa: ANN401  same
    """Put what stands under a key one deeper, in a list or under another key."""
    inner = question.get(key)
    return {**question, key: [inner] if len(other) % 2 else {other: inner}}


def replace(_question: Question, _key: str, _other: str, value: Any) -> Any:  # noqa: ANN401  same
    """Put something else in the question's place."""
    return value


BREAKS: tuple[Callable[[Question, str, str, Any], Any], ...] = (drop, rename, retag, wrap, replace)


def found(questions: list[Any]) -> dict[int, list[str]]:
    """Check a pack of these questions, each on a line; gives `column code` by question."""
    text = HEAD + "".join(f"      - {json.dumps(question)}\n" for question in questions)
    told: dict[int, list[str]] = {}
    for one in check_pack(text.encode(), "pack.yaml", advice=False).findings:
        told.setdefault(one.line - HEAD.count("\n") - 1, []).append(f"{one.column} {one.code.code}")
    return told


def slipped() -> list[Any]:
    """Every question with its slip."""
    return [{**question, **slip} for question, (_code, slip) in zip(SOUND, SLIPS, strict=True)]


def test_each_slip_is_found() -> None:
    """The questions are sound, and with a slip each has just that finding."""
    assert found(list(SOUND)) == {}
    codes = {at: [one.split()[1] for one in told] for at, told in found(slipped()).items()}
    assert codes == {at: [code] for at, (code, _slip) in enumerate(SLIPS)}


@often
@given(
    st.integers(0, len(SOUND) - 1),
    st.lists(st.tuples(st.sampled_from(BREAKS), KEYS, KEYS, ANYTHING), min_size=1, max_size=3),
)
def test_one_bad_question_never_hides_another(
    number: int, breaks: list[tuple[Callable[[Question, str, str, Any], Any], str, str, Any]]
) -> None:
    """However one is broken, each of the others has the finding it had, at its place, and no other."""
    questions = slipped()
    before = found(questions)
    for how, key, other, value in breaks:
        if isinstance(questions[number], dict):
            questions[number] = how(questions[number], key, other, value)
    if isinstance(questions[number], dict) and questions[number].get("id") != SOUND[number]["id"]:
        questions[number].pop("id", None)  # another's id would be a mistake of both
    after = found(questions)
    assert {at: told for at, told in after.items() if at != number} == {
        at: told for at, told in before.items() if at != number
    }


def test_a_question_without_its_dash_is_told_once() -> None:
    """Its keys seem to stand twice in the one before it: what is missing is the dash, and nothing is to be deleted."""
    one = "      - id: a\n        kind: text\n        ask: What?\n        plainer: This.\n        listen_for: [it]\n"
    text = HEAD + one + one.replace("- id: a", "  id: b") + one.replace("id: a", "id: c").replace("text", "txet")
    found = check_pack(text.encode(), "pack.yaml").findings
    assert [f"{one.line}:{one.column} {one.code.code}" for one in found] == [
        "13:9 yaml-dash-missing",
        "19:15 not-a-choice",
    ]


@pytest.mark.parametrize("lines", ['"open', "{id: x", "@home", "a: b: c", "- - [", "\tx"])
def test_one_that_is_no_yaml_hides_none_either(lines: str) -> None:
    """The same where one cannot be read at all."""
    questions = slipped()
    before = found(questions)
    text = HEAD + "".join(
        f"      - {lines if at == 2 else json.dumps(question)}\n" for at, question in enumerate(questions)
    )
    told: dict[int, list[str]] = {}
    for one in check_pack(text.encode(), "pack.yaml", advice=False).findings:
        told.setdefault(one.line - HEAD.count("\n") - 1, []).append(f"{one.column} {one.code.code}")
    assert len(told.pop(2)) == 1
    before.pop(2)
    assert told == before
