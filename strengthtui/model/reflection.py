"""What a worker thinks back with: principles in families, each with a few questions; and what they noted of it.

A note says nothing of whom it is about: no person, no sitting, no hour. It is the worker's, and about the work.
"""

from __future__ import annotations

from msgspec import Struct


class Principle(Struct, frozen=True, kw_only=True):
    """One principle, and questions of our own to the worker about it."""

    id: str
    name: str
    questions: tuple[str, ...]
    """In the order in which they come round."""


class Family(Struct, frozen=True, kw_only=True):
    """Principles that belong together."""

    id: str
    title: str
    short: str
    """What it is called on a page that others may see: nothing of services or substances."""
    source: str
    """Where the principles are from."""
    principles: tuple[Principle, ...]


class Reflections(Struct, frozen=True, kw_only=True):
    """Everything there is to think back with."""

    id: str
    version: int
    language: str = "en"
    families: tuple[Family, ...]
    team: tuple[Principle, ...] = ()
    """What a team's page asks, area by area."""


class Asked(Struct, frozen=True, kw_only=True):
    """One question, with the principle it is about."""

    family: str
    """Id of the family."""
    principle: str
    """Id of the principle, unique in its family."""
    name: str
    """What the principle is called."""
    number: int
    """Which of its questions, from 1."""
    question: str

    @property
    def address(self) -> str:
        """What stands for it in the journal: `nine/strengths/1`."""
        return f"{self.family}/{self.principle}/{self.number}"


class Note(Struct, frozen=True, kw_only=True):
    """One note of a worker's journal."""

    id: str
    """Random: it tells no time."""
    on: str
    """The day (`2026-11-27`), never the hour: the hour would tell after which sitting."""
    worker: str | None = None
    principle: str = ""
    """`nine/strengths`; empty where none was asked about."""
    asked: str = ""
    """The question as it was put."""
    words: str
    team: bool = False
    """Whether it tells of a strength of the team."""
    draft: bool = False
    """Whether it was being typed when the window was left."""
    rev: int = 1
    """Counts the changes of this note."""
