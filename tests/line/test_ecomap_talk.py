"""The ecomap in plain lines: said in sentences, each answer kept at once, nothing typed is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.line.talking import House


def tied(house: House) -> list[tuple[Any, ...]]:
    """Who is stored on the map, with everything that was said of them."""
    fields = ("name", "kind", "who_to_me", "closeness", "give_take", "does", "voice", "may_know")
    return [tuple(row.get(field) for field in fields) for row in house.stored().get("ties", [])]


JO = 'n Jo\n\nmy sister\nclose\nboth\n"She rings every Sunday.\nall of it\n'


def test_somebody_is_put_there_by_questions_and_said_in_a_sentence(house: House) -> None:
    """Every answer is stored, and the map is told so that it can be read out."""
    out = house.talk(f":ecomap\n{JO}\n:quit\n")
    assert tied(house) == [
        ("Jo", "person", "my sister", "close", "both", "She rings every Sunday.", "person", "all of it")
    ]
    assert "Nobody and nothing is on the map just now." in out
    assert "1  Close: Jo, my sister. Gives and gets.\n    “She rings every Sunday.”\n    May know: all of it\n" in out


def test_a_name_in_place_of_a_letter_is_put_there(house: House) -> None:
    """Whoever types a name at once loses nothing, and may leave every question."""
    house.talk(":ecomap\nThe canal\nplace\n\n\n\n\n\n\n:quit\n")
    assert [row[:2] for row in tied(house)] == [("The canal", "place")]


def test_it_is_kept_from_the_first_enter_on(house: House) -> None:
    """When the input ends in the middle, what was said until then is on the map."""
    house.talk(":ecomap\nn Jo\n\nmy sister\ncl")
    assert [row[:4] for row in tied(house)] == [("Jo", "person", "my sister", None)]


def test_it_is_changed_part_by_part_and_taken_off(house: House) -> None:
    """Enter leaves a part, none takes it away; off needs a yes, and undo brings it back."""
    house.talk(f":ecomap\n{JO}c 1\nJoan\n\nnone\nfar\nnone\n\nnot the money\n\n:quit\n")
    [joan] = tied(house)
    assert joan == ("Joan", "person", None, "far", None, "She rings every Sunday.", "person", "not the money")
    out = house.run(
        "resume", "Sam", lines="\n" * 4 + ":ecomap\nt 1\nn\n\n:ecomap\nt 1\ny\n\n:ecomap\n\n:undo\n:quit\n"
    ).out
    assert "It is off the map. :undo brings it back." in out
    assert tied(house) == [joan]


def test_what_was_said_is_put_there_by_its_number(house: House) -> None:
    """A name at once, a sentence under the name that is asked for; then only how close and who gives is asked."""
    said = ":jot The canal\n:sort 1 places\n:jot Mum comes by when she can.\n:sort 2 people\n"
    house.talk(f"{said}:ecomap\nk 1\nreach\ngives\nk 1\nMum\nstrained\n\n\n:quit\n")
    assert [(row[0], row[1], row[3], row[5]) for row in tied(house)] == [
        ("The canal", "place", "in-reach", None),
        ("Mum", "person", "strained", "Mum comes by when she can."),
    ]
    assert all(row["source"]["table"] == "jottings" for row in house.stored()["ties"])


def test_a_service_is_kept_with_who_is_alongside(house: House) -> None:
    """It is asked what it does and what it may know, and stands where all who are alongside stand."""
    house.talk(":ecomap\nn Dr Lee\nservice\nreach\ngives\nthe tablets\nnot about Mum\n\n:quit\n")
    assert tied(house) == []
    [lee] = house.stored()["person"]["alongside"]
    assert (lee["who"], lee["does"], lee["may_know"]) == ("Dr Lee", "the tablets", "not about Mum")
    assert (lee["closeness"], lee["give_take"]) == ("in-reach", "they-give")


def test_the_paper_says_what_the_screen_says(house: House) -> None:
    """`:export ecomap` writes it; who is close, who gives and what they may know stand there."""
    house.talk(f":ecomap\n{JO}\n:export ecomap\n\n:quit\n")
    [paper] = house.folder.glob("talk-*-ecomap.md")
    text = paper.read_text()
    assert "## Close" in text
    assert "**Jo, my sister.** Gives and gets." in text
    assert "May know: all of it" in text
