"""The map through a lens as a screen shows it, and the question it suggests where it is thin."""

from __future__ import annotations

import pytest

from strengthtui.desk.lens_views import lens_named, lens_titles, lens_views, thin_view
from strengthtui.journey.lenses import LENSES, LensId
from tests.desk.desk_builders import a_desk, ref_of, sat_down, saved


@pytest.mark.parametrize("lens", LENSES)
def test_every_lens_shows_the_same_strengths(lens: LensId) -> None:
    """Each has a title of its own, and under each the strengths stand with words and goals, in named groups."""
    sitting = sat_down(a_desk())
    line = ref_of(sitting.jot('"I fix bikes.', ("good-at",)))
    saved(sitting.mark("I fix bikes.", "Good with my hands", ref=line))
    saved(sitting.mark("sings", "Singing", area="just-good"))
    views = lens_views(sitting.person, (), lens)
    assert {one.name for view in views for one in view.strengths} == {"Good with my hands", "Singing"}
    assert all(view.title for view in views)
    assert lens_named(lens) == lens
    assert lens_titles()[lens]


def test_an_unknown_lens_is_none() -> None:
    """What is no lens is not guessed."""
    assert lens_named("score") is None


def test_what_was_named_alone_is_under_no_lens_with_company() -> None:
    """A lens shows nobody what the map would not."""
    sitting = sat_down(a_desk())
    saved(sitting.present(()))
    saved(sitting.mark("words", "Calm"))
    assert all(lens_views(sitting.person, ("Mum",), lens) == () for lens in LENSES)


def test_the_question_goes_when_it_was_answered_or_declined() -> None:
    """A thin place has a question; answered or declined, it is another one."""
    desk = a_desk()
    sitting = sat_down(desk)
    first = thin_view(sitting.person)
    assert first is not None
    assert (first.address, first.area) == ("ropes/resources/what-i-have", "Myself")
    sitting.begin("ropes", "full", desk.keep_pack)
    saved(sitting.jump("resources/what-i-have"))
    saved(sitting.skip("declined"))
    then = thin_view(sitting.person)
    assert then is not None
    assert then.address != first.address
