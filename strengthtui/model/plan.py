"""The plan: goals in the person's words, and small dated steps with someone's name on them."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from strengthtui.model.strength import Source
from strengthtui.model.words import Record, Words

GoalState = Literal["now", "later", "reached", "let-go"]
StepState = Literal["open", "started", "done", "stuck", "let-go"]
WhoKind = Literal["person", "worker", "named"]
Asked = Literal["not-yet", "yes", "no"]


class Goal(Record, frozen=True, kw_only=True):
    """What the person wants, in their words."""

    words: Words
    why: str | None = None
    vision: str | None = None
    """What it looks like when it is there."""
    draws_on: tuple[str, ...] = ()
    """Ids of strengths."""
    assets: tuple[str, ...] = ()
    importance: str | None = None
    confidence: str | None = None
    state: GoalState = "now"
    state_why: str | None = None
    order: int = 0
    source: Source | None = None
    """The line it was made of, if it was."""


class Who(Struct, frozen=True, kw_only=True):
    """Who does a step."""

    kind: WhoKind
    name: str | None = None
    """Only for `named`."""
    asked: Asked = "not-yet"
    """Whether a named helper has been asked and said yes; of no meaning for person and worker."""


class Step(Record, frozen=True, kw_only=True):
    """A small dated action; without a goal it is a promise that serves none."""

    goal: str | None = None
    what: str
    who: Who
    by: str | None = None
    """`YYYY-MM-DD` or `YYYY-MM`."""
    hurdle: str | None = None
    """What may get in the way."""
    then: str | None = None
    """What then."""
    state: StepState = "open"
    order: int = 0
    source: Source | None = None
    """The line it was made of, if it was."""
