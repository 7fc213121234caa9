"""One pass through a pack, first question to last: what is asked, given what lies before it.

A question is asked when its `when` is true of the asked and answered questions before it in the pack, and of
what was heard elsewhere or under those questions. Because the pass never looks ahead, no answer can gate
itself or, in a circle, another; there is always exactly one outcome.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from msgspec import Struct

from strengthtui.interview.conditions import Answered, holds

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from strengthtui.model.conversation import Route
    from strengthtui.model.pack import Pack, Question, Section


class Heard(Answered, Protocol):
    """An answer that also says which topics and petals it lies under."""

    @property
    def under(self) -> tuple[str, ...]:
        """Topic and petal."""


class Stop(Struct, frozen=True):
    """One place in a pack: a question, or a petal."""

    address: str
    """`section/question`, or the petal's id."""
    section: Section
    question: Question | None
    """`None` for a petal."""

    @property
    def route(self) -> Route:
        """The smallest route that comes by here."""
        if self.question is not None:
            return self.question.route
        return self.section.petal.route if self.section.petal is not None else "full"


def stops(pack: Pack) -> Iterator[Stop]:
    """Give every place of a pack, in the pack's order."""
    for section in pack.sections:
        if section.petal is not None:
            yield Stop(section.id, section, None)
        for question in section.questions:
            yield Stop(f"{section.id}/{question.id}", section, question)


def asked_stops(pack: Pack, answers: Mapping[str, Heard], outside: Collection[str]) -> Iterator[Stop]:
    """Give the places whose `when` is true, on whatever route; `outside` is what was heard elsewhere."""
    before: dict[str, Heard] = {}
    topics = set(outside)
    for stop in stops(pack):
        if stop.question is not None and not holds(stop.question.when, before, topics):
            continue
        yield stop
        answer = answers.get(stop.address) if stop.question is not None else None
        if answer is not None:
            before[stop.address] = answer
            topics.update(answer.under if answer.is_answered else ())
