"""Backups for the tests."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

from strengthtui.vault import backups, restoring
from strengthtui.vault.doctor import examine
from strengthtui.vault.drafts import Draft
from strengthtui.vault.sealing import Seals
from strengthtui.vault.unlocking import Secret
from strengthtui.vault.vault import Vault
from tests.vault.vault_builders import CHEAP, PASSPHRASE, a_vault, jot, sam

AT = "2026-11-22T20:00:00.000Z"


def a_full_vault(path: Path, *, sealed: bool) -> Vault:
    """Make a vault with Sam, her draft, a concern and a kept pack, and a neighbour."""
    made = a_vault(path, sealed=sealed)
    with sam(made) as file:
        for text in ("one", "two", "three"):
            jot(file, text)
        file.save_draft(Draft(text="half a li", at="now"))
        file.add_concern({"words": "what was said"})
    made.add_person("Aunty Sal", at="2026-11-22T10:00:00.000Z").close()
    made.keep_pack(hashlib.sha256(b"questions").hexdigest(), b"questions")
    return made


def back_up(vault: Vault, path: Path, **options: Any) -> backups.Made:  # noqa: ANN401 - those of `make`
    """Make a backup with the passphrase of these tests."""
    passphrase = None if vault.sealed else PASSPHRASE
    return backups.make(vault, path, at=AT, passphrase=passphrase, kdf=CHEAP, **options)


def restore(path: Path, target: Path, secret: Secret = PASSPHRASE) -> Path | None:
    """Restore without a question; gives where the living one went."""
    with restoring.staged(path, target, secret) as ready:
        return ready.take_place(at=AT)


def damage(path: Path, seals: Seals | None = None) -> list[str]:
    """Name what the doctor finds to be damage."""
    return [one.code for one in examine(path, seals) if one.severity == "damage"]
