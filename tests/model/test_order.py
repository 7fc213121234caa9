"""What was counted last came last, whatever the clock said; what came with another file goes by its times."""

from __future__ import annotations

from hypothesis import given, strategies

from strengthtui.model.conversation import Change, Jotting
from strengthtui.model.order import in_order
from strengthtui.model.words import Words


def a_record(rev: int, changed: str) -> Jotting:
    """Make a record that was last changed then; its words say both."""
    words = Words(text=f"{rev} {changed}")
    return Jotting(id=f"{rev}{changed}", made=changed, changed=changed, rev=rev, device="d", words=words)


def a_merge(rev: int) -> Change:
    """Make the row of history that says that another file came."""
    return Change(
        id="m", made="", changed="", rev=rev, device="d", act="a", at="", table="person", record="p", op="merge"
    )


def told(rows: list[Jotting]) -> list[str]:
    """Give what the records say, in their order."""
    return [one.words.text for one in rows]


@given(strategies.lists(strategies.integers(0, 999), min_size=1, unique=True))
def test_the_count_orders_what_is_of_this_file(times: list[int]) -> None:
    """Whatever the clock said at each change, they come as they were counted."""
    rows = [a_record(rev, f"2026-{time:03d}") for rev, time in enumerate(times)]
    assert in_order(reversed(rows), ()) == rows


def test_what_came_with_another_file_goes_by_its_times() -> None:
    """A merge gives all it brings one count: each falls between what was changed here before it and after it."""
    own = [a_record(3, "2026-02"), a_record(7, "2026-06")]
    brought = [a_record(9, "2026-01"), a_record(9, "2026-04"), a_record(9, "2026-08")]
    rows = in_order([*own, *brought], [a_merge(9)])
    assert told(rows) == ["9 2026-01", "3 2026-02", "9 2026-04", "7 2026-06", "9 2026-08"]


def test_after_a_merge_the_count_goes_on() -> None:
    """What is changed after it comes last, though the clock was set back before all of them."""
    rows = in_order([a_record(3, "2026-02"), a_record(9, "2026-08"), a_record(10, "2026-01")], [a_merge(9)])
    assert told(rows)[-1] == "10 2026-01"
