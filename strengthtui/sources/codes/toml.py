"""Codes for TOML, the language of the settings: ways of writing it wrong, and values of another type."""

from __future__ import annotations

from typing import Final

from strengthtui.sources.findings import FindingCode

SYNTAX: Final = FindingCode(
    "toml-syntax",
    "error",
    "this line cannot be read as TOML",
    'write  name = "value"  on a line, with quotation marks round a text',
)
NOT_TEXT: Final = FindingCode(
    "toml-not-text",
    "error",
    "a text belongs here, and this is a {found}",
    "put quotation marks round it",
)
NOT_A_TABLE: Final = FindingCode(
    "toml-not-a-table",
    "error",
    "a table belongs here, and this is a {found}",
    "write [{key}] on a line of its own, and what belongs to it in the lines below",
)

CODES: Final = (SYNTAX, NOT_TEXT, NOT_A_TABLE)
