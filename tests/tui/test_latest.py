"""The line heard last: wrapped into the rows there are, and never without whose it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strengthtui.desk.views import LineView
from strengthtui.tui.widgets.latest import FEWEST, MOST, Latest, all_fitted, fitted
from tests.desk.desk_builders import a_desk, saved
from tests.tui.app_builders import a_talk, an_app, opened, screen_text, talk_screen
from tests.tui.keyboard import press

SAID = "My sister rings every Sunday and we talk for a good long while about nothing, which is what I need"


@given(st.text(max_size=400), st.sampled_from(["person", "gist"]), st.integers(20, 120), st.integers(FEWEST, MOST))
def test_whose_it_is_is_never_cut_off(text: str, voice: str, width: int, rows: int) -> None:
    """Whatever was said and however little room there is, it ends with whose it is, in as many rows as there are."""
    lines = [one.plain for one in fitted(LineView("jottings/x", text, voice, "gist", ""), width, rows)]
    assert len(lines) <= rows
    assert " ".join(lines).endswith("· gist")


@pytest.mark.parametrize(("width", "rows", "whole"), [(80, 2, True), (40, 3, True), (40, 2, False)])
def test_what_fits_is_whole(width: int, rows: int, *, whole: bool) -> None:
    """Nothing is cut that fits; what does not is cut in the words."""
    told = " ".join(one.plain for one in fitted(LineView("jottings/x", SAID, "person", "Ada", ""), width, rows))
    assert (told == f"“{SAID}” · Ada") == whole
    assert ("…” · Ada" in told) != whole


def test_earlier_lines_take_a_row_each_where_rows_are_left() -> None:
    """The line heard last comes first; those before it are cut to one row, and keep whose they are."""
    lines = tuple(LineView(f"jottings/{n}", f"{n} {SAID}", "gist", "gist", "") for n in range(3))
    short = LineView("jottings/x", "sings", "gist", "gist", "")
    told = [one.plain for one in all_fitted((*lines, short), 60, MOST)]
    assert [one[0] for one in told] == ["0", "1", "2", "s"]
    assert all(one.endswith("· gist") and len(one) <= 60 for one in told)
    assert len(all_fitted((short, lines[0]), 40, 3)) == 3
    assert all_fitted((), 40, 3) == []


def test_a_very_long_line_is_cut_at_once() -> None:
    """Twenty thousand characters are not wrapped again and again."""
    line = LineView("jottings/x", "a word " * 3000, "gist", "gist", "")
    assert len(fitted(line, 40, MOST)) == MOST


@pytest.mark.parametrize(("size", "rows"), [((80, 24), 3), ((100, 30), MOST), ((60, 18), MOST), ((40, 12), FEWEST)])
async def test_it_takes_the_rows_that_stay_empty(size: tuple[int, int], rows: int) -> None:
    """Rows that the question leaves are taken, and no more than those."""
    desk = a_desk()
    with desk.write(a_talk(desk, "ropes")) as person:
        sitting = desk.sit_down(person)
        saved(sitting.jot(f"{SAID}. {SAID}. {SAID}.", ("good-at",)))
        sitting.close(ended=False)
    app = an_app(desk, "resume", "Ada")
    async with opened(app, size) as pilot:
        screen = talk_screen(app)
        assert screen.query_one(Latest).size.height == rows
        assert screen.query_one("#card").max_scroll_y == 0 or size == (40, 12)
        assert "· gist" in screen_text(app)
        await press(pilot, "ctrl+n")
        assert "· gist" in screen_text(app)
