"""The page to photograph, as lines: the same as the document, without a format's signs."""

from __future__ import annotations

from strengthtui.desk import planning
from strengthtui.desk.photo_page import photo_page
from tests.desk.desk_builders import a_desk, sat_down, saved


def test_the_page_is_the_document_in_lines() -> None:
    """Title, headings and items come in order, and what was typed comes as it was typed."""
    sitting = sat_down(a_desk(), "Sam")
    me = planning.who_of("worker", "Sam")
    saved(
        sitting.change(lambda act, person: planning.add_step(act, person, goal_ref=None, what="ring *Jo* [x]", who=me))
    )
    saved(sitting.meet_next("2027-01-15", "the café"))
    lines = photo_page(sitting.person)
    assert [line.kind for line in lines] == ["title", "heading", "item", "heading", lines[4].kind]
    assert lines[0].text == "Sam"
    assert "*Jo* [x]" in lines[2].text
    assert "the café" in lines[4].text


def test_an_empty_plan_says_so() -> None:
    """Where nothing is planned the page says that, and has no empty heading."""
    lines = photo_page(sat_down(a_desk(), "Sam").person)
    assert [line.kind for line in lines] == ["title", "text"]
