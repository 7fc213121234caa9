"""Reads for single values: texts, ids, numbers, dates, yes and no, choices.

Each gives the value, or notes a finding and gives `None`. Words are kept as they stand in the file.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Final

from strengthtui.sources import schema
from strengthtui.sources.codes import shapes, values
from strengthtui.sources.reader import Place, Read, shape_of
from strengthtui.sources.schema import saying
from strengthtui.sources.spelling import Spelling
from strengthtui.text import MAX_ANSWER

if TYPE_CHECKING:
    from strengthtui.sources.findings import FindingCode
    from strengthtui.sources.source import Plain

ID: Final = re.compile(r"[a-z][a-z0-9-]{0,47}")
"""Ids of packs, sections, questions, options, topics."""
ADDRESS: Final = re.compile(rf"{ID.pattern}/{ID.pattern}")
"""A question inside its pack."""
FULL_ADDRESS: Final = re.compile(rf"{ID.pattern}/{ID.pattern}/{ID.pattern}")
"""A question from another pack."""
_LANGUAGE: Final = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8}){0,4}")
_WHOLE: Final = re.compile(r"[+-]?[0-9]{1,18}")
_DECIMAL: Final = re.compile(r"[+-]?[0-9]{1,18}(\.[0-9]{1,18})?")
_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MONTH: Final = re.compile(r"[0-9]{4}-[0-9]{2}")
_YES_NO: Final = {"yes": True, "true": True, "no": False, "false": False}


def words(value: Plain, place: Place) -> str | None:
    """Take a text exactly as it stands, an empty one too."""
    if isinstance(value, str):
        return value
    _no_text(value, place)
    return None


def text(limit: int = MAX_ANSWER) -> Read[str]:
    """Take a text of ours: without the white space round it, not empty, not longer than `limit`."""

    def reading(value: Plain, place: Place) -> str | None:
        if not isinstance(value, str):
            _no_text(value, place)
            return None
        kept = value.strip()
        if not kept:
            place.add(shapes.MISSING_VALUE)
            return None
        if len(kept) > limit:
            place.add(values.TOO_LONG, length=len(kept), limit=limit)
            return None
        return kept

    return saying(reading, lambda _into: {"type": schema.TEXT_TYPES, "pattern": r"\S", "maxLength": limit})


def matching(pattern: re.Pattern[str], code: FindingCode) -> Read[str]:
    """Take a text of a fixed form, or note `code`."""

    def reading(value: Plain, place: Place) -> str | None:
        if not isinstance(value, str):
            _no_text(value, place)
            return None
        if pattern.fullmatch(value) is None:
            place.add(code)
            return None
        return value

    return saying(reading, lambda _into: schema.whole_text(pattern))


def an_id(value: Plain, place: Place) -> str | None:
    """Take an id; near misses (capitals, spaces, underscores) are told how to be written."""
    if not isinstance(value, str):
        _no_text(value, place)
        return None
    if ID.fullmatch(value) is not None:
        return value
    near = re.sub(r"[^a-z0-9]+", "-", value[:48].casefold()).strip("-")
    place.add(values.NOT_AN_ID, **({"near": near} if ID.fullmatch(near) else {}))
    return None


an_address: Final = matching(ADDRESS, values.NOT_AN_ADDRESS)
"""Take `section/question`."""
a_language: Final = matching(_LANGUAGE, values.NOT_A_LANGUAGE)
"""Take a BCP 47 language tag."""


def one_of(*choices: str) -> Read[str]:
    """Take one of these words."""
    known, spelling, told = frozenset(choices), Spelling(choices), ", ".join(choices)

    def reading(value: Plain, place: Place) -> str | None:
        if not isinstance(value, str):
            _no_text(value, place)
            return None
        if value not in known:
            place.near(values.NOT_A_CHOICE, value, spelling, choices=told)
            return None
        return value

    return saying(reading, lambda _into: {"enum": list(choices)})


def whole(least: int | None = None, most: int | None = None) -> Read[int]:
    """Take a whole number between these."""

    def reading(value: Plain, place: Place) -> int | None:
        if not isinstance(value, str) or _WHOLE.fullmatch(value) is None:
            place.add(values.NOT_WHOLE)
            return None
        number = int(value)
        return number if _within(number, least, most, place) else None

    return saying(reading, lambda _into: schema.number("integer", least, most))


def yes_no(value: Plain, place: Place) -> bool | None:
    """Take yes, no, true or false."""
    found = _YES_NO.get(value.casefold()) if isinstance(value, str) else None
    if found is None:
        place.add(values.NOT_YES_OR_NO)
    return found


def day(value: Plain, place: Place) -> str | None:
    """Take a day that exists, `YYYY-MM-DD`."""
    if isinstance(value, str) and _DAY.fullmatch(value) and _exists(value):
        return value
    place.add(values.NOT_A_DATE)
    return None


def day_or_month(value: Plain, place: Place) -> str | None:
    """Take a day or a month that exists, `YYYY-MM-DD` or `YYYY-MM`."""
    if isinstance(value, str) and _MONTH.fullmatch(value) and _exists(f"{value}-01"):
        return value
    return day(value, place)


def is_number(value: str) -> bool:
    """Whether this is a decimal number as we write them."""
    return _DECIMAL.fullmatch(value) is not None


def is_date(value: str) -> bool:
    """Whether this is a day or a month that exists."""
    if _MONTH.fullmatch(value):
        return _exists(f"{value}-01")
    return _DAY.fullmatch(value) is not None and _exists(value)


def _exists(iso: str) -> bool:
    try:
        date.fromisoformat(iso)
    except ValueError:
        return False
    return True


def _within(number: int, least: int | None, most: int | None, place: Place) -> bool:
    if least is not None and number < least:
        place.add(values.TOO_SMALL, least=least)
        return False
    if most is not None and number > most:
        place.add(values.TOO_LARGE, most=most)
        return False
    return True


def _no_text(value: Plain, place: Place) -> None:
    if value is None:
        place.add(shapes.MISSING_VALUE)
    else:
        place.add(shapes.NOT_TEXT, found=shape_of(value))


saying(words, lambda _into: {"type": schema.TEXT_TYPES})
saying(an_id, lambda _into: schema.whole_text(ID))
saying(yes_no, lambda _into: {"enum": [True, False, *_YES_NO]})
saying(day, lambda _into: schema.whole_text(_DAY))
saying(day_or_month, lambda _into: {"anyOf": [schema.whole_text(_DAY), schema.whole_text(_MONTH)]})
