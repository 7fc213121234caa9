"""Conditions look backwards only, at what exists, and ask what the question's kind can answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from strengthtui.model.pack import AllOf, AnswerTest, AnyOf, Not, TopicTest
from strengthtui.packs.rules.topics import check_topic
from strengthtui.sources.findings import FindingCode
from strengthtui.sources.scalars import is_date, is_number

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from strengthtui.model.pack import Condition, KindId, Question
    from strengthtui.packs.draft import Draft, Entry
    from strengthtui.sources.reader import Place
    from strengthtui.sources.source import Path

NO_TEST: Final = FindingCode(
    "when-no-test",
    "error",
    "this says nothing that could be true or not",
    "begin with question, topic, any, all or not",
)
ONE_TEST: Final = FindingCode(
    "when-one-test",
    "error",
    "a test of a question needs exactly one of: is, equals, includes",
    "write `is: answered`, or `equals` or `includes` with a value",
)
UNKNOWN: Final = FindingCode(
    "when-unknown",
    "error",
    'there is no question "{address}" in this pack',
    "write section/question of an earlier question",
    'write "{near}"',
)
FORWARD: Final = FindingCode(
    "when-forward",
    "error",
    'the question "{address}" comes later, and a condition looks backwards only',
    "move that question before this one, or this one after it",
)
CIRCULAR: Final = FindingCode(
    "when-circular",
    "error",
    'this question and "{address}" wait for each other',
    "take one of the conditions out",
)
ITSELF: Final = FindingCode(
    "when-itself",
    "error",
    "the question waits for its own answer",
    "name an earlier question",
)
NOT_FOR_KIND: Final = FindingCode(
    "when-not-for-kind",
    "error",
    '"{test}" cannot be asked of "{address}", which is of kind {kind}',
    "write `is: answered`",
)
OPTION_UNKNOWN: Final = FindingCode(
    "when-option-unknown",
    "error",
    'the question "{address}" has no such option',
    "use one of: {choices}",
)
WRONG_VALUE: Final = FindingCode(
    "when-value",
    "error",
    'an answer to "{address}", which is of kind {kind}, can never be this',
    "write a value that it can have",
)

CODES: Final = (
    NO_TEST,
    ONE_TEST,
    UNKNOWN,
    FORWARD,
    CIRCULAR,
    ITSELF,
    NOT_FOR_KIND,
    OPTION_UNKNOWN,
    WRONG_VALUE,
)
IN_PART: Final = (NO_TEST, ONE_TEST, FORWARD, CIRCULAR, ITSELF, NOT_FOR_KIND, WRONG_VALUE)
"""What holds of a pack of which a part could not be read."""

_KINDS_OF_TEST: Final[Mapping[str, tuple[KindId, ...]]] = {
    "equals": ("yes-no", "choice", "number", "date", "scale"),
    "includes": ("choice", "choices"),
}
_CHOICES: Final = frozenset({"choice", "choices"})
_FITS: Final[Mapping[str, Callable[[str], bool]]] = {
    "yes-no": lambda value: value in {"yes", "no"},
    "number": is_number,
    "date": is_date,
    "scale": lambda value: value.isdecimal() and value in {str(at) for at in range(11)},
}


def check(draft: Draft) -> None:
    """Note every condition that can never be true, or that looks forward."""
    waiting = {
        entry.address: {test.question for test, _steps in answer_tests(entry.question)}
        for entry in draft.entries
        if entry.question.when is not None
    }
    circular = entangled(waiting)
    for entry in draft.entries:
        for test, steps in single_tests(entry.question.when, ()):
            place = entry.at("when", *steps)
            if isinstance(test, TopicTest):
                check_topic(draft, test.topic, place.into("topic"))
            else:
                _answer(draft, entry, test, place, circular)


def single_tests(condition: Condition | None, steps: Path) -> Iterator[tuple[AnswerTest | TopicTest, Path]]:
    """Give every single test of a condition, with the way to it."""
    if isinstance(condition, AnyOf | AllOf):
        key = "any" if isinstance(condition, AnyOf) else "all"
        for at, part in enumerate(condition.conditions):
            yield from single_tests(part, (*steps, key, at))
    elif isinstance(condition, Not):
        yield from single_tests(condition.condition, (*steps, "not"))
    elif condition is not None:
        yield condition, steps


def answer_tests(question: Question) -> Iterator[tuple[AnswerTest, Path]]:
    """Give every test of an answer in a question's condition."""
    for test, steps in single_tests(question.when, ()):
        if isinstance(test, AnswerTest):
            yield test, steps


def entangled(waiting: Mapping[str, set[str]]) -> frozenset[str]:
    """Give the addresses that wait for each other in a circle, or lie between two circles."""
    left = {address: waits & waiting.keys() for address, waits in waiting.items()}
    for _direction in range(2):
        ends = [address for address, waits in left.items() if not waits]
        behind: dict[str, list[str]] = {}
        for address, waits in left.items():
            for other in waits:
                behind.setdefault(other, []).append(address)
        while ends:
            end = ends.pop()
            left.pop(end)
            for address in behind.get(end, ()):
                left[address].discard(end)
                if not left[address]:
                    ends.append(address)
        turned: dict[str, set[str]] = {address: set() for address in left}
        for address, waits in left.items():
            for other in waits:
                turned[other].add(address)
        left = turned
    return frozenset(left)


def _answer(draft: Draft, entry: Entry, test: AnswerTest, place: Place, circular: frozenset[str]) -> None:
    named, where = test.question, place.into("question")
    other = draft.by_address.get(named)
    if other is None:
        where.near(UNKNOWN, named, draft.addresses, address=named)
    elif named == entry.address:
        where.add(ITSELF)
    elif other.number > entry.number:
        both = named in circular and entry.address in circular
        where.add(CIRCULAR if both else FORWARD, address=named)
    if other is not None and other.has("kind") and not fits(other.question, test):
        _value(other, test, place.into(test.test))


def _value(other: Entry, test: AnswerTest, place: Place) -> None:
    kind, address = other.question.kind, other.address
    if kind not in _KINDS_OF_TEST[test.test]:
        place.add(NOT_FOR_KIND, test=test.test, address=address, kind=kind)
    elif kind not in _CHOICES:
        place.add(WRONG_VALUE, address=address, kind=kind)
    elif other.has("options"):
        ids = [option.id for option in other.question.options]
        place.add(OPTION_UNKNOWN, address=address, choices=", ".join(ids[:20]))


def fits(question: Question, test: AnswerTest) -> bool:
    """Whether a question of this kind can be tested so, and for this value."""
    if test.value is None:
        return True
    if question.kind not in _KINDS_OF_TEST[test.test]:
        return False
    if question.kind in _CHOICES:
        return any(option.id == test.value for option in question.options)
    return _FITS[question.kind](test.value)
