"""What the app has loaded when its first window is there: nothing that only a later one needs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.tui.terminals import AppInTerminal, a_vault

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [pytest.mark.pty, pytest.mark.slow]

AT_THE_END = """
import atexit, json, sys
atexit.register(lambda: open("loaded.json", "w").write(json.dumps(sorted(sys.modules))))
"""


def loaded(folder: Path, seen: str, *arguments: str) -> set[str]:
    """Open the app by a door, leave at once, and give the modules it had loaded."""
    app = AppInTerminal(folder, *arguments, code=AT_THE_END)
    app.see(seen)
    app.press("\x1bq")
    assert app.leave() == 0
    return set(json.loads((folder / "loaded.json").read_text()))


def test_the_list_of_people_reads_no_packs(tmp_path: Path) -> None:
    """People come from the catalogue alone: no YAML, no packs, no documents, no plain lines, no cryptography."""
    a_vault(tmp_path, "Ada")
    modules = loaded(tmp_path, "Ada")
    assert "textual" in modules
    needless = {"yaml", "cryptography", "filelock", "strengthtui.packs", "strengthtui.documents", "strengthtui.line"}
    assert not modules & needless


def test_a_talk_writes_no_documents(tmp_path: Path) -> None:
    """The first question needs its pack, as it was made ready; no reader of YAML, document, list or plain line."""
    a_vault(tmp_path, "Ada")
    modules = loaded(tmp_path, "1 People", "resume", "Ada")
    assert "strengthtui.packs" in modules
    later = (
        "screens.people",
        "screens.papers",
        "screens.plan",
        "screens.settings",
        "screens.safety",
        "closing",
        "page",
    )
    readers = {"yaml", "strengthtui.sources", *(f"strengthtui.packs.{name}" for name in ("reader", "checker", "rules"))}
    needless = {"cryptography", "strengthtui.documents", "strengthtui.line", "strengthtui.vault.doctor", *readers}
    assert not modules & {*needless, *(f"strengthtui.tui.{name}" for name in later)}
