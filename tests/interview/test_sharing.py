"""Who a line may reach: defaults by whose words and what about, and what each audience gets."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strengthtui.interview.heard import HeardLine
from strengthtui.interview.sharing import (
    Audience,
    default_share,
    evidence_reaches,
    narrower,
    reaches,
    words_reach,
)
from strengthtui.model.conversation import VerdictKind
from strengthtui.model.pack import KindId
from strengthtui.model.words import Ref, Share, Voice, Words

AUDIENCES: tuple[Audience, ...] = ("person", "team", "outside", "everything")


def a_line(
    *,
    voice: Voice = "gist",
    share: Share | None = None,
    topics: tuple[str, ...] = (),
    petals: tuple[str, ...] = ("good-at",),
    domains: tuple[str, ...] = (),
    kind: KindId | None = "lines",
    address: str | None = "ropes/a/q",
    for_worker: bool = False,
    verdict: VerdictKind | None = None,
) -> HeardLine:
    """Make a heard line."""
    return HeardLine(
        ref=Ref(table="answers", id="1"),
        text="x",
        voice=voice,
        share=share,
        topics=topics,
        petals=petals,
        domains=domains,
        kind=kind,
        address=address,
        for_worker=for_worker,
        verdict=verdict,
        made="",
        rev=1,
    )


LINES = st.builds(
    a_line,
    voice=st.sampled_from(get_args(Voice)),
    share=st.none() | st.sampled_from(get_args(Share)),
    petals=st.sampled_from([(), ("good-at",), ("hard-times",)]),
    kind=st.sampled_from(["lines", "people", None]),
    address=st.none() | st.just("ropes/a/q"),
    for_worker=st.booleans(),
    verdict=st.none() | st.sampled_from(get_args(VerdictKind)),
)


@pytest.mark.parametrize(
    ("line", "share"),
    [
        (a_line(), "outside"),
        (a_line(voice="person"), "outside"),
        (a_line(voice="agreed"), "outside"),
        (a_line(voice="worker"), "worker"),
        (a_line(voice="worker", petals=("hard-times",)), "worker"),
        (a_line(for_worker=True), "worker"),
        (a_line(voice="person", petals=("good-at", "hard-times")), "team"),
        (a_line(topics=("people-make-it-harder",)), "team"),
        (a_line(topics=("now-cannot-wait",)), "team"),
        (a_line(petals=(), domains=("safety",)), "team"),
        (a_line(topics=("ground-today",), domains=("home", "safety")), "outside"),
        (a_line(voice="other"), "team"),
        (a_line(kind="people"), "team"),
        (a_line(kind=None, address=None, petals=()), "team"),
        (a_line(kind=None, address=None, petals=("good-at",)), "outside"),
        (a_line(petals=()), "outside"),
    ],
)
def test_defaults(line: HeardLine, share: Share) -> None:
    """Without a stored circle it goes by whose words they are and what they are about."""
    assert default_share(line) == share


@pytest.mark.parametrize(
    ("line", "audiences"),
    [
        (a_line(), {"person", "team", "outside", "everything"}),
        (a_line(share="team"), {"person", "team", "everything"}),
        (a_line(share="worker"), {"person", "everything"}),
        (a_line(share="none"), set()),
        (a_line(voice="worker"), {"everything"}),
        (a_line(voice="worker", share="outside"), {"team", "outside", "everything"}),
        (a_line(for_worker=True, share="team"), {"team", "everything"}),
        (a_line(petals=("hard-times",)), {"person", "team", "everything"}),
        (a_line(petals=("hard-times",), share="outside"), {"person", "team", "outside", "everything"}),
        (a_line(voice="other"), {"person", "team", "everything"}),
        (a_line(verdict="left-out"), {"everything"}),
        (a_line(verdict="left-out", share="none"), set()),
        (a_line(verdict="not-sure"), {"person", "team", "everything"}),
        (a_line(verdict="right"), {"person", "team", "outside", "everything"}),
    ],
)
def test_audiences(line: HeardLine, audiences: set[Audience]) -> None:
    """Each audience gets what reaches it, and nothing else."""
    assert {audience for audience in AUDIENCES if reaches(line, audience)} == audiences


@given(LINES)
def test_never(line: HeardLine) -> None:
    """What is for no document, was left out, or is the worker's own thought stays where it belongs."""
    got = {audience for audience in AUDIENCES if reaches(line, audience)}
    assert not got if line.share == "none" else "everything" in got
    assert line.verdict != "left-out" or got <= {"everything"}
    assert line.voice != "worker" or "person" not in got
    assert not line.for_worker or "person" not in got
    assert "outside" not in got or "team" in got, "what outside may read, the team may"
    assert "outside" not in got or line.share == "outside" or "hard-times" not in line.petals


@given(
    LINES, st.sampled_from(AUDIENCES), st.sampled_from(get_args(Voice)), st.none() | st.sampled_from(get_args(Share))
)
def test_evidence_goes_no_further_than_its_line(
    line: HeardLine, audience: Audience, voice: Voice, share: Share | None
) -> None:
    """Words taken from a line reach nobody the line was kept from on purpose, or by what it is about."""
    words = Words(text="x", voice=voice, share=share)
    if evidence_reaches(words, line, audience):
        assert line.share != "none"
        assert line.verdict != "left-out" or audience == "everything"
        assert audience != "outside" or line.share in {None, "outside"}
        assert audience != "outside" or line.share or share or "hard-times" not in line.petals


def test_marking_an_unsorted_line_is_looking_at_it() -> None:
    """Evidence from a line that only waits to be sorted is held back by nothing."""
    waiting = a_line(kind=None, address=None, petals=())
    assert not reaches(waiting, "outside")
    assert evidence_reaches(Words(text="x"), waiting, "outside")


def test_what_the_worker_was_asked_shows_nothing_in_the_persons_copy() -> None:
    """Whosever words stand in the worker's own answer: a strength they show is shown by them to the worker alone."""
    asked = a_line(voice="other", for_worker=True)
    for voice in get_args(Voice):
        assert not evidence_reaches(Words(text="x", voice=voice), asked, "person")
    assert evidence_reaches(Words(text="x", voice="other"), a_line(voice="other"), "person")


def test_words_put_on_purpose() -> None:
    """A goal's words go by their stored circle, else by voice alone."""
    assert words_reach(Words(text="x", voice="person"), "outside")
    assert not words_reach(Words(text="x", voice="other"), "outside")
    assert not words_reach(Words(text="x", voice="worker"), "team")
    assert not words_reach(Words(text="x", share="none"), "everything")
    assert not words_reach(Words(text="x"), "outside", "not-sure")
    assert evidence_reaches(Words(text="x"), None, "outside")


def test_the_narrower_circle() -> None:
    """Of two circles the narrower stands; nothing stored says nothing."""
    assert narrower("team", "outside") == narrower("outside", "team") == "team"
    assert narrower(None, "outside") == narrower("outside", None) == "outside"
    assert narrower("none", "outside") == "none"
    assert narrower(None, None) is None
