"""Named strengths and the words that show them."""

from __future__ import annotations

from msgspec import Struct

from strengthtui.model.words import Record, Sphere, Words


class Strength(Record, frozen=True, kw_only=True):
    """A strength with a name, somewhere on the map."""

    name: str
    area: str | None = None
    """Id of an area in `content/vocabularies/strengths.yaml`."""
    sphere: Sphere = "individual"
    domains: tuple[str, ...] = ()
    possible_through: str | None = None
    """What makes it possible; printed beside it, so that it cannot be used against its owner."""


class Source(Struct, frozen=True, kw_only=True):
    """Where evidence was taken from: the record, the characters, and the revision they were read at."""

    table: str
    id: str
    start: int | None = None
    end: int | None = None
    rev: int | None = None
    line: int | None = None
    """Index of the line inside a `lines` value."""


class Evidence(Record, frozen=True, kw_only=True):
    """Words that show a strength."""

    strength: str
    words: Words
    source: Source | None = None
