"""Codes for the file as a whole: its size, its characters, how deep it goes, keys that stand twice."""

from __future__ import annotations

from typing import Final

from strengthtui.sources.findings import MORE, FindingCode

TOO_BIG: Final = FindingCode(
    "file-too-big",
    "error",
    "the file has more than {limit} MiB",
    "split it; nobody could talk through it",
)
TOO_DEEP: Final = FindingCode(
    "file-too-deep",
    "error",
    "lists and mappings stand inside each other more than {limit} deep",
    "make it flatter",
)
TOO_MANY_NODES: Final = FindingCode(
    "file-too-many-parts",
    "error",
    "the file has more than {limit} keys and values",
    "split it",
)
EMPTY: Final = FindingCode(
    "file-empty",
    "error",
    "there is nothing in the file",
    "check that it is the file you meant, and that it was saved",
)
BINARY: Final = FindingCode(
    "file-binary",
    "error",
    "this is not a text file",
    "give the YAML or JSON file itself, not a document, a picture or an archive",
)
NOT_UTF_8: Final = FindingCode(
    "file-not-utf-8",
    "error",
    "this is not written as UTF-8",
    'save the file again and choose "UTF-8" as its encoding',
)
CONTROL_CHARACTER: Final = FindingCode(
    "control-character",
    "error",
    "a control character ({sign}) stands here",
    "delete it and type the place again",
)
LONE_SURROGATE: Final = FindingCode(
    "lone-surrogate",
    "error",
    "half of a character ({sign}) stands here",
    "write the whole character",
)
DUPLICATE_KEY: Final = FindingCode(
    "key-twice",
    "error",
    'the key "{key}" stands here a second time (first in line {first})',
    "keep one of the two, or put both values under one key",
)
KEY_NOT_TEXT: Final = FindingCode(
    "key-not-text",
    "error",
    "a key is empty, a list or a mapping",
    "give it a name, or put quotation marks round a text with a colon or bracket",
)

CODES: Final = (
    TOO_BIG,
    TOO_DEEP,
    TOO_MANY_NODES,
    EMPTY,
    BINARY,
    NOT_UTF_8,
    CONTROL_CHARACTER,
    LONE_SURROGATE,
    DUPLICATE_KEY,
    KEY_NOT_TEXT,
    MORE,
)
