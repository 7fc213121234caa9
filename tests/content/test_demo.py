"""What the made-up person promises: a sheet that is sound, and that shows what there is to show."""

from __future__ import annotations

from tests.content import reading
from tests.content.sheets import Sheet, wrong_answers, wrong_jottings, wrong_plan, wrong_strengths


def the_demo() -> Sheet:
    """Give the made-up person's sheet."""
    return reading.read("demo/sam.yaml", Sheet)


def test_sams_sheet_is_sound() -> None:
    """Sam's answers fit their questions, strengths rest on words of the same sheet, the plan on strengths."""
    sheet = the_demo()
    assert [talk.pack for talk in sheet.conversations] == ["ropes"]
    assert wrong_answers(sheet, reading.ropes()) == []
    assert wrong_strengths(sheet) == []
    assert wrong_jottings(sheet) == []
    assert wrong_plan(sheet) == []


def test_sams_name_for_it_fits() -> None:
    """What Sam calls it is short enough to be said inside a question."""
    _state, value, _voice = the_demo().answer_of("exceptions/name-for-it")
    assert isinstance(value, str)
    assert len(value) <= 40


def test_sam_shows_what_can_be_shown() -> None:
    """The demo holds one of each: state, voice, sphere, unsorted, unshared, hard, asked and not asked."""
    sheet = the_demo()
    states = {sheet.answer_of(address)[0] for address in sheet.conversations[0].answers}
    assert states == {"answered", "later", "declined", "not-fitting"}
    assert {jotting.voice for jotting in sheet.jottings} == {"person", "gist", "worker", "other"}
    assert {strength.sphere for strength in sheet.strengths} == {"individual", "family", "environment"}
    assert {"just-good"} <= {strength.area for strength in sheet.strengths}
    assert any(jotting.topic is None for jotting in sheet.jottings)
    assert any(jotting.share == "none" for jotting in sheet.jottings)
    assert any(jotting.topic == "hard-times" for jotting in sheet.jottings)
    assert {step.asked for goal in sheet.goals for step in goal.steps} == {None, "yes", "not-yet"}
    assert any(all(step.by is None for step in goal.steps) for goal in sheet.goals)
    assert len(sheet.promises) == 2


def test_nothing_hard_is_made_a_strength() -> None:
    """No strength rests on what Sam said under hard times, nor on a thought of the worker's."""
    sheet = the_demo()
    kept_out = [j.text for j in sheet.jottings if j.topic == "hard-times" or j.voice == "worker"]
    assert [s.name for s in sheet.strengths if any(s.evidence in words for words in kept_out)] == []
