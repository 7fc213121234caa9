"""Reading a sheet: the tables of its keys. What does not fit is noted, and everything else is read on.

Words are taken as they stand, but for control characters (removed and counted) and the white space round them; lines
inside a text stay. What was left empty on the paper was not asked.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final, get_args

from strengthtui.desk.sheet_codes import NO_OTHER, NO_WORDS
from strengthtui.desk.sheet_makers import (
    CONSENTED,
    goal_of,
    jotting_of,
    next_of,
    promise_of,
    sheet_of,
    step_of,
    strength_of,
    words_of,
)
from strengthtui.desk.sheet_parts import (
    Sheet,
    SheetAgreement,
    SheetConversation,
    SheetGoal,
    SheetJotting,
    SheetStep,
    SheetStrength,
)
from strengthtui.desk.sheet_ties import tie_shape
from strengthtui.desk.sheet_values import VOICES, answer_at
from strengthtui.desk.typed import LONGEST_NAME
from strengthtui.model.conversation import Route
from strengthtui.model.person import AgreementHow, AgreementState, Copy
from strengthtui.model.plan import Asked
from strengthtui.model.words import Share, Sphere, Words
from strengthtui.sources.codes import shapes, values
from strengthtui.sources.loading import load
from strengthtui.sources.reader import (
    Field,
    Place,
    Read,
    Shape,
    either,
    list_of,
    mapped,
    mapping_of,
    placed,
    shape_of,
)
from strengthtui.sources.scalars import day, day_or_month, one_of, yes_no
from strengthtui.text import MAX_ANSWER, clean, one_line

if TYPE_CHECKING:
    from strengthtui.sources.findings import Problems
    from strengthtui.sources.source import Plain


def sheet_keys() -> frozenset[str]:
    """Give the keys a sheet may have."""
    return frozenset(_Reading().sheet().keys)


def read_sheet(data: bytes, name: str, problems: Problems) -> Sheet | None:
    """Read a sheet as far as it can be read; findings go to `problems`, so that all of them are told at once."""
    source = load(data, name, problems)
    if source is None:
        return None
    reading = _Reading()
    shaped = reading.sheet().shaped(source.data, Place(source, problems))
    if shaped is None:
        return None
    digest = hashlib.sha256(data).hexdigest()
    return replace(shaped.made, digest=digest, removed=reading.removed, broken=shaped.broken)


class _Reading:
    """One sheet being read: the tables, and how many control characters were met."""

    def __init__(self) -> None:
        self.removed = 0

    def words(self, value: Plain, place: Place) -> str | None:
        """Take words."""
        return self._text(value, place, MAX_ANSWER)

    def name(self, value: Plain, place: Place) -> str | None:
        """Take a name, on one line."""
        found = self._text(value, place, LONGEST_NAME)
        return None if found is None else one_line(found)

    def sheet(self) -> Shape[Sheet]:
        """The whole."""
        following = Shape(next_of, Field("on", day), Field("words", self.words))
        return Shape(
            sheet_of,
            Field("worker", self.name),
            Field("happened", placed(day)),
            Field("present", list_of(self.name, or_one=True)),
            Field("through", self.name),
            Field("limits_said", yes_no),
            Field("consent", yes_no),
            Field("agreements", list_of(self._agreement().shaped)),
            Field("conversations", list_of(placed(self._conversation().lenient))),
            Field("jottings", list_of(self._jotting())),
            Field("strengths", list_of(self._strength(), instead=SheetStrength())),
            Field("ties", list_of(says_whose(tie_shape(self.name, self.words, self._voiced()).lenient))),
            Field("goals", list_of(self._goal())),
            Field("promises", list_of(Shape(promise_of, Field("what", self.words, required=True), _BY))),
            Field("copy", one_of(*get_args(Copy))),
            Field(
                "next",
                either(text=mapped(self.words, lambda words: next_of(words=words)), mapping=following),
                name="following",
            ),
        )

    def _text(self, value: Plain, place: Place, limit: int) -> str | None:
        if not isinstance(value, str):
            if value is None:
                place.add(shapes.MISSING_VALUE)
            else:
                place.add(shapes.NOT_TEXT, found=shape_of(value))
            return None
        cleaned = clean(value)
        self.removed += cleaned.removed
        kept = cleaned.text.strip()
        if not kept:
            place.add(NO_WORDS)
        elif len(kept) > limit:
            place.add(values.TOO_LONG, length=len(kept), limit=limit)
        return kept if 0 < len(kept) <= limit else None

    def _voiced(self) -> tuple[Field, ...]:
        return (
            Field("voice", one_of(*VOICES)),
            Field("other", self.name),
            Field("share", one_of(*get_args(Share))),
        )

    def _agreement(self) -> Shape[SheetAgreement]:
        return Shape(
            SheetAgreement,
            Field("about", one_of(*CONSENTED, "share"), required=True, name="what"),
            Field("state", one_of(*get_args(AgreementState)), required=True),
            Field("name", self.name),
            Field("how", one_of(*get_args(AgreementHow))),
        )

    def _conversation(self) -> Shape[SheetConversation]:
        answers = mapping_of(placed(answer_at(self.words, self._voiced())))
        return Shape(
            SheetConversation,
            Field("pack", placed(self.name), required=True),
            Field("route", one_of(*get_args(Route))),
            Field("answers", _filled_in(answers)),
        )

    def _jotting(self) -> Read[SheetJotting]:
        topics = list_of(placed(self.name), or_one=True)
        shape = Shape(
            jotting_of,
            Field("text", self.words, required=True),
            Field("topic", placed(self.name)),
            Field("topics", topics),
            *self._voiced(),
        )
        return says_whose(either(text=mapped(self.words, jotting_of), mapping=shape.lenient))

    def _strength(self) -> Read[SheetStrength]:
        quoted = says_whose(Shape(words_of, Field("text", self.words, required=True), *self._voiced()))
        evidence = list_of(either(text=mapped(self.words, lambda text: Words(text=text)), mapping=quoted), or_one=True)
        shape = Shape(
            strength_of,
            Field("name", self.name, required=True),
            Field("sphere", one_of(*get_args(Sphere))),
            Field("area", placed(self.name)),
            Field("evidence", evidence),
            Field("possible_through", self.words),
            *self._voiced(),
        )
        return says_whose(shape.lenient)

    def _goal(self) -> Read[SheetGoal]:
        shape = Shape(
            goal_of,
            Field("words", self.words, required=True),
            Field("why", self.words),
            Field("vision", self.words),
            Field("draws_on", list_of(placed(self.name), or_one=True)),
            Field("steps", list_of(self._step())),
            *self._voiced(),
        )
        return says_whose(shape.lenient)

    def _step(self) -> Read[SheetStep]:
        return Shape(
            step_of,
            Field("what", self.words, required=True),
            Field("who", self.name),
            Field("asked", one_of(*get_args(Asked))),
            _BY,
            Field("hurdle", self.words),
            Field("then", self.words),
        )


_BY: Final = Field("by", day_or_month)


def says_whose(read: Read[Any]) -> Read[Any]:
    """Note it where words are another's and nobody says whose."""

    def reading(value: Plain, place: Place) -> object:
        if isinstance(value, dict) and value.get("voice") == "other" and value.get("other") is None:
            place.into("voice").add(NO_OTHER)
        return read(value, place)

    return reading


def _filled_in(read: Read[Any]) -> Read[Any]:
    """Pass over what was left empty on the paper: it was not asked."""

    def reading(value: Plain, place: Place) -> object:
        if isinstance(value, dict):
            value = {key: part for key, part in value.items() if _something(part)}
        return read(value, place)

    return reading


def _something(part: Plain) -> bool:
    return any(one is not None for one in part) if isinstance(part, list) else part is not None
