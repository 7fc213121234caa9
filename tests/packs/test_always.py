"""Conditions that decide nothing: what is told, what is left alone, and that every talk there could be agrees."""

from __future__ import annotations

import json
from itertools import chain, combinations, product
from typing import Any, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from strengthtui.interview.conditions import gates
from strengthtui.interview.walk import asked_stops
from strengthtui.model.conversation import Value
from strengthtui.model.pack import Pack, Question
from strengthtui.packs.cases import MOST_TESTS
from strengthtui.packs.checker import check_pack
from strengthtui.packs.shipped import shipped_vocabulary
from tests.builders import LEFT_OUT, found_at_marks

HEAD = "id: p\nversion: 1\ntitle: P\nsections:\n  - id: a\n    title: A\n    questions:\n"

CHOICE = "id: c, kind: choice, ask: Which?, options: [{id: x, text: X}, {id: y, text: Y}]"
CHOICES = CHOICE.replace("id: c, kind: choice", "id: cs, kind: choices")
YES_NO = "id: y, kind: yes-no, ask: Is it?"
NUMBER = "id: n, kind: number, ask: How many?, limits: {least: 1, most: 9}"
DATE = "id: d, kind: date, ask: When?, limits: {least: 2026-11-01}"
SCALE = "id: r, kind: scale, ask: How sure?, from: low, to: high"
SKILL = "id: s, kind: text, ask: What?, about: me-skills"
TEXT = "id: t, kind: text, ask: What?"

IS_X, IS_Y = "{question: a/c, equals: x}", "{question: a/c, equals: y}"
CHOSEN = "{question: a/c, is: answered}"
HAS_X, HAS_Y = "{question: a/cs, includes: x}", "{question: a/cs, includes: y}"
YES, NO, SAID = "{question: a/y, equals: yes}", "{question: a/y, equals: no}", "{question: a/y, is: answered}"
GOOD_AT, SKILLS = "{topic: good-at, is: heard}", "{topic: me-skills, is: heard}"


def codes_of(*questions: str) -> list[str]:
    """Check a pack of these questions and give the codes; each stands where the text has its mark."""
    places, codes = found_at_marks(HEAD + "".join(f"      - {{{line}}}\n" for line in questions))
    assert places == []
    return codes


def when(condition: str) -> str:
    """A question that waits for this."""
    return f"{TEXT}, when: {condition}"


NEVER = [
    ([CHOICE, when(f"§{{all: [{IS_X}, {IS_Y}]}}")], "two answers to one choice"),
    ([YES_NO, when(f"§{{all: [{YES}, {NO}]}}")], "yes and no"),
    ([YES_NO, when(f"§{{all: [{YES}, {{not: {YES}}}]}}")], "something and its opposite"),
    ([YES_NO, when(f"§{{all: [{YES}, {{not: {SAID}}}]}}")], "whoever said yes has answered"),
    ([YES_NO, when(f"{{all: [{SKILLS}, §{{all: [{YES}, {NO}]}}]}}")], "the smallest part at fault"),
    ([CHOICE, when(f"§{{any: [{{all: [{IS_X}, {IS_Y}]}}, {{all: [{IS_Y}, {IS_X}]}}]}}")], "neither of two"),
    ([NUMBER, when("§{question: a/n, equals: 12}")], "beyond the limits"),
    ([NUMBER, when("§{all: [{question: a/n, equals: 2}, {not: {question: a/n, equals: 2.0}}]}")], "one number"),
    ([DATE, when("§{question: a/d, equals: 2026-10}")], "before the limits"),
    ([SCALE, when("§{all: [{question: a/r, equals: 3}, {question: a/r, equals: 4}]}")], "two marks on one ruler"),
    ([SKILL, when(f"§{{all: [{{question: a/s, is: answered}}, {{not: {GOOD_AT}}}]}}")], "what was said was heard"),
    ([when(f"§{{all: [{SKILLS}, {{not: {GOOD_AT}}}]}}")], "a topic lies under its petal"),
    ([CHOICE, when(f"§{{all: [{CHOSEN}, {{not: {IS_X}}}, {{not: {IS_Y}}}]}}")], "none of all options"),
    (
        [YES_NO, f"{CHOICE}, when: {YES}", when(f"§{{all: [{IS_X}, {NO}]}}")],
        "whoever answered was asked",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("questions", "why"), NEVER, ids=lambda part: part if isinstance(part, str) else "")
def test_what_can_never_be_true_is_told(questions: list[str], why: str) -> None:
    """Answers to one question exclude each other, keep to its limits, and are given by who was asked."""
    assert codes_of(*questions) == ["when-never"], why


ALWAYS = [
    ([YES_NO, when(f"§{{any: [{YES}, {{not: {YES}}}]}}")], "something or its opposite"),
    ([when(f"§{{any: [{GOOD_AT}, {{not: {SKILLS}}}]}}")], "a topic lies under its petal"),
    ([YES_NO, when(f"§{{not: {{all: [{YES}, {NO}]}}}}")], "not both of what cannot both be"),
]


@pytest.mark.parametrize(("questions", "why"), ALWAYS, ids=lambda part: part if isinstance(part, str) else "")
def test_what_is_always_true_is_told(questions: list[str], why: str) -> None:
    """A condition that decides nothing was meant to be another."""
    assert codes_of(*questions) == ["when-always"], why


IDLE = [
    ([YES_NO, when(f"{{any: [{YES}, §{YES}]}}")], "when-twice"),
    ([YES_NO, when(f"{{not: {{all: [{YES}, {SAID}, §{YES}]}}}}".replace(SAID, f"§{SAID}"))], "when-idle when-twice"),
    ([YES_NO, when(f"{{any: [§{YES}, {SAID}]}}")], "when-idle"),
    ([CHOICE, YES_NO, when(f"{{any: [{YES}, §{{all: [{IS_X}, {IS_Y}]}}]}}")], "when-idle"),
    ([CHOICE, YES_NO, when(f"{{all: [{YES}, {{any: [{IS_X}, §{{all: [{IS_Y}, {NO}]}}]}}]}}")], "when-idle"),
    ([CHOICE, when(f"{{all: [{IS_X}, §{{question: a/c, includes: x}}]}}")], "when-idle"),
]


@pytest.mark.parametrize(("questions", "codes"), IDLE, ids=lambda part: str(part)[:50])
def test_a_part_without_which_nothing_changes_is_told(questions: list[str], codes: str) -> None:
    """A part that stands twice, that follows from the others, or that can never be, one for each of them."""
    assert codes_of(*questions) == codes.split()


SOUND = [
    [CHOICE, when(f"{{any: [{IS_X}, {IS_Y}]}}")],
    [f"{CHOICE}, other: yes", when(f"{{all: [{CHOSEN}, {{not: {IS_X}}}, {{not: {IS_Y}}}]}}")],
    [CHOICES, when(f"{{all: [{HAS_X}, {HAS_Y}]}}")],
    [YES_NO, when(f"{{any: [{YES}, {NO}]}}")],
    [YES_NO, when(f"{{not: {SAID}}}")],
    [NUMBER, when("{any: [{question: a/n, equals: 1}, {question: a/n, equals: 9}]}")],
    [DATE, when("{question: a/d, equals: 2026-11}")],
    [SKILL, when(f"{{all: [{{not: {{question: a/s, is: answered}}}}, {SKILLS}]}}")],
    [SKILL, f"{YES_NO}, when: {{not: {SKILLS}}}", when(f"{{all: [{YES}, {SKILLS}]}}")],
]


@pytest.mark.parametrize("questions", SOUND, ids=lambda part: str(part)[-60:])
def test_what_may_come_out_either_way_is_left_alone(questions: list[str]) -> None:
    """Several options together, one of several, nothing said, what is heard only later."""
    assert codes_of(*questions) == []


def test_what_waits_for_a_question_told_of_is_not_told_again() -> None:
    """One slip is told once, and once more for a section of which nothing is left."""
    assert codes_of(
        YES_NO, f"{CHOICE}, when: §{{all: [{YES}, {NO}]}}", when(IS_X), f"id: u, kind: text, ask: What?, when: {SKILLS}"
    ) == ["when-never"]
    places, codes = found_at_marks(f"""
        id: p
        version: 1
        title: P
        sections:
          - {{id: a, title: A, questions: [{{{YES_NO}}}]}}
          - id: §b
            title: B
            questions:
              - {{id: u, kind: text, ask: What?, when: §{{all: [{YES}, {NO}]}}}}
              - {{id: v, kind: text, ask: What?, when: {{question: b/u, is: answered}}}}
          - {{id: c, title: C, questions: [{{id: w, kind: text, ask: What?, when: §{{all: [{YES}, {NO}]}}}}]}}
    """)
    assert (places, codes) == ([], ["section-never", "when-never", "when-never"])


ON_ROUTES = [
    (["full", "doorstep"], "{question: §a/y, equals: yes}", "when-never-on-route"),
    (["full", "short"], f"{{any: [{SKILLS}, {YES}]}}", ""),
    (["short", "doorstep"], f"{{all: [{SKILLS}, {YES.replace('a/y', '§a/y')}]}}", "when-never-on-route"),
    (["short", "short"], YES, ""),
    (["doorstep", "full"], YES, ""),
    (["full", "doorstep"], f"{{not: {YES}}}", ""),
]


@pytest.mark.parametrize(("routes", "condition", "codes"), ON_ROUTES, ids=str)
def test_what_never_comes_on_its_own_route_is_told(routes: list[str], condition: str, codes: str) -> None:
    """A question waits for what its route does not ask; where something else may open it, it is left alone."""
    first, second = routes
    assert codes_of(f"{YES_NO}, route: {first}", f"{when(condition)}, route: {second}") == codes.split()


def test_who_waits_for_what_never_comes_on_a_route_is_not_told_again() -> None:
    """Only the question that waits for another route is told."""
    assert codes_of(
        f"{YES_NO}, route: full",
        f"{CHOICE}, route: doorstep, when: {YES.replace('a/y', '§a/y')}",
        f"{when(IS_X)}, route: doorstep",
    ) == ["when-never-on-route"]


def test_unsound_conditions_are_left_alone() -> None:
    """What the other rules told is not told again in another way."""
    assert codes_of(YES_NO, when("{all: [{question: §a/z, equals: yes}, {not: {question: §a/z, equals: yes}}]}")) == [
        "when-unknown",
        "when-unknown",
    ]
    assert codes_of(NUMBER.replace("limits: {", "limits: §{").replace("least: 1", "least: 10"), when(
        "{question: a/n, equals: 3}"
    )) == ["limits-crossed"]  # fmt: skip


def test_large_conditions_are_left_alone() -> None:
    """What cannot be tried in full is not guessed at, however it turns out, and takes no time."""
    many = ", ".join(f"{{id: o{at}, text: O{at}}}" for at in range(9))
    choices = [f"id: c{at}, kind: choices, ask: Which?, options: [{many}]" for at in range(4)]
    tests = [f"{{question: a/c{at}, includes: o{option}}}" for at in range(4) for option in range(9)]
    contradiction = f"{{all: [{', '.join(tests)}, {{not: {tests[0]}}}]}}"
    assert len(tests) > MOST_TESTS
    assert codes_of(*choices, when(contradiction)) == []


def test_a_pack_of_hostile_conditions_is_checked_in_time() -> None:
    """Thousands of conditions of thousands of cases: what is tried ends, the rest is left alone."""
    tests = [f"{{question: a/y{at}, equals: yes}}" for at in range(7)]
    asked = [f"id: y{at}, kind: yes-no, ask: Is it?" for at in range(7)]
    waiting = [f"id: t{at}, kind: text, ask: What?, when: {{any: [{', '.join(tests)}]}}" for at in range(2_000)]
    text = HEAD + "".join(f"      - {{{line}}}\n" for line in [*asked, *waiting])
    found = {found.code.code for found in check_pack(text.encode(), "x.yaml").findings}
    assert found - LEFT_OUT == {"doorstep-missing", "summary-missing", "sources-missing"}


# --- against every talk there could be ----------------------------------------------------------------


class Said(NamedTuple):
    """An answer of a talk that is tried."""

    question: Question
    value: Value
    under: tuple[str, ...]
    is_answered: bool = True


TOPIC, PETAL = "me-skills", "good-at"
KINDS: dict[str, tuple[dict[str, Any], list[Value], list[tuple[str, str]]]] = {
    "yes-no": ({}, ["yes", "no"], [("equals", "yes"), ("equals", "no")]),
    "choice": (
        {"options": [{"id": "x", "text": "X"}, {"id": "y", "text": "Y"}], "other": "yes"},
        [{"chosen": ["x"], "other": None}, {"chosen": ["y"], "other": None}, {"chosen": [], "other": "Z"}],
        [("equals", "x"), ("equals", "y"), ("includes", "x")],
    ),
    "choices": (
        {"options": [{"id": "x", "text": "X"}, {"id": "y", "text": "Y"}]},
        [{"chosen": ["x"], "other": None}, {"chosen": ["y"], "other": None}, {"chosen": ["x", "y"], "other": None}],
        [("includes", "x"), ("includes", "y")],
    ),
    "number": ({"limits": {"least": "1", "most": "2"}}, ["1", "1.5", "2"], [("equals", "1"), ("equals", "3")]),
    "text": ({}, ["words"], []),
}
"""Kind to what its question needs, every answer that a test could tell from another, and every test."""


@st.composite
def packs(draw: st.DrawFn) -> dict[str, Any]:
    """Give a pack of a few questions, most of them waiting for earlier ones and for a topic."""
    questions: list[dict[str, Any]] = []
    for at in range(draw(st.integers(2, 4))):
        kind = draw(st.sampled_from(sorted(KINDS)))
        question: dict[str, Any] = {"id": f"q{at}", "kind": kind, "ask": "What?", **KINDS[kind][0]}
        if draw(st.booleans()):
            question["about"] = TOPIC
        if at and draw(st.integers(0, 3)):
            question["when"] = draw(conditions([(f"a/{one['id']}", one["kind"]) for one in questions]))
        questions.append(question)
    return {"id": "p", "version": "1", "title": "P", "sections": [{"id": "a", "title": "A", "questions": questions}]}


def conditions(earlier: list[tuple[str, str]]) -> st.SearchStrategy[dict[str, Any]]:
    """Give a condition over these questions."""
    tests: list[dict[str, Any]] = [{"topic": topic, "is": "heard"} for topic in (TOPIC, PETAL)]
    for address, kind in earlier:
        tests += [{"question": address, "is": "answered"}, *({"question": address, t: v} for t, v in KINDS[kind][2])]
    return st.recursive(
        st.sampled_from(tests),
        lambda inner: (
            st.fixed_dictionaries({"not": inner})
            | st.fixed_dictionaries({"all": st.lists(inner, min_size=1, max_size=3)})
            | st.fixed_dictionaries({"any": st.lists(inner, min_size=1, max_size=3)})
        ),
        max_leaves=4,
    )


def asked_how(pack: Pack) -> dict[str, set[bool]]:
    """Try every talk, whatever was heard elsewhere before; tell for each question whether it was asked, and not."""
    questions = pack.sections[0].questions
    found: dict[str, set[bool]] = {f"a/{one.id}": set() for one in questions}
    every = [[None, *KINDS[one.kind][1]] for one in questions]
    outside = chain.from_iterable(combinations((TOPIC, PETAL), many) for many in range(3))
    for heard in [one for one in outside if TOPIC not in one or PETAL in one]:
        for values in product(*every):
            answers = {
                f"a/{one.id}": Said(one, value, (TOPIC, PETAL) if one.about else ())
                for one, value in zip(questions, values, strict=True)
                if value is not None
            }
            asked = {stop.address for stop in asked_stops(pack, answers, heard)}
            for address, seen in found.items():
                seen.add(address in asked)
    return found


@pytest.mark.slow
@settings(max_examples=120, deadline=None)
@given(packs())
def test_what_is_told_agrees_with_every_talk(data: dict[str, Any]) -> None:
    """What is told as never or always asked is so; what else is hangs on a question that is never asked, or on time."""
    text = json.dumps(data, indent=1)
    checked = check_pack(text.encode(), "x.yaml", None)
    assert checked.pack is not None
    seen = asked_how(checked.pack)
    told = _told(text, checked.findings)
    for address, how in seen.items():
        codes = told.get(address, set())
        assert ("when-never" not in codes) or how == {False}
        assert ("when-always" not in codes) or how == {True}
        question = next(one for one in checked.pack.sections[0].questions if f"a/{one.id}" == address)
        if question.when is not None and how == {True}:
            never = any("when-never" in told.get(one, set()) for one in seen)
            assert "when-always" in codes or never or _hangs_on_time(checked.pack)
        if how == {False}:
            assert any("when-never" in told.get(one, set()) for one in seen) or _hangs_on_time(checked.pack)


def _told(text: str, findings: tuple[Any, ...]) -> dict[str, set[str]]:
    """Give the codes told of each question, by the lines its mapping takes."""
    starts = [(at, line) for at, line in enumerate(text.splitlines(), 1) if line.strip().startswith('"id": "q')]
    found: dict[str, set[str]] = {}
    for finding in findings:
        before = [line for at, line in starts if at <= finding.line]
        if before and finding.code.code.startswith("when-"):
            found.setdefault("a/" + before[-1].split('"')[3], set()).add(finding.code.code)
    return found


def _hangs_on_time(pack: Pack) -> bool:
    """Whether an earlier question waits for a topic: when it was heard, before or after, is left open on purpose."""
    waits = [one.when for one in pack.sections[0].questions if one.when is not None]
    return len(waits) > 1 and any(gates(when)[1] for when in waits)


def test_the_vocabulary_is_as_these_tests_take_it() -> None:
    """The topic lies under the petal."""
    assert {topic.id: topic.petal for topic in shipped_vocabulary().topics}[TOPIC] == PETAL
