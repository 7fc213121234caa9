"""What an attack on the program once found, so that nobody finds it again."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.line.children import ROOT
from tests.line.talking import MEET

if TYPE_CHECKING:
    from pathlib import Path

    from tests.line.talking import House

SHEET = "jottings:\n  - {topic: people, text: somebody elses words}\n"


def filled(house: House, name: str) -> None:
    """Fill a small sheet in for a new person."""
    sheet = house.folder / "sheet.yaml"
    sheet.write_text(SHEET, encoding="utf-8")
    assert house.run("fill", name, str(sheet)).code == 0


def number_of(words: str, told: str) -> str:
    """The number under which a list shows a line."""
    rows = [row.split() for row in told.splitlines() if words in row]
    return next(row[0] for row in rows if row[0].isdecimal())


def bytes_under(folder: Path) -> bytes:
    """Every byte kept under a folder."""
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


def test_papers_of_two_people_never_share_a_name(house: House) -> None:
    """`--overwrite` writes over files that were there, never over what the same command has just written."""
    filled(house, "Alice")
    told = house.run("export", "Sam", "Alice", "--document", "profile", "--out", "papers", "--overwrite")
    assert told.code == 0
    titles = {path.read_text(encoding="utf-8").splitlines()[0] for path in (house.folder / "papers").iterdir()}
    assert titles == {"# Sam", "# Alice"}
    assert len(told.out.splitlines()) == 2


def test_a_merge_leaves_no_second_copy_that_a_strike_cannot_reach(house: House) -> None:
    """After a merge and a strike the words are nowhere under the vault."""
    filled(house, "Sammy")
    assert house.run("person", "merge", "Sammy", "Sam", "--yes").code == 0
    told = house.run("resume", "Sam", lines="\n\n\n\n\n\n:list\n:quit\n").out
    number = number_of("somebody elses words", told)
    struck = house.run("resume", "Sam", lines=f"\n\n\n\n\n\n:list\n:strike {number}\ny\n:quit\n")
    assert "A line was struck." in struck.out
    assert b"somebody elses words" not in bytes_under(house.vault)


@pytest.mark.parametrize("row", [{"op": "insert", "table": "person"}, {"op": "update", "table": "nope"}])
def test_a_history_that_undo_could_not_follow_is_refused(house: House, row: dict[str, str]) -> None:
    """An import whose history speaks of unknown tables, or takes the person away, is bad input and stores nothing."""
    data = house.stored()
    data["history"] = [{**one, **row} for one in data["history"]]
    assert data["history"]
    path = house.folder / "hostile.json"
    path.write_text(json.dumps(data), encoding="utf-8")
    other = house.folder / "other"
    assert house.run("--vault", str(other), "vault", "create", "--unsealed").code == 0
    assert house.run("--vault", str(other), "import", str(path)).code == 3
    assert json.loads(house.run("--vault", str(other), "people", "--json").out)["people"] == []


def test_a_goal_can_be_struck_by_its_number(house: House) -> None:
    """Goals, steps and strengths stand in the list after what was said, and can be struck like lines."""
    plan = house.run("plan", "Sam", lines="g a wish nobody may see\n\n\n\n:quit\n")
    assert plan.code == 0
    told = house.run("resume", "Sam", lines=MEET + ":list\n:quit\n").out
    number = number_of("a wish nobody may see", told)
    struck = house.run("resume", "Sam", lines=f"{MEET}:list\n:strike {number}\ny\n:quit\n").out
    assert "A line was struck." in struck
    assert b"a wish nobody may see" not in bytes_under(house.vault)


def test_a_damaged_person_is_not_made_a_second_time(house: House) -> None:
    """Somebody whose file is damaged is named by their name, with the code for damage; nobody new is made."""
    now = next((house.vault / "people").glob("*/now"))
    now.write_bytes(now.read_bytes()[:-10])
    for kept in (now.parent / "1", now.parent / "2", *now.parent.glob("day-*")):
        kept.unlink(missing_ok=True)
    sheet = house.folder / "sheet.yaml"
    sheet.write_text(SHEET, encoding="utf-8")
    assert house.run("fill", "Sam", str(sheet), "--add").code == 5
    assert house.run("show", "Sam").code == 5
    assert len(list((house.vault / "people").iterdir())) == 1


def test_words_go_on_being_kept_when_nobody_listens_any_more(house: House) -> None:
    """Whoever reads the output goes away: every line ended by Enter is stored all the same."""
    said = [f"line {number} of many" for number in range(50)]
    end, out = os.pipe()
    os.close(end)
    try:
        subprocess.run(
            [sys.executable, "-m", "strengthtui", "--vault", str(house.vault), "start", "Ann"],
            input=(MEET + "\n".join(said) + "\n").encode(),
            stdout=out,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            check=False,
        )
    finally:
        os.close(out)
    assert [row["words"]["text"] for row in house.stored("Ann")["jottings"]] == said
