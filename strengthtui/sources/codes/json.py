"""Codes for JSON: every way of writing it wrong."""

from __future__ import annotations

from typing import Final

from strengthtui.sources.findings import FindingCode

SYNTAX: Final = FindingCode(
    "json-syntax",
    "error",
    "this cannot be read as JSON",
    "put double quotation marks round every key and text, and take comments out",
)
COMMA: Final = FindingCode(
    "json-comma",
    "error",
    "a comma or a closing bracket is missing, or one too many stands here",
    "put one comma between two entries and none after the last",
)
COLON: Final = FindingCode(
    "json-colon",
    "error",
    "a key is not followed by a colon",
    'write "key": value',
)
KEY: Final = FindingCode(
    "json-key",
    "error",
    "a key in double quotation marks is missing here",
    'write "key": value, and no comma after the last entry',
)
QUOTE: Final = FindingCode(
    "json-quote-open",
    "error",
    "the quotation mark that opens here is not closed on its line",
    "close it, and write \\n for a new line inside a text",
)
ESCAPE: Final = FindingCode(
    "json-escape",
    "error",
    "a backslash is followed by something it cannot be followed by",
    "write two backslashes",
)
NUMBER: Final = FindingCode(
    "json-number",
    "error",
    "this is not a number as JSON writes it",
    "put quotation marks round it",
)
BRACKET: Final = FindingCode(
    "json-bracket-open",
    "error",
    "the file ends before the bracket that opens here is closed",
    "close it, or check that the whole file is there",
)
AFTER_END: Final = FindingCode(
    "json-after-end",
    "error",
    "something stands after the end",
    "keep one list or mapping in a file",
)

CODES: Final = (SYNTAX, COMMA, COLON, KEY, QUOTE, ESCAPE, NUMBER, BRACKET, AFTER_END)
