"""Names as they are typed: a yes or a no is nobody's name."""

from __future__ import annotations

import pytest

from strengthtui.desk import meeting
from strengthtui.desk.typed import typed_names
from strengthtui.errors import Refusal
from tests.desk.desk_builders import a_desk, sat_down, saved


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("Mum", ("Mum",)),
        (" Mum ,, Jo\nB., Mum", ("Mum", "Jo B.")),
        ("n", ()),
        ("No.", ()),
        ("nobody", ()),
        ("no one", ()),
        ("", ()),
        ("N.", ("N.",)),
        ("No, Mum", ("No", "Mum")),
        ("Noa", ("Noa",)),
    ],
)
def test_names_with_commas(typed: str, names: tuple[str, ...]) -> None:
    """A lone no is nobody; everything else is names, tidied, each once."""
    assert typed_names(typed) == names


@pytest.mark.parametrize("typed", ["y", "Yes", " YES! "])
def test_a_lone_yes_does_not_say_who(typed: str) -> None:
    """It is refused, so that whoever asked asks for names."""
    assert typed_names(typed) == Refusal("who-then")


def test_before_papers_says_who_is_here_and_who_wants_asking() -> None:
    """Company, and each body that was agreed with as ask each time; nothing where neither is so."""
    sitting = sat_down(a_desk())
    noted = [sitting.company_noted]
    assert sitting.before_papers() == ()
    saved(sitting.present(()))
    assert [*noted, sitting.company_noted] == [False, True]
    saved(sitting.agree("share", "ask-each-time", "Dr Lee"))
    saved(sitting.agree("share", "ask-each-time", "Housing"))
    saved(sitting.agree("share", "yes", "Housing"))
    saved(sitting.agree("keep", "ask-again"))
    assert [("Dr Lee" in one) for one in sitting.before_papers()] == [True]
    saved(sitting.present(("Mum",)))
    here, each_time = sitting.before_papers()
    assert ("Mum" in here, "Dr Lee" in each_time) == (True, True)
    assert meeting.company(sitting.person, sitting.id) == ("Mum",)


@pytest.mark.parametrize(
    ("raw", "half"), [('"I kept it," she said', True), ('"I kept it"', False), ('""Gone", she said', False)]
)
def test_a_half_quotation_is_told(raw: str, half: bool) -> None:
    """A jotting that goes on after its quotation is gist as typed, and what was saved says so."""
    sitting = sat_down(a_desk())
    outcome = saved(sitting.jot(raw))
    assert outcome.half_quoted is half
    if half:
        assert [(line.text, line.voice) for line in sitting.lines()] == [(raw, "gist")]
