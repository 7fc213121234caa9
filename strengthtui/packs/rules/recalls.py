"""Earlier words that stand beside a question: what is named there exists, is earlier, and is not there anyway."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

from strengthtui.packs.rules.topics import check_domain, check_topic
from strengthtui.sources.codes import shapes
from strengthtui.sources.findings import FindingCode

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from strengthtui.packs.draft import Draft, Entry
    from strengthtui.sources.reader import Place

NOT_A_RECALL: Final = FindingCode(
    "recall-not-understood",
    "error",
    "this names nothing that could be recalled",
    "write a topic, section/question, pack/section/question, or {{domain: home}}",
)
UNKNOWN: Final = FindingCode(
    "recall-unknown",
    "error",
    'there is no question "{address}" in the pack "{pack}"',
    "write section/question as it stands there, or take it out",
    'write "{near}", or take it out',
)
PACK_UNKNOWN: Final = FindingCode(
    "recall-pack-unknown",
    "warning",
    'there is no pack "{pack}" here, so that nothing will ever stand beside this question',
    "install the pack, or take it out",
)
ITSELF: Final = FindingCode(
    "recall-itself",
    "error",
    "the question recalls itself",
    "take it out",
)

LATER: Final = FindingCode(
    "recall-later",
    "note",
    'the question "{address}" comes later on every route, so that nothing of it stands here the first time',
    "recall an earlier one, or move this question after that one",
)
OWN_TOPIC: Final = FindingCode(
    "recall-own-topic",
    "note",
    "the question is about this very topic, so that what was said is put to them anyway",
    "take it out, or recall the petal or something that bears on it",
)

CODES: Final = (NOT_A_RECALL, UNKNOWN, PACK_UNKNOWN, ITSELF, LATER, OWN_TOPIC)
IN_PART: Final = (NOT_A_RECALL, PACK_UNKNOWN, ITSELF, OWN_TOPIC)
"""What holds of a pack of which a part could not be read."""


def check(draft: Draft) -> None:
    """Note every recall that leads nowhere."""
    for entry in draft.entries:
        told: set[tuple[str, str]] = set()
        for at, recall in enumerate(entry.question.recall):
            kind, to = recall.kind, recall.to
            if to and (kind, to) in told:
                entry.at("recall", at).add(shapes.TWICE, entry=to)
            told.add((kind, to))
            _CHECKS[kind](draft, entry, to, at)


def _topic(draft: Draft, entry: Entry, topic: str, at: int) -> None:
    if topic not in draft.topics:
        check_topic(draft, topic, entry.at("recall", at))
    elif topic == entry.question.about and len(draft.focuses[topic]) == 1:
        entry.at("recall", at).add(OWN_TOPIC)


def _domain(draft: Draft, entry: Entry, domain: str, at: int) -> None:
    check_domain(draft, domain, entry.at("recall", at))


def _question(draft: Draft, entry: Entry, to: str, at: int) -> None:
    pack, _slash, address = to.partition("/")
    if pack == draft.pack.id:
        _own(draft, entry, address, at)
    else:
        _of_another(draft, pack, address, entry.at("recall", at))


_Check: TypeAlias = "Callable[[Draft, Entry, str, int], None]"
_CHECKS: Final[Mapping[str, _Check]] = {
    "topic": _topic,
    "domain": _domain,
    "question": _question,
}


def _own(draft: Draft, entry: Entry, address: str, at: int) -> None:
    other = draft.by_address.get(address)
    if other is None:
        entry.at("recall", at).near(UNKNOWN, address, draft.addresses, address=address, pack=draft.pack.id)
    elif address == entry.address:
        entry.at("recall", at).add(ITSELF)
    elif other.number > entry.number and draft.is_always_later(other, entry):
        entry.at("recall", at).add(LATER, address=address)


def _of_another(draft: Draft, pack: str, address: str, place: Place) -> None:
    if draft.known_addresses is None:
        return
    there = draft.known_addresses(pack)
    if there is None:
        place.add(PACK_UNKNOWN, pack=pack)
    elif address not in there:
        place.near(UNKNOWN, address, draft.spelling_in(pack, there), address=address, pack=pack)
