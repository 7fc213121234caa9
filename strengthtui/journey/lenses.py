"""Five ways of looking at one strengths map: where it lives, area of life, capital, ROPES, before / now / ahead.

A lens only lays the same strengths out otherwise; it adds nothing, counts nothing and stores nothing. Where a strength
belongs is read from what it was given (sphere, areas of life) and from the words that show it (the question they
answered, their topics). One that belongs to several groups stands in each.

Capitals are Granfield and Cloud's four (social, physical, human, cultural), by area of life as the vocabulary says.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from msgspec import Struct

from strengthtui.interview.heard import HeardLine, line_at
from strengthtui.journey.strengths_map import SPHERES, MappedStrength

if TYPE_CHECKING:
    from collections.abc import Sequence

    from strengthtui.journey.strengths_map import SphereGroup
    from strengthtui.model.pack import Pack
    from strengthtui.model.vocabulary import Vocabulary

LensId = Literal["sphere", "domain", "capital", "ropes", "time"]
LENSES: Final[tuple[LensId, ...]] = ("sphere", "domain", "capital", "ropes", "time")

CAPITALS: Final = ("social", "physical", "human", "cultural")
TIMES: Final = ("past", "present", "future")
ELSEWHERE: Final = ""
"""The group of what a lens has no place for: a strength that is just good is in no area of life."""
_TIME_OF_TOPIC: Final[Mapping[str, str]] = {"past-": "past", "hopes-": "future", "plan-": "future"}
"""How a topic's id begins, where a jotting's own time is not known."""
_ROPES: Final = "ropes"


class LensGroup(Struct, frozen=True):
    """Strengths that belong together under a lens."""

    key: str
    """A sphere, an area of life, a capital, a section of ROPES, a time; `ELSEWHERE` comes last."""
    strengths: tuple[MappedStrength, ...]


class Looking(Struct, frozen=True):
    """What a lens needs to know beside the map."""

    lines: Sequence[HeardLine]
    """Everything heard."""
    vocabulary: Vocabulary
    ropes: Pack | None = None
    """The pack ROPES, whose sections are the groups of its lens; without it that lens is empty."""


def through(lens: LensId, groups: Iterable[SphereGroup], looking: Looking) -> tuple[LensGroup, ...]:
    """Lay the map out under a lens; groups without a strength are left away."""
    everybody = [one for group in groups for one in group.strengths]
    belongs = {one.strength.id: _KEYS[lens](one, looking) or (ELSEWHERE,) for one in everybody}
    found = (
        LensGroup(key, tuple(one for one in everybody if key in belongs[one.strength.id]))
        for key in (*_order(lens, looking), ELSEWHERE)
    )
    return tuple(group for group in found if group.strengths)


def _order(lens: LensId, looking: Looking) -> tuple[str, ...]:
    fixed: dict[LensId, tuple[str, ...]] = {"sphere": SPHERES, "capital": CAPITALS, "time": TIMES}
    if lens == "domain":
        return tuple(domain.id for domain in looking.vocabulary.domains)
    if lens == "ropes":
        return tuple(section.id for section in looking.ropes.sections) if looking.ropes is not None else ()
    return fixed[lens]


def _words(one: MappedStrength, looking: Looking) -> list[HeardLine]:
    """Give the lines its evidence was taken from, as far as they are still there."""
    sources = (evidence.source for evidence in one.evidence)
    found = (line_at(looking.lines, at.table, at.id, at.line) for at in sources if at is not None)
    return [line for line in found if line is not None]


def _sphere(one: MappedStrength, looking: Looking) -> tuple[str, ...]:  # noqa: ARG001 - a Belonging takes both
    return (one.strength.sphere,)


def _domains(one: MappedStrength, looking: Looking) -> tuple[str, ...]:
    """Give its own areas of life, else those of its area of strength, else those of its words."""
    if one.strength.domains:
        return one.strength.domains
    area = next((area for area in looking.vocabulary.areas if area.id == one.strength.area), None)
    if area is not None:
        return area.domains
    return tuple(dict.fromkeys(domain for line in _words(one, looking) for domain in line.domains))


def _capitals(one: MappedStrength, looking: Looking) -> tuple[str, ...]:
    capital = {domain.id: domain.capital for domain in looking.vocabulary.domains}
    return tuple(dict.fromkeys(capital[domain] for domain in _domains(one, looking) if capital.get(domain)))


def _sections(one: MappedStrength, looking: Looking) -> tuple[str, ...]:
    """Give the sections of ROPES its words were said in, or that ask about the same; else the first, resources."""
    if looking.ropes is None:
        return ()
    about = _sections_by_topic(looking.ropes)
    found = [section for line in _words(one, looking) for section in _of_line(line, about)]
    return tuple(dict.fromkeys(found)) or tuple(section.id for section in looking.ropes.sections[:1])


def _of_line(line: HeardLine, about: Mapping[str, str]) -> list[str]:
    pack, _slash, address = (line.address or "").partition("/")
    if pack == _ROPES:
        return [address.partition("/")[0]]
    return [about[topic] for topic in (line.about or "", *line.topics, *line.petals) if topic in about][:1]


def _sections_by_topic(ropes: Pack) -> dict[str, str]:
    """Give the section that asks about a topic; for a petal, the first that recalls it."""
    found: dict[str, str] = {}
    for section in ropes.sections:
        for question in section.questions:
            if question.about is not None:
                found.setdefault(question.about, section.id)
    for section in ropes.sections:
        for question in section.questions:
            for recall in question.recall:
                if recall.kind == "topic":
                    found.setdefault(recall.to, section.id)
    return found


def _times(one: MappedStrength, looking: Looking) -> tuple[str, ...]:
    """Give when its words are about; a strength that no words show is one of now."""
    return tuple(dict.fromkeys(_time(line) for line in _words(one, looking))) or ("present",)


def _time(line: HeardLine) -> str:
    if line.focus is not None:
        return line.focus
    told = (time for topic in line.topics for start, time in _TIME_OF_TOPIC.items() if topic.startswith(start))
    return next(told, "present")


Belonging: TypeAlias = Callable[[MappedStrength, Looking], "tuple[str, ...]"]
_KEYS: Final[Mapping[LensId, Belonging]] = {
    "sphere": _sphere,
    "domain": _domains,
    "capital": _capitals,
    "ropes": _sections,
    "time": _times,
}
"""For each lens, the groups that a strength belongs to."""
