"""The reviewed documents of the made-up person are what the program makes now."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import ModuleType

ROOT = Path(__file__).resolve().parents[2]


def the_script() -> ModuleType:
    """Load `scripts/build_samples.py`, which is in no package."""
    spec = importlib.util.spec_from_file_location("build_samples", ROOT / "scripts" / "build_samples.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_samples_are_what_is_made_now() -> None:
    """Whoever changes what is printed sees it here, looks at it, and runs `scripts/build_samples.py`."""
    made = the_script().samples()
    assert made == {name: (ROOT / "exports" / "samples" / name).read_text(encoding="utf-8") for name in made}
    assert sorted(made) == sorted(path.name for path in (ROOT / "exports" / "samples").iterdir())


def test_the_samples_come_out_alike_each_time() -> None:
    """Time and ids are handed down, so two runs give the same bytes."""
    script = the_script()
    assert script.samples() == script.samples()
