"""The first page for a colleague: how to begin with this person, what is promised, what is next; no earlier name."""

from __future__ import annotations

import msgspec

from strengthtui.model.person import Alongside, Talking
from tests.documents.paper_builders import a_talk, page
from tests.record_builders import a_goal, a_jotting, a_person, a_step


def test_the_page_says_what_a_colleague_needs_first() -> None:
    """Name and pronouns, how to talk, what not to ask again, who helps, promises still open, what comes next."""
    goal = a_goal()
    rows = (
        goal,
        a_jotting("Knock twice, then wait", "good-support"),
        a_step(goal, "ask the market about a pitch", by="2026-12-05"),
        a_step(None, "ring housing", who="worker", by="2026-11-24"),
        a_step(None, "print the map", who="worker", state="done"),
        a_talk(next_on="2026-11-27", next_words="the café"),
    )
    person = msgspec.structs.replace(
        a_person(also=("Deadname",)),
        pronouns="they, them",
        talking=Talking(pace="slowly, with breaks"),
        not_again=("the fire",),
        alongside=(Alongside(who="Ines", does="benefits"),),
    )
    told = page("hand-over", *rows, person=person, audience="team")
    assert told.startswith(
        "# Sam\n\n## What to call me\n\n- Sam\n- Pronouns: they, them\n\n"
        "## How to talk with me\n\n- What makes talking easier: slowly, with breaks\n- Knock twice, then wait\n\n"
        "## What I do not want to repeat\n\n- Not to be asked again: the fire\n\n"
        "## Who is alongside me\n\n- Also helping: Ines (benefits)\n\n"
        "## What is promised\n\n- ring housing (by 24 Nov 2026)\n\n"
        "## What is next\n\n- 27 Nov 2026: the café\n- ask the market about a pitch (by 5 Dec 2026)\n"
    )
    assert "Deadname" not in told
    assert "print the map" not in told


def test_of_somebody_new_it_is_the_name() -> None:
    """Nothing empty stands on it."""
    assert page("hand-over", audience="team") == "# Sam\n\n## What to call me\n\n- Sam\n"
