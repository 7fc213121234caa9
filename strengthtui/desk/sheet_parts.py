"""A sheet: what was written on paper, typed into YAML or JSON. What stands in it, once it was read.

In a sheet a leading quotation mark is text, and voices are said by `voice:`. Nothing here knows packs or people.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from strengthtui.model.plan import Who
from strengthtui.sources.reader import Placed, Shaped

if TYPE_CHECKING:
    from strengthtui.journey.ecomap import NeighbourKind
    from strengthtui.model.conversation import AnswerState, Route
    from strengthtui.model.person import AgreementAbout, AgreementHow, AgreementState, Copy
    from strengthtui.model.tie import Closeness, GiveTake
    from strengthtui.model.words import Share, Sphere, Voice, Words

Item: TypeAlias = "str | dict[str, str | list[str]]"
"""One thing that stands in a value, cleaned: words, or a mapping such as `{name, who_to_me}`."""


@dataclass(frozen=True, slots=True)
class SheetValue:
    """What was written as the answer to a question; its kind judges it later."""

    content: Item | list[Placed[Item]]
    place: Placed[None]
    whole: bool = True
    """Whether all of it could be read: what is missing from it was told already."""


@dataclass(frozen=True, slots=True)
class SheetAnswer:
    """What stands at one address."""

    value: SheetValue | None = None
    state: AnswerState = "answered"
    voice: Voice = "gist"
    other: str | None = None
    share: Share | None = None
    reason: str | None = None
    whole: bool = True
    """Whether all of it could be read; else nothing is said of what is missing."""


@dataclass(frozen=True, slots=True)
class SheetConversation:
    """Answers to one pack."""

    pack: Placed[str] | None = None
    route: Route | None = None
    answers: dict[str, Placed[SheetAnswer]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SheetJotting:
    """One line."""

    words: Words | None
    topics: tuple[Placed[str], ...] = ()


@dataclass(frozen=True, slots=True)
class SheetStrength:
    """One strength with the words that show it."""

    name: str = ""
    """Empty where it could not be read."""
    sphere: Sphere | None = None
    area: Placed[str] | None = None
    evidence: tuple[Words, ...] = ()
    possible_through: str | None = None


@dataclass(frozen=True, slots=True)
class SheetStep:
    """One step, or a promise."""

    what: str
    who: Who = field(default_factory=lambda: Who(kind="person"))
    by: str | None = None
    hurdle: str | None = None
    then: str | None = None


@dataclass(frozen=True, slots=True)
class SheetGoal:
    """One goal with its steps."""

    words: Words | None
    why: str | None = None
    vision: str | None = None
    draws_on: tuple[Placed[str], ...] = ()
    steps: tuple[SheetStep, ...] = ()


@dataclass(frozen=True, slots=True)
class SheetTie:
    """Somebody or something round them."""

    name: str = ""
    """Empty where it could not be read."""
    kind: NeighbourKind = "person"
    who_to_me: str | None = None
    does: str | None = None
    closeness: Closeness | None = None
    give_take: GiveTake | None = None
    may_know: str | None = None
    voice: Voice = "gist"
    other: str | None = None
    share: Share | None = None


@dataclass(frozen=True, slots=True)
class SheetAgreement:
    """One thing agreed."""

    what: AgreementAbout | None
    state: AgreementState | None
    name: str | None = None
    how: AgreementHow = "said"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A whole sheet."""

    worker: str | None = None
    happened: Placed[str] | None = None
    present: tuple[str, ...] | None = None
    through: str | None = None
    limits_said: bool | None = None
    agreements: tuple[Shaped[SheetAgreement], ...] = ()
    conversations: tuple[Placed[SheetConversation], ...] = ()
    jottings: tuple[SheetJotting, ...] = ()
    strengths: tuple[SheetStrength, ...] = ()
    ties: tuple[SheetTie, ...] = ()
    goals: tuple[SheetGoal, ...] = ()
    promises: tuple[SheetStep, ...] = ()
    copy: Copy | None = None
    next_on: str | None = None
    next_words: str | None = None
    digest: str = ""
    consented: tuple[SheetAgreement, ...] = ()
    """What `consent` is short for."""
    broken: frozenset[str] = frozenset()
    """Parts that could not be read whole; what hangs on them is not judged."""
    removed: int = 0
    """Control characters that were taken out."""
