"""Which conversation an offer of a person's page leads into: both front ends begin the same one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from strengthtui.errors import Refusal

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from strengthtui.desk.sitting import Sitting
    from strengthtui.desk.views import Outcome
    from strengthtui.model.conversation import Route


class Way(NamedTuple):
    """Where an offer leads."""

    pack: str
    at: str = ""
    """Address of the question; empty for where one was, or the beginning."""
    route: Route | None = None


LEADS_TO: Final[Mapping[str, Way]] = {
    "meet": Way("blossoming"),
    "find": Way("ropes", "opportunities/open-now"),
    "look-back": Way("strengths-model", "looking-back/moved", "full"),
    "keep-going": Way("strengths-model", "keeping-going/keeps-well", "full"),
}


def begins(sitting: Sitting, offer: str, keep: Callable[[str, bytes], None]) -> Outcome:
    """Put the conversation in front that an offer leads into: where it was asked before, there, else in a new one."""
    way = LEADS_TO[offer]
    if way.at:
        there = sitting.stand_at(f"{way.pack}/{way.at}")
        if not isinstance(there, Refusal):
            return there
    return sitting.begin(way.pack, way.route, keep, at=way.at)
