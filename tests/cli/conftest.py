"""A vault to run command lines over."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.sealed_vaults import Sealed
from tests.line.talking import House


@pytest.fixture
def house(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> House:
    """A vault with Sam in it, who said one planted word and was promised something."""
    made = House(tmp_path, capsys, monkeypatch)
    made.talk("plantedword by the canal\n:enough\n\n\nring housing\ntomorrow\n\n\n\n\n")
    return made


@pytest.fixture
def sealed(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Sealed:
    """No vault yet, and files with passphrases."""
    return Sealed(tmp_path, capsys, monkeypatch)
