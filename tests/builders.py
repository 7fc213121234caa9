"""Makes the larger things that tests need out of a few written lines."""

from __future__ import annotations

from textwrap import dedent

from strengthtui.model.pack import Pack
from strengthtui.packs.checker import check_pack


def a_pack(yaml_text: str) -> Pack:
    """Read a pack from YAML with the shipped vocabularies; a pack with an error in it fails the test."""
    checked = check_pack(dedent(yaml_text).encode(), "pack.yaml")
    assert checked.pack is not None, "\n".join(finding.worded() for finding in checked.findings)
    return checked.pack
