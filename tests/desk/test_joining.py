"""Two files that are one person: nobody on either map is lost, one name stands once, what differs stays apart."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from strengthtui.desk import meeting, ties
from strengthtui.desk.everything import everything_json, import_everything
from strengthtui.desk.ties import TieForm
from tests.desk.desk_builders import a_desk, ref_of, sat_down, saved

if TYPE_CHECKING:
    from pathlib import Path

    from strengthtui.desk.desk import Desk
    from strengthtui.model.records import Records

JO = TieForm(name="Jo", who_to_me="my sister", closeness="close", does="rings on Sundays")


def a_map(desk: Desk, name: str, *forms: TieForm) -> None:
    """Add somebody with these round them."""
    with (sitting := sat_down(desk, name)).person:
        for form in forms:
            saved(sitting.change(lambda act, who, form=form: ties.add_tie(act, who, form)))  # type: ignore[misc]


def merged(*, kept: tuple[TieForm, ...], gone: tuple[TieForm, ...]) -> Records:
    """Merge two people with these maps, and give what stands then."""
    desk = a_desk()
    a_map(desk, "Sam", *kept)
    a_map(desk, "Samuel", *gone)
    with desk.read(desk.people.merge("Samuel", "Sam")) as person:
        return person.records


def test_nobody_is_lost_and_the_order_goes_on() -> None:
    """Those of the file that goes stand after those of the one that stays."""
    records = merged(kept=(JO,), gone=(TieForm(name="Rex", kind="animal"), TieForm(name="Pat")))
    assert [one.name for one in records.ties] == ["Jo", "Rex", "Pat"]
    assert [one.order for one in records.ties] == [0, 1, 2]


def test_the_same_name_stands_once_with_what_either_file_says() -> None:
    """What one of them leaves open comes from the other; of words both stand."""
    other = TieForm(name="jo", give_take="both", does="lends the shed", may_know="all of it")
    [jo] = merged(kept=(JO,), gone=(other,)).ties
    assert (jo.name, jo.who_to_me, jo.closeness, jo.give_take) == ("Jo", "my sister", "close", "both")
    assert (jo.does, jo.may_know) == ("rings on Sundays; lends the shed", "all of it")


@pytest.mark.parametrize(
    "other",
    [
        TieForm(name="Jo", closeness="strained"),
        TieForm(name="Jo", who_to_me="from next door"),
        TieForm(name="Jo", does='"She never rings.'),
        TieForm(name="Jo", kind="animal"),
    ],
)
def test_what_differs_stands_side_by_side(other: TieForm) -> None:
    """How close, who it is, whose words: nobody decides between two of them."""
    assert [one.name for one in merged(kept=(JO,), gone=(other,)).ties] == ["Jo", "Jo"]


def test_two_of_one_name_in_one_file_stay_two() -> None:
    """One of them may be the one that is there; the other is not made the same."""
    plain = (TieForm(name="Pat", who_to_me="my aunt"), TieForm(name="Pat", who_to_me="my key worker"))
    records = merged(kept=(TieForm(name="Pat"),), gone=plain)
    assert [one.who_to_me for one in records.ties] == ["my aunt", "my key worker"]


def test_who_is_alongside_stands_once_too() -> None:
    """The same service in both files is one, with what either says."""
    kept = (TieForm(name="Dr Lee", kind="service", does="the tablets"),)
    gone = (TieForm(name="dr lee", kind="service", may_know="not Mum"), TieForm(name="Food club", kind="service"))
    rows = merged(kept=kept, gone=gone).person.alongside
    assert [(one.who, one.does, one.may_know) for one in rows] == [
        ("Dr Lee", "the tablets", "not Mum"),
        ("Food club", None, None),
    ]


def test_what_was_left_out_or_said_alone_stays_apart() -> None:
    """Who was left out at read back is not back through a merge, and company still sees nothing said alone."""
    desk = a_desk()
    a_map(desk, "Sam", TieForm(name="Jo"), TieForm(name="Pat"))
    with (sitting := sat_down(desk, "Samuel")).person:
        jo = ref_of(sitting.change(lambda act, who: ties.add_tie(act, who, TieForm(name="Jo", closeness="far"))))
        saved(sitting.verdict(jo, "left-out"))
        saved(sitting.present(()))
        saved(sitting.change(lambda act, who: ties.add_tie(act, who, TieForm(name="Pat", closeness="strained"))))
    with desk.write(desk.people.merge("Samuel", "Sam")) as person:
        sitting = desk.sit_down(person)
        saved(sitting.present(("Mum",)))
        assert [(one.name, one.closeness) for one in person.records.ties] == [
            ("Jo", None),
            ("Pat", None),
            ("Jo", "far"),
            ("Pat", "strained"),
        ]
        assert [one.text for one in sitting.things()] == ["Jo", "Pat", "Jo"]


def test_what_a_later_version_wrote_of_somebody_is_not_lost(tmp_path: Path) -> None:
    """Who carries more than is known here stays apart, with all of it."""
    there = a_desk()
    a_map(there, "Samuel", JO)
    with there.read(there.people.one("Samuel").id) as person:
        raw = json.loads(everything_json(person))
    raw["ties"][0]["weather"] = 7
    (tmp_path / "x.json").write_text(json.dumps(raw))
    desk = a_desk()
    import_everything(desk, tmp_path / "x.json")
    a_map(desk, "Sam", JO)
    with desk.read(desk.people.merge("Samuel", "Sam")) as person:
        assert [row.get("weather") for row in person.file.raw()["ties"]] == [None, 7]


def test_merging_again_after_a_power_cut_joins_nothing_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    """Words that came over stand once, though they hold what is put between words."""
    desk = a_desk()
    a_map(desk, "Sam", TieForm(name="Jo", does="rings"))
    a_map(desk, "Samuel", TieForm(name="Jo", does="shops; cooks"))

    def cut(_person: str, _generation: int) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(desk.vault, "take_away", cut)
        with pytest.raises(KeyboardInterrupt):
            desk.people.merge("Samuel", "Sam")
    first, second = (entry.id for entry in desk.vault.people())
    with desk.read(desk.people.merge(second, first)) as person:
        assert [one.does for one in person.records.ties] == ["rings; shops; cooks"]


def test_meeting_again_after_a_merge_asks_nobody_twice() -> None:
    """Names said at a first meeting and put on the map in the other file are one."""
    desk = a_desk()
    a_map(desk, "Sam", TieForm(name="Dr Lee", kind="service", closeness="close"))
    with (sitting := sat_down(desk, "Samuel")).person:
        fields = {"alongside": meeting.alongside_of(("Dr Lee",))}
        saved(sitting.change(lambda act, who: meeting.change_person(act, who, fields)))
    with desk.read(desk.people.merge("Samuel", "Sam")) as person:
        assert [(one.who, one.closeness) for one in person.records.person.alongside] == [("Dr Lee", "close")]
