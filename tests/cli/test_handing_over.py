"""One person handed over and taken over: sealed, with their agreement, whole."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from strengthtui.desk.desk import open_desk
from strengthtui.places import places
from strengthtui.settings import Settings
from tests.line.talking import House, Program, Told

CONCERN = "concernword behind the door"
CODE = re.compile(r"[0-9A-Z]{5}(-[0-9A-Z]{5}){4}")


@pytest.fixture
def other(house: House) -> str:
    """The folder of a colleague's vault, and Sam with a concern record, helpers and others' words here."""
    desk = open_desk(house.vault, settings=Settings(worker="RB"), places=places())
    with desk.write(desk.people.one("Sam").id) as person:
        person.file.add_concern({"words": CONCERN, "told": None})
    folder = house.folder / "other"
    assert house.run("--vault", str(folder), "vault", "create", "--unsealed").code == 0
    return str(folder)


def handed(house: House, *arguments: str) -> tuple[Told, str]:
    """Hand Sam over as they agreed; gives what was told, and the code."""
    told = house.run("person", "hand-over", "Sam", "sam.sealed", "--agreed", *arguments)
    assert told.code == 0, told.err
    lines = told.out.splitlines()
    assert CODE.fullmatch(lines[-1])
    (house.folder / "code").write_text(lines[-1].lower() + "\n")
    return told, lines[-1]


def taken(house: House, other: str) -> Told:
    """Take over what was handed over, in the other vault."""
    return house.run("--vault", other, "person", "take-over", "sam.sealed", "--passphrase-file", "code")


def stored_in(house: House, vault: str) -> dict[str, Any]:
    """Everything the other vault stores of Sam."""
    found: dict[str, Any] = json.loads(house.run("--vault", vault, "show", "Sam", "--json").out)
    return found


def concerns_in(vault: str) -> tuple[dict[str, Any], ...]:
    """The concern record in the other vault."""
    desk = open_desk(Path(vault), settings=Settings(), places=places())
    with desk.read(desk.people.one("Sam").id) as person:
        return person.file.concerns()


def test_over_and_in(house: House, other: str) -> None:
    """Nobody reads it on the way; ids, times and history come through; the page is printed; the second time is 2."""
    told, code = handed(house, "--to", "Ash")
    sealed = house.folder / "sam.sealed"
    assert sealed.stat().st_mode & 0o777 == 0o600
    assert not [word for word in (b"plantedword", b"Sam", code.encode()) if word in sealed.read_bytes()]
    assert "another way" in told.err
    assert "until you erase them" in told.err
    assert "plantedword" not in told.err
    before = house.stored()
    agreed = [row for row in before["agreements"] if row["about"]["what"] == "share"]
    assert [(row["about"]["name"], row["state"]) for row in agreed] == [("Ash", "yes")]
    assert [row["document"] for row in before["exports"]] == ["hand-over"]
    got = taken(house, other)
    assert got.code == 0, got.err
    assert got.out.splitlines()[-1] == before["person"]["id"]
    assert "## What to call me" in got.out
    assert "ring housing" in got.out
    assert "handed over by" in got.err
    after = stored_in(house, other)
    for table in ("person", "agreements", "jottings", "answers", "steps", "sittings", "conversations", "history"):
        assert after.get(table) == before.get(table), table
    assert concerns_in(other) == ()
    again = taken(house, other)
    assert (again.code, again.out) == (2, "")


def test_the_code_and_damage_are_two_things(house: House, other: str) -> None:
    """Another code is 4, a changed bit is 5, no file is 7; nothing is taken over."""
    handed(house)
    (house.folder / "wrong").write_text("7Q2KD-M9X4T-0RWHB-5ZCNF-J8E3V\n")
    command = ("--vault", other, "person", "take-over")
    assert house.run(*command, "sam.sealed", "--passphrase-file", "wrong").code == 4
    assert house.run(*command, "sam.sealed").code == 4
    assert house.run(*command, "none.sealed", "--passphrase-file", "code").code == 7
    data = bytearray((house.folder / "sam.sealed").read_bytes())
    data[len(data) // 2] ^= 4
    (house.folder / "sam.sealed").write_bytes(bytes(data))
    told = taken(house, other)
    assert (told.code, told.out) == (5, "")
    assert json.loads(house.run("--vault", other, "people", "--json").out)["people"] == []


def test_no_agreement_no_file(house: House, other: str) -> None:
    """Without a terminal and --agreed it is 8: nothing is written, nothing noted."""
    before = house.stored()
    told = house.run("person", "hand-over", "Sam", "sam.sealed")
    assert (told.code, told.out) == (8, "")
    assert "--agreed" in told.err
    assert not (house.folder / "sam.sealed").exists()
    assert house.stored() == before


def test_nothing_is_written_over(house: House) -> None:
    """A file that is there is 2 and stays, unless --overwrite; a folder that is not there is 9."""
    (house.folder / "sam.sealed").write_text("kept")
    told = house.run("person", "hand-over", "Sam", "sam.sealed", "--agreed")
    assert (told.code, told.out) == (2, "")
    assert (house.folder / "sam.sealed").read_text() == "kept"
    handed(house, "--overwrite")
    assert (house.folder / "sam.sealed").read_bytes()[:10] == b'{"schema":'
    assert house.run("person", "hand-over", "Sam", "none/sam", "--agreed").code == 9


def test_concerns_go_only_when_asked(house: House, other: str) -> None:
    """With --with-concerns the record goes along into its own file, and into no table."""
    assert "--with-concerns" in handed(house)[0].err
    handed(house, "--overwrite", "--with-concerns")
    got = taken(house, other)
    assert "1 rows" in got.err
    assert concerns_in(other) == ({"words": CONCERN, "told": None},)
    assert CONCERN not in json.dumps(stored_in(house, other))
    assert CONCERN not in got.out + got.err


def test_the_page_stands_beside_only_when_asked(house: House) -> None:
    """--page writes it as readable Markdown, named as papers are, and says that it is not sealed."""
    handed(house)
    assert list(house.folder.glob("*.md")) == []
    told, _code = handed(house, "--overwrite", "--page")
    [page] = house.folder.glob("talk-*-hand-over.md")
    assert str(page.name) in told.out
    assert "not sealed" in told.err
    assert page.read_text().startswith("# Sam\n")
    assert [row["format"] for row in house.stored()["exports"]] == ["sealed", "sealed", "md"]


def test_a_passphrase_of_ones_own(house: House, other: str) -> None:
    """From a file; one that is guessed at once is 2; no code is shown then."""
    (house.folder / "code").write_text("password\n")
    arguments = ("person", "hand-over", "Sam", "sam.sealed", "--agreed", "--passphrase-file", "code")
    assert house.run(*arguments).code == 2
    (house.folder / "code").write_text("three geese over the allotment\n")
    told = house.run(*arguments)
    assert told.code == 0, told.err
    assert told.out.splitlines() == ["sam.sealed"]
    assert taken(house, other).code == 0


def test_packs_that_nobody_else_has_go_along(house: House, other: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Questions of a version that the other program never had come along; without them it is 3."""
    from strengthtui.packs.shelf import Shelf

    handed(house)
    real = Shelf.ids
    monkeypatch.setattr(Shelf, "ids", lambda self: tuple(one for one in real(self) if one != "blossoming"))
    stored = house.stored()
    (house.folder / "sam.json").write_text(json.dumps(stored))
    assert house.run("--vault", other, "import", "sam.json").code == 3
    assert taken(house, other).code == 0


def test_from_one_sealed_vault_to_another(house: House) -> None:
    """Each vault has a passphrase of its own, and the file a code of its own; what arrives is sealed there."""
    for name, passphrase in {"mine": "three geese over the allotment", "hers": "a kettle under nine ladders"}.items():
        (house.folder / f"{name}.secret").write_text(passphrase + "\n")
        secret = ("--vault", str(house.folder / name), "--passphrase-file", f"{name}.secret")
        assert house.run(*secret, "vault", "create").code == 0
    (house.folder / "sam.json").write_text(house.run("show", "Sam", "--json").out)
    mine = ("--vault", "mine", "--passphrase-file", "mine.secret")
    hers = ("--vault", "hers", "--passphrase-file", "hers.secret")
    assert house.run(*mine, "import", "sam.json").code == 0
    told = house.run(*mine, "person", "hand-over", "Sam", "sam.sealed", "--agreed")
    (house.folder / "code").write_text(told.out.splitlines()[-1])
    assert house.run(*hers, "person", "take-over", "sam.sealed", "--passphrase-file", "code").code == 0
    assert "plantedword" in house.run(*hers, "find", "plantedword").out
    files = [one for one in (house.folder / "hers").rglob("*") if one.is_file()]
    assert not [one for one in files if b"plantedword" in one.read_bytes()]
    assert house.run(*mine, "person", "erase", "Sam", "--name", "Sam").code == 0
    assert "plantedword" in house.run(*hers, "find", "plantedword").out


@pytest.mark.pty
def test_at_a_terminal(house: House, other: str) -> None:
    """The agreement is asked, the code is shown once, a wrong one may be tried again, and they are there."""
    program = Program(house.folder, "person", "hand-over", "Sam", "sam.sealed", "--with-concerns")
    for question, typed in (
        ("Who takes over?", "Ash"),
        ("Has Sam said yes", "y"),
        ("Who decided?", "with her sister"),
        ("record (1 rows)", "n"),
    ):
        program.see(question)
        program.type(typed + "\r")
    program.see("shown this once")
    program.terminal.expect(CODE.pattern)
    code = program.terminal.match.group().decode()  # type: ignore[union-attr]  # it was matched
    assert program.leave() == 0
    [agreement] = [row for row in house.stored()["agreements"] if row["about"]["what"] == "share"]
    assert (agreement["about"]["name"], agreement["deciding"]) == ("Ash", "with her sister")
    house.vault.rename(house.folder / "mine")
    Path(other).rename(house.vault)
    program = Program(house.folder, "person", "take-over", "sam.sealed")
    for typed in ("00000-00000-00000-00000-00000", code):
        program.see("told it:")
        program.type(typed + "\r")
    program.see("is here now")
    assert program.leave() == 0
    assert concerns_in(str(house.vault)) == ()


@pytest.mark.pty
def test_no_at_a_terminal(house: House) -> None:
    """A no is 8, and no file is there."""
    program = Program(house.folder, "person", "hand-over", "Sam", "sam.sealed", "--to", "Ash")
    program.see("Has Sam said yes")
    program.type("\r")
    assert program.leave() == 8
    assert not (house.folder / "sam.sealed").exists()
