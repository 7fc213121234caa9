"""The keys at the top of a file, found without reading it: enough to tell a pack from a sheet, in a broken one too."""

from __future__ import annotations

import re
from typing import Final

from strengthtui.sources.findings import Problems
from strengthtui.sources.loading import load

_KEY: Final = re.compile(r"^( *)[\"']?([a-z_]{1,40})[\"']?[ ]*:(?=\s|$)", re.MULTILINE)
_KEY_ANYWHERE: Final = re.compile(r"[\"']?\b([a-z_]{1,40})[\"']?\s*:")


def top_keys(data: bytes, name: str) -> frozenset[str]:
    """Give the keys at the top; of a broken file in brackets, every key that may be one."""
    text = data.decode("utf-8", errors="replace").lstrip("\ufeff")
    if text.lstrip()[:1] == "{":
        source = load(data, name, Problems())
        if source is not None and isinstance(source.data, dict):
            return frozenset(source.data)
        return frozenset(_KEY_ANYWHERE.findall(text))
    found = _KEY.findall(text)
    least = min((len(spaces) for spaces, _key in found), default=0)
    return frozenset(key for spaces, key in found if len(spaces) == least)
