"""Checks a pack from its bytes: all that is wrong with it, in the order of the file, and the pack if it is sound.

Nothing is written and nothing raised: whatever the bytes are, the answer is findings.
"""

from __future__ import annotations

import gc
import hashlib
from contextlib import contextmanager
from typing import TYPE_CHECKING

from msgspec import Struct

from strengthtui.packs.reader import read_pack
from strengthtui.packs.shipped import shipped_vocabulary
from strengthtui.sources.findings import Finding, Problems
from strengthtui.sources.loading import load

if TYPE_CHECKING:
    from collections.abc import Iterator

    from strengthtui.lexicon.matcher import Matcher
    from strengthtui.model.pack import Pack
    from strengthtui.packs.shelf import Shelf


class Checked(Struct, frozen=True):
    """What came of a check."""

    pack: Pack | None
    """The pack, if no finding is an error."""
    findings: tuple[Finding, ...]
    """All findings, in the order of the file."""
    unseen: tuple[tuple[int, int], ...] = ()
    """Lines that could not be looked at, as first and last."""


def check_pack(
    data: bytes, name: str, shelf: Shelf | None = None, *, words: Matcher | None = None, advice: bool = True
) -> Checked:
    """Check a pack; with a shelf, other packs and earlier versions are looked up there; `words` are looked for.

    Without `advice` what never keeps a pack from being used is not looked for: for whoever only wants the pack.
    """
    problems = Problems()
    with _collecting_later():
        source = load(data, name, problems)
        if source is None:
            return Checked(None, problems.findings, problems.unseen(name))
        pack = read_pack(
            source,
            problems,
            shipped_vocabulary() if shelf is None else shelf.vocabulary,
            known_addresses=None if shelf is None else shelf.addresses,
            editions=None if shelf is None else shelf.editions,
            digest=hashlib.sha256(data).hexdigest(),
            words=words,
            advice=advice,
        )
    return Checked(None if problems.error_count else pack, problems.findings, problems.unseen(name))


@contextmanager
def _collecting_later() -> Iterator[None]:
    """Let Python look for circles of forgotten objects later: a large pack is 400,000 objects, and all of them stay."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
