"""Older formats are read step by step, newer ones are left alone (DESIGN 7)."""

from __future__ import annotations

import pytest

from strengthtui.model.records import FORMAT
from strengthtui.vault.migrations import STEPS, is_newer, migrate
from strengthtui.vault.storage import Tree


def a_tree(number: int) -> Tree:
    """Tables of one format."""
    return {"meta": {"1": {"format": number}}, "jottings": {"1": {"note": "x"}}}


def _renamed(tree: Tree) -> Tree:
    for row in tree["jottings"].values():
        row["words"] = row.pop("note")
    return tree


def test_every_older_format_has_its_step() -> None:
    """From the first format on there is a step to the next, up to today's."""
    assert set(STEPS) == set(range(1, FORMAT))


def test_steps_are_taken_one_after_the_other() -> None:
    """A format two behind goes through both steps, and says afterwards what it is."""
    steps = {1: _renamed, 2: lambda tree: {**tree, "goals": {}}}
    assert migrate(a_tree(1), 1, steps=steps, goal=3) == {
        "meta": {"1": {"format": 3}},
        "jottings": {"1": {"words": "x"}},
        "goals": {},
    }


@pytest.mark.parametrize("number", [FORMAT, FORMAT + 1])
def test_todays_and_newer_formats_are_left_as_they_are(number: int) -> None:
    """Nothing is migrated that needs it not, or that is not known."""
    assert migrate(a_tree(number), number) == a_tree(number)
    assert is_newer(number) == (number > FORMAT)
