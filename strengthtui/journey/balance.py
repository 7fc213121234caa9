"""Balance: where the picture of somebody is thin, one open question that would let it grow there.

It counts nothing on a screen and rates nobody. What they would rather not talk about is not suggested, nor what is
hard: a thin place is only one where little was heard yet. One suggestion at a time is enough.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from strengthtui.journey.strengths_map import SPHERES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from strengthtui.interview.heard import HeardLine
    from strengthtui.journey.strengths_map import SphereGroup
    from strengthtui.model.pack import Pack, Question
    from strengthtui.model.vocabulary import Vocabulary
    from strengthtui.model.words import Sphere

NEVER: Final = frozenset({"now-hard", "now-name-for-it", "now-in-the-way", "now-cannot-wait", "now-must-change"})
"""Topics that are not brought up: what is hard is heard when they bring it."""
ENOUGH: Final = 3
"""Lines in an area of life that make it no longer thin: a threshold inside, never shown."""


class ThinPlace(Struct, frozen=True):
    """Where the picture is thin, and a question that belongs there."""

    sphere: Sphere
    domain: str
    """The area of life nothing, or little, was heard of."""
    pack: str
    address: str
    """The question, `section/question`."""
    ask: str


def thin_place(
    groups: Iterable[SphereGroup],
    lines: Iterable[HeardLine],
    packs: Iterable[Pack],
    vocabulary: Vocabulary,
    is_open: Callable[[Pack, str, Question], bool],
) -> ThinPlace | None:
    """Suggest one question, or nothing.

    `is_open` says whether a question may be asked bare: not answered, known, declined or put off. Packs are looked
    through in the order given.
    """
    heard = list(lines)
    asked = list(packs)
    for sphere, domain in _thin(groups, heard, vocabulary):
        for pack in asked:
            for address, question in _questions(pack):
                belongs = domain in _domains(question, vocabulary) and question.about not in NEVER
                if belongs and not question.for_worker and is_open(pack, address, question):
                    return ThinPlace(sphere, domain, pack.id, address, question.ask)
    return None


def _thin(
    groups: Iterable[SphereGroup], lines: list[HeardLine], vocabulary: Vocabulary
) -> Iterator[tuple[Sphere, str]]:
    """Give areas of life of which nothing, then of which little was heard; spheres without a strength first."""
    named = {group.sphere for group in groups}
    spoken = [domain for line in lines if not line.left_out for domain in line.domains]
    spheres = sorted(SPHERES, key=lambda sphere: sphere in named)
    for is_thin in (_silent, _quiet):
        for sphere in spheres:
            for domain in vocabulary.domains:
                if domain.sphere == sphere and is_thin(spoken.count(domain.id)):
                    yield sphere, domain.id


def _silent(lines: int) -> bool:
    return lines == 0


def _quiet(lines: int) -> bool:
    return 0 < lines < ENOUGH


def _questions(pack: Pack) -> Iterator[tuple[str, Question]]:
    for section in pack.sections:
        for question in section.questions:
            yield f"{section.id}/{question.id}", question


def _domains(question: Question, vocabulary: Vocabulary) -> tuple[str, ...]:
    if question.domains is not None:
        return question.domains
    return next((topic.domains for topic in vocabulary.topics if topic.id == question.about), ())
