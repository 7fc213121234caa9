"""The rule for open and closed questions can be held against any file of labelled turns."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts import asking_test

TURNS = """transcript,speaker,text,question
1,worker,What do you do there?,open
1,person,What do you mean?,open
1,worker,Do you like it?,closed
2,worker,"You like it, don't you?",open
2,worker,"Good, good.",n/a
"""


@pytest.fixture
def turns(tmp_path: Path) -> Path:
    """Three labelled turns of a worker, two of which the rule judges the same way."""
    file = tmp_path / "turns.csv"
    file.write_text(TURNS, encoding="utf-8")
    return file


def test_it_tells_how_often_rule_and_people_agree(turns: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Only labelled turns of workers count; the whole, each half, and each way of agreeing are told, and no words."""
    assert asking_test.main([str(turns), "--least", "0.6"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "3 turns, agreement 0.6667",
        "  odd transcripts: 2 turns, 1.0000",
        "  even transcripts: 1 turns, 0.0000",
        "  labelled closed, judged closed: 1",
        "  labelled open, judged closed: 1",
        "  labelled open, judged open: 1",
    ]


def test_less_than_asked_for_ends_with_1(turns: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What is judged otherwise is shown when it is asked for."""
    assert asking_test.main([str(turns), "--wrong", "5"]) == 1
    assert capsys.readouterr().out.endswith("labelled open: You like it, don't you?\n")


def test_a_file_without_labels_agrees_in_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """No turns are no success."""
    file = tmp_path / "none.csv"
    file.write_text("speaker,text,question\n", encoding="utf-8")
    assert asking_test.main([str(file)]) == 1
    assert "0 turns" in capsys.readouterr().out
