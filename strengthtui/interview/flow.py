"""Where a conversation goes: what is asked on a route, in which order, forward and back.

A route with an order of its own keeps it, but for one thing: a question that hangs on another is never put
before it, or it would be stranded when its gate opens. Places off the route keep a place beside their
neighbours, so that whoever jumped there finds the way back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from strengthtui.interview.conditions import gates
from strengthtui.interview.walk import Stop, asked_stops, stops
from strengthtui.model.pack import ROUTES

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from strengthtui.interview.live import LiveAnswer
    from strengthtui.model.conversation import Route
    from strengthtui.model.pack import Pack, Question, Section


def asked(pack: Pack, route: Route, live: Mapping[str, LiveAnswer], heard_topics: Collection[str]) -> tuple[str, ...]:
    """Give the addresses asked on a route now, in its order: `section/question`, or a petal's id.

    `live` is `LiveAnswers.of(conversation)`, `heard_topics` is `LiveAnswers.outside(conversation)`.
    """
    open_now = {stop.address for stop in asked_stops(pack, live, heard_topics)}
    return tuple(address for address in route_order(pack, route) if address in open_now)


def route_order(pack: Pack, route: Route) -> tuple[str, ...]:
    """Give all addresses a route may come by, in its order, asked now or not."""
    widest = ROUTES.index(route)
    on_route = {stop.address: stop for stop in stops(pack) if ROUTES.index(stop.route) <= widest}
    wanted = [address for own in pack.order if own.route == route for address in own.addresses]
    named = dict.fromkeys(address for address in wanted if address in on_route)
    rest = [address for address in on_route if address not in named]
    return _after_gates([*named, *rest], on_route)


def first(order: Sequence[str]) -> str | None:
    """Give the first address; `order` is what `asked` gave."""
    return order[0] if order else None


def next_after(pack: Pack, route: Route, order: Sequence[str], address: str | None) -> str | None:
    """Give the address that follows, also of one not asked now or off the route; `None` is the end.

    From `None` (not begun) it is the first.
    """
    if address is None:
        return first(order)
    behind = _up_to(pack, route, address)
    return next((one for one in order if one not in behind), None)


def previous_before(pack: Pack, route: Route, order: Sequence[str], address: str | None) -> str | None:
    """Give the address before; `None` is the beginning. From `None` (past the end) it is the last."""
    if address is None:
        return order[-1] if order else None
    behind = _up_to(pack, route, address) - {address}
    return next((one for one in reversed(order) if one in behind), None)


def still_open(order: Sequence[str], live: Mapping[str, LiveAnswer], jotted: Collection[str]) -> tuple[str, ...]:
    """Give what is asked and has nothing said to it: not met, opened behind one's back, or left for later."""
    return tuple(
        address
        for address in order
        if address not in jotted and (address not in live or live[address].state == "later")
    )


def opened_behind(
    pack: Pack,
    order: Sequence[str],
    live: Mapping[str, LiveAnswer],
    jotted: Collection[str],
    come_by: Collection[str],
) -> str | None:
    """Give the first question that hangs on another, is asked now, has nothing said to it and was never come by."""
    for address in still_open(order, live, jotted):
        question = find_question(pack, address)
        if address not in live and address not in come_by and question is not None and question.when is not None:
            return address
    return None


def find_question(pack: Pack, address: str) -> Question | None:
    """Find a question by `section/question`, or by its full address in this pack."""
    stop = _find(pack, address)
    return stop.question if stop is not None else None


def find_section(pack: Pack, address: str) -> Section | None:
    """Find the section (or petal) an address lies in."""
    parts = _inside(pack, address).split("/")
    return next((section for section in pack.sections if section.id == parts[0]), None)


def find_addresses(pack: Pack, typed: str) -> tuple[str, ...]:
    """Find where someone wants to go: an address, a petal, a section (its questions), a question's id."""
    wanted = _inside(pack, typed.strip().casefold())
    places = tuple(stops(pack))
    exact = tuple(stop.address for stop in places if stop.address == wanted)
    within = tuple(stop.address for stop in places if stop.section.id == wanted)
    return exact or within or tuple(s.address for s in places if s.question and s.question.id == wanted)


def _find(pack: Pack, address: str) -> Stop | None:
    wanted = _inside(pack, address)
    return next((stop for stop in stops(pack) if stop.address == wanted), None)


def _inside(pack: Pack, address: str) -> str:
    whole = address.count("/") == 2 and address.startswith(f"{pack.id}/")  # noqa: PLR2004 (three parts)
    return address.removeprefix(f"{pack.id}/") if whole else address


def _up_to(pack: Pack, route: Route, address: str) -> set[str]:
    """Give everything up to and with an address; nothing for an unknown one, so that the way begins anew."""
    line = _with_detours(pack, route)
    return set(line[: line.index(address) + 1]) if address in line else set()


def _with_detours(pack: Pack, route: Route) -> list[str]:
    """Put the places off the route behind the place that stands before them in the pack.

    Those before the first are left away: from them, as from nowhere, the way begins.
    """
    line = list(route_order(pack, route))
    on_route = set(line)
    behind: dict[str, list[str]] = {}
    before: str | None = None
    for stop in stops(pack):
        if stop.address in on_route:
            before = stop.address
        elif before is not None:
            behind.setdefault(before, []).append(stop.address)
    return [address for one in line for address in (one, *behind.get(one, []))]


def _after_gates(order: Sequence[str], places: Mapping[str, Stop]) -> tuple[str, ...]:
    """Hold a question back until everything it hangs on has had its turn; the pack's order has no circles."""
    earlier = _gates_of(places)
    placed: dict[str, None] = {}
    waiting: list[str] = []
    for address in order:
        waiting.append(address)
        while ready := next((one for one in waiting if earlier[one] <= placed.keys()), None):
            placed[ready] = None
            waiting.remove(ready)
    return (*placed, *waiting)


def _gates_of(places: Mapping[str, Stop]) -> dict[str, set[str]]:
    """Give for each place those on the route that its condition looks at: before it in the pack, or any petal."""
    petals = {address for address, stop in places.items() if stop.question is None}
    found: dict[str, set[str]] = {}
    topics_at: dict[str, str] = {}
    for address, stop in places.items():
        questions, topics = gates(stop.question.when if stop.question is not None else None)
        found[address] = {*(questions & found.keys()), *(topics & petals)}
        if topics:
            found[address] |= _heard_at(topics, topics_at)
        if stop.question is not None and stop.question.about is not None:
            topics_at[address] = stop.question.about
    return found


def _heard_at(topics: Collection[str], topics_at: Mapping[str, str]) -> set[str]:
    """Give the places where these may be heard; what is no topic of theirs may be a petal over any of them."""
    exact = {address for address, topic in topics_at.items() if topic in topics}
    return exact if set(topics) <= set(topics_at.values()) else set(topics_at)
