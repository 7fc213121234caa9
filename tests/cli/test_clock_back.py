"""A clock that stands before what is kept is told on stderr by whatever writes; nothing else of a command changes."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

import pytest

from strengthtui.desk.clock import SteadyClock
from strengthtui.vault.vault import Vault
from tests.line.talking import MEET, House

SAID = "clock seems wrong"


@pytest.fixture
def back(house: House) -> House:
    """Sam's vault, in which somebody was added a year from now: for the vault, today is long ago."""
    clock = SteadyClock(datetime.now(UTC) + timedelta(days=400))
    vault = Vault.open(house.vault, clock=clock, ids=clock)
    vault.add_person("Bo", at=clock.now()).close()
    return house


@pytest.mark.parametrize(
    ("arguments", "lines"),
    [
        (("start", "Ada"), MEET),
        (("resume", "Sam"), ""),
        (("plan", "Sam"), ""),
        (("export", "Sam", "--out", "papers"), ""),
        (("person", "rename", "Sam", "Samira"), ""),
        (("person", "keep-until", "Sam", "never"), ""),
        (("person", "erase", "Sam", "--name", "Sam"), ""),
        (("vault", "backup", "copy.backup"), ""),
    ],
    ids=lambda value: " ".join(value[:2]) if isinstance(value, tuple) else "",
)
def test_what_writes_says_it_once_and_does_it(back: House, arguments: tuple[str, ...], lines: str) -> None:
    """On stderr, before all else, in one go; the command does what it does, and its product is not touched."""
    (back.folder / "pass").write_text("three geese over the allotment\n", encoding="utf-8")
    told = back.run("--passphrase-file", str(back.folder / "pass"), *arguments, lines=lines)
    assert told.code == 0, told.err
    assert told.err.count(SAID) == 1
    assert told.err.index(SAID) < 60
    assert SAID not in told.out


@pytest.mark.parametrize("arguments", [("people", "--json"), ("due",), ("show", "Sam"), ("find", "canal")])
def test_what_only_reads_says_nothing(back: House, arguments: tuple[str, ...]) -> None:
    """Who looks is not stopped by it."""
    told = back.run(*arguments)
    assert told.code == 0, told.err
    assert SAID not in told.err


def test_a_right_clock_is_not_spoken_of(house: House) -> None:
    """Nothing is said where nothing is wrong."""
    assert SAID not in house.run("person", "keep-until", "Sam", "never").err
    assert "clock" not in house.run("vault", "doctor").out


def test_the_doctor_says_it_and_hears_that_it_is_right(back: House) -> None:
    """A note with both dates, code 0; once it is said that the clock is right, nobody says it any more."""
    told = back.run("vault", "doctor", "--json")
    [ailment] = json.loads(told.out)["ailments"]
    assert (told.code, ailment["code"], ailment["severity"]) == (0, "clock-set-back", "note")
    told = back.run("vault", "doctor", "--clock-is-right")
    assert (told.code, told.out) == (0, "Everything is as it was written.\n")
    assert "Noted" in told.err
    assert SAID not in back.run("person", "keep-until", "Sam", "never").err
