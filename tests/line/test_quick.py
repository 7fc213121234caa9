"""`quick` and `demo`: nothing is kept but the page."""

from __future__ import annotations

from pathlib import Path

from tests.line.talking import CLOSE, House


def files(house: House) -> list[str]:
    """Every file there is."""
    return sorted(str(path.relative_to(house.folder)) for path in house.folder.rglob("*") if path.is_file())


def test_quick_from_hello_to_the_page(house: House) -> None:
    """The doorstep's five questions and the close make one page; the vault is not touched."""
    before = files(house)
    lines = "Kim\n\n\nsee a friend\n" + "one thing\n\n" * 5 + CLOSE
    told = house.run("quick", lines=lines)
    assert (told.code, told.err) == (0, "")
    assert told.out.startswith("Nothing is kept but one page, written at the end into ")
    new = sorted(set(files(house)) - set(before))
    assert len(new) == 1
    assert told.out.rstrip().endswith(new[0])
    page = (house.folder / new[0]).read_text()
    assert "see a friend" in page
    assert len(page.splitlines()) <= 25


def test_quick_without_words_writes_nothing(house: House) -> None:
    """Where nothing was said there is no page."""
    before = files(house)
    told = house.run("quick", lines="Kim\n\n")
    assert "Nothing was said, so there is no page." in told.out
    assert files(house) == before


def test_quick_that_cannot_write_says_so(house: House, tmp_path: Path) -> None:
    """A page that cannot be written ends with 9, never with 0."""
    blocked = tmp_path / "a file"
    blocked.write_text("")
    told = house.run("quick", "--out", str(blocked / "papers"), lines="Kim\n\n\nwords\n:quit\n")
    assert told.code == 9
    assert "words" not in told.err


def test_quick_ended_in_an_answer_keeps_it(house: House) -> None:
    """`:quit` in the middle of an answer: the lines typed stand in the page."""
    house.run("quick", lines="Kim\n\n\n\nhalf an answer\n:quit\n")
    assert "half an answer" in next(house.folder.glob("talk-*.md")).read_text()


def test_demo_keeps_nothing(house: House) -> None:
    """The made-up person can be talked with, planned with and read back; no file is written."""
    before = files(house)
    told = house.run("demo", lines=":list\n:map\n:plan\n\n:readback\n\n:back\n:jump 1\nwords\n\n:enough\n" + CLOSE)
    assert (told.code, told.err) == (0, "")
    assert "resume" not in told.out
    assert files(house) == before
