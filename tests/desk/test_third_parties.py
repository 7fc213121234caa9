"""Rows about other people are counted, and everything without them names nobody and can still be read back."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import msgspec

from strengthtui.desk import plan_forms, planning
from strengthtui.desk.demo import add_demo_person
from strengthtui.desk.everything import everything_json, import_data
from strengthtui.desk.plan_forms import GoalForm, StepForm
from strengthtui.desk.third_parties import Parts, asked_of, third_parties_in, without_third_parties
from strengthtui.model.person import Alongside
from strengthtui.model.plan import Who
from tests.desk.desk_builders import KINDS_PACK, a_desk, ref_of, sat_down, saved

if TYPE_CHECKING:
    from pathlib import Path

    from strengthtui.desk.desk import Desk

OTHERS = "Zebedee"
"""A name that stands only where others belong."""


def told(desk: Desk) -> str:
    """Somebody of whom others spoke, were there, help and are alongside; gives the id."""
    sitting = sat_down(desk, "Sam", pack="kinds")
    saved(sitting.present((OTHERS,)))
    ref = ref_of(sitting.jot("He can cook", voice="other", other=OTHERS))
    saved(sitting.mark("cook", "Cooking", "individual", ref=ref))
    saved(sitting.jot("I bake bread"))
    saved(sitting.jump("a/lines"))
    saved(sitting.answer('his line\n"my own line', "other", other=OTHERS))
    saved(sitting.jump("a/who"))
    saved(sitting.answer(OTHERS))
    helper = Who(kind="named", name=OTHERS)
    step = ref_of(
        sitting.change(
            lambda act, person: planning.add_step(act, person, goal_ref=None, what="a lift", who=helper, by=None)
        )
    )
    renamed = Who(kind="named", name=f"{OTHERS} Two")
    saved(sitting.change(lambda act, person: planning.change_step(act, person, step, {"who": renamed})))
    person = sitting.person
    with person.act(None) as act:
        act.update(msgspec.structs.replace(person.records.person, alongside=(Alongside(who=OTHERS),)))
    with person.act(None) as act:
        act.update(msgspec.structs.replace(person.records.person, alongside=(Alongside(who=OTHERS, does="benefits"),)))
    person.file.add_concern({"words": "planted concern"})
    person.close()
    return person.records.person.id


def test_they_are_counted() -> None:
    """Each kind with how many; of somebody nobody else stands with, nothing."""
    desk = a_desk(KINDS_PACK)
    with desk.read(told(desk)) as person:
        asked = asked_of(person)
    assert {count for _what, count in asked.third_parties} == {1, 3}
    assert len(asked.third_parties) == 5
    assert asked.concerns == 1
    with desk.add_person("Nia") as alone:
        assert third_parties_in(alone.file.raw()) == ()


def test_without_them_nobody_is_named_and_all_else_stays(tmp_path: Path) -> None:
    """History does not name them either; what is left is read back in another vault."""
    desk = a_desk(KINDS_PACK)
    with desk.read(told(desk)) as person:
        whole = everything_json(person)
        left = everything_json(person, Parts(third_parties=False))
    assert OTHERS in whole
    assert OTHERS not in left
    raw: dict[str, Any] = json.loads(left)
    assert [row["words"]["text"] for row in raw["jottings"]] == ["I bake bread"]
    assert [row["what"] for row in raw["steps"]] == ["a lift"]
    assert "my own line" in left
    assert "his line" not in left
    assert "planted concern" not in whole + left
    other = a_desk(KINDS_PACK, path=tmp_path / "vault")
    imported = import_data(other, left.encode(), tmp_path / "x")
    with other.read(imported.person_id) as back:
        assert len(back.heard) >= 2
        assert third_parties_in(back.file.raw()) == ()


def test_a_goal_in_somebody_elses_words_goes_with_them(tmp_path: Path) -> None:
    """Made of what somebody else said, it is theirs; its steps stay and serve no goal, and all of it reads back."""
    desk = a_desk(KINDS_PACK)
    sitting = sat_down(desk, "Sam", pack="kinds")
    said = ref_of(sitting.jot("he could move in with us", voice="other", other=OTHERS))
    form = GoalForm("he could move in with us")
    goal = ref_of(sitting.change(lambda act, person: plan_forms.add_goal(act, person, form, said)))
    saved(sitting.jump("a/aims"))
    saved(sitting.answer("a flat\nmy bike back"))
    theirs = sitting.plan().goals[1].ref
    saved(sitting.set_voice(theirs, "other", OTHERS))
    for what, ref in (("look at the room", goal), ("ask about flats", theirs)):
        step = StepForm(what=what)
        saved(sitting.change(lambda act, person: plan_forms.add_step(act, person, ref, step)))  # noqa: B023  at once
    person_id = sitting.person.records.person.id
    sitting.close()
    with desk.read(person_id) as person:
        assert dict(third_parties_in(person.file.raw()))["lines in somebody else's words"] == 3
        text = everything_json(person, Parts(third_parties=False))
    assert "move in" not in text
    assert OTHERS not in text
    other = a_desk(KINDS_PACK, path=tmp_path / "other")
    with other.read(import_data(other, text.encode(), tmp_path / "x").person_id) as back:
        assert [one.words.text for one in back.records.goals] == ["my bike back"]
        assert [(one.what, one.goal) for one in back.records.steps] == [
            ("look at the room", None),
            ("ask about flats", None),
        ]
        assert [one.value for one in back.records.answers] == [[back.records.goals[0].id]]


def test_the_made_up_person_reads_back_without_others(tmp_path: Path) -> None:
    """A file with something in every table stays readable."""
    desk = a_desk()
    with desk.read(add_demo_person(desk)) as person:
        raw = person.file.raw()
        left = without_third_parties(raw)
        assert raw == person.file.raw()
    text = json.dumps({"schema": "strengthtui/show/1", **left})
    other = a_desk(path=tmp_path / "vault")
    assert import_data(other, text.encode(), tmp_path / "x").person_id == raw["person"]["id"]


def test_concerns_go_in_when_asked_and_come_back_apart(tmp_path: Path) -> None:
    """In everything they stand under a name of their own; read back they are in no table again."""
    desk = a_desk(KINDS_PACK)
    with desk.read(told(desk)) as person:
        text = everything_json(person, Parts(concerns=True))
    assert json.loads(text)["concerns"] == [{"words": "planted concern"}]
    other = a_desk(KINDS_PACK, path=tmp_path / "vault")
    imported = import_data(other, text.encode(), tmp_path / "x")
    with other.read(imported.person_id) as back:
        assert back.file.concerns() == ({"words": "planted concern"},)
        assert "concerns" not in back.file.raw()
