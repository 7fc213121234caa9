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
    'put quotation marks round the whole text: "...", or \'...\' where there is a " in it',
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
    "line it up with its neighbours; put quotation marks round a text that goes on here with a colon in it",
)
DASH: Final = FindingCode(
    "yaml-dash-missing",
    "error",
    "the lines of this list begin with a dash, and this one does not",
    'write a dash and a space before it: "- "',
)
DASH_COLUMN: Final = FindingCode(
    "yaml-dash-column",
    "error",
    "this dash does not stand under the dashes of the same list",
    "begin it in column {column}, and set what belongs to it in as far as its neighbours do",
)
AFTER_QUOTE: Final = FindingCode(
    "yaml-after-quote",
    "error",
    "the text in quotation marks has ended, and something stands behind it",
    'double every \' inside \'...\', write \\" for every " inside "...", or put the other kind round the whole text',
)
AFTER_BRACKET: Final = FindingCode(
    "yaml-after-bracket",
    "error",
    "a list or mapping in brackets has ended, and something stands behind it",
    "put quotation marks round the whole, if it is a text with brackets in it",
)
QUOTE: Final = FindingCode(
    "yaml-quote-open",
    "error",
    "the quotation mark that opens here is never closed",
    "write the same mark where the text ends; inside '...' every ' is doubled",
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
    'write "key: value", with a space behind the colon, or set the text in below the one it belongs to',
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
    DASH,
    DASH_COLUMN,
    AFTER_QUOTE,
    AFTER_BRACKET,
    QUOTE,
    BRACKET,
    ESCAPE,
    KEY,
    SYNTAX,
)
