"""Packs, frames, outlines, vocabularies, guides and the team's texts as data files: this hands out their bytes.

They lie beside this module, as Textual's styles lie beside theirs: the program is installed as plain files.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

_ROOM: Final = Path(__file__).parent


def read_bytes(name: str) -> bytes:
    """Give the bytes of `packs/ropes.yaml` and the like. Raises `FileNotFoundError`."""
    return _ROOM.joinpath(*name.split("/")).read_bytes()


def names(folder: str) -> tuple[str, ...]:
    """Give the file names in a folder of the content, sorted."""
    return tuple(sorted(entry.name for entry in (_ROOM / folder).iterdir() if entry.is_file()))
