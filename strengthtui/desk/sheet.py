"""A sheet: what was written on paper, typed into YAML or JSON. Its shape; what it means for a person is checked apart.

In a sheet a leading quotation mark is text, and voices are said by `voice:`. Nothing here knows packs or people.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Final, TypeVar, get_args

from strengthtui.desk.sheet_codes import CONTROL_ONLY, NO_OTHER
from strengthtui.model.conversation import AnswerState, Route
from strengthtui.model.person import AgreementAbout, AgreementHow, AgreementState, Copy
from strengthtui.model.plan import Asked, Who
from strengthtui.model.words import Share, Sphere, Voice, Words
from strengthtui.sources.codes import values
from strengthtui.sources.findings import Problems
from strengthtui.sources.loading import load
from strengthtui.sources.reader import (
    Field,
    Place,
    Placed,
    Read,
    Shape,
    anything,
    either,
    list_of,
    mapped,
    mapping_of,
    placed,
)
from strengthtui.sources.scalars import an_id, day, day_or_month, one_of, yes_no
from strengthtui.text import MAX_ANSWER, clean

if TYPE_CHECKING:
    from strengthtui.sources.source import Plain

_NAME_LIMIT: Final = 200
Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class SheetAnswer:
    """What stands at one address."""

    value: Placed[Any] | None = None
    state: AnswerState = "answered"
    voice: Voice = "gist"
    other: str | None = None
    share: Share | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class SheetConversation:
    """Answers to one pack."""

    pack: Placed[str] | None = None
    route: Route | None = None
    answers: dict[str, Placed[SheetAnswer]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SheetJotting:
    """One line."""

    words: Words
    topics: tuple[Placed[str], ...] = ()


@dataclass(frozen=True, slots=True)
class SheetStrength:
    """One strength with the words that show it."""

    name: str
    sphere: Sphere | None = None
    area: Placed[str] | None = None
    evidence: tuple[Words, ...] = ()
    possible_through: str | None = None


@dataclass(frozen=True, slots=True)
class SheetStep:
    """One step, or a promise."""

    what: str
    who: Who = field(default_factory=lambda: Who(kind="person"))
    by: str | None = None
    hurdle: str | None = None
    then: str | None = None


@dataclass(frozen=True, slots=True)
class SheetGoal:
    """One goal with its steps."""

    words: Words
    why: str | None = None
    vision: str | None = None
    draws_on: tuple[Placed[str], ...] = ()
    steps: tuple[SheetStep, ...] = ()


@dataclass(frozen=True, slots=True)
class SheetAgreement:
    """One thing agreed."""

    what: AgreementAbout
    state: AgreementState
    name: str | None = None
    how: AgreementHow = "said"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A whole sheet."""

    worker: str | None = None
    happened: Placed[str] | None = None
    present: tuple[str, ...] | None = None
    through: str | None = None
    limits_said: bool | None = None
    agreements: tuple[Placed[SheetAgreement], ...] = ()
    conversations: tuple[Placed[SheetConversation], ...] = ()
    jottings: tuple[SheetJotting, ...] = ()
    strengths: tuple[SheetStrength, ...] = ()
    goals: tuple[SheetGoal, ...] = ()
    promises: tuple[SheetStep, ...] = ()
    copy: Copy | None = None
    next_on: str | None = None
    next_words: str | None = None
    digest: str = ""
    consented: tuple[SheetAgreement, ...] = ()
    """What `consent` is short for."""
    broken: frozenset[str] = frozenset()
    """Parts that could not be read whole; what hangs on them is not judged."""
    removed: int = 0
    """Control characters that were taken out."""


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

    def words(self, limit: int = MAX_ANSWER) -> Read[str]:
        """Take words as they stand, without control characters and the white space round them."""

        def reading(value: Plain, place: Place) -> str | None:
            if not isinstance(value, str):
                _no_text(value, place)
                return None
            cleaned = clean(value)
            self.removed += cleaned.removed
            kept = cleaned.text.strip()
            if not kept:
                place.add(CONTROL_ONLY)
                return None
            if len(kept) > limit:
                place.add(values.TOO_LONG, length=len(kept), limit=limit)
                return None
            return kept

        return reading

    def sheet(self) -> Shape[Sheet]:
        """The whole."""
        said, name = self.words(), self.words(_NAME_LIMIT)
        following = Shape(_next, Field("on", day), Field("words", said))
        return Shape(
            _sheet,
            Field("worker", name),
            Field("happened", placed(day)),
            Field("present", list_of(name, or_one=True)),
            Field("through", name),
            Field("limits_said", yes_no),
            Field("consent", yes_no),
            Field("agreements", list_of(placed(self._agreement()))),
            Field("conversations", list_of(placed(self._conversation().lenient))),
            Field("jottings", list_of(self._jotting())),
            Field("strengths", list_of(self._strength())),
            Field("goals", list_of(self._goal())),
            Field("promises", list_of(self._promise())),
            Field("copy", one_of(*get_args(Copy))),
            Field(
                "next", either(text=mapped(said, lambda words: _next(words=words)), mapping=following), name="following"
            ),
        )

    def _voiced(self) -> tuple[Field, ...]:
        return (
            Field("voice", one_of(*(voice for voice in get_args(Voice) if voice != "agreed"))),
            Field("other", self.words(_NAME_LIMIT)),
            Field("share", one_of(*get_args(Share))),
        )

    def _agreement(self) -> Read[SheetAgreement]:
        return Shape(
            SheetAgreement,
            Field("about", one_of("talk", "type", "keep", "share"), required=True, name="what"),
            Field("state", one_of(*get_args(AgreementState)), required=True),
            Field("name", self.words(_NAME_LIMIT)),
            Field("how", one_of(*get_args(AgreementHow))),
        )

    def _conversation(self) -> Shape[SheetConversation]:
        mapping = Shape(
            SheetAnswer,
            Field("value", placed(self._value)),
            Field("state", one_of(*get_args(AnswerState))),
            Field("reason", self.words()),
            *self._voiced(),
        )
        answer = either(
            text=mapped(placed(self._value), _plain_answer),
            items=mapped(placed(self._value), _plain_answer),
            mapping=_says_whose(lambda value, place: _answer(value, place, mapping, self._value)),
        )
        return Shape(
            SheetConversation,
            Field("pack", placed(an_id), required=True),
            Field("route", one_of(*get_args(Route))),
            Field("answers", _filled_in(mapping_of(placed(answer)))),
        )

    def _value(self, value: Plain, place: Place) -> object:
        """Take a value to be judged by its question's kind, without control characters."""
        if isinstance(value, str):
            return self.words()(value, place)
        if isinstance(value, list):
            return [self._value(one, place.into(index)) for index, one in enumerate(value)]
        if isinstance(value, dict):
            return {key: self._value(one, place.into(key)) for key, one in value.items() if one is not None}
        return anything(value, place)

    def _jotting(self) -> Read[SheetJotting]:
        return _says_whose(
            Shape(
                _jotting,
                Field("text", self.words(), required=True),
                Field("topic", placed(an_id)),
                Field("topics", list_of(placed(an_id), or_one=True)),
                *self._voiced(),
            )
        )

    def _strength(self) -> Read[SheetStrength]:
        quoted = _says_whose(Shape(_words, Field("text", self.words(), required=True), *self._voiced()))
        evidence = list_of(either(text=mapped(self.words(), _gist), mapping=quoted), or_one=True)
        return _says_whose(
            Shape(
                _strength,
                Field("name", self.words(_NAME_LIMIT), required=True),
                Field("sphere", one_of(*get_args(Sphere))),
                Field("area", placed(an_id)),
                Field("evidence", evidence),
                Field("possible_through", self.words()),
                *self._voiced(),
            )
        )

    def _goal(self) -> Read[SheetGoal]:
        return _says_whose(
            Shape(
                _goal,
                Field("words", self.words(), required=True),
                Field("why", self.words()),
                Field("vision", self.words()),
                Field("draws_on", list_of(placed(self.words(_NAME_LIMIT)), or_one=True)),
                Field("steps", list_of(self._step())),
                *self._voiced(),
            )
        )

    def _step(self) -> Read[SheetStep]:
        return Shape(
            _step,
            Field("what", self.words(), required=True),
            Field("who", self.words(_NAME_LIMIT)),
            Field("asked", one_of(*get_args(Asked))),
            Field("by", day_or_month),
            Field("hurdle", self.words()),
            Field("then", self.words()),
        )

    def _promise(self) -> Read[SheetStep]:
        return Shape(_promised, Field("what", self.words(), required=True), Field("by", day_or_month))


def _no_text(value: Plain, place: Place) -> None:
    from strengthtui.sources.codes import shapes
    from strengthtui.sources.reader import shape_of

    if value is None:
        place.add(shapes.MISSING_VALUE)
    else:
        place.add(shapes.NOT_TEXT, found=shape_of(value))


def _filled_in(read: Read[Made]) -> Read[Made]:
    """Pass over what was left empty on the paper: it was not asked."""

    def reading(value: Plain, place: Place) -> Made | None:
        if isinstance(value, dict):
            value = {key: part for key, part in value.items() if part is not None}
        return read(value, place)

    return reading


def _says_whose(read: Read[Made]) -> Read[Made]:
    """Note it where words are another's and nobody says whose."""

    def reading(value: Plain, place: Place) -> Made | None:
        if isinstance(value, dict) and value.get("voice") == "other" and not value.get("other"):
            place.into("voice").add(NO_OTHER)
        return read(value, place)

    return reading


def _answer(value: Plain, place: Place, mapping: Shape[SheetAnswer], take: Read[Any]) -> SheetAnswer | None:
    """A mapping is an answer with its state and voice, or the value of a scale, a choice."""
    if isinstance(value, dict) and not {"value", "state"} & value.keys():
        found = take(value, place)
        return SheetAnswer(value=Placed(found, place)) if found is not None else None
    return mapping(value, place)


def _plain_answer(value: Placed[Any]) -> SheetAnswer:
    return SheetAnswer(value=value)


def _gist(text: str) -> Words:
    return Words(text=text)


def _words(text: str = "", voice: Voice = "gist", other: str | None = None, share: Share | None = None) -> Words:
    return Words(text=text, voice="other" if other and voice == "gist" else voice, other=other, share=share)


def _jotting(
    text: str = "",
    topic: Placed[str] | None = None,
    topics: tuple[Placed[str], ...] = (),
    **voiced: Any,  # noqa: ANN401
) -> SheetJotting:
    return SheetJotting(_words(text, **voiced), (*((topic,) if topic else ()), *topics))


def _strength(name: str = "", evidence: tuple[Words, ...] = (), **fields: Any) -> SheetStrength:  # noqa: ANN401
    voiced = {key: fields.pop(key) for key in ("voice", "other", "share") if key in fields}
    said = tuple(_words(one.text, **{"voice": one.voice, "other": one.other, **voiced}) for one in evidence)
    return SheetStrength(name, evidence=said, **fields)


def _goal(words: str = "", **fields: Any) -> SheetGoal:  # noqa: ANN401
    voiced = {key: fields.pop(key) for key in ("voice", "other", "share") if key in fields}
    return SheetGoal(_words(words, **voiced), **fields)


def _step(what: str = "", who: str = "me", asked: Asked = "not-yet", **fields: Any) -> SheetStep:  # noqa: ANN401
    doer = who.strip()
    kinds = {"me": Who(kind="person"), "worker": Who(kind="worker")}
    return SheetStep(what, kinds.get(doer.casefold()) or Who(kind="named", name=doer, asked=asked), **fields)


def _promised(what: str = "", by: str | None = None) -> SheetStep:
    return SheetStep(what, Who(kind="worker"), by)


def _next(on: str | None = None, words: str | None = None) -> tuple[str | None, str | None]:
    return on, words


def _sheet(
    consent: bool | None = None,  # noqa: FBT001  a key of the sheet
    agreements: tuple[Placed[SheetAgreement], ...] = (),
    following: tuple[str | None, str | None] = (None, None),
    **parts: Any,  # noqa: ANN401  the fields of Sheet
) -> Sheet:
    told = {one.value.what for one in agreements}
    things: tuple[AgreementAbout, ...] = ("talk", "type", "keep")
    state: AgreementState = "yes" if consent else "no"
    short = tuple(SheetAgreement(what, state) for what in things if consent is not None and what not in told)
    return Sheet(agreements=agreements, consented=short, next_on=following[0], next_words=following[1], **parts)


__all__ = ["Sheet", "SheetAnswer", "SheetConversation", "SheetGoal", "SheetStep", "SheetStrength", "read_sheet"]
