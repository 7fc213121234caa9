"""`strengthtui wording`: a prompt on stdout, talk on stderr, and 0 whatever it finds."""

from __future__ import annotations

import io
import json
import sys
from typing import TYPE_CHECKING

import pytest

from strengthtui.cli.edge import run
from strengthtui.places import places

if TYPE_CHECKING:
    from pathlib import Path

    Capture = pytest.CaptureFixture[str]


@pytest.fixture
def note(tmp_path: Path) -> str:
    """A text with one term in it."""
    path = tmp_path / "note.md"
    path.write_text("Sam sang.\nAn addict, they say.\n")
    return str(path)


def test_what_is_found_is_told_and_it_ends_well(note: str, capsys: Capture) -> None:
    """Place, code and what to write."""
    assert run(["wording", note, note]) == 0
    told = [line for line in capsys.readouterr().out.splitlines() if "wording-label" in line]
    assert len(told) == 2
    assert all(line.startswith(f"{note}:2:4: wording-label warning ") for line in told)


def test_json(note: str, capsys: Capture) -> None:
    """One object, as every check gives it."""
    assert run(["wording", note, "--json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert data["schema"] == "strengthtui/findings/1"
    assert [(one["line"], one["column"], one["code"]) for one in data["findings"]] == [(2, 4, "wording-label")]


def test_a_pipe(monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    """A hyphen reads what comes in."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"an addict")))
    assert run(["wording", "-"]) == 0
    assert capsys.readouterr().out.startswith("-:1:4: wording-label")


def test_a_persons_words(note: str, capsys: Capture) -> None:
    """Nothing is marked in them."""
    assert run(["wording", "--voice", "person", note]) == 0
    told = capsys.readouterr()
    assert "wording" not in told.out
    assert "own words are left alone" in told.err


def test_the_list(capsys: Capture) -> None:
    """Every row by its id, whether it is used, and who says so."""
    assert run(["wording", "--list"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert any(line.startswith("addict ") and " yes " in line and "NIDA" in line for line in lines)
    assert any(line.startswith("assessment ") and " no " in line for line in lines)
    assert run(["wording", "--list", "--json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert data["schema"] == "strengthtui/words/1"
    assert {"id", "term", "kind", "used", "prefer", "sources"} == set(data["words"][0])


def test_a_teams_list(note: str, capsys: Capture, made_up_home: Path) -> None:
    """It counts here and in `pack check`; a broken one is told on stderr and ours is used."""
    team = places().team_folder
    team.mkdir(parents=True)
    own = team / "lexicon.yaml"
    own.write_text("id: ours\nversion: 1\nleave: [addict]\n")
    pack = team / "p.yaml"
    pack.write_text("id: p\nversion: 1\ntitle: Addict\nsections: [{petal: people, ring: inner, openers: [Who?]}]\n")
    assert run(["wording", note]) == 0
    assert run(["pack", "check", str(pack)]) == 0
    assert "wording-label" not in capsys.readouterr().out
    own.write_text("id: ours\nversion: 1\nleave: [adict]\n")
    assert run(["wording", note]) == 0
    told = capsys.readouterr()
    assert f"{own}:3:9: term-unknown" in told.err
    assert "addict" in told.err
    assert "term-unknown" not in told.out
    assert "wording-label" in told.out
    assert run(["pack", "check", str(pack)]) == 0
    assert "wording-label" in capsys.readouterr().out


def test_no_text_and_no_file(tmp_path: Path, capsys: Capture) -> None:
    """Nothing named is a usage error; what is not there is not found."""
    assert run(["wording"]) == 2
    assert "Which text?" in capsys.readouterr().err
    assert run(["wording", str(tmp_path / "nowhere.md")]) == 7
