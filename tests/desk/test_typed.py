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
    """Company, and for others each body that was agreed with as ask each time; nothing where neither is so."""
    sitting = sat_down(a_desk())
    noted = [sitting.company_noted]
    assert sitting.before_papers() == ()
    saved(sitting.present(()))
    assert [*noted, sitting.company_noted] == [False, True]
    saved(sitting.agree("share", "ask-each-time", "Dr Lee"))
    saved(sitting.agree("share", "ask-each-time", "Housing"))
    saved(sitting.agree("share", "yes", "Housing"))
    saved(sitting.agree("keep", "ask-again"))
    for whom in ("team", "outside", "everything"):
        assert [("Dr Lee" in one) for one in sitting.before_papers(whom)] == [True]
        assert sitting.after_papers(whom) == ()
    saved(sitting.present(("Mum",)))
    here, each_time = sitting.before_papers("team")
    assert ("Mum" in here, "Dr Lee" in each_time) == (True, True)
    assert meeting.company(sitting.person, sitting.id) == ("Mum",)


def test_their_own_copy_asks_nobody() -> None:
    """It is theirs: only who is here is told before it; whom to ask before it is passed on is told after it."""
    sitting = sat_down(a_desk())
    saved(sitting.agree("share", "ask-each-time", "Dr Lee"))
    saved(sitting.agree("keep", "ask-each-time"))
    assert sitting.before_papers() == ()
    assert sitting.after_papers() == ("Before you pass it to Dr Lee, ask Sam.",)
    saved(sitting.present(("Mum",)))
    assert [("Mum" in one) for one in sitting.before_papers()] == [True]


def test_a_copy_is_owed_until_it_is_said_that_they_have_it() -> None:
    """A later sitting that says nothing of it leaves it owed; that they have it ends it."""
    desk = a_desk()
    sitting = sat_down(desk)
    assert not sitting.copy_owed
    saved(sitting.note(copy="owed"))
    sitting.close()
    later = desk.sit_down(desk.write(desk.people.one("Sam").id))
    assert (later.copy, later.copy_owed) == (None, True)
    saved(later.note(copy="given"))
    assert not later.copy_owed


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
