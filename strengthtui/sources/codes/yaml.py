"""Codes for YAML: what our files do not use (aliases, tags, merge keys), and ways of writing it wrong."""

from __future__ import annotations

from typing import Final

from strengthtui.sources.findings import FindingCode

ALIAS: Final = FindingCode(
    "yaml-alias",
    "error",
    "a plain text that begins with * is an alias in YAML, and aliases are not used here",
    "write the words out again, or put quotation marks round the text",
)
ANCHOR: Final = FindingCode(
    "yaml-anchor",
    "error",
    "a plain text that begins with & is an anchor in YAML, and anchors are not used here",
    "take it out, or put quotation marks round the text",
)
MERGE: Final = FindingCode(
    "yaml-merge-key",
    "error",
    "a merge key (<<) stands here, and merging is not used here",
    "write the keys out",
)
TAG: Final = FindingCode(
    "yaml-tag",
    "error",
    "a plain text that begins with ! is a tag in YAML, and tags are not used here",
    "take it out, or put quotation marks round the text",
)
SEVERAL: Final = FindingCode(
    "yaml-several-documents",
    "error",
    "a second document begins here (---)",
    "keep one document in a file",
)
DIRECTIVE: Final = FindingCode(
    "yaml-directive",
    "error",
    "a directive (a line that begins with %) is not used here",
    "take the line out, or put quotation marks round the text",
)
TAB: Final = FindingCode(
    "yaml-tab",
    "error",
    "a tab stands where YAML wants spaces",
    "use spaces at the beginning of lines",
)
COLON: Final = FindingCode(
    "yaml-colon",
    "error",
    'a colon with a space after it (": ") makes a key, which cannot stand here',
    "put quotation marks round the whole text",
)
START: Final = FindingCode(
    "yaml-first-sign",
    "error",
    "a plain text cannot begin with this sign",
    "put quotation marks round the whole text",
)
INDENT: Final = FindingCode(
    "yaml-indent",
    "error",
    "this line does not fit the lines before it",
    "line it up with its neighbours, and put '...' round a text that has quotation marks in it",
)
QUOTE: Final = FindingCode(
    "yaml-quote-open",
    "error",
    "the quotation mark that opens here is never closed",
    "close it, and double every ' inside '...'",
)
BRACKET: Final = FindingCode(
    "yaml-bracket",
    "error",
    "the list or mapping in brackets is not closed, or a comma is missing",
    "close the bracket, and put quotation marks round texts with commas, colons or brackets in them",
)
ESCAPE: Final = FindingCode(
    "yaml-escape",
    "error",
    'a backslash inside "..." is followed by something it cannot be followed by',
    "write two backslashes, or use '...' round the text",
)
KEY: Final = FindingCode(
    "yaml-key-colon",
    "error",
    "a key or a text stands here without the colon that belongs to it",
    'write "key: value", or line the text up with the text it belongs to',
)
SYNTAX: Final = FindingCode(
    "yaml-syntax",
    "error",
    "this cannot be read as YAML",
    "compare it with the lines around it; quotation marks round a text often help",
)

CODES: Final = (
    ALIAS,
    ANCHOR,
    MERGE,
    TAG,
    SEVERAL,
    DIRECTIVE,
    TAB,
    COLON,
    START,
    INDENT,
    QUOTE,
    BRACKET,
    ESCAPE,
    KEY,
    SYNTAX,
)
