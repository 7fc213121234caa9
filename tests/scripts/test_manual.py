"""The man page and the completions are those of the commands there are now, and the shell can read them."""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from types import ModuleType

ROOT = Path(__file__).resolve().parents[2]
BASH = ROOT / "share" / "bash-completion" / "completions" / "strengthtui"


def the_script() -> ModuleType:
    """Load `scripts/build_manual.py`, which is in no package."""
    spec = importlib.util.spec_from_file_location("build_manual", ROOT / "scripts" / "build_manual.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["build_manual"] = module  # its dataclass looks itself up there
    spec.loader.exec_module(module)
    return module


def test_they_are_what_is_made_now() -> None:
    """Whoever changes a command runs `scripts/build_manual.py` again."""
    made = the_script().made()
    kept = {
        path.relative_to(ROOT / "share").as_posix(): path.read_text("utf-8")
        for path in (ROOT / "share").rglob("*")
        if path.is_file()
    }
    assert made == kept


def test_every_command_is_in_the_man_page() -> None:
    """No command is left out of what one can read offline."""
    page = (ROOT / "share" / "man" / "man1" / "strengthtui.1").read_text("utf-8").replace("\\-", "-")
    for told in the_script().commands():
        if told.path and not told.group:
            assert f".B {told.path}" in page, told.path


def test_fish_offers_only_what_stands_right_below() -> None:
    """What belongs to a group inside a group is not offered one floor up."""
    rows = (ROOT / "share" / "fish" / "vendor_completions.d" / "strengthtui.fish").read_text("utf-8").splitlines()
    offers = [row for row in rows if " -a remove " in row]
    assert len(offers) == 1
    assert "__fish_seen_subcommand_from organisation-key" in offers[0]


@pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash")
@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        (("vault", "cr"), "create"),
        (("--vault", "x", "st"), "start"),
        (("vault", "doctor", "--j"), "--json"),
        (("vault", "organisation-key", ""), "new add remove show"),
        (("vault", "organisation-key", "add", "--f"), "--fingerprint"),
        (("person", ""), "rename merge end hand-over take-over keep-until erase"),
    ],
)
def test_tab_offers_what_can_follow(typed: tuple[str, ...], offered: str) -> None:
    """In bash, Tab after some words offers what the command line takes there."""
    words = " ".join(f"'{word}'" for word in ("strengthtui", *typed))
    script = f"source {BASH}; COMP_WORDS=({words}); COMP_CWORD={len(typed)}; _strengthtui; echo ${{COMPREPLY[@]}}"
    said = subprocess.run(["bash", "-c", script], check=True, capture_output=True, text=True)
    assert said.stdout.strip() == offered
