"""What was half typed in a small window when the program was killed: no word of it is lost, and none stands twice."""

from __future__ import annotations

from strengthtui.desk import ties, unfinished
from strengthtui.desk.ties import TieForm
from tests.desk.desk_builders import a_desk, sat_down, saved


def test_what_was_kept_meanwhile_is_no_line_to_sort() -> None:
    """Killed right after somebody was put on the map, before the draft went: only what stands nowhere comes back."""
    sitting = sat_down(a_desk())
    unfinished.note(sitting, 'Jo\nmy sister\n"She rings.\nthat I moved\nhalf a li')
    jo = TieForm(name="Jo", who_to_me="my sister", does='"She rings.', may_know="that I moved")
    saved(sitting.change(lambda act, person: ties.add_tie(act, person, jo)))
    unfinished.catch_up(sitting)
    assert [(line.text, line.voice) for line in sitting.lines()] == [("half a li", "worker")]


def test_what_was_half_typed_alone_comes_back_for_the_two_alone() -> None:
    """Somebody who is there now does not see it among the lines."""
    sitting = sat_down(a_desk())
    saved(sitting.present(()))
    unfinished.note(sitting, "he hits me")
    saved(sitting.present(("Mum",)))
    unfinished.catch_up(sitting)
    assert sitting.lines() == ()
    saved(sitting.present(()))
    assert [line.text for line in sitting.lines()] == ["he hits me"]
