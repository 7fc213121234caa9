"""Bytes to text, for every file that people write: UTF-8, no control characters, or a finding for each place.

What is no character is replaced so that reading can go on and find the rest; the file is refused all the same.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from strengthtui.sources.codes import files
from strengthtui.sources.findings import Finding
from strengthtui.sources.source import MAX_BYTES, LineTable

if TYPE_CHECKING:
    from strengthtui.sources.findings import Problems

MOST_PLACES: Final = 50
"""Places with bad characters that are told one by one; a file in another encoding has one in every line."""

_BAD: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")
_ESCAPED: Final = range(0xD800, 0xE000)
"""How Python hands on a byte that is no UTF-8."""
_UTF_16: Final = (b"\xff\xfe", b"\xfe\xff")


def decode(data: bytes, name: str, problems: Problems) -> str | None:
    """Give the text, or `None` where there is none to read. A byte order mark is left out."""
    if len(data) > MAX_BYTES:
        problems.add(Finding(files.TOO_BIG, name, 1, 1, {"limit": MAX_BYTES // (1024 * 1024)}))
        return None
    if data.startswith(_UTF_16):
        problems.add(Finding(files.NOT_UTF_8, name, 1, 1, {}))
        return None
    text = data.removeprefix(b"\xef\xbb\xbf").decode("utf-8", errors="surrogateescape")
    if "\0" in text:
        place = LineTable(text).position(text.index("\0"))
        problems.add(Finding(files.BINARY, name, *place, {}))
        return None
    return _without_bad(text, name, problems)


def _without_bad(text: str, name: str, problems: Problems) -> str:
    lines = LineTable(text)
    for count, match in enumerate(_BAD.finditer(text)):
        if count == MOST_PLACES:
            break
        sign = ord(match.group())
        escaped = sign in _ESCAPED
        code = files.NOT_UTF_8 if escaped else files.CONTROL_CHARACTER
        params: dict[str, str | int] = {} if escaped else {"sign": f"U+{sign:04X}"}
        problems.add(Finding(code, name, *lines.position(match.start()), params))
    return _BAD.sub("\ufffd", text)
