"""Folders that a program of somebody else's copies to other computers: known by their names, nothing is looked into."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

_CLIENTS: Final = (
    ("Dropbox", re.compile(r"dropbox( \(.+\))?", re.IGNORECASE)),
    ("OneDrive", re.compile(r"onedrive( - .+|-.+)?", re.IGNORECASE)),
    ("Google Drive", re.compile(r"(my )?google ?drive(-.+| \(.+\))?", re.IGNORECASE)),
    ("iCloud Drive", re.compile(r"icloud ?drive|mobile documents|com~apple~clouddocs", re.IGNORECASE)),
    ("Nextcloud", re.compile(r"nextcloud\d?", re.IGNORECASE)),
)
"""What the client is called, and how it calls its folder."""


def cloud_of(path: Path) -> str | None:
    """Name the cloud client in whose folder this lies, `None` when it lies in none that is known."""
    for part in path.expanduser().resolve().parts:
        for client, shape in _CLIENTS:
            if shape.fullmatch(part):
                return client
    return None
