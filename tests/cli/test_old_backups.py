"""What backups are still owed, on the command line: said when it comes about, made up for, and ended by a word."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.line.talking import House, Told

if TYPE_CHECKING:
    from pathlib import Path

DOCTOR = "strengthtui vault doctor"


class Kept:
    """A sealed vault with Sam and Bo in it, and a backup on a stick that can be taken out."""

    def __init__(self, house: House) -> None:
        self.house, self.stick = house, house.folder / "stick"
        self.stick.mkdir()
        (house.folder / "secret").write_text("three geese over the allotment\n", encoding="utf-8")
        stored = house.run("show", "Sam", "--json").out
        (house.folder / "sam.json").write_text(stored, encoding="utf-8")
        house.vault = house.folder / "sealed"
        assert self.run("vault", "create").code == 0
        assert self.run("import", "sam.json").code == 0
        assert self.run("vault", "backup", "stick/copy.backup").code == 0

    def run(self, *arguments: str, lines: str = "") -> Told:
        """Run a command line over it."""
        return self.house.run("--passphrase-file", str(self.house.folder / "secret"), *arguments, lines=lines)

    @property
    def file(self) -> Path:
        """The backup."""
        return self.stick / "copy.backup"

    def unplug(self) -> None:
        """Take the stick out."""
        self.stick.rename(self.house.folder / "away")

    def plug_in(self) -> None:
        """Put it in again."""
        (self.house.folder / "away").rename(self.stick)

    def owed(self) -> list[str]:
        """Give what the doctor says of backups: where, what and what to do."""
        found = json.loads(self.run("vault", "doctor", "--json").out)["ailments"]
        return [f"{one['where']} {one['what']} {one['hint']}" for one in found if one["code"] == "backup-owed"]


@pytest.fixture
def kept(house: House) -> Kept:
    """Somebody with a backup."""
    return Kept(house)


def test_a_strike_says_that_it_is_remembered(kept: Kept) -> None:
    """The talk names the backup, why it was not reached, and who knows what to do."""
    kept.unplug()
    told = kept.run("resume", "Sam", lines=":strike plantedword\ny\n:quit\n")
    assert told.code == 0, told.err
    said = " ".join(told.out.split())
    assert f"{kept.file}: There is no such file." in said
    assert f"The vault remembers it: {DOCTOR} says what to do." in said
    [owed] = kept.owed()
    assert owed.startswith(f"{kept.file} ")
    assert "plantedword" not in owed


def test_the_next_backup_puts_older_ones_right(kept: Kept) -> None:
    """Erased with the stick out; with it in again, a backup elsewhere says that this one was put right too."""
    kept.unplug()
    told = kept.run("person", "erase", "Sam", "--name", "Sam")
    assert told.code == 0
    assert DOCTOR in told.err
    told = kept.run("vault", "backup", "first.backup")
    assert f"{kept.file} still holds what was struck or erased since" in told.err
    kept.plug_in()
    before = kept.file.read_bytes()
    told = kept.run("vault", "backup", "second.backup")
    assert f"{kept.file} was put right" in told.err
    assert told.err.splitlines()[-1].startswith("Verified: ")
    assert kept.file.read_bytes() != before
    assert kept.owed() == []


def test_the_doctor_puts_it_right_when_it_is_asked_to(kept: Kept) -> None:
    """Looking leaves the backup as it is; --repair does it."""
    kept.unplug()
    kept.run("person", "erase", "Sam", "--name", "Sam")
    kept.plug_in()
    before = kept.file.read_bytes()
    assert "--repair" in kept.owed()[0]
    assert kept.file.read_bytes() == before
    told = kept.run("vault", "doctor", "--repair")
    assert (told.code, told.out) == (0, "Everything is as it was written.\n")
    assert f"{kept.file}: backup-owed repaired" in told.err


def test_a_backup_that_was_destroyed_is_told_of_no_more(kept: Kept) -> None:
    """Said while it is there: 2; of one that nobody knows: 7; of one that is gone: 0, and the doctor is quiet."""
    assert kept.run("vault", "backup", "stick/copy.backup", "--gone").code == 2
    kept.unplug()
    kept.run("person", "erase", "Sam", "--name", "Sam")
    assert len(kept.owed()) == 1
    told = kept.run("vault", "backup", "stick/copy.backup", "--gone")
    assert (told.code, told.out, told.err) == (0, "", "Noted: this backup is no more.\n")
    assert kept.owed() == []
    assert kept.run("vault", "backup", "stick/copy.backup", "--gone").code == 7
    assert not kept.file.exists()


def test_two_backups_of_one_name_are_not_forgotten_as_one(kept: Kept) -> None:
    """With both away it is asked which; with one in its place only the other is forgotten; --yes says: both."""
    kept.unplug()
    kept.stick.mkdir()
    assert kept.run("vault", "backup", "stick/copy.backup").code == 0
    kept.stick.rename(kept.house.folder / "second")
    kept.run("person", "erase", "Sam", "--name", "Sam")
    assert len(kept.owed()) == 2
    told = kept.run("vault", "backup", "stick/copy.backup", "--gone")
    assert told.code == 8
    assert "2 backups of this name were made" in told.err
    assert len(kept.owed()) == 2
    kept.plug_in()
    assert kept.run("vault", "backup", "stick/copy.backup", "--gone").code == 0
    assert len(kept.owed()) == 1  # the one that is in its place
    kept.unplug()
    (kept.house.folder / "second").rename(kept.stick)
    assert kept.run("vault", "backup", "again.backup").code == 0
    assert len(kept.owed()) == 1  # the one that was forgotten is nobody's any more
    assert kept.run("vault", "backup", "stick/copy.backup", "--gone", "--yes").code == 0
    assert kept.owed() == []


def test_an_erase_that_reached_all_says_nothing_of_it(kept: Kept) -> None:
    """Nothing is remembered where nothing is owed."""
    told = kept.run("person", "erase", "Sam", "--name", "Sam")
    assert told.code == 0
    assert DOCTOR not in told.err
    assert kept.owed() == []


def test_restoring_what_still_holds_struck_words_says_so(kept: Kept) -> None:
    """Before anything is moved."""
    kept.unplug()
    kept.run("resume", "Sam", lines=":strike plantedword\ny\n:quit\n")
    kept.plug_in()
    told = kept.run("vault", "restore", "stick/copy.backup")
    assert told.code == 8
    assert "1 had words struck since the backup was made: those words would be back: Sam" in told.err
