"""What a question's kind asks of its other keys: options, ends, limits."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from strengthtui.model.pack import Limits
from strengthtui.sources.findings import FindingCode
from strengthtui.sources.scalars import is_date, is_number

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from strengthtui.model.pack import KindId, Question
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
ONE_END: Final = FindingCode(
    "scale-one-end",
    "warning",
    "the ruler has words for one end only",
    "add `{missing}`",
)
NO_ENDS: Final = FindingCode(
    "scale-no-ends",
    "note",
    "nothing says what 0 and 10 stand for",
    "add `from` and `to`; the person's own words take their place",
)

CODES: Final = (OPTIONS_MISSING, KEY_UNUSED, LIMIT_NOT_NUMBER, LIMIT_NOT_DATE, LIMITS_CROSSED, ONE_END, NO_ENDS)
IN_PART: Final = CODES
"""What holds of a pack of which a part could not be read."""

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
_FITS: Final[Mapping[KindId, Callable[[str], bool]]] = {"number": is_number, "date": is_date}
_NO_LIMITS: Final = Limits()
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
    for key, given in (
        ("options", question.options),
        ("other", question.other),
        ("from", question.from_),
        ("to", question.to),
    ):
        if given and question.kind not in _KINDS_OF_KEY[key]:
            _unused(entry, _KINDS_OF_KEY[key], key)
    if question.kind in _CHOICES and len(question.options) < _FEWEST and entry.has("options"):
        place = entry.at("options") if question.options else entry.at("kind")
        place.add(OPTIONS_MISSING, kind=question.kind)
    if question.kind == "scale" and entry.has("from") and entry.has("to"):
        _ends(entry)


def _ends(entry: Entry) -> None:
    low, high = entry.question.from_, entry.question.to
    if low is None and high is None:
        entry.at("kind").add(NO_ENDS)
    elif low is None or high is None:
        given, missing = ("to", "from") if low is None else ("from", "to")
        entry.at(given).at_key().add(ONE_END, missing=missing)


def _limits(entry: Entry) -> None:
    question, limits = entry.question, entry.question.limits
    if limits == _NO_LIMITS:
        return
    for key, kinds in _KINDS_OF_LIMIT.items():
        if getattr(limits, key) is not None and question.kind not in kinds:
            _unused(entry, kinds, "limits", key)
    wrong = wrong_limits(question)
    for key in wrong:
        entry.at("limits", key).add(LIMIT_NOT_NUMBER if question.kind == "number" else LIMIT_NOT_DATE)
    if not wrong and crossed(question):
        entry.at("limits").add(LIMITS_CROSSED)


def wrong_limits(question: Question) -> tuple[str, ...]:
    """Give the keys of limits that are no number, or no date, where they have to be."""
    fits = _FITS.get(question.kind)
    given = (("least", question.limits.least), ("most", question.limits.most))
    return () if fits is None else tuple(key for key, value in given if value is not None and not fits(value))


def crossed(question: Question) -> bool:
    """Whether no number, or no date, lies between the limits, which have to be such."""
    least, most = question.limits.least, question.limits.most
    if least is None or most is None or question.kind not in _FITS:
        return False
    if question.kind == "number":
        return Decimal(least) > Decimal(most)
    return least > f"{most}-99"[: len("2026-11-20")]


def _unused(entry: Entry, kinds: tuple[KindId, ...], *keys: str) -> None:
    place = entry.at(*keys).at_key()
    place.add(KEY_UNUSED, key=keys[-1], kind=entry.question.kind, kinds=", ".join(kinds))
