"""Who is round a person, in order, and what was said that could stand there: names before sentences, nothing twice."""

from __future__ import annotations

import msgspec
import pytest

from strengthtui.interview.heard import heard
from strengthtui.interview.live import live_answers
from strengthtui.journey.ecomap import Offer, named_in, neighbours, offers
from strengthtui.model.person import Alongside
from strengthtui.packs.shipped import shipped_vocabulary
from tests.interview.pack_builders import a_pack, a_question
from tests.record_builders import (
    a_conversation,
    a_jotting,
    a_person,
    a_said,
    a_tie,
    a_verdict,
    an_answer,
    records_of,
)

PACK = a_pack(
    a_question(id="people", kind="people", about="people-look-up-to", ask="Who?"),
    a_question(id="helpers", kind="lines", about="people-other-helpers", ask="Who helps?"),
    a_question(id="groups", kind="text", about="places-groups", ask="Where do you belong?"),
    a_question(id="own", kind="text", about="places-groups", ask="Your own thought?", for_worker=True),
)
TALK = a_conversation(PACK)


def offered(*rows: msgspec.Struct) -> list[tuple[str, str, str | None, str | None]]:
    """Give kind, name, who and words of everything that is offered."""
    records = records_of(TALK, *rows)  # type: ignore[arg-type]  # records
    live = live_answers(records, {(PACK.id, PACK.version): PACK}, shipped_vocabulary())
    lines = heard(records, live, shipped_vocabulary())
    return [(one.kind, one.name, one.who_to_me, one.does) for one in offers(records, lines)]


def test_they_stand_ring_by_ring() -> None:
    """The close first, then within reach, far, strained, and those of whom nothing was said; each in its order."""
    rows = [
        a_tie("a"),
        a_tie("b", closeness="strained"),
        a_tie("c", closeness="close", order=2),
        a_tie("d", closeness="close", order=1),
        a_tie("e", closeness="far"),
    ]
    helped = msgspec.structs.replace(a_person(), alongside=(Alongside(who="f", closeness="in-reach"),))
    found = neighbours(records_of(*rows, person=helped))
    assert [one.name for one in found] == ["d", "c", "f", "e", "b", "a"]
    assert (found[2].kind, found[2].ref.field, found[2].ref.line) == ("service", "alongside", 0)


def test_who_was_left_out_does_not_stand_there() -> None:
    """Neither who was, nor who was put there from a line that was; a whole copy has both."""
    line = a_jotting("The canal", "places-good-places")
    gone, from_it, stays = a_tie("Jo"), a_tie("The canal", kind="place", source=line), a_tie("Pat")
    rows = (line, gone, from_it, stays, a_verdict("ties", gone, "left-out"), a_verdict("jottings", line, "left-out"))
    assert [one.name for one in neighbours(records_of(*rows))] == ["Pat"]
    assert len(neighbours(records_of(*rows), whole=True)) == 3


@pytest.mark.parametrize(
    ("text", "topic", "expected"),
    [
        ("The canal", "places", ("place", "The canal", None, None)),
        ("Jo, my sister", "people", ("person", "Jo", "my sister", None)),
        ("Tenants, on Fridays", "places-groups", ("group", "Tenants, on Fridays", None, None)),
        ("My sister rings.", "people", ("person", "", None, "My sister rings.")),
        ("the bench by the old lock", "places", ("place", "", None, "the bench by the old lock")),
        ("x" * 41, "places", ("place", "", None, "x" * 41)),
    ],
)
def test_a_name_is_offered_and_a_sentence_asks_for_one(
    text: str, topic: str, expected: tuple[str, str, str | None, str | None]
) -> None:
    """A few words are a name; a sentence, or more, stands as what they do, to be given a name."""
    assert offered(a_jotting(text, topic)) == [expected]


def test_what_is_not_about_anybody_round_them_is_not_offered() -> None:
    """Other topics, hard times, the worker's and others' words, what was left out, what the worker was asked."""
    out = a_jotting("Out", "people")
    rows = (
        a_jotting("bikes", "enjoy"),
        a_jotting("landlord", "people", "hard-times"),
        a_jotting("nervous", "people", voice="worker"),
        a_jotting("cooks", "people", voice="other", other="Mum"),
        out,
        a_verdict("jottings", out, "left-out"),
        an_answer(TALK, "a/own", "the club", voice="person"),
    )
    assert offered(*rows) == []


def test_answers_are_offered_with_the_line_they_stand_in() -> None:
    """People with who they are, helpers by name, groups as they were said; a helper's sentence has no place to go."""
    nan: dict[str, str | None] = {"name": "Nan", "who_to_me": "my gran"}
    people = an_answer(TALK, "a/people", [nan, {"name": "Ed", "who_to_me": None}])
    helpers = an_answer(TALK, "a/helpers", [a_said("Dr Lee, my GP"), a_said("Someone from the council rings.")])
    group = an_answer(TALK, "a/groups", "the choir")
    assert offered(people, helpers, group) == [
        ("person", "Nan", "my gran", None),
        ("person", "Ed", None, None),
        ("service", "Dr Lee", "my GP", None),
        ("group", "the choir", None, None),
    ]


def test_nothing_is_offered_twice() -> None:
    """Not what came from that very line, nor the same name, nor words that stand on the map as they are."""
    line = a_jotting("The canal", "places")
    rows = (
        line,
        a_tie("Renamed", kind="place", source=line),
        a_jotting("JO", "people"),
        a_tie("Jo"),
        a_jotting("Rings every Sunday.", "people"),
        a_tie("Dee", does="rings every Sunday."),
        a_jotting("Pat", "people"),
        a_jotting("pat", "people"),
    )
    assert [name for _kind, name, _who, _does in offered(*rows)] == ["Pat"]


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        ("Jo", "Jo's dog", True),
        ("jo", "with JO.", True),
        ("Jo", "Joanna", False),
        ("", "anything", False),
        ("🐕", "a 🐕", True),
    ],
)
def test_a_name_is_found_as_a_word_of_its_own(name: str, text: str, found: bool) -> None:
    """Without regard to case, and never inside another word."""
    assert named_in(name, [text]) == found


def test_an_offer_says_where_it_was_said() -> None:
    """So that a tie can remember it: the record, the line, and how it stood."""
    answer = an_answer(TALK, "a/people", [{"name": "Nan", "who_to_me": None}], rev=7)
    records = records_of(TALK, answer)
    live = live_answers(records, {(PACK.id, PACK.version): PACK}, shipped_vocabulary())
    [one] = offers(records, heard(records, live, shipped_vocabulary()))
    assert isinstance(one, Offer)
    assert (one.source.table, one.source.id, one.source.line, one.source.rev) == ("answers", answer.id, 0, 7)
