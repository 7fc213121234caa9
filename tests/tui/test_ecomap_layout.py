"""The picture of who is round a person: everybody once, nobody over anybody, lines that tell; or no picture at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from strengthtui.tui.widgets.ecomap_layout import STROKES, Drawn, Mark, beside, lay_out

SIZE = (116, 31)
LABELS = (
    "Jo, my sister",
    "田中さん, となりの人",
    "محمد عبد الله",
    "👩‍👩‍👧‍👦 family",
    "e\u0301 " * 30,
    "x" * 200,
    "[/b] \u202e",
)


def a_mark(number: int, label: str = "Jo", closeness: str = "close", give_take: str = "") -> Mark:
    """Make somebody to draw."""
    return Mark(f"ties/{number}", label, closeness, give_take)


def some_marks(count: int) -> list[Mark]:
    """Make so many, of every closeness, with names that are hard to draw."""
    rings, gives = list(STROKES), ("", "they-give", "i-give", "both", "not-now")
    return [a_mark(at, LABELS[at % len(LABELS)], rings[at % len(rings)], gives[at % len(gives)]) for at in range(count)]


def drawn(*marks: Mark, size: tuple[int, int] = SIZE, chosen: str = "") -> Drawn:
    """Draw them; it is a failure where they do not fit."""
    picture = lay_out("Sam", marks, size, chosen)
    assert picture is not None
    return picture


def lines(picture: Drawn) -> list[str]:
    """Give the picture as text, without the blanks behind it."""
    return ["".join(text for text, _tone in row).rstrip() for row in picture.rows]


def the_line_of(label: str, picture: Drawn) -> str:
    """Give the row on which somebody stands."""
    [found] = [line for line in lines(picture) if label in line]
    return found


@pytest.mark.parametrize(
    ("closeness", "stroke"), [("close", "═══"), ("in-reach", "───"), ("far", "···"), ("strained", "~~~"), ("", "╌╌╌")]
)
def test_a_line_tells_how_close_by_its_shape(closeness: str, stroke: str) -> None:
    """Without any colour each closeness has a line of its own."""
    picture = drawn(a_mark(1, "Jo", closeness), a_mark(2, "Mum", "close"), a_mark(3, "Pat", "close"))
    here = the_line_of("Jo", picture)
    assert stroke in here
    assert not [other for other in STROKES.values() if other * 4 in here and other != stroke[0]]


@pytest.mark.parametrize(
    ("give_take", "right", "left"),
    [
        ("they-give", "◂════", "════▸"),
        ("i-give", "════▸", "◂════"),
        ("both", "◂═══▸", "◂═══▸"),
        ("not-now", "═════", "═════"),
    ],
)
def test_an_arrow_points_to_whoever_is_given_something(give_take: str, right: str, left: str) -> None:
    """The same on either side of the person."""
    picture = drawn(a_mark(1, "Jo", "close", give_take), a_mark(2, "Mum", "close", give_take))
    [line] = [one for one in lines(picture) if "Jo" in one]
    assert right in line.partition("Sam")[2]
    assert left in line.partition("Sam")[0]


def test_the_close_ones_stand_nearer_than_the_far() -> None:
    """A line is the longer the further away somebody is."""
    picture = drawn(
        a_mark(1, "Jo", "close"), a_mark(2, "Pat", "in-reach"), a_mark(3, "Ed", "far"), a_mark(4, "Al", "far")
    )
    distance = [abs(spot.left + (spot.width if spot.side < 0 else 0) - SIZE[0] // 2) for spot in picture.spots]
    assert distance[0] < distance[1] < distance[2]


def test_who_is_chosen_is_told_without_colour() -> None:
    """A double frame where there is room for frames, brackets where there is none."""
    assert "║ Jo ║" in "\n".join(lines(drawn(a_mark(1), a_mark(2, "Mum"), chosen="ties/1")))
    many = drawn(*(a_mark(at, f"No {at}.") for at in range(40)), chosen="ties/7")
    assert "[No 7.]" in "\n".join(lines(many))


@pytest.mark.parametrize("count", [1, 2, 3, 7, 14, 15, 22, 40, 60])
def test_everybody_stands_once_and_over_nobody(count: int) -> None:
    """Whatever the names are made of, each row is as wide as the picture, and no two share a cell."""
    marks = some_marks(count)
    picture = lay_out(LABELS[count % len(LABELS)], marks, SIZE)
    assert picture is not None
    assert [spot.ref for spot in picture.spots] == [mark.ref for mark in marks]
    assert {sum(cell_len(text) for text, _tone in row) for row in picture.rows} == {SIZE[0]}
    assert len(picture.rows) == SIZE[1]
    taken: set[tuple[int, int]] = set()
    for spot in picture.spots:
        cells = {
            (x, y) for x in range(spot.left, spot.left + spot.width) for y in range(spot.top, spot.top + spot.height)
        }
        assert not cells & taken
        assert all(0 <= x < SIZE[0] and 0 <= y < SIZE[1] for x, y in cells)
        taken |= cells


@given(count=st.integers(0, 70), width=st.integers(1, 140) | st.integers(100, 140), height=st.integers(1, 45))
def test_it_is_drawn_whole_or_not_at_all(count: int, width: int, height: int) -> None:
    """At any size: every name is on it, or there is none, for a list to be shown."""
    picture = lay_out("Sam", [a_mark(at, f"No {at}.", list(STROKES)[at % 5]) for at in range(count)], (width, height))
    if picture is not None:
        text = "\n".join(lines(picture))
        assert all(f"No {at}." in text for at in range(count))
        assert "Sam" in text
        assert all(len(row) <= width for row in lines(picture))
    assert picture is not None or count == 0 or width < 100 or height < 36


def test_where_there_is_no_room_there_is_no_picture() -> None:
    """Nobody, too many for the rows, or too narrow to read a name."""
    assert lay_out("Sam", [], SIZE) is None
    assert lay_out("Sam", some_marks(70), SIZE) is None
    assert lay_out("Sam", some_marks(3), (60, 31)) is None


def test_arrows_reach_everybody_and_go_back() -> None:
    """Down and up one side, across and back, and no further than the last."""
    spots = drawn(*(a_mark(at, f"No {at}.") for at in range(9))).spots
    at, seen = min(spots, key=lambda one: (one.side, one.top)).ref, set[str]()
    for _side in range(2):
        while at not in seen:
            seen.add(at)
            at = beside(spots, at, 0, 1)
        at = beside(spots, at, 1, 0)
        while (above := beside(spots, at, 0, -1)) != at:
            at = above
    assert seen == {spot.ref for spot in spots}
    assert beside(spots, at, 1, 0) == at
    assert beside(spots, "nobody", 0, 1) == spots[0].ref
