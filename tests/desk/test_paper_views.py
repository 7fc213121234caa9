"""Papers as they are shown: the same words as written, and in words what is not in them for whom."""

from __future__ import annotations

import pytest

from strengthtui.desk.demo import add_demo_person
from strengthtui.desk.exporting import preview
from strengthtui.desk.paper_views import paper_view
from strengthtui.desk.showing import worth_saying
from strengthtui.desk.ties import TieForm, add_tie
from tests.desk.desk_builders import a_desk, sat_down, saved


@pytest.mark.parametrize("document", ["profile", "plan", "photo", "doorstep", "ecomap"])
def test_a_paper_says_what_is_written(document: str) -> None:
    """Every paragraph shown stands in the file that would be written, signs of Markdown apart."""
    desk = a_desk()
    with desk.read(add_demo_person(desk)) as person:
        written = "".join(one for one in preview(person, document) if one.isalnum())
        for line in paper_view(person, document).lines:
            assert "".join(one for one in line.text if one.isalnum()) in written, line


def test_what_is_left_out_is_told() -> None:
    """The worker's own line, and one they asked to leave out, are told as not in it, without a word of them."""
    sitting = sat_down(a_desk())
    saved(sitting.jot("a thought of mine", ("people",), "worker"))
    saved(sitting.jot("left my brother", ("people",)))
    saved(sitting.verdict(sitting.lines()[1].ref, "left-out"))
    view = paper_view(sitting.person, "profile")
    assert view.left_out == ("your own lines", "what they asked to leave out")
    assert not any("brother" in line.text or "thought" in line.text for line in view.lines)


def test_others_see_less_than_the_team() -> None:
    """What is hard is for the team and not outside, and that is told."""
    sitting = sat_down(a_desk())
    saved(sitting.jot("lost the flat", ("now-hard",)))
    assert paper_view(sitting.person, "profile", "team").left_out == ()
    assert "what is hard, and what cannot wait" in paper_view(sitting.person, "profile", "outside").left_out


def test_a_map_for_outside_says_who_is_not_on_it() -> None:
    """Nobody takes it for the whole map; their own copy keeps nobody back, and says nothing of lines it never holds."""
    sitting = sat_down(a_desk())
    saved(sitting.jot("the letters", ("now-hard",)))
    saved(sitting.change(lambda act, who: add_tie(act, who, TieForm(name="Jo", closeness="close"))))
    told = "people, what is strained, and who is alongside, unless it was said otherwise"
    assert told in paper_view(sitting.person, "ecomap", "outside").left_out
    assert paper_view(sitting.person, "ecomap").left_out == ()


def test_one_thing_said_back_is_never_the_workers() -> None:
    """A strength is said back with the person's words; the worker's own thought of it is passed over."""
    sitting = sat_down(a_desk())
    saved(sitting.jot("kept my flat", ("good-at",)))
    saved(sitting.mark("kept my flat", "Keeps going", "individual", ref=sitting.lines()[0].ref))
    saved(sitting.jot("seems steady", ("good-at",), "worker"))
    saved(sitting.mark("seems steady", "Keeps going", "individual", ref=sitting.lines()[1].ref))
    assert worth_saying(sitting.strengths(), sitting.lines()) == ("kept my flat", "Keeps going")
