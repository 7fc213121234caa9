"""Who a line may reach on paper: the stored `share`, else a default by voice, kind and petal.

The defaults, first that fits:

| line | default | reason |
|---|---|---|
| a question asked of the worker | worker | it is the worker's own thinking |
| voice `worker` | worker | a thought about someone is not their account; shared only on purpose |
| under `hard-times` | team | told to those who help; outside it is sooner used against people than for them |
| about unsafe company, what cannot wait, what must change | team | may name someone who is feared |
| to a question of no topic, in the area of life `safety` | team | may tell where they are safe, and from whom |
| about how they use, what of it, and after a slip | team | theirs to tell; outside it is read as a verdict |
| voice `other` | team | a third person's view, who agreed to nothing |
| people, also on the map | team | names of others, who agreed to nothing |
| strained, on the map | team | sooner used against people than for them |
| a jotting not sorted yet | team | nobody has looked where it belongs, and it may be a hard one |
| to a question of a pack that says `share` | that, or narrower | whoever wrote the question knows what it touches |
| everything else | outside | said for the profile and the plan |

And for each audience:

- `person`: what is theirs (`person`, `gist`, `agreed`, `other`), whatever circle it is kept in: it is their
  copy. Never the worker's own thinking.
- `team`, `outside`: a line whose circle reaches that far. What the person was not sure of at read back stays
  in the team.
- `everything`: all of it but `none`, what was left out too, for the person's file to be whole.
- `none` reaches no document; what was left out at read back reaches nothing but `everything`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from strengthtui.model.conversation import VerdictKind
    from strengthtui.model.pack import KindId
    from strengthtui.model.tie import Tie
    from strengthtui.model.words import Share, Voice, Words

Audience = Literal["person", "team", "outside", "everything"]

CIRCLES: Final[tuple[Share, ...]] = ("none", "worker", "team", "outside")
"""From nobody to everybody."""

THEIRS: Final[frozenset[Voice]] = frozenset({"person", "gist", "agreed", "other"})
"""Voices that stand in the person's own copy."""

_HARD: Final = "hard-times"
_UNSAFE: Final = frozenset({"people-make-it-harder", "now-cannot-wait", "now-must-change"})
_OF_USE: Final = frozenset({"use-what-i-know", "change-good-side", "change-less-good-side", "plan-after-a-slip"})
_SAFETY: Final = "safety"


class Shareable(Protocol):
    """What the rules look at; `HeardLine` is one."""

    @property
    def voice(self) -> Voice:
        """Whose words."""

    @property
    def share(self) -> Share | None:
        """As stored."""

    @property
    def topics(self) -> tuple[str, ...]:
        """Topics it lies under."""

    @property
    def petals(self) -> tuple[str, ...]:
        """Petals it lies under."""

    @property
    def domains(self) -> tuple[str, ...]:
        """Areas of life it belongs to."""

    @property
    def kind(self) -> KindId | None:
        """The kind of question it answers."""

    @property
    def address(self) -> str | None:
        """The question it answers."""

    @property
    def for_worker(self) -> bool:
        """Whether that question is asked of the worker."""

    @property
    def usual_share(self) -> Share | None:
        """The circle that question keeps its answers in."""

    @property
    def verdict(self) -> VerdictKind | None:
        """What was said of it at read back."""


class _Rule(NamedTuple):
    fits: Callable[[Shareable], bool]
    share: Share


_RULES: Final[tuple[_Rule, ...]] = (
    _Rule(lambda line: line.for_worker, "worker"),
    _Rule(lambda line: line.voice == "worker", "worker"),
    _Rule(lambda line: _HARD in line.petals or not _UNSAFE.isdisjoint(line.topics), "team"),
    _Rule(lambda line: not line.topics and _SAFETY in line.domains, "team"),
    _Rule(lambda line: not _OF_USE.isdisjoint(line.topics), "team"),
    _Rule(lambda line: line.voice == "other", "team"),
    _Rule(lambda line: line.kind == "people", "team"),
)

_PLACED: Final[Mapping[Voice, Share]] = {"worker": "worker", "other": "team"}
"""The same defaults where there is no question, petal or kind to go by."""


def default_share(line: Shareable) -> Share:
    """Give the circle of a line whose stored `share` is `None`."""
    unsorted = line.address is None and not (line.topics or line.petals)
    return _by_rule(line) or ("team" if unsorted else "outside")


def reaches(line: Shareable, audience: Audience) -> bool:
    """Tell whether a line may stand in a document for this audience."""
    theirs = line.voice in THEIRS and not line.for_worker
    return _reaches(line.share or default_share(line), line.verdict, audience, theirs=theirs)


def workers_reach(line: Shareable, audience: Audience) -> bool:
    """Tell whether the worker's own answer may stand in a record of the worker's: in the team, never in their copy."""
    return audience != "person" and _reaches(line.share or "team", line.verdict, audience, theirs=False)


def words_reach(words: Words, audience: Audience, verdict: VerdictKind | None = None) -> bool:
    """Tell the same of words that were put where they are on purpose: a goal's, an evidence's."""
    share = words.share or _PLACED.get(words.voice, "outside")
    return _reaches(share, verdict, audience, theirs=words.voice in THEIRS)


def evidence_reaches(
    words: Words, source: Shareable | None, audience: Audience, verdict: VerdictKind | None = None
) -> bool:
    """Tell the same of words taken from a line to show a strength: they go no further than that line.

    But a line that only waits to be sorted holds nothing back: marking it was looking at it.
    """
    if source is None:
        return words_reach(words, audience, verdict)
    default = _by_rule(source) or _PLACED.get(words.voice, "outside")
    share = narrower(words.share, source.share) or default
    theirs = words.voice in THEIRS and not source.for_worker
    return _reaches(share, _sterner(verdict, source.verdict), audience, theirs=theirs)


def tie_reaches(tie: Tie, source: Shareable | None, audience: Audience, verdict: VerdictKind | None = None) -> bool:
    """Tell the same of somebody or something on the map: no further than the line they were put there from.

    People are named as in answers about people, and what is strained stays in the team, unless it was said otherwise.
    """
    inside = tie.kind == "person" or tie.closeness == "strained"
    default = narrower(_PLACED.get(tie.voice), "team" if inside else "outside")
    if source is not None:
        share = narrower(tie.share, source.share) or narrower(_by_rule(source), default)
        return _reaches(share or "outside", _sterner(verdict, source.verdict), audience, theirs=tie.voice in THEIRS)
    return _reaches(tie.share or default or "outside", verdict, audience, theirs=tie.voice in THEIRS)


def _by_rule(line: Shareable) -> Share | None:
    ruled = next((rule.share for rule in _RULES if rule.fits(line)), None)
    return narrower(ruled, line.usual_share)


def _sterner(one: VerdictKind | None, two: VerdictKind | None) -> VerdictKind | None:
    return next((verdict for verdict in ("left-out", "not-sure") if verdict in {one, two}), one)


def _reaches(share: Share, verdict: VerdictKind | None, audience: Audience, *, theirs: bool) -> bool:
    if share == "none" or (verdict == "left-out" and audience != "everything"):
        return False
    match audience:
        case "everything":
            return True
        case "person":
            return theirs
        case "team":
            return CIRCLES.index(share) >= CIRCLES.index("team")
        case "outside":
            return share == "outside" and verdict != "not-sure"


def narrower(one: Share | None, two: Share | None) -> Share | None:
    """Give the narrower of two stored circles; `None` says nothing."""
    if one is None or two is None:
        return one or two
    return min(one, two, key=CIRCLES.index)
