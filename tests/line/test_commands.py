"""The table of commands, and commands in the middle of a question."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from strengthtui import content
from strengthtui.line import cells
from strengthtui.line.commands import commands
from tests.line.talking import CLOSE, House

DESIGNED = (
    "next back later declined not-fitting jot sort voice strength map ecomap jump list why undo strike readback plan"
    " export with alone agree redo safety pause enough guide help quit words choose page step goal"
)


def test_the_table_is_the_designed_one() -> None:
    """Every command of the design is there, and no other."""
    assert set(commands()) == set(DESIGNED.split())


def test_help_fits_a_small_screen(house: House) -> None:
    """All commands and how lines are typed: under 24 rows of 80, each of at most 79 cells."""
    out = house.talk(":help\n")
    shown = out[out.index(":next         ") :].splitlines()
    last = next(at for at, row in enumerate(shown) if row.startswith('A line beginning with "'))
    assert any("A line is safe once Enter is pressed." in row for row in shown)
    rows = shown[: last + 1]
    rows = [part for row in rows for part in cells.wrap(row, 79)]
    assert len(rows) < 22
    assert max(map(len, rows)) < 80
    for name in commands():
        assert any(f":{name} " in row for row in rows), name


@pytest.mark.parametrize("name", sorted(commands()))
def test_every_command_is_explained_and_in_the_guide(house: House, name: str) -> None:
    """`:help NAME` says how it is typed; the guide names it."""
    assert f"\n:{name}" in house.talk(f":help {name}\n")
    assert f":{name} " in content.read_bytes("guides/line-mode.md").decode()


@pytest.mark.parametrize("name", sorted(set(commands()) - {"quit", "enough"}))
def test_every_command_survives_alone_and_with_nonsense(house: House, name: str) -> None:
    """Bare or with words it cannot use, at a petal, at a question and past the end: the talk goes on."""
    try_it = f":{name}\n\n\n\n\n\n:{name} 99 zz\n\n\n\n\n\n"
    out = house.talk(f"words\n{try_it}:quit\n")
    out += house.run("resume", "Sam", lines=":next\n" * 8 + try_it).out
    out += house.run("resume", "Sam", lines=":next\n" * 20 + try_it).out
    assert out.endswith("Everything is kept. strengthtui resume NAME goes on with it.\n")


def test_commands_work_while_something_is_asked(house: House) -> None:
    """A line can be kept, the list seen and the screen cleared in the middle of a question; others say why not."""
    out = house.talk("fixes bikes\n:strength\n:jot Jo rings\n:list\n:next\n:pause\n\n:enoug\nbikes\nHandy\n\n\n:map\n")
    assert "1  fixes bikes" in out
    assert "2  Jo rings" in out
    assert "Not in the middle of this. Answer it, or pass with Enter; then :next works." in out
    assert "Did you mean :enough?" in out
    assert "* Handy\n    bikes\n" in out


def test_pause_in_a_question_keeps_the_answer_being_typed(house: House) -> None:
    """What was typed before a command that asks is still there after it."""
    house.talk("one\n:jot\n:pause\n\n\ntwo\n\n", "--pack", "ropes")
    assert [one["text"] for one in house.stored()["answers"][0]["value"]] == ["one", "two"]


def test_strength_is_stored_with_its_words(house: House) -> None:
    """The words, the name, where it lives and what makes it possible; wrong input is asked again."""
    house.talk('"I can fix any bike.\n:strength\nno such words\nFIX any\nHandy\n9\n3\na shed\n')
    stored = house.stored()
    strength, evidence = stored["strengths"][0], stored["evidence"][0]
    assert (strength["name"], strength["sphere"], strength["possible_through"]) == ("Handy", "environment", "a shed")
    assert (evidence["words"]["text"], evidence["words"]["voice"]) == ("fix any", "person")


def test_where_a_strength_lives_is_said_before_enter_takes_it(house: House) -> None:
    """A name of their own suggests nothing, so Enter is told to leave it where it stands: mine."""
    told = house.talk('"My gran rings me.\n:strength\n\nGran who rings\n\n\n')
    assert "(Enter: mine)" in " ".join(told.split())


def test_the_close_says_what_it_asks_about_where_that_was_said(house: House) -> None:
    """What cannot wait, and the day they named, stand there before they are asked; Enter leaves them so."""
    typed = ":jump must-change/cannot-wait\nthe armchair\n\n:jump connect/look-again\n3 May\n\n:enough\n\n\n\n\n\n\n"
    told = house.talk(typed, "--pack", "three-conversations")
    _talk, waits, again = told.split("Said already; Enter leaves it so:")
    assert waits.index("· the armchair") < waits.index("What can't wait until we meet again?")
    assert again.index("· 3 May") < again.index("When and where shall we meet again? (Enter: as it stands)")


def test_after_the_close_the_way_to_the_papers_is_told(house: House) -> None:
    """Whoever closes in plain lines is told how profile and plan are written; where nothing was said, nothing is."""
    told = house.talk("fixes bikes\n:enough\n\n\n\n\n\n\n")
    assert "strengthtui export NAME  writes the profile and the plan." in told
    assert "strengthtui export NAME" not in house.run("start", "Ada", lines="\n" * 12 + ":enough\n\n\n\n\n\n").out


def test_a_strength_survives_an_end_in_the_middle(house: House) -> None:
    """A line is safe from Enter on: a name typed is on the map though the questions after it were never answered."""
    house.talk("fixes bikes\n:strength\n\nHandy\n")
    assert [one["name"] for one in house.stored()["strengths"]] == ["Handy"]


def test_company_hides_what_was_said_alone(house: House) -> None:
    """With somebody in the room, a line said alone is in no list; alone again it is back."""
    out = house.talk(":alone\nafraid of Dad\n:with Dad\n:list\n:alone\n:list\n")
    hidden, back = out.split("Noted. What was said alone is not shown now.")[1].split("Noted: nobody else is here.")
    assert "There is nothing to show here just now." in hidden
    assert "1  afraid of Dad" in back


@pytest.mark.parametrize(
    ("typed", "what", "name", "state"),
    [
        ("talk no", "talk", None, "no"),
        ("keep ask again", "keep", None, "ask-again"),
        ("keep ask", "keep", None, "ask-again"),
        ("type taken back", "type", None, "withdrawn"),
        ("share yes Dr Lee", "share", "Dr Lee", "yes"),
        ("share with Dr Lee: no", "share", "Dr Lee", "no"),
        ("share ask-each-time Dr Lee", "share", "Dr Lee", "ask-each-time"),
        ("share no with Dr Lee", "share", "Dr Lee", "no"),
    ],
)
def test_agreements(house: House, typed: str, what: str, name: str | None, state: str) -> None:
    """One thing at a time, in the words people use; given with the command or when asked."""
    for lines in (f":agree {typed}\n", f":quit\n\n:agree\nfoo\ntalk\nshare yes\n{typed}\n"):
        house.run("start", "Sam", lines="\n" * 10 + lines.removeprefix(":quit\n\n")) if "quit" not in lines else None
        house.run("resume", "Sam", lines="\n" * 6 + lines.removeprefix(":quit\n\n"))
        row = house.stored()["agreements"][-1]
        assert (row["about"]["what"], row["about"].get("name"), row["state"]) == (what, name, state)


def test_plan_is_stored(house: House) -> None:
    """Goals with why, strengths, steps with who, asked, by when, hurdle and what then; wrong input is asked again."""
    lines = (
        "fixes bikes\n:strength 1 Handy\n\n\n"
        ':plan\nz\ng "A bike stall\nfor Saturdays\n7\n1\n'
        "ask the office\nJo\nmaybe\ny\nsomeday\n2027-01-15\nrain\na tent\n"
        "paint a sign\n\n\n\n\n"
        "m 2\nq\nd\nc\n\n\nsoon\nlater\n\ns\ncall\nw\n\n\na\nwell\npartly\n\n"
    )
    house.talk(lines)
    stored = house.stored()
    goal, steps = stored["goals"][0], stored["steps"]
    assert (goal["words"]["text"], goal["words"]["voice"]) == ("A bike stall", "person")
    assert (goal["why"], goal["state"]) == ("for Saturdays", "later")
    assert goal["draws_on"] == [stored["strengths"][0]["id"]]
    assert [(one["what"], one["who"]["kind"], one["state"]) for one in steps] == [
        ("ask the office", "named", "open"),
        ("paint a sign", "person", "done"),
        ("call", "worker", "open"),
    ]
    assert (steps[0]["who"]["name"], steps[0]["who"]["asked"], steps[0]["by"]) == ("Jo", "yes", "2027-01-15")
    assert (steps[0]["hurdle"], steps[0]["then"]) == ("rain", "a tent")
    assert stored["agreements"][-1]["state"] == "partly"


def test_a_goal_survives_an_end_in_the_middle(house: House) -> None:
    """A line is safe from Enter on: goal and step are stored though the questions after them were not answered."""
    house.talk(":plan\na bike stall\ny\n\nask the office\n")
    stored = house.stored()
    assert [one["words"]["text"] for one in stored["goals"]] == ["a bike stall"]
    assert [one["what"] for one in stored["steps"]] == ["ask the office"]


def test_a_helper_says_yes(house: House) -> None:
    """Marking that the helper said yes is stored on the step."""
    house.talk(":plan\ng a stall\n\nask\nJo\n\n\n\n\nm\n1\ny\n\n")
    assert house.stored()["steps"][0]["who"] == {"kind": "named", "name": "Jo", "asked": "yes"}


@pytest.mark.parametrize("answer", ["n\n", "\n", ""])
def test_only_what_they_call_a_goal_becomes_one(house: House, answer: str) -> None:
    """Other words at the plan are kept at once and asked about; without a yes they are a line like any other."""
    out = house.talk(f':plan\n"Mum is coming on Sunday\n{answer}')
    assert "Is that a goal of theirs?" in out
    assert house.jotted() == [("Mum is coming on Sunday", "person", [])]
    assert "goals" not in house.stored()


def test_a_line_called_a_goal_moves_into_the_plan(house: House) -> None:
    """After a yes the words stand in the plan, whose they are too, and no more among the lines."""
    out = house.talk(':plan\n"Housing\ny\n\n\n\n:list\n')
    assert house.jotted() == []
    assert [(one["words"]["text"], one["words"]["voice"]) for one in house.stored()["goals"]] == [("Housing", "person")]
    assert "1  “Housing”  (a goal)" in out


def test_a_step_is_changed_in_every_part(house: House) -> None:
    """Its words, who does it and whether they said yes, its day, what may get in the way; none takes a part away."""
    house.talk(
        ":plan\ng a stall\n\nask\n\n\n\n\n"
        "m 1\nc\nask the office\nm 1\np\nJo\ny\nm 1\nw\nsomeday\n2027-01-15\nm 1\nh\nrain\na tent\n\n"
    )
    [step] = house.stored()["steps"]
    assert (step["what"], step["by"], step["hurdle"], step["then"]) == (
        "ask the office",
        "2027-01-15",
        "rain",
        "a tent",
    )
    assert step["who"] == {"kind": "named", "name": "Jo", "asked": "yes"}
    house.run("plan", "Sam", "--plain", lines="\nm 1\nw\nnone\nm 1\nh\n\nnone\nm 1\np\nme\n\n")
    [step] = house.stored()["steps"]
    assert (step["by"], step["hurdle"], step["then"]) == (None, "rain", None)
    assert step["who"]["kind"] == "person"


def test_steps_and_goals_come_off_the_plan_and_back(house: House) -> None:
    """What is taken off is asked first, is gone from the plan, and :undo brings it back."""
    house.talk(":plan\ng a stall\n\nask\n\n\n\n\nm 1\nt\n\nm 1\nt\ny\n\n")
    stored = house.stored()
    assert (len(stored["goals"]), stored["steps"]) == (1, [])
    out = house.run("plan", "Sam", "--plain", lines="\nc\n\n\noff\ny\n:undo\n\n").out
    assert "It is off the plan. :undo brings it back." in out
    assert "There is nothing of a plan to show just now." in out
    assert len(house.stored()["goals"]) == 1


def test_a_goal_loses_its_reason(house: House) -> None:
    """What makes a goal count can be taken away again, and its words said anew."""
    house.talk(':plan\ng a stall\nfor Dad\n\nc\n"A van\nnone\n\n\n')
    [goal] = house.stored()["goals"]
    assert (goal["words"]["text"], goal["words"]["voice"], goal["why"]) == ("A van", "person", None)


def test_read_back(house: House) -> None:
    """Right makes gist agreed, a change puts new words in, left out and not sure are kept; Enter stops."""
    house.talk("a\nb\nc\nd\ne\n:readback\nwhat\ny\nc\n\nc\nB\no\nn\n\n")
    assert [(text, voice) for text, voice, _topics in house.jotted()][:2] == [("a", "agreed"), ("B", "agreed")]
    assert [one["verdict"] for one in house.stored()["verdicts"]] == ["right", "changed", "left-out", "not-sure"]
    told = house.run("resume", "Sam", lines="\n:readback\n\n")
    assert "\n  e\n" in told.out
    assert "\n  d\n" not in told.out.split("ask whether it is right")[1]


def test_strike_leaves_nothing(house: House) -> None:
    """After a strike the words are in no file of the vault."""
    house.talk("plantedword\nfixes bikes\n:list\n:strike 1\ny\n")
    kept = b"".join(path.read_bytes() for path in house.vault.rglob("*") if path.is_file())
    assert b"plantedword" not in kept
    assert b"fixes bikes" in kept


def kept(house: House) -> bytes:
    """Give every byte of the vault."""
    return b"".join(path.read_bytes() for path in house.vault.rglob("*") if path.is_file())


def test_a_line_that_was_taken_back_can_be_struck(house: House) -> None:
    """A word of it finds it though it stands in no list; after a yes it is in no file."""
    out = house.talk("plantedword here\n:undo\n:list\n:strike plantedword\n\n:strike PLANTED\ny\n:redo\n:list\n")
    assert "plantedword here  (taken back)" in out
    assert "It stands as it was." in out
    assert "A line was struck." in out
    assert b"plantedword" not in kept(house)


def test_strike_by_a_word_asks_which(house: House) -> None:
    """Of several that hold the words one is chosen; none says so; a long number is words, not the number of a line."""
    out = house.talk(
        "fixes bikes\nrides bikes\n:strike zzz\n:strike bikes\n9\n2\ny\nring 0117900\n:strike 0117900\ny\n"
    )
    assert "No line holds these words." in out
    assert "1  fixes bikes" in out
    assert "A number from 1 to 2." in out
    assert [text for text, _voice, _topics in house.jotted()] == ["fixes bikes"]


def test_a_strike_tells_where_the_words_still_stand(house: House) -> None:
    """The places are told without the words; at the close as well."""
    out = house.talk("plantedword\n:jot plantedword\n:plan\ng away from plantedword\n\n\n\n:strike 1\ny\n:quit\n")
    told = out.split("A line was struck.")[1]
    assert "The same words still stand elsewhere: a line, a goal." in told
    assert "plantedword" not in told
    out = house.run("resume", "Sam", lines="\n" * 6 + ":enough\n\nplantedword\n1\nstrike\n" + CLOSE).out
    assert "The same words still stand elsewhere: a goal." in out


def test_how_to_reach_them_can_be_struck(house: House) -> None:
    """What was said of reaching them has a number in the list and goes for good."""
    house.run("start", "Sam", lines="\n" * 8 + "plantednumber\n\n:quit\n")
    assert house.stored()["person"]["reach"]["ways"] == "plantednumber"
    out = house.run("resume", "Sam", lines="\n" * 6 + ":list\n:strike 1\ny\n:quit\n").out
    assert "1  plantednumber  (how to reach them)" in out
    assert b"plantednumber" not in kept(house)


def test_kind_close(house: House) -> None:
    """What can't wait, what is taken out, a promise, the copy, when next, how they leave: each is stored."""
    lines = (
        "a secret\nfixes bikes\n:enough\nno bed tonight\nzebra\nsecret\nx\nstrike\n\n"
        "ring housing\nno day\ntomorrow\n\n9\n2\nFriday at two\n2027-01-15\ntired\n"
    )
    out = house.talk(lines)
    stored = house.stored()
    assert out.endswith("Finished, as far as you wished. Everything is kept.\n")
    assert [text for text, _voice, _topics in house.jotted()] == ["fixes bikes", "no bed tonight"]
    assert [(one["what"], one["who"]["kind"]) for one in stored["steps"]] == [("ring housing", "worker")]
    sitting = stored["sittings"][0]
    assert (sitting["copy"], sitting["leaving"]) == ("owed", "tired")
    assert (sitting["next"]["on"], sitting["next"]["words"]) == ("2027-01-15", "Friday at two")
    assert sitting["ended"]
    assert {one["state"] for one in stored["conversations"]} == {"done"}


def test_close_from_anywhere(house: House) -> None:
    """Enough is enough in the middle of a question too; at the close it does not begin again."""
    out = house.talk(":plan\ng a stall\n:enough\n:enough\n" + CLOSE)
    assert "This is the close already." in out
    assert out.endswith("Everything is kept.\n")
    assert [one["words"]["text"] for one in house.stored()["goals"]] == ["a stall"]


def test_safety_keeps_its_lines_apart(house: House) -> None:
    """The team's page is shown; the four lines are in no list, no document and not in what `show` gives."""
    out = house.talk(":safety\nhe hits me\n\n\n\n\n:list\n")
    assert "Kept apart from everything else, in no document." in out
    assert "There is nothing to show here just now." in out
    assert "he hits me" not in house.run("show", "Sam", "--json").out


def test_safety_says_where_nothing_is_kept(house: House, tmp_path: Path) -> None:
    """In a talk that keeps nothing, nobody is let believe that a disclosure was stored."""
    told = house.run("quick", "--out", str(tmp_path), lines="Kim\n\n\n\n:safety\n:quit\n")
    assert "This talk keeps nothing: write down elsewhere" in told.out
    assert not re.search("Kept apart", told.out)
