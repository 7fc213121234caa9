"""The wording check over files: whose words they are, what a sheet says of them, and a team's own list."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from strengthtui.desk.wording import LIST, check_words, team_words, word_rows
from strengthtui.packs.shipped import shipped_lexicon, shipped_words

if TYPE_CHECKING:
    from pathlib import Path


def found(text: str, name: str = "note.md") -> list[str]:
    """Check a text with the shipped lists and give `line:column code`."""
    findings = check_words(shipped_words(), text.encode(), name)
    return [f"{one.line}:{one.column} {one.code.code}" for one in findings]


def test_a_text_is_the_workers() -> None:
    """Line and column of the word, in the order of the file, however its lines end."""
    assert found("Sam.\r\nHe is very dangerous, an addict.\r\n\r\nFailed the exam.") == [
        "2:12 wording-behaviour",
        "2:26 wording-label",
        "4:1 wording-only-missing",
    ]


def test_the_persons_words_are_left_alone() -> None:
    """A block quote and quotation marks in a worker's text; the whole of a text that is the person's."""
    assert found('> an addict\n\nSam: "I am an addict."\n') == []
    assert check_words(shipped_words(), b"an addict", "note.md", voice="person") == ()


def test_a_finding_says_what_to_write_and_who_says_so() -> None:
    """It names the row, and nothing else of the text."""
    (one,) = check_words(shipped_words(), b"Plantedword is an addict.", "note.md")
    assert one.worded() == (
        'note.md:1:19: wording-label warning "addict": names the whole person by one thing; '
        "try: person who uses drugs; person dependent on alcohol or drugs; person with a substance use disorder "
        "(NIDA Words Matter, New York OASAS glossary)"
    )


SHEET = """\
person: Sam
jottings:
  - an addict
  - {text: an addict, voice: person}
  - {text: an addict, voice: other, other: Mum}
  - {topic: hard-times, text: "stubborn, an addict"}
  - {topics: [people, now-hard], text: he is dangerous}
  - {topics: [people], text: he is dangerous}
  - {text: "stubborn, an addict", voice: agreed}
conversations:
  - pack: ropes
    answers:
      resources/skills: {value: [no skills], voice: gist}
      resources/addict: {value: [an addict], voice: person}
"""


def test_a_sheet_says_whose_words_they_are() -> None:
    """What is the person's or somebody else's is passed over, and of what is hard only labels are told."""
    assert found(SHEET, "sheet.yaml") == [
        "3:8 wording-label",
        "6:45 wording-label",
        "8:36 wording-behaviour",
        "9:26 wording-label",
        "13:34 wording-only-missing",
    ]


def test_json_and_what_cannot_be_read() -> None:
    """JSON is read like YAML; what is neither is read as a text."""
    assert found('{"jottings": ["an addict"]}', "sheet.json") == ["1:19 wording-label"]
    assert found("jottings: [an addict", "sheet.yaml") == ["1:15 wording-label"]
    assert found("about: addict\nnote: addict", "any.yml") == ["2:7 wording-label"]


def test_no_file_is_too_odd() -> None:
    """Bytes that are no text are told as such."""
    assert [one.code.code for one in check_words(shipped_words(), b"\xff\xfe", "note.md")] == ["file-not-utf-8"]
    assert check_words(shipped_words(), b"", "note.md") == ()


# --- a team's own list

OWN = """\
id: ours
version: 1
sources: {H: Harbour Street}
use: [assessment]
leave: [addict]
terms:
  - {id: bed-blocker, term: bed blocker, prefer: [someone who waits for a place], sources: [H]}
"""


def rows(folder: Path, text: str) -> list[str]:
    """Give the rows that a team's lists find."""
    return [one.term.id for one in team_words(folder).matcher.find(text)]


def test_without_a_list_of_its_own_a_team_has_ours(tmp_path: Path) -> None:
    """No file, no folder: the list that comes along, and nothing told."""
    words = team_words(tmp_path / "nowhere")
    assert words.lexicon is shipped_lexicon()
    assert (words.told, words.left_out) == ((), False)


def test_a_teams_list_counts_before_ours(tmp_path: Path) -> None:
    """Rows are switched and added."""
    (tmp_path / LIST).write_text(OWN)
    assert rows(tmp_path, "An assessment of the addict, a bed blocker, a junkie.") == [
        "assessment", "bed-blocker", "junkie",
    ]  # fmt: skip
    used = {row.id: row.used for row in word_rows(team_words(tmp_path).lexicon)}
    assert (used["assessment"], used["addict"], used["bed-blocker"], used["review"]) == (True, False, True, False)


@pytest.mark.parametrize("broken", [OWN.replace("addict", "nobody"), "[", "\0"])
def test_a_broken_list_is_told_and_ours_is_used(tmp_path: Path, broken: str) -> None:
    """With the place of each slip; none of it counts."""
    (tmp_path / LIST).write_text(broken)
    words = team_words(tmp_path)
    assert words.left_out
    assert words.lexicon is shipped_lexicon()
    assert str(tmp_path / LIST) in words.told[0]


def test_a_list_that_cannot_be_opened_is_told(tmp_path: Path) -> None:
    """A folder of that name, say."""
    (tmp_path / LIST).mkdir()
    words = team_words(tmp_path)
    assert words.left_out
    assert any(str(tmp_path / LIST) in line for line in words.told)
