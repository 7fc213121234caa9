"""`:page` and `:choose` in plain lines: what was done and could come next, and another conversation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from strengthtui.desk.choosing import everything
from tests.desk.desk_builders import a_desk
from tests.line.talking import CLOSE

if TYPE_CHECKING:
    from tests.line.talking import House


def conversations(house: House) -> list[tuple[str, str, str]]:
    """Pack, route and state of each."""
    return [(one["pack"], one["route"], one["state"]) for one in house.stored()["conversations"]]


def test_three_questions_and_a_suggestion(house: House) -> None:
    """Numbers answer, Enter passes over; it says why and what comes first, and the one taken is begun."""
    out = house.talk("fixes bikes\n:choose\n\n4\n3\n1\n")
    assert "Whom is it with?" in out
    assert "Or together: Who would you like to be part of it?" in out
    assert "1  Motivation: the short way, about half an hour" in out
    assert "It goes at their pace" in out
    assert "First: What would you like to talk about today?" in out
    assert "Sam · Motivation" in out
    assert conversations(house)[1:] == [("motivation", "short", "open")]


def test_what_can_not_wait_goes_straight_there(house: House) -> None:
    """It begins at what must change now, and says what was noted for that as the worker's own."""
    out = house.talk(":choose\n\n2\n\n1\n")
    assert "open your team's own page first" in out
    assert "Noted as your own answer: Something must change now." in out
    assert "What can't be left as it is, even for a few days?" in out


def test_by_name_and_longer_than_before(house: House) -> None:
    """A name begins one; the same name with a wider route makes it longer; a name that is none says what helps."""
    out = house.talk(":choose peer-support doorstep\n:choose Peer full\n:choose nothing of the kind\n")
    assert conversations(house)[1:] == [("peer-support", "full", "open")]
    assert "There is no conversation of that name. :choose alone helps to choose one." in out
    listed = house.run("resume", "Sam", lines="\n:choose\nlist\n\n").out
    assert "Peer support: begun on " in listed
    assert "Motivation: A talk about something" in listed


def test_the_whole_list_by_number(house: House) -> None:
    """Every conversation is in the list, and how much of it is asked."""
    packs = [one.pack for one in everything(a_desk().shelf)]
    number = packs.index("recovery") + 1
    out = house.talk(f":choose\nlist\n{number}\n1\n")
    assert all(f"{at}  " in out for at in range(1, len(packs) + 1))
    assert conversations(house)[1:] == [("recovery", "doorstep", "open")]


def test_the_page_and_what_could_come_next(house: House) -> None:
    """Stages with what was done; a number does what could come next; company hides what was said alone."""
    lines = (
        ':alone\n"I fix bikes."\n:strength bikes\n\n\n:page\n:page 9\n:page 1\ng a stall\n\n\n\n\n\n:with Mum\n:page\n'
    )
    out = house.talk(lines)
    first, after = out.split("Nothing of that number could come next.")
    for told in ("Coming alongside", "The picture", "Keeping going", "★ bikes", "words heard", "What could come next"):
        assert told in first
    assert "1  Put a strength to use" in first
    assert house.stored()["goals"][0]["words"]["text"] == "a stall"
    with_mum = after[after.rindex("Coming alongside") :]
    assert "★ bikes" not in with_mum
    assert "a stall" not in with_mum


def test_the_third_conversation_stands_among_the_places(house: House) -> None:
    """`:jump` lists what waits for the worker's word, and goes there by a part of its name."""
    out = house.talk(":choose three-conversations\n:jump\n\n:jump good life\n")
    assert "Open it: A good life is the next thing to talk about" in out
    assert "What makes a life a good one, for you?" in out


def test_show_ends_with_the_page(house: House) -> None:
    """`strengthtui show` tells, after profile and plan, what was done at which stage; JSON is as it was."""
    house.talk("fixes bikes\n:enough\n" + CLOSE)
    shown = house.run("show", "Sam").out
    assert shown.index("# Sam") < shown.index("Coming alongside")
    assert "words heard" in shown
    assert "Blossoming: begun on" in shown
    assert "stages" not in house.stored()


def test_meeting_that_was_broken_off_begins_anew(house: House) -> None:
    """Ended before they ever talked and taken up again, limits are said whole and each agreement is asked."""
    house.run("start", "Sam", lines="")
    told = house.run("resume", "Sam", lines="\n" * 4).out
    assert "1. I write down" in told
    assert "Is it all right if we talk today?" in told


def test_nobody_is_met_where_the_worker_sits_alone(house: House) -> None:
    """A decision is weighed without "say to them" and without a leave; the talk that follows begins by meeting."""
    told = house.run("start", "Sam", "--pack", "kvets", lines="notice or not\n\n:enough\n").out
    assert "What has to be decided, and by when?" in told
    assert "Is now all right?" not in told
    assert "What can't wait" not in told
    assert "strengthtui export NAME --document decision" in told
    house.run("start", "Bo", "--pack", "kvets", lines="notice or not\n\n")
    again = house.run("resume", "Bo", lines="").out
    assert "What do you know, from whom, and what is missing?" in again
    assert "Is now all right?" not in again
    house.run("start", "Cy", "--pack", "kvets", "--route", "doorstep", lines="a\n\n:enough\n")
    assert "Is it all right if we talk today?" in house.run("resume", "Cy", lines="y\n" + "\n" * 6).out
    both = house.run("start", "Ada", "--pack", "kvets", lines="notice\n\n:choose ropes\n" + "\n" * 12).out
    assert both.index("What has to be decided") < both.index("Is now all right?") < both.index("What is on your side")


def test_what_waits_for_the_worker_s_word_is_told_after_the_last_question(house: House) -> None:
    """After one conversation of three, how to go on to the others stands beside the other ways."""
    told = house.talk(":jump connect/next-conversation\n1\n\n", "--pack", "three-conversations")
    assert ":jump good-life/good-life   Open it: A good life is the next thing to talk about" in told
