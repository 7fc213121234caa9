"""Topics, petals and areas of life are those of the vocabularies; a team's own topics begin with `x-`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from strengthtui.sources.findings import FindingCode

if TYPE_CHECKING:
    from strengthtui.packs.draft import Draft
    from strengthtui.sources.reader import Place

TOPIC_UNKNOWN: Final = FindingCode(
    "topic-unknown",
    "error",
    'there is no topic or petal "{topic}"',
    "use one of the shared list, or begin your own with x-",
    'write "{near}", or begin a topic of your own with x-',
)
ABOUT_PETAL: Final = FindingCode(
    "about-petal",
    "warning",
    '"{topic}" is a whole petal, so that unlike questions count as answered together',
    "name one topic of it",
)
DOMAIN_UNKNOWN: Final = FindingCode(
    "domain-unknown",
    "error",
    'there is no area of life "{domain}"',
    "use one of: {choices}",
    'write "{near}"; all there are: {choices}',
)
PETAL_UNKNOWN: Final = FindingCode(
    "petal-unknown",
    "error",
    'there is no petal "{petal}"',
    "use one of: {choices}",
    'write "{near}"; all there are: {choices}',
)

CODES: Final = (TOPIC_UNKNOWN, ABOUT_PETAL, DOMAIN_UNKNOWN, PETAL_UNKNOWN)

_OWN: Final = "x-"


def check(draft: Draft) -> None:
    """Note every topic, petal and area of life that is not in the vocabularies."""
    for place, section in zip(draft.sections, draft.pack.sections, strict=True):
        if section.petal is None:
            continue
        if section.id and section.id not in draft.petal_names:
            told = ", ".join(petal.id for petal in draft.vocabulary.petals)
            place.into("petal").near(PETAL_UNKNOWN, section.id, draft.topic_spelling, petal=section.id, choices=told)
        check_about(draft, section.petal.about, place)
    for entry in draft.entries:
        check_about(draft, entry.question.about, entry.place)
        for at, domain in enumerate(entry.question.domains or ()):
            check_domain(draft, domain, entry.at("domains", at))


def check_about(draft: Draft, about: str | None, place: Place) -> None:
    """Note an `about` that is no topic."""
    if about is None or about in draft.topics:
        return
    if about in draft.petal_names:
        place.into("about").add(ABOUT_PETAL, topic=about)
    else:
        check_topic(draft, about, place.into("about"))


def check_topic(draft: Draft, topic: str, place: Place) -> None:
    """Note a topic that is neither known nor the team's own; a stand-in is left alone."""
    if topic and topic not in draft.topics and topic not in draft.petal_names and not topic.startswith(_OWN):
        place.near(TOPIC_UNKNOWN, topic, draft.topic_spelling, topic=topic)


def check_domain(draft: Draft, domain: str, place: Place) -> None:
    """Note an area of life that is not known; a stand-in is left alone."""
    if domain and domain not in draft.domains:
        told = ", ".join(one.id for one in draft.vocabulary.domains)
        place.near(DOMAIN_UNKNOWN, domain, draft.domain_spelling, domain=domain, choices=told)
