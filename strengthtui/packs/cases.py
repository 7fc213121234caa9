"""Every case a condition can meet, so that what is never or always true is found by trying, not by guessing.

A case says which of the questions concerned were answered, and how, and what was heard. Only cases that a talk can come
to are made: two answers to one choice exclude each other, a value lies within its limits, whoever answered a question
was asked it, and what is said about a topic is heard under it. Conditions are then tried with the interview's own
`holds`. Where that would be too many cases, nothing is said: a condition that could not be tried is left alone.
"""

from __future__ import annotations

from itertools import chain, combinations, product
from math import prod
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from strengthtui.errors import Refusal
from strengthtui.interview.conditions import gates, holds
from strengthtui.interview.kind import SCALE_TOP
from strengthtui.interview.kinds import KINDS
from strengthtui.model.pack import AllOf, AnswerTest, AnyOf, Not, TopicTest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from strengthtui.model.conversation import Value
    from strengthtui.model.pack import Condition, Question

MOST_TESTS: Final = 12
"""Different single tests of one condition and of those it hangs on: nobody follows more in their head."""
MOST_CASES: Final = 4_096
"""Cases of one condition: two for each of the twelve."""
MOST_IN_ALL: Final = 400_000
"""Cases tried for one pack, a second's work; a hostile one would have 5,000 conditions of 4,096 each."""

Outcome = tuple["Given | None", ...]


class Given(Struct, frozen=True):
    """One way to answer a question, standing for all that no test here can tell from it."""

    question: Question
    value: Value
    is_answered: bool = True


class Case(Struct, frozen=True):
    """What a condition meets."""

    answered: Mapping[str, Given]
    """By address."""
    heard: frozenset[str]
    """Topics and petals."""


class Asked(Struct, frozen=True):
    """A question a condition hangs on."""

    question: Question
    when: Condition | None
    """What whoever answered it must have met; `None` where it is left open."""


class Cases:
    """Makes the cases of one pack's conditions, until there have been enough of them."""

    def __init__(self, petal_of: Mapping[str, str]) -> None:
        """Take the petal over each topic."""
        self._petal_of = petal_of
        self._left = MOST_IN_ALL

    def of(self, condition: Condition, ask: Callable[[str], Asked | None]) -> tuple[Case, ...] | None:
        """Give every case; `None` where there are too many.

        `ask` gives a question by its address, or `None` for one that is never answered.
        """
        involved = _involved(condition, ask)
        if involved is None:
            return None
        tests, whens = involved
        outcomes = {address: self._outcomes(ask(address), tests, address) for address in _questions(tests)}
        topics = sorted({test.topic for test in tests if isinstance(test, TopicTest)})
        count = 2 ** len(topics) * prod(len(several) for several in outcomes.values())
        self._left -= count
        if count > MOST_CASES or self._left < 0:
            return None
        return tuple(
            case for case in self._all(outcomes, topics) if all(_met(address, when, case) for address, when in whens)
        )

    def _outcomes(self, asked: Asked | None, tests: Iterable[AnswerTest | TopicTest], address: str) -> Outcome:
        """Give the ways to answer a question that some test tells apart; not to answer it is one of them."""
        if asked is None:
            return (None,)
        question = asked.question
        mine = [test for test in tests if isinstance(test, AnswerTest) and test.question == address]
        found: dict[tuple[bool, ...], Given] = {}
        for value in _values(question, [test.value for test in mine if test.value is not None]):
            self._left -= 1
            given = Given(question, value)
            found.setdefault(tuple(holds(test, {address: given}, ()) for test in mine), given)
        return (None, *found.values())

    def _all(self, outcomes: Mapping[str, Outcome], topics: Iterable[str]) -> Iterator[Case]:
        for heard in _subsets(topics):
            for given in product(*outcomes.values()):
                answered = {address: one for address, one in zip(outcomes, given, strict=True) if one is not None}
                under = self._under({*heard, *(one.question.about for one in answered.values() if one.question.about)})
                if not under.isdisjoint(set(topics) - set(heard)):
                    continue  # it was heard after all, which is a case of its own
                yield Case(answered, under)

    def _under(self, topics: set[str]) -> frozenset[str]:
        return frozenset(topics | {self._petal_of[topic] for topic in topics if topic in self._petal_of})


def row(condition: Condition, cases: Iterable[Case]) -> tuple[bool, ...]:
    """Tell for each case whether the condition is true in it."""
    return tuple(holds(condition, case.answered, case.heard) for case in cases)


def single_tests(condition: Condition | None) -> Iterator[AnswerTest | TopicTest]:
    """Give every single test of a condition."""
    if isinstance(condition, AnyOf | AllOf):
        for part in condition.conditions:
            yield from single_tests(part)
    elif isinstance(condition, Not):
        yield from single_tests(condition.condition)
    elif condition is not None:
        yield condition


def _involved(
    condition: Condition, ask: Callable[[str], Asked | None]
) -> tuple[frozenset[AnswerTest | TopicTest], tuple[tuple[str, Condition], ...]] | None:
    """Give the tests that matter, and which question had to meet what before it could be answered.

    A question that waited for a topic is left open: when the topic was heard, before it or after, is not known here.
    """
    tests = frozenset(single_tests(condition))
    if len(tests) > MOST_TESTS:
        return None
    whens: dict[str, Condition] = {}
    waiting = list(_questions(tests))
    for address in waiting:
        one = ask(address)
        if one is None or one.when is None or address in whens or gates(one.when)[1]:
            continue
        more = tests | frozenset(single_tests(one.when))
        if len(more) <= MOST_TESTS:
            whens[address] = one.when
            waiting.extend(_questions(more - tests))
            tests = more
    return tests, tuple(whens.items())


def _questions(tests: Iterable[AnswerTest | TopicTest]) -> list[str]:
    return sorted({test.question for test in tests if isinstance(test, AnswerTest)})


def _met(address: str, when: Condition, case: Case) -> bool:
    return address not in case.answered or holds(when, case.answered, case.heard)


def _values(question: Question, named: Iterable[str]) -> Iterator[Value]:
    """Give answers of each sort: those named in tests, and some that are not."""
    make = _VALUES.get(question.kind)
    if make is None:
        yield "words"  # what was said does not matter where only `answered` can be tested
        return
    for value in make(question, sorted(set(named))):
        checked = KINDS[question.kind].check(value, question)
        if not isinstance(checked, Refusal):
            yield checked


def _yes_or_no(_question: Question, _named: Iterable[str]) -> Iterator[Value]:
    yield from ("yes", "no")


def _one_option(question: Question, named: Iterable[str]) -> Iterator[Value]:
    rest = next((option.id for option in question.options if option.id not in set(named)), None)
    for chosen in (*named, *([rest] if rest is not None else [])):
        yield {"chosen": [chosen], "other": None}
    yield {"chosen": [], "other": "words"}


def _several_options(question: Question, named: Iterable[str]) -> Iterator[Value]:
    rest = next((option.id for option in question.options if option.id not in set(named)), None)
    for some in _subsets(named):
        yield {"chosen": [*some], "other": None}
        yield {"chosen": [*some], "other": "words"}
        if rest is not None:
            yield {"chosen": [*some, rest], "other": None}


def _numbers(question: Question, named: Iterable[str]) -> Iterator[Value]:
    limits = [limit for limit in (question.limits.least, question.limits.most) if limit is not None]
    yield from (*named, *limits)
    for near in (*limits, *named, "0"):
        yield from (_moved(near, by) for by in range(-_NEAR, _NEAR + 1))
        yield f"{near}5" if "." in near else f"{near}.5"


def _moved(number: str, by: int) -> str:
    whole, point, rest = number.partition(".")
    return f"{int(whole) + by}{point}{rest}"


def _days(question: Question, named: Iterable[str]) -> Iterator[Value]:
    limits = [limit for limit in (question.limits.least, question.limits.most) if limit is not None]
    yield from (*named, *limits)
    for near in (*limits, *named, "2000-01"):
        month = near[: len("2000-01")]
        yield month
        yield from (f"{month}-{day:02}" for day in range(1, 29))


def _marks(_question: Question, _named: Iterable[str]) -> Iterator[Value]:
    yield from map(str, range(SCALE_TOP + 1))


_NEAR: Final = MOST_TESTS + 1
"""So far from a number others are tried: one more than could be named."""
_VALUES: Final[Mapping[str, Callable[[Question, Iterable[str]], Iterator[Value]]]] = {
    "yes-no": _yes_or_no,
    "choice": _one_option,
    "choices": _several_options,
    "number": _numbers,
    "date": _days,
    "scale": _marks,
}


def _subsets(of: Iterable[str]) -> Iterator[tuple[str, ...]]:
    every = tuple(of)
    return chain.from_iterable(combinations(every, many) for many in range(len(every) + 1))
