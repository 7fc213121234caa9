"""Who reads what: what is not for them is not on their page, in any document."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from strengthtui.documents.outline import outline_ids
from strengthtui.model.person import Reach
from strengthtui.model.words import Ref, Share, Voice, Words
from strengthtui.packs.shipped import shipped_vocabulary
from tests.documents.paper_builders import a_talk, page
from tests.interview.pack_builders import a_pack, a_question
from tests.record_builders import (
    a_conversation,
    a_goal,
    a_jotting,
    a_person,
    a_said,
    a_step,
    a_strength,
    a_tie,
    a_verdict,
    an_answer,
    an_evidence,
)

if TYPE_CHECKING:
    from strengthtui.interview.sharing import Audience
    from strengthtui.model.words import Record

PLANTED = "QWERTZ"
PACK = a_pack(
    a_question(id="skills", kind="lines", about="me-skills"),
    a_question(id="text", kind="text", about="now-cannot-wait"),
    a_question(id="own", kind="text", about="hopes-sorted", for_worker=True),
)
TALK = a_conversation(PACK)
TOPICS = st.lists(
    st.sampled_from(
        [petal.id for petal in shipped_vocabulary().petals] + [topic.id for topic in shipped_vocabulary().topics]
    ),
    max_size=3,
)
FOR_SOMEBODY: tuple[Audience, ...] = ("person", "team", "outside")


def planted(voice: Voice, share: Share | None, topics: list[str], *, left_out: bool) -> list[Record]:
    """The same words wherever words can stand, each to stay out for one of the three reasons."""
    strength = a_strength("Kind")
    words = Words(text=PLANTED, voice=voice, share=share)
    jotting = a_jotting(PLANTED, *topics, voice=voice, share=share)
    lines = an_answer(TALK, "a/skills", [a_said("fine", "gist"), a_said(PLANTED, voice)], share=share)
    text = an_answer(TALK, "a/text", PLANTED, voice=voice, share=share)
    goal = msgspec.structs.replace(a_goal(), words=words)
    evidence = msgspec.structs.replace(an_evidence(strength), words=words)
    taken = an_evidence(strength, PLANTED, source=Ref(table="jottings", id=jotting.id))
    step = a_step(goal, PLANTED)
    tie = msgspec.structs.replace(a_tie(PLANTED, kind="place", does=PLANTED, voice=voice), share=share)
    rows: list[Record] = [TALK, strength, jotting, lines, text, goal, evidence, taken, step, tie]
    if left_out:
        named = {"jottings": jotting, "goals": goal, "evidence": evidence, "steps": step, "ties": tie}
        rows += [a_verdict(table, record, "left-out") for table, record in named.items()]
        rows += [a_verdict("answers", lines, "left-out", line=1), a_verdict("answers", text, "left-out")]
    return rows


@given(
    topics=TOPICS,
    voice=st.sampled_from(get_args(Voice)),
    share=st.sampled_from([None, *get_args(Share)]),
    left_out=st.booleans(),
    audience=st.sampled_from(FOR_SOMEBODY),
    document=st.sampled_from(outline_ids()),
)
def test_what_stays_out_stays_out(
    topics: list[str], voice: Voice, share: Share | None, left_out: bool, audience: Audience, document: str
) -> None:
    """The worker's own thoughts, lines for nobody and what was left out are in no document that is for somebody."""
    if not left_out and voice != "worker" and share != "none":
        share = "none"
    text = page(document, *planted(voice, share, topics, left_out=left_out), packs=(PACK,), audience=audience)
    assert PLANTED not in text


@pytest.mark.parametrize("document", outline_ids())
@pytest.mark.parametrize("audience", FOR_SOMEBODY)
def test_what_the_worker_is_asked_stays_out(document: str, audience: Audience) -> None:
    """Questions for the worker are answered by the worker."""
    answer = an_answer(TALK, "a/own", PLANTED, voice="person", share="outside")
    assert PLANTED not in page(document, TALK, answer, packs=(PACK,), audience=audience)


@given(voice=st.sampled_from(get_args(Voice)), topics=TOPICS, document=st.sampled_from(outline_ids()))
def test_only_the_person_is_quoted(voice: Voice, topics: list[str], document: str) -> None:
    """Quotation marks stand round the person's own words and no others."""
    text = page(document, *planted(voice, None, topics, left_out=False), packs=(PACK,), audience="everything")
    assert text.count("“") == text.count("”")
    quoted = "“" in text
    assert not quoted or voice == "person"
    if document not in ("hand-over", "decision"):  # which hold the lines of one petal only, or none of theirs
        assert quoted == (voice == "person" and document != "photo")


def test_hard_things_do_not_leave_the_team() -> None:
    """What is hard is for those who help; others' views, names and unsorted lines, too."""
    rows = (
        a_jotting("the letters", "now-hard"),
        a_jotting("he is loud", "people", voice="other", other="Jo"),
        a_jotting("loose"),
        a_jotting("walks", "enjoy"),
    )
    outside = page("profile", *rows, audience="outside")
    assert "walks" in outside
    for word in ("letters", "loud", "Jo", "loose"):
        assert word in page("profile", *rows, audience="team")
        assert word not in outside


def test_how_to_reach_a_person_stays_inside() -> None:
    """A safe number is never in a copy for outside."""
    person = msgspec.structs.replace(a_person(), reach=Reach(ways="07700 900123, after six", found="the library"))
    for document in outline_ids():
        assert "07700" not in page(document, a_jotting("x", "enjoy"), person=person, audience="outside")
    assert "07700 900123, after six" in page("photo", person=person)


def test_a_copy_of_everything_marks_what_was_left_out() -> None:
    """It says what the person left out, and names the worker before the worker's own thoughts."""
    left_out = a_jotting("the old flat", "places")
    rows = (
        a_talk(),
        left_out,
        a_verdict("jottings", left_out, "left-out"),
        a_jotting("bright", "enjoy", voice="worker"),
    )
    text = page("profile", *rows, audience="everything")
    assert "- the old flat (left out at read back)" in text
    assert "- RB: bright" in text


def test_what_the_person_is_not_sure_of_says_so() -> None:
    """At read back someone may be unsure; their own copy says so, and it does not leave the team."""
    line = a_jotting("swims", "enjoy")
    rows = (line, a_verdict("jottings", line, "not-sure"))
    assert "- swims (not sure of it)" in page("profile", *rows)
    assert "swims" not in page("profile", *rows, audience="outside")


def test_a_strength_goes_no_further_than_the_words_that_show_it() -> None:
    """A name made of withheld words would tell them, in the profile and in what a goal draws on."""
    line = a_jotting("he hits me", "hard-times", voice="person")
    nobody = a_jotting("we hid", "people", voice="person", share="none")
    team, none = a_strength("Lived through it"), a_strength("Kept us hidden")
    rows = (
        line,
        nobody,
        team,
        none,
        an_evidence(team, "he hits me", source=Ref(table="jottings", id=line.id)),
        an_evidence(none, "we hid", source=Ref(table="jottings", id=nobody.id)),
        a_goal("rest", team, none),
    )
    for document in ("profile", "plan"):
        inside, outside = page(document, *rows, audience="team"), page(document, *rows, audience="outside")
        assert "Lived through it" in inside
        assert "Lived through it" not in outside
        assert "Kept us hidden" not in inside + page(document, *rows)


def test_a_strength_the_worker_saw_is_not_withheld() -> None:
    """The worker's words are no one's secret: they go, the strength stays."""
    line = a_jotting("spoke faster", "enjoy", voice="worker")
    strength = a_strength("Knows bikes")
    evidence = an_evidence(strength, "spoke faster", source=Ref(table="jottings", id=line.id))
    text = page("profile", line, strength, evidence)
    assert "- **Knows bikes**" in text
    assert "faster" not in text
