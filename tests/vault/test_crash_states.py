"""No state that a crash may leave is a bad one; stock TinyDB's writing in place leaves bad ones (done when 5)."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from strengthtui import atomic
from tests.vault.crash_scenes import judge_ours, judge_stock, our_scene
from tests.vault.crash_states import quick_folder

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [
    pytest.mark.skipif(sys.platform == "win32", reason="the recording knows POSIX calls"),
    pytest.mark.slow,
]

STATES = {False: 1000, True: 200}
"""In the tests, unsealed and sealed; `scripts/crash_test.py` looks at 5,000."""


def test_no_crash_leaves_a_bad_state(tmp_path: Path, sealed: bool) -> None:
    """In every state what was acknowledged is there, nothing is half there, and what was struck is gone."""
    scene = our_scene(tmp_path / "made", acts=16, sealed=sealed)
    with quick_folder() as folder:
        verdict = judge_ours(scene, folder, wanted=STATES[sealed])
    assert verdict.looked_at == STATES[sealed]
    assert verdict.bad == []


def test_stock_tinydb_leaves_bad_ones(tmp_path: Path) -> None:
    """The same enumerator finds unreadable files and lost rows where a file is written in place."""
    with quick_folder() as folder:
        verdict = judge_stock(tmp_path / "made", folder, wanted=STATES[False])
    assert len(verdict.bad) > verdict.looked_at // 10
    assert any(found.startswith("JSONDecodeError") for found in verdict.bad)


@pytest.mark.parametrize("forgotten", ["sync_handle", "sync_folder"])
def test_a_forgotten_sync_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, forgotten: str) -> None:
    """Without forcing files, or folders, to the disk the enumerator does find bad states of ours."""
    monkeypatch.setattr(atomic, forgotten, lambda *_args: None)
    scene = our_scene(tmp_path / "made", acts=4)
    monkeypatch.undo()
    with quick_folder() as folder:
        assert judge_ours(scene, folder, wanted=100).bad
