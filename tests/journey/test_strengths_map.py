"""The strengths map: by sphere, with what shows each, without what was left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from strengthtui.journey.strengths_map import shown_evidence, strengths_map
from strengthtui.model.words import Ref
from tests.interview.pack_builders import a_pack, a_question, answered, live_of
from tests.record_builders import (
    a_conversation,
    a_goal,
    a_jotting,
    a_strength,
    a_verdict,
    an_answer,
    an_evidence,
    records_of,
)

if TYPE_CHECKING:
    from strengthtui.journey.strengths_map import SphereGroup
    from strengthtui.model.words import Record

PACK = a_pack(a_question("dog", "yes-no"), a_question("walks", when=answered("a/dog", "yes")))
TALK = a_conversation(PACK)


def mapped(*rows: Record) -> tuple[SphereGroup, ...]:
    """Lay out the map of these records."""
    records = records_of(TALK, *rows)
    return strengths_map(records, live_of(records, PACK))


def test_from_the_person_outwards() -> None:
    """Spheres come from the person outwards, strengths as they were named; an empty sphere is left away."""
    park, calm, humour = a_strength("Park", sphere="environment"), a_strength("Calm"), a_strength("Humour")
    found = mapped(park, calm, humour)
    assert [(group.sphere, [one.strength.name for one in group.strengths]) for group in found] == [
        ("individual", ["Calm", "Humour"]),
        ("environment", ["Park"]),
    ]
    assert mapped() == ()


def test_what_shows_it_and_where_it_leads() -> None:
    """A strength comes with its evidence and with the goals that draw on it, but for those let go or left out."""
    strength = a_strength()
    evidence = an_evidence(strength)
    now, gone, out = a_goal("stall", strength), a_goal("boat", strength, state="let-go"), a_goal("car", strength)
    other = an_evidence(a_strength())
    (group,) = mapped(strength, evidence, other, now, gone, out, a_verdict("goals", out, "left-out"))
    (one,) = group.strengths
    assert one.evidence == (evidence,)
    assert one.goals == (now,)


def test_left_out_strengths_are_not_on_it() -> None:
    """A strength the person left out is not on the map; one changed since is."""
    strength = a_strength()
    assert mapped(strength, a_verdict("strengths", strength, "left-out")) == ()
    assert mapped(strength, a_verdict("strengths", strength, "left-out", rev=0))


def test_left_out_words_show_nothing() -> None:
    """Evidence left out, or taken from a line that was, is omitted; the strength stays: it was named."""
    strength, jotting = a_strength(), a_jotting()
    answer = an_answer(TALK, "a/walks", ["early", "late"])
    yes = an_answer(TALK, "a/dog", "yes")
    itself = an_evidence(strength)
    from_jotting = an_evidence(strength, source=Ref(table="jottings", id=jotting.id))
    first = an_evidence(strength, source=Ref(table="answers", id=answer.id, line=0))
    second = an_evidence(strength, source=Ref(table="answers", id=answer.id, line=1))
    rows = (strength, jotting, answer, yes, itself, from_jotting, first, second)
    (group,) = mapped(
        *rows,
        a_verdict("evidence", itself, "left-out"),
        a_verdict("jottings", jotting, "left-out"),
        a_verdict("answers", answer, "left-out", line=0),
    )
    assert group.strengths[0].evidence == (second,)


def test_words_set_aside_show_nothing_until_they_are_back() -> None:
    """Evidence from an answer that is set aside stands nowhere, and is back when its branch opens."""
    strength = a_strength()
    answer = an_answer(TALK, "a/walks", ["early"])
    evidence = an_evidence(strength, source=Ref(table="answers", id=answer.id, line=0))
    for dog, expected in (("no", ()), ("yes", (evidence,))):
        records = records_of(TALK, strength, answer, evidence, an_answer(TALK, "a/dog", dog))
        assert shown_evidence(records, live_of(records, PACK)) == expected


def test_evidence_whose_line_is_gone_stays() -> None:
    """Words that were taken stay when the line they came from is no longer there to be asked."""
    strength = a_strength()
    (group,) = mapped(strength, an_evidence(strength, source=Ref(table="jottings", id="gone")))
    assert len(group.strengths[0].evidence) == 1
