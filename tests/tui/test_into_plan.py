"""From what was said into the plan on the screen: one key at the question, one in the plan."""

from __future__ import annotations

import re

from strengthtui.desk.plan_forms import GoalForm, add_goal
from strengthtui.desk.views import QuestionView
from tests.desk.desk_builders import a_desk
from tests.tui.app_builders import a_talk, an_app, in_front, opened, screen_text, talk_screen
from tests.tui.keyboard import press, type_in


async def test_an_answer_becomes_a_step_with_one_key() -> None:
    """The key stands on the last line once an answer can go there; the form has their words; kept, it is a step."""
    desk = a_desk()
    a_talk(desk, "ropes", route="doorstep")
    app = an_app(desk, "resume", "Ada")
    async with opened(app) as pilot:
        assert "into the plan" not in screen_text(app)
        await talk_screen(app).go("solutions/small-piece")
        await type_in(pilot, '"ring Jo on Friday')
        await press(pilot, "alt+z")
        assert in_front(app) == "StepDialog"
        assert "ring Jo on Friday" in screen_text(app)
        await press(pilot, "ctrl+s")
        assert app.talk is not None
        [step] = app.talk.sitting.person.records.steps
        assert (step.what, step.source is not None) == ("ring Jo on Friday", True)
        assert isinstance(talk_screen(app).place, QuestionView)
        assert "into the plan" in screen_text(app)


async def test_what_waits_in_the_plan_is_taken_in_or_left() -> None:
    """It stands quietly below, not beside the person; Enter brings the form with the words, T leaves it."""
    desk = a_desk()
    person_id = a_talk(desk, "ropes", route="doorstep")
    with desk.write(person_id) as person:
        sitting = desk.sit_down(person)
        sitting.resume()
        sitting.jump("solutions/small-piece")
        sitting.answer("ring Jo")
        sitting.jot("buy paint", ("plan-first-step",))
        sitting.close(ended=False)
    app = an_app(desk, "plan", "Ada")
    async with opened(app, (80, 24)) as pilot:
        assert "Said, not in the plan yet" in screen_text(app)
        await press(pilot, "f5")
        assert "Said, not in the plan yet" not in screen_text(app)
        await press(pilot, "f5", "home", "enter")
        assert in_front(app) == "StepDialog"
        await press(pilot, "ctrl+s", "end", "t")
        assert app.talk is not None
        records = app.talk.sitting.person.records
        assert [step.what for step in records.steps] == ["ring Jo"]
        assert len(records.person.not_planned) == 1
        assert "Said, not in the plan yet" not in screen_text(app)


async def test_what_was_picked_on_the_short_way_is_gone_on_to() -> None:
    """Parts that only the full way asks about are named right after they were picked; Y goes there."""
    desk = a_desk()
    a_talk(desk, "strengths-model")
    app = an_app(desk, "resume", "Ada")
    async with opened(app, (80, 24)) as pilot:
        await talk_screen(app).go("hopes-first/areas")
        await type_in(pilot, "2")
        await press(pilot, "ctrl+n")
        assert "Money, papers" in screen_text(app)
        await press(pilot, "y")
        place = talk_screen(app).place
        assert place is not None
        assert place.address == "money-and-papers/hoped"


async def test_the_key_that_is_told_at_a_question_opens_what_to_know() -> None:
    """Esc, then what the line beside the question says, opens the notes on drink and drugs and nothing else."""
    desk = a_desk()
    app = an_app(desk, "resume", a_talk(desk, "recovery-capital"))
    async with opened(app, (80, 24)) as pilot:
        await talk_screen(app).go("human/know-myself")
        told = re.search(r"Esc,\s+(?:│\s+)?then (\S)\s+(?:│\s+)?shows", screen_text(app))
        assert told is not None, screen_text(app)
        await press(pilot, {"+": "alt+plus"}.get(told[1], f"alt+{told[1]}"))
        assert in_front(app) == "NotesScreen"


async def test_what_to_know_of_drink_and_drugs_is_the_workers() -> None:
    """A goal about drink brings one quiet line and a key; turned to the person, neither line nor page is there."""
    desk = a_desk()
    person_id = a_talk(desk, "motivation", route="full")
    with desk.write(person_id) as person:
        sitting = desk.sit_down(person)
        sitting.change(lambda act, who: add_goal(act, who, GoalForm("less drink")))
        sitting.close(ended=False)
    app = an_app(desk, "plan", "Ada")
    async with opened(app, (80, 24)) as pilot:
        assert "Drink or drugs: what to know" in screen_text(app)
        await press(pilot, "w")
        assert in_front(app) == "NotesScreen"
        await press(pilot, "f5")
        assert in_front(app) == "PlanScreen"
        assert "Drink or drugs" not in screen_text(app)
        await press(pilot, "w")
        assert in_front(app) == "PlanScreen"


async def test_the_key_into_the_plan_is_told_once_where_the_last_line_has_no_room() -> None:
    """At 80 columns the key is not on the last line: it is said after the first answer that may go into the plan."""
    desk = a_desk()
    app = an_app(desk, "resume", a_talk(desk, "three-conversations"))
    async with opened(app, (80, 24), told=True) as pilot:
        await type_in(pilot, "the stairs")
        await press(pilot, "ctrl+n")
        assert "Esc, then Z: what was just said" in " ".join(screen_text(app).split())
        await press(pilot, "escape", "z")
        assert in_front(app) == "GoalDialog"


async def test_a_line_of_the_flower_goes_into_the_plan_by_the_same_key() -> None:
    """A hope said at a petal is a goal in two more keys, in the words it was said in."""
    desk = a_desk()
    app = an_app(desk, "resume", a_talk(desk, "blossoming"))
    async with opened(app, (80, 24)) as pilot:
        await press(pilot, "escape", "z")
        assert in_front(app) != "ChoiceDialog"
        await press(pilot, "escape")
        await type_in(pilot, '"A shop of my own.')
        await press(pilot, "enter", "escape", "z", "g", "ctrl+s")
        [goal] = talk_screen(app).talk.sitting.plan().goals
        assert (goal.text, goal.voice) == ("A shop of my own.", "person")
