"""Which conversation could fit now: the first suggestion whose answers were given; nothing is weighed and nothing kept.

It only suggests. What was passed over is no answer, and a question is not put where nothing hangs on it any more.
"""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, Final

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from strengthtui.model.choosing import ChooseOption, ChooseQuestion, Choosing, SuggestedRow
    from strengthtui.model.conversation import Route

USUAL_ROUTE: Final[Route] = "short"


class Suggested(Struct, frozen=True):
    """What could fit, and by which route."""

    row: SuggestedRow
    route: Route
    notes: tuple[str, ...]
    """What to keep in mind, for the worker."""


def suggested(choosing: Choosing, answers: Mapping[str, str]) -> Suggested:
    """Give the one suggestion for these answers (option by question); the last row fits whatever was answered."""
    row = next(row for row in choosing.suggestions if row.fits(answers))
    options = tuple(_chosen(choosing, answers))
    route = next((one.route for one in options if one.route is not None), USUAL_ROUTE)
    return Suggested(row, route, tuple(one.note for one in options if one.note))


def next_question(choosing: Choosing, answers: Mapping[str, str], passed: Collection[str]) -> ChooseQuestion | None:
    """Give the next question whose answer could still change what is suggested."""
    left = [one for one in choosing.questions if one.id not in answers and one.id not in passed]
    return next((one for one in left if _matters(choosing, answers, one, [two for two in left if two != one])), None)


def every_way(questions: Collection[ChooseQuestion]) -> Iterator[dict[str, str]]:
    """Give all ways to answer these questions, each of them also passed over."""
    ways = [[(one.id, option.id) for option in one.options] + [(one.id, "")] for one in questions]
    for way in product(*ways):
        yield {question: option for question, option in way if option}


def _matters(
    choosing: Choosing, answers: Mapping[str, str], question: ChooseQuestion, others: Collection[ChooseQuestion]
) -> bool:
    for rest in every_way(others):
        outcomes = set()
        for own in every_way([question]):
            found = suggested(choosing, {**answers, **rest, **own})
            outcomes.add((found.row.pack, found.row.at, found.row.why, found.route))
        if len(outcomes) > 1:
            return True
    return False


def _chosen(choosing: Choosing, answers: Mapping[str, str]) -> Iterator[ChooseOption]:
    for question in choosing.questions:
        yield from (option for option in question.options if option.id == answers.get(question.id))
