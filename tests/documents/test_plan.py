"""The plan: goals in the person's words, steps with who and by when, promises apart, and the version agreed."""

from __future__ import annotations

import msgspec
import pytest

from strengthtui.model.person import About, Agreement, AgreementState, Ending
from strengthtui.model.plan import Asked, StepState
from strengthtui.model.words import Words
from tests.documents.paper_builders import a_talk, headings, page, under
from tests.record_builders import a_goal, a_jotting, a_person, a_step, a_strength, a_verdict, stamp

GOAL = a_goal("I want a bike stall.")


def an_agreement(rev: int | None, state: AgreementState = "yes", *, at: str = "2026-11-20", made: int = 1) -> Agreement:
    """Make an agreement to the plan as it was at a revision."""
    return Agreement(**stamp(made=made), about=About(what="plan", rev=rev), state=state, at=at)


def with_agreements(*agreements: Agreement, rev: int = 1) -> str:
    """Write a plan of one goal, changed last at `rev`, with these agreements."""
    from strengthtui.documents.compose import compose
    from strengthtui.documents.markdown import to_markdown
    from strengthtui.documents.outline import shipped_outline
    from tests.documents.paper_builders import told_of
    from tests.record_builders import records_of

    records = msgspec.structs.replace(records_of(a_goal(rev=rev)), agreements=agreements)
    return to_markdown(compose(shipped_outline("plan"), told_of(records), "person"))


def test_nothing_planned_is_a_title_and_one_line() -> None:
    """Without a plan there is no heading and no foot."""
    assert page("plan", a_talk(), a_jotting("walks", "enjoy")) == "# Sam: what comes next\n\nNothing is planned yet.\n"


def test_a_goal_read_back_is_not_taken_for_one_that_is_reached() -> None:
    """The sign of what was read back is explained at the end, and only where it stands."""
    goal = msgspec.structs.replace(GOAL, words=Words(text="wants a stall", voice="agreed"))
    assert "read back and agreed" not in page("plan", a_talk(), GOAL)
    told = page("plan", a_talk(), goal)
    assert "**wants a stall** ✓" in told
    assert told.endswith("✓: read back and agreed.\n")


def test_a_goal_stands_in_the_persons_words_with_what_belongs_to_it() -> None:
    """Words quoted, why, what it looks like, what it draws on, steps with hurdle and what then."""
    drawn = a_strength("Reliable")
    goal = msgspec.structs.replace(a_goal("I want a stall.", drawn), why="people know me", vision="open by nine")
    step = msgspec.structs.replace(a_step(goal, "ask", by="2026-12-05"), hurdle="phone calls", then="go in person")
    assert under(page("plan", a_talk(), drawn, goal, step), "What I want") == [
        "**“I want a stall.”**",
        "Why: people know me",
        "What it looks like: open by nine",
        "Draws on: Reliable",
        "- ask",
        "  - Sam, by 5 Dec 2026",
        "  - What may get in the way: phone calls",
        "  - What then: go in person",
        "Talked on 20 Nov 2026. Written down by RB.",
    ]


@pytest.mark.parametrize(
    ("asked", "by", "told"),
    [
        ("not-yet", None, "Jo has not been asked yet; no date yet"),
        ("not-yet", "2026-12", "Jo has not been asked yet; by Dec 2026"),
        ("yes", "2026-12-05", "Jo said yes; by 5 Dec 2026"),
        ("no", None, "Jo said no; no date yet"),
    ],
)
def test_a_helper_who_was_not_asked_comes_before_a_day_that_is_missing(asked: Asked, by: str | None, told: str) -> None:
    """Whether a named helper has said yes is told first."""
    step = a_step(GOAL, "lend the trailer", who="named", name="Jo", asked=asked, by=by)
    assert f"  - {told}" in page("plan", GOAL, step).splitlines()


def test_a_plan_for_outside_names_no_helper() -> None:
    """Who said yes to helping did not say yes to standing in a paper for others; nor did those not asked."""
    asked = a_step(GOAL, "Dee's van on Friday", who="named", name="Dee", asked="yes")
    unasked = a_step(GOAL, "lend", who="named", name="Jo")
    text = page("plan", GOAL, asked, unasked, audience="outside")
    assert "Jo" not in text
    assert "Dee" not in text
    assert "- someone's van on Friday\n  - someone said yes; no date yet\n" in text
    assert "someone has not been asked yet" in text


@pytest.mark.parametrize(("state", "told"), [("done", "Done"), ("stuck", "Stuck"), ("started", "Started")])
def test_states_are_told_in_a_word(state: StepState, told: str) -> None:
    """What was done says so; nothing is asked of a step that is over."""
    lines = page("plan", GOAL, a_step(GOAL, "ask", state=state)).splitlines()
    assert f"  - {told}" in lines
    assert ("  - Sam, no date yet" in lines) == (state in ("stuck", "started"))


def test_goals_tell_their_state() -> None:
    """A goal that was reached says so, and why in the words given."""
    there = msgspec.structs.replace(a_goal("there", state="reached", order=2), state_why="by bus")
    text = page("plan", a_goal("new", order=1), there)
    assert under(text, "What I want") == ["**“new”**", "**“there”**", "Reached: by bus"]


@pytest.mark.parametrize("document", ["plan", "photo", "doorstep"])
def test_what_was_let_go_is_on_no_paper(document: str) -> None:
    """Steps let go, a goal let go and its steps are not handed out; what the worker promised for it still stands."""
    gone = msgspec.structs.replace(a_goal("old dream", state="let-go"), state_why="it was never mine")
    rows = (
        GOAL,
        gone,
        a_step(GOAL, "given up", state="let-go"),
        a_step(GOAL, "still to do"),
        a_step(gone, "of the old dream"),
        a_step(gone, "ring housing", who="worker"),
        a_step(None, "print it", who="worker", state="let-go"),
    )
    text = page(document, a_talk(), *rows)
    assert "still to do" in text
    assert "ring housing" in text
    assert not [words for words in ("given up", "old dream", "never mine", "print it", "et go") if words in text]


def test_what_cannot_wait_stands_first() -> None:
    """If there is something that cannot wait, the plan begins with it."""
    text = page("plan", GOAL, a_jotting("a bed for tonight", "now-cannot-wait"))
    assert headings(text) == ["Sam: what comes next", "What can't wait", "What I want"]


def test_what_the_worker_promised_stands_apart() -> None:
    """Promises stand under the worker's name, whichever goal they serve, and not among the person's steps."""
    rows = (
        a_talk(),
        GOAL,
        a_step(GOAL, "ring housing", who="worker", by="2026-11-24"),
        a_step(None, "print", who="worker"),
    )
    text = page("plan", *rows)
    assert under(text, "What RB will do")[:4] == ["- ring housing", "  - by 24 Nov 2026", "- print", "  - no date yet"]
    assert under(text, "What I want") == ["**“I want a bike stall.”**"]


def test_steps_of_no_goal_are_not_lost() -> None:
    """A step that serves no goal has a heading of its own; it is no *other* step where there is no goal at all."""
    step = a_step(None, "eat breakfast")
    told = ["- eat breakfast", "  - Sam, no date yet"]
    assert under(page("plan", step), "Steps") == told
    assert under(page("plan", step, GOAL), "Other steps") == told


def test_what_was_left_out_takes_its_steps_along() -> None:
    """A goal left out at read back is not planned, nor are its steps; a step left out is not there."""
    step, kept = a_step(GOAL, "ask"), a_step(GOAL, "count")
    assert "ask" not in page("plan", GOAL, step, kept, a_verdict("steps", step, "left-out"))
    gone = page("plan", GOAL, step, kept, a_verdict("goals", GOAL, "left-out"))
    assert gone == "# Sam: what comes next\n\nNothing is planned yet.\n"


@pytest.mark.parametrize(
    ("state", "told"),
    [
        ("yes", "Agreed on 20 Nov 2026."),
        ("partly", "Partly agreed on 20 Nov 2026."),
        ("no", "Not agreed on 20 Nov 2026."),
        ("withdrawn", "Agreement taken back on 20 Nov 2026."),
        ("ask-again", "To be asked again (20 Nov 2026)."),
    ],
)
def test_the_plan_says_whether_it_was_agreed(state: AgreementState, told: str) -> None:
    """The newest agreement to the plan counts."""
    older = an_agreement(4, "yes", at="2026-10-01", made=0)
    assert told in with_agreements(older, an_agreement(4, state), rev=4)


def test_a_plan_that_changed_says_so() -> None:
    """An agreement belongs to one version: a later change of any goal or step is told."""
    assert "Changed since agreed on 20 Nov 2026." in with_agreements(an_agreement(3), rev=4)
    assert "Changed" not in with_agreements(an_agreement(4), rev=4)
    assert "greed" not in with_agreements(rev=4)


def test_an_agreement_to_no_known_version_claims_nothing_of_changes() -> None:
    """Where nobody wrote down which version was agreed, the day stands and no more."""
    assert "\nAgreed on 20 Nov 2026.\n" in with_agreements(an_agreement(None), rev=4)


def test_when_they_meet_next_is_what_was_said_last() -> None:
    """Of several times together the newest that says when next counts, while the day is ahead."""
    older = a_talk("2026-11-01", next_on="2026-11-30", next_words="the library")
    newer = a_talk("2026-11-20", next_on="2026-11-27", next_words="two o'clock, the café")
    unsaid = a_talk("2026-11-21")
    assert under(page("plan", newer, older, unsaid), "When we meet next")[0] == "- 27 Nov 2026: two o'clock, the café"
    assert "When we meet next" not in page("plan", GOAL, a_talk(next_on="2026-11-21"))


def test_nobody_meets_after_an_ending() -> None:
    """Once the work has ended, no page says when next."""
    ended = msgspec.structs.replace(a_person(), ending=Ending(kind="died", on="2026-11-21"))
    assert "When we meet next" not in page("plan", GOAL, a_talk(next_on="2026-11-27"), person=ended)
