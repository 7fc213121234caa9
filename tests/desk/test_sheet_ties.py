"""Who is round them, from a sheet: as it was written, once, with the line they were said in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from strengthtui.desk.demo import add_demo_person
from strengthtui.desk.ecomap_views import ecomap_view
from strengthtui.desk.filling import fill
from strengthtui.errors import BadInputError
from tests.desk.desk_builders import KINDS_PACK, a_desk, saved

if TYPE_CHECKING:
    from strengthtui.desk.desk import Desk

SHEET = """
conversations:
  - {pack: kinds, answers: {a/who: [{name: Jo, who_to_me: my sister}]}}
ties:
  - {name: Jo, who_to_me: my sister, closeness: close, does: rings on Sundays, voice: person, share: outside}
  - {name: The canal, kind: place, give_take: they-give}
  - {name: Dr Lee, kind: service, who_to_me: my doctor, does: the tablets, may_know: not Mum, closeness: far}
"""


def fill_in(desk: Desk, person_id: str, sheet: str, *, again: bool = False) -> None:
    """Fill a sheet in onto somebody."""
    with desk.write(person_id) as person:
        fill(person, sheet.encode(), "sheet.yaml", keep=desk.keep_pack, again=again)


def somebody(desk: Desk) -> str:
    """Add somebody; gives their id."""
    with desk.add_person("Sam") as person:
        return person.records.person.id


def test_everything_that_was_written_stands_on_the_map() -> None:
    """With whose words, for whom, and the line it was said in; a service where all who are alongside stand."""
    desk = a_desk(KINDS_PACK)
    sam = somebody(desk)
    fill_in(desk, sam, SHEET)
    with desk.read(sam) as person:
        jo, canal = person.records.ties
        assert (jo.closeness, jo.does, jo.voice, jo.share) == ("close", "rings on Sundays", "person", "outside")
        assert jo.source is not None
        assert (jo.source.id, jo.source.line) == (person.records.answers[0].id, 0)
        assert (canal.kind, canal.give_take, canal.order) == ("place", "they-give", 1)
        [lee] = person.records.person.alongside
        assert (lee.who, lee.does, lee.may_know) == ("Dr Lee", "my doctor; the tablets", "not Mum")
        assert ecomap_view(person, ()).offers == ()


def test_the_same_sheet_twice_puts_nobody_there_twice() -> None:
    """What is new in it is added to who is there; who is another stands beside them."""
    desk = a_desk(KINDS_PACK)
    sam = somebody(desk)
    fill_in(desk, sam, SHEET)
    fill_in(desk, sam, SHEET, again=True)
    fill_in(desk, sam, "ties: [{name: the canal, kind: place, closeness: close}, {name: Jo, closeness: strained}]")
    with desk.read(sam) as person:
        assert [(one.name, one.closeness) for one in person.records.ties] == [
            ("Jo", "close"),
            ("The canal", "close"),
            ("Jo", "strained"),
        ]
        assert len(person.records.person.alongside) == 1
    with desk.write(sam) as person:
        sitting = desk.sit_down(person)
        saved(sitting.undo())
        assert [(one.name, one.closeness) for one in person.records.ties] == [("Jo", "close"), ("The canal", None)]


@pytest.mark.parametrize(
    "tie",
    ["{kind: place}", "{name: Jo, closeness: 3}", "{name: Jo, kind: foe}", "{name: Jo, voice: other}", "{nam: Jo}"],
)
def test_what_does_not_fit_is_a_finding(tie: str) -> None:
    """Without a name, with a figure for closeness, with a word that is none: nothing is kept."""
    desk = a_desk(KINDS_PACK)
    sam = somebody(desk)
    with pytest.raises(BadInputError):
        fill_in(desk, sam, f"ties:\n  - {tie}\n")
    with desk.read(sam) as person:
        assert not person.records.ties


def test_the_made_up_person_has_a_map() -> None:
    """It shows every closeness, a service and what it may know, and strengths beside who they name."""
    desk = a_desk()
    with desk.read(add_demo_person(desk)) as person:
        view = ecomap_view(person, ())
    assert [ring.closeness for ring in view.rings] == ["close", "in-reach", "far", "strained"]
    assert {one.kind for one in view.ties} == {"person", "place", "group", "service"}
    assert any(one.stars for one in view.ties)
    assert any(one.may_know for one in view.ties if one.kind == "service")
