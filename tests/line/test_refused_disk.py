"""A full disk, or a folder that vanished, in the middle of a talk: the line in hand is not lost, nor told as kept."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest

from strengthtui.cli.session import Session
from strengthtui.desk.sitting import Sitting
from strengthtui.errors import NotWrittenError
from strengthtui.line.conversations import MAIN_PACK, _talk, _through
from strengthtui.line.endings import TerminalGone
from strengthtui.line.screen import Screen
from tests.line.talking import House

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path


class Scripted:
    """Somebody at a terminal: types these lines, and does in between what is no line."""

    interactive = True
    unfinished = ""
    dropped = 0

    def __init__(self, script: Iterable[str | Callable[[], object]]) -> None:
        self._script = iter(script)

    def read_line(self, prompt: str = "") -> str | None:
        for one in self._script:
            if isinstance(one, str):
                return one
            one()
        return None

    def close(self) -> None:
        """Nothing was opened."""


class Stick:
    """The folder of the people, on a stick that can be pulled."""

    def __init__(self, vault: Path) -> None:
        self._there, self._away = vault / "people", vault / "elsewhere"

    def pull(self) -> None:
        self._there.rename(self._away)

    def put_back(self) -> None:
        self._away.rename(self._there)


def talk_on(
    house: House, *script: str | Callable[[], object], shown: io.StringIO | None = None, unfinished: str = ""
) -> str:
    """Go on with Sam in ROPES at a terminal; gives what was shown, also where it ended in an error."""
    out, reader = shown or io.StringIO(), Scripted(script)
    reader.unfinished = unfinished
    desk = Session(vault=house.vault).desk()
    person = desk.write(desk.people.one("Sam").id)
    try:
        with _talk(desk, person, reader, Screen(out), house.folder) as talk:
            _through(talk, (MAIN_PACK,), "short")
    except NotWrittenError:
        out.write("<raised>")
    return out.getvalue()


@pytest.mark.parametrize(
    ("before", "refused", "after"),
    [
        ((), ":jot fixes bikes", ()),
        ((":jot",), "fixes bikes", ()),
        ((), "fixes bikes", ("",)),
        (("fixes bikes",), "", ()),
        (("fixes bikes",), ":next", ()),
        (("fixes bikes", "", ":back", ":later"), "y", (":undo",)),
        (("fixes bikes", ""), ":back", ()),
        (("fixes bikes", "", ":back"), ":undo", (":redo",)),
        (("a shed", "", ":jot fixes bikes", ":strike 1"), "y", ()),
        ((":plan",), "fixes bikes", ()),
        ((":plan", "g fixes bikes", "", "ask"), "Jo", ()),
        ((":jot fixes bikes", ":strength"), "bikes", ("Handy",)),
        ((":jot fixes bikes", ":safety"), "he hits me", ()),
        ((":jot fixes bikes", ":enough", "", "", "ring housing"), "tomorrow", ()),
    ],
)
def test_what_the_disk_refused_is_kept_when_tried_again(
    house: House, before: tuple[str, ...], refused: str, after: tuple[str, ...]
) -> None:
    """Wherever the folder vanishes, trying again once it is back stores the same as if nothing had been."""
    house.talk("", "--pack", "ropes")
    stick = Stick(house.vault)
    trying = ("", "not taken for a line", stick.put_back, "")
    shown = talk_on(house, *before, stick.pull, refused, *trying, *after)
    assert "The folder is gone." in shown
    assert "not taken for a line" not in str(house.stored())
    assert ["fixes bikes" in str({**house.stored(), "history": None}), "<raised>" in shown] == [True, False]


def test_left_without_it_the_line_is_shown_and_all_before_is_whole(house: House) -> None:
    """Leaving ends with the error and never says that everything is kept; what was kept before stands."""
    house.talk("", "--pack", "ropes")
    stick = Stick(house.vault)
    shown = talk_on(house, "a shed", stick.pull, "a dog", "q")
    stick.put_back()
    assert shown.endswith("<raised>")
    assert "Not kept yet:\n  a shed\n  a dog\n" in shown
    assert "resume NAME" not in shown
    assert "You had begun:\n  a shed\nGo on typing." in house.run("resume", "Sam", lines="\n").out


def test_a_pipe_is_not_asked(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nobody sits in front the line is shown and the program ends with 9; the next lines are not eaten."""
    house.talk("", "--pack", "ropes")
    stick, jot = Stick(house.vault), Sitting.jot

    def pulled(self: Sitting, raw: str, *args: object) -> object:
        stick.pull()
        return jot(self, raw, *args)  # type: ignore[arg-type]

    monkeypatch.setattr(Sitting, "jot", pulled)
    told = house.run("resume", "Sam", lines="\n:jot fixes bikes\n\n\n")
    stick.put_back()
    assert told.code == 9
    assert "Not kept yet:\n  :jot fixes bikes\n" in told.out
    assert "fixes bikes" not in told.err


def interrupted() -> None:
    """Ctrl+C."""
    raise KeyboardInterrupt


def test_ctrl_c_at_the_question_promises_nothing(house: House) -> None:
    """Leaving that way never says that everything is kept."""
    house.talk("", "--pack", "ropes")
    stick, shown = Stick(house.vault), io.StringIO()
    with pytest.raises(KeyboardInterrupt):
        talk_on(house, stick.pull, "a dog", interrupted, shown=shown)
    stick.put_back()
    assert "Not kept yet:\n  a dog\n" in shown.getvalue()
    assert "Everything is kept" not in shown.getvalue()


def test_nobody_is_asked_once_the_reading_has_ended(house: House) -> None:
    """Half a line that cannot become the draft when the window closes holds nothing up."""
    house.talk("", "--pack", "ropes")
    stick, shown = Stick(house.vault), io.StringIO()

    def gone() -> None:
        raise TerminalGone

    with pytest.raises(TerminalGone):
        talk_on(house, stick.pull, gone, shown=shown, unfinished="half a li")
    stick.put_back()
    assert "Not kept yet" not in shown.getvalue()
