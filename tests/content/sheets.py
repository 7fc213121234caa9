"""The shape of a sheet, and what is wrong with one, for the demo person and for the guide's example."""

from __future__ import annotations

import re
from typing import Literal

import msgspec

from tests.content.reading import AskingPack, Shape, Sphere, Voice, areas, topics

STATES = {"answered", "later", "declined", "not-fitting"}
VOICES = {"person", "gist", "worker", "other"}


class Conversation(Shape):
    """Answers to one pack."""

    pack: str
    route: Literal["doorstep", "short", "full"]
    answers: dict[str, str | list[str | dict[str, str]] | dict[str, object]]


class Jotting(Shape):
    """A line caught while talking."""

    text: str
    topic: str | None = None
    voice: Voice = "gist"
    other: str | None = None
    share: Literal["none", "worker", "team", "outside"] | None = None


class MarkedStrength(Shape):
    """A strength with the words that show it."""

    name: str
    sphere: Sphere
    evidence: str
    voice: Voice = "gist"
    area: str | None = None
    possible_through: str | None = None


class Tie(Shape):
    """Somebody or something round them."""

    name: str
    kind: Literal["person", "animal", "place", "group", "service"] = "person"
    who_to_me: str | None = None
    does: str | None = None
    closeness: Literal["close", "in-reach", "far", "strained"] | None = None
    give_take: Literal["they-give", "i-give", "both", "not-now"] | None = None
    may_know: str | None = None
    voice: Voice = "gist"


class Step(Shape):
    """A step of a goal."""

    what: str
    who: str
    by: str | None = None
    hurdle: str | None = None
    then: str | None = None
    asked: Literal["yes", "no", "not-yet"] | None = None


class Goal(Shape):
    """A goal with its steps."""

    words: str
    draws_on: list[str]
    steps: list[Step]
    why: str | None = None


class Promise(Shape):
    """What the worker said they would do."""

    what: str
    by: str


class Sheet(Shape):
    """A talk as one file."""

    worker: str
    happened: str
    present: list[str]
    limits_said: str
    consent: str
    conversations: list[Conversation]
    jottings: list[Jotting]
    strengths: list[MarkedStrength]
    ties: list[Tie]
    goals: list[Goal]
    promises: list[Promise]

    def answer_of(self, address: str) -> tuple[str, object, str]:
        """Give state, value and voice of an answer."""
        raw = self.conversations[0].answers[address]
        if isinstance(raw, dict):
            return (str(raw.get("state", "answered")), raw.get("value"), str(raw.get("voice", "gist")))
        return ("answered", raw, "gist")

    def said(self) -> list[tuple[Voice, str]]:
        """Give every line that was heard, with whose words it is."""
        heard = [(jotting.voice, jotting.text) for jotting in self.jottings]
        for address in self.conversations[0].answers:
            _state, value, voice = self.answer_of(address)
            items = value if isinstance(value, list) else [] if value is None else [value]
            for item in items:
                line = item if isinstance(item, dict) else {"text": item, "voice": voice}
                spoken = msgspec.convert(line.get("voice", voice), Voice)
                heard.append((spoken, str(line.get("text", line.get("name", "")))))
        return heard


def wrong_answers(sheet: Sheet, pack: AskingPack) -> list[str]:
    """Name each answer that has no question, or does not fit its kind."""
    questions = pack.questions()
    wrong = []
    for address in sheet.conversations[0].answers:
        state, value, voice = sheet.answer_of(address)
        sound = address in questions and state in STATES and voice in VOICES
        if sound and state == "answered":
            sound = _fits(questions[address].kind, value)
        elif sound:
            sound = value is None
        if not sound:
            wrong.append(address)
    return wrong


def _fits(kind: str, value: object) -> bool:
    """Whether a value may stand under a question of this kind."""
    if kind == "people":
        return isinstance(value, list) and all(
            isinstance(item, dict) and set(item) == {"name", "who_to_me"} for item in value
        )
    if kind == "lines" and isinstance(value, list):
        return all(isinstance(item, str) or {"text"} <= set(item) <= {"text", "voice", "other"} for item in value)
    return kind in {"text", "lines"} and isinstance(value, str) and bool(value.strip())


def wrong_strengths(sheet: Sheet) -> list[str]:
    """Name each strength whose words were not said so, or whose area is unknown or in another sphere."""
    known = {area.id: area.sphere for area in areas()}
    said = sheet.said()
    return [
        strength.name
        for strength in sheet.strengths
        if not any(voice == strength.voice and strength.evidence in line for voice, line in said)
        or (strength.area is not None and known.get(strength.area) != strength.sphere)
    ]


def wrong_jottings(sheet: Sheet) -> list[str]:
    """Name each jotting with an unknown topic, or with another's words and no name for them."""
    known = {topic.id for topic in topics().topics} | {petal.id for petal in topics().petals}
    return [
        jotting.text
        for jotting in sheet.jottings
        if (jotting.topic is not None and jotting.topic not in known)
        or (jotting.voice == "other") != (jotting.other is not None)
    ]


def wrong_plan(sheet: Sheet) -> list[str]:
    """Name each goal that draws on nothing marked, each helper not put down as asked or not, odd dates."""
    names = {strength.name for strength in sheet.strengths}
    steps = [step for goal in sheet.goals for step in goal.steps]
    dates = [sheet.happened, *(step.by or "" for step in steps), *(promise.by for promise in sheet.promises)]
    return [
        *(goal.words for goal in sheet.goals if not set(goal.draws_on) <= names),
        *(step.what for step in steps if (step.who not in {"me", "worker"}) != (step.asked is not None)),
        *(date for date in dates if date and not re.fullmatch(r"\d{4}-\d\d-\d\d", date)),
        *(date for date in dates if date and date < sheet.happened),
    ]
