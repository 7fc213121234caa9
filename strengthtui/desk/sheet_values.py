"""What stands at one address of a sheet: an answer's value, or a mapping with its state and voice.

A value is read whatever its kind will be, so that every word is cleaned and every place known; `checked` then judges it
as its question's kind would judge typing, and says in a sheet's terms what may stand there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, get_args

from strengthtui.desk.sheet_codes import DOES_NOT_FIT, NO_OTHER
from strengthtui.desk.sheet_parts import Item, SheetAnswer, SheetValue
from strengthtui.errors import Refusal
from strengthtui.i18n import _
from strengthtui.interview.kinds import KINDS
from strengthtui.model.conversation import AnswerState
from strengthtui.model.words import Voice
from strengthtui.sources.codes import shapes
from strengthtui.sources.reader import Field, Placed, Shape, shape_of
from strengthtui.sources.scalars import one_of

if TYPE_CHECKING:
    from strengthtui.model.conversation import Value
    from strengthtui.model.pack import Question
    from strengthtui.sources.reader import Place, Read
    from strengthtui.sources.source import Plain

VOICES: Final = tuple(voice for voice in get_args(Voice) if voice != "agreed")
"""What a sheet may say of whose words they are; "agreed" comes only from reading back."""
_IN_A_VALUE: Final = frozenset({"text", "at", "from", "to", "chosen", "name", "who_to_me"})
"""Keys that make a mapping a value, not an answer with its state."""
_OF_AN_ANSWER: Final = frozenset({"value", "state", "reason", "share"})
_LISTS: Final = frozenset({"lines", "goals", "people"})
"""Kinds whose value is a list of entries, each judged by itself."""


def answer_at(words: Read[str], voiced: tuple[Field, ...]) -> Read[SheetAnswer]:
    """Give the read of one answer: its value as it is, or a mapping of value, state, voice and the like."""
    reading = _Values(words)
    shape = Shape(
        _answer,
        Field("value", reading.value),
        Field("state", one_of(*get_args(AnswerState))),
        Field("reason", words),
        *voiced,
    )

    def read(value: Plain, place: Place) -> SheetAnswer | None:
        if not isinstance(value, dict) or _is_value(value):
            return SheetAnswer(value=reading.value(value, place))
        if value.get("voice") == "other" and value.get("other") is None:
            place.into("voice").add(NO_OTHER)
        before = place.problems.error_count
        made = shape.lenient(value, place)
        return _unless_sound(made, sound=place.problems.error_count == before)

    return read


def checked(answer: SheetAnswer, question: Question) -> Value | None:
    """Judge a value as typing is judged; `None` where it does not fit, and findings say why."""
    value = answer.value
    if value is None:
        return None
    if question.kind not in _LISTS:
        return _judged(_plain(value.content), question, value.place.place) if value.whole else None
    entries = _entries(value)
    voice = {} if question.kind == "people" else {"voice": answer.voice, "other": answer.other}
    items = [_item(entry.value, voice) for entry in entries]
    fits = [_judged([item], question, entry.place) is not None for item, entry in zip(items, entries, strict=True)]
    return _judged(items, question, value.place.place) if all(fits) and value.whole else None


class _Values:
    """Reads a value of any kind, so that all of it is cleaned."""

    def __init__(self, words: Read[str]) -> None:
        self._words = words

    def value(self, value: Plain, place: Place) -> SheetValue:
        """Take a value; parts that cannot stand in any are noted and left out."""
        before = place.problems.error_count
        content: Item | list[Placed[Item]] | None
        if isinstance(value, list):
            found = [
                (self._item(one, place.into(at)), place.into(at)) for at, one in enumerate(value) if one is not None
            ]
            content = [Placed(item, where) for item, where in found if item is not None]
        else:
            content = self._item(value, place)
        whole = place.problems.error_count == before
        return SheetValue("" if content is None else content, Placed(None, place), whole)

    def _item(self, value: Plain, place: Place) -> Item | None:
        if isinstance(value, dict):
            return self._mapping(value, place)
        if isinstance(value, list):
            place.add(shapes.WRONG_SHAPE, found=shape_of(value), fitting="text, mapping")
            return None
        return self._words(value, place)

    def _mapping(self, value: dict[str, Plain], place: Place) -> Item:
        read: dict[str, str | list[str]] = {}
        for key, part in value.items():
            where = place.into(key)
            if part is None:
                continue
            if isinstance(part, list):
                several = [self._words(one, where.into(at)) for at, one in enumerate(part) if one is not None]
                read[key] = [one for one in several if one is not None]
            elif (said := self._words(part, where)) is not None:
                read[key] = said
        if "voice" in read and "text" in read:
            self._voice(read, place)
        return read

    def _voice(self, read: dict[str, str | list[str]], place: Place) -> None:
        voice = read["voice"] if isinstance(read["voice"], str) else ""
        if one_of(*VOICES)(voice, place.into("voice")) is None:
            del read["voice"]
        elif voice == "other" and "other" not in read:
            place.into("voice").add(NO_OTHER)


def _answer(
    value: SheetValue | None = None,
    voice: Voice = "gist",
    other: str | None = None,
    **fields: Any,  # noqa: ANN401  the fields of SheetAnswer
) -> SheetAnswer:
    said: Voice = "other" if other and voice == "gist" else voice
    return SheetAnswer(value=value, voice=said, other=other, **fields)


def _unless_sound(made: SheetAnswer | None, *, sound: bool) -> SheetAnswer | None:
    from dataclasses import replace

    return made if made is None or sound else replace(made, whole=False)


def _is_value(value: dict[str, Plain]) -> bool:
    """A mapping is a value when it has a value's keys and none of an answer's."""
    keys = value.keys()
    return (bool(keys & _IN_A_VALUE) or set(keys) == {"other"}) and not keys & _OF_AN_ANSWER


def _plain(content: Item | list[Placed[Item]]) -> Any:  # noqa: ANN401  judged by the kind
    return [entry.value for entry in content] if isinstance(content, list) else content


def _entries(value: SheetValue) -> list[Placed[Item]]:
    """Give the entries of a list; of a text its lines, of a single mapping that one."""
    content, place = value.content, value.place.place
    if isinstance(content, str):
        return [Placed(line, place) for line in content.splitlines() if line.strip()]
    return content if isinstance(content, list) else [Placed(content, place)]


def _item(item: Item, voice: dict[str, str | None]) -> Any:  # noqa: ANN401  judged by the kind
    """Give a line the voice of the whole answer, unless it has its own."""
    if not voice:
        return item
    if isinstance(item, str):
        return {"text": item, **voice}
    own = {"voice": "other", **item} if "other" in item else item
    return {**voice, **own}


def _judged(value: Any, question: Question, place: Place) -> Value | None:  # noqa: ANN401  what a sheet may hold
    found = KINDS[question.kind].check(value, question) if value else Refusal("empty")
    if isinstance(found, Refusal):
        place.add(DOES_NOT_FIT, kind=question.kind, fitting=_reason(found), choices=_form(question))
        return None
    return found


def _form(question: Question) -> str:
    """Say how a value of this kind is written in a sheet."""
    options = ", ".join(option.id for option in question.options)
    return {
        "text": _("one text, or {value: TEXT, voice: VOICE}"),
        "lines": _("a list of texts, or of {text: TEXT, voice: VOICE}"),
        "goals": _("a list of texts, or of {text: TEXT, voice: VOICE}"),
        "people": _("a list of names, or of {name: NAME, who_to_me: WHO}"),
        "yes-no": _("yes or no"),
        "choice": _("one of these, or its words: {options}").replace("{options}", options),
        "choices": _("a list of these, or of their words: {options}").replace("{options}", options),
        "scale": _("a number from 0 to 10, or {at: NUMBER, from: WORDS, to: WORDS}"),
        "number": _("a number in digits"),
        "date": _("a day or a month: 2027-01-15, 2027-01"),
    }[question.kind]


def _reason(refusal: Refusal) -> str:
    """Say why it does not fit; never with anything that was written."""
    reasons = {
        "empty": _("nothing is said in it"),
        "wrong-shape": _("it has another shape"),
        "too-long": _("it has {length} characters, and {limit} fit"),
        "no-such-voice": _("there is no such voice"),
        "not-yes-or-no": _("it is neither yes nor no"),
        "no-such-option": _("it is none of the choices"),
        "only-one-option": _("only one choice fits"),
        "not-a-number": _("it is not a number"),
        "too-small": _("{least} is the least"),
        "too-large": _("{most} is the most"),
        "not-a-mark": _("it is no number from {least} to {most} with the two ends behind it"),
        "not-on-the-scale": _("the scale goes from {least} to {most}"),
        "not-a-date": _("it is not a date"),
        "no-such-date": _("there is no such day"),
        "no-year": _("it has no year"),
        "year-in-full": _("the year has to be written in full"),
        "too-early": _("{least} is the first day that fits"),
        "too-late": _("{most} is the last day that fits"),
        "no-name": _("a name is missing"),
    }
    return reasons.get(refusal.code, _("it does not fit")).format(**refusal.params)
