"""A pack drawn as a tree: its sections, what is asked in them, on which routes, when, and beside which earlier words.

Rows only; how wide they are and with which lines they are drawn is for the front end.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from strengthtui.desk.pack_conditions import clauses
from strengthtui.i18n import _
from strengthtui.interview.flow import route_order
from strengthtui.interview.walk import stops
from strengthtui.model.pack import ROUTES, questions_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from strengthtui.interview.walk import Stop
    from strengthtui.model.conversation import Route
    from strengthtui.model.pack import Pack, Petal, Question, Recall

LETTERS = {"doorstep": "D", "short": "S", "full": "F"}
"""What stands for a route in its column."""


@dataclass(frozen=True, slots=True)
class PackRow:
    """One row of the drawing."""

    text: str
    depth: int = 0
    """0 a section or a petal, 1 a question, 2 what belongs to it, 3 and more what belongs to that."""
    asked_on: tuple[Route, ...] = ()
    """The routes that come by here; none where nothing is asked."""


def head(pack: Pack, route: Route | None = None) -> Iterator[str]:
    """Give the lines above the tree: what the pack is, and how much each route asks."""
    yield _("{title} ({id}, version {version})").format(title=pack.title, id=pack.id, version=pack.version)
    if pack.summary:
        yield pack.summary
    for source in pack.sources:
        yield _("source: {source}").format(source=source)
    counts = {one: len(route_order(pack, one)) for one in ROUTES}
    if route is None:
        yield _("D doorstep {doorstep}, S short {short}, F full {full}").format(**counts)
        own = ", ".join(order.route for order in pack.order)
        if own:
            yield _("in an order of its own: {routes}").format(routes=own)
    else:
        yield _("{route}: {count} of {all}").format(route=route, count=counts[route], all=counts["full"])


def tree(pack: Pack) -> Iterator[PackRow]:
    """Give the whole pack, in its own order."""
    yield from _rows(pack, stops(pack), numbered=False)


def route_rows(pack: Pack, route: Route) -> Iterator[PackRow]:
    """Give what one route comes by, in the order in which it does."""
    at = {stop.address: stop for stop in stops(pack)}
    yield from _rows(pack, (at[address] for address in route_order(pack, route)), numbered=True)


def _rows(pack: Pack, places: Iterable[Stop], *, numbered: bool) -> Iterator[PackRow]:
    questions = questions_of(pack)
    section = None
    for number, stop in enumerate(places, 1):
        count = f"{number}. " if numbered else ""
        asked_on = ROUTES[ROUTES.index(stop.route) :]
        if stop.question is None:
            petal = stop.section.petal
            yield PackRow(f"{count}{_petal_title(stop)}", 0, asked_on)
            yield from () if petal is None else _petal(petal)
        else:
            if stop.section is not section:
                yield from _section(stop)
            yield PackRow(f"{count}{_question_title(stop.address, stop.question)}", 1, asked_on)
            yield from _question(pack, stop.question, questions)
        section = stop.section


def _section(stop: Stop) -> Iterator[PackRow]:
    section = stop.section
    yield PackRow(_("{title} [{id}]").format(title=section.title, id=section.id))
    if section.looks_at:
        yield PackRow(_("looks at: {parts}").format(parts=", ".join(section.looks_at)), 2)


def _petal_title(stop: Stop) -> str:
    section = stop.section
    titles = {
        "inner": _("{title} [{id}], a petal of the inner ring"),
        "outer": _("{title} [{id}], a petal of the outer ring"),
        "leaf": _("{title} [{id}], the leaf outside the flower"),
    }
    return titles[section.petal.ring if section.petal else "inner"].format(title=section.title, id=section.id)


def _petal(petal: Petal) -> Iterator[PackRow]:
    for opener in petal.openers or ((petal.plainer,) if petal.plainer else ()):
        yield PackRow(opener, 2)
    if petal.about:
        yield PackRow(_("about: {topic}").format(topic=petal.about), 2)


def _question_title(address: str, question: Question) -> str:
    said = _("{address}, {kind}, for the worker") if question.for_worker else _("{address}, {kind}")
    return said.format(address=address, kind=question.kind)


def _question(pack: Pack, question: Question, questions: Mapping[str, Question]) -> Iterator[PackRow]:
    yield PackRow(question.ask, 2)
    for option in question.options:
        yield PackRow(f"{option.id}: {option.text}", 3)
    if question.other:
        yield PackRow(_("or something else, in their own words"), 3)
    if question.from_ and question.to:
        yield PackRow(_("0 is {low}, 10 is {high}").format(low=question.from_, high=question.to), 3)
    for clause in clauses(question.when, questions) if question.when is not None else ():
        yield PackRow(clause.text, 2 + clause.depth)
    if question.about:
        yield PackRow(_("about: {topic}").format(topic=question.about), 2)
    if question.recall:
        beside = ", ".join(_recalled(recall, pack) for recall in question.recall)
        yield PackRow(_("beside it: {recalls}").format(recalls=beside), 2)


def _recalled(recall: Recall, pack: Pack) -> str:
    if recall.kind == "domain":
        return _("all of {domain}").format(domain=recall.to)
    return recall.to.removeprefix(f"{pack.id}/") if recall.kind == "question" else recall.to
