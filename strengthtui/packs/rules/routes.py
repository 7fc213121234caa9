"""A route's own order names each question of that route once, and none before what it waits for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from strengthtui.model.pack import ROUTES
from strengthtui.packs.rules.conditions import answer_tests
from strengthtui.sources.findings import FindingCode

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from strengthtui.model.conversation import Route
    from strengthtui.model.pack import RouteOrder
    from strengthtui.packs.draft import Draft
    from strengthtui.sources.reader import Place

UNKNOWN: Final = FindingCode(
    "order-unknown",
    "error",
    'there is no question or petal "{address}" in this pack',
    "write section/question, or the id of a petal",
    'write "{near}"',
)
WIDER: Final = FindingCode(
    "order-wider-route",
    "error",
    '"{address}" is asked on the route {wider} only, not on {route}',
    "take it out, or give it route: {route}",
)
TWICE: Final = FindingCode(
    "order-twice",
    "error",
    '"{address}" stands in this order already',
    "keep one",
)
INCOMPLETE: Final = FindingCode(
    "order-incomplete",
    "error",
    '"{address}" is asked on the route {route} and is missing in its order',
    "add it where it belongs",
)
BEFORE: Final = FindingCode(
    "order-before-its-condition",
    "error",
    '"{address}" waits for "{earlier}", which comes later in this order',
    "move it after that",
)
NEEDLESS: Final = FindingCode(
    "order-needless",
    "note",
    "this is the order in which the pack has them anyway",
    "take it out, or put them in the order you want",
)

CODES: Final = (UNKNOWN, WIDER, TWICE, INCOMPLETE, BEFORE, NEEDLESS)
IN_PART: Final = (WIDER, TWICE, BEFORE)
"""What holds of a pack of which a part could not be read."""


def check(draft: Draft) -> None:
    """Note what is wrong with each route's own order."""
    smallest = routes_of(draft)
    for order in draft.pack.order:
        place = draft.place.into("order").into(order.route)
        _named(draft, order, smallest, place)
        _complete(order, smallest, place)
        _conditions(draft, order.addresses, place)
        if order.addresses == tuple(_of_route(smallest, order.route)):
            place.at_key().add(NEEDLESS)


def routes_of(draft: Draft) -> dict[str, Route]:
    """Give the smallest route of every petal and question."""
    found: dict[str, Route] = {}
    for section in draft.pack.sections:
        if section.petal is not None:
            found.setdefault(section.id, section.petal.route)
    for entry in draft.entries:
        found.setdefault(entry.address, entry.question.route)
    return found


def _named(draft: Draft, order: RouteOrder, smallest: dict[str, Route], place: Place) -> None:
    told: set[str] = set()
    for at, address in enumerate(order.addresses):
        where = place.into(at)
        if not address:
            continue
        route = smallest.get(address)
        if route is None:
            where.near(UNKNOWN, address, draft.addresses, address=address)
        elif address in told:
            where.add(TWICE, address=address)
        elif ROUTES.index(route) > ROUTES.index(order.route):
            where.add(WIDER, address=address, wider=route, route=order.route)
        told.add(address)


def _complete(order: RouteOrder, smallest: dict[str, Route], place: Place) -> None:
    named = frozenset(order.addresses)
    for address in _of_route(smallest, order.route):
        if address not in named:
            place.at_key().add(INCOMPLETE, address=address, route=order.route)


def _of_route(smallest: dict[str, Route], asked: Route) -> Iterator[str]:
    return (address for address, route in smallest.items() if ROUTES.index(route) <= ROUTES.index(asked))


def _conditions(draft: Draft, addresses: Sequence[str], place: Place) -> None:
    position = {address: at for at, address in reversed(tuple(enumerate(addresses)))}
    for at, address in enumerate(addresses):
        entry = draft.by_address.get(address)
        for test, _steps in answer_tests(entry.question) if entry is not None else ():
            if position.get(test.question, -1) > at:
                place.into(at).add(BEFORE, address=address, earlier=test.question)
