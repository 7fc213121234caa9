"""The shared vocabularies: areas of life, topics and petals, areas of strength; and the frames round a conversation."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from strengthtui.model.pack import Option
from strengthtui.model.words import Sphere

FrameWhen = Literal["first-time", "every-time", "when-it-bears", "second-meeting", "optional"]


class Domain(Struct, frozen=True, kw_only=True):
    """One of sixteen areas of life."""

    id: str
    title: str
    covers: str = ""
    sphere: Sphere
    capital: str = ""
    wellbeing: tuple[str, ...] = ()
    outcomes: tuple[str, ...] = ()
    petal: str | None = None
    """The petal that what is said of it stands under on paper, where it was said to no topic."""


class PetalName(Struct, frozen=True, kw_only=True):
    """A petal's id and its heading."""

    id: str
    title: str


class Topic(Struct, frozen=True, kw_only=True):
    """What words are about."""

    id: str
    petal: str
    title: str
    means: str = ""
    domains: tuple[str, ...] = ()


class Area(Struct, frozen=True, kw_only=True):
    """An area of strength, with names a person might use."""

    id: str
    title: str
    from_: Literal["seed", "ours"]
    sphere: Sphere
    domains: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


class Vocabulary(Struct, frozen=True, kw_only=True):
    """All of them together."""

    domains: tuple[Domain, ...]
    petals: tuple[PetalName, ...]
    topics: tuple[Topic, ...]
    areas: tuple[Area, ...]


class FrameLine(Struct, frozen=True, kw_only=True):
    """One thing said or asked before or after the conversation itself."""

    id: str
    ask: str
    plainer: str | None = None
    listen_for: tuple[str, ...] = ()
    also_ask: tuple[str, ...] = ()
    care: str | None = None
    when: FrameWhen = "every-time"
    for_worker: bool = False
    about: str | None = None
    parts: tuple[Option, ...] = ()
    """The agreements, each apart: `text` is what is asked."""
    options: tuple[Option, ...] = ()


class Frame(Struct, frozen=True, kw_only=True):
    """`meet`, `close` or `concern`."""

    id: str
    version: int
    title: str
    language: str = "en"
    lines: tuple[FrameLine, ...] = ()
