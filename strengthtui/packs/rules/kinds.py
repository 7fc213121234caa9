"""What a question's kind asks of its other keys: options, ends, limits."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from strengthtui.sources.findings import FindingCode
from strengthtui.sources.scalars import is_date, is_number

if TYPE_CHECKING:
    from collections.abc import Mapping

    from strengthtui.model.pack import KindId
    from strengthtui.packs.draft import Draft, Entry

OPTIONS_MISSING: Final = FindingCode(
    "options-missing",
    "error",
    "a question of kind {kind} needs two options or more",
    "add options with id and text",
)
KEY_UNUSED: Final = FindingCode(
    "key-not-for-kind",
    "error",
    'the key "{key}" does nothing for a question of kind {kind}',
    "take it out, or change the kind ({kinds})",
)
LIMIT_NOT_NUMBER: Final = FindingCode(
    "limit-not-a-number",
    "error",
    "the limit of a number has to be a number",
    "write digits, with a point for decimals",
)
LIMIT_NOT_DATE: Final = FindingCode(
    "limit-not-a-date",
    "error",
    "the limit of a date has to be a date",
    "write year, month and day: 2026-11-20",
)
LIMITS_CROSSED: Final = FindingCode(
    "limits-crossed",
    "error",
    "least is more than most",
    "swap them",
)

CODES: Final = (OPTIONS_MISSING, KEY_UNUSED, LIMIT_NOT_NUMBER, LIMIT_NOT_DATE, LIMITS_CROSSED)

_CHOICES: Final[tuple[KindId, ...]] = ("choice", "choices")
_KINDS_OF_KEY: Final[Mapping[str, tuple[KindId, ...]]] = {
    "options": _CHOICES,
    "other": _CHOICES,
    "from": ("scale",),
    "to": ("scale",),
}
_KINDS_OF_LIMIT: Final[Mapping[str, tuple[KindId, ...]]] = {
    "length": ("text", "lines"),
    "least": ("number", "date"),
    "most": ("number", "date"),
}
_FEWEST: Final = 2
"""One option is no choice."""


def check(draft: Draft) -> None:
    """Note what does not go with a question's kind."""
    for entry in draft.entries:
        if entry.has("kind"):
            _keys(entry)
            _limits(entry)


def _keys(entry: Entry) -> None:
    question = entry.question
    given = {
        "options": bool(question.options),
        "other": question.other,
        "from": question.from_ is not None,
        "to": question.to is not None,
    }
    for key, kinds in _KINDS_OF_KEY.items():
        if given[key] and question.kind not in kinds:
            _unused(entry, kinds, key)
    if question.kind in _CHOICES and len(question.options) < _FEWEST and entry.has("options"):
        place = entry.at("options") if question.options else entry.at("kind")
        place.add(OPTIONS_MISSING, kind=question.kind)


def _limits(entry: Entry) -> None:
    question, limits = entry.question, entry.question.limits
    for key, kinds in _KINDS_OF_LIMIT.items():
        if getattr(limits, key) is not None and question.kind not in kinds:
            _unused(entry, kinds, "limits", key)
    given = {key: value for key, value in (("least", limits.least), ("most", limits.most)) if value is not None}
    if not given or question.kind not in {"number", "date"}:
        return
    fits, code = (is_number, LIMIT_NOT_NUMBER) if question.kind == "number" else (is_date, LIMIT_NOT_DATE)
    wrong = [key for key, value in given.items() if not fits(value)]
    for key in wrong:
        entry.at("limits", key).add(code)
    if not wrong and limits.least is not None and limits.most is not None and _crossed(question.kind, **given):
        entry.at("limits").add(LIMITS_CROSSED)


def _crossed(kind: KindId, *, least: str, most: str) -> bool:
    if kind == "number":
        return Decimal(least) > Decimal(most)
    return least > f"{most}-99"[: len("2026-11-20")]


def _unused(entry: Entry, kinds: tuple[KindId, ...], *keys: str) -> None:
    place = entry.at(*keys).at_key()
    place.add(KEY_UNUSED, key=keys[-1], kind=entry.question.kind, kinds=", ".join(kinds))
