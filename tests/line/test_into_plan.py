"""From what was said into the plan in plain lines: `:step`, `:goal`, and what waits in `:plan`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.line.talking import MEET

if TYPE_CHECKING:
    from tests.line.talking import House


def talked(house: House, lines: str) -> str:
    """Meet Sam and go through ROPES by the doorstep."""
    return house.run("start", "Sam", "--pack", "ropes", "--route", "doorstep", lines=MEET + lines).out


def test_an_answer_becomes_a_step_and_a_goal(house: House) -> None:
    """After an answer that can go into the plan, one command does it: in their words, or in others."""
    said = ':jump small-piece\n"ring Jo on Friday\n\n:step\n\n\nFriday\nno credit\nuse the library phone\n'
    out = talked(house, said + ':jump sorted\n"my own door\n\n:goal\na door that shuts\n\n\n:quit\n')
    assert "It can go into the plan: :step." in out
    assert "It can go into the plan: :goal." in out
    stored = house.stored()
    [step], [goal] = stored["steps"], stored["goals"]
    assert (step["what"], step["goal"], step["who"]["kind"]) == ("ring Jo on Friday", None, "person")
    assert (step["hurdle"], step["then"]) == ("no credit", "use the library phone")
    assert step["source"]["table"] == "answers"
    assert (goal["words"]["text"], goal["words"]["voice"]) == ("a door that shuts", "gist")


def test_an_answer_that_makes_a_goal_is_not_offered_as_one(house: House) -> None:
    """Where the question itself makes goals, it is said that they stand in the plan; none is made twice."""
    start = ("start", "Sam", "--pack", "appreciative-inquiry", "--route", "doorstep")
    out = house.run(*start, lines=MEET + ":jump more-of\nSundays with the band\n\n:quit\n").out
    assert "It stands in the plan: :plan shows it." in out
    assert "It can go into the plan: :goal." not in out
    assert [one["words"]["text"] for one in house.stored()["goals"]] == ["Sundays with the band"]


def test_what_waits_is_taken_in_or_left(house: House) -> None:
    """The plan lists what was said and is not in it; one letter takes it in, another leaves it for good."""
    out = talked(house, ":jump small-piece\nring Jo\n\n:plan\ni\nt\n\n\n\n\n\n:quit\n")
    assert "Said, not in the plan yet" in out
    assert "1  ring Jo" in out
    assert [step["what"] for step in house.stored()["steps"]] == ["ring Jo"]
    out = house.run("resume", "Sam", lines="\n:jump small-piece\nbuy paint\n\n:plan\ni\nl\n\n:plan\ni\n\n:quit\n").out
    assert "It stays where it was said." in out
    assert "Type one of these letters" not in out
    assert "Nothing waits that was said as a step." in out
    assert len(house.stored()["steps"]) == 1


def test_a_day_that_is_known_is_kept_or_is_another(house: House) -> None:
    """Nothing is offered to be added; what is typed takes its place."""
    lines = MEET + ":jump connect/look-again\n15 Jan 2027\n3\n:jump good-life/look-again\nadd\n20 Feb 2027\n:quit\n"
    out = house.run("start", "Sam", "--pack", "three-conversations", "--route", "full", lines=lines).out
    assert "Type keep, or what it is now." in out
    days = [one["value"] for one in house.stored()["answers"] if isinstance(one["value"], str)]
    assert days == ["2027-02-20"]


def test_what_was_picked_on_the_short_way_is_gone_on_to(house: House) -> None:
    """Parts that only the full way asks about are named right after they were picked."""
    lines = MEET + ":jump areas\n2\ny\n:quit\n"
    out = house.run("start", "Sam", "--pack", "strengths-model", "--route", "short", lines=lines).out
    assert "The full way asks about these: Money, papers." in out
    assert "How would you like things to be with money and papers?" in out


def test_a_step_goes_under_no_goal_of_another_talk_unasked(house: House) -> None:
    """The only goal came up in another conversation: under which is asked, and Enter is none."""
    talked(house, ':jump sorted\n"my own door\n\n:goal\n\n\n\n:quit\n')
    lines = "\n:choose recovery short\n:jump in-control\nmy own post\n\n:step\n\n\n\n\n\n:quit\n"
    out = house.run("resume", "Sam", lines=lines).out
    assert "Under which goal? A number." in out
    assert [(one["what"], one["goal"]) for one in house.stored()["steps"]] == [("my own post", None)]
