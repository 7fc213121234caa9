"""Conditions: two-valued, false unless answered, and looking backwards only."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strengthtui.interview.conditions import gates, holds
from strengthtui.model.conversation import Value
from strengthtui.model.pack import Condition, Question
from tests.interview.pack_builders import a_question, answered, both, either, topic_heard, unless


@dataclass(frozen=True)
class Said:
    """An answer, as far as a condition looks."""

    value: Value | None
    question: Question
    is_answered: bool = True


YES = Said("yes", a_question("g", "yes-no"))
DECLINED = Said("yes", a_question("g", "yes-no"), is_answered=False)
AREAS = Said({"chosen": ["home", "money"], "other": None}, a_question("areas", "choices", options=("Home", "Money")))


def test_no_condition_is_true() -> None:
    """What has no condition is always asked."""
    assert holds(None, {}, ())


@pytest.mark.parametrize("test", [answered("a/g"), answered("a/g", "yes"), answered("a/g", "yes", "includes")])
def test_false_unless_answered(test: Condition) -> None:
    """A test is true of an answer, and false of nothing and of a declined one."""
    assert holds(test, {"a/g": YES}, ())
    assert not holds(test, {}, ())
    assert not holds(test, {"a/g": DECLINED}, ())
    assert holds(unless(test), {"a/g": DECLINED}, ())


def test_equals_and_includes() -> None:
    """`includes` finds one of several, `equals` wants all of it."""
    assert holds(answered("a/areas", "home", "includes"), {"a/areas": AREAS}, ())
    assert not holds(answered("a/areas", "home"), {"a/areas": AREAS}, ())
    assert not holds(answered("a/g", "no"), {"a/g": YES}, ())


def test_topics() -> None:
    """A topic test is true when it was heard."""
    assert holds(topic_heard("people"), {}, {"people"})
    assert not holds(topic_heard("people"), {}, {"people-who-matters"})


def test_nested() -> None:
    """Any, all and not nest; none of nothing is any, all of nothing is all."""
    test = both(either(answered("a/x"), topic_heard("t")), unless(answered("a/g", "no")))
    assert holds(test, {"a/g": YES}, {"t"})
    assert not holds(test, {"a/g": YES}, ())
    assert not holds(either(), {}, ())
    assert holds(both(), {}, ())


def test_what_it_looks_at() -> None:
    """All questions and topics of a condition are found, however deep."""
    test = both(either(answered("a/x"), topic_heard("t")), unless(answered("a/g", "no")))
    assert gates(test) == (frozenset({"a/x", "a/g"}), frozenset({"t"}))
    assert gates(None) == (frozenset(), frozenset())


TESTS: st.SearchStrategy[Condition] = st.recursive(
    st.sampled_from([answered("a/g"), answered("a/g", "yes"), answered("a/x"), topic_heard("t"), topic_heard("u")]),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda found: either(*found)),
        st.lists(inner, max_size=3).map(lambda found: both(*found)),
        inner.map(unless),
    ),
    max_leaves=12,
)


@given(TESTS, st.sets(st.sampled_from(["t", "u"])), st.booleans())
def test_a_condition_or_its_opposite(test: Condition, topics: set[str], said: bool) -> None:
    """A condition has two values: it or its opposite is true, never both; what it does not look at changes nothing."""
    before = {"a/g": YES} if said else {}
    assert holds(test, before, topics) is not holds(unless(test), before, topics)
    questions, heard = gates(test)
    seen = {key: said for key, said in before.items() if key in questions}
    assert holds(test, seen, topics & heard) is holds(test, before, topics)
