"""Writing the theme into the worker's file: their own lines stay, and a file that is not as it should be too."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from strengthtui.desk.settings_change import keep_theme
from strengthtui.errors import BadInputError

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", 'theme = "light"\n'),
        ('worker = "RB"\r\n', 'theme = "light"\r\nworker = "RB"\r\n'),
        ("a = 1\n  theme   = 'dark'  # soft\n", 'a = 1\n  theme   = "light"  # soft\n'),
        ('[keys]\ntheme = "f3"\n', 'theme = "light"\n[keys]\ntheme = "f3"\n'),
    ],
)
def test_only_the_theme_changes(tmp_path: Path, before: str, after: str) -> None:
    """The value changes where it stands, else the line comes first; comments, order and line ends stay."""
    file = tmp_path / "settings.toml"
    file.write_bytes(before.encode())
    keep_theme(file, "light")
    assert file.read_bytes().decode() == after


def test_a_file_is_made_where_there_is_none(tmp_path: Path) -> None:
    """Without a file, one is made, folder and all."""
    keep_theme(tmp_path / "new" / "settings.toml", "ansi")
    assert (tmp_path / "new" / "settings.toml").read_text() == 'theme = "ansi"\n'


@pytest.mark.parametrize("broken", [b"worker = \n", b"\xff\xfe", b'theme = """x\ny"""\n', b"theme.sub = 1\n"])
def test_what_is_not_understood_is_left_alone(tmp_path: Path, broken: bytes) -> None:
    """A file that cannot be changed safely stays as it is, and the line to write is told."""
    file = tmp_path / "settings.toml"
    file.write_bytes(broken)
    with pytest.raises(BadInputError) as raised:
        keep_theme(file, "light")
    assert 'theme = "light"' in raised.value.hint
    assert file.read_bytes() == broken


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    """Whoever keeps the file elsewhere and links to it keeps doing so."""
    (tmp_path / "own.toml").write_text("")
    (tmp_path / "settings.toml").symlink_to(tmp_path / "own.toml")
    keep_theme(tmp_path / "settings.toml", "dark")
    assert (tmp_path / "settings.toml").is_symlink()
    assert (tmp_path / "own.toml").read_text() == 'theme = "dark"\n'
