"""The kinds that measure: a ruler from 0 to 10 with the person's own ends, a number, a date.

Numbers are decimal text, never floating point: what was said is what is stored. Digits of any script are
understood and stored as 0 to 9. Nothing is rounded and no unit is guessed.
"""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Final

from strengthtui.errors import Refusal
from strengthtui.interview.dates import span_of, stored_date, typed_date
from strengthtui.interview.kind import SCALE_TOP, Kind, ValueLine, ascii_digits, too_long, wrong_shape
from strengthtui.interview.refusals import refuse

if TYPE_CHECKING:
    from datetime import date

    from strengthtui.model.conversation import Value
    from strengthtui.model.pack import Question

_RULER: Final = re.compile(r"(?P<at>[+-]?\d{1,4})(?: ?(?:of|out of|/) ?10)?(?:\s*\(?(?P<ends>[^()]*)\)?)?")
_NUMBER: Final = re.compile(r"(?P<sign>[+-]?)(?P<whole>\d{1,30}|\d{1,3}(?:,\d{3}){1,9})?(?:\.(?P<part>\d{0,30}))?")
_STORED: Final = re.compile(r"\d{4}-\d{2}(?:-\d{2})?")


# --- scale ------------------------------------------------------------------------------------------


def _check_scale(value: Value, question: Question) -> Value | Refusal:
    if isinstance(value, str):
        return _typed_scale(value, question, None)
    if isinstance(value, list) or not set(value) <= {"at", "from", "to"}:
        return wrong_shape(question)
    at = value.get("at")
    if isinstance(at, str):
        at = _whole(at)
    if at is None or isinstance(at, list | bool):
        return refuse("not-a-number") if value.get("at") else refuse("empty")
    return _ruler(at, value.get("from"), value.get("to"), question)


def _whole(text: str) -> int | None:
    plain = ascii_digits(text.strip())
    return int(plain) if re.fullmatch(r"[+-]?\d{1,4}", plain) else None


def _ruler(at: int, low: object, high: object, question: Question) -> Value | Refusal:
    if not 0 <= at <= SCALE_TOP:
        return refuse("not-on-the-scale", least=0, most=SCALE_TOP)
    if not isinstance(low, str | None) or not isinstance(high, str | None):
        return wrong_shape(question)
    ends = [end.strip() if end and end.strip() else None for end in (low, high)]
    return too_long("".join(end or "" for end in ends)) or {"at": at, "from": ends[0], "to": ends[1]}


def _typed_scale(text: str, question: Question, _today: date | None) -> Value | Refusal:
    if not text.strip():
        return refuse("empty")
    line = " ".join(text.split())
    found = _RULER.fullmatch(ascii_digits(line))
    if found is None:
        return refuse("not-a-mark", least=0, most=SCALE_TOP)
    ends = line[found.start("ends") : found.end("ends")].strip(" ,:;-") if found["ends"] else ""
    low, told, high = ends.partition(" to ")
    if ends and not (told and low.strip() and high.strip()):
        return refuse("not-a-mark", least=0, most=SCALE_TOP)
    return _ruler(int(found["at"]), low, high, question)


def _scale_lines(value: Value, question: Question) -> tuple[ValueLine, ...]:
    if not isinstance(value, dict):
        return (ValueLine(value),) if isinstance(value, str) and value else ()
    at, low, high = value.get("at"), value.get("from") or question.from_, value.get("to") or question.to
    if at is None:
        return ()
    ends = f" ({low} to {high})" if low and high else ""
    return (ValueLine(f"{at} of {SCALE_TOP}{ends}"),)


def _scale_equals(value: Value, wanted: str, _question: Question) -> bool:
    return isinstance(value, dict) and value.get("at") is not None and value.get("at") == _whole(wanted)


def _no_mark(value: Value) -> bool:
    return value.get("at") is None if isinstance(value, dict) else not value


# --- number -----------------------------------------------------------------------------------------


def _check_number(value: Value, question: Question) -> Value | Refusal:
    if not isinstance(value, str):
        return wrong_shape(question)
    if not value.strip():
        return refuse("empty")
    number = decimal_text(value)
    return refuse("not-a-number") if number is None else _within(number, question) or number


def decimal_text(text: str) -> str | None:
    """Read a decimal number and give it as it is stored: `7`, `-3`, `2.50`; `None` when it is none."""
    found = _NUMBER.fullmatch(ascii_digits(text.strip()).replace("\N{MINUS SIGN}", "-"))
    if found is None or not (found["whole"] or found["part"]):
        return None
    whole = (found["whole"] or "0").replace(",", "").lstrip("0") or "0"
    number = f"{whole}.{found['part']}" if found["part"] else whole
    return f"-{number}" if found["sign"] == "-" and number.strip("0.") else number


def _within(number: str, question: Question) -> Refusal | None:
    least, most = question.limits.least, question.limits.most
    if least is not None and Decimal(number) < Decimal(least):
        return refuse("too-small", least=least)
    if most is not None and Decimal(number) > Decimal(most):
        return refuse("too-large", most=most)
    return None


def _typed_number(text: str, question: Question, _today: date | None) -> Value | Refusal:
    return _check_number(text, question)


def _number_equals(value: Value, wanted: str, _question: Question) -> bool:
    try:
        return isinstance(value, str) and Decimal(value) == Decimal(decimal_text(wanted) or "NaN")
    except InvalidOperation:
        return False


# --- date -------------------------------------------------------------------------------------------


def _check_date(value: Value, question: Question) -> Value | Refusal:
    if not isinstance(value, str):
        return wrong_shape(question)
    return _dated(stored_date(value), question) if value.strip() else refuse("empty")


def _typed_date(text: str, question: Question, today: date | None) -> Value | Refusal:
    if today is None or not text.strip():
        return _check_date(text, question)
    return _dated(typed_date(text, today), question)


def _dated(found: str | Refusal, question: Question) -> Value | Refusal:
    if isinstance(found, Refusal):
        return found
    first, last = span_of(found)
    least, most = question.limits.least, question.limits.most
    if least is not None and last < span_of(least)[0]:
        return refuse("too-early", least=least)
    if most is not None and first > span_of(most)[1]:
        return refuse("too-late", most=most)
    return found


def _date_equals(value: Value, wanted: str, _question: Question) -> bool:
    return isinstance(value, str) and bool(_STORED.fullmatch(value)) and value == stored_date(wanted)


def _said_lines(value: Value, _question: Question) -> tuple[ValueLine, ...]:
    return (ValueLine(value),) if isinstance(value, str) and value.strip() else ()


SCALE: Final = Kind(
    id="scale",
    check=_check_scale,
    typed=_typed_scale,
    lines=_scale_lines,
    equals=_scale_equals,
    includes=_scale_equals,
    is_empty=_no_mark,
)
NUMBER: Final = Kind(
    id="number",
    check=_check_number,
    typed=_typed_number,
    lines=_said_lines,
    equals=_number_equals,
    includes=_number_equals,
    is_empty=lambda value: not value,
)
DATE: Final = Kind(
    id="date",
    check=_check_date,
    typed=_typed_date,
    lines=_said_lines,
    equals=_date_equals,
    includes=_date_equals,
    is_empty=lambda value: not value,
)
