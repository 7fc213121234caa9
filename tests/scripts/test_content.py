"""What was read of the content beforehand is what reading it gives now."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import TYPE_CHECKING

from strengthtui import content
from strengthtui.packs.shipped import READY

if TYPE_CHECKING:
    from types import ModuleType

ROOT = Path(__file__).resolve().parents[2]


def the_script() -> ModuleType:
    """Load `scripts/build_content.py`, which is in no package."""
    spec = importlib.util.spec_from_file_location("build_content", ROOT / "scripts" / "build_content.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_content_made_ready_is_that_of_the_files() -> None:
    """Whoever changes a pack, a frame, a vocabulary or how they are read runs `scripts/build_content.py`."""
    script = the_script()
    assert script.READY == ROOT / "strengthtui" / "content" / READY
    assert script.ready() == content.read_bytes(READY), "run  .venv/bin/python scripts/build_content.py"
