"""Where the picture is thin, one open question: never what is hard, never what they declined, never two at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from strengthtui.interview.heard import heard
from strengthtui.interview.live import live_answers
from strengthtui.journey.balance import NEVER, ThinPlace, thin_place
from strengthtui.journey.strengths_map import strengths_map
from strengthtui.packs.shelf import Shelf
from strengthtui.packs.shipped import shipped_vocabulary
from tests.record_builders import a_conversation, a_jotting, a_strength, an_answer, records_of

if TYPE_CHECKING:
    from strengthtui.model.pack import Pack, Question
    from strengthtui.model.words import Record

VOCABULARY = shipped_vocabulary()
ROPES = Shelf(VOCABULARY).get("ropes")
TALK = a_conversation(ROPES)
EVERY_AREA = [
    a_jotting("something", topic.id)
    for domain in VOCABULARY.domains
    for topic in [next(one for one in VOCABULARY.topics if domain.id in one.domains)]
    for _three in range(3)
]


def suggested(*rows: Record, closed: frozenset[str] = frozenset()) -> ThinPlace | None:
    """Ask for a suggestion; a question is open unless it was answered or is named as closed."""
    records = records_of(TALK, *rows)
    live = live_answers(records, {("ropes", 1): ROPES}, VOCABULARY)
    answered = set(live.of(TALK.id))

    def is_open(pack: Pack, address: str, question: Question) -> bool:
        assert f"{address}".endswith(f"/{question.id}")
        assert pack is ROPES
        return address not in answered | closed

    groups = strengths_map(records, live)
    return thin_place(groups, heard(records, live, VOCABULARY), [ROPES], VOCABULARY, is_open)


def test_from_the_person_outwards() -> None:
    """Nothing was heard: the first question is about the person."""
    found = suggested()
    assert found is not None
    assert (found.sphere, found.pack, found.address) == ("individual", "ropes", "resources/what-i-have")
    assert found.ask == ROPES.sections[0].questions[0].ask


def test_a_ring_without_a_strength_comes_first() -> None:
    """With a strength of one's own named, the question goes to people close, where nothing was heard yet."""
    found = suggested(a_strength("Calm"))
    assert found is not None
    assert found.sphere == "family"
    assert "relationships" in next(one.domains for one in VOCABULARY.topics if one.id == "people-get-togethers")


def test_what_is_closed_is_not_suggested() -> None:
    """A question that was answered, declined or put off is not suggested; another of the same area is."""
    first = suggested()
    assert first is not None
    second = suggested(closed=frozenset({first.address}))
    assert second is not None
    assert second.address != first.address
    everything = frozenset(
        f"{section.id}/{question.id}" for section in ROPES.sections for question in section.questions
    )
    assert suggested(closed=everything) is None


def test_what_is_hard_is_never_brought_up() -> None:
    """However the picture stands, no question about what is hard is suggested."""
    told = {f"{section.id}/{one.id}": one.about for section in ROPES.sections for one in section.questions}
    closed: frozenset[str] = frozenset()
    seen = []
    while (found := suggested(closed=closed)) is not None:
        seen.append(found.address)
        closed |= {found.address}
    assert len(seen) == len(set(seen))
    assert not NEVER.intersection(about for address in seen if (about := told[address]) is not None)
    assert "exceptions/name-for-it" in told
    assert "exceptions/name-for-it" not in seen


def test_a_full_picture_needs_no_question() -> None:
    """Where every area of life was spoken of, nothing is suggested."""
    assert suggested(*EVERY_AREA) is None


def test_one_line_is_still_thin() -> None:
    """An area with one line comes after those with none, and before nothing is said."""
    thin = [one for number, one in enumerate(EVERY_AREA) if number % 3 == 0]
    found = suggested(*thin)
    assert found is not None
    answered = an_answer(TALK, found.address, [{"text": "a", "voice": None, "other": None}])
    assert suggested(*thin, answered) != found
