"""A pack drawn: every question once, on the routes that ask it, in their order, with its condition in words."""

from __future__ import annotations

import pytest

from strengthtui.desk.pack_conditions import clauses
from strengthtui.desk.pack_drawing import PackRow, head, route_rows, tree
from strengthtui.interview.flow import route_order
from strengthtui.model.pack import ROUTES, Pack, questions_of
from strengthtui.packs.shelf import Shelf
from strengthtui.packs.shipped import shipped_vocabulary
from tests.builders import a_pack

DAYS = """
    id: my-days
    version: 2
    title: My days
    summary: A try.
    sources: [our own]
    order: {short: [days/slept, people, days/more]}
    sections:
      - {petal: people, ring: outer, route: doorstep, openers: [Who rings you?], about: people-who-matters}
      - {petal: hard-times, ring: leaf, plainer: You may say so any time.}
      - id: days
        title: Days
        looks_at: [how a day is, and a night]
        questions:
          - {id: slept, kind: choice, ask: Where?, options: [{id: home, text: At home}, {id: out, text: Outside}],
             other: yes, route: short}
          - {id: sure, kind: scale, ask: How sure?, from: not at all, to: quite, for: worker}
          - {id: more, kind: text, ask: What else?, route: short, about: days-good-day, when: WHEN,
             recall: [days/slept, people, {domain: home}, ropes/resources/skills]}
"""
OUT, SURE, HEARD = (
    "{question: days/slept, equals: out}",
    "{question: days/sure, equals: 7}",
    "{topic: hopes, is: heard}",
)


def drawn(condition: str = OUT) -> Pack:
    """The pack, its last question waiting for this."""
    return a_pack(DAYS.replace("WHEN", condition))


def test_the_tree_of_a_pack() -> None:
    """Petals with ring and openers, sections with what they look at, questions with all that bears on them."""
    every, short, full = ROUTES, ROUTES[1:], ROUTES[2:]
    assert list(tree(drawn())) == [
        PackRow("People [people], a petal of the outer ring", 0, every),
        PackRow("Who rings you?", 2),
        PackRow("about: people-who-matters", 2),
        PackRow("Hard times [hard-times], the leaf outside the flower", 0, full),
        PackRow("You may say so any time.", 2),
        PackRow("Days [days]", 0),
        PackRow("looks at: how a day is, and a night", 2),
        PackRow("days/slept, choice", 1, short),
        PackRow("Where?", 2),
        PackRow("home: At home", 3),
        PackRow("out: Outside", 3),
        PackRow("or something else, in their own words", 3),
        PackRow("days/sure, scale, for the worker", 1, full),
        PackRow("How sure?", 2),
        PackRow("0 is not at all, 10 is quite", 3),
        PackRow("days/more, text", 1, short),
        PackRow("What else?", 2),
        PackRow('asked when days/slept is "Outside"', 2),
        PackRow("about: days-good-day", 2),
        PackRow("beside it: days/slept, people, all of home, ropes/resources/skills", 2),
    ]


def test_the_head_counts_what_each_route_asks() -> None:
    """And says which of them goes its own way."""
    assert list(head(drawn())) == [
        "My days (my-days, version 2)",
        "A try.",
        "source: our own",
        "D doorstep 1, S short 3, F full 5",
        "in an order of its own: short",
    ]
    assert list(head(drawn(), "short"))[-1] == "short: 3 of 5"


def test_one_route_is_drawn_in_its_own_order() -> None:
    """Numbered, with a section's heading again wherever it is come by again."""
    titles = [row.text for row in route_rows(drawn(), "short") if row.depth < 2]
    assert titles == [
        "Days [days]",
        "1. days/slept, choice",
        "2. People [people], a petal of the outer ring",
        "Days [days]",
        "3. days/more, text",
    ]


@pytest.mark.parametrize("pack_id", Shelf(shipped_vocabulary()).ids())
def test_every_question_of_a_shipped_pack_is_drawn_once(pack_id: str) -> None:
    """On the routes that ask it, and on a route in the order in which it asks."""
    pack = Shelf(shipped_vocabulary()).get(pack_id)
    rows = list(tree(pack))
    for route in ROUTES:
        asked = route_order(pack, route)
        assert len([row for row in rows if route in row.asked_on]) == len(asked)
        one = [row.text for row in route_rows(pack, route) if row.asked_on]
        for number, (text, address) in enumerate(zip(one, asked, strict=True), 1):
            assert text.startswith(f"{number}. ")
            assert address in text


WORDED = [
    ("{question: days/slept, is: answered}", ["asked when days/slept was answered"]),
    ("{not: {question: days/slept, is: answered}}", ["asked when days/slept was not answered"]),
    ("{question: days/slept, includes: home}", ['asked when "At home" is among days/slept']),
    (f"{{not: {{not: {SURE}}}}}", ['asked when days/sure is "7"']),
    (f"{{not: {SURE}}}", ['asked when days/sure is not "7", or was not answered']),
    (HEARD, ["asked when something was heard about hopes"]),
    (f"{{any: [{OUT}, {HEARD}]}}", [
        "asked when one of these is so:", '  days/slept is "Outside"', "  something was heard about hopes",
    ]),
    (f"{{not: {{all: [{OUT}, {HEARD}]}}}}", [
        "asked when not all of these are so:", '  days/slept is "Outside"', "  something was heard about hopes",
    ]),
    (f"{{all: [{{any: [{OUT}, {{not: {SURE}}}]}}, {{not: {{any: [{HEARD}, {SURE}]}}}}]}}", [
        "asked when all of these are so:",
        "  one of these is so:", '    days/slept is "Outside"', '    days/sure is not "7", or was not answered',
        "  none of these is so:", "    something was heard about hopes", '    days/sure is "7"',
    ]),
]  # fmt: skip


@pytest.mark.parametrize(("condition", "lines"), WORDED, ids=lambda part: part if isinstance(part, str) else "")
def test_a_condition_in_words(condition: str, lines: list[str]) -> None:
    """Each part on a line, under what it is a part of; a not says what must not be so."""
    questions = questions_of(drawn(condition))
    when = questions["days/more"].when
    assert when is not None
    assert ["  " * clause.depth + clause.text for clause in clauses(when, questions)] == lines
