"""Rows of the list of people, and of what is due: apart from the other views, so that listing people loads little."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct


class PersonView(Struct, frozen=True):
    """A row of the people list."""

    id: str
    name: str
    last: str
    """Date of the last sitting, `YYYY-MM-DD`; empty when not known."""
    state: str
    damaged: bool = False


class DueView(Struct, frozen=True):
    """Something promised or due."""

    person_id: str
    person: str
    kind: Literal["promise", "step", "copy", "next", "keep-until"]
    what: str
    by: str | None
    """`YYYY-MM-DD`, when it has a date."""
    who: str = ""


class BoardView(Struct, frozen=True):
    """The list of people and what is due, read once."""

    people: tuple[PersonView, ...]
    """The one met last first."""
    sought: tuple[str, ...]
    """Of each of them what typing is compared with: the name and earlier ones, folded, one a line."""
    due: tuple[DueView, ...]
    """The worker's promises first."""
