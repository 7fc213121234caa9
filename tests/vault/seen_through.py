"""Looking through the seal with the keys of an open vault: what lies under its bytes, and putting others there.

Tests use it so that the same claim is made of a sealed vault and of one that is not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from strengthtui.errors import DamagedError
from strengthtui.vault import layout
from strengthtui.vault.catalogue import ROW as CATALOGUE_ROW
from strengthtui.vault.heads import ROW as HEADS_ROW
from strengthtui.vault.rows import RowFile

if TYPE_CHECKING:
    from pathlib import Path

    from strengthtui.vault.sealing import Kind, Seal
    from strengthtui.vault.vault import Vault


def plain(vault: Vault, path: Path) -> bytes:
    """Open one file of the vault."""
    seal, kind = _seal_and_kind(vault, path)
    return seal.open(path.read_bytes(), kind)


def put(vault: Vault, path: Path, data: bytes, *, generation: int = 0) -> None:
    """Write one file of the vault, sealed as the program would."""
    seal, kind = _seal_and_kind(vault, path)
    path.write_bytes(seal.seal(data, kind, generation=generation))


def state_in(vault: Vault, path: Path) -> dict[str, Any]:
    """Give the tables of a person's state."""
    tree: dict[str, Any] = msgspec.json.decode(plain(vault, path))
    return tree


def put_state(vault: Vault, path: Path, tree: dict[str, Any]) -> None:
    """Write a person's state."""
    put(vault, path, msgspec.json.encode(tree), generation=tree["meta"]["1"]["generation"])


def generation(vault: Vault, path: Path) -> int:
    """Give the generation of a person's state."""
    found: int = state_in(vault, path)["meta"]["1"]["generation"]
    return found


def plain_under(path: Path, vault: Vault) -> dict[str, bytes]:
    """Read every file under a folder: as it lies there, and after it what opens of it."""
    found = {}
    for one in path.rglob("*"):
        if one.is_file():
            found[one.relative_to(path).as_posix()] = one.read_bytes() + b"\n" + _opened(vault, one)
    return found


def rows_of(vault: Vault, name: str) -> RowFile:
    """Give `heads` or `catalogue` as a file of rows."""
    assert vault.path is not None
    if name == layout.HEADS:
        return RowFile(vault.path / name, HEADS_ROW, "heads", vault.seals.vault)
    return RowFile(vault.path / name, CATALOGUE_ROW, "catalogue", vault.seals.vault)


def flip(path: Path, at: int, bit: int = 0) -> None:
    """Turn one bit of a file over; `at` may count from the end."""
    data = bytearray(path.read_bytes())
    data[at] ^= 1 << bit
    path.write_bytes(data)


def _opened(vault: Vault, path: Path) -> bytes:
    if not vault.sealed or path.name.startswith("vault.head"):
        return b""
    if path.name in {layout.HEADS, layout.CATALOGUE}:
        return b"\n".join(rows_of(vault, path.name).read().payloads)
    if path.parent == vault.path and path.name != layout.JOURNAL:
        return b""  # a lock, or something that was being written when the program was ended: nothing of anybody
    try:
        return plain(vault, path)
    except DamagedError:
        return b""


def _seal_and_kind(vault: Vault, path: Path) -> tuple[Seal, Kind]:
    if path == (vault.path or path) / layout.JOURNAL:
        return vault.seals.vault, "journal"
    if path.parent.name == layout.PACKS:
        return vault.seals.pack(path.name), "pack"
    if path.name == layout.DRAFT:
        return vault.seals.person(path.parent), "draft"
    if path.name == layout.CONCERN:
        return vault.seals.person(path.parent), "concern"
    return vault.seals.person(path.parent), "now"
