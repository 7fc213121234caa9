"""`settings show|path|check`, and what a broken file does to every other command: nothing but a line on stderr."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.line.talking import House


@pytest.fixture
def file(made_up_home: Path) -> Path:
    """Where the settings are; the file is not there yet."""
    path = made_up_home / ".config" / "strengthtui" / "settings.toml"
    path.parent.mkdir(parents=True)
    return path


def test_the_path(house: House, file: Path) -> None:
    """`path` names the file, whether it is there or not."""
    assert house.run("settings", "path") == (0, f"{file}\n", "")


def test_what_is_in_force(house: House, file: Path) -> None:
    """Each setting is told with where it comes from: the file and its line, the option, or nothing."""
    file.write_text('# mine\nworker = "RB"\n[keys]\nveil = ["f9", "f8"]\n')
    told = house.run("settings", "show")
    assert (told.code, told.err) == (0, "")
    rows = {row.split()[0]: row for row in told.out.splitlines()}
    assert set(rows) == {"worker", "vault", "team", "theme", "keys", "veil_after", "word_hints", "reflect"}
    assert f"({file}:2)" in rows["worker"]
    assert "veil = f9, f8" in rows["keys"]
    assert "(the option --vault)" in rows["vault"]
    told = house.run("settings", "show", "--json")
    assert (told.code, told.err) == (0, "")
    data = json.loads(told.out)
    assert (data["schema"], data["file"]) == ("strengthtui/settings/1", str(file))
    by_name = {one["name"]: one for one in data["settings"]}
    assert by_name["worker"] == {"name": "worker", "value": "RB", "origin": "file", "line": 2}
    assert by_name["keys"]["value"] == {"veil": ["f9", "f8"]}
    assert by_name["veil_after"] == {"name": "veil_after", "value": 5, "origin": "default", "line": None}
    assert by_name["vault"]["origin"] == "option"


def test_check(house: House, file: Path) -> None:
    """A file without a mistake is 0; findings are lines on stdout, or JSON, and 3."""
    assert house.run("settings", "check") == (0, "", "Nothing was found.\n")
    file.write_text("worker = 'RB'\nthem = 'dark'\nveil_after = 0\n")
    told = house.run("settings", "check")
    assert told.code == 3
    assert told.err.startswith("In one file: errors 2, warnings 0, notes 0.\n")
    first, line, caret, second = told.out.splitlines()[:4]
    assert (line, caret) == ("    them = 'dark'", "    ^^^^")
    assert first.startswith(f"{file}:2:1: key-unknown error ")
    assert 'write "theme"' in first
    assert second.startswith(f"{file}:3:14: number-too-small error ")
    told = house.run("settings", "check", "--json")
    assert (told.code, told.err) == (3, "")
    data = json.loads(told.out)
    assert data["schema"] == "strengthtui/findings/1"
    assert [(one["line"], one["code"]) for one in data["findings"]] == [(2, "key-unknown"), (3, "number-too-small")]


def test_a_broken_file_stops_no_conversation(house: House, file: Path) -> None:
    """What is wrong is said once on stderr; the talk goes on, with everything in the file that fits."""
    file.write_text("theme = dark\nworker = 'RB'\n")
    told = house.run("start", "Kim", lines="\n" * 10 + "mends nets\n")
    assert told.code == 0
    assert told.err.count("toml-syntax") == 1
    assert f"{file}:1:9" in told.err
    assert house.run("people", "--json").code == 0
    file.unlink()
    assert house.stored("Kim")["sittings"][0]["worker"] == "RB"


def test_an_action_that_is_none_is_found(house: House, file: Path) -> None:
    """`check` knows the actions of the app, and the nearest right name."""
    file.write_text('keys.vail = "f12"\n')
    told = house.run("settings", "check")
    assert told.code == 3
    assert ':1:1: key-unknown error the key "vail"' in told.out + told.err
    assert 'write "veil"' in told.out + told.err
