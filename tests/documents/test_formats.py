"""Formats and file names: a day and a document, nobody's name, never over another file."""

from __future__ import annotations

from strengthtui.documents.formats import FORMATS, file_name


def test_formats_are_a_table() -> None:
    """Markdown is written from a document; JSON is what is stored."""
    assert list(FORMATS) == ["md", "json"]
    assert FORMATS["md"].write is not None
    assert FORMATS["json"].write is None


def test_names_that_are_taken_get_a_number() -> None:
    """The number comes before the suffix; names that differ by capitals are taken, too."""
    name = "talk-2026-11-20-profile.md"
    assert file_name("2026-11-20", "profile", "md") == name
    assert file_name("2026-11-20", "profile", "md", {name}) == "talk-2026-11-20-profile-2.md"
    taken = {"Talk-2026-11-20-PROFILE.md", "talk-2026-11-20-profile-2.md"}
    assert file_name("2026-11-20", "profile", "md", taken) == "talk-2026-11-20-profile-3.md"
