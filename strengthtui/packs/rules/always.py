"""Conditions that decide nothing: never true, always true, true on no route that asks, or with a part too many.

All of these are warnings, although nobody is ever asked what waits for something that cannot be: a pack that is in use,
or kept beside the answers given to it, stays readable whatever is learnt about it later.
A condition that could not be read, or that the other rules find fault with, is left alone, and so is whatever waits for
a question that was told already: one slip is told once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from strengthtui.model.pack import ROUTES, AllOf, AnswerTest, AnyOf, Not, TopicTest
from strengthtui.packs.cases import Asked, Cases, row, single_tests
from strengthtui.packs.rules.conditions import answer_tests, fits
from strengthtui.packs.rules.kinds import crossed, wrong_limits
from strengthtui.sources.findings import FindingCode

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from strengthtui.model.conversation import Route
    from strengthtui.model.pack import Condition
    from strengthtui.packs.cases import Case
    from strengthtui.packs.draft import Draft, Entry
    from strengthtui.sources.source import Path

NEVER: Final = FindingCode(
    "when-never",
    "warning",
    "this can never be true, so that the question is never asked",
    "ask for what can be true together, or for one of them with any",
)
ALWAYS: Final = FindingCode(
    "when-always",
    "warning",
    "this is always true, so that the question is always asked",
    "take `when` out, or write what you meant",
)
TWICE: Final = FindingCode(
    "when-twice",
    "warning",
    "the same condition stands in this list already",
    "take it out, or write what you meant",
)
IDLE: Final = FindingCode(
    "when-idle",
    "warning",
    "with this part or without it, the question is asked in the very same cases",
    "take it out, or write what you meant",
)
NEVER_ON_ROUTE: Final = FindingCode(
    "when-never-on-route",
    "warning",
    'this waits for "{address}", which is asked on the route {wider} only: on the route {route} it never comes',
    "write route: {wider} here, or route: {route} there",
)
SECTION_NEVER: Final = FindingCode(
    "section-never",
    "warning",
    'no question of the section "{id}" can ever be asked',
    "put right what its questions wait for",
)

CODES: Final = (NEVER, ALWAYS, TWICE, IDLE, NEVER_ON_ROUTE, SECTION_NEVER)

_PLAIN: Final = frozenset({"yes-no", "choice", "choices"})
"""Kinds of which a value that may be tested may also be given, whatever the limits."""


def check(draft: Draft) -> None:
    """Note every condition that decides nothing."""
    judge = _Judge(draft)
    for entry in draft.entries:
        if entry.question.when is not None and entry.has("when"):
            judge.look_at(entry, entry.question.when)
    if judge.never:
        _sections(draft, judge.never)


def _sections(draft: Draft, never: set[str]) -> None:
    for place, section in zip(draft.sections, draft.pack.sections, strict=True):
        if len(section.questions) > 1 and all(f"{section.id}/{one.id}" in never for one in section.questions):
            place.into("id").add(SECTION_NEVER, id=section.id)


class _Judge:
    """Looks at one condition after the other, in the pack's order, and remembers what became of those before."""

    def __init__(self, draft: Draft) -> None:
        self.never: set[str] = set()
        """Questions nobody can be asked: those told of, and those that wait for them."""
        self._draft = draft
        self._cases = Cases(draft.petal_of)
        self._sound: set[str] = set()
        """Questions whose conditions may be relied on."""
        self._off_route: set[str] = set()
        """Questions told of because they never come on their own route."""
        self._weighed: dict[Condition, tuple[tuple[FindingCode, Path], ...]] = {}
        """What was found of conditions that hang on nothing further: several questions often share one."""

    def look_at(self, entry: Entry, when: Condition) -> None:
        """Judge the condition of a question."""
        twice = tuple(_twice(when, ()))
        for steps in twice:
            entry.at("when", *steps).add(TWICE)
        if not all(self._is_sound(entry, test) for test in _answers(when)):
            return
        self._sound.add(entry.address)
        if not _is_plain(when, self._draft):
            self._weigh(entry, when, twice)
        self._wait_for_never(entry, when)
        if entry.address not in self.never and entry.has("route"):
            self._on_its_route(entry, when)

    def _is_sound(self, entry: Entry, test: AnswerTest) -> bool:
        other = self._draft.by_address.get(test.question)
        if other is None or other.number >= entry.number or not all(map(other.has, ("kind", "options", "limits"))):
            return False
        return fits(other.question, test) and not wrong_limits(other.question) and not crossed(other.question)

    def _weigh(self, entry: Entry, when: Condition, twice: tuple[Path, ...]) -> None:
        asked = self._asked(left_open=self.never)
        alone = all(one is None or one.when is None for one in (asked(test.question) for test in _answers(when)))
        told = self._weighed.get(when) if alone else None
        if told is None:
            told = tuple(_found(when, self._cases.of(when, asked), twice))
        if alone:
            self._weighed[when] = told
        for code, steps in told:
            entry.at("when", *steps).add(code)
            if code is NEVER:
                self.never.add(entry.address)

    def _wait_for_never(self, entry: Entry, when: Condition) -> None:
        """Remember a question that waits for what was told already."""
        if self.never.isdisjoint(test.question for test in _answers(when)):
            return
        if self._can_be(when, self._asked(gone=lambda other: other.address in self.never)) is False:
            self.never.add(entry.address)

    def _on_its_route(self, entry: Entry, when: Condition) -> None:
        own = ROUTES.index(entry.question.route)
        if own == len(ROUTES) - 1:
            return
        others = [self._draft.by_address[test.question] for test in _answers(when)]
        if all(ROUTES.index(other.question.route) <= own or not other.has("route") for other in others):
            return
        comes = next((route for route in ROUTES[own:] if self._comes(when, ROUTES.index(route)) is not False), None)
        if comes is not None and comes != entry.question.route:
            self._off_route.add(entry.address)
            self._tell_route(entry, comes)

    def _comes(self, when: Condition, route: int) -> bool | None:
        left_open = self.never | self._off_route
        gone = self._asked(gone=lambda other: ROUTES.index(other.question.route) > route, left_open=left_open)
        return self._can_be(when, gone)

    def _tell_route(self, entry: Entry, comes: Route) -> None:
        for test, steps in answer_tests(entry.question):
            if self._draft.by_address[test.question].question.route == comes:
                place = entry.at("when", *steps, "question")
                place.add(NEVER_ON_ROUTE, address=test.question, wider=comes, route=entry.question.route)
                return

    def _can_be(self, when: Condition, asked: Callable[[str], Asked | None]) -> bool | None:
        cases = self._cases.of(when, asked)
        return None if cases is None else any(row(when, cases))

    def _asked(
        self, *, gone: Callable[[Entry], bool] = lambda _entry: False, left_open: Collection[str] = ()
    ) -> Callable[[str], Asked | None]:
        """Give questions as the cases need them: without those that are `gone`, `left_open` not held to their wait."""

        def asked(address: str) -> Asked | None:
            entry = self._draft.by_address[address]
            relied_on = address in self._sound and address not in left_open
            return None if gone(entry) else Asked(entry.question, entry.question.when if relied_on else None)

        return asked


def _found(
    when: Condition, cases: tuple[Case, ...] | None, twice: tuple[Path, ...]
) -> Iterator[tuple[FindingCode, Path]]:
    """Give what is wrong with a condition, and the way to it; nothing where it could not be tried."""
    if cases is None:
        return
    rows = row(when, cases)
    if any(rows) and not all(rows):
        yield from ((IDLE, steps) for steps in _idle(when, cases, twice))
    else:
        yield ALWAYS if any(rows) else NEVER, _culprit(when, cases, any(rows), ())


def _answers(when: Condition) -> Iterator[AnswerTest]:
    return (test for test in single_tests(when) if isinstance(test, AnswerTest))


def _is_plain(when: Condition, draft: Draft) -> bool:
    """Whether this is one test that may come out either way: most conditions are."""
    if isinstance(when, AnswerTest):
        return when.value is None or draft.by_address[when.question].question.kind in _PLAIN
    return isinstance(when, TopicTest)


def _twice(when: Condition, steps: Path) -> Iterator[Path]:
    """Give the way to every part that stands in its list already."""
    for key, parts in _lists(when):
        for at, part in enumerate(parts):
            if part in parts[:at]:
                yield (*steps, key, at)
            else:
                yield from _twice(part, (*steps, key, at))
    if isinstance(when, Not):
        yield from _twice(when.condition, (*steps, "not"))


def _parts(when: Condition, steps: Path) -> Iterator[Path]:
    """Give the way to every part of a list of several: a part before what is in it, the last before the first."""
    for key, parts in _lists(when):
        ways = [(*steps, key, at) for at in reversed(range(len(parts)))]
        yield from ways if len(parts) > 1 else ()
        for way, part in zip(ways, reversed(parts), strict=True):
            yield from _parts(part, way)
    if isinstance(when, Not):
        yield from _parts(when.condition, (*steps, "not"))


def _lists(when: Condition) -> Iterator[tuple[str, tuple[Condition, ...]]]:
    if isinstance(when, AnyOf | AllOf):
        yield "any" if isinstance(when, AnyOf) else "all", when.conditions


def _without(when: Condition, gone: Collection[Path], steps: Path = ()) -> Condition:
    """Give the condition without these parts."""
    for key, parts in _lists(when):
        ways = ((*steps, key, at) for at in range(len(parts)))
        kept = tuple(_without(part, gone, way) for way, part in zip(ways, parts, strict=True) if way not in gone)
        return AnyOf(conditions=kept) if key == "any" else AllOf(conditions=kept)
    return Not(condition=_without(when.condition, gone, (*steps, "not"))) if isinstance(when, Not) else when


def _idle(when: Condition, cases: tuple[Case, ...], twice: tuple[Path, ...]) -> Iterator[Path]:
    """Give the way to every part without which the same comes out; those that stand twice are told already."""
    whole, gone = row(when, cases), set(twice)
    for way in _parts(when, ()):
        inside = any(way[:end] in gone for end in range(1, len(way) + 1))
        if not inside and row(_without(when, {*gone, way}), cases) == whole:
            gone.add(way)
            yield way


def _culprit(when: Condition, cases: tuple[Case, ...], told: bool, steps: Path) -> Path:  # noqa: FBT001 - true or false
    """Give the way to the smallest part that alone makes the whole so."""
    for key, parts in _lists(when):
        if (key == "any") is told:
            for at, part in enumerate(parts):
                if set(row(part, cases)) == {told}:
                    return _culprit(part, cases, told, (*steps, key, at))
    return steps
