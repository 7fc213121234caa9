"""The shape of a pack and of a frame: tables of keys and how each is read.

What the pieces mean together is for the rules.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, TypeAlias, get_args

from msgspec import Struct

from strengthtui.model.conversation import Route
from strengthtui.model.pack import (
    Focus,
    KindId,
    Limits,
    Offer,
    Option,
    Petal,
    Question,
    Ring,
    RouteOrder,
    Section,
)
from strengthtui.model.vocabulary import Frame, FrameLine, FrameWhen
from strengthtui.packs.clauses import NO_RECALL, condition, recall
from strengthtui.packs.rules import sections as codes
from strengthtui.sources.codes.values import NOT_AN_ADDRESS
from strengthtui.sources.reader import (
    Field,
    Place,
    Shape,
    Shaped,
    list_of,
    mapped,
    mapping_of,
)
from strengthtui.sources.scalars import (
    ADDRESS,
    ID,
    a_language,
    an_address,
    an_id,
    matching,
    one_of,
    text,
    whole,
    yes_no,
)
from strengthtui.text import MAX_ANSWER

if TYPE_CHECKING:
    from strengthtui.sources.source import Plain

_TITLE: Final = text(120)
"""Longer would not fit on one line of a rail or a heading."""
_TEXT: Final = text(2_000)
"""A whole screen; what can be said in one breath is for the wording rules."""
_TEXTS: Final = list_of(_TEXT)
_VERSION: Final = whole(1, 1_000_000)
_ROUTE: Final = one_of(*get_args(Route))
_FOR_WORKER: Final = mapped(one_of("worker"), lambda _worker: True)

NO_OPTION: Final = Option(id="", text="")
"""Stands in for an option that could not be read, so that the others keep their places."""

OPTION: Final = Shape(Option, Field("id", an_id, required=True), Field("text", _TEXT, required=True))

LIMITS: Final = Shape(
    Limits,
    Field("length", whole(1, MAX_ANSWER)),
    Field("least", text(60)),
    Field("most", text(60)),
)

_SPOKEN: Final = (
    Field("plainer", _TEXT),
    Field("listen_for", _TEXTS),
    Field("also_ask", _TEXTS),
    Field("care", _TEXT),
    Field("about", an_id),
)
"""What petals, questions and frame lines have in common."""

QUESTION: Final = Shape(
    Question,
    Field("id", an_id, required=True, instead=""),
    Field("kind", one_of(*get_args(KindId)), required=True, instead="text"),
    Field("ask", _TEXT, required=True, instead=""),
    Field("ask_without", _TEXT),
    *_SPOKEN,
    Field("focus", one_of(*get_args(Focus))),
    Field("domains", list_of(an_id, instead="")),
    Field("recall", list_of(recall, instead=NO_RECALL)),
    Field("route", _ROUTE),
    Field("offers", list_of(one_of(*get_args(Offer)), instead="")),
    Field("seed", text(60)),
    Field("options", list_of(OPTION, instead=NO_OPTION)),
    Field("other", yes_no),
    Field("from", _TITLE, name="from_"),
    Field("to", _TITLE),
    Field("limits", LIMITS),
    Field("when", condition),
    Field("for", _FOR_WORKER, name="for_worker"),
    Field("was", an_address),
    reserved=("repeat",),
)


class SectionDraft(Struct, frozen=True):
    """A section as far as it could be read."""

    section: Section
    """Without its questions."""
    place: Place
    broken: frozenset[str]
    questions: tuple[Shaped[Question], ...] = ()


class PackDraft(Struct, frozen=True):
    """A pack as far as it could be read."""

    id: str
    version: int
    title: str
    sections: tuple[SectionDraft, ...]
    language: str = "en"
    summary: str = ""
    sources: tuple[str, ...] = ()
    order: tuple[RouteOrder, ...] = ()


_Parts: TypeAlias = tuple[Section, tuple[Shaped[Question], ...]]
"""A section without its questions, and its questions."""


def _plain_section(
    id: str,  # noqa: A002 - the key in the file
    title: str,
    questions: tuple[Shaped[Question], ...] | None,
    looks_at: tuple[str, ...] = (),
) -> _Parts:
    return Section(id=id, title=title, looks_at=looks_at), questions or ()


def _petal_section(
    *,
    petal: str,
    ring: Ring,
    title: str = "",
    looks_at: tuple[str, ...] = (),
    openers: tuple[str, ...] = (),
    plainer: str | None = None,
    listen_for: tuple[str, ...] = (),
    also_ask: tuple[str, ...] = (),
    care: str | None = None,
    about: str | None = None,
    route: Route = "full",
) -> _Parts:
    made = Petal(
        ring=ring,
        openers=openers,
        plainer=plainer,
        listen_for=listen_for,
        also_ask=also_ask,
        care=care,
        about=about,
        route=route,
    )
    return Section(id=petal, title=title, looks_at=looks_at, petal=made), ()


def _no_questions(value: Plain, place: Place) -> None:  # noqa: ARG001 - a Read takes a value
    place.at_key().add(codes.PETAL_WITH_QUESTIONS)


_LOOKS_AT: Final = Field("looks_at", _TEXTS)
_SECTION: Final = Shape(
    _plain_section,
    Field("id", an_id, required=True, instead=""),
    Field("title", _TITLE, required=True, instead=""),
    _LOOKS_AT,
    Field("questions", list_of(QUESTION.shaped, least=1), required=True),
)
_PETAL: Final = Shape(
    _petal_section,
    Field("petal", an_id, required=True, instead=""),
    Field("ring", one_of(*get_args(Ring)), required=True, instead="inner"),
    Field("title", _TITLE),
    _LOOKS_AT,
    Field("openers", _TEXTS),
    *_SPOKEN,
    Field("route", _ROUTE),
    Field("questions", _no_questions),
)


def section(value: Plain, place: Place) -> SectionDraft | None:
    """Read a section: a petal if it says `petal`, otherwise a list of questions."""
    shape = _PETAL if isinstance(value, dict) and "petal" in value else _SECTION
    found = shape.shaped(value, place)
    if found is None:
        return None
    made, questions = found.made
    return SectionDraft(made, place, found.broken, questions)


_STOP: Final = matching(re.compile(rf"{ADDRESS.pattern}|{ID.pattern}"), NOT_AN_ADDRESS)
"""A place in a route's own order: a question's address, or a petal."""


def _orders(found: dict[str, tuple[str, ...]]) -> tuple[RouteOrder, ...]:
    return tuple(RouteOrder(route=route, addresses=found[route]) for route in get_args(Route) if route in found)


PACK: Final = Shape(
    PackDraft,
    Field("id", an_id, required=True, instead=""),
    Field("version", _VERSION, required=True, instead=1),
    Field("title", _TITLE, required=True, instead=""),
    Field("language", a_language),
    Field("summary", _TEXT),
    Field("sources", _TEXTS),
    Field("order", mapped(mapping_of(list_of(_STOP, instead=""), keys=_ROUTE), _orders)),
    Field("sections", list_of(section, least=1), required=True, instead=()),
)

_PART: Final = Shape(Option, Field("id", an_id, required=True), Field("ask", _TEXT, required=True, name="text"))
_LINE: Final = Shape(
    FrameLine,
    Field("id", an_id, required=True, instead=""),
    Field("ask", _TEXT, required=True, instead=""),
    *_SPOKEN,
    Field("when", one_of(*get_args(FrameWhen))),
    Field("for", _FOR_WORKER, name="for_worker"),
    Field("parts", list_of(_PART, instead=NO_OPTION)),
    Field("options", list_of(OPTION, instead=NO_OPTION)),
)
FRAME: Final = Shape(
    Frame,
    Field("id", an_id, required=True, instead=""),
    Field("version", _VERSION, required=True, instead=1),
    Field("title", _TITLE, required=True, instead=""),
    Field("language", a_language),
    Field("lines", list_of(_LINE.lenient, least=1), required=True, instead=()),
)
