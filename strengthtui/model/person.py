"""A person, what was agreed with them, and the times spent together."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from strengthtui.model.strength import Source
from strengthtui.model.tie import Closeness, GiveTake
from strengthtui.model.words import Record

AgreementAbout = Literal["talk", "type", "keep", "share", "goal", "plan"]
AgreementState = Literal["yes", "partly", "no", "ask-each-time", "ask-again", "withdrawn"]
AgreementHow = Literal["said", "wrote", "marked", "through"]
Copy = Literal["given", "owed", "elsewhere", "not-safe"]
Role = Literal["carer", "relative", "friend", "worker", "interpreter"]
"""Who somebody in the room is to the person."""
EndingKind = Literal["finished-together", "moved-on", "lost-touch", "someone-else-now", "died"]


class Talking(Struct, frozen=True, kw_only=True):
    """How to talk with this person."""

    interpreter: str | None = None
    signs: str | None = None
    reads: str | None = None
    pace: str | None = None


class Reach(Struct, frozen=True, kw_only=True):
    """How to reach this person safely; never in copies for outside."""

    ways: str | None = None
    """Safe number, place and times, as said."""
    message: str | None = None
    """Whether a message may be left, and whether the worker may say where they ring from."""
    found: str | None = None
    """Where usually found."""


class Alongside(Struct, frozen=True, kw_only=True):
    """Another worker or agency alongside the person."""

    who: str
    does: str | None = None
    may_know: str | None = None
    closeness: Closeness | None = None
    """How close it is to them on the map of who and what is round them; `None` where it was not said."""
    give_take: GiveTake | None = None


class Ending(Struct, frozen=True, kw_only=True):
    """How the work together ended."""

    kind: EndingKind
    on: str
    """Date, `YYYY-MM-DD`."""
    words: str | None = None


class Person(Record, frozen=True, kw_only=True):
    """Whom the conversation is with; its id is the person's."""

    name: str
    """The name they choose."""
    also: tuple[str, ...] = ()
    """Earlier or other names, so that they can be found by them."""
    pronouns: str | None = None
    language: str | None = None
    talking: Talking | None = None
    reach: Reach | None = None
    alongside: tuple[Alongside, ...] = ()
    not_again: tuple[str, ...] = ()
    """What they have told too many people already."""
    keep_until: str | None = None
    """Date after which the file is due to go, `YYYY-MM-DD`."""
    ending: Ending | None = None
    not_planned: tuple[Source, ...] = ()
    """Lines that sound like steps and are none: the plan asks no more, until they are said anew."""


class About(Struct, frozen=True, kw_only=True):
    """What an agreement is about."""

    what: AgreementAbout
    name: str | None = None
    """With whom, when it is about sharing."""
    goal: str | None = None
    """The goal's id, when it is about a goal."""
    rev: int | None = None
    """The plan's revision (the highest of its goals and steps), when it is about the plan."""


class Agreement(Record, frozen=True, kw_only=True):
    """One thing agreed, or not, each apart."""

    about: About
    state: AgreementState
    how: AgreementHow = "said"
    deciding: str | None = None
    """Who decides: by the person, with help, by someone with legal power, could not say today."""
    helped_by: str | None = None
    advocate: str | None = None
    at: str
    """When it was given: a date or a UTC time."""


class Limits(Struct, frozen=True, kw_only=True):
    """Whether the limits of confidentiality were said."""

    said: bool
    by: str | None = None
    at: str | None = None


class Presence(Struct, frozen=True, kw_only=True):
    """Who was in the room from one moment on; no names means the person was alone with the worker."""

    since: str
    """UTC time from which this holds."""
    names: tuple[str, ...] = ()
    roles: tuple[Role | None, ...] = ()
    """Who each is to the person, in the order of the names; empty where it was noted of none."""


class Next(Struct, frozen=True, kw_only=True):
    """When worker and person meet again."""

    on: str | None = None
    """Date, `YYYY-MM-DD`."""
    words: str | None = None
    """When, where and how, as said."""


class Sitting(Record, frozen=True, kw_only=True):
    """One stretch of time together."""

    happened: str | None = None
    """When it happened: a date or a UTC time; `None` when not known."""
    typed: str
    """When it was typed: UTC."""
    ended: str | None = None
    """When it was closed; `None` while it goes on or was paused."""
    worker: str | None = None
    """Name or initials."""
    place: str | None = None
    present: tuple[Presence, ...] = ()
    through: str | None = None
    """Interpreter or other go-between."""
    state_of_things: str | None = None
    """In neutral words, for the record."""
    limits: Limits | None = None
    copy: Copy | None = None
    next: Next | None = None
    leaving: str | None = None
    """How they are leaving, in a word."""
    sheet: str | None = None
    """Digest of the sheet that was filled in, if it came from one."""
