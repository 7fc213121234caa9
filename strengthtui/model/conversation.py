"""A conversation, its answers, the lines caught while talking, and what the person said of them at read back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from msgspec import Struct

from strengthtui.model.words import Record, Ref, Share, Voice, Words

Route = Literal["doorstep", "short", "full"]
AnswerState = Literal["answered", "later", "declined", "not-fitting"]
VerdictKind = Literal["right", "changed", "left-out", "not-sure"]

if TYPE_CHECKING:
    Value: TypeAlias = str | list[str] | list[dict[str, str | None]] | dict[str, str | int | list[str] | None]
else:  # msgspec reads one kind of list in a union: what a list holds is told apart item by item
    Value = str | list[str | dict[str, str | None]] | dict[str, str | int | list[str] | None]
"""What an answer stores, by kind:

- `text`, `number`, `date`, `yes-no`: a string
- `lines`: list of `{text, voice, other}`; `people`: list of `{name, who_to_me}`; `goals`: list of goal ids
- `choice`, `choices`: `{chosen: [ids], other}`; `scale`: `{at, from, to}`
"""


class Conversation(Record, frozen=True, kw_only=True):
    """One person, one pack version, one route; may span sittings."""

    pack: str
    version: int
    digest: str
    """SHA-256 (hex) of the pack's bytes, so that the very wording can be found again."""
    route: Route
    language: str = "en"
    position: str | None = None
    """Address of the question or petal in front; `None` before the first and after the last."""
    state: Literal["open", "done"] = "open"


class SameAs(Struct, frozen=True, kw_only=True):
    """An answer kept from earlier: no copy, only the way to it."""

    table: str
    id: str


class Answer(Record, frozen=True, kw_only=True):
    """Value, state and voice; unique by conversation, question and item."""

    conversation: str
    question: str
    """Address inside the pack, `section/question`."""
    item: str | None = None
    """Reserved for repeated questions."""
    state: AnswerState
    value: Value | None = None
    voice: Voice = "gist"
    other: str | None = None
    language: str | None = None
    share: Share | None = None
    asked: str | None = None
    """The question as it was read out."""
    reason: str | None = None
    same_as: SameAs | None = None


class Jotting(Record, frozen=True, kw_only=True):
    """A line caught while talking; no topics means it waits to be sorted."""

    words: Words
    topics: tuple[str, ...] = ()
    """Petal or topic ids."""


class Target(Struct, frozen=True, kw_only=True):
    """The record a verdict is about, at the revision it had after the verdict's own act."""

    table: str
    id: str
    rev: int
    line: int | None = None
    """Index of one line inside the record's value; `None` for all of it."""


class Verdict(Record, frozen=True, kw_only=True):
    """What the person said of a line at read back; a later edit of the line makes it stale."""

    target: Target
    verdict: VerdictKind


class Export(Record, frozen=True, kw_only=True):
    """A document that was written: which, for whom, when. Never where."""

    document: str
    format: str
    audience: str
    at: str


class Change(Record, frozen=True, kw_only=True):
    """One row of history: what an act did to one record."""

    act: str
    """ULID shared by all rows of one act."""
    at: str
    table: str
    record: str
    op: Literal["insert", "update", "remove", "strike", "merge"]
    """`merge` stands for all that came from another file: no undo goes behind it."""
    before: dict[str, object] | None = None
    """Changed fields only, as they were; the whole record for `remove`; nothing for `insert` and `strike`, nor where
    a later strike took the words out."""
    place: int | None = None
    """For `remove`: the number TinyDB had given the row, so that taking it back puts it where it was."""
    undoes: str | None = None
    """The act this one takes back, if it is an undo or a redo."""


__all__ = [
    "Answer",
    "AnswerState",
    "Change",
    "Conversation",
    "Export",
    "Jotting",
    "Ref",
    "Route",
    "SameAs",
    "Target",
    "Value",
    "Verdict",
    "VerdictKind",
]
