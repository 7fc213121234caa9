"""Eight stages, read from what was done: dated, in any order; what could come next is an offer, never a must."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from strengthtui.interview.live import live_answers
from strengthtui.journey.stages import MOST_OFFERS, STAGES, OfferId, Ribbon, ribbon
from strengthtui.model.person import About, Agreement, Ending
from strengthtui.packs.shelf import Shelf
from strengthtui.packs.shipped import shipped_vocabulary
from tests.record_builders import (
    a_conversation,
    a_goal,
    a_jotting,
    a_person,
    a_sitting,
    a_step,
    a_strength,
    a_verdict,
    an_answer,
    moment,
    records_of,
    stamp,
)

if TYPE_CHECKING:
    from strengthtui.model.words import Record

VOCABULARY = shipped_vocabulary()
ROPES = Shelf(VOCABULARY).get("ropes")
TALK = a_conversation(ROPES)


def read(*rows: Record) -> Ribbon:
    """Read the ribbon of these records."""
    records = records_of(TALK, *rows)
    agreements = tuple(row for row in rows if isinstance(row, Agreement))
    records = replace(records, agreements=agreements)
    return ribbon(records, live_answers(records, {("ropes", 1): ROPES}, VOCABULARY))


def kinds(found: Ribbon) -> dict[str, list[str]]:
    """Give what was done at each stage where something was."""
    return {stage.id: [one.kind for one in stage.done] for stage in found.stages if stage.done}


def test_all_eight_are_there_from_the_first() -> None:
    """A new person has eight stages by name, none of them with a mark against it; meeting is offered."""
    found = read()
    assert [stage.id for stage in found.stages] == list(STAGES)
    assert kinds(found) == {}
    assert found.offers[0] == "meet"


def test_what_was_done_stands_at_its_stage() -> None:
    """A sitting, an answer, a strength, a goal, a helper's yes, a step done, a read back, a goal reached."""
    strength = a_strength()
    goal, reached = a_goal("stall", strength), a_goal("flat", state="reached")
    asked = a_step(goal, who="named", name="Jo", asked="yes")
    done = a_step(goal, state="done")
    rows = (a_sitting(), an_answer(TALK, "opportunities/open-now", "the library"), strength, goal, reached, asked, done)
    assert kinds(read(*rows, a_verdict("strengths", strength, "right"))) == {
        "coming-alongside": ["met"],
        "picture": ["strength", "talked"],
        "own-goals": ["goal", "goal"],
        "finding-what-helps": ["helper", "found"],
        "making-the-plan": ["step", "step"],
        "doing-it": ["done"],
        "looking-back": ["reached", "read-back"],
    }


def test_lines_heard_are_the_picture_too() -> None:
    """A line that was caught is talking together; the worker's own thought, and what was left out, is not."""
    out = a_jotting("not this")
    found = read(
        a_sitting(), a_jotting("walks"), a_jotting("tired", voice="worker"), out, a_verdict("jottings", out, "left-out")
    )
    assert kinds(found)["picture"] == ["heard"]
    assert found.offers == ("mark",)


def test_oldest_first_and_each_leads_to_its_record() -> None:
    """What was done is dated and in order of time, and says which record it is seen from."""
    late, early = a_sitting(made=40), a_sitting(made=5)
    [stage] = [one for one in read(late, early).stages if one.done]
    assert [(one.at, one.table, one.id) for one in stage.done] == [
        (moment(5), "sittings", early.id),
        (moment(40), "sittings", late.id),
    ]


def test_agreements_and_the_plan_agreed() -> None:
    """Agreeing to talk is coming alongside, agreeing to the plan is making it; a no is neither."""
    talk = Agreement(**stamp(), about=About(what="talk"), state="yes", at=moment(1))
    plan = Agreement(**stamp(), about=About(what="plan", rev=3), state="yes", at=moment(9))
    no = Agreement(**stamp(), about=About(what="keep"), state="no", at=moment(2))
    assert kinds(read(talk, plan, no)) == {"coming-alongside": ["agreed"], "making-the-plan": ["plan-agreed"]}


def test_let_go_and_left_out() -> None:
    """A goal let go is told where one looks back, and is no goal; what was left out is nowhere."""
    out = a_strength("no")
    rows = (a_goal(state="let-go"), out, a_verdict("strengths", out, "left-out", made=3))
    assert kinds(read(*rows)) == {"looking-back": ["let-go", "read-back"]}


def test_the_end_of_the_work_offers_nothing() -> None:
    """Once it has ended, the ending is told and no next thing is offered."""
    ended = replace(a_person(), ending=Ending(kind="died", on="2026-11-20"))
    found = read(ended, a_goal())
    assert found.offers == ()
    assert kinds(found)["keeping-going"] == ["ending"]


STRENGTH = a_strength()
GOOD = a_strength(area="just-good")
USED = a_goal("stall", STRENGTH)
ANSWER = an_answer(TALK, "resources/what-i-have", "the dog")


@pytest.mark.parametrize(
    ("rows", "offers"),
    [
        ((a_sitting(),), ("talk",)),
        ((a_sitting(), ANSWER), ("mark",)),
        ((a_sitting(), ANSWER, STRENGTH), ("goal",)),
        ((a_sitting(), ANSWER, GOOD), ("mark",)),
        ((a_sitting(), ANSWER, STRENGTH, USED), ("step", "find")),
        ((a_sitting(), ANSWER, STRENGTH, USED, a_step(USED)), ("do", "find")),
        ((a_sitting(), ANSWER, STRENGTH, USED, a_step(USED, state="done")), ("look-back", "find")),
    ],
)
def test_what_could_come_next(rows: tuple[Record, ...], offers: tuple[OfferId, ...]) -> None:
    """Each offer follows from what is there; there are never more than three."""
    assert read(*rows).offers == offers
    assert len(offers) <= MOST_OFFERS
