"""Where an answer stands that is about no topic, what stands in the plan, and the record of a decision."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from strengthtui.desk.exporting import told_of as told_of_person
from strengthtui.documents.compose import compose
from strengthtui.documents.markdown import to_markdown
from strengthtui.documents.outline import shipped_outline
from strengthtui.model.strength import Source
from tests.content import reading
from tests.desk.desk_builders import a_filled_person
from tests.documents.paper_builders import a_talk, headings, page, under
from tests.interview.pack_builders import a_pack, a_question
from tests.record_builders import a_conversation, a_goal, a_jotting, a_said, a_step, an_answer

if TYPE_CHECKING:
    from strengthtui.interview.sharing import Audience

PACK = a_pack(
    a_question(id="home", kind="text", domains=("home",), ask="How is home?"),
    a_question(id="wish", kind="text", domains=("home",), focus="future", ask="How would you like it?"),
    a_question(id="told", kind="text", under="past-come-through", ask="What was it like?", share="team"),
    a_question(id="loose", kind="text", ask="And else?"),
    a_question(id="step", kind="lines", about="plan-first-step", ask="What comes first?"),
    a_question(id="today", kind="text", about="now-matters-most", under="change-what", ask="What today?"),
    a_question(id="again", kind="date", about="plan-check-in", ask="When again?"),
)
TALK = a_conversation(PACK)
KVETS = a_pack(a_question(id="why", kind="lines", for_worker=True, ask="What is known?"), id="kvets")
DECIDING = a_conversation(KVETS)


def test_an_answer_of_no_topic_stands_where_it_is_at_home() -> None:
    """Where its question says, else with its area of life, a hope with the hopes; what has neither, under its part."""
    answers = [an_answer(TALK, f"a/{one}", one) for one in ("home", "wish", "told", "loose")]
    text = page("profile", TALK, *answers, a_jotting("by the way"), packs=(PACK,))
    assert headings(text) == ["Sam", "Hopes", "Come through", "Getting by", "A", "Also said"]
    assert under(text, "Hopes")[-1] == "  - wish"
    assert under(text, "Getting by")[-1] == "  - home"
    assert under(text, "A")[-1] == "  - loose"
    assert under(text, "Also said")[0] == "- by the way"


def test_where_a_question_says_that_it_stands_comes_before_its_topic() -> None:
    """What a talk about a change is to be about opens that part: without it nobody knows what the rest speaks of."""
    text = page("profile", TALK, an_answer(TALK, "a/today", "the late nights"), packs=(PACK,))
    assert headings(text) == ["Sam", "What I would keep or change"]
    first = reading.asking_pack("motivation").questions()["alongside/what-about"]
    assert (first.about, first.under) == ("now-matters-most", "change-what")


def test_a_question_can_keep_its_answers_in_a_smaller_circle() -> None:
    """They stand in the person's own copy and in the team's, and go no further unless somebody says so."""
    told = an_answer(TALK, "a/told", "it was me")
    inside: tuple[Audience, ...] = ("person", "team")
    for audience in inside:
        assert "it was me" in page("profile", TALK, told, packs=(PACK,), audience=audience)
    assert "it was me" not in page("profile", TALK, told, packs=(PACK,), audience="outside")
    shared = an_answer(TALK, "a/told", "it was me", share="outside")
    assert "it was me" in page("profile", TALK, shared, packs=(PACK,), audience="outside")


def test_what_was_said_of_doing_it_stands_in_the_plan_and_once() -> None:
    """In the plan and not under Hopes; what became a step stands as the step only, the day of `next` only there."""
    said = an_answer(TALK, "a/step", [a_said("ring Jo"), a_said("buy paint")])
    again = an_answer(TALK, "a/again", "2026-12-01")
    source = Source(table="answers", id=said.id, start=0, end=7, line=0)
    rows = (
        a_talk(next_on="2026-12-01"),
        TALK,
        said,
        again,
        a_goal("a bright room"),
        a_step(None, "ring Jo", source=source),
    )
    text = page("plan", *rows, packs=(PACK,))
    assert under(text, "What we said about doing it")[:2] == ["- What comes first?", "  - buy paint"]
    assert text.count("ring Jo") == 1
    assert text.count("1 Dec 2026") == 1
    assert "buy paint" not in page("profile", *rows, packs=(PACK,))


def test_a_step_goes_no_further_than_the_line_it_was_made_of() -> None:
    """What was to stay in the team does not leave it as a step."""
    said = an_answer(TALK, "a/told", "ring Jo at night")
    step = a_step(None, "call at night", source=Source(table="answers", id=said.id))
    reached: tuple[tuple[Audience, bool], ...] = (("person", True), ("team", True), ("outside", False))
    for audience, there in reached:
        assert ("call at night" in page("plan", TALK, said, step, packs=(PACK,), audience=audience)) == there


@pytest.mark.parametrize("audience", ["person", "outside"])
def test_a_decision_is_for_the_team(audience: Audience) -> None:
    """The worker's own weighing has a record for the team, stands in no copy of the person's, and in nothing else."""
    answer = an_answer(DECIDING, "a/why", [a_said("two falls", "worker")])
    rows = (DECIDING, answer, a_jotting("walks the dog", "enjoy"))
    team = page("decision", *rows, packs=(KVETS,), audience="team")
    assert under(team, "A")[:2] == ["- What is known?", "  - two falls"]
    assert "walks the dog" not in team
    assert "two falls" not in page("decision", *rows, packs=(KVETS,), audience=audience)


@pytest.mark.parametrize("pack", reading.asking_pack_ids())
def test_all_answers_of_a_conversation_are_in_the_persons_papers_once(pack: str) -> None:
    """Gone through whole: each line is in the profile or in the plan, once, and nothing stands under Also said.

    What can't wait stands in both.
    """
    person = a_filled_person(pack)
    pages = [
        to_markdown(compose(shipped_outline(one), told_of_person(person), "person")) for one in ("profile", "plan")
    ]
    lines = [line.strip("- *“”") for one in pages for line in one.splitlines()]
    theirs = [line for line in person.heard if not line.for_worker and line.kind in ("text", "lines", "people")]
    for line in theirs:
        times = 2 if "now-cannot-wait" in line.topics else 1
        assert lines.count(line.text) == times, line.address
    assert "Also said" not in headings(pages[0])
