"""What to know beside drink and drugs: when it is offered, whose page it is, and that it never leaves the worker."""

from __future__ import annotations

from pathlib import Path

import pytest

from strengthtui.desk import beside_you, plan_forms
from strengthtui.desk.exporting import preview
from strengthtui.desk.plan_forms import GoalForm, StepForm
from strengthtui.desk.substance_notes import notes_page
from strengthtui.documents.outline import outline_ids
from strengthtui.lexicon.substances import of_drink_or_drugs
from tests.desk.desk_builders import a_desk, question_of, ref_of, sat_down, saved


@pytest.mark.parametrize(
    "words",
    [
        "less Drink on weekdays",
        "off the heroin",
        "stay clean",
        "No GHB",
        "come off the gear",
        "my weed",
        "two pints on Friday",
    ],
)
def test_words_about_drink_or_drugs_are_found(words: str) -> None:
    """Whole words, in any case."""
    assert of_drink_or_drugs("a walk", words)


@pytest.mark.parametrize("words", ["a clean kitchen", "the ginger cat", "methods", "", "use the bus", "football gear"])
def test_other_words_are_left_alone(words: str) -> None:
    """Nothing is offered where nobody spoke of it."""
    assert not of_drink_or_drugs(words)


def test_the_page_is_offered_where_it_is_about_them() -> None:
    """At a question about use, at an answer that names them, at a goal or a step; and nowhere for the person's eye."""
    sitting = sat_down(a_desk(), pack="motivation")
    saved(sitting.jump("what-and-what-blocks/kind"))
    assert question_of(sitting).of_use
    saved(sitting.jump("alongside/matters"))
    assert not question_of(sitting).of_use
    saved(sitting.answer("my drinking and the kids"))
    saved(sitting.back())
    assert question_of(sitting).of_use
    view = beside_you.sitting(sitting.view())
    assert view is not None
    assert not getattr(view.place, "of_use", True)
    assert not sitting.plan().of_use
    goal = ref_of(sitting.change(lambda act, person: plan_forms.add_goal(act, person, GoalForm("a calm evening"))))
    saved(sitting.change(lambda act, person: plan_forms.add_step(act, person, goal, StepForm("a beer less"))))
    assert sitting.plan().of_use
    assert not beside_you.plan(sitting.plan()).of_use


def test_a_team_puts_its_own_page_there(tmp_path: Path) -> None:
    """What their clinician signed is shown in place of ours."""
    desk = a_desk()
    assert notes_page(desk).title == "Drink and drugs"
    desk.settings = desk.settings._replace(team=tmp_path)
    (tmp_path / "substances.md").write_text("# Signed by Dr Lee\n\nOnly this.\n", encoding="utf-8")
    page = notes_page(desk)
    assert (page.title, [block.text for block in page.blocks]) == ("Signed by Dr Lee", ["Only this."])


def test_the_page_is_in_no_document() -> None:
    """Not a sentence of it is on any paper of somebody whose goal is about drink."""
    sitting = sat_down(a_desk(), pack="motivation")
    saved(sitting.change(lambda act, person: plan_forms.add_goal(act, person, GoalForm("less drink"))))
    told = [block.text for block in notes_page(a_desk()).blocks if block.kind in ("text", "item")]
    for document in outline_ids():
        text = preview(sitting.person, document)
        assert [one for one in told if one in text] == []
