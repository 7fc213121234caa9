"""Folders of cloud clients are known by their names, and nothing else is taken for one."""

from __future__ import annotations

from pathlib import Path

import pytest

from strengthtui.desk.cloud_folders import cloud_of


@pytest.mark.parametrize(
    ("folder", "client"),
    [
        ("Dropbox", "Dropbox"),
        ("Dropbox (Team)/x", "Dropbox"),
        ("OneDrive", "OneDrive"),
        ("OneDrive - The Charity", "OneDrive"),
        ("Google Drive/My Drive", "Google Drive"),
        ("Library/CloudStorage/GoogleDrive-a@b.example", "Google Drive"),
        ("Library/Mobile Documents/com~apple~CloudDocs", "iCloud Drive"),
        ("Nextcloud", "Nextcloud"),
        ("nextcloud2/copies", "Nextcloud"),
        ("Documents/copies", None),
        ("my dropbox notes", None),
    ],
)
def test_cloud_of(tmp_path: Path, folder: str, client: str | None) -> None:
    """By any part of the path."""
    assert cloud_of(tmp_path / folder / "copy.backup") == client
