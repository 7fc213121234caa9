"""Earlier words that stand beside a question: every topic, area of life and address named there exists."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from strengthtui.packs.rules.topics import check_domain, check_topic
from strengthtui.sources.codes import shapes
from strengthtui.sources.findings import FindingCode

if TYPE_CHECKING:
    from strengthtui.model.pack import Recall
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

CODES: Final = (NOT_A_RECALL, UNKNOWN, PACK_UNKNOWN, ITSELF)


def check(draft: Draft) -> None:
    """Note every recall that leads nowhere."""
    for entry in draft.entries:
        told: set[Recall] = set()
        for at, recall in enumerate(entry.question.recall):
            place = entry.at("recall", at)
            if recall.to and recall in told:
                place.add(shapes.TWICE, entry=recall.to)
            told.add(recall)
            _check(draft, entry, recall, place)


def _check(draft: Draft, entry: Entry, recall: Recall, place: Place) -> None:
    if recall.kind == "topic":
        check_topic(draft, recall.to, place)
    elif recall.kind == "domain":
        check_domain(draft, recall.to, place)
    else:
        pack, _slash, address = recall.to.partition("/")
        if pack == draft.pack.id:
            _own(draft, entry, address, place)
        else:
            _of_another(draft, pack, address, place)


def _own(draft: Draft, entry: Entry, address: str, place: Place) -> None:
    if address not in draft.by_address:
        place.near(UNKNOWN, address, draft.addresses, address=address, pack=draft.pack.id)
    elif address == entry.address:
        place.add(ITSELF)


def _of_another(draft: Draft, pack: str, address: str, place: Place) -> None:
    if draft.known_addresses is None:
        return
    there = draft.known_addresses(pack)
    if there is None:
        place.add(PACK_UNKNOWN, pack=pack)
    elif address not in there:
        place.near(UNKNOWN, address, draft.spelling_in(pack, there), address=address, pack=pack)
