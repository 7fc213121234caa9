"""The rules a pack is held to, each broken once: the code, and the place, which the text marks with §."""

from __future__ import annotations

from textwrap import indent
from types import ModuleType

import pytest

from strengthtui.packs.rules import (
    always,
    braces,
    conditions,
    doorsteps,
    head,
    ids,
    kinds,
    options,
    recalls,
    routes,
    sections,
    topics,
    versions,
)
from strengthtui.sources.pages import finding_pages
from tests.builders import found_at_marks

HEAD = "id: p\nversion: 1\ntitle: P\n"
SECTION = "sections:\n  - id: a\n    title: A\n    questions:\n"

CHOICE = "id: c, kind: choice, ask: Which?, options: [{id: x, text: X}, {id: y, text: Y}]"
CHOICES = CHOICE.replace("id: c, kind: choice", "id: cs, kind: choices")
TEXT = "id: t, kind: text, ask: What?"
SHORT = "id: s, kind: text, ask: What?, limits: {length: 40}"
YES_NO = "id: y, kind: yes-no, ask: Is it?"
NUMBER = "id: n, kind: number, ask: How many?"
DATE = "id: d, kind: date, ask: When?"
SCALE = "id: r, kind: scale, ask: How sure?, from: low, to: high"


def codes_of(*questions: str, order: str = "") -> list[str]:
    """Check a pack of these questions and give the codes; each stands where the text has its mark."""
    places, codes = found_at_marks(HEAD + order + SECTION + "".join(f"      - {{{line}}}\n" for line in questions))
    assert places == []
    return codes


def test_the_rules_leave_a_sound_pack_alone() -> None:
    """Every kind, as it should be."""
    rest = [f"id: {kind}, kind: {kind}, ask: What?" for kind in ("lines", "people", "goals")]
    assert codes_of(CHOICE, CHOICES, TEXT, SHORT, YES_NO, NUMBER, DATE, SCALE, *rest) == []


IDS = [
    ([TEXT, SHORT, TEXT.replace("id: ", "id: §")], "question-twice"),
    ([CHOICE.replace("id: y", "id: §x")], "option-twice"),
    ([f"{TEXT}, was: §a/c", CHOICE], "was-still-there"),
    ([f"{TEXT}, was: a/o", f"{SHORT}, was: §a/o"], "was-twice"),
    ([f"{TEXT}, offers: [goal, step, §goal]"], "listed-twice"),
    ([f"{TEXT}, domains: [home, §home]"], "listed-twice"),
]
KINDS = [
    (["id: c, kind: §choice, ask: Which?"], "options-missing"),
    (["id: c, kind: choices, ask: Which?, options: §[{id: x, text: X}]"], "options-missing"),
    ([f"{TEXT}, §options: [{{id: x, text: X}}]"], "key-not-for-kind"),
    ([f"{TEXT}, §other: yes"], "key-not-for-kind"),
    ([f"{TEXT}, §from: low, §to: high"], "key-not-for-kind key-not-for-kind"),
    ([f"{TEXT}, limits: {{§least: 1}}"], "key-not-for-kind"),
    ([f"{NUMBER}, limits: {{§length: 4}}"], "key-not-for-kind"),
    ([f"{NUMBER}, limits: {{least: §few, most: 9}}"], "limit-not-a-number"),
    ([f"{NUMBER}, limits: §{{least: 10, most: 9.5}}"], "limits-crossed"),
    ([f"{NUMBER}, limits: {{least: -10, most: 9.5}}"], ""),
    ([f"{DATE}, limits: {{least: §2026-13}}"], "limit-not-a-date"),
    ([f"{DATE}, limits: §{{least: 2026-11-20, most: 2026-10}}"], "limits-crossed"),
    ([f"{DATE}, limits: {{least: 2026-11-20, most: 2026-11}}"], ""),
    ([f"{TEXT}, limits: {{length: §0}}"], "number-too-small"),
]
TOPICS = [
    ([f"{TEXT}, about: §me-skils"], "topic-unknown"),
    ([f"{TEXT}, about: x-our-own"], ""),
    ([f"{TEXT}, about: §people"], "about-petal"),
    ([f"{TEXT}, domains: [§homes, home]"], "domain-unknown"),
]
RECALLS = [
    ([SHORT, f"{TEXT}, recall: [§a/c, a/s]"], "recall-unknown"),
    ([SHORT, f"{TEXT}, recall: [§p/a/c, p/a/s]"], "recall-unknown"),
    ([SHORT, f"{TEXT}, recall: [p/a/s, §a/s]"], "listed-twice"),
    ([f"{TEXT}, recall: [§a/t]"], "recall-itself"),
    (
        [f"{TEXT}, recall: [§peple, {{domain: homes}}, home, {{topic: no}}]".replace("{domain", "§{domain")
         .replace(" home,", " §home,").replace("{topic", "§{topic")],
        "topic-unknown domain-unknown topic-unknown topic-unknown",
    ),
    (
        [f"{TEXT}, recall: [§{{domain: home, topic: people}}, §{{}}, §a/b/c/d, §[a], {{question: §people}}]"],
        "recall-not-understood recall-not-understood recall-not-understood recall-not-understood recall-not-understood",
    ),
    ([SHORT, f"{TEXT}, recall: [{{question: a/s}}, {{question: ropes/resources/skills}}]"], ""),
]  # fmt: skip
EVERY_TEST = [
    *("{question: a/y, equals: no}", "{question: a/n, equals: 1.5}", "{question: a/d, equals: 2026-11}"),
    *("{question: a/r, equals: 0}", "{question: a/c, includes: x}", "{question: a/cs, includes: y}"),
]
CONDITIONS = [
    ([f"{TEXT}, when: {{question: §a/c, is: answered}}"], "when-unknown"),
    ([f"{TEXT}, when: {{question: §a/s, is: answered}}", SHORT], "when-forward"),
    ([f"{TEXT}, when: {{question: §a/t, is: answered}}"], "when-itself"),
    (
        [f"{SHORT}, when: {{question: §a/t, is: answered}}", f"{TEXT}, when: {{question: a/s, is: answered}}"],
        "when-circular",
    ),
    ([f"{TEXT}, when: {{topic: §peple, is: heard}}"], "topic-unknown"),
    ([f"{TEXT}, when: §{{topic: people}}"], "key-missing"),
    ([f"{TEXT}, when: §{{}}"], "when-no-test"),
    ([f"{TEXT}, when: {{any: §[]}}"], "list-too-short"),
    ([f"{TEXT}, when: §[a/b]"], "not-a-mapping"),
    ([SHORT, f"{TEXT}, when: §{{question: a/s}}"], "when-one-test"),
    ([SHORT, f"{TEXT}, when: §{{question: a/s, is: answered, equals: x}}"], "when-one-test"),
    ([SHORT, f"{TEXT}, when: {{question: a/s, equals: §x}}"], "when-not-for-kind"),
    ([YES_NO, f"{TEXT}, when: {{question: a/y, includes: §yes}}"], "when-not-for-kind"),
    ([CHOICE, f"{TEXT}, when: {{question: a/c, equals: §z}}"], "when-option-unknown"),
    ([CHOICES, f"{TEXT}, when: {{not: {{question: a/cs, includes: §z}}}}"], "when-option-unknown"),
    ([YES_NO, f"{TEXT}, when: {{question: a/y, equals: §maybe}}"], "when-value"),
    ([NUMBER, f"{TEXT}, when: {{question: a/n, equals: §few}}"], "when-value"),
    ([DATE, f"{TEXT}, when: {{question: a/d, equals: §2026-02-30}}"], "when-value"),
    ([SCALE, f"{TEXT}, when: {{question: a/r, equals: §11}}"], "when-value"),
    ([SCALE, f"{TEXT}, when: {{question: a/r, equals: §²}}"], "when-value"),
    (
        [
            YES_NO, NUMBER, DATE, SCALE, CHOICE, CHOICES,
            TEXT + ", when: {all: [" + ", ".join(EVERY_TEST) + "]}",
        ],
        "",
    ),
]  # fmt: skip
BRACES = [
    (['id: t, kind: text, ask: §"What of {name}?"'], "ask-without-missing"),
    ([f"{TEXT}, §ask_without: What then?"], "ask-without-unused"),
    (['id: t, kind: text, ask: §"What of {a/s}?", ask_without: What then?', SHORT], "brace-forward"),
    (['id: t, kind: text, ask: §"What of {a/t}?", ask_without: What then?'], "brace-forward"),
    (['id: t, kind: text, ask: §"What of {a/z}?", ask_without: What then?'], "brace-unknown"),
    ([TEXT, 'id: u, kind: text, ask: §"What of {a/t}?", ask_without: What then?'], "brace-not-short"),
    ([SCALE, 'id: u, kind: text, ask: §"What of {a/r}?", ask_without: What then?'], "brace-not-short"),
    ([CHOICES, 'id: u, kind: text, ask: §"What of {a/cs}?", ask_without: What then?'], "brace-not-short"),
    (
        [SHORT, YES_NO, NUMBER, DATE, CHOICE,
         'id: u, kind: text, ask: "What of {a/s} {a/y} {a/n} {a/d} {a/c} {name}?", ask_without: What then?'],
        "",
    ),
    (
        ['id: t, kind: text, ask: §§"What of {name.upper()} {}", ask_without: What then?'],
        "brace-not-understood brace-not-understood",
    ),
    (['id: t, kind: text, ask: §"What of {name?", ask_without: What then?'], "brace-open"),
    (['id: t, kind: text, ask: §"What of }", ask_without: What then?'], "brace-open"),
    (
        ['id: t, kind: text, ask: "How {name}", ask_without: §"How {name}", plainer: §"{name}", also_ask: [§"{y}"]'],
        "brace-not-here brace-not-here brace-not-here",
    ),
]  # fmt: skip


@pytest.mark.parametrize(
    ("questions", "codes"), [*IDS, *KINDS, *TOPICS, *RECALLS, *CONDITIONS, *BRACES], ids=lambda part: str(part)[:60]
)
def test_a_broken_rule_is_told_at_its_place(questions: list[str], codes: str) -> None:
    """Each rule, broken once, gives its own code where the slip stands, and nothing else."""
    assert codes_of(*questions) == codes.split()


@pytest.mark.parametrize(
    ("order", "code"),
    [
        ("[a/m, a/s, a/t]", ""),
        ("[a/m, a/s, §a/z, a/t]", "order-unknown"),
        ("[a/m, a/s, a/t, §a/s]", "order-twice"),
        ("[a/m, a/s, §a/f, a/t]", "order-wider-route"),
        ("[a/m, §a/t, a/s]", "order-before-its-condition"),
        ("[a/m, a/s, §A, a/t]", "not-an-address"),
    ],
)
def test_an_order_names_each_question_of_its_route_once(order: str, code: str) -> None:
    """Nothing unknown, nothing twice, nothing from a wider route, nothing before what it waits for."""
    short, waits = f"{SHORT}, route: doorstep", f"{TEXT}, route: short, when: {{question: a/s, is: answered}}"
    wide, other = "id: f, kind: text, ask: What?", "id: m, kind: text, ask: What?, route: short"
    assert codes_of(short, waits, wide, other, order=f"order: {{short: {order}}}\n") == code.split()


def test_an_order_that_is_the_pack_s_own_is_not_needed() -> None:
    """Whoever writes the same order twice has to change it twice."""
    short = f"{SHORT}, route: doorstep", f"{TEXT}, route: short"
    assert codes_of(*short, order="order: {§short: [a/s, a/t]}\n") == ["order-needless"]


def test_an_order_leaves_no_question_of_its_route_out() -> None:
    """What would never be asked on that route is told at the route."""
    short = f"{SHORT}, route: doorstep", f"{TEXT}, route: short"
    assert codes_of(*short, order="order: {§short: [a/s]}\n") == ["order-incomplete"]


def test_an_order_is_for_a_route() -> None:
    """A route that does not exist is told at its key."""
    assert codes_of(TEXT, order="order: {§shrot: []}\n") == ["not-a-choice"]


def test_petals_are_those_of_the_flower_each_once() -> None:
    """Petals are known, unique among sections, about a topic, without braces."""
    assert found_at_marks("""
        id: p
        version: 1
        title: P
        order: {§doorstep: [people]}
        sections:
          - {petal: people, ring: inner, route: doorstep, about: §me-skils}
          - {petal: §peeple, ring: inner}
          - {petal: §people, ring: outer, plainer: §"{name}"}
          - {id: §people, title: People, questions: [{id: a, kind: text, ask: What?}]}
    """) == (
        [],
        ["order-needless", "topic-unknown", "petal-unknown", "section-twice", "brace-not-here", "section-twice"],
    )


def test_long_circles_are_told_as_such() -> None:
    """A circle of three is told where it looks forward, and a forward look outside of it is only that."""
    assert codes_of(
        "id: one, kind: text, ask: What?, when: {question: §a/three, is: answered}",
        "id: two, kind: text, ask: What?, when: {question: a/one, is: answered}",
        "id: three, kind: text, ask: What?, when: {question: a/two, is: answered}",
        "id: four, kind: text, ask: What?, when: {question: §a/five, is: answered}",
        "id: five, kind: text, ask: What?",
    ) == ["when-circular", "when-forward"]


def test_a_condition_may_be_as_deep_as_a_file() -> None:
    """Deep conditions are read, deeper ones are refused by the file's depth, none breaks the reader."""
    deep = "{not: " * 12 + "{topic: people, is: heard}" + "}" * 12
    assert codes_of(f"{TEXT}, when: {deep}") == []
    deeper = "{not: " * 15 + "§{not: " + "{topic: people, is: heard}" + "}" * 16
    assert codes_of(f"{TEXT}, when: {deeper}") == ["file-too-deep"]


def test_blocks_are_placed_like_flows() -> None:
    """In block style, too, the place is that of the value."""
    question = "- id: t\n  kind: text\n  ask: What?\n  recall:\n    - people\n    - §a/z\n"
    assert found_at_marks(HEAD + SECTION + indent(question, "      ")) == ([], ["recall-unknown"])


OPTIONS = ", ".join(f"{{id: o{at}, text: O{at}}}" for at in range(9))
QUIET = [
    [f"id: c, kind: choices, ask: Which?, options: [{OPTIONS}]"],
    ["id: c, kind: choice, ask: Which?, options: [{id: x, text: X}, {id: other, text: Another way}]"],
    [f"{TEXT}, about: me-skills, focus: past", f"{SHORT}, about: me-skills, focus: present, recall: [me-skills]"],
    [f"{TEXT}, about: me-skills", "id: l, kind: lines, ask: What?, about: me-skills"],
    [YES_NO, *(f"{{}}, about: me-skills, when: {{{{question: a/y, equals: {said}}}}}".format(text)
               for said, text in (("yes", TEXT), ("no", SHORT)))],
    [f"{TEXT}, route: doorstep, focus: past, about: past-quieter-times"],
    [TEXT, f"{SHORT}, focus: past, about: now-hard, route: short"],
    [f"{TEXT}, seed: ours"],
]  # fmt: skip
"""Packs that come close to a rule and keep to it."""


@pytest.mark.parametrize("questions", QUIET, ids=lambda part: str(part)[:60])
def test_what_is_meant_so_is_left_alone(questions: list[str]) -> None:
    """Nine options, other times of one topic, one topic for two kinds or for two ways, the one look back, one's own."""
    assert codes_of(*questions) == []


def test_sections_apart_may_share_a_topic() -> None:
    """What was asked at the beginning is shown again at the end, and that is wanted."""
    text = f"{HEAD}{SECTION}      - {{{TEXT}, about: me-skills}}\n  - id: b\n    title: B\n    questions:\n"
    assert found_at_marks(f"{text}      - {{{TEXT}, about: me-skills}}\n") == ([], [])


SHORT_TOO = f"{SHORT}, route: short"


@pytest.mark.parametrize(
    ("recalling", "recalled", "order"),
    [
        (TEXT, SHORT, "full: [a/s, a/t]"),
        (f"{TEXT}, route: short", SHORT, "full: [a/s, a/t]"),
        (f"{TEXT}, route: short", SHORT_TOO, "short: [a/s, a/t]"),
    ],
)
def test_a_recall_may_be_earlier_by_the_order_of_a_route(recalling: str, recalled: str, order: str) -> None:
    """One route on which the recalled question comes first is enough, if it asks both."""
    assert codes_of(f"{recalling}, recall: [§a/s]", recalled) == ["recall-later"]
    assert codes_of(f"{recalling}, recall: [a/s]", recalled, order=f"order: {{{order}}}\n") == []


def test_a_route_without_the_recalled_question_does_not_count() -> None:
    """What is not asked there cannot come first there."""
    order = "order: {short: [a/m, a/t]}\n"
    other = "id: m, kind: text, ask: What?, route: short"
    assert codes_of(f"{TEXT}, route: short, recall: [§a/s]", other, SHORT, order=order) == ["recall-later"]


FAMILIES = (
    always, braces, conditions, doorsteps, head, ids, kinds, options, recalls, routes, sections, topics, versions,
)  # fmt: skip


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: str(family.__name__).rpartition(".")[2])
def test_every_code_of_a_family_has_a_page(family: ModuleType) -> None:
    """With an example that is tried, but for the one that never stands alone."""
    pages = finding_pages()
    told = {code.code: pages[code.code].at for code in family.CODES}
    assert {code for code, at in told.items() if not at} <= {"section-never"}
