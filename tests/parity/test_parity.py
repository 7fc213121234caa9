"""One scenario, three ways: through the desk, in plain lines, on the screen. The same is stored."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.parity import by_desk, by_lines, by_screen
from tests.parity.houses import Home, differences, stored
from tests.parity.scenarios import SCENARIOS

if TYPE_CHECKING:
    from pathlib import Path

    from tests.parity.steps import Scenario

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda one: one.name.replace(" ", "-"))
async def test_the_same_is_stored(scenario: Scenario, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Records, history, drafts, concerns, positions, exports and written papers are alike, whichever way they came."""
    desk, lines, screen = (Home(tmp_path / way, scenario.packs) for way in ("desk", "lines", "screen"))
    for one in scenario.visits:
        by_desk.visit(desk, one)
        with monkeypatch.context() as standing:
            by_lines.visit(lines, one, standing)
        await by_screen.visit(screen, one)
    expected = stored(desk, history=scenario.one_act_each)
    for way in (lines, screen):
        other = differences(expected, stored(way, history=scenario.one_act_each))
        assert not other, "\n".join([way.out.name, *other])
