"""Small makers of packs, questions and a vocabulary for the pure floors, straight from the model."""

from __future__ import annotations

from typing import TYPE_CHECKING

from strengthtui.interview.live import LiveAnswers, live_answers
from strengthtui.model.pack import (
    AllOf,
    AnswerTest,
    AnyOf,
    Condition,
    Limits,
    Not,
    Option,
    Pack,
    Petal,
    Question,
    Recall,
    RouteOrder,
    Section,
    TopicTest,
)
from strengthtui.model.vocabulary import PetalName, Topic, Vocabulary

if TYPE_CHECKING:
    from typing import Literal

    from strengthtui.model.conversation import Route
    from strengthtui.model.pack import Focus, KindId, Offer, Ring
    from strengthtui.model.records import Records
    from strengthtui.model.words import Share

VOCABULARY = Vocabulary(
    domains=(),
    petals=(
        PetalName(id="good-at", title="Good at"),
        PetalName(id="people", title="People"),
        PetalName(id="hopes", title="Hopes"),
        PetalName(id="hard-times", title="Hard times"),
    ),
    topics=(
        Topic(id="me-skills", petal="good-at", title="what they can do", domains=("learning-and-work",)),
        Topic(id="me-proud", petal="good-at", title="what they are proud of", domains=("self",)),
        Topic(id="people-who-matters", petal="people", title="who counts", domains=("relationships",)),
        Topic(id="people-peers", petal="people", title="others", domains=("community",)),
        Topic(id="hopes-most-wanted", petal="hopes", title="what they want most", domains=("self",)),
        Topic(id="now-hard", petal="hard-times", title="what is hard", domains=("mind",)),
    ),
    areas=(),
)
"""A little of the shipped one: four petals, six topics."""


def a_question(
    id: str = "skills",  # noqa: A002 (the field's name)
    kind: KindId = "lines",
    *,
    about: str | None = None,
    focus: Focus | None = "present",
    when: Condition | None = None,
    route: Route = "doorstep",
    options: tuple[str, ...] = (),
    other: bool = False,
    length: int | None = None,
    least: str | None = None,
    most: str | None = None,
    ask: str = "What can you do?",
    ask_without: str | None = None,
    recall: tuple[Recall, ...] = (),
    domains: tuple[str, ...] | None = None,
    for_worker: bool = False,
    from_: str | None = None,
    to: str | None = None,
    under: str | None = None,
    share: Share | None = None,
    offers: tuple[Offer, ...] = (),
    private: bool = False,
) -> Question:
    """Make a question; `options` are texts, their ids the text in kebab case."""
    made = tuple(Option(id=text.lower().replace(" ", "-"), text=text) for text in options)
    return Question(
        id=id,
        kind=kind,
        ask=ask,
        ask_without=ask_without,
        about=about,
        focus=focus,
        when=when,
        route=route,
        options=made,
        other=other,
        limits=Limits(length=length, least=least, most=most),
        recall=recall,
        domains=domains,
        for_worker=for_worker,
        from_=from_,
        to=to,
        under=under,
        share=share,
        offers=offers,
        private=private,
    )


def a_petal(
    id: str = "people",  # noqa: A002
    *,
    about: str | None = None,
    ring: Ring = "inner",
    route: Route = "full",
) -> Section:
    """Make a petal."""
    return Section(id=id, title=id.title(), petal=Petal(ring=ring, about=about, route=route))


def a_pack(
    *questions: Question,
    id: str = "ropes",  # noqa: A002
    version: int = 1,
    sections: tuple[Section, ...] = (),
    order: dict[Route, tuple[str, ...]] | None = None,
) -> Pack:
    """Make a pack: the questions in one section `a`, then the sections given."""
    first = (Section(id="a", title="A", questions=questions),) if questions else ()
    orders = tuple(RouteOrder(route=route, addresses=named) for route, named in (order or {}).items())
    return Pack(id=id, version=version, title=id, sections=(*first, *sections), order=orders, digest="d")


def a_section(id: str, *questions: Question) -> Section:  # noqa: A002
    """Make a section with questions."""
    return Section(id=id, title=id.title(), questions=questions)


def answered(question: str, value: str | None = None, test: Literal["equals", "includes"] = "equals") -> AnswerTest:
    """Make a condition: this question is answered, or answered so."""
    return AnswerTest(question=question, test="answered" if value is None else test, value=value)


def topic_heard(topic: str) -> TopicTest:
    """Make a condition: something was heard under this topic or petal."""
    return TopicTest(topic=topic)


def either(*conditions: Condition) -> AnyOf:
    """Make a condition: one of these."""
    return AnyOf(conditions=conditions)


def both(*conditions: Condition) -> AllOf:
    """Make a condition: all of these."""
    return AllOf(conditions=conditions)


def unless(condition: Condition) -> Not:
    """Make a condition: not this."""
    return Not(condition=condition)


def live_of(records: Records, *packs: Pack) -> LiveAnswers:
    """Read the live answers of records on these packs."""
    return live_answers(records, {(pack.id, pack.version): pack for pack in packs}, VOCABULARY)
