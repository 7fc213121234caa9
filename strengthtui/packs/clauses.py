"""The nested pieces of a question: `when` (a condition as data) and `recall` (earlier words beside it).

Here they are only read; whether what they name exists is for the rules.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from strengthtui.model.pack import AllOf, AnswerTest, AnyOf, Condition, Not, Recall, TopicTest
from strengthtui.packs.rules import conditions, recalls
from strengthtui.sources.reader import Field, Place, Shape, list_of, no_mapping
from strengthtui.sources.scalars import ADDRESS, FULL_ADDRESS, ID, an_address, an_id, one_of, text
from strengthtui.sources.schema import called, saying, whole_text

if TYPE_CHECKING:
    from strengthtui.sources.source import Plain

a_topic: Final = called(an_id, "topic")
"""Take the id of a topic or a petal."""
a_domain: Final = called(an_id, "domain")
"""Take the id of an area of life."""
_LONGEST_VALUE: Final = 60
"""Characters of an option id, a number or a date."""


def condition(value: Plain, place: Place) -> Condition | None:
    """Read `when`: a test of a question or a topic, or `any`, `all`, `not` of such."""
    if not isinstance(value, dict):
        no_mapping(value, place)
        return None
    for key, shape in _FORMS.items():
        if key in value:
            return shape(value, place)
    place.add(conditions.NO_TEST)
    return None


def answer_test(
    question: str, answered: str | None = None, equals: str | None = None, includes: str | None = None
) -> AnswerTest:
    """Make the test from the keys of its mapping."""
    if equals is not None:
        return AnswerTest(question=question, test="equals", value=equals)
    if includes is not None:
        return AnswerTest(question=question, test="includes", value=includes)
    return AnswerTest(question=question, test="answered", value=answered and None)


def _answer(value: Plain, place: Place) -> AnswerTest | None:
    found = _ANSWER(value, place)
    tests = [key for key in ("is", "equals", "includes") if isinstance(value, dict) and value.get(key) is not None]
    if found is not None and len(tests) != 1:
        place.add(conditions.ONE_TEST)
        return None
    return found


def _topic(value: Plain, place: Place) -> TopicTest | None:
    return _TOPIC(value, place)


def _any(value: Plain, place: Place) -> AnyOf | None:
    return _ANY(value, place)


def _all(value: Plain, place: Place) -> AllOf | None:
    return _ALL(value, place)


def _not(value: Plain, place: Place) -> Not | None:
    return _NOT(value, place)


_TEST_VALUE: Final = text(_LONGEST_VALUE)
_ANSWER: Final = Shape(
    answer_test,
    Field("question", an_address, required=True, what="An earlier question of this pack, as section/question."),
    Field("is", one_of("answered"), name="answered", what="True when it was answered, whatever was said."),
    Field("equals", _TEST_VALUE, what="True when this is the answer: an option's id, yes, no, a number or a date."),
    Field("includes", _TEST_VALUE, what="True when this option was chosen, alone or with others."),
)
_TOPIC: Final = Shape(
    lambda topic, heard: TopicTest(topic=topic),  # noqa: ARG005 - `is: heard` is the only test there is
    Field("topic", a_topic, required=True, what="A topic, or a petal of the flower."),
    Field("is", one_of("heard"), required=True, name="heard", what="True when something was said about it."),
)
_PARTS: Final = list_of(condition, least=1)
_ANY: Final = Shape(AnyOf, Field("any", _PARTS, required=True, name="conditions", what="True when one of these is."))
_ALL: Final = Shape(AllOf, Field("all", _PARTS, required=True, name="conditions", what="True when all of these are."))
_NOT: Final = Shape(
    Not,
    Field(
        "not", condition, required=True, name="condition", what="True when this is not; then it need not be answered."
    ),
)
_FORMS: Final = {"question": _answer, "topic": _topic, "any": _any, "all": _all, "not": _not}
saying(
    condition,
    lambda into: {
        "anyOf": [
            {**into(_ANSWER), "oneOf": [{"required": [test]} for test in ("is", "equals", "includes")]},
            *(into(shape) for shape in (_TOPIC, _ANY, _ALL, _NOT)),
        ]
    },
    name="condition",
)


def recall(value: Plain, place: Place) -> Recall | None:
    """Read one recall: `topic`, `section/question`, `pack/section/question`, or `{domain: x}` and the like.

    A question of the same pack keeps its two parts here; the pack's reader adds the pack's id.
    """
    if isinstance(value, dict):
        return _recall_mapping(value, place)
    if not isinstance(value, str):
        place.add(recalls.NOT_A_RECALL)
        return None
    if ID.fullmatch(value):
        return Recall(kind="topic", to=value)
    if ADDRESS.fullmatch(value) or FULL_ADDRESS.fullmatch(value):
        return Recall(kind="question", to=value)
    place.add(recalls.NOT_A_RECALL)
    return None


def _recall_mapping(value: dict[str, Plain], place: Place) -> Recall | None:
    found = _RECALL(value, place)
    if found is None:
        return None
    if len(found) != 1:
        place.add(recalls.NOT_A_RECALL)
        return None
    return found[0]


def _recalls(topic: str | None = None, domain: str | None = None, question: Recall | None = None) -> tuple[Recall, ...]:
    found = (
        Recall(kind="topic", to=topic) if topic is not None else None,
        Recall(kind="domain", to=domain) if domain is not None else None,
        question,
    )
    return tuple(one for one in found if one is not None)


def _recalled_question(value: Plain, place: Place) -> Recall | None:
    found = recall(value, place) if isinstance(value, str) else None
    if found is None or found.kind != "question":
        place.add(recalls.NOT_A_RECALL)
        return None
    return found


_RECALL: Final = Shape(
    _recalls,
    Field("topic", a_topic, what="Everything heard about a topic, or under a petal."),
    Field("domain", a_domain, what="Everything heard in an area of life."),
    Field("question", _recalled_question, what="The answer to another question."),
)
_ADDRESSES: Final = re.compile(rf"{ADDRESS.pattern}|{FULL_ADDRESS.pattern}")
saying(_recalled_question, lambda _into: whole_text(_ADDRESSES))
saying(
    recall,
    lambda into: {
        "anyOf": [
            into(a_topic),
            into(_recalled_question),
            {**into(_RECALL), "minProperties": 1, "maxProperties": 1},
        ]
    },
    name="recall",
)
NO_RECALL: Final = Recall(kind="topic", to="")
"""Stands in for a recall that could not be read, so that the others keep their places."""
