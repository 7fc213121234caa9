"""What can be done in a talk, as data: the same steps are taken through the desk, in plain lines and on the screen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from strengthtui.desk.terms import (
        AgreementAbout,
        AgreementState,
        AnswerState,
        Asked,
        Closeness,
        Copy,
        GoalState,
        Route,
        Sphere,
        StepState,
        VerdictKind,
        Voice,
    )
    from strengthtui.desk.ties import TieForm

Shared: TypeAlias = "tuple[tuple[str, Literal['yes', 'no', 'ask-each-time']], ...]"


@dataclass(frozen=True, slots=True)
class Meet:
    """Meet: every line answered, or passed over where it is empty."""

    again: bool = False
    """Whether they have met before: fewer lines, and two others."""
    quick: bool = False
    said: bool = True
    """Whether the limits were said."""
    agreed: tuple[Literal["yes", "no", "later", ""], ...] = ("yes", "yes", "yes")
    """To talk, to type, to keep; fewer where the last of them ended it."""
    shared: Shared = ()
    here: tuple[str, ...] = ()
    through: str = ""
    talking: str = ""
    reach: str = ""
    alongside: tuple[str, ...] = ()
    not_again: str = ""
    today: str = ""


@dataclass(frozen=True, slots=True)
class GoOn:
    """Come back to a sitting that was only paused."""


@dataclass(frozen=True, slots=True)
class Jot:
    """A line at a petal, or after the last question."""

    text: str


@dataclass(frozen=True, slots=True)
class JotAside:
    """A line that has nothing to do with the question in front."""

    text: str


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to the question in front, line by line."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Go:
    """On or back."""

    way: Literal["next", "back"] = "next"
    times: int = 1


@dataclass(frozen=True, slots=True)
class GoTo:
    """Anywhere: the address, and words of it that a person would type."""

    address: str
    words: str


@dataclass(frozen=True, slots=True)
class Choose:
    """Another conversation, from the whole list, by this route."""

    pack: str
    route: Route


@dataclass(frozen=True, slots=True)
class Skip:
    """One of three ways; over an answer where there is one."""

    state: AnswerState
    over: bool = False


@dataclass(frozen=True, slots=True)
class StillSo:
    """What was said before: kept, changed in these words, or added to."""

    way: Literal["keep", "change", "add"]
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Strength:
    """A strength that a line shows."""

    line: str
    name: str
    quote: str = ""
    """Empty: the whole line."""
    sphere: Sphere | None = None
    """`None`: as the name suggests."""
    through: str = ""


@dataclass(frozen=True, slots=True)
class IntoPlan:
    """A step, or a goal, made of a line as it was said; nothing more is said of it."""

    line: str
    way: Literal["step", "goal"] = "step"


@dataclass(frozen=True, slots=True)
class Sort:
    """Where a line belongs."""

    line: str
    petals: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Whose:
    """Whose words a line is."""

    line: str
    voice: Voice
    other: str = ""


@dataclass(frozen=True, slots=True)
class Strike:
    """Take out for good what holds these words."""

    words: str


@dataclass(frozen=True, slots=True)
class Undo:
    """Take the last change back."""

    times: int = 1


@dataclass(frozen=True, slots=True)
class Redo:
    """Bring it back."""


@dataclass(frozen=True, slots=True)
class Here:
    """Who else is in the room now; nobody where empty."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Agree:
    """What is agreed, each thing apart."""

    what: AgreementAbout
    state: AgreementState
    name: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the plan."""

    what: str
    who: str = ""
    """Empty: the person; `worker`; else a helper's name."""
    asked: Asked = "not-yet"
    by: str = ""
    hurdle: str = ""
    then: str = ""


@dataclass(frozen=True, slots=True)
class Goal:
    """A goal, and its first step."""

    words: str
    why: str = ""
    draws_on: tuple[str, ...] = ()
    first: Step | None = None


@dataclass(frozen=True, slots=True)
class MoreSteps:
    """Another step under a goal."""

    goal: str
    step: Step


@dataclass(frozen=True, slots=True)
class Promise:
    """What the worker will do."""

    what: str
    by: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a step stands, or what a helper said."""

    what: str
    state: StepState | Literal["yes", "no"]


@dataclass(frozen=True, slots=True)
class MarkGoal:
    """Where a goal stands."""

    words: str
    state: GoalState


@dataclass(frozen=True, slots=True)
class TakeOff:
    """Take a goal or a step off the plan."""

    words: str


@dataclass(frozen=True, slots=True)
class AgreePlan:
    """Whether the plan is right as it stands."""

    state: AgreementState


Planned: TypeAlias = Goal | MoreSteps | Promise | Mark | MarkGoal | TakeOff | AgreePlan


@dataclass(frozen=True, slots=True)
class Plan:
    """Open the plan, do these things, and come back."""

    acts: tuple[Planned, ...]


@dataclass(frozen=True, slots=True)
class Put:
    """Somebody or something round the person, said by the worker's hand."""

    form: TieForm


@dataclass(frozen=True, slots=True)
class PutKnown:
    """What was said already is put on the map; then it is said how close."""

    text: str
    closeness: Closeness


@dataclass(frozen=True, slots=True)
class OffMap:
    """Take somebody off the map."""

    name: str


@dataclass(frozen=True, slots=True)
class Ecomap:
    """Open the map of who is round them, do these things, and come back."""

    acts: tuple[Put | PutKnown | OffMap, ...]


@dataclass(frozen=True, slots=True)
class ReadBack:
    """What they say of each line, with new words where it is changed; then of the plan."""

    verdicts: tuple[tuple[VerdictKind, str], ...]
    plan: Literal["yes", "partly", "no", ""] = ""
    """Empty: it is not asked."""


@dataclass(frozen=True, slots=True)
class Concern:
    """The lines of the safety page, in their order; empty ones are passed over."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Export:
    """Write one paper."""

    document: str
    all_the_same: bool = False
    """Whether it is asked first, and written all the same."""


@dataclass(frozen=True, slots=True)
class Close:
    """The kind close."""

    waiting: str = ""
    strike: str = ""
    """Words of a line to strike."""
    leave_out: str = ""
    """Words of a line to keep off every paper."""
    promises: tuple[Promise, ...] = ()
    copy: Copy | None = None
    next: str = ""
    on: str = ""
    leaving: str = ""


@dataclass(frozen=True, slots=True)
class Leave:
    """Leave in the middle."""


Doing: TypeAlias = (
    Meet
    | GoOn
    | Jot
    | JotAside
    | Answer
    | Go
    | GoTo
    | Choose
    | Skip
    | StillSo
    | Strength
    | IntoPlan
    | Sort
    | Whose
    | Strike
    | Undo
    | Redo
    | Here
    | Agree
    | Plan
    | Ecomap
    | ReadBack
    | Concern
    | Export
    | Close
    | Leave
)


@dataclass(frozen=True, slots=True)
class Visit:
    """One time that the program is started; it is left by the last step."""

    door: Literal["start", "resume", "quick"]
    steps: tuple[Doing, ...]
    pack: str | None = None
    route: Route = "short"


@dataclass(frozen=True, slots=True)
class Scenario:
    """One or more visits with one person."""

    name: str
    visits: tuple[Visit, ...]
    packs: tuple[str, ...] = ()
    """Packs on the shelf beside those that are shipped."""
    one_act_each: bool = True
    """Whether each key press is the same act in all three; a form is kept at once, plain lines keep line by line."""
