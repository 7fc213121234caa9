"""A vault to talk over."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.line.talking import House


@pytest.fixture
def house(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> House:
    """An empty vault, and a way to run command lines over it."""
    return House(tmp_path, capsys, monkeypatch)
