"""Killed at random instants, a storing program loses no acknowledged act and leaves none half there (done when 5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from scripts.crash_test import kill_often
from strengthtui import atomic

if TYPE_CHECKING:
    from pathlib import Path

KILLS = 200
"""In the tests; `scripts/crash_test.py` kills 2,000 times."""


@pytest.mark.slow
def test_nothing_is_lost_and_nothing_half_there(tmp_path: Path) -> None:
    """After each of 200 kills every acknowledged act is there, whole, and every file reads."""
    figures = kill_often(tmp_path, kills=KILLS)
    assert figures.bad == []
    assert figures.kills == KILLS
    assert figures.saved > KILLS // 4
    assert figures.in_flight > KILLS // 4
    assert not list(tmp_path.glob(f"**/packs/{atomic.TEMP_PREFIX}*"))
