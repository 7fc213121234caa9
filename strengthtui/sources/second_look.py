"""What a line says of its own mistake, where the parser of YAML only says that it did not expect it.

A key set in too far, a dash that is missing, a quotation mark too many or one too few: what people do.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from strengthtui.sources.codes import yaml
from strengthtui.sources.events import event_reader

if TYPE_CHECKING:
    from strengthtui.sources.findings import FindingCode

_SET_IN_KEY: Final = re.compile(r"[A-Za-z_]+")
"""What stands before a colon when a key, not a sentence, begins a line that is set in too far."""
_BEGINS_KEY: Final = re.compile(r" *[A-Za-z_]+:(?:\s|$)")
_LOOKS_LIKE_YAML: Final = re.compile(r"\n *(?:- |[a-z_]+:(?:\s|$))")
"""In a text between quotation marks: probably the first of them was never closed."""


def second_look(code: FindingCode, index: int, text: str) -> tuple[FindingCode, int]:
    """Look at the line itself, which says more than the parser: a key set in too far, a quotation mark too many."""
    before = text[text.rfind("\n", 0, index) + 1 : index]
    if code is yaml.COLON and _SET_IN_KEY.fullmatch(before.lstrip(" ")):
        return yaml.INDENT, index - len(before.lstrip(" "))
    if code in {yaml.INDENT, yaml.KEY} and not before.strip():
        dashless = _without_dash(text, index - len(before), len(before))
        return (code, index) if dashless is None else (yaml.DASH, dashless)
    if code is yaml.INDENT and before.rstrip()[-1:] in {"]", "}"}:
        return yaml.AFTER_BRACKET, index
    if code is not yaml.INDENT or before.rstrip()[-1:] not in {'"', "'"}:
        return code, index
    opened = _quoted_before(text, index)
    return (yaml.AFTER_QUOTE, index) if opened is None else (yaml.QUOTE, opened)


def _without_dash(text: str, begin: int, column: int) -> int | None:
    """Give where a line begins that stands in a list without a dash: this one, or the one above."""
    above = text[:begin].rstrip().rpartition("\n")[2]
    above_at = text.rfind(above, 0, begin)
    pair = ((above, above_at + column), (text[begin:].partition("\n")[0], begin + column))
    if not above or any(len(line) - len(line.lstrip(" ")) != column for line, _at in pair):
        return None
    dashes = [line.lstrip(" ").startswith("- ") for line, _at in pair]
    words = [at for (line, at), dash in zip(pair, dashes, strict=True) if not dash and not _BEGINS_KEY.match(line)]
    return words[0] if any(dashes) and words else None


def _quoted_before(text: str, index: int) -> int | None:
    """Give where the last text in quotation marks begins, if keys or items stand in it."""
    from yaml import YAMLError
    from yaml.events import ScalarEvent

    span, event = (0, 0), event_reader(text)
    try:
        while (one := event()) is not None:
            if isinstance(one, ScalarEvent) and one.style in {'"', "'"} and one.start_mark and one.end_mark:
                span = one.start_mark.index, one.end_mark.index
    except YAMLError:
        pass
    return span[0] if span[1] <= index and _LOOKS_LIKE_YAML.search(text, *span) else None
