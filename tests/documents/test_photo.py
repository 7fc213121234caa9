"""The page to photograph: short, theirs, and nobody else is named on it."""

from __future__ import annotations

import msgspec
import pytest

from strengthtui.model.person import Alongside, Presence, Reach
from tests.documents.paper_builders import a_talk, page
from tests.interview.pack_builders import a_pack, a_question
from tests.record_builders import a_conversation, a_goal, a_jotting, a_person, a_step, an_answer, moment

PACK = a_pack(a_question(id="people", kind="people", about="people-look-up-to"))
TALK = a_conversation(PACK)


def test_nothing_planned_is_a_title_and_one_line() -> None:
    """Without steps, promises or a next time there is nothing to photograph."""
    assert page("photo") == "# Sam\n\nNo step is noted yet.\n"


def test_the_page_holds_steps_promises_next_and_how_to_reach_each_other() -> None:
    """Each on one line, the person's own steps first; what is done needs no photo."""
    goal = a_goal()
    rows = (
        goal,
        a_step(goal, "lend the trailer", who="named", name="Jo", by="2026-11-24"),
        a_step(goal, "ask the market\nabout a pitch", by="2026-12-05"),
        a_step(goal, "count the tools", state="done"),
        a_step(None, "ring housing", who="worker", by="2026-11-24"),
        a_talk(next_on="2026-11-27", next_words="the café"),
    )
    person = msgspec.structs.replace(a_person(), reach=Reach(ways="text, after six"))
    assert page("photo", *rows, person=person) == (
        "# Sam\n\n## My steps\n\n- ask the market about a pitch (by 5 Dec 2026)\n"
        "- lend the trailer (with help; by 24 Nov 2026)\n\n"
        "## What RB will do\n\n- ring housing (by 24 Nov 2026)\n\n"
        "## When we meet next\n\n- 27 Nov 2026: the café\n\n"
        "## How we reach each other\n\n- text, after six\n"
    )


def test_nobody_else_is_named() -> None:
    """Whoever is known by name is not there: helpers, people, who was present, who said something, who is alongside."""
    nan: dict[str, str | None] = {"name": "Nan Abbey", "who_to_me": "my gran"}
    there = (Presence(since=moment(0), names=("Mum Kay",)),)
    person = msgspec.structs.replace(
        a_person(), alongside=(Alongside(who="Dr Pell"),), reach=Reach(ways="through Aunty Sal, or at Nan Abbey's")
    )
    rows = (
        msgspec.structs.replace(a_talk(next_words="with Kay at the arches"), present=there),
        TALK,
        an_answer(TALK, "a/people", [nan]),
        a_jotting("first at my door", "people", voice="other", other="Aunty Sal"),
        a_step(None, "walk Jo's dog with Sam", who="named", name="Jo"),
        a_step(None, "ask Dr. Pell and Sal"),
        a_step(None, "job centre, joke, salad", who="person"),
        a_step(None, "ring Abbey", who="worker"),
    )
    text = page("photo", *rows, packs=(PACK,), person=person)
    for name in ("Jo'", "Nan", "Abbey", "Kay", "Pell", "Sal,", "Sal\n", "Aunty"):
        assert name not in text
    assert "walk someone's dog with Sam (with help)" in text
    assert "job centre, joke, salad" in text
    assert "What RB will do" in text


@pytest.mark.parametrize(
    ("name", "sentence"),
    [("王芳", "和王芳谈"), ("dee", "ring dee at ten"), ("Ann Lee", "Lee's shed"), ("Śmił", "do Śmił")],
)
def test_names_are_found_in_any_script(name: str, sentence: str) -> None:
    """Also where no spaces stand between words, and where a name has no capitals."""
    text = page("photo", a_step(None, sentence), a_step(None, "lend", who="named", name=name))
    assert not set(name.split()).intersection(text.replace("'", " ").split())
    assert "someone" in text
