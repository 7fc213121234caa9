"""How full each section is: for a line that fills, never for a count of what is missing.

Only what is asked now on the route counts, so a branch that closes takes its questions along. Declined and
not fitting settle a question as an answer does; later does not. A petal fills with the first jotting.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from strengthtui.interview.flow import asked

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from strengthtui.interview.live import LiveAnswer
    from strengthtui.model.conversation import Route
    from strengthtui.model.pack import Pack


class SectionProgress(Struct, frozen=True):
    """One section or petal."""

    section: str
    title: str
    asked: int
    """Places asked now on the route; one for a petal."""
    settled: int
    """Those with something said to them."""
    jotted: int = 0
    """Lines under a petal; 0 for a section."""

    @property
    def fraction(self) -> float:
        """How full, 0 to 1."""
        return self.settled / self.asked if self.asked else 0.0


def progress(
    pack: Pack,
    route: Route,
    live: Mapping[str, LiveAnswer],
    heard_topics: Collection[str],
    jotted: Mapping[str, int],
) -> tuple[SectionProgress, ...]:
    """Give the sections asked on a route, in the pack's order; a section with nothing asked is left away.

    `live`, `heard_topics` and `jotted` are `LiveAnswers.of(conversation)`, `.outside(conversation)` and
    `.jotted`.
    """
    places: dict[str, list[str]] = {}
    for place in asked(pack, route, live, heard_topics):
        places.setdefault(place.partition("/")[0], []).append(place)
    found = []
    for section in pack.sections:
        here = places.get(section.id, [])
        lines = jotted.get(section.id, 0) if section.petal is not None else 0
        settled = sum(_is_settled(live.get(place)) or (place == section.id and lines > 0) for place in here)
        if here:
            found.append(SectionProgress(section.id, section.title, len(here), settled, lines))
    return tuple(found)


def overall(sections: Collection[SectionProgress]) -> float:
    """Give how full the whole is, 0 to 1."""
    places = sum(section.asked for section in sections)
    return sum(section.settled for section in sections) / places if places else 0.0


def _is_settled(answer: LiveAnswer | None) -> bool:
    return answer is not None and answer.state != "later"
