"""What the screens look like: empty, full, and where something is wrong; large and small, and in high contrast once.

After a change of looks: `pytest tests/tui/test_pictures.py --snapshot-update`, and look at each picture that changed.
"""

from __future__ import annotations

import re
import time
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from pytest_textual_snapshot import SVGImageExtension

from tests.tui.every_screen import ENTRANCES, Entrance, Place, tour
from tests.tui.keyboard import settled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from syrupy.assertion import SnapshotAssertion
    from textual.pilot import Pilot

SMALL = (
    "flower", "question", "asked-before", "after-the-last", "by-letter", "strength", "sort", "lines", "help",
    "team-page", "record", "told", "veil", "map", "plan", "goal-missing", "step-form", "thread", "read-back", "papers",
    "agreements", "close-promises", "flower-empty", "map-empty", "plan-empty", "read-back-empty", "people",
    "ecomap", "ecomap-form", "ecomap-empty",
    "people-none", "people-empty", "doors", "seal", "unlock", "meet-in-a-breath", "page", "page-empty", "suggestion",
)  # fmt: skip
LARGE = (
    "flower",
    "question",
    "map",
    "plan",
    "thread",
    "ecomap",
    "papers",
    "people",
    "flower-empty",
    "meet-in-a-breath",
    "page",
)
HIGH_CONTRAST = ("question", "strength", "read-back", "people")
SIZES = {"small": ((80, 24), SMALL), "large": ((120, 40), LARGE), "high-contrast": ((80, 24), HIGH_CONTRAST)}


def within(entrance: Entrance, wanted: tuple[str, ...]) -> Entrance:
    """Give an entrance with these places only."""
    return replace(entrance, places=tuple(one for one in entrance.places if one.name in wanted))


CASES = [
    pytest.param(within(entrance, wanted), kind, size, id=f"{kind}-{entrance.name}")
    for kind, (size, wanted) in SIZES.items()
    for entrance in ENTRANCES
    if within(entrance, wanted).places
]


@pytest.fixture(autouse=True)
def the_same_day_everywhere(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Times of day are the worker's own: here all workers live in Greenwich, in winter."""
    monkeypatch.setenv("TZ", "UTC")
    if hasattr(time, "tzset"):
        time.tzset()
    yield
    monkeypatch.undo()
    if hasattr(time, "tzset"):
        time.tzset()


@pytest.mark.parametrize(("entrance", "kind", "size"), CASES)
async def test_it_looks_as_it_was_looked_at(
    entrance: Entrance, kind: str, size: tuple[int, int], snapshot: SnapshotAssertion
) -> None:
    """Every picture is one that somebody looked at and found good."""
    pictures = snapshot.use_extension(SVGImageExtension)
    changed: list[str] = []

    async def look(pilot: Pilot[int], place: Place) -> None:
        if kind == "high-contrast":
            pilot.app.theme = "high-contrast"
            await settled(pilot)
        svg = re.sub(r"@font-face \{.*?\}\s*", "", pilot.app.export_screenshot(title=place.name), flags=re.DOTALL)
        if pictures(name=f"{kind}-{place.name}") != svg:
            changed.append(place.name)

    await tour(look, [entrance], size=size)
    assert changed == []
