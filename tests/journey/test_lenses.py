"""One map through five lenses: the same strengths, laid out otherwise, nothing added and nothing lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strengthtui.interview.heard import heard
from strengthtui.interview.live import live_answers
from strengthtui.journey.lenses import CAPITALS, ELSEWHERE, LENSES, TIMES, LensId, Looking, through
from strengthtui.journey.strengths_map import SPHERES, strengths_map
from strengthtui.model.words import Ref, Sphere
from strengthtui.packs.shelf import Shelf
from strengthtui.packs.shipped import shipped_vocabulary
from tests.record_builders import (
    a_conversation,
    a_jotting,
    a_strength,
    a_verdict,
    an_answer,
    an_evidence,
    records_of,
)

if TYPE_CHECKING:
    from strengthtui.model.words import Record

VOCABULARY = shipped_vocabulary()
ROPES = Shelf(VOCABULARY).get("ropes")
TALK = a_conversation(ROPES)


def laid_out(lens: LensId, *rows: Record) -> dict[str, list[str]]:
    """Give the names of the strengths by group, as the lens shows them."""
    records = records_of(TALK, *rows)
    live = live_answers(records, {("ropes", 1): ROPES}, VOCABULARY)
    looking = Looking(heard(records, live, VOCABULARY), VOCABULARY, ROPES)
    groups = through(lens, strengths_map(records, live), looking)
    return {group.key: [one.strength.name for one in group.strengths] for group in groups}


def test_areas_of_life_and_capitals_come_from_the_area_of_strength() -> None:
    """A strength without areas of life of its own has those of its area of strength; capitals follow from them."""
    rows = (
        a_strength("Rings on Sundays", sphere="family", area="standing-by"),
        a_strength("Makes little go far", area="money"),
    )
    assert laid_out("domain", *rows) == {"money": ["Makes little go far"], "relationships": ["Rings on Sundays"]}
    assert laid_out("capital", *rows) == {"social": ["Rings on Sundays"], "physical": ["Makes little go far"]}


def test_a_typed_strength_has_the_areas_of_its_words() -> None:
    """Without an area of strength, the words that show it say where it belongs."""
    said = a_jotting("fixes any bike", "me-skills")
    hands = a_strength("Good hands")
    shown = an_evidence(hands, "fixes any bike", source=Ref(table="jottings", id=said.id))
    assert list(laid_out("domain", said, hands, shown)) == ["daily-life", "learning-and-work"]


def test_just_good_is_nowhere_and_still_there() -> None:
    """A strength that is just good has no area of life: it stands at the end, not lost."""
    assert laid_out("domain", a_strength("Singing", area="just-good")) == {ELSEWHERE: ["Singing"]}


def test_ropes_by_question_by_topic_by_petal_and_else_a_resource() -> None:
    """Words said in ROPES stand in their section; others where ROPES asks about the same; the rest are resources."""
    answer = an_answer(TALK, "exceptions/survived", "kept the flat")
    topic, petal, loose = a_jotting("bus pass", "now-working"), a_jotting("six years", "come-through"), a_jotting("hm")
    names = ("Said there", "Same topic", "By petal", "Unsorted", "Without words")
    strengths = [a_strength(name) for name in names]
    shown = [
        an_evidence(strength, source=Ref(table=table, id=record.id))
        for strength, (table, record) in zip(
            strengths,
            (("answers", answer), ("jottings", topic), ("jottings", petal), ("jottings", loose)),
            strict=False,
        )
    ]
    found = laid_out("ropes", answer, topic, petal, loose, *strengths, *shown)
    assert found["exceptions"] == ["Said there"]
    assert found["solutions"] == ["Same topic"]
    assert found["resources"] == ["By petal", "Unsorted", "Without words"]


def test_before_now_and_ahead() -> None:
    """A question says its own time, a topic by its name; what no words show is of now."""
    before = an_answer(TALK, "exceptions/survived", "kept the flat")
    ahead, now = a_jotting("a stall", "hopes-learn"), a_jotting("walks", "people")
    strengths = [a_strength(name) for name in ("Keeps going", "Plans", "Walks", "Kind")]
    sources = (Ref(table="answers", id=before.id), Ref(table="jottings", id=ahead.id), Ref(table="jottings", id=now.id))
    shown = [an_evidence(one, source=source) for one, source in zip(strengths, sources, strict=False)]
    assert laid_out("time", before, ahead, now, *strengths, *shown) == {
        "past": ["Keeps going"],
        "present": ["Walks", "Kind"],
        "future": ["Plans"],
    }


@pytest.mark.parametrize("lens", LENSES)
def test_what_was_left_out_is_under_no_lens(lens: LensId) -> None:
    """A lens shows what the map shows: a strength left out at read back is in none."""
    out = a_strength("Not this")
    assert laid_out(lens, out, a_verdict("strengths", out, "left-out")) == {}


def test_an_empty_map_has_no_groups() -> None:
    """Nothing is shown as missing."""
    assert [laid_out(lens) for lens in LENSES] == [{}] * len(LENSES)


NAMED = st.tuples(
    st.sampled_from(SPHERES),
    st.sampled_from([None, *(area.id for area in VOCABULARY.areas)]),
    st.sampled_from([None, *(topic.id for topic in VOCABULARY.topics)]),
)


@given(st.lists(NAMED, max_size=6), st.sampled_from(LENSES))
def test_no_strength_is_lost(named: list[tuple[Sphere, str | None, str | None]], lens: LensId) -> None:
    """Whatever was named and said, every strength is in a group, each once, and groups are of the lens."""
    rows: list[Record] = []
    for number, (sphere, area, topic) in enumerate(named):
        said = a_jotting("words") if topic is None else a_jotting("words", topic)
        strength = a_strength(f"s{number}", sphere=sphere, area=area)
        rows += [said, strength, an_evidence(strength, source=Ref(table="jottings", id=said.id))]
    found = laid_out(lens, *rows)
    assert {name for names in found.values() for name in names} == {f"s{number}" for number in range(len(named))}
    assert all(len(names) == len(set(names)) for names in found.values())
    keys: dict[str, set[str]] = {
        "sphere": set(SPHERES),
        "domain": {domain.id for domain in VOCABULARY.domains},
        "capital": set(CAPITALS),
        "ropes": {section.id for section in ROPES.sections},
        "time": set(TIMES),
    }
    assert set(found) <= {*keys[lens], ELSEWHERE}
