"""The README's pictures are what the app looks like now, and fetch nothing."""

from __future__ import annotations

import importlib.util
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from types import ModuleType

ROOT = Path(__file__).resolve().parents[2]
PICTURES = ROOT / "docs" / "pictures"


def the_script(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """Load `scripts/screenshots.py`, which is in no package."""
    spec = importlib.util.spec_from_file_location("screenshots", ROOT / "scripts" / "screenshots.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, "screenshots", module)  # a dataclass looks its module up
    spec.loader.exec_module(module)
    return module


@pytest.mark.slow
def test_the_pictures_are_what_is_shown_now(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever changes a screen sees it here, looks at it, and runs `scripts/screenshots.py`."""
    made = the_script(monkeypatch).pictures()
    changed = [name for name, svg in made.items() if (PICTURES / name).read_text(encoding="utf-8") != svg]
    assert changed == []
    assert sorted(made) == sorted(path.name for path in PICTURES.iterdir())


def test_the_pictures_fetch_nothing() -> None:
    """No picture names a font's address or any other place it would be fetched from."""
    for path in PICTURES.iterdir():
        addresses = set(re.findall(r"https?://[^\"'\s<]+", path.read_text(encoding="utf-8")))
        assert addresses == {"http://www.w3.org/2000/svg"}, path.name


def test_the_readme_shows_every_picture() -> None:
    """What is made is shown."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [path.name for path in PICTURES.iterdir() if f"docs/pictures/{path.name}" not in readme] == []
