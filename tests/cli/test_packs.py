"""`pack show` and `pack schema`: a drawing that fits the window, a pack from a file, a schema that is one."""

from __future__ import annotations

import json

import pytest

from strengthtui.cli.choosing import fitting
from strengthtui.cli.drawing import DRAWN, SET_IN, drawn, paragraphs
from strengthtui.desk.choosing import answers_to
from strengthtui.desk.pack_drawing import LETTERS, PackRow
from strengthtui.line.cells import width
from strengthtui.model.pack import ROUTES
from tests.desk.desk_builders import a_desk
from tests.line.talking import House

PACK = """\
id: ours
version: 1
title: Ours
sections:
  - id: days
    title: Days
    questions:
      - {id: good-hour, kind: text, ask: When was there a good hour?, plainer: P, listen_for: [a day], route: short}
      - {id: more, kind: text, ask: What else?, plainer: P, listen_for: [a day]}
"""


def test_a_pack_is_drawn_with_its_routes(house: House) -> None:
    """Piped, it is set in; a letter stands where a route asks."""
    (house.folder / "ours.yaml").write_text(PACK)
    told = house.run("pack", "show", "ours.yaml")
    assert (told.code, told.err) == (0, "")
    assert told.out.splitlines() == [
        "Ours (ours, version 1)",
        "D doorstep 0, S short 1, F full 2",
        "",
        "      Days [days]",
        ". S F   days/good-hour, text",
        "          When was there a good hour?",
        ". . F   days/more, text",
        "          What else?",
    ]
    told = house.run("pack", "show", "ours.yaml", "--route", "short")
    assert told.out.splitlines()[3:] == ["Days [days]", "  1. days/good-hour, text", "    When was there a good hour?"]


def test_one_route_as_data(house: House) -> None:
    """The pack whole, and the addresses in the order of that route."""
    data = json.loads(house.run("pack", "show", "ropes", "--route", "doorstep", "--json").out)
    assert (data["schema"], data["pack"]["id"], data["route"]) == ("strengthtui/pack/1", "ropes", "doorstep")
    assert data["asked"][0] == "resources/what-i-have"
    assert len(data["asked"]) == 5
    assert "asked" not in json.loads(house.run("pack", "show", "ropes", "--json").out)


def test_a_file_with_errors_tells_them_instead(house: House) -> None:
    """Code 3; as data, the findings go to stderr and stdout stays empty."""
    (house.folder / "ours.yaml").write_text(PACK.replace("kind: text", "kind: txt", 1))
    told = house.run("pack", "show", "ours.yaml")
    assert told.code == 3
    assert told.out.startswith("ours.yaml:8:31: not-a-choice error")
    told = house.run("pack", "show", "ours.yaml", "--json")
    assert (told.code, told.out) == (3, "")
    assert "ours.yaml:8:31: not-a-choice error" in told.err


def test_a_file_with_warnings_is_drawn_and_says_where_they_are(house: House) -> None:
    """The drawing on stdout, one line on stderr."""
    (house.folder / "ours.yaml").write_text(PACK.replace("route: short", "about: people"))
    told = house.run("pack", "show", "ours.yaml")
    assert told.code == 0
    assert "days/good-hour" in told.out
    assert told.err == "Found in it: 1.  strengthtui pack check ours.yaml  lists them.\n"


@pytest.mark.parametrize(("named", "code"), [("rops", 7), ("rops.yaml", 7), ("./rops", 7), (".", 3)])
def test_what_is_neither_a_pack_nor_a_file(house: House, named: str, code: int) -> None:
    """A name without a dot or a folder is a pack's, anything else a file's."""
    told = house.run("pack", "show", named)
    assert (told.code, told.out) == (code, "")
    assert ("ropes" in told.err) is (named == "rops")


def test_a_pack_goes_before_a_file_of_its_name(house: House) -> None:
    """A file called like a pack is named with its folder."""
    (house.folder / "ropes").write_text(PACK)
    assert house.run("pack", "show", "ropes").out.startswith("ROPES")
    assert house.run("pack", "show", "./ropes").out.startswith("Ours")


def test_the_schema_is_one_document(house: House) -> None:
    """As it is, to be put into a file; with --json inside an object of ours."""
    told = house.run("pack", "schema")
    assert (told.code, told.err) == (0, "")
    schema = json.loads(told.out)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["required"] == ["id", "version", "title", "sections"]
    told = house.run("pack", "schema", "--json")
    assert json.loads(told.out) == {"schema": "strengthtui/pack-schema/1", "json_schema": schema}


ROWS = (
    PackRow("Days [days]"),
    PackRow("looks at: what a day is like, from the first hour to the last one", 2),
    PackRow("days/where, choice", 1, ROUTES[1:]),
    PackRow("Where do you sleep these days, and who is there with you?", 2),
    PackRow("home: 家にいるとき、または友だちと", 3),
    PackRow("days/more, text", 1, ROUTES[2:]),
    PackRow("asked when all of these are so:", 2),
    PackRow("one of these is so:", 3),
    PackRow('days/where is "At home"', 4),
    PackRow("Evenings [evenings]"),
)


@pytest.mark.parametrize("columns", [80, 40])
@pytest.mark.parametrize("branches", [DRAWN, SET_IN], ids=["drawn", "set in"])
def test_a_drawing_fits_the_window(columns: int, branches: tuple[str, str, str, str]) -> None:
    """No line is wider, no word is lost, and every line keeps to its branch."""
    lines = list(drawn(ROWS, LETTERS, columns, type(DRAWN)(*branches)))
    assert all(width(line) <= columns for line in lines)
    words = "".join(lines)
    assert all(word in words for row in ROWS for word in row.text.split() if word.isascii())
    assert [line[:6] for line in lines if line[:6].strip()] == [". S F ", ". . F "]


def test_branches_end_with_their_section() -> None:
    """The last question of a section closes its branch."""
    lines = list(drawn(ROWS, LETTERS, 80, DRAWN))
    assert lines == [
        "      Days [days]",
        "      │  looks at: what a day is like, from the first hour to the last one",
        ". S F ├─ days/where, choice",
        "      │  Where do you sleep these days, and who is there with you?",
        "      │    home: 家にいるとき、または友だちと",
        ". . F └─ days/more, text",
        "         asked when all of these are so:",
        "           one of these is so:",
        '             days/where is "At home"',
        "",
        "      Evenings [evenings]",
    ]


def test_what_hides_is_shown() -> None:
    """A file somebody sent may hold signs that turn a line round: they are named, and counted in its width."""
    assert list(paragraphs(["a\u202eb " + "x" * 30], 24)) == ["a[U+202E]b", "  " + "x" * 30]


def test_choosing_suggests_and_says_the_command(house: House) -> None:
    """Piped nobody is asked: what is given counts, what is not is passed over; the command that begins it is said."""
    told = house.run("pack", "choose", "--now", "life", "--time", "half-hour")
    assert (told.code, told.err) == (0, "")
    assert told.out.startswith("Three conversations model: It goes straight to its third conversation")
    assert "    strengthtui start NAME --pack three-conversations --route short\n" in told.out
    assert ":jump good-life" in told.out
    assert told.out.index("These would fit, too:") < told.out.index("--pack strengths-model --route short")


def test_what_is_suggested_breaks_between_words() -> None:
    """At a terminal a line goes on below where it began; a command is not broken, and in a pipe nothing is."""
    lines = [
        "ROPES: five ways in, strengths first",
        "    strengthtui start NAME --pack x",
        "    First: what is on your side",
    ]
    assert list(fitting(lines, 24)) == [
        "ROPES: five ways in,",
        "strengths first",
        "    strengthtui start NAME --pack x",
        "    First: what is on",
        "    your side",
    ]
    assert list(fitting(lines, 0)) == lines


def test_the_answers_that_can_be_given_are_in_the_help(house: House) -> None:
    """Whoever asks for help is told every answer, and not only after a wrong one."""
    told = " ".join(house.run("pack", "choose", "--help").out.split())
    for answers in answers_to(a_desk().shelf).values():
        assert ", ".join(answers) in told


def test_choosing_as_data_and_answers_that_are_none(house: House) -> None:
    """One object with pack and route; an answer there is not is refused with those there are."""
    data = json.loads(house.run("pack", "choose", "--with", "peer", "--json").out)
    assert data["schema"] == "strengthtui/choosing/1"
    assert data["suggested"][0] == {"pack": "peer-support", "route": "short", "at": "", "title": "Peer support"}
    told = house.run("pack", "choose", "--time", "never")
    assert (told.code, told.out) == (2, "")
    assert "--time is one of: minutes, hard-day, half-hour, again." in told.err
    for question in ("with", "now", "time"):
        assert house.run("pack", "choose", f"--{question}", "zz").code == 2
