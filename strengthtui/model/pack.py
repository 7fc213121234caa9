"""One YAML definition of a conversation, as data: sections, petals, questions, and when a question is asked."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from strengthtui.model.conversation import Route
from strengthtui.model.words import Share

KindId = Literal["text", "lines", "yes-no", "choice", "choices", "scale", "number", "date", "people", "goals"]
Focus = Literal["past", "present", "future"]
Ring = Literal["inner", "outer", "leaf"]
Offer = Literal["strength", "goal", "step", "asset", "person"]


class Option(Struct, frozen=True, kw_only=True):
    """One thing to choose."""

    id: str
    text: str


class Limits(Struct, frozen=True, kw_only=True):
    """Bounds of a value: characters for `text`, decimal numbers for `number`, dates for `date`."""

    length: int | None = None
    least: str | None = None
    most: str | None = None


class AnswerTest(Struct, frozen=True, kw_only=True, tag="answer"):
    """True when an earlier question of this pack was answered, or answered so."""

    question: str
    """Address `section/question`."""
    test: Literal["answered", "equals", "includes"]
    value: str | None = None
    """An option id, `yes`/`no`, a number or a date; `None` for `answered`."""


class TopicTest(Struct, frozen=True, kw_only=True, tag="topic"):
    """True when something has been heard under a topic or petal."""

    topic: str


class AnyOf(Struct, frozen=True, kw_only=True, tag="any"):
    """True when one of them is."""

    conditions: tuple[Condition, ...]


class AllOf(Struct, frozen=True, kw_only=True, tag="all"):
    """True when all of them are."""

    conditions: tuple[Condition, ...]


class Not(Struct, frozen=True, kw_only=True, tag="not"):
    """True when it is not."""

    condition: Condition


Condition = AnswerTest | TopicTest | AnyOf | AllOf | Not
"""Two-valued; an answer test is false unless its question is live and answered."""


class Recall(Struct, frozen=True, kw_only=True):
    """Earlier words to show beside a question."""

    kind: Literal["topic", "question", "domain"]
    """`topic` is a petal or a topic id; `question` an address; `domain` everything heard in that area of life."""
    to: str
    """The id; a question is always the full address `pack/section/question`."""


class Question(Struct, frozen=True, kw_only=True):
    """One thing to ask."""

    id: str
    kind: KindId
    ask: str
    """As read aloud; may hold `{name}` or `{section/question}` where `ask_without` says it without them."""
    ask_without: str | None = None
    plainer: str | None = None
    listen_for: tuple[str, ...] = ()
    also_ask: tuple[str, ...] = ()
    care: str | None = None
    """One line for the worker; never shown beside the person."""
    focus: Focus | None = None
    about: str | None = None
    """One topic id; without it the question is asked afresh each time."""
    domains: tuple[str, ...] | None = None
    """Areas of life, where they differ from the topic's."""
    recall: tuple[Recall, ...] = ()
    route: Route = "full"
    """The smallest route that asks it."""
    offers: tuple[Offer, ...] = ()
    seed: str | None = None
    """Where it comes from: `E1`, `peer-3`, `ours`."""
    options: tuple[Option, ...] = ()
    other: bool = False
    """Whether something else than the options may be said."""
    from_: str | None = None
    """Offered words for the low end of a scale; the person's own replace them."""
    to: str | None = None
    """Offered words for the high end."""
    limits: Limits = Limits()
    when: Condition | None = None
    """Asked only when this is true; `None` is always."""
    for_worker: bool = False
    """Asked of the worker (`for: worker`)."""
    was: str | None = None
    """The address it had in an earlier version."""
    under: str | None = None
    """Topic or petal its answers stand under on paper, before what it is about; of itself it lets nothing be known."""
    share: Share | None = None
    """The widest circle its answers reach where nobody says otherwise; `None` is the default by voice and topic."""
    private: bool = False
    """Whether this is a time of their own: the screen clears itself, and nothing is typed."""


class Petal(Struct, frozen=True, kw_only=True):
    """A topic group of the flower: ways in, not questions."""

    ring: Ring
    openers: tuple[str, ...] = ()
    plainer: str | None = None
    listen_for: tuple[str, ...] = ()
    also_ask: tuple[str, ...] = ()
    care: str | None = None
    about: str | None = None
    route: Route = "full"


class Section(Struct, frozen=True, kw_only=True):
    """A part of a pack; either a petal or a list of questions."""

    id: str
    """For a petal, the petal's id."""
    title: str
    looks_at: tuple[str, ...] = ()
    petal: Petal | None = None
    questions: tuple[Question, ...] = ()


class RouteOrder(Struct, frozen=True, kw_only=True):
    """An order of its own for one route."""

    route: Route
    addresses: tuple[str, ...]


class Pack(Struct, frozen=True, kw_only=True):
    """One definition of a conversation."""

    id: str
    version: int
    title: str
    language: str = "en"
    summary: str = ""
    sources: tuple[str, ...] = ()
    order: tuple[RouteOrder, ...] = ()
    sections: tuple[Section, ...] = ()
    digest: str = ""
    """SHA-256 (hex) of the bytes it was read from."""


ROUTES: tuple[Route, ...] = ("doorstep", "short", "full")
"""From the smallest to the whole."""


def questions_of(pack: Pack) -> dict[str, Question]:
    """Give the questions of a pack by their address."""
    return {f"{section.id}/{one.id}": one for section in pack.sections for one in section.questions}
