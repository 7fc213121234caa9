"""Whatever is changed in a sealed vault behind its back is found, or is named as what is not (issue "done when" 3)."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from scripts.flip_test import change_everything, flip_often
from tests.vault.changed_vaults import CHANGES, NOT_FOUND, small_vault

if TYPE_CHECKING:
    from pathlib import Path

FLIPS = 600
"""In the tests; `scripts/flip_test.py` turns 100,000 bits over."""


@pytest.mark.skipif(sys.platform == "win32", reason="bits are turned over in place")
def test_every_bit_that_is_turned_over_is_found(tmp_path: Path) -> None:
    """In whatever file it is, opening or the doctor finds it and names the place; notes of who writes do not count."""
    made = small_vault(tmp_path / "vault")
    figures = flip_often(made, flips=FLIPS)
    assert figures.missed == []
    assert figures.found.total() + figures.harmless == figures.flips == FLIPS
    assert {"head-copy", "heads-row", "person-now", "generation-unreadable"} <= set(figures.found)


@pytest.mark.slow
def test_every_other_change_is_found_or_named(tmp_path: Path) -> None:
    """Swaps, truncations, files of another vault, old files put back: each is found unless it is listed as not."""
    told, wrong = change_everything(tmp_path)
    assert wrong == []
    assert told.keys() == CHANGES.keys()
    assert {name for name, found in told.items() if not found} == NOT_FOUND.keys()
