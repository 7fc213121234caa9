"""The kinds that choose: yes or no, one option, several options.

An option may be said by its number, its id or its text. What is none of them is kept as "other" where the
question allows it, except a bare number: that was meant for the list.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from strengthtui.errors import Refusal
from strengthtui.interview.kind import Kind, ValueLine, ascii_digits, comparable, too_long, wrong_shape
from strengthtui.interview.refusals import refuse

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from strengthtui.model.conversation import Value
    from strengthtui.model.pack import Question

_SAID: Final = {
    **dict.fromkeys(("y", "yes", "yeah", "yep", "yup", "aye", "true"), "yes"),
    **dict.fromkeys(("n", "no", "nope", "nah", "false"), "no"),
}
_NUMBER: Final = re.compile(r"[#(]?(?P<number>\d{1,4})[.)]?")
_ONLY_NUMBERS: Final = re.compile(r"[\d\s,;.#()&+]+(?:and[\d\s,;.#()&+]+)*")
_PARTS: Final = re.compile(r"[,;\n]")


# --- yes or no --------------------------------------------------------------------------------------


def _check_yes_no(value: Value, question: Question) -> Value | Refusal:
    if not isinstance(value, str):
        return wrong_shape(question)
    if not value.strip():
        return refuse("empty")
    return _SAID.get(comparable(value)) or refuse("not-yes-or-no")


def _typed_yes_no(text: str, question: Question, _today: date | None) -> Value | Refusal:
    return _check_yes_no(text, question)


def _plain_lines(value: Value, _question: Question) -> tuple[ValueLine, ...]:
    return (ValueLine(value),) if isinstance(value, str) and value.strip() else ()


def _yes_no_equals(value: Value, wanted: str, _question: Question) -> bool:
    return isinstance(value, str) and value == _SAID.get(comparable(wanted))


# --- options ----------------------------------------------------------------------------------------


def _options(question: Question) -> str:
    return ", ".join(option.id for option in question.options)


def _option_named(text: str, question: Question, *, by_number: bool = False) -> str | None:
    wanted = comparable(text)
    for option in question.options:
        if wanted and wanted in {option.id, comparable(option.text)}:
            return option.id
    found = _NUMBER.fullmatch(ascii_digits(text.strip())) if by_number else None
    place = int(found["number"]) if found else 0
    return question.options[place - 1].id if 1 <= place <= len(question.options) else None


def _begun(text: str, question: Question) -> str | None:
    """Find the one option that begins so, where nothing else may be said: it would swallow an "other"."""
    wanted = comparable(text)
    begun = [o.id for o in question.options if wanted and comparable(o.text).startswith(wanted)]
    return begun[0] if len(begun) == 1 and not question.other else None


def _choice(chosen: Sequence[str], other: str | None, question: Question) -> Value | Refusal:
    """Put together a choice: known options only, each once, in the pack's order."""
    said = other.strip() if other else None
    if not chosen and not said:
        return refuse("empty")
    known = [option.id for option in question.options if option.id in set(chosen)]
    if len(known) != len(set(chosen)) or (said and not question.other):
        return refuse("no-such-option", options=_options(question))
    if question.kind == "choice" and len(known) + bool(said) > 1:
        return refuse("only-one-option", options=_options(question))
    return too_long(said or "", question.limits.length) or {"chosen": list(known), "other": said or None}


def _check_choice(value: Value, question: Question) -> Value | Refusal:
    if isinstance(value, str):
        found = _option_named(value, question)
        return _choice([found] if found else [], None if found else value, question)
    if isinstance(value, list):
        return _check_list(value, question)
    chosen, other = value.get("chosen") or [], value.get("other")
    if not set(value) <= {"chosen", "other"} or not isinstance(other, str | None):
        return wrong_shape(question)
    if not isinstance(chosen, list):
        chosen = [str(chosen)]
    return _choice([_option_named(str(one), question) or str(one) for one in chosen], other, question)


def _check_list(value: Sequence[object], question: Question) -> Value | Refusal:
    if not all(isinstance(item, str) for item in value):
        return wrong_shape(question)
    texts = [str(item) for item in value if str(item).strip()]
    named = [_option_named(text, question) for text in texts]
    rest = [text.strip() for text, found in zip(texts, named, strict=True) if found is None]
    return _choice([found for found in named if found], ", ".join(rest), question)


def _typed_choice(text: str, question: Question, _today: date | None) -> Value | Refusal:
    whole = _option_named(text, question, by_number=True) or _begun(text, question)
    if whole is not None or not text.strip():
        return _choice([whole] if whole else [], None, question)
    if _ONLY_NUMBERS.fullmatch(ascii_digits(text).casefold()):
        return _numbers(text, question)
    chosen, other = _taken_apart(text, question)
    return _choice(chosen, other, question)


def _numbers(text: str, question: Question) -> Value | Refusal:
    named = [_option_named(number, question, by_number=True) for number in re.findall(r"\d+", text)]
    if not named or None in named:
        return refuse("no-such-option", options=_options(question))
    return _choice([found for found in named if found], None, question)


def _taken_apart(text: str, question: Question) -> tuple[list[str], str]:
    """Take options out of a line; other words that follow each other stay as typed."""
    commas = max((len(_PARTS.findall(option.text)) for option in question.options), default=0)
    ends = [found.start() for found in _PARTS.finditer(text)] + [len(text)]
    starts = [0, *(end + 1 for end in ends[:-1])]
    chosen: list[str] = []
    others: list[tuple[int, int]] = []
    place = 0
    while place < len(starts):
        longest = min(place + commas, len(ends) - 1)
        for last in range(longest, place - 1, -1):
            part = text[starts[place] : ends[last]]
            if found := _option_named(part, question, by_number=True) or _begun(part, question):
                chosen.append(found)
                place = last + 1
                break
        else:
            others.append((starts[place], ends[place]))
            place += 1
    return chosen, _joined(text, others)


def _joined(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """Put neighbouring spans together as they stood, others with a comma."""
    runs: list[tuple[int, int]] = []
    for start, end in spans:
        if runs and start == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], end)
        else:
            runs.append((start, end))
    said = (text[start:end].strip().strip(",;").strip() for start, end in runs)
    return ", ".join(part for part in said if part)


def _choice_lines(value: Value, question: Question) -> tuple[ValueLine, ...]:
    if not isinstance(value, dict):
        return _plain_lines(value, question)
    texts = {option.id: option.text for option in question.options}
    other = _other(value)
    said = [*(texts.get(one, one) for one in _ids(value)), *([other] if other else [])]
    between = "; " if any("," in text for text in said) else ", "
    return (ValueLine(between.join(said)),) if said else ()


def _ids(value: Value) -> list[str]:
    chosen = value.get("chosen") if isinstance(value, dict) else None
    return chosen if isinstance(chosen, list) else []


def _other(value: Value) -> str | None:
    other = value.get("other") if isinstance(value, dict) else None
    return other if isinstance(other, str) and other.strip() else None


def _only_option(value: Value, wanted: str, _question: Question) -> bool:
    return _ids(value) == [wanted] and not _other(value)


def _among_options(value: Value, wanted: str, _question: Question) -> bool:
    return wanted in _ids(value)


def _nothing_chosen(value: Value) -> bool:
    return not (_ids(value) or _other(value)) if isinstance(value, dict) else not value


YES_NO: Final = Kind(
    id="yes-no",
    check=_check_yes_no,
    typed=_typed_yes_no,
    lines=_plain_lines,
    equals=_yes_no_equals,
    includes=_yes_no_equals,
    is_empty=lambda value: not value,
)
CHOICE: Final = Kind(
    id="choice",
    check=_check_choice,
    typed=_typed_choice,
    lines=_choice_lines,
    equals=_only_option,
    includes=_among_options,
    is_empty=_nothing_chosen,
)
CHOICES: Final = Kind(
    id="choices",
    check=_check_choice,
    typed=_typed_choice,
    lines=_choice_lines,
    equals=_only_option,
    includes=_among_options,
    is_empty=_nothing_chosen,
)
