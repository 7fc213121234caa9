"""Choosing a conversation: three plain questions, a suggestion and why, others that would fit, and the whole list.

It suggests, it never decides; nothing that is answered is kept. Packs it does not know are in the list like all others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from strengthtui.desk.clock import local_day
from strengthtui.desk.lines import hidden
from strengthtui.desk.worker_alone import for_worker_alone
from strengthtui.i18n import _, told_date
from strengthtui.interview import flow
from strengthtui.journey.choosing import USUAL_ROUTE, next_question, suggested
from strengthtui.model.pack import ROUTES
from strengthtui.packs.choosing import shipped_choosing

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from strengthtui.desk.open_person import OpenPerson
    from strengthtui.model.conversation import Route
    from strengthtui.model.pack import Pack
    from strengthtui.packs.shelf import Shelf


class AnswerView(Struct, frozen=True):
    """One answer to a question."""

    id: str
    text: str


class AskView(Struct, frozen=True):
    """The next question."""

    id: str
    ask: str
    together: str
    """The same, as one asks the person; empty while the person looks at it themselves."""
    options: tuple[AnswerView, ...]


class FitsView(Struct, frozen=True):
    """A conversation that could fit."""

    pack: str
    title: str
    route: Route
    at: str
    """The section it goes straight to; empty for its beginning."""
    why: str
    first: str
    """What it asks first."""


class SuggestionView(Struct, frozen=True):
    """What could fit, the likeliest first."""

    fits: tuple[FitsView, ...]
    notes: tuple[str, ...]
    """What to keep in mind, for the worker."""


def ask(shelf: Shelf, answers: Mapping[str, str], passed: Collection[str], *, beside: bool = False) -> AskView | None:
    """Give the next question; `None` where no other answer would change anything. `beside`: the person looks at it."""
    found = next_question(shipped_choosing(shelf), answers, passed)
    if found is None:
        return None
    options = tuple(
        AnswerView(one.id, _(one.together or one.text) if beside else _(one.text))
        for one in found.options
        if not (beside and one.for_worker)
    )
    together = _(found.together or found.ask)
    return AskView(found.id, together if beside else _(found.ask), "" if beside else together, options)


def answers_to(shelf: Shelf) -> dict[str, tuple[str, ...]]:
    """Give the ids of every answer there is, by question."""
    questions = shipped_choosing(shelf).questions
    return {question.id: tuple(one.id for one in question.options) for question in questions}


def suggest(shelf: Shelf, answers: Mapping[str, str], *, beside: bool = False) -> SuggestionView:
    """Give what could fit these answers, and why."""
    found = suggested(shipped_choosing(shelf), answers)
    row = found.row
    others = (_fits(shelf.get(pack), found.route) for pack in row.also)
    first = _fits(shelf.get(row.pack), found.route, at=row.at or "", why=_(row.why))
    fits = tuple(one for one in (first, *others) if not (beside and for_worker_alone(shelf.get(one.pack))))
    return SuggestionView(fits, () if beside else tuple(_(note) for note in found.notes))


def everything(shelf: Shelf, *, beside: bool = False) -> tuple[FitsView, ...]:
    """Give every conversation there is."""
    packs = (shelf.get(pack) for pack in shelf.ids())
    return tuple(_fits(one, USUAL_ROUTE) for one in packs if not (beside and for_worker_alone(one)))


def routes(shelf: Shelf, pack: str) -> tuple[AnswerView, ...]:
    """Give the ways through a conversation that differ, in words."""
    asked: dict[tuple[str, ...], AnswerView] = {}
    for route, said in route_words().items():
        asked.setdefault(flow.route_order(shelf.get(pack), route), AnswerView(route, said))
    return tuple(asked.values())


def goes_on(person: OpenPerson, company: tuple[str, ...] = ()) -> dict[str, str]:
    """Say of each conversation that is open since when, by its pack: taking it goes on where one was.

    Of one that was begun alone nothing is said to anybody else.
    """
    told = _("begun on {day}, goes on")
    begun = [one for one in person.records.conversations if one.state == "open" and not hidden(person, one, company)]
    return {one.pack: told.format(day=told_date(local_day(one.made))) for one in begun}


def by_route(found: FitsView, route: str) -> FitsView:
    """Give the same conversation by another route; as it was where there is none of that name."""
    known = next((one for one in ROUTES if one == route), found.route)
    return replace(found, route=known)


def route_words() -> dict[Route, str]:
    """The three routes in words."""
    return {
        "doorstep": _("a few minutes, as at a doorstep"),
        "short": _("the short way, about half an hour"),
        "full": _("all of it, over as many meetings as it takes"),
    }


def _fits(pack: Pack, route: Route, *, at: str = "", why: str = "") -> FitsView:
    return FitsView(pack.id, pack.title, route, at, why or pack.summary, _first(pack, route, at))


def _first(pack: Pack, route: Route, at: str) -> str:
    """Say what is asked first: a question, or a petal's first opener."""
    order = flow.route_order(pack, route)
    address = next((one for one in (*order, *flow.route_order(pack, "full")) if not at or one.split("/")[0] == at), "")
    question, section = flow.find_question(pack, address), flow.find_section(pack, address)
    if question is not None:
        return question.ask_without or question.ask
    openers = section.petal.openers if section is not None and section.petal is not None else ()
    return next(iter(openers), "")
