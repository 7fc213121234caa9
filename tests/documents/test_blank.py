"""The blank paper and its type-in: the questions of the packs, and a sheet that says nothing until it is filled in."""

from __future__ import annotations

from typing import get_args

import pytest

from strengthtui.desk.sheet import read_sheet
from strengthtui.documents.blank import blank_sheet, compose_blank
from strengthtui.documents.markdown import to_markdown
from strengthtui.interview.flow import route_order
from strengthtui.model.conversation import Route
from strengthtui.model.pack import Pack
from strengthtui.packs.shelf import Shelf
from strengthtui.packs.shipped import shipped_frame, shipped_vocabulary
from strengthtui.sources.findings import Problems
from tests.documents.reading_back import PRESETS, read_back
from tests.interview.pack_builders import a_pack, a_question


def shipped() -> list[Pack]:
    """The packs of the program's own."""
    shelf = Shelf(shipped_vocabulary())
    return [shelf.get(pack_id) for pack_id in shelf.ids()]


@pytest.mark.parametrize("preset", PRESETS)
def test_the_paper_asks_everything_in_order(preset: str) -> None:
    """Every opener, question and line of the frames stands on the paper, with room to write; the worker's own last."""
    meet, close = shipped_frame("meet"), shipped_frame("close")
    entries = read_back(to_markdown(compose_blank(shipped(), meet, close)), preset)
    texts = [entry.text for entry in entries]
    asked = [line.ask for line in meet.lines if not line.for_worker]
    for pack in shipped():
        for section in pack.sections:
            asked += section.petal.openers if section.petal else []
            asked += [question.ask_without or question.ask for question in section.questions if not question.for_worker]
    asked += [line.ask for line in close.lines if not line.for_worker]
    asked += [line.ask for line in close.lines if line.for_worker]
    asked += [q.ask for pack in shipped() for section in pack.sections for q in section.questions if q.for_worker]
    places = [texts.index(sentence) for sentence in asked]
    assert places == sorted(places)
    assert "{" not in "".join(texts)


def test_a_pack_of_other_kinds_gives_room_that_fits() -> None:
    """Options are named, a ruler has its ends, yes and no are there to be ringed."""
    pack = a_pack(
        a_question(id="one", kind="choice", options=("Home", "Money")),
        a_question(id="two", kind="scale", from_="low", to="high"),
        a_question(id="three", kind="yes-no"),
    )
    text = to_markdown(compose_blank([pack], shipped_frame("meet"), shipped_frame("close")))
    assert "  - Home / Money\n" in text
    assert "  - 0 to 10, from low to high: …" in text
    assert "  - yes / no\n" in text


@pytest.mark.parametrize("route", get_args(Route))
def test_the_sheet_says_nothing_until_it_is_filled_in(route: Route) -> None:
    """It can be read as it is, holds every question of the route, and nothing was asked."""
    problems = Problems()
    text = blank_sheet(shipped(), route)
    sheet = read_sheet(text.encode(), "blank.yaml", problems)
    assert problems.findings == ()
    assert sheet is not None
    with_questions = [pack for pack in shipped() if any(section.questions for section in pack.sections)]
    assert [one.value.answers for one in sheet.conversations] == [{}] * len(with_questions)
    assert (sheet.jottings, sheet.strengths, sheet.goals, sheet.promises, sheet.consented) == ((), (), (), (), ())
    for pack in shipped():
        for address in route_order(pack, route):
            assert f"      {address}:\n" in text or f"  # {address}: " in text


def test_a_filled_in_value_is_an_answer() -> None:
    """What someone writes behind an address is read as the answer to it."""
    text = blank_sheet(shipped()).replace("resources/skills:\n", "resources/skills: fixes bikes\n")
    sheet = read_sheet(text.encode(), "filled.yaml", Problems())
    assert sheet is not None
    answered = [list(one.value.answers) for one in sheet.conversations]
    assert [addresses for addresses in answered if addresses] == [["resources/skills"]]
