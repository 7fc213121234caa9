"""A time of their own in plain lines: the words go, what is typed meanwhile is nobody's, and the talk goes on after."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.line.talking import MEET

if TYPE_CHECKING:
    from tests.line.talking import House


def test_their_time_is_theirs(house: House) -> None:
    """It says what to do, keeps nothing of what is typed, and Enter goes on to the next question."""
    lines = MEET + ":jump what-must-be-solved\nthe rent\n\nhe said no\n:quit\n"
    out = house.run("start", "Sam", "--pack", "family-meeting", "--route", "full", lines=lines).out
    after = out.partition("This time is theirs. Leave the room and take the laptop along.")[2]
    assert "Enter, when they call you back." in after
    assert "What is your plan, in your words?" in after
    stored = house.stored()
    assert [one["question"] for one in stored["answers"]] == ["opening/what-must-be-solved"]
    assert not stored.get("jottings")
