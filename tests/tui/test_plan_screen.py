"""The plan on the screen: forms that are kept as a whole, lose nothing, and store what the plain lines store."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from strengthtui.desk.plan_forms import GoalForm, StepForm, add_goal, add_step
from strengthtui.errors import NotWrittenError
from strengthtui.tui.dialogs.goal import GoalDialog
from strengthtui.tui.dialogs.step import StepDialog
from strengthtui.tui.screens.plan import PlanScreen
from tests.desk.desk_builders import a_desk
from tests.tui.app_builders import a_talk, an_app, opened, screen_text
from tests.tui.keyboard import press, settled, type_in

if TYPE_CHECKING:
    from strengthtui.desk.desk import Desk
    from strengthtui.desk.sitting import Sitting
    from strengthtui.tui.app import StrengthApp

SIZES = [(120, 40), (80, 24), (60, 18), (40, 12)]


def planned(desk: Desk) -> StrengthApp:
    """Give an app that opens at the plan of somebody with a goal, a step of Jo's and a promise."""
    person_id = a_talk(desk, "ropes")
    with desk.write(person_id) as person:
        sitting = desk.sit_down(person)
        sitting.jot("a thought of mine", ("people",), "worker")
        goal = sitting.change(lambda act, who: add_goal(act, who, GoalForm('"a stall on Saturdays', "it is mine")))
        ref = getattr(goal, "ref", None)
        step = StepForm("lend the trailer", "named", "Jo", by="2027-01-15", hurdle="rain", then="a tent")
        sitting.change(lambda act, who: add_step(act, who, ref, step))
        sitting.change(lambda act, who: add_step(act, who, None, StepForm("ring housing", "worker")))
        sitting.close(ended=False)
    return an_app(desk, "plan", "Ada")


def sitting_of(app: StrengthApp) -> Sitting:
    """Give the sitting in front."""
    assert app.talk is not None
    return app.talk.sitting


@pytest.mark.parametrize("size", SIZES)
async def test_everything_of_the_plan_can_be_reached(size: tuple[int, int]) -> None:
    """At every size, going down the list shows goal, step, promise and what is open; the helper before the day."""
    app = planned(a_desk())
    async with opened(app, size) as pilot:
        seen = screen_text(app)
        for _round in range(12):
            await press(pilot, "down")
            seen += screen_text(app)
        seen = " ".join(seen.split())
        assert seen.index("Jo has not been asked") < seen.index("Friday 15 January")
        for words in ("“a stall on", "it is mine", "lend the trailer", "Jo has not been asked", "rain", "ring housing"):
            assert words in seen
        assert "Still open" in seen


async def test_a_goal_and_its_first_step_are_kept() -> None:
    """G, words, Enter, why and ^S keep a goal; the first step comes up, and its day is said back with the weekday."""
    app = planned(a_desk())
    async with opened(app) as pilot:
        await press(pilot, "g")
        await type_in(pilot, '"my own front door')
        await press(pilot, "enter")
        await type_in(pilot, "a bench by the window")
        await press(pilot, "ctrl+s")
        assert "A first small step?" in screen_text(app)
        await type_in(pilot, "find the papers")
        await press(pilot, "enter", "right", "right", "enter")
        await type_in(pilot, "Dee")
        await press(pilot, "enter", "right", "enter")
        await type_in(pilot, "15 Jan 2027")
        assert "Friday 15 January 2027" in screen_text(app)
        await press(pilot, "enter", "enter", "enter")
        goal = sitting_of(app).person.records.goals[-1]
        step = sitting_of(app).person.records.steps[-1]
        assert (goal.words.text, goal.words.voice, goal.why) == ("my own front door", "person", "a bench by the window")
        assert (step.goal, step.what, step.by) == (goal.id, "find the papers", "2027-01-15")
        assert (step.who.kind, step.who.name, step.who.asked) == ("named", "Dee", "yes")
        assert isinstance(app.screen, PlanScreen)
        assert "find the papers" in screen_text(app)


async def test_a_day_that_is_none_loses_nothing() -> None:
    """A day that does not exist is said under the field, and every word stays."""
    app = planned(a_desk())
    async with opened(app) as pilot:
        await press(pilot, "p")
        await type_in(pilot, "ring again")
        await press(pilot, "enter")
        await type_in(pilot, "31 Feb 2027")
        await press(pilot, "enter")
        assert "no such day" in screen_text(app)
        await press(pilot, "ctrl+s")
        assert isinstance(app.screen, StepDialog)
        assert "ring again" in screen_text(app)
        assert len(sitting_of(app).person.records.steps) == 2


async def test_enter_changes_the_row_chosen() -> None:
    """Enter on the goal opens it as it stands; what is other is kept, the rest stays."""
    app = planned(a_desk())
    async with opened(app) as pilot:
        await press(pilot, "enter")
        assert '"a stall on Saturdays' in screen_text(app)
        await type_in(pilot, " and Sundays")
        await press(pilot, "ctrl+s")
        goal = sitting_of(app).person.records.goals[0]
        assert (goal.words.text, goal.words.voice, goal.why) == (
            "a stall on Saturdays and Sundays",
            "person",
            "it is mine",
        )


async def test_a_form_that_was_typed_in_is_not_left_by_one_key() -> None:
    """Esc once says that words are typed; Esc again leaves."""
    app = planned(a_desk())
    async with opened(app) as pilot:
        await press(pilot, "g")
        await type_in(pilot, "a garden")
        await press(pilot, "escape")
        assert isinstance(app.screen, GoalDialog)
        assert "Esc again leaves" in screen_text(app)
        await press(pilot, "escape")
        assert isinstance(app.screen, PlanScreen)
        assert len(sitting_of(app).person.records.goals) == 1


async def test_a_disk_that_refuses_gives_everything_back(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a goal cannot be kept it is told, the form comes back with every word, and is kept when it can be."""
    app = planned(a_desk())
    async with opened(app) as pilot:
        sitting = sitting_of(app)
        good = sitting.change
        await press(pilot, "g")
        await type_in(pilot, "a garden")
        await press(pilot, "enter")
        await type_in(pilot, "to grow beans")

        def full(_change: object) -> None:
            raise NotWrittenError("The disk is full.", "", "")

        monkeypatch.setattr(sitting, "change", full)
        await press(pilot, "ctrl+s")
        assert "The disk is full." in screen_text(app)
        await press(pilot, "enter")
        assert "a garden" in screen_text(app)
        assert "to grow beans" in screen_text(app)
        monkeypatch.setattr(sitting, "change", good)
        await press(pilot, "ctrl+s")
        assert [goal.why for goal in sitting.person.records.goals][-1] == "to grow beans"


async def test_what_stands_in_a_form_is_kept_when_the_window_closes() -> None:
    """A window closed from outside leaves the words of an open form in the draft, from where they come back."""
    app = planned(a_desk())
    async with opened(app) as pilot:
        await press(pilot, "g")
        await type_in(pilot, "a garden")
        await app.settle_unfinished()
        draft = sitting_of(app).person.file.draft()
        assert draft is not None
        assert draft.text == "a garden"


async def test_a_step_is_marked_and_its_helper_asked() -> None:
    """M and a letter say where a step stands, and that the helper said yes."""
    app = planned(a_desk())
    async with opened(app) as pilot:
        await press(pilot, "down", "m", "d", "m", "y")
        step = sitting_of(app).person.records.steps[0]
        assert (step.state, step.who.asked) == ("done", "yes")
        assert "Jo has not been asked" not in screen_text(app)


async def test_taken_off_and_brought_back() -> None:
    """A goal comes off after a yes, its steps with it; the promise stays, and undo brings it back."""
    app = planned(a_desk())
    async with opened(app) as pilot:
        await press(pilot, "t", "y")
        records = sitting_of(app).person.records
        assert (len(records.goals), [step.what for step in records.steps]) == (0, ["ring housing"])
        await press(pilot, "alt+u")
        assert len(sitting_of(app).person.records.goals) == 1


async def test_the_plan_is_agreed_as_it_stands() -> None:
    """A asks, and the answer is bound to the plan as it is now."""
    app = planned(a_desk())
    async with opened(app) as pilot:
        await press(pilot, "a", "p")
        agreement = sitting_of(app).person.records.agreements[-1]
        assert (agreement.about.what, agreement.state) == ("plan", "partly")
        assert "partly agreed on" in screen_text(app)


async def test_beside_you_nothing_is_for_the_worker_to_think_of() -> None:
    """With the person beside, what is still open is not on the screen; their plan is."""
    app = planned(a_desk())
    async with opened(app) as pilot:
        await press(pilot, "f5")
        await settled(pilot)
        assert "Still open" not in screen_text(app)
        assert "a stall on Saturdays" in screen_text(app)


@pytest.mark.parametrize("size", SIZES)
async def test_a_form_can_be_filled_in_at_every_size(size: tuple[int, int]) -> None:
    """The field one is in can be seen, down to the last, and the keys can be read."""
    app = planned(a_desk())
    async with opened(app, size) as pilot:
        await press(pilot, "down", "enter", *["tab"] * 6)
        focused = app.screen.focused
        assert focused is not None
        assert focused.id == "then"
        assert "a tent" in screen_text(app)
        assert "^S" in screen_text(app)


async def test_where_the_cursor_is_in_a_form_is_said_by_a_sign() -> None:
    """Without colours too: the sign is in the field that has the cursor, and in no other."""
    app = planned(a_desk())
    async with opened(app, (60, 18)) as pilot:
        await press(pilot, "s", "tab")
        assert [line for line in screen_text(app).split("\n") if "▸" in line and "(•)" in line]
        await press(pilot, "tab")
        assert "▸" not in screen_text(app)
