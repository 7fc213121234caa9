"""Two questions, turned through: two families, none of last time's, every one of them in its round."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from strengthtui.journey.reflecting import all_asked, remembered, two_questions
from strengthtui.model.reflection import Family, Principle

SIZES = st.lists(st.lists(st.integers(1, 3), min_size=1, max_size=6), min_size=2, max_size=5)


def families_of(sizes: list[list[int]]) -> tuple[Family, ...]:
    """Make families of principles with so many questions each."""
    return tuple(
        Family(
            id=f"f{at}",
            title="t",
            short="s",
            source="s",
            principles=tuple(
                Principle(id=f"p{place}", name="n", questions=tuple(f"{at} {place} {one}?" for one in range(count)))
                for place, count in enumerate(counts)
            ),
        )
        for at, counts in enumerate(sizes)
    )


SHIPPED = families_of([[2] * 9, [2] * 10, [2] * 5, [2] * 5])


@given(SIZES, st.integers(0, 10**7), st.integers(0, 3))
def test_always_two_families_and_never_last_times(sizes: list[list[int]], seed: int, days: int) -> None:
    """Whatever there is to ask, two differ in family; while there are others, none of last time's comes again."""
    families = families_of(sizes)
    every = {one.address for one in all_asked(families)}
    put: tuple[str, ...] = ()
    for turn in range(12):
        pair = two_questions(families, put, seed + turn * days)
        assert len({one.family for one in pair}) == 2
        last = set(put[-2:])
        left = every - last
        if len({address.partition("/")[0] for address in left}) > 1:
            assert last.isdisjoint(one.address for one in pair)
        put = remembered(families, put, pair)


def test_all_come_round_before_any_comes_again() -> None:
    """58 questions in 29 times two: each once, whatever the day; the second of a principle after all the first."""
    for seed in (0, 739_000, 739_581):
        put: tuple[str, ...] = ()
        seen: list[str] = []
        for turn in range(29):
            pair = two_questions(SHIPPED, put, seed + turn)
            seen += [one.address for one in pair]
            put = remembered(SHIPPED, put, pair)
        assert len(seen) == len(set(seen)) == 58
        assert len(put) == 2, "a new round begins with what was put last"


def test_the_day_turns_them() -> None:
    """Two workers who begin on different days are not asked the same."""
    pairs = {tuple(one.address for one in two_questions(SHIPPED, (), day)) for day in range(739_000, 739_030)}
    assert len(pairs) > 8


def test_the_same_again_for_the_same_day() -> None:
    """Nothing is left to chance."""
    assert two_questions(SHIPPED, ("f0/p1/1",), 5) == two_questions(SHIPPED, ("f0/p1/1",), 5)


def test_what_is_no_more_is_no_hindrance() -> None:
    """Addresses of an older list are passed over."""
    pair = two_questions(SHIPPED, ("gone/away/1", "gone/too/2"), 1)
    assert len(pair) == 2
