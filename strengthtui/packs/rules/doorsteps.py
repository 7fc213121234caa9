"""What a pack asks on the doorstep: enough to be worth the visit, little enough for five minutes, nothing that digs.

A pack of up to a dozen questions is left alone where it says nothing of a doorstep: it is short enough to choose from.
So is one that only the worker fills in.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from strengthtui.sources.findings import FindingCode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from strengthtui.model.pack import Petal, Question
    from strengthtui.packs.draft import Draft
    from strengthtui.sources.reader import Place

MISSING: Final = FindingCode(
    "doorstep-missing",
    "note",
    "nothing in this pack is asked on the doorstep, so that it cannot be used there",
    "write route: doorstep at {fewest} to {most} questions",
)
FEW: Final = FindingCode(
    "doorstep-few",
    "note",
    "of {count} questions the doorstep asks {few} only",
    "write route: doorstep at {fewest} to {most} questions",
)
MANY: Final = FindingCode(
    "doorstep-many",
    "warning",
    "this is one question more than the {most} there is time for on a doorstep",
    "write route: short here, or at another one",
)
PAST: Final = FindingCode(
    "doorstep-past",
    "note",
    "on the doorstep this looks back, and there may be no time to hear the answer out",
    "write route: short, or ask about now",
)
HARD: Final = FindingCode(
    "doorstep-hard",
    "warning",
    "this opens what is hard, and a doorstep is no place for it",
    "write route: full, or take another topic",
)

CODES: Final = (MISSING, FEW, MANY, PAST, HARD)

FEWEST, MOST = 4, 6
"""Questions on a doorstep: five minutes, with room for what comes up."""
_SMALL: Final = 12
"""Up to so many questions a pack is short enough to choose from."""
_GOOD_TIMES: Final = "past-quieter-times"
"""The one look back that belongs on a doorstep: when things were easier."""
_HARD_TOPIC, _HARD_PETAL = "now-hard", "hard-times"


def check(draft: Draft) -> None:
    """Note what is too much or too little for a doorstep."""
    stops = tuple(_stops(draft))
    doorstep = [(place, one) for place, one in stops if one.route == "doorstep"]
    for place, one in doorstep:
        if one.about == _HARD_TOPIC:
            place.into("about").add(HARD)
        elif getattr(one, "focus", None) == "past" and one.about != _GOOD_TIMES:
            place.into("focus").add(PAST)
    always = [place for place, one in doorstep if getattr(one, "when", None) is None]
    for place in always[MOST : MOST + 1]:
        place.into("route").add(MANY, most=MOST)
    if len(stops) > _SMALL and len(doorstep) < FEWEST:
        _too_few(draft, len(stops), len(doorstep))


def _too_few(draft: Draft, count: int, few: int) -> None:
    if not all(entry.has("route") for entry in draft.entries):
        return
    if draft.entries and all(entry.question.for_worker for entry in draft.entries):
        return
    place = draft.place.into("sections").at_key()
    if few:
        place.add(FEW, count=count, few=few, fewest=FEWEST, most=MOST)
    else:
        place.add(MISSING, fewest=FEWEST, most=MOST)


def _stops(draft: Draft) -> Iterator[tuple[Place, Question | Petal]]:
    """Give every question and petal with its place, as far as its route could be read."""
    for place, section in zip(draft.sections, draft.pack.sections, strict=True):
        if section.petal is not None:
            yield place, section.petal
    for entry in draft.entries:
        yield entry.place, entry.question
