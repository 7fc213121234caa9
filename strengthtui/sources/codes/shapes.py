"""Codes for the shape of what was read: keys that are unknown or missing, a list where a text belongs."""

from __future__ import annotations

from typing import Final

from strengthtui.sources.findings import FindingCode

UNKNOWN_KEY: Final = FindingCode(
    "key-unknown",
    "error",
    'the key "{key}" is not known here',
    "take it out, or use one of: {keys}",
    'write "{near}", or take it out',
)
NOT_YET: Final = FindingCode(
    "key-not-yet",
    "error",
    'the key "{key}" is reserved and does nothing yet',
    "take it out until a later version reads it",
)
MISSING_KEY: Final = FindingCode(
    "key-missing",
    "error",
    'the key "{key}" is missing',
    'add a line "{key}: ..."',
)
MISSING_VALUE: Final = FindingCode(
    "value-missing",
    "error",
    "nothing stands here",
    "write something, or take the entry out",
)
NOT_TEXT: Final = FindingCode(
    "not-a-text",
    "error",
    "a text belongs here, and this is a {found}",
    'write a text; put quotation marks round one with ": " in it or in brackets',
)
NOT_A_LIST: Final = FindingCode(
    "not-a-list",
    "error",
    "a list belongs here, and this is a {found}",
    "write [one, another], or a line for each that begins with a dash and a space",
)
NOT_A_MAPPING: Final = FindingCode(
    "not-a-mapping",
    "error",
    "keys with values belong here, and this is a {found}",
    'write "key: value" lines',
)
WRONG_SHAPE: Final = FindingCode(
    "wrong-shape",
    "error",
    "a {found} does not fit here",
    "write one of these instead: {fitting}",
)
TOO_FEW: Final = FindingCode(
    "list-too-short",
    "error",
    "{least} or more belong here",
    "add what is missing, or take the entry out",
)
TWICE: Final = FindingCode(
    "listed-twice",
    "error",
    '"{entry}" stands in this list twice',
    "keep one",
)

CODES: Final = (
    UNKNOWN_KEY,
    NOT_YET,
    MISSING_KEY,
    MISSING_VALUE,
    NOT_TEXT,
    NOT_A_LIST,
    NOT_A_MAPPING,
    WRONG_SHAPE,
    TOO_FEW,
    TWICE,
)
