"""What can be made again from something whole is put right; nothing anyone said is touched."""

from __future__ import annotations

from pathlib import Path

import pytest

from strengthtui import atomic
from strengthtui.vault import layout, states
from strengthtui.vault.doctor import examine
from strengthtui.vault.drafts import Draft
from strengthtui.vault.repairing import repair
from strengthtui.vault.vault import Vault
from tests.vault.vault_builders import Counting, a_vault, jot, open_at, sam


@pytest.fixture
def vault(tmp_path: Path, sealed: bool) -> Vault:
    """A vault with Sam, kept states and a draft."""
    made = a_vault(tmp_path / "vault", sealed=sealed)
    with sam(made) as file:
        for text in ("one", "two", "three"):
            jot(file, text)
        file.save_draft(Draft(text="half a li", at="now"))
    return made


def test_repair_puts_right_what_is_derived(vault: Vault, tmp_path: Path) -> None:
    """A copy of the head and of a key, the list of people, leftovers; what was said is not touched."""
    path = tmp_path / "vault"
    folder = next(one for one in states.folders(path) if (one / layout.DRAFT).exists())
    (path / layout.HEAD_COPY).write_bytes(b"{}")
    (path / layout.CATALOGUE).write_bytes(b"\xff" * 4096)
    (folder / f"{atomic.TEMP_PREFIX}now-999999-0").write_bytes(b"half")
    if vault.sealed:
        (folder / layout.KEYS[0]).write_bytes(b"flipped")
    (folder / layout.GENERATIONS[0]).write_bytes(b"unreadable")
    before = everything_readable(path)
    again = open_at(path, Counting(5_000_000))
    assert not list((path / layout.ASIDE).glob("*"))  # opening the vault did that
    codes = {one.code for one in repair(again)}
    assert codes >= {"head-copy", "leftover"} | ({"key-copy"} if vault.sealed else set())
    assert {one.code for one in examine(path, again.seals)} == {"generation-unreadable"}
    assert everything_readable(path) == before
    assert (folder / layout.GENERATIONS[0]).read_bytes() == b"unreadable"


def everything_readable(path: Path) -> dict[str, bytes]:
    """Everybody's states, drafts and concerns as they lie there."""
    return {
        one.relative_to(path).as_posix(): one.read_bytes()
        for folder in states.folders(path)
        for one in states.of_folder(folder)
        if one.name not in layout.KEYS
    }
