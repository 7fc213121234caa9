"""Topics, petals and areas of life are those of the vocabularies; a team's own topics begin with `x-`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from strengthtui.sources.findings import FindingCode

if TYPE_CHECKING:
    from strengthtui.packs.draft import Draft, Entry
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

PETAL_ELSEWHERE: Final = FindingCode(
    "petal-about-elsewhere",
    "warning",
    'the topic "{topic}" lies under the petal "{petal}", not under this one',
    "name a topic of this petal",
)
ASKED_ONCE: Final = FindingCode(
    "about-twice",
    "note",
    '"{address}" is about the same, so that this is only put as: You said ... still so?',
    "name the topic this one is about, or leave `about` out where it is to be asked afresh",
)

CODES: Final = (TOPIC_UNKNOWN, ABOUT_PETAL, DOMAIN_UNKNOWN, PETAL_UNKNOWN, PETAL_ELSEWHERE, ASKED_ONCE)
IN_PART: Final = (TOPIC_UNKNOWN, ABOUT_PETAL, DOMAIN_UNKNOWN, PETAL_UNKNOWN, PETAL_ELSEWHERE)
"""What holds of a pack of which a part could not be read."""

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
        _petal_topic(draft, section.id, section.petal.about, place)
    asked: dict[tuple[str | None, ...], Entry] = {}
    for entry in draft.entries:
        check_about(draft, entry.question.about, entry.place)
        check_topic(draft, entry.question.under or "", entry.at("under"))
        for at, domain in enumerate(entry.question.domains or ()):
            check_domain(draft, domain, entry.at("domains", at))
        if _is_topic(draft, entry.question.about):
            _asked_once(entry, asked)


def _petal_topic(draft: Draft, petal: str, about: str | None, place: Place) -> None:
    over = draft.petal_of.get(about or "")
    if over is not None and over != petal and petal in draft.petal_names:
        place.into("about").add(PETAL_ELSEWHERE, topic=about or "", petal=over)


def _is_topic(draft: Draft, about: str | None) -> bool:
    return about is not None and (about in draft.topics or about.startswith(_OWN))


def _asked_once(entry: Entry, asked: dict[tuple[str | None, ...], Entry]) -> None:
    """Note a question that an earlier one of its section answers, as happens to one that was copied.

    Questions far apart, or of another kind, share a topic on purpose; so do two of which each has its condition.
    """
    question = entry.question
    if not (entry.has("kind") and entry.has("focus")):
        return
    first = asked.setdefault((entry.section, question.kind, question.about, question.focus), entry)
    if first is not entry and (first.question.when is None or question.when is None):
        entry.at("about").add(ASKED_ONCE, address=first.address)


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
