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

MISSING: Final = FindingCode(
    "file-missing",
    "error",
    "there is no such file",
    "look at the name and the folder",
)
FOLDER: Final = FindingCode(
    "file-is-a-folder",
    "error",
    "this is a folder",
    "name the files in it",
)
UNREADABLE: Final = FindingCode(
    "file-unreadable",
    "error",
    "the file cannot be read",
    "look whether it is a file, and whether you may read it",
)
GIVEN_TWICE: Final = FindingCode(
    "file-given-twice",
    "note",
    "this file was named before, and was checked once",
    "name it once",
)
KIND_UNKNOWN: Final = FindingCode(
    "file-kind-unknown",
    "error",
    "nothing in this file says what it is",
    "check that it is the file you meant; {kind} has the keys {keys}",
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
    MISSING,
    FOLDER,
    UNREADABLE,
    GIVEN_TWICE,
    KIND_UNKNOWN,
)
