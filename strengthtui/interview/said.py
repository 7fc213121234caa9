"""The kinds that hold words: one text, several lines, people, and goals.

Nothing is rewritten: outer white space and empty lines go, the rest stays as typed. The cap on characters
holds for the whole answer, however many lines it has.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, TypeAlias

from strengthtui.errors import Refusal
from strengthtui.interview.kind import Kind, ValueLine, comparable, too_long, wrong_shape
from strengthtui.interview.refusals import refuse
from strengthtui.interview.voices import VOICES, spoken

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from strengthtui.model.conversation import Value
    from strengthtui.model.pack import Question

Item: TypeAlias = "dict[str, str | None]"

_LINE_KEYS: Final = frozenset({"text", "voice", "other"})
_PERSON_KEYS: Final = frozenset({"name", "who_to_me"})
_IN_BRACKETS: Final = re.compile(r"(?P<name>[^()]+?)\s*\((?P<who>[^()]+)\)")
_AFTER_DASH: Final = re.compile(r"(?P<name>.+?)\s+[-–—]+\s+(?P<who>.+)")
_AFTER_MARK: Final = re.compile(r"(?P<name>[^,:]+?)\s*[,:]\s*(?P<who>.+)")


def items_of(value: Value) -> list[Item]:
    """Give a list value as mappings, bare strings as `{text: ...}`; anything else is one line, or none."""
    if isinstance(value, str):
        return [{"text": line} for line in value.splitlines() if line.strip()]
    if isinstance(value, list):
        return [{"text": item} if isinstance(item, str) else item for item in value]
    return []


# --- text -------------------------------------------------------------------------------------------


def _check_text(value: Value, question: Question) -> Value | Refusal:
    if not isinstance(value, str):
        return wrong_shape(question)
    text = value.strip()
    return too_long(text, question.limits.length) or text or refuse("empty")


def _typed_text(text: str, question: Question, _today: date | None) -> Value | Refusal:
    return _check_text(text, question)


def _text_lines(value: Value, _question: Question) -> tuple[ValueLine, ...]:
    if isinstance(value, str):
        return (ValueLine(value),) if value.strip() else ()
    return _line_lines(value, _question)


def _text_equals(value: Value, wanted: str, _question: Question) -> bool:
    return isinstance(value, str) and comparable(value) == comparable(wanted)


# --- lines and goals --------------------------------------------------------------------------------


def _check_lines(value: Value, question: Question) -> Value | Refusal:
    if isinstance(value, dict):
        return wrong_shape(question)
    return _checked_items(items_of(value), _check_line, question)


def _checked_items(
    items: Sequence[Item], check: Callable[[Item, Question], Item | Refusal | None], question: Question
) -> Value | Refusal:
    kept: list[Item] = []
    for item in items:
        checked = check(item, question)
        if isinstance(checked, Refusal):
            return checked
        if checked is not None:
            kept.append(checked)
    whole = "\n".join(part for item in kept for part in (item.get("text"), item.get("name")) if part)
    return too_long(whole, question.limits.length) or kept or refuse("empty")


def _check_line(item: Item, question: Question) -> Item | Refusal | None:
    text, voice, other = item.get("text"), item.get("voice"), item.get("other")
    if not set(item) <= _LINE_KEYS or not all(isinstance(part, str | None) for part in (text, voice, other)):
        return wrong_shape(question)
    if voice is not None and voice not in VOICES:
        return refuse("no-such-voice")
    if not text or not text.strip():
        return None
    return {"text": text.strip(), "voice": voice, "other": other}


def _typed_lines(text: str, question: Question, _today: date | None) -> Value | Refusal:
    said = [spoken(line) for line in text.splitlines() if line.strip()]
    typed: list[Item] = [{"text": words, "voice": voice, "other": None} for words, voice in said]
    return _check_lines(typed, question)


def _line_lines(value: Value, _question: Question) -> tuple[ValueLine, ...]:
    return tuple(
        ValueLine(text, VOICES.get(item.get("voice") or ""), item.get("other"), index)
        for index, item in enumerate(items_of(value))
        if (text := item.get("text") or "").strip()
    )


def _line_among(value: Value, wanted: str, _question: Question) -> bool:
    return comparable(wanted) in {comparable(item.get("text") or "") for item in items_of(value)}


def _only_line(value: Value, wanted: str, question: Question) -> bool:
    return len(items_of(value)) == 1 and _line_among(value, wanted, question)


def _no_goal_lines(_value: Value, _question: Question) -> tuple[ValueLine, ...]:
    return ()  # a stored value holds ids; the goals are lines of their own


# --- people -----------------------------------------------------------------------------------------


def _check_people(value: Value, question: Question) -> Value | Refusal:
    if isinstance(value, dict):
        return wrong_shape(question)
    items = [typed_person(item["text"] or "") if _is_typed(item) else item for item in items_of(value)]
    return _checked_items(items, _check_person, question)


def _is_typed(item: Item) -> bool:
    """Tell whether somebody is given as a line that was typed; a list in its place is refused as any other shape."""
    return set(item) == {"text"} and isinstance(item["text"], str | None)


def _check_person(item: Item, question: Question) -> Item | Refusal | None:
    name, who = item.get("name"), item.get("who_to_me")
    if not set(item) <= _PERSON_KEYS or not all(isinstance(part, str | None) for part in (name, who)):
        return wrong_shape(question)
    name, who = (name or "").strip(), (who or "").strip()
    if not name:
        return refuse("no-name") if who else None
    return too_long(who) or {"name": name, "who_to_me": who or None}


def typed_person(line: str) -> Item:
    """Read somebody as they are typed: `Jo, my sister`, `Jo (my sister)`, `Jo - my sister`.

    A mark that says "their own words" is no part of a name.
    """
    text, _voice = spoken(line)
    for pattern in (_IN_BRACKETS, _AFTER_DASH, _AFTER_MARK):
        if found := pattern.fullmatch(text):
            return {"name": spoken(found["name"])[0], "who_to_me": found["who"].strip()}
    return {"name": text, "who_to_me": None}


def _typed_people(text: str, question: Question, _today: date | None) -> Value | Refusal:
    return _check_people(text, question)


def _people_lines(value: Value, _question: Question) -> tuple[ValueLine, ...]:
    return tuple(
        ValueLine(f"{name} ({who})" if (who := item.get("who_to_me")) else name, index=index)
        for index, item in enumerate(items_of(value))
        if (name := item.get("name") or item.get("text") or "").strip()
    )


def _name_among(value: Value, wanted: str, _question: Question) -> bool:
    return comparable(wanted) in {comparable(item.get("name") or "") for item in items_of(value)}


def _only_name(value: Value, wanted: str, question: Question) -> bool:
    return len(items_of(value)) == 1 and _name_among(value, wanted, question)


def _nothing_said(value: Value) -> bool:
    if isinstance(value, str):
        return not value.strip()
    return not any(any(part and str(part).strip() for part in item.values()) for item in items_of(value))


TEXT: Final = Kind(
    id="text",
    check=_check_text,
    typed=_typed_text,
    lines=_text_lines,
    equals=_text_equals,
    includes=_text_equals,
    is_empty=_nothing_said,
)
LINES: Final = Kind(
    id="lines",
    check=_check_lines,
    typed=_typed_lines,
    lines=_line_lines,
    equals=_only_line,
    includes=_line_among,
    is_empty=_nothing_said,
)
PEOPLE: Final = Kind(
    id="people",
    check=_check_people,
    typed=_typed_people,
    lines=_people_lines,
    equals=_only_name,
    includes=_name_among,
    is_empty=_nothing_said,
)
GOALS: Final = Kind(
    id="goals",
    check=_check_lines,
    typed=_typed_lines,
    lines=_no_goal_lines,
    equals=_only_line,
    includes=_line_among,
    is_empty=_nothing_said,
)
"""`check` and `from_typed` give words as `lines` does; the desk makes goals of them and stores their ids."""
