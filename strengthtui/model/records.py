"""Everything stored about one person, table by table: what the pure floors and the documents read."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from strengthtui.model.conversation import Answer, Change, Conversation, Export, Jotting, Verdict
from strengthtui.model.person import Agreement, Person, Sitting
from strengthtui.model.plan import Goal, Step
from strengthtui.model.strength import Evidence, Strength
from strengthtui.model.tie import Tie

if TYPE_CHECKING:
    from collections.abc import Mapping

    from strengthtui.model.words import Record

FORMAT: Final = 1
"""The format of a person's file; a file of a newer one opens read-only."""


class Meta(Struct, frozen=True, kw_only=True):
    """What a person's file says of itself; the folder's name stands nowhere in it."""

    format: int
    vault: str
    """The vault's id."""
    person: str
    """The person's ULID."""
    generation: int
    """Raised by one with every act."""
    written_by: str
    """`strengthtui 0.1.0`"""


class Records(Struct, frozen=True, kw_only=True):
    """All records of one person, in the order they were made (by table insertion)."""

    meta: Meta
    person: Person
    agreements: tuple[Agreement, ...] = ()
    sittings: tuple[Sitting, ...] = ()
    conversations: tuple[Conversation, ...] = ()
    answers: tuple[Answer, ...] = ()
    jottings: tuple[Jotting, ...] = ()
    strengths: tuple[Strength, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    goals: tuple[Goal, ...] = ()
    steps: tuple[Step, ...] = ()
    ties: tuple[Tie, ...] = ()
    verdicts: tuple[Verdict, ...] = ()
    exports: tuple[Export, ...] = ()
    history: tuple[Change, ...] = ()


TABLES: Final[Mapping[str, type[Record]]] = MappingProxyType(
    {
        "person": Person,
        "agreements": Agreement,
        "sittings": Sitting,
        "conversations": Conversation,
        "answers": Answer,
        "jottings": Jotting,
        "strengths": Strength,
        "evidence": Evidence,
        "goals": Goal,
        "steps": Step,
        "ties": Tie,
        "verdicts": Verdict,
        "exports": Export,
        "history": Change,
    }
)
"""Table name to the shape of its rows; `meta` is one row of `Meta` and stands apart."""

TABLE_OF: Final[Mapping[type[Record], str]] = MappingProxyType({shape: name for name, shape in TABLES.items()})
