"""Two questions at the door in plain lines: only at a terminal, only alone; of a talk that keeps none, none."""

from __future__ import annotations

import signal
from io import StringIO
from typing import TYPE_CHECKING

import pytest

from strengthtui.desk import own_notes
from strengthtui.desk.desk import Desk
from strengthtui.line.reflect_talk import offer
from strengthtui.line.screen import Screen
from strengthtui.settings import Settings
from tests.desk.desk_builders import a_desk
from tests.line.talking import CLOSE, MEET, Program

if TYPE_CHECKING:
    from pathlib import Path

    from tests.line.talking import House


class Typed:
    """A worker at a terminal who types these lines, then nothing any more."""

    interactive = True
    dropped = 0
    unfinished = ""

    def __init__(self, *lines: str) -> None:
        self._lines = list(lines)

    def read_line(self, prompt: str = "") -> str | None:
        """Give the next line."""
        del prompt
        return self._lines.pop(0) if self._lines else None

    def close(self) -> None:
        """Nothing to do."""


def offered(desk: Desk, *lines: str, keeps: bool = True, company: bool = False) -> tuple[str, list[str]]:
    """Offer the questions to who types these lines; gives what was said, and what was kept."""
    out = StringIO()
    offer(desk, Typed(*lines), Screen(out), keeps=keeps, company=company)
    return out.getvalue(), [one.words for one in own_notes.listed(desk)]


@pytest.mark.parametrize(
    ("lines", "kept"),
    [
        (("one", "two"), ["one", "two"]),
        (("", "two"), ["two"]),
        ((":quit",), []),
        ((), []),
        (("::two colons", ":q"), [":two colons"]),
    ],
)
def test_each_may_be_passed_over_and_one_word_leaves(lines: tuple[str, ...], kept: list[str]) -> None:
    """What is typed is kept, an empty line passes over, `:quit` and the end of the terminal leave."""
    told, found = offered(a_desk(), *lines)
    assert found == kept
    assert told.count("?") >= 1


@pytest.mark.parametrize(
    ("answer", "kept"), [("", ["someone is calm"]), ("s", ["someone is calm"]), ("k", ["Sam is calm"]), ("n", [])]
)
def test_a_name_that_is_kept_here_is_asked_about(answer: str, kept: list[str]) -> None:
    """Someone in its place, as it is, or not at all: the worker decides; what is not wanted is nowhere."""
    desk = a_desk()
    desk.add_person("Sam").close()
    told, found = offered(desk, "Sam is calm", answer, "")
    assert "stands in it: Sam." in told
    assert found == kept
    assert any("Sam" in str(row) for row in desk.vault.own_notes()) is (answer == "k")


def test_with_company_it_is_asked_first_whether_one_is_alone() -> None:
    """No question is shown before a yes; Enter, and anything else, is no."""
    for answer in ("", "n", "what?"):
        told, found = offered(a_desk(), answer, "one", company=True)
        assert "Are you alone now?" in told
        assert told.count("?") == 1
        assert found == []
    assert offered(a_desk(), "y", "one", company=True)[1] == ["one"]


def test_after_a_talk_that_keeps_nothing_they_are_only_said() -> None:
    """Two to think over, said to keep nothing, no line read; nothing at all while somebody is here."""
    desk = a_desk()
    told, found = offered(desk, "one", "two", keeps=False)
    assert "Nothing is kept of it." in told
    assert told.count("?") == 2
    assert (found, desk.vault.own_notes()) == ([], ())
    assert offered(desk, keeps=False, company=True)[0] == ""


def test_it_can_be_switched_off() -> None:
    """`reflect = "off"` in the settings, and nothing is said."""
    desk = a_desk()
    quiet = Settings(reflect=False)
    other = Desk(desk.vault, clock=desk.clock, settings=quiet, places=desk.places, shelf=desk.shelf)
    assert offered(other, "one") == ("", [])


def test_a_real_terminal_is_asked_after_the_close(house: House, tmp_path: Path) -> None:
    """Meet, close, then the two questions; what is typed stands in the notes afterwards."""
    program = Program(tmp_path, "start", "Sam")
    program.say(*MEET.split("\n")[:-1], ":enough", *CLOSE.split("\n")[1:-1])
    program.see("Two questions for you")
    program.say("it took patience", "")
    assert program.leave() == 0
    assert "it took patience" in house.run("reflect", "list").out


def test_a_closed_window_loses_nothing_of_a_line(house: House, tmp_path: Path) -> None:
    """Half a line at the door is there as half typed, after the program was ended in the middle of it."""
    program = Program(tmp_path, "start", "Sam")
    program.say(*MEET.split("\n")[:-1], ":enough", *CLOSE.split("\n")[1:-1])
    program.see("> ")
    program.type("it took pat")
    program.see("it took pat")
    program.terminal.kill(signal.SIGTERM)
    assert program.leave() == 143
    told = house.run("reflect", "list").out
    assert "it took pat" in told
    assert "half typed" in told
