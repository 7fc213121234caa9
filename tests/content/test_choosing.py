"""What helps to choose a conversation: every answer leads to one, every one can be suggested, nobody is judged."""

from __future__ import annotations

import re
from itertools import product

import pytest

from strengthtui import content
from strengthtui.desk import choosing
from strengthtui.journey.choosing import every_way, next_question, suggested
from strengthtui.model.choosing import Choosing
from strengthtui.packs.choosing import shipped_choosing
from strengthtui.packs.shelf import Shelf
from strengthtui.packs.shipped import shipped_vocabulary
from tests.content.sayable import NOT_SAID
from tests.desk.desk_builders import KINDS_PACK, a_desk

SHELF = Shelf(shipped_vocabulary())
SHIPPED = {name.removesuffix(".yaml") for name in content.names("packs")}


def ours() -> Choosing:
    """Give the program's own."""
    return shipped_choosing(SHELF)


def test_every_conversation_can_be_suggested() -> None:
    """Some answers lead to each of the twelve, and no row names one that is not there."""
    found = {suggested(ours(), answers).row.pack for answers in every_way(ours().questions)}
    assert found == SHIPPED
    assert {pack for row in ours().suggestions for pack in row.also} <= SHIPPED


def test_three_questions_each_may_be_passed_over() -> None:
    """There are three, with as many options as one key can choose, and each also reads as asked of the person."""
    assert len(ours().questions) == 3
    for question in ours().questions:
        assert 2 <= len(question.options) <= 9
        assert question.together
        assert NOT_SAID.search(question.together) is None
        assert len(question.together.split()) <= 12
    assert suggested(ours(), {}).row.pack == "blossoming"


def test_two_others_are_offered_besides() -> None:
    """Each suggestion comes with two others, none of them itself, and says why in one or two sentences."""
    for row in ours().suggestions:
        assert len(set(row.also)) == 2
        assert row.pack not in row.also
        assert row.why.endswith(".")
        assert row.why.count(".") <= 2


@pytest.mark.parametrize(
    ("answers", "pack", "route", "at"),
    [
        ({"with": "alone", "now": "cannot-wait"}, "kvets", "short", ""),
        ({"now": "cannot-wait"}, "three-conversations", "short", "must-change"),
        ({"now": "cannot-wait", "time": "hard-day"}, "three-conversations", "doorstep", "must-change"),
        ({"now": "change", "time": "hard-day"}, "blossoming", "doorstep", ""),
        ({"with": "family", "now": "sort-out"}, "family-meeting", "short", ""),
        ({"with": "peer", "time": "again"}, "peer-support", "full", ""),
        ({"now": "worries", "time": "minutes"}, "risk-enablement", "doorstep", ""),
        ({"now": "well"}, "recovery", "short", ""),
        ({"now": "well", "time": "again"}, "recovery-capital", "full", ""),
        ({"now": "life", "time": "half-hour"}, "three-conversations", "short", "good-life"),
        ({"now": "life", "time": "again"}, "strengths-model", "full", ""),
        ({"time": "minutes"}, "ropes", "doorstep", ""),
    ],
)
def test_what_is_suggested(answers: dict[str, str], pack: str, route: str, at: str) -> None:
    """For these answers this one, by this route, beginning there; and it says what it asks first."""
    first = choosing.suggest(SHELF, answers).fits[0]
    assert (first.pack, first.route, first.at) == (pack, route, at)
    assert first.first


def test_on_a_hard_day_it_is_brief() -> None:
    """Drunk, withdrawing or in distress: always by the doorstep, never a plan, and the worker is told to be brief."""
    for answers in every_way([one for one in ours().questions if one.id != "time"]):
        found = suggested(ours(), {**answers, "time": "hard-day"})
        assert found.route == "doorstep"
        assert found.row.pack in {"blossoming", "three-conversations", "kvets"}
        assert any("brief" in note for note in found.notes)


def test_what_can_not_wait_names_the_teams_page() -> None:
    """The worker is reminded of the team's own page; nothing is said of how bad it is."""
    assert any("team's own page" in note for note in suggested(ours(), {"now": "cannot-wait"}).notes)


def test_nothing_that_is_answered_in_vain_is_asked() -> None:
    """Once nothing hangs on a question any more it is not put; what was passed over is not put again."""
    alone = next_question(ours(), {"with": "alone"}, ())
    assert alone is not None
    assert alone.id == "time"
    assert next_question(ours(), {}, ("with", "now", "time")) is None
    for passed in product((True, False), repeat=3):
        ids = [one.id for one, over in zip(ours().questions, passed, strict=True) if over]
        found = next_question(ours(), {}, ids)
        assert found is None or found.id not in ids


def test_no_word_of_what_anyone_is_entitled_to() -> None:
    """It chooses a way to talk; who may have what is decided elsewhere."""
    everything = content.read_bytes("choosing/choosing.yaml").decode().split("questions:", 1)[1]
    assert re.search(r"eligib|entitl|qualif|threshold|criteria|assess", everything, re.IGNORECASE) is None


def test_beside_the_person_it_reads_for_them() -> None:
    """With the person looking, it is asked of them; what is the worker's alone is not there, nor are notes."""
    asked = choosing.ask(SHELF, {}, (), beside=True)
    assert asked is not None
    assert asked.ask == "Who would you like to be part of it?"
    assert [one.id for one in asked.options] == ["person", "family", "peer"]
    assert choosing.suggest(SHELF, {"now": "cannot-wait"}, beside=True).notes == ()
    assert "kvets" not in {one.pack for one in choosing.everything(SHELF, beside=True)}
    assert "kvets" in {one.pack for one in choosing.everything(SHELF)}


def test_how_much_of_it_names_only_ways_that_differ() -> None:
    """A conversation whose short way is its doorstep is not offered twice."""
    assert [one.id for one in choosing.routes(SHELF, "ropes")] == ["doorstep", "short", "full"]
    assert [one.id for one in choosing.routes(SHELF, "kvets")] == ["doorstep", "full"]


def test_a_teams_own_pack_is_in_the_whole_list() -> None:
    """A pack that no suggestion knows stands in the list like all others."""
    shelf = a_desk(KINDS_PACK).shelf
    found = {one.pack: one for one in choosing.everything(shelf)}
    assert set(found) == {*SHIPPED, "kinds"}
    assert (found["kinds"].title, found["kinds"].first) == ("Kinds", "What is it?")
