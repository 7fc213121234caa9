"""`strengthtui reflect`: two questions in a pipe or a terminal, the notes, the pages, and taking out."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.line.talking import Program

if TYPE_CHECKING:
    from tests.line.talking import House


def test_two_questions_are_asked_and_kept(house: House) -> None:
    """A line answers one, an empty line passes over one; the end of a pipe passes over the rest and hangs nothing."""
    assert "Two questions for you" in house.run("reflect", lines="it took patience\n\n").out
    assert house.run("reflect", lines="").code == 0
    assert house.run("reflect", lines=":quit\nnot this\n").code == 0
    told = json.loads(house.run("reflect", "list", "--json").out)
    assert told["schema"] == "strengthtui/reflections/1"
    [note] = told["notes"]
    assert (note["number"], note["words"], note["team"], note["draft"]) == (1, "it took patience", False, False)
    assert note["asked"].endswith("?")
    listed = house.run("reflect", "list").out
    assert "it took patience" in listed
    assert note["asked"] in listed


def test_in_a_pipe_a_name_that_is_kept_here_becomes_someone(house: House) -> None:
    """Nobody can be asked there; it is told, and the next line answers the next question."""
    out = house.run("reflect", lines="Sam stayed calm\nand so did I\n").out
    assert "“someone” is put in its place" in out
    notes = json.loads(house.run("reflect", "list", "--json").out)["notes"]
    assert [one["words"] for one in notes] == ["someone stayed calm", "and so did I"]


def test_notes_are_changed_marked_found_and_struck_by_number(house: House) -> None:
    """Each by the number that the list shows; one that is none is not found."""
    house.run("reflect", lines="it took patience\nwe laughed\n")
    assert house.run("reflect", "change", "1", "it", "took", "time").code == 0
    assert house.run("reflect", "mark", "2").code == 0
    assert "it took time" in house.run("reflect", "list", "--find", "TIME").out
    assert house.run("reflect", "list", "--find", "patience").out == ""
    assert "of the team" in house.run("reflect", "list").out
    assert house.run("reflect", "strike", "1").code == 0
    assert b"it took" not in (house.vault / "reflections").read_bytes()
    assert [one["words"] for one in json.loads(house.run("reflect", "list", "--json").out)["notes"]] == ["we laughed"]
    for command in ("strike", "mark"):
        told = house.run("reflect", command, "7")
        assert (told.code, told.out) == (7, "")


def test_pages_go_where_they_are_asked_to(house: House) -> None:
    """On stdout the page and nothing else; into a folder under a name that says nothing, never over another."""
    house.run("reflect", lines="it took patience\nwe laughed\n")
    house.run("reflect", "mark", "2")
    page = house.run("reflect", "page", "--out", "-")
    assert page.out.startswith("# Notes to talk over")
    assert "it took patience" in page.out
    assert "Read it before you give it" in page.err
    written = [house.run("reflect", "team", "--out", "papers").out.strip() for _round in range(2)]
    assert len(set(written)) == 2
    for path in written:
        assert "we laughed" in (house.folder / path).read_text(encoding="utf-8")
        assert (house.folder / path).name.startswith("talk-")
    assert house.run("reflect", "page", "--since", "soon").code == 2


def test_an_erase_names_the_notes_that_hold_their_name(house: House) -> None:
    """In a pipe it is told, and nothing is changed in notes that nobody was asked about."""
    house.run("reflect", lines="it took patience\n\n")
    house.run("reflect", "change", "1", "placeholder")
    notes = (house.vault / "reflections").read_text().replace("placeholder", "Sam stayed calm")
    (house.vault / "reflections").write_text(notes)
    told = house.run("person", "erase", "Sam", "--name", "Sam")
    assert told.code == 0
    assert "a name of theirs stands in 1 of them, number 1" in told.out
    assert "Sam" not in told.out
    assert "Sam stayed calm" in house.run("reflect", "list").out


def test_nothing_of_it_is_in_what_is_kept_of_a_person(house: House) -> None:
    """Everything that is stored of Sam, and a search through everybody's words, know nothing of the notes."""
    house.run("reflect", lines="zebra crossing\n\n")
    assert "zebra" not in house.run("show", "Sam", "--json").out
    assert house.run("find", "zebra").out == ""


def test_a_piped_talk_is_asked_nothing_at_the_door(house: House) -> None:
    """After the close in a pipe nothing is offered and nothing remembered."""
    told = house.run("resume", "Sam", lines="\n" * 10 + ":enough\n" + "\n" * 8)
    assert "Finished, as far as you wished" in told.out
    assert "before the next door" not in told.out
    assert not (house.vault / "reflections").exists()


def test_where_there_is_no_vault_it_says_so(house: House) -> None:
    """Notes need a vault; without one nothing is made."""
    house.vault = house.folder / "none"
    assert house.run("reflect", lines="\n\n").code == 7
    assert not house.vault.exists()


@pytest.mark.parametrize(("answer", "words"), [("y", "someone stayed calm"), ("n", "Sam stayed calm")])
def test_at_a_terminal_an_erase_offers_to_take_their_name_out(house: House, answer: str, words: str) -> None:
    """After the erase, somebody who is asked says whether someone stands in its place from now on."""
    house.run("reflect", lines="it took patience\n\n")
    path = house.vault / "reflections"
    path.write_text(path.read_text().replace("it took patience", "Sam stayed calm"))
    program = Program(house.folder, "person", "erase", "Sam", "--name", "Sam")
    program.see("in your own notes, too?")
    program.type(f"{answer}\r")
    assert program.leave() == 0
    assert [one["words"] for one in json.loads(house.run("reflect", "list", "--json").out)["notes"]] == [words]
