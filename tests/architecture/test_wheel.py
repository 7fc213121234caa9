"""The wheel holds the whole package: texts, packs, styles and all."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def left_behind(path: Path) -> bool:
    """Whether a tool left this file there: compiled code, a cache."""
    return any(part == "__pycache__" or part.startswith(".") for part in path.parts)


@pytest.mark.slow
def test_wheel_holds_every_file_of_the_package(tmp_path: Path) -> None:
    """What is in the tree is in the wheel, so nothing works only in a checkout."""
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(build, check=True, cwd=ROOT, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    packed = {name for name in names if ".dist-info/" not in name and ".data/" not in name}
    shared = {name.partition(".data/data/")[2] for name in names if ".data/data/" in name}
    assert shared == {path.relative_to(ROOT).as_posix() for path in (ROOT / "share").rglob("*") if path.is_file()}
    assert packed == {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "strengthtui").rglob("*")
        if path.is_file() and not left_behind(path.relative_to(ROOT))
    }
    assert "strengthtui/py.typed" in packed
