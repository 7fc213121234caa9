"""Checks a pack from its bytes: all that is wrong with it, in the order of the file, and the pack if it is sound.

Nothing is written and nothing raised: whatever the bytes are, the answer is findings.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from msgspec import Struct

from strengthtui.packs.reader import read_pack
from strengthtui.packs.shipped import shipped_vocabulary
from strengthtui.sources.findings import Finding, Problems
from strengthtui.sources.loading import load

if TYPE_CHECKING:
    from strengthtui.model.pack import Pack
    from strengthtui.packs.shelf import Shelf


class Checked(Struct, frozen=True):
    """What came of a check."""

    pack: Pack | None
    """The pack, if no finding is an error."""
    findings: tuple[Finding, ...]
    """All findings, in the order of the file."""


def check_pack(data: bytes, name: str, shelf: Shelf | None = None) -> Checked:
    """Check a pack; with a shelf, addresses in other packs are looked up there."""
    problems = Problems()
    source = load(data, name, problems)
    if source is None:
        return Checked(None, problems.findings)
    pack = read_pack(
        source,
        problems,
        shipped_vocabulary() if shelf is None else shelf.vocabulary,
        known_addresses=None if shelf is None else shelf.addresses,
        digest=hashlib.sha256(data).hexdigest(),
    )
    return Checked(None if problems.error_count else pack, problems.findings)
