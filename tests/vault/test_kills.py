"""Killed at random instants, a storing program loses no acknowledged act and leaves none half there (done when 5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from scripts.crash_test import kill_often
from strengthtui import atomic

if TYPE_CHECKING:
    from pathlib import Path

KILLS = {False: 60, True: 60}
"""In the tests, unsealed and sealed; `scripts/crash_test.py` kills as often as asked."""


@pytest.mark.slow
def test_nothing_is_lost_and_nothing_half_there(tmp_path: Path, sealed: bool) -> None:
    """After each kill every acknowledged act is there, whole, and every file reads."""
    kills = KILLS[sealed]
    figures = kill_often(tmp_path, kills=kills, sealed=sealed)
    assert figures.bad == []
    assert figures.kills == kills
    assert figures.saved > kills // 4
    assert figures.in_flight > kills // 4
    assert not list(tmp_path.glob(f"**/packs/{atomic.TEMP_PREFIX}*"))
