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
from strengthtui.model.words import Share
from strengthtui.packs.clauses import NO_RECALL, a_domain, a_topic, condition, recall
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
from strengthtui.sources.schema import NEVER, called, saying
from strengthtui.text import MAX_ANSWER

if TYPE_CHECKING:
    from strengthtui.sources.source import Plain

_TITLE: Final = text(120)
"""Longer would not fit on one line of a rail or a heading."""
_TEXT: Final = text(2_000)
"""A whole screen; what can be said in one breath is for the wording rules."""
_TEXTS: Final = list_of(_TEXT, instead="")
"""What could not be read leaves its place empty, so that the others keep theirs."""
a_petal: Final = called(an_id, "petal")
"""Take the id of a petal."""
_VERSION: Final = whole(1, 1_000_000)
_ROUTE: Final = one_of(*get_args(Route))
_FOR_WORKER: Final = mapped(one_of("worker"), lambda _worker: True)
_SHARE: Final = one_of(*(one for one in get_args(Share) if one != "outside"))
"""A pack can keep closer what is answered, never send it further."""

NO_OPTION: Final = Option(id="", text="")
"""Stands in for an option that could not be read, so that the others keep their places."""

OPTION: Final = Shape(
    Option,
    Field("id", an_id, required=True, what="What an answer keeps; never shown."),
    Field("text", _TEXT, required=True, what="As read aloud."),
)

LIMITS: Final = Shape(
    Limits,
    Field("length", whole(1, MAX_ANSWER), what="Characters at most, of a text or of each line."),
    Field("least", text(60), what="The smallest number, or the first date."),
    Field("most", text(60), what="The largest number, or the last date."),
)

_SPOKEN: Final = (
    Field("plainer", _TEXT, what="The same in small concrete words, with two or three things to choose from."),
    Field("listen_for", _TEXTS, what="What counts as an answer, so that it can be jotted without asking."),
    Field("also_ask", _TEXTS, what="Two to four gentle follow-ups."),
    Field("care", _TEXT, what="One line for the worker where this can hurt; never shown beside the person."),
    Field("about", a_topic, what="The one topic it is about. What is about the same is asked once."),
)
"""What petals, questions and frame lines have in common."""

QUESTION: Final = Shape(
    Question,
    Field("id", an_id, required=True, instead="", what="Its name in this section; answers are kept under it."),
    Field("kind", one_of(*get_args(KindId)), required=True, instead="text", what="What sort of answer it takes."),
    Field(
        "ask", _TEXT, required=True, instead="", what="As read aloud, in one breath. {name} and short answers fill in."
    ),
    Field("ask_without", _TEXT, what="How to ask when there is nothing to put into the braces of ask."),
    *_SPOKEN,
    Field("focus", one_of(*get_args(Focus)), what="The time it asks about. Past and present are two questions."),
    Field("domains", list_of(a_domain, instead=""), what="Areas of life, where they differ from those of its topic."),
    Field(
        "recall", list_of(recall, instead=NO_RECALL), what="Earlier words that stand beside it, for the worker's eye."
    ),
    Field("route", _ROUTE, what="The smallest route that asks it; full unless it says otherwise."),
    Field("offers", list_of(one_of(*get_args(Offer)), instead=""), what="What an answer can become with one key."),
    Field("seed", text(60), what="Where it comes from: a mark of one of the sources, or ours."),
    Field("options", list_of(OPTION, instead=NO_OPTION), what="What there is to choose from; for choice and choices."),
    Field("other", yes_no, what="Whether something else may be said, in their own words."),
    Field("from", _TITLE, name="from_", what="Words for the low end of a scale; the person's own replace them."),
    Field("to", _TITLE, what="Words for the high end of a scale."),
    Field("limits", LIMITS, what="Bounds of a text, a number or a date."),
    Field("when", condition, what="Asked only when this is true. It looks back, never forward."),
    Field("for", _FOR_WORKER, name="for_worker", what="Asked of the worker, not of the person."),
    Field("was", an_address, what="The address it had in an earlier version."),
    Field(
        "under",
        a_topic,
        what="Where its answers stand on paper, a topic or a petal, where that is not what it is about.",
    ),
    Field("share", _SHARE, what="Who may read its answers on paper where nobody says otherwise: none, worker or team."),
    Field("private", yes_no, what="A time of their own: the screen clears itself, and nothing is typed."),
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


saying(_no_questions, lambda _into: NEVER)
_LOOKS_AT: Final = Field("looks_at", _TEXTS, what="What this part attends to, shown as its purpose.")
_SECTION: Final = Shape(
    _plain_section,
    Field("id", an_id, required=True, instead="", what="Its name in this pack, the first half of each address."),
    Field("title", _TITLE, required=True, instead="", what="As shown to the worker."),
    _LOOKS_AT,
    Field("questions", list_of(QUESTION.shaped, least=1), required=True, what="What is asked, in this order."),
)
_PETAL: Final = Shape(
    _petal_section,
    Field("petal", a_petal, required=True, instead="", what="Which petal of the flower; it has openers, no questions."),
    Field("ring", one_of(*get_args(Ring)), required=True, instead="inner", what="Where it sits in the flower."),
    Field("title", _TITLE, what="As shown, where it differs from the petal's own name."),
    _LOOKS_AT,
    Field("openers", _TEXTS, what="Ways in, each as said aloud; any one will do."),
    *_SPOKEN,
    Field("route", _ROUTE, what="The smallest route that has it; full unless it says otherwise."),
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


saying(
    section,
    lambda into: {"if": {"required": ["petal"]}, "then": into(_PETAL), "else": into(_SECTION)},
    name="section",
)
_STOP: Final = matching(re.compile(rf"{ADDRESS.pattern}|{ID.pattern}"), NOT_AN_ADDRESS)
"""A place in a route's own order: a question's address, or a petal."""


def _orders(found: dict[str, tuple[str, ...]]) -> tuple[RouteOrder, ...]:
    return tuple(RouteOrder(route=route, addresses=found[route]) for route in get_args(Route) if route in found)


PACK: Final = Shape(
    PackDraft,
    Field("id", an_id, required=True, instead="", what="The name of the pack, and of its file."),
    Field("version", _VERSION, required=True, instead=1, what="One more with every change that others may meet."),
    Field("title", _TITLE, required=True, instead="", what="As shown to the worker."),
    Field(
        "language", a_language, what="The language it is written in, such as en or pt-BR; en unless it says otherwise."
    ),
    Field("summary", _TEXT, what="One line on what it is for."),
    Field("sources", _TEXTS, what="Where the questions come from, and what is your own."),
    Field(
        "order",
        mapped(mapping_of(list_of(_STOP, instead=""), keys=_ROUTE), _orders),
        what="An order of its own for a route, where it differs from that of the pack.",
    ),
    Field("sections", list_of(section, least=1), required=True, instead=(), what="Parts with questions, or petals."),
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
