"""A sealed vault, files with passphrases, and command lines over them without a terminal."""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING

from strengthtui.cli.edge import run
from tests.line.talking import Told

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

PASSPHRASE = "three geese over the allotment"
OTHER = "a brown loaf on a slow river"


class Sealed:
    """A sealed vault, and command lines over it without a terminal."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder, self.vault = folder, folder / "vault"
        self._capsys, self._monkeypatch = capsys, monkeypatch
        self.file("pass", PASSPHRASE)
        self.file("other", OTHER)
        self.file("weak", "password1")

    def file(self, name: str, text: str) -> Path:
        """Write a line into a file."""
        path = self.folder / name
        path.write_text(f"{text}\n", encoding="utf-8")
        return path

    def run(self, *arguments: str, file: str | None = "pass") -> Told:
        """Run one command line."""
        self._monkeypatch.setattr(sys, "stdin", io.StringIO(""))
        given = () if file is None else ("--passphrase-file", str(self.folder / file))
        self._capsys.readouterr()
        code = run(["--vault", str(self.vault), *given, *arguments])
        out, err = self._capsys.readouterr()
        return Told(code, out, err)

    def create(self) -> str:
        """Make the vault; gives the recovery code."""
        told = self.run("vault", "create")
        assert told.code == 0, told.err
        code, where = told.out.splitlines()
        assert where == str(self.vault)
        return code
