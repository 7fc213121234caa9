"""Braces, progress, presence and topics."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from strengthtui.interview.braces import asked_as
from strengthtui.interview.presence import alone_at
from strengthtui.interview.progress import overall, progress
from strengthtui.interview.topics import topics_of
from tests.interview.pack_builders import (
    VOCABULARY,
    a_pack,
    a_petal,
    a_question,
    a_section,
    answered,
    live_of,
)
from tests.record_builders import a_conversation, a_jotting, a_sitting, an_answer, moment, records_of

if TYPE_CHECKING:
    from strengthtui.model.words import Record

PACK = a_pack(
    a_question("name-for-it", "text", length=40),
    a_question("long", "text"),
    a_question("kind", "choice", options=("Safer", "Less")),
    a_question("lines", "lines"),
)
TALK = a_conversation(PACK)


def asking(ask: str, *rows: Record, without: str | None = "When were things easier?", name: str | None = "Sam") -> str:
    """Ask a question with braces."""
    live = live_of(records_of(TALK, *rows), PACK)
    return asked_as(a_question(ask=ask, ask_without=without), live.of(TALK.id), name)


def test_braces_are_filled_with_short_words() -> None:
    """A name, a capped text and a choice are read out inside the question."""
    rows = (
        an_answer(TALK, "a/name-for-it", "the\nfog"),
        an_answer(TALK, "a/kind", {"chosen": ["safer"], "other": None}),
    )
    assert asking("{name}, when was {a/name-for-it} less?", *rows) == "Sam, when was the fog less?"
    assert asking("What of {a/kind}?", *rows) == "What of Safer?"
    assert asking("No braces?") == "No braces?"


@pytest.mark.parametrize(
    ("ask", "value"),
    [("{a/long}?", "short words"), ("{a/lines}?", ["short"]), ("{a/name-for-it}?", "x" * 41), ("{a/gone}?", "x")],
)
def test_long_kinds_are_never_read_out(ask: str, value: str | list[str]) -> None:
    """A text without a cap, lines, and words that are too long all the same, are asked without."""
    assert asking(ask, an_answer(TALK, ask[1:-2], value)) == "When were things easier?"


def test_asked_without() -> None:
    """One brace that cannot be filled, by nothing said, a skip or no name, asks the whole question without."""
    assert asking("{name}, when was {a/name-for-it} less?") == "When were things easier?"
    assert asking("{a/name-for-it}?", an_answer(TALK, "a/name-for-it", state="declined")) == "When were things easier?"
    assert asking("{name}?", name=" ") == "When were things easier?"
    assert asking("When was {a/name-for-it} less?", without=None) == "When was less?"


def test_words_with_braces_are_words() -> None:
    """What was said is never itself looked into."""
    assert (
        asking("When was {a/name-for-it} less?", an_answer(TALK, "a/name-for-it", "{name}")) == "When was {name} less?"
    )


def test_progress_by_section() -> None:
    """Sections fill with answers, declined and not fitting too, not with later; petals with jottings."""
    pack = a_pack(
        sections=(
            a_section("a", a_question("one"), a_question("two"), a_question("three"), a_question("four")),
            a_section("b", a_question("gated", when=answered("a/four"))),
            a_section("c", a_question("whole", route="full")),
            a_petal("people", route="doorstep"),
            a_petal("hopes", route="doorstep"),
        )
    )
    talk = a_conversation(pack, route="doorstep")
    live = live_of(
        records_of(
            talk,
            an_answer(talk, "a/one", ["x"]),
            an_answer(talk, "a/two", state="declined"),
            an_answer(talk, "a/three", state="later"),
            a_jotting("Jo", "people-peers"),
            a_jotting("Sal", "people"),
        ),
        pack,
    )
    bars = progress(pack, "doorstep", live.of(talk.id), live.outside(talk.id), live.jotted)
    assert [(bar.section, bar.asked, bar.settled, bar.jotted) for bar in bars] == [
        ("a", 4, 2, 0),
        ("people", 1, 1, 2),
        ("hopes", 1, 0, 0),
    ]
    assert [bar.fraction for bar in bars] == [0.5, 1.0, 0.0]
    assert overall(bars) == 0.5
    assert overall(()) == 0.0


def test_alone_only_when_it_was_written_down() -> None:
    """Nobody is taken for alone unless the sitting says so, from that moment on and until someone comes."""
    sitting = a_sitting(present=[(5, ()), (9, ("Mum",)), (20, ())])
    assert [alone_at([sitting], moment(at), sitting.id) for at in (4, 5, 8, 9, 19, 21)] == [
        False,
        True,
        True,
        False,
        False,
        True,
    ]
    assert not alone_at([a_sitting()], moment(3))
    assert not alone_at([sitting], moment(5), "another")
    assert not alone_at([], moment(5))


def test_the_sitting_that_was_going_on() -> None:
    """Without a sitting named, the one that was going on then counts, not one that had ended."""
    ended = a_sitting(made=0, present=[(0, ())], ended=10)
    assert alone_at([ended], moment(9))
    assert not alone_at([ended], moment(11))
    assert not alone_at([ended, a_sitting(made=5, present=[(5, ("Mum",))])], moment(9))


def test_topics() -> None:
    """A topic lies under its petal; a petal under itself; a team's own topic under nothing."""
    topics = topics_of(VOCABULARY)
    assert topics.under("me-skills") == ("me-skills", "good-at")
    assert topics.under("good-at") == ("good-at",)
    assert topics.under("x-own") == ("x-own",)
    assert topics.petals_over(["me-skills", "me-proud", "people", "x-own"]) == ("good-at", "people")
    assert topics.domains(["me-skills", "x-own"]) == ("learning-and-work",)
    assert topics.domains(["good-at"]) == ("learning-and-work", "self")
    assert topics_of(VOCABULARY, [a_pack(sections=(a_petal("good-at", about="me-proud"),))]).domains(["good-at"]) == (
        "self",
    )
