"""A person's file that is older than what was written of them: it is said, and there is a way on to choose."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path

import pytest

from tests.line.talking import House, Program

AGAIN = "\n" * 4
"""Enter passes over what is asked when they meet again."""


def put_back(house: House) -> str:
    """Keep a line, and put the file of before it back; gives the person's id."""
    folder = folder_of(house)
    old = (folder / "now").read_bytes()
    assert house.run("resume", "Sam", lines=AGAIN + ":jot by the weir\n").code == 0
    assert "weir" in house.run("find", "weir").out
    (folder / "now").write_bytes(old)
    return person_id(house)


def folder_of(house: House) -> Path:
    """Find Sam's folder."""
    return next(now.parent for now in house.vault.glob("people/*/now"))


def person_id(house: House) -> str:
    """Ask for Sam's id."""
    found: str = json.loads(house.run("people", "--json").out)["people"][0]["id"]
    return found


@pytest.mark.parametrize("command", [("resume", "Sam"), ("plan", "Sam"), ("person", "rename", "Sam", "Kim")])
def test_nobody_writes_on_an_older_file_unasked(house: House, command: tuple[str, ...]) -> None:
    """Without a terminal it is damage (5), nothing is changed, and the option that goes on is named with the id."""
    person = put_back(house)
    before = (folder_of(house) / "now").read_bytes()
    told = house.run(*command, lines="a line\n")
    assert (told.code, told.out) == (5, "")
    assert f"strengthtui vault doctor --accept-older {person}" in told.err
    assert (folder_of(house) / "now").read_bytes() == before


def test_the_doctor_goes_on_from_an_older_file(house: House) -> None:
    """It says what is no longer in it; afterwards the vault is well and the talk goes on."""
    person = put_back(house)
    doctor = house.run("vault", "doctor")
    assert doctor.code == 5
    assert f"--accept-older {person}" in doctor.out
    told = house.run("vault", "doctor", "--accept-older", "Sam")
    assert (told.code, told.out) == (0, "Everything is as it was written.\n")
    assert "strike it once more" in told.err
    assert house.run("resume", "Sam", lines=AGAIN + ":jot under the bridge\n").code == 0
    assert house.run("find", "weir").out == ""
    assert "bridge" in house.run("find", "bridge").out


def test_the_doctor_goes_on_from_the_state_before_damage(house: House) -> None:
    """What cannot be read is set aside, not destroyed, and what stood before it is gone on from."""
    (folder_of(house) / "now").write_bytes(b"{")
    assert house.run("vault", "doctor", "--accept-older", person_id(house)).code == 0
    assert (folder_of(house) / "now.damaged").read_bytes() == b"{"
    assert "plantedword" in house.run("find", "plantedword").out
    assert house.run("resume", "Sam", lines="on we go\n").code == 0


def test_where_nothing_is_older_nothing_changes(house: House) -> None:
    """Accepting what is the newest anyway says so; nobody is 7, and nothing that reads is 5."""
    before = (folder_of(house) / "now").read_bytes()
    told = house.run("vault", "doctor", "--accept-older", "Sam")
    assert told.code == 0
    assert "Nothing was changed" in told.err
    assert (folder_of(house) / "now").read_bytes() == before
    assert house.run("vault", "doctor", "--accept-older", "Nobody").code == 7
    for one in ("now", "1", "2"):
        (folder_of(house) / one).write_bytes(b"{")
    assert house.run("vault", "doctor", "--accept-older", "Sam").code == 5


@pytest.mark.pty
@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="there is no pseudo-terminal")
@pytest.mark.parametrize(("typed", "code"), [("y", 0), ("", 5)])
def test_at_a_terminal_it_is_asked(house: House, typed: str, code: int) -> None:
    """`resume` asks, and goes on at a yes; anything else leaves the file as it is."""
    put_back(house)
    shutil.copy(folder_of(house) / "now", house.folder / "old")
    program = Program(house.folder, "resume", "Sam")
    program.see("Go on from this one? [y/N]")
    program.terminal.send(typed + "\r")
    if code == 0:
        program.see("strike it once more")
        program.say(":quit")
    assert program.leave() == code
    same = (folder_of(house) / "now").read_bytes() == (house.folder / "old").read_bytes()
    assert same == (code != 0)
