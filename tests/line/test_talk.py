"""What is typed in a whole conversation is what is stored: scenarios piped through the command line."""

from __future__ import annotations

import io
from typing import Any

import pytest

from strengthtui.cli.session import Session
from strengthtui.line.conversations import MAIN_PACK, _talk, _through
from strengthtui.line.piped import PipedReader
from strengthtui.line.screen import Screen
from tests.line.talking import CLOSE, MEET, House


@pytest.mark.parametrize(
    ("lines", "jotted"),
    [
        ("fixes bikes\n", [("fixes bikes", "gist", ["people"])]),
        ('"My sister rings.\n', [("My sister rings.", "person", ["people"])]),
        ('""Gone", she said\n', [('"Gone", she said', "gist", ["people"])]),
        ("::) is how he smiles\n", [(":) is how he smiles", "gist", ["people"])]),
        ("\n\n   \nfixes bikes\n\n", [("fixes bikes", "gist", ["people"])]),
        (":next\nthe canal\n", [("the canal", "gist", ["places"])]),
        (":jump hopes\na boat\n:back\nsings\n", [("a boat", "gist", ["hopes"]), ("sings", "gist", ["what-matters"])]),
        (":jump\n3\nslept well\n", [("slept well", "gist", ["good-day"])]),
        (":jump\nnowhere at all\nstill here\n", [("still here", "gist", ["people"])]),
        (":jot Saturdays are hard\n", [("Saturdays are hard", "gist", [])]),
        (":jot\nSaturdays are hard\n", [("Saturdays are hard", "gist", [])]),
        (":jot a\n:sort\nno such petal\n8, people\n", [("a", "gist", ["hopes", "people"])]),
        (":jot a\n:sort\nWhat I enjoy\n", [("a", "gist", ["enjoy"])]),
        ("a\n:sort 1 good at\n", [("a", "gist", ["good-at"])]),
        ("a\n:voice person\n", [("a", "person", ["people"])]),
        ("a\n:voice Sam\n", [("a", "person", ["people"])]),
        ("a\nb\n:voice 1 worker\n", [("a", "worker", ["people"]), ("b", "gist", ["people"])]),
        ("a\n:voice\nnobody\nother Mum\n", [("a", "other", ["people"])]),
        (":with Mum (carer)\na\n:voice other\n1\n", [("a", "other", ["people"])]),
        (":with Mum\na\n:voice mum\n", [("a", "other", ["people"])]),
        (":with Mum\na\n:voice other\n\n\n", [("a", "gist", ["people"])]),
        ("a\nb\n:undo\n", [("a", "gist", ["people"])]),
        ("a\nb\n:undo\n:undo\n:redo\n", [("a", "gist", ["people"])]),
        ("a\nb\n:strike\ny\n", [("a", "gist", ["people"])]),
        ("a\nb\n:strike 1\n\n:strike 1\nyes\n", [("b", "gist", ["people"])]),
        (":later\n:declined\na\n", [("a", "gist", ["people"])]),
        (":nxt\n:\n:9\na\n", [("a", "gist", ["people"])]),
        (":pause\nsaid in the pause\n", [("said in the pause", "gist", [])]),
        (":strength\n:map\n:why\n:list\n:redo\n:undo\n:export nothing\na\n", [("a", "gist", ["people"])]),
    ],
)
def test_lines_are_stored_as_typed(house: House, lines: str, jotted: list[tuple[str, str, list[str]]]) -> None:
    """Each way to type a line at a petal stores these words, this voice and this place, and no more."""
    house.talk(lines)
    assert house.jotted() == jotted


def answers_of(house: House) -> dict[str, Any]:
    """Stored answers by question."""
    return {row["question"]: row for row in house.stored()["answers"]}


@pytest.mark.parametrize(
    ("lines", "question", "expected"),
    [
        ("a shed\n\n", "resources/what-i-have", {"state": "answered", "value": ["a shed"]}),
        ("a shed\na dog\n\n", "resources/what-i-have", {"state": "answered", "value": ["a shed", "a dog"]}),
        ("a shed\n:next\n", "resources/what-i-have", {"state": "answered", "value": ["a shed"]}),
        ("a shed\n:back\n", "resources/what-i-have", {"state": "answered", "value": ["a shed"]}),
        ("a shed\na cat\n:undo\n\n", "resources/what-i-have", {"state": "answered", "value": ["a shed"]}),
        ("a shed\n:later\n:strike\n:later\n", "resources/what-i-have", {"state": "later"}),
        (":later\n", "resources/what-i-have", {"state": "later"}),
        (":declined too soon\n", "resources/what-i-have", {"state": "declined", "reason": "too soon"}),
        (":not-fitting\n", "resources/what-i-have", {"state": "not-fitting"}),
        ("one\n\n:back\ntwo\n\n", "resources/what-i-have", {"state": "answered", "value": ["two"]}),
        ("one\n\n:back\n:next\n", "resources/what-i-have", {"state": "answered", "value": ["one"]}),
    ],
)
def test_answers_are_stored(house: House, lines: str, question: str, expected: dict[str, Any]) -> None:
    """An answer ends with an empty line or a command that leaves; the three ways to skip are kept apart."""
    house.talk(lines, "--pack", "ropes")
    answer = answers_of(house)[question]
    value = [one["text"] for one in answer["value"]] if answer.get("value") else None
    found = {**answer, "value": value}
    assert {key: found.get(key) for key in expected} == expected


@pytest.mark.parametrize(
    ("typed", "texts", "kept"),
    [
        ("keep\n", [], True),
        ("Keep\n", [], True),
        ("change\na green shed\n", [], True),
        ("add\nand a dog\n\n", ["and a dog"], True),
        ("and a dog\n\n", ["and a dog"], True),
        ("and a dog\n:next\n", ["and a dog"], True),
        ("\n\nkeep\n", [], True),
    ],
)
def test_nothing_is_asked_twice(house: House, typed: str, texts: list[str], kept: bool) -> None:
    """What another conversation heard is put as "still so?"; keep makes no copy, change and add say more."""
    house.talk("a shed\n\n:enough\n" + CLOSE, "--pack", "ropes", "--route", "doorstep")
    told = house.run("start", "Sam", "--pack", "ropes", lines="")
    assert told.code == 2, "onto a name that exists it asks, and a pipe cannot be asked"
    first = house.stored()["answers"][0]["id"]
    assert [one["state"] for one in house.stored()["conversations"]] == ["done"]
    shown = another_talk(house, typed)
    assert "Said before; still so?" in shown
    rows = [row for row in house.stored()["answers"] if row["id"] != first]
    assert [one["text"] for row in rows[:1] for one in row.get("value") or []] == texts
    assert (rows[0].get("same_as") is not None) == kept
    if "green" in typed:
        assert house.stored()["answers"][0]["value"][0]["text"] == "a green shed"


def another_talk(house: House, lines: str) -> str:
    """Begin ROPES once more with the same person, as at a terminal where "the same person?" was answered."""
    reader, out = PipedReader(io.StringIO(lines)), io.StringIO()
    desk = Session(vault=house.vault).desk()
    person = desk.write(desk.people.one("Sam").id)
    with _talk(desk, person, reader, Screen(out), house.folder) as talk:
        _through(talk, (MAIN_PACK,), "doorstep")
    return out.getvalue()


def test_end_of_input_is_a_pause(house: House) -> None:
    """The talk goes on at the same place, with the lines of the answer that was being typed."""
    out = house.talk("first line\nsecond line\n", "--pack", "ropes")
    assert out.endswith("Everything is kept. strengthtui resume NAME goes on with it.\n")
    told = house.run("resume", "Sam", lines="\nthird\n\n")
    assert "You had begun:\n  first line\n  second line\n" in told.out
    assert [one["text"] for one in house.stored()["answers"][0]["value"]] == ["first line", "second line", "third"]


def test_resume_stops_where_now_is_not_right(house: House) -> None:
    """A no to "is now all right" asks nothing more and changes nothing."""
    house.talk("fixes bikes\n:enough\n" + CLOSE)
    told = house.run("resume", "Sam", lines="n\nnot to be kept\n")
    assert "Then another time." in told.out
    assert house.jotted() == [("fixes bikes", "gist", ["people"])]


def test_blossoming_goes_on_into_ropes_and_back(house: House) -> None:
    """After the last petal comes ROPES; after its last question one may go back and answer."""
    out = house.talk(":next\n" * 40 + "left over\n:back\nsmall thing\n\n")
    assert "Sam · ROPES" in out
    assert "That was the last question." in out
    assert house.jotted() == [("left over", "gist", [])]
    assert any(row["state"] == "answered" for row in house.stored()["answers"])


def test_back_at_the_first_says_so(house: House) -> None:
    """Going back from the first place does not repeat it."""
    assert house.talk(":back\n").count("PEOPLE") == 1


def test_answer_too_long_loses_nothing(house: House) -> None:
    """A line beyond 20,000 characters of one answer becomes a line of its own."""
    house.talk("x" * 19_000 + "\n" + "y" * 8_000 + "\n\n", "--pack", "ropes")
    assert house.jotted() == [("y" * 8_000, "gist", [])]


def test_hostile_text_is_shown_and_never_raw(house: House) -> None:
    """Escape sequences are taken out and counted; what hides or reorders is stored as typed and shown by name."""
    out = house.talk("a\x1b]52;c;aGk=\x07b\x9bm [/] \u202egnp\u2066 \U000e0041 [bold]\n:list\n")
    assert "control characters were taken out" in out
    assert "[U+202E]gnp[U+2066] [U+E0041] [bold]" in out
    assert not {"\x1b", "\x07", "\x9b", "\u202e", "\u2066", "\U000e0041"} & set(out)
    assert "\u202egnp" in house.jotted()[0][0]
    raw = house.run("show", "Sam", "--json").out
    assert "\\u202e" in raw
    assert not {"\u202e", "\u2066", "\U000e0041"} & set(raw)


def test_nobody_is_kept_who_did_not_want_it(house: House) -> None:
    """A no at the very first question leaves no file behind; `keep` no goes on without trace."""
    told = house.run("start", "Nia", lines="n\n")
    assert (told.code, house.run("people").out) == (0, "")
    told = house.run("start", "Nia", lines="\n\ny\ny\nn\nwood\n:quit\n")
    assert told.code == 0
    assert house.run("people").out == ""
    page = next(house.folder.glob("talk-*-doorstep.md")).read_text()
    assert "wood" in page


def test_meeting_is_stored(house: House) -> None:
    """What is agreed, each thing apart, who is here, pace and reach: each is stored on its own Enter."""
    lines = "y\ny\ny\nlater\nyes\nDr Lee no\nJo\nask\n\nMum\nno\nslowly\nring first\nhousing\n"
    house.run("start", "Sam", lines=lines)
    stored = house.stored()
    agreed = [(one["about"]["what"], one["about"].get("name"), one["state"]) for one in stored["agreements"]]
    assert agreed == [
        ("talk", None, "yes"),
        ("type", None, "ask-again"),
        ("keep", None, "yes"),
        ("share", "Dr Lee", "no"),
        ("share", "Jo", "ask-each-time"),
    ]
    assert stored["sittings"][0]["limits"]["said"] is True
    assert stored["sittings"][0]["present"][-1]["names"] == ["Mum"]
    assert stored["person"]["talking"]["pace"] == "slowly"
    assert house.jotted() == [("housing", "gist", ["now-matters-most"])]


def test_meet_constant_is_right(house: House) -> None:
    """Enter alone passes over every question of the first meeting, and says what it does each time."""
    told = house.run("start", "Sam", lines=MEET)
    assert told.out.count("(Enter: ") == len(MEET)
    assert "PEOPLE" in told.out


def test_a_photo_is_shown_and_not_written(house: House) -> None:
    """A copy to photograph, now: the page stands on the screen; no file was asked for, none is written or noted."""
    out = house.talk("fixes bikes\n:plan\np ring housing\n15 Jan 2027\n\n:enough\n\n\n\n1\n\n\n")
    assert "ring housing" in out.partition("How would you like your copy?")[2]
    assert "Take the photo now." in out
    assert list(house.folder.glob("talk-*")) == []
    assert not house.stored().get("exports")


def test_a_promise_is_made_in_the_plan(house: House) -> None:
    """`p` in the plan keeps what the worker will do, and its day, before any goal is there."""
    house.talk(":plan\np\nring housing\n15 Jan 2027\n\n")
    [step] = house.stored()["steps"]
    assert (step["goal"], step["what"], step["who"]["kind"], step["by"]) == (
        None,
        "ring housing",
        "worker",
        "2027-01-15",
    )


def test_a_question_for_the_worker_says_so(house: House) -> None:
    """Whose answer it is stands above it; what is typed opens what comes next and is the worker's thought."""
    out = house.talk(":jump connect/next-conversation\n3, she talks of the sea\n", "--pack", "three-conversations")
    assert "  For you to answer; it is not read out:\n  What does this talk lead on to, as you see it?" in out
    assert "A GOOD LIFE" in out
    [answer] = house.stored()["answers"]
    assert (answer["value"], answer["voice"]) == ({"chosen": ["good-life"], "other": "she talks of the sea"}, "worker")


def test_a_carer_in_the_room(house: House) -> None:
    """Who is here is noted with who they are, once; the worker is reminded once; a line read back says whose it is."""
    out = house.talk(":with Mum (carer), Jo\na\n:voice Mum\n:alone\n:with Mum\n:readback\ny\n")
    assert out.count("Here as carer: Mum") == 1
    (sitting,) = house.stored()["sittings"]
    assert [(one["names"], one.get("roles")) for one in sitting["present"][-3:]] == [
        (["Mum", "Jo"], ["carer", None]),
        ([], []),
        (["Mum"], ["carer"]),
    ]
    assert "  a\n    Mum\n" in out
    assert house.jotted() == [("a", "other", ["people"])]


def test_a_first_meeting_that_broke_off_asks_again_what_is_agreed(house: House) -> None:
    """What was never asked is asked; who does not want it kept is taken out of the vault."""
    house.run("start", "Sam", lines="y\ny\n")
    told = house.run("resume", "Sam", lines="y\ny\ny\ny\nn\n")
    assert "Then nothing is kept but one page" in told.out
    assert house.run("people").out.strip() == ""
