"""A pack becomes frozen records; every slip in its shape is told, and one bad question never hides another."""

from __future__ import annotations

import hashlib
from textwrap import dedent

import pytest

from strengthtui.model.pack import AllOf, AnswerTest, AnyOf, Limits, Not, Option, Recall, RouteOrder, TopicTest
from strengthtui.packs.checker import check_pack
from strengthtui.packs.reader import read_pack
from strengthtui.packs.shipped import shipped_vocabulary
from strengthtui.sources.findings import Problems
from strengthtui.sources.yaml_source import load_yaml
from tests.builders import a_pack, findings_in, found_at_marks

WHOLE = """
    id: whole
    version: 3
    title: Whole
    language: cy
    summary: Everything a pack can say.
    sources: [One, "Two, adapted"]
    order:
      short: [days/name-for-it, people, days/hours]
    sections:
      - petal: people
        ring: inner
        openers: [Who rings you?]
        plainer: Tell me one name.
        listen_for: [names]
        also_ask: [Who else?]
        care: Go gently.
        about: people-who-matters
        route: short
      - id: days
        title: Days
        looks_at: [what a day is like]
        questions:
          - id: name-for-it
            kind: text
            ask: What do you call it?
            limits: {length: 40}
            route: short
          - id: hours
            kind: choice
            ask: "How is {days/name-for-it} by day, {name}?"
            ask_without: How is it by day?
            options:
              - {id: good, text: Good}
              - {id: no, text: "No"}
            other: yes
            focus: present
            about: days-good-day
            domains: [home, self]
            recall: [people, me-skills, days/name-for-it, ropes/resources/skills, {domain: home}, {topic: roots}]
            route: short
            offers: [strength, step]
            seed: 3
          - id: ruler
            kind: scale
            ask: How sure are you?
            from: not at all
            to: quite
            was: days/old-ruler
            for: worker
            when:
              any:
                - {question: days/hours, equals: no}
                - all:
                    - {question: days/name-for-it, is: answered}
                    - not: {topic: people, is: heard}
"""


def test_everything_a_pack_can_say_is_read() -> None:
    """All keys of packs, petals, sections, questions, options, limits, recalls and conditions."""
    pack = a_pack(WHOLE)
    assert (pack.id, pack.version, pack.title, pack.language) == ("whole", 3, "Whole", "cy")
    assert pack.sources == ("One", "Two, adapted")
    assert pack.order == (RouteOrder(route="short", addresses=("days/name-for-it", "people", "days/hours")),)
    petal, days = pack.sections
    assert (petal.id, petal.title) == ("people", "People")
    assert petal.petal is not None
    assert (petal.petal.ring, petal.petal.openers, petal.petal.route) == ("inner", ("Who rings you?",), "short")
    name, hours, ruler = days.questions
    assert name.limits == Limits(length=40)
    assert hours.options == (Option(id="good", text="Good"), Option(id="no", text="No"))
    assert (hours.other, hours.focus, hours.seed, hours.domains) == (True, "present", "3", ("home", "self"))
    assert hours.offers == ("strength", "step")
    assert (ruler.from_, ruler.to, ruler.for_worker, ruler.was) == ("not at all", "quite", True, "days/old-ruler")
    assert (name.route, ruler.route) == ("short", "full")


def test_recalls_name_topics_domains_and_full_addresses() -> None:
    """An address of the same pack gets the pack's own id, so that it is the same from everywhere."""
    assert a_pack(WHOLE).sections[1].questions[1].recall == (
        Recall(kind="topic", to="people"),
        Recall(kind="topic", to="me-skills"),
        Recall(kind="question", to="whole/days/name-for-it"),
        Recall(kind="question", to="ropes/resources/skills"),
        Recall(kind="domain", to="home"),
        Recall(kind="topic", to="roots"),
    )


def test_conditions_nest() -> None:
    """`any`, `all` and `not` hold tests of answers and topics."""
    named = AnswerTest(question="days/name-for-it", test="answered")
    assert a_pack(WHOLE).sections[1].questions[2].when == AnyOf(
        conditions=(
            AnswerTest(question="days/hours", test="equals", value="no"),
            AllOf(conditions=(named, Not(condition=TopicTest(topic="people")))),
        )
    )


def test_the_digest_is_that_of_the_bytes() -> None:
    """The very wording can be found again."""
    data = dedent(WHOLE).encode()
    checked = check_pack(data, "x.yaml")
    assert checked.pack is not None
    assert checked.pack.digest == hashlib.sha256(data).hexdigest()


def test_one_bad_question_never_hides_another() -> None:
    """Slips in a pack's head, in each section and in each question are all told in one reading."""
    places, codes = found_at_marks("""
        §id: §Bad Pack
        version: §one
        sections:
          - id: a
            title: A
            questions:
              - id: b
                kind: §txt
                §aks: What?
              - §just words
              - id: c
                kind: text
                ask: §[What?]
                listen_for: §one
                §foucs: past
                §repeat: {each: a/b}
          - petal: people
            ring: §middle
            §questions: []
          - §title: No id
            questions: §[]
          - §nothing
    """)
    assert places == []
    assert codes == [
        *("key-missing", "not-an-id", "not-a-whole-number"),
        *("not-a-choice", "key-unknown"),
        "not-a-mapping",
        *("not-a-text", "not-a-list", "key-unknown", "key-not-yet"),
        *("not-a-choice", "petal-with-questions"),
        *("key-missing", "list-too-short"),
        "not-a-mapping",
    ]


def test_a_slip_is_told_once() -> None:
    """What could not be read is not judged as well: nothing more about the kind, the options or the recall."""
    places, codes = found_at_marks("""
        id: p
        version: 1
        title: P
        sections:
          - id: a
            title: A
            questions:
              - {id: b, kind: §choise, ask: What?, options: [{id: x, text: X}, §{id: y}]}
              - {id: c, kind: text, ask: "What, {name}?", §ask_withuot: What?}
              - {id: d, kind: text, ask: What?, recall: [§a/B, a/b], when: {question: a/b, §eqals: x}}
              - {id: e, kind: text, ask: What?, when: {question: a/b, equals: z}}
    """)
    assert places == []
    assert codes == [
        *("not-a-choice", "key-missing"),
        "key-unknown",
        *("recall-not-understood", "key-unknown"),
    ]


@pytest.mark.parametrize("text", ["just words", "[a, b]", "12"])
def test_something_that_is_no_pack_is_one_finding(text: str) -> None:
    """A text or a list is told as what it is not."""
    assert findings_in(text) == ["1:1 not-a-mapping"]


def test_a_pack_without_its_own_shelf_reads_other_packs_unseen() -> None:
    """Reading one pack does not need the others; only a check with a shelf looks into them."""
    problems = Problems()
    text = dedent(WHOLE).replace("ropes/resources/skills", "nowhere/a/b").encode()
    source = load_yaml(text, "x.yaml", problems)
    assert source is not None
    assert read_pack(source, problems, shipped_vocabulary(), advice=False) is not None
    assert problems.findings == ()


def test_a_pack_with_an_error_is_not_handed_out() -> None:
    """Whoever reads a pack gets a sound one or none; a warning keeps nothing back."""
    for right, wrong, severity in (
        ("kind: scale", "kind: scales", "error"),
        ("about: days-good-day", "about: people", "warning"),
    ):
        problems = Problems()
        source = load_yaml(dedent(WHOLE).replace(right, wrong).encode(), "x.yaml", problems)
        assert source is not None
        pack = read_pack(source, problems, shipped_vocabulary(), advice=False)
        assert (pack is None) == (severity == "error")
        assert [found.severity for found in problems.findings] == [severity]
