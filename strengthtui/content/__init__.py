"""Packs, frames, outlines, vocabularies, guides and the team's texts as data files: this hands out their bytes."""

from __future__ import annotations

from importlib.resources import files


def read_bytes(name: str) -> bytes:
    """Give the bytes of `packs/ropes.yaml` and the like. Raises `FileNotFoundError`."""
    return files(__name__).joinpath(*name.split("/")).read_bytes()


def names(folder: str) -> tuple[str, ...]:
    """Give the file names in a folder of the content, sorted."""
    room = files(__name__).joinpath(*folder.split("/"))
    return tuple(sorted(entry.name for entry in room.iterdir() if entry.is_file()))
