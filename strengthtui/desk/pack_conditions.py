"""A condition in words, for whoever writes a pack: line by line, each part under the one it belongs to."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from strengthtui.i18n import _
from strengthtui.model.pack import AllOf, AnswerTest, AnyOf, Not
from strengthtui.text import shorten

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from strengthtui.model.pack import Condition, Question, TopicTest

_LONGEST = 40
"""Characters of an option's text that are shown in a condition."""


class Clause(NamedTuple):
    """One line of a condition."""

    depth: int
    """How many parts it lies in."""
    text: str


def clauses(when: Condition, questions: Mapping[str, Question]) -> Iterator[Clause]:
    """Say when a question is asked; `questions` by address give options their text."""
    if isinstance(when, AnyOf | AllOf):
        yield Clause(0, _asked(when, so=True))
        yield from _parts(when, questions, 1, so=True)
    elif isinstance(when, Not) and isinstance(when.condition, AnyOf | AllOf):
        yield Clause(0, _asked(when.condition, so=False))
        yield from _parts(when.condition, questions, 1, so=True)
    else:
        test, so = _single(when, so=True)
        yield Clause(0, _("asked when {test}").format(test=_test(test, questions, so=so)))


def _asked(when: AnyOf | AllOf, *, so: bool) -> str:
    every = isinstance(when, AllOf)
    if so:
        return _("asked when all of these are so:") if every else _("asked when one of these is so:")
    return _("asked when not all of these are so:") if every else _("asked when none of these is so:")


def _parts(when: AnyOf | AllOf, questions: Mapping[str, Question], depth: int, *, so: bool) -> Iterator[Clause]:
    for part in when.conditions:
        inner, is_so = _single(part, so=so)
        if isinstance(inner, AnyOf | AllOf):
            yield Clause(depth, _several(inner, so=is_so))
            yield from _parts(inner, questions, depth + 1, so=True)
        else:
            yield Clause(depth, _test(inner, questions, so=is_so))


def _several(when: AnyOf | AllOf, *, so: bool) -> str:
    every = isinstance(when, AllOf)
    if so:
        return _("all of these are so:") if every else _("one of these is so:")
    return _("not all of these are so:") if every else _("none of these is so:")


def _single(when: Condition, *, so: bool) -> tuple[AnswerTest | TopicTest | AnyOf | AllOf, bool]:
    """Take the nots off: what is left, and whether it has to be so."""
    while isinstance(when, Not):
        when, so = when.condition, not so
    return when, so


def _test(test: AnswerTest | TopicTest | AnyOf | AllOf, questions: Mapping[str, Question], *, so: bool) -> str:
    if isinstance(test, AnyOf | AllOf):
        return _several(test, so=so)
    if not isinstance(test, AnswerTest):
        said = _("something was heard about {topic}") if so else _("nothing was heard about {topic}")
        return said.format(topic=test.topic)
    sentences = {
        ("answered", True): _("{address} was answered"),
        ("answered", False): _("{address} was not answered"),
        ("equals", True): _('{address} is "{value}"'),
        ("equals", False): _('{address} is not "{value}", or was not answered'),
        ("includes", True): _('"{value}" is among {address}'),
        ("includes", False): _('"{value}" is not among {address}, or it was not answered'),
    }
    value = _value(test, questions)
    return sentences[test.test, so].format(address=test.question, value=value)


def _value(test: AnswerTest, questions: Mapping[str, Question]) -> str:
    question = questions.get(test.question)
    options = question.options if question is not None else ()
    text = next((option.text for option in options if option.id == test.value), test.value or "")
    return shorten(text, _LONGEST)
