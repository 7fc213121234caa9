"""Backups for the tests, and a disk that refuses."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from strengthtui.vault import backups, restoring
from strengthtui.vault.doctor import examine
from strengthtui.vault.drafts import Draft
from strengthtui.vault.sealing import Seals
from strengthtui.vault.vault import Vault
from tests.vault.vault_builders import CHEAP, PASSPHRASE, a_vault, jot, sam

AT = "2026-11-26T09:00:00.000Z"


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


def restore(path: Path, target: Path, secret: str = PASSPHRASE) -> Path | None:
    """Restore without a question; gives where the living one went."""
    with restoring.staged(path, target, secret) as ready:
        return ready.take_place(at=AT)


def damage(path: Path, seals: Seals | None = None) -> list[str]:
    """Name what the doctor finds to be damage."""
    return [one.code for one in examine(path, seals) if one.severity == "damage"]


class Full:
    """The system, refusing its n-th call of a kind that writes, once or ever after."""

    CALLS = ("open", "write", "fsync", "replace", "unlink", "mkdir", "ftruncate")

    def __init__(self, number: int, error: int, *, ever_after: bool) -> None:
        self.left, self.error, self.ever_after, self.refused = number, error, ever_after, 0

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - any part of `os`
        real: Callable[..., Any] = getattr(os, name)
        if name not in self.CALLS:
            return real

        def call(*args: Any, **options: Any) -> Any:  # noqa: ANN401 - any system call
            self.left -= 1
            if self.left == -1 or (self.left < 0 and self.ever_after):
                self.refused += 1
                if name == "write" and len(args[1]) > 1:
                    real(args[0], args[1][: len(args[1]) // 2])
                raise OSError(self.error, os.strerror(self.error))
            return real(*args, **options)

        return call
