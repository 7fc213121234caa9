"""What is kept and who may see it: keep no, who is in the room, papers, the page of a talk that keeps nothing."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest

from strengthtui.cli.session import Session
from strengthtui.errors import NotWrittenError
from strengthtui.line import papers
from strengthtui.line.screen import Screen
from strengthtui.line.talk import Talk
from tests.line.talking import CLOSE, House
from tests.line.test_refused_disk import Scripted

if TYPE_CHECKING:
    from pathlib import Path

SECRET = "plantedword"


def names_here(house: House) -> list[list[str]]:
    """Who was noted to be in the room, moment by moment."""
    return [one["names"] for one in house.stored()["sittings"][-1].get("present") or []]


def papers_of(house: House) -> list[str]:
    """The papers there are."""
    return sorted(path.name for path in house.folder.glob("talk-*"))


def told_of(house: House) -> bytes:
    """Every byte of the vault."""
    return b"".join(path.read_bytes() for path in house.vault.rglob("*") if path.is_file())


# keep no


@pytest.mark.parametrize("typed", ["keep no", "keep taken back"])
def test_keep_no_takes_everything_out(house: House, typed: str) -> None:
    """Chosen and confirmed, no file holds a word any more; it is said that the name stays, and the talk ends."""
    out = house.talk(f"{SECRET}\n:agree {typed}\n1\ny\nnever read\n")
    assert SECRET.encode() not in told_of(house)
    assert "The name Sam stays in the list of people" in out
    assert "resume NAME" not in out
    assert papers_of(house) == []
    assert "Sam" in house.run("people").out


def test_keep_no_writes_the_page_first(house: House) -> None:
    """With the page chosen it is written, what was being typed too, before anything is taken out."""
    out = house.talk(f"a shed\n:agree keep no\n2\n\n{SECRET}\n:agree keep no\n2\ny\n", "--pack", "ropes")
    [page] = papers_of(house)
    assert SECRET in (house.folder / page).read_text()
    assert SECRET.encode() not in told_of(house)
    assert "It stands as it was." in out
    assert "Papers that were written stay where they are" in out


@pytest.mark.parametrize(("chosen", "ends"), [("3\n", True), ("\n", False), ("1\nn\n", False), ("9\nx\n\n", False)])
def test_keep_no_takes_nothing_out_unasked(house: House, chosen: str, ends: bool) -> None:
    """Left as it is the talk ends; passed over, or not confirmed, it goes on; the words stand each time."""
    house.talk(f"fixes bikes\n:agree keep no\n{chosen}one more\n")
    assert [text for text, _voice, _topics in house.jotted()] == ["fixes bikes", *([] if ends else ["one more"])]
    assert house.stored()["agreements"][-1]["state"] == "no"


def test_where_the_page_may_not_be_written_nothing_is_taken_out(house: House) -> None:
    """With somebody here the page is asked about first; a no leaves all as it was."""
    house.talk("fixes bikes\n:with Mum\n:agree keep no\n2\ny\nn\n:alone\n")
    assert (papers_of(house), house.jotted()[0][0]) == ([], "fixes bikes")


def test_typing_no_says_how_to_stop(house: House) -> None:
    """A no to typing in the middle of the talk says what to do, and takes nothing out."""
    assert "Then type no more." in house.talk("fixes bikes\n:agree type no\n")
    assert house.jotted()[0][0] == "fixes bikes"


def test_quick_has_nothing_to_take_out(house: House) -> None:
    """Where nothing is kept a no to keeping is only noted."""
    told = house.run("quick", lines="Kim\n\n\n\n:agree keep no\nfixes bikes\n\n:quit\n")
    assert "What shall become of it" not in told.out
    assert len(papers_of(house)) == 1


# who is in the room


def test_resume_says_who_is_noted_and_asks(house: House) -> None:
    """Who was here last is said, before anything that was said is shown; a no asks who is here now."""
    house.talk(f":alone\n{SECRET}\n")
    told = house.run("resume", "Sam", lines="n\ny\nMum\n:list\n")
    assert told.out.index("Noted last: nobody else here.") < told.out.index("PEOPLE")
    assert "Who? Type the names" in told.out
    assert SECRET not in told.out
    assert names_here(house)[-1] == ["Mum"]
    told = house.run("resume", "Sam", lines="\n:list\n")
    assert "Noted last: here too is Mum." in told.out
    assert SECRET not in told.out
    told = house.run("plan", "Sam", lines="n\n\n\n")
    assert "Noted last: here too is Mum." in told.out
    assert names_here(house)[-1] == []


@pytest.mark.parametrize(
    ("typed", "present"),
    [("n\n", []), ("nobody\n", []), ("y\nMum\n", ["Mum"]), ("Yes\nno\n", []), ("y\n\n", [])],
)
def test_a_lone_yes_or_no_is_nobody(house: House, typed: str, present: list[str]) -> None:
    """At who is here, who may see it and who helps, a no is nobody and a yes is asked for names."""
    interprets = "y\nMum, by phone\n" if present else ""
    house.run("start", "Sam", lines=f"\n\n\n\n\ny\nn\n{typed}{interprets}\n\n\n:with n\n:with y\nJo\n")
    stored = house.stored()
    assert stored.get("agreements", []) == []
    assert names_here(house) == [present, [], ["Jo"]]
    assert stored["sittings"][-1]["through"] == ("Mum, by phone" if present else None)


@pytest.mark.parametrize(("typed", "through"), [("n\n", None), ("y\n\n", None), ("Jo, by phone\n", "Jo, by phone")])
def test_nobody_interprets(house: House, typed: str, through: str | None) -> None:
    """A lone no to whether one of them interprets is no interpreter called no."""
    house.run("start", "Sam", lines=f"\n\n\n\n\n\nMum\n{typed}")
    assert house.stored()["sittings"][-1]["through"] == through


@pytest.mark.parametrize(("typed", "names"), [("n\n", []), ("y\nDee\n", ["Dee"]), ("Dee, Mo\n", ["Dee", "Mo"])])
def test_who_else_helps_is_nobody_called_no(house: House, typed: str, names: list[str]) -> None:
    """At a later meeting a lone no to who else helps is nobody, and a yes is asked for names."""
    house.talk("x\n:enough\n" + CLOSE)
    house.run("resume", "Sam", lines=f"\n\n\n{typed}")
    assert [one["who"] for one in house.stored()["person"].get("alongside", [])] == names


# papers


@pytest.mark.parametrize(("answer", "written"), [("y\n", 2), ("\n", 0), ("n\n", 0)])
def test_export_asks_while_somebody_is_here(house: House, answer: str, written: int) -> None:
    """With company it says so and writes only on a yes; whom to ask before it is passed on is said after."""
    out = house.talk(f"fixes bikes\n:with Mum\n:agree share ask Dr Lee\n:export\n{answer}")
    assert "Also here: Mum. Papers hold what was said alone as well." in out
    assert "they want to be asked each time" not in out
    assert ("Before you pass it to Dr Lee, ask Sam." in out) == bool(written)
    assert len(papers_of(house)) == written
    house.run("resume", "Sam", lines="\n:alone\n:agree share no Dr Lee\n:export\n")
    assert len(papers_of(house)) == written + 2


@pytest.mark.parametrize(("answer", "copy"), [("y", "given"), ("", "owed")])
def test_papers_written_may_be_the_copy_that_is_owed(house: House, answer: str, copy: str) -> None:
    """Where a copy is owed it is asked after writing whether they have it; where papers went is said in full."""
    house.talk("fixes bikes\n:enough\n\n\n\n2\n\n\n")
    out = house.run("resume", "Sam", lines="\n" * 6 + f":export\n{answer}\n:quit\n").out
    assert "Did they get their copy?" in out
    assert all(str(path) in out for path in papers_of(house))
    assert [one.get("copy") for one in house.stored()["sittings"] if one.get("copy")][-1] == copy
    assert ("a copy is owed" in house.run("due").out) == (copy == "owed")


def test_the_close_says_what_the_plan_holds_already(house: House) -> None:
    """What is promised already stands over the question for promises, and a copy owed over that for the copy."""
    out = house.talk("fixes bikes\n:enough\n\n\nring housing\n\n\n2\n\n\n")
    assert "Already in the plan:" not in out
    assert "They still wait" not in out
    out = house.run("resume", "Sam", lines="\n" * 6 + ":enough\n" + CLOSE).out
    assert "Already in the plan:\n  worker: ring housing" in out
    assert "They still wait for their copy" in out


# the page of a talk that keeps nothing


def test_no_page_where_it_is_not_safe_to_hold(house: House) -> None:
    """After "not safe to hold" nothing is written, and that is said."""
    told = house.run("quick", lines=f"Kim\n\n\n{SECRET}\n:enough\n\n\n\n4\n\n\n")
    assert (told.code, papers_of(house)) == (0, [])
    assert "It is not safe to hold, so there is no page. Nothing was kept." in told.out


class Quick:
    """A talk that keeps nothing with one line in it, whose folder cannot be written."""

    def __init__(self, house: House, *script: str) -> None:
        blocked = house.folder / "a file"
        blocked.write_text("")
        self.out = io.StringIO()
        desk = Session(vault=house.vault).throwaway()
        sitting = desk.sit_down(desk.add_person("Kim"))
        sitting.jot(SECRET)
        self.talk = Talk(desk, sitting, Scripted(script), Screen(self.out), out=blocked / "papers", keeps=False)


def test_a_page_that_cannot_be_written_goes_elsewhere(house: House, tmp_path: Path) -> None:
    """Another folder is asked for until one can be written."""
    quick = Quick(house, "", str(house.folder / "a file" / "again"), str(tmp_path / "papers"))
    papers.page(quick.talk)
    [page] = (tmp_path / "papers").iterdir()
    assert SECRET in page.read_text()
    assert quick.out.getvalue().count("Name another folder, or") == 3


def test_a_page_that_cannot_be_written_can_be_read(house: House) -> None:
    """Or the page is shown, to be copied out."""
    quick = Quick(house, "show")
    papers.page(quick.talk)
    assert "Copy it out:\n\n# Kim" in quick.out.getvalue()
    assert SECRET in quick.out.getvalue()


def test_a_page_is_shown_where_nobody_can_be_asked(house: House) -> None:
    """At the end of all input, or of a pipe, it is shown, and the error still ends the program."""
    for quick, ask in ((Quick(house), True), (Quick(house, "never read"), False)):
        with pytest.raises(NotWrittenError):
            papers.page(quick.talk, ask=ask)
        assert SECRET in quick.out.getvalue()


def test_a_long_talk_loses_no_line(house: House) -> None:
    """Where the page cannot hold all that was said, the profile stands beside it."""
    lines = "".join(f"number {number} of many\n" for number in range(60))
    told = house.run("quick", lines=f"Kim\n\n\n\n{lines}\n:quit\n")
    assert "the profile is written beside it" in told.out
    written = "".join((house.folder / name).read_text() for name in papers_of(house))
    assert [number for number in range(60) if f"number {number} of many" not in written] == []


# said back, asked first


def test_a_date_is_said_back_with_its_weekday(house: House) -> None:
    """Steps and the next meeting: a wrong day is noticed when it is heard."""
    out = house.talk(":plan\ng a stall\n\nask\n\n2027-01-15\n\n\n\n:enough\n\n\n\n\nthe canal\nJan 2027\n\n")
    assert "\nFriday 15 January 2027\n" in out
    assert "\nJanuary 2027\n" in out


@pytest.mark.parametrize("skip", ["later", "declined", "not-fitting"])
def test_a_skip_over_an_answer_asks(house: House, skip: str) -> None:
    """Enter leaves the answer, a yes takes it away, and undo brings it back."""
    house.talk(f"a shed\n\n:back\n:{skip}\n\n", "--pack", "ropes")
    assert house.stored()["answers"][0]["state"] == "answered"
    house.run("resume", "Sam", lines=f"\n:{skip}\ny\n")
    assert house.stored()["answers"][0]["state"] == skip
    house.run("resume", "Sam", lines="\n:undo\n")
    assert house.stored()["answers"][0]["value"][0]["text"] == "a shed"


def test_jump_into_what_follows_and_back(house: House) -> None:
    """From the flower into ROPES and back; the list says that it can be done; resume comes by both."""
    out = house.talk(":jump\n\n:jump asking or turning up\na lift\n\n:jump hopes\na boat\n")
    assert "A part of the words, or the name, reaches ROPES too." in out
    assert house.jotted() == [("a boat", "gist", ["hopes"])]
    [answer] = house.stored()["answers"]
    assert answer["question"].startswith("opportunities/")
    told = house.run("resume", "Sam", lines="\n" + ":next\n" * 40)
    assert "Sam · ROPES" in told.out


def test_words_after_a_quotation_are_told(house: House) -> None:
    """The worker hears why a line is gist, at a petal and in an answer."""
    why = "Words follow the closing mark, so it is kept as gist"
    assert why in house.talk("“I kept it,” she said\n")
    assert house.jotted() == [("“I kept it,” she said", "gist", ["people"])]
    assert why not in house.run("resume", "Sam", lines="\n“I kept it”\n").out
    assert house.jotted()[1][:2] == ("I kept it", "person")
    told = house.run("resume", "Sam", lines='\n:jump asking or turning up\n"I kept it," she said\n\n')
    assert why in told.out
    assert house.stored()["answers"][0]["value"][0]["text"] == '"I kept it," she said'
