"""Words that someone said or wrote, whose they are, and what every stored record carries."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

Voice = Literal["person", "gist", "worker", "other", "agreed"]
"""Whose words: as said; their point in the worker's words; the worker's own thought; another's; gist after "right"."""

Share = Literal["none", "worker", "team", "outside"]
"""The widest circle a line may reach; `None` in a record means the default for its kind and voice."""

Sphere = Literal["individual", "family", "environment"]
"""Where a strength lives; `family` is shown as "people close to me"."""


class Record(Struct, frozen=True, kw_only=True):
    """What every stored record carries."""

    id: str
    """A ULID."""
    made: str
    """When it was first stored: UTC, milliseconds, `2026-11-22T14:02:11.123Z`."""
    changed: str
    """When it was last changed, the same form."""
    rev: int
    """The person's generation at that change."""
    device: str
    """A random name for this installation; never a host name."""
    sitting: str | None = None
    """The sitting in which it was made, if any."""


class Words(Struct, frozen=True, kw_only=True):
    """Something said: the text and whose words it is."""

    text: str
    """As typed; never altered by the program."""
    voice: Voice = "gist"
    """Whose words."""
    other: str | None = None
    """Which other, when the voice is `other`."""
    language: str | None = None
    """A BCP 47 tag, when not the conversation's language."""
    share: Share | None = None
    """Who may read it in a document; `None` is the default by kind and voice."""


class Ref(Struct, frozen=True, kw_only=True):
    """Points at one line: a record, one line inside a record whose value is a list, or one part of a record."""

    table: str
    """The table's name."""
    id: str
    """The record's ULID."""
    line: int | None = None
    """Index (from 0) into a `lines` or `people` value, or into a part that is a list; `None` for all of it."""
    field: str | None = None
    """One part of the record by its field, such as `by` or `reach.ways`; `None` for the record itself."""
