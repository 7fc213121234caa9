"""What front ends are given: frozen pictures of what is stored, already in words. Nothing here can be saved."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct, field

from strengthtui.errors import Refusal


class LineView(Struct, frozen=True):
    """One thing that was said, as it stands in a list."""

    ref: str
    """Handle for the desk: `jottings/<id>` or `answers/<id>/<line>`."""
    text: str
    voice: str
    whose: str
    """Worded: the person's name, "gist", "agreed", "worker", another's name."""
    about: str
    """Heading of its topic, petal or question; empty when not sorted yet."""
    stars: tuple[str, ...] = ()
    """Names of strengths it is evidence of."""
    petals: tuple[str, ...] = ()
    verdict: str | None = None
    for_worker: bool = False
    """Whether it was noted where only the worker is asked."""


class OptionView(Struct, frozen=True):
    """One thing to choose."""

    id: str
    text: str


class KnownView(Struct, frozen=True):
    """What was said of this before, so that it is not asked bare."""

    kind: Literal["said", "declined"]
    lines: tuple[LineView, ...] = ()


class QuestionView(Struct, frozen=True):
    """The question in front."""

    address: str
    section: str
    kind: str
    ask: str
    plainer: str
    listen_for: tuple[str, ...]
    also_ask: tuple[str, ...]
    care: str
    why: tuple[str, ...]
    """What the section looks at, and where the question comes from."""
    options: tuple[OptionView, ...]
    other: bool
    one_line: bool
    """Whether one line is the whole answer."""
    how: str
    """What is typed to answer it."""
    ends: tuple[str, ...]
    """Of a ruler: what stands at its ends, and how to say it otherwise."""
    state: str | None
    """`answered`, `later`, `declined`, `not-fitting`, or `None` while open."""
    answered: tuple[LineView, ...]
    known: KnownView | None
    earlier: tuple[LineView, ...]
    draft: str
    offers: tuple[str, ...]
    for_worker: bool = False
    """Whether the worker answers it: then it is not read out, and not shown to the person."""
    of_use: bool = False
    """Whether it is about drink or drugs: what to know about them is one key away."""
    covered: bool = False
    """Whether the person looks at the screen and it is the worker's: then what is typed here is not shown either."""
    private: bool = False
    """Whether it is a time of their own: nothing of it is shown, and nothing is typed."""


class PetalView(Struct, frozen=True):
    """The petal in front."""

    address: str
    title: str
    openers: tuple[str, ...]
    plainer: str
    listen_for: tuple[str, ...]
    also_ask: tuple[str, ...]
    care: str
    lines: tuple[LineView, ...]
    draft: str = ""


class PlaceView(Struct, frozen=True):
    """One place one can jump to."""

    address: str
    section: str
    title: str
    settled: bool
    here: bool
    state: str | None = None
    """Of a question: `answered`, `later`, `declined`, `not-fitting`, or `None` while open."""
    ring: str = ""
    """Of a petal: `inner`, `outer`, `leaf`; empty for a question."""
    opens: bool = False
    """Whether it waits for the worker's word, which going there gives."""


class SittingView(Struct, frozen=True):
    """Where a conversation stands."""

    person: str
    pack: str
    title: str
    route: str
    place: QuestionView | PetalView | None
    """`None` after the last question."""
    company: tuple[str, ...]
    """Who else is in the room."""


class Saved(Struct, frozen=True):
    """It is on the disk."""

    view: SittingView | None
    act: str | None
    """The act's id; `None` where nothing had to be written."""
    at: str
    removed: int = 0
    """Control characters that were taken out of what was typed."""
    ref: str | None = None
    """The line that was made or changed."""
    what: str = ""
    """What was taken back or brought back, in words."""
    elsewhere: tuple[str, ...] = ()
    """After a strike: where the same words still stand, without a word of them."""
    half_quoted: bool = False
    """Whether a line began as a quotation and went on after its end, so that it is kept as gist."""


Outcome = Saved | Refusal


class StrengthView(Struct, frozen=True):
    """A strength on the map."""

    ref: str
    name: str
    sphere: str
    possible_through: str
    evidence: tuple[LineView, ...]
    goals: tuple[str, ...]


class SphereView(Struct, frozen=True):
    """One of the three rings of the map, or a group of it under another lens."""

    sphere: str
    """Id of the ring; under another lens, of the group."""
    title: str
    strengths: tuple[StrengthView, ...]


class NameOffer(Struct, frozen=True):
    """Names offered for a strength."""

    area: str
    title: str
    sphere: str
    names: tuple[str, ...]


class StepView(Struct, frozen=True):
    """One step, worded."""

    ref: str
    what: str
    who: str
    asked: str
    """Empty, or what is to be said of a helper who has not said yes."""
    by: str
    """As people write dates; empty without one."""
    hurdle: str
    then: str
    state: str
    day: str = ""
    """By when, in full with its weekday."""
    of_use: bool = False
    """Whether its words are about drink or drugs."""


class GoalView(Struct, frozen=True):
    """One goal with its steps."""

    ref: str
    text: str
    voice: str
    why: str
    draws_on: tuple[str, ...]
    state: str
    steps: tuple[StepView, ...]
    of_use: bool = False
    """Whether its words are about drink or drugs."""


class PlanView(Struct, frozen=True):
    """The whole plan."""

    goals: tuple[GoalView, ...]
    promises: tuple[StepView, ...]
    """The worker's own steps that serve no goal."""
    agreed: str
    """Worded: agreed on a date, changed since, or empty."""
    open_ends: tuple[str, ...]
    """What the thread shows as still open."""
    said: tuple[LineView, ...] = ()
    """What was said as a step and is not in the plan: to be taken in, or left."""

    @property
    def of_use(self) -> bool:
        """Whether something in it is about drink or drugs."""
        steps = (*(step for goal in self.goals for step in goal.steps), *self.promises)
        return any(goal.of_use for goal in self.goals) or any(step.of_use for step in steps)


class ReadView(Struct, frozen=True):
    """One line to read back."""

    ref: str
    heading: str
    text: str
    voice: str
    detail: tuple[str, ...] = ()


class Report(Struct, frozen=True):
    """What a batch use-case did: what goes to stdout, what is told beside it."""

    product: tuple[str, ...] = ()
    talk: tuple[str, ...] = ()
    data: dict[str, object] = field(default_factory=dict)
