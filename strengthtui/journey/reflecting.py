"""Which two questions come next: from two families, none of last time's, turned through so that all come round.

No chance in it: what was put before, and a number such as the day's, say which. What is remembered is what was put,
not whether anything was answered: passing over is as good as answering.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from strengthtui.model.reflection import Asked

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from strengthtui.model.reflection import Family

T = TypeVar("T")


def all_asked(families: Iterable[Family]) -> tuple[Asked, ...]:
    """Give every question there is: the first of each principle, in the order of the file, then the second of each."""
    every = [
        Asked(family=family.id, principle=one.id, name=one.name, number=number, question=question)
        for family in families
        for one in family.principles
        for number, question in enumerate(one.questions, start=1)
    ]
    return tuple(sorted(every, key=lambda one: one.number))


def two_questions(families: Sequence[Family], put: Sequence[str], seed: int) -> tuple[Asked, ...]:
    """Choose the next two; `put` are addresses that were put before, the newest last, `seed` turns the order.

    First comes the family that has most left to ask, so that no family is left alone at the end of a round. Two
    families with one question each cannot give others than last time's; then it is these again.
    """
    every = all_asked(families)
    last = frozenset(put[-2:])
    fresh = [one for one in every if one.address not in last] or list(every)
    first = _next(fresh, every, put, seed, besides=None)
    others = [one for one in fresh if one.family != first.family] or [
        one for one in every if one.family != first.family
    ]
    return (first, _next(others, every, put, seed, besides=first.family)) if others else (first,)


def remembered(families: Iterable[Family], put: Sequence[str], new: Iterable[Asked]) -> tuple[str, ...]:
    """Give what to remember as put: once everything came round, only these two, and a new round begins."""
    both = (*put, *(one.address for one in new))
    if {one.address for one in all_asked(families)} <= set(both):
        return both[-2:]
    return both


def _next(
    among: Sequence[Asked], every: Sequence[Asked], put: Sequence[str], seed: int, *, besides: str | None
) -> Asked:
    """Choose one that was put least often, from the family with most of those left."""
    times = {one.address: put.count(one.address) for one in every}
    left: dict[str, int] = {}
    for one in every:
        left[one.family] = left.get(one.family, 0) + (times[one.address] == 0)
    families = _turned([family for family in left if family != besides], seed)
    principles = _turned(list(dict.fromkeys((one.family, one.principle) for one in every)), seed)

    def rank(one: Asked) -> tuple[int, int, int, int, int]:
        at = principles.index((one.family, one.principle))
        return times[one.address], -left[one.family], families.index(one.family), one.number, at

    return min(among, key=rank)


def _turned(those: list[T], seed: int) -> list[T]:
    """Begin at another place."""
    at = seed % len(those)
    return [*those[at:], *those[:at]]
