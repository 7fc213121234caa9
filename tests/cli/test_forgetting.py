"""Erasing a person, and until when they are kept: what is shown, what is asked, what is left behind."""

from __future__ import annotations

import json
import re
from datetime import date, timedelta
from pathlib import Path

import pytest

from strengthtui.desk.desk import open_desk
from strengthtui.places import places
from strengthtui.settings import Settings
from tests.line.talking import House, Program, Told

WORD = b"plantedword"


def sealed_too(house: House) -> None:
    """Make the vault of this house anew, sealed, with its person in it."""
    stored = house.run("show", "Sam", "--json").out
    (house.folder / "sam.json").write_text(stored)
    (house.folder / "secret").write_text("three geese over the allotment\n")
    house.vault = house.folder / "sealed"
    assert run(house, "vault", "create").code == 0
    assert run(house, "import", "sam.json").code == 0


def run(house: House, *arguments: str, lines: str = "") -> Told:
    """Run a command line over a sealed vault."""
    return house.run("--passphrase-file", str(house.folder / "secret"), *arguments, lines=lines)


def left_under(vault: Path) -> list[str]:
    """Name the files that hold the planted word or the name."""
    found = [one for one in vault.rglob("*") if one.is_file()]
    return [one.name for one in found if WORD in one.read_bytes() or b'"Sam"' in one.read_bytes()]


def test_erase_shows_asks_and_gives_a_receipt(house: House) -> None:
    """Counts and no words are shown; without the name nothing goes; the receipt says neither name nor words."""
    assert house.run("export", "Sam", "--out", "papers").code == 0
    assert left_under(house.vault)
    for wrong in ([], ["--name", "Sami"], ["--name", ""]):
        told = house.run("person", "erase", "Sam", *wrong)
        assert (told.code, told.out) == (8, "")
        assert "lines caught while talking: 1" in told.err
        assert "steps and promises: 1" in told.err
        assert re.search(r"profile, for them, .*, talk-\d{4}-\d\d-\d\d-profile\.md", told.err)
        assert "Nothing was erased" in told.err
        assert WORD.decode() not in told.err
    told = house.run("person", "erase", "Sam", "--name", " sam", "--receipt", "receipt.txt")
    assert told.code == 0, told.err
    assert re.search(r"Receipt [0-9a-f]{16}\.", told.out)
    assert "answers" in told.out or "lines caught" in told.out
    assert "sam" not in told.out.casefold().replace("same", "")
    assert WORD.decode() not in told.out
    receipt = house.folder / "receipt.txt"
    assert receipt.read_text() == told.out
    assert receipt.stat().st_mode & 0o777 == 0o600
    assert left_under(house.vault) == []
    assert json.loads(house.run("people", "--json").out)["people"] == []
    assert house.run("vault", "doctor").code == 0
    assert house.run("person", "erase", "Sam", "--name", "Sam").code == 7


def test_erase_in_a_sealed_vault(house: House) -> None:
    """The same where everything is sealed: no folder, no key, nobody listed."""
    sealed_too(house)
    told = run(house, "person", "erase", "Sam", "--name", "Sam")
    assert told.code == 0, told.err
    assert list((house.vault / "people").iterdir()) == []
    assert json.loads(run(house, "people", "--json").out)["people"] == []
    assert house.run("person", "erase", "Sam", "--name", "Sam").code == 4


def test_a_receipt_is_never_written_over_and_refused_first(house: House) -> None:
    """A file that is there is 2, a folder that is not is 9, and nobody is erased for it."""
    (house.folder / "there").write_text("kept")
    for name, code in {"there": 2, "nowhere/receipt": 9}.items():
        told = house.run("person", "erase", "Sam", "--name", "Sam", "--receipt", name)
        assert (told.code, told.out) == (code, "")
    assert (house.folder / "there").read_text() == "kept"
    assert len(json.loads(house.run("people", "--json").out)["people"]) == 1


def test_somebody_busy_is_not_erased(house: House) -> None:
    """While another program writes their file, nothing is destroyed."""
    desk = open_desk(house.vault, settings=Settings(), places=places())
    with desk.write(desk.people.one("Sam").id):
        assert house.run("person", "erase", "Sam", "--name", "Sam").code == 6
    assert WORD.decode() in house.run("find", WORD.decode()).out


def test_who_cannot_be_read_can_still_be_erased(house: House) -> None:
    """Torn files go as well, uncounted."""
    house.run("people")
    [now] = house.vault.glob("people/*/now")
    for one in now.parent.iterdir():
        one.write_bytes(one.read_bytes()[:40])
    told = house.run("person", "erase", "Sam", "--name", "Sam")
    assert told.code == 0, told.err
    assert "cannot be read" in told.out
    assert left_under(house.vault) == []


def test_what_others_said_stays_and_is_told(house: House) -> None:
    """Words about them in another file are not touched; a merge leaves a note of where a name still stands."""
    house.run("start", "Nia", lines="\n" * 10 + "Sam drives me on Fridays\n")
    house.run("start", "Sami", lines="\n" * 10 + "wood\n")
    house.run("person", "rename", "Sami", "Kim")
    house.run("person", "rename", "Nia", "Sam Two")
    house.run("person", "rename", "Sam Two", "Nia")
    assert house.run("person", "merge", "Kim", "Sam", "--yes").code == 0
    told = house.run("person", "erase", "Sam", "--name", "Sam")
    assert told.code == 0
    assert "files merged into theirs: 1" in told.out
    assert "in those people's files" in told.out
    assert "Sam drives me" in house.run("find", "drives").out


@pytest.mark.pty
def test_erase_at_a_terminal(house: House) -> None:
    """Enter keeps it; the name, typed, erases it."""
    for typed, code in {"": 8, "Sam": 0}.items():
        program = Program(house.folder, "person", "erase", "Sam")
        program.see("Type their name")
        program.type(typed + "\r")
        assert program.leave() == code
    assert left_under(house.vault) == []


def test_keep_until(house: House) -> None:
    """A day is stored; once it is past, `due` and `people` say so, also after an ending; never takes it away."""
    today = date.today()  # noqa: DTZ011  the worker's own day
    later, past = (today + timedelta(days=days) for days in (400, -1))
    told = house.run("person", "keep-until", "Sam", later.isoformat())
    assert (told.code, len(told.out.strip())) == (0, 26)
    assert "Nothing is erased by itself" in told.err
    assert house.stored()["person"]["keep_until"] == later.isoformat()
    assert "keep until" not in house.run("due").out
    assert house.run("person", "keep-until", "Sam", past.isoformat()).code == 0
    assert house.run("person", "end", "Sam", "--how", "died").code == 0
    [row] = json.loads(house.run("due", "--json").out)["due"]
    assert (row["kind"], row["by"], row["name"]) == ("keep-until", past.isoformat(), "Sam")
    assert "keep on, or erase" in house.run("due").out
    assert "died; kept long enough" in house.run("people").out
    assert house.run("person", "keep-until", "Sam", "Never").code == 0
    assert house.stored()["person"]["keep_until"] is None
    assert json.loads(house.run("due", "--json").out)["due"] == []


@pytest.mark.parametrize("typed", ["", "2027", "2027-03", "30 February 2027", "next week", "soon"])
def test_no_day_to_keep_until(house: House, typed: str) -> None:
    """What is no day is 2 and changes nothing."""
    before = house.stored()["meta"]["generation"]
    told = house.run("person", "keep-until", "Sam", typed)
    assert (told.code, told.out) == (2, "")
    assert house.stored()["meta"]["generation"] == before


def test_everything_says_what_is_in_it(house: House) -> None:
    """Without a terminal other people's rows stay, the record is left out, both are said; --with-concerns adds it."""
    desk = open_desk(house.vault, settings=Settings(), places=places())
    with desk.write(desk.people.one("Sam").id) as person:
        person.file.add_concern({"words": "planted concern"})
    told = house.run("export", "Sam", "--document", "everything", "--out", "-")
    assert told.code == 0
    assert "about other people is in it" in told.err
    assert "--with-concerns" in told.err
    assert "concerns" not in json.loads(told.out)
    told = house.run("export", "Sam", "--document", "everything", "--out", "-", "--with-concerns")
    assert json.loads(told.out)["concerns"] == [{"words": "planted concern"}]
    assert "--with-concerns" not in told.err
    assert house.run("export", "Sam", "--with-concerns").code == 2


@pytest.mark.pty
@pytest.mark.parametrize("answers", [("n", "y"), ("", "")])
def test_everything_asks_at_a_terminal(house: House, answers: tuple[str, str]) -> None:
    """Each kind is asked about with its count; Enter keeps others in and the record out."""
    desk = open_desk(house.vault, settings=Settings(), places=places())
    with desk.write(desk.people.one("Sam").id) as person:
        person.file.add_concern({"words": "planted concern"})
        sitting = desk.sit_down(person)
        sitting.jot("He can cook", voice="other", other="Zebedee")
    program = Program(house.folder, "export", "Sam", "--document", "everything", "--out", "papers")
    program.see("lines in somebody else's words: 1")
    program.see("Leave them in?")
    program.type(answers[0] + "\r")
    program.see("1 rows. Put them in?")
    program.type(answers[1] + "\r")
    assert program.leave() == 0
    [paper] = (house.folder / "papers").iterdir()
    text = paper.read_text()
    assert ("Zebedee" in text) is (answers[0] == "")
    assert ("planted concern" in text) is (answers[1] == "y")


def test_erase_reaches_the_backups_that_are_there(house: House) -> None:
    """A backup made before no longer holds them; one that was moved away is told of, and is as it was."""
    sealed_too(house)
    assert run(house, "start", "Nia", lines="\n" * 10 + "wood\n").code == 0
    for name in ("near.backup", "far.backup"):
        assert run(house, "vault", "backup", name).code == 0
    (house.folder / "far.backup").rename(house.folder / "elsewhere.backup")
    told = run(house, "person", "erase", "Sam", "--name", "Sam")
    assert told.code == 0, told.err
    assert "out of the backup" in told.out
    assert "near.backup" in told.out
    assert "far.backup" in told.out.partition("Not reached")[2]
    for name, names in {"near.backup": {"Nia"}, "elsewhere.backup": {"Nia", "Sam"}}.items():
        house.vault = house.folder / f"restored {name}"
        assert run(house, "vault", "restore", name).code == 0
        people = json.loads(run(house, "people", "--json").out)["people"]
        assert {row["name"] for row in people} == names
