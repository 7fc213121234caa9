"""The hint on a word while typing: which line gets one, how often, what it says, and where there is never one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from strengthtui.desk.hinting import Ground, Hinting, ground_of, hinting_for
from strengthtui.desk.wording import LIST, team_words
from tests.desk.desk_builders import NOWHERE, a_desk, sat_down, saved

if TYPE_CHECKING:
    from pathlib import Path

    from strengthtui.desk.hinting import Hint

PETAL = Ground("people")

SAFE_PACK = """
    id: tender
    version: 1
    title: Tender
    language: en
    summary: Questions of every ground.
    sections:
      - id: a
        title: All
        questions:
          - {id: open, kind: text, ask: What is it?, about: me-skills, focus: present}
          - {id: each, kind: lines, ask: Which ones?, about: me-coping, focus: present}
          - {id: hard, kind: text, ask: What is hard?, about: now-hard, focus: present}
          - {id: safe, kind: text, ask: Who makes it harder?, about: people-make-it-harder, focus: present}
          - {id: lost, kind: text, ask: Who has died?, about: people-who-matters, focus: present}
          - {id: day, kind: date, ask: When?}
"""


def shipped() -> Hinting:
    """Give the hints of a new sitting, by the lists that come along."""
    return hinting_for(NOWHERE, on=True)


def rows(*hints: Hint | None) -> list[str | None]:
    """Name the rows hinted."""
    return [hint.row if hint is not None else None for hint in hints]


@pytest.mark.parametrize(
    ("line", "row"),
    [
        ("he is an addict", "addict"),
        ("she failed the course twice", "failed-it"),
        ("he is an addict and failed the course", "addict"),
        ("cleaned the kitchen, contact details on the fridge", None),
        ('"I am an addict', None),
        ('"I am an addict," he said, and laughed', None),
        ("“I am an addict”", None),
        ('""Addict" is what they call him', None),
        ("stubborn, and hits her when he is drunk", None),
        ("he is an addict, and his dad died of it", None),
        ("failed the exam the week of the funeral", None),
        ("an addict was violent to her", None),
        ("her mum is stubborn", None),
        ("he calls every drug abuser his friend", "drug-abuser"),
        ("   ", None),
        ("", None),
    ],
)
def test_what_is_hinted_in_a_line(line: str, row: str | None) -> None:
    """The first word of the worker's own; nothing in quoted words, in another sense, or beside harm and grief."""
    assert rows(shipped().look(line, PETAL)) == [row]


def test_the_place_says_what_it_means_for_hints() -> None:
    """Nothing is hinted in what is hard, where safety or a death is asked about, and where no words are typed."""
    desk = a_desk(SAFE_PACK)
    sitting = sat_down(desk, pack="tender")
    seen: list[str | None] = []
    for _question in range(6):
        seen += rows(shipped().look("an addict", ground_of(sitting)))
        saved(sitting.next())
    assert seen == ["addict", "addict", None, None, None, None]
    saved(sitting.begin("blossoming", "full", desk.keep_pack))
    for petal, row in (("people", "addict"), ("hard-times", None), ("hopes", "addict")):
        saved(sitting.jump(petal))
        assert rows(shipped().look("an addict", ground_of(sitting))) == [row]


def test_one_hint_a_line_and_each_once() -> None:
    """It stays while its word stands; a line has had its one when that goes; what was hinted is not hinted anew."""
    hinting = shipped()
    first = hinting.look("an addict", PETAL)
    assert rows(first) == ["addict"]
    assert hinting.look("an addict and a junkie", PETAL) == first
    assert rows(hinting.look("somebody, and a junkie", PETAL)) == [None]
    assert rows(hinting.look("a junkie", PETAL, fresh=True)) == ["junkie"]
    assert rows(hinting.look("an addict", PETAL, fresh=True)) == [None]


def test_of_several_lines_the_one_with_the_cursor() -> None:
    """Each line of a list is a line of its own, its own voice too; an answer in one voice is theirs as a whole."""
    lines, whole = Ground("a/each"), Ground("a/open", whole=True)
    text = '"an addict\na junkie'
    assert rows(shipped().look(text, lines, 0), shipped().look(text, lines, 1)) == [None, "junkie"]
    assert rows(shipped().look(text, lines)) == ["junkie"]
    assert rows(shipped().look(text, whole, 1)) == [None]
    assert rows(shipped().look("quiet here\na junkie", whole, 0), shipped().look("x\na junkie", whole, 1)) == [
        None,
        "junkie",
    ]


def test_fine_here() -> None:
    """A word that is fine here is never hinted here again, not even when hints are asked for anew; elsewhere it is."""
    hinting = shipped()
    assert hinting.fine_here() is False
    hinting.look("an addict", PETAL)
    assert hinting.fine_here() is True
    assert hinting.look("an addict", PETAL) is None
    hinting.switch(on=True)
    assert hinting.look("an addict", PETAL) is None
    assert rows(hinting.look("an addict", Ground("hopes"))) == ["addict"]


def test_off_and_on() -> None:
    """Off, nothing is looked at, not even the lists; on again, what was hinted before may be hinted once more."""

    def unread() -> None:
        raise AssertionError

    assert Hinting(unread, on=False).look("an addict", PETAL) is None  # type: ignore[arg-type]  # never called
    hinting = shipped()
    hinting.look("an addict", PETAL)
    hinting.switch(on=False)
    assert hinting.look("a junkie", PETAL, fresh=True) is None
    hinting.switch(on=True)
    assert rows(hinting.look("an addict", PETAL)) == ["addict"]


def test_the_setting_keeps_them_away() -> None:
    """Who set them off gets none, and can have them for one sitting."""
    desk = a_desk()
    desk.settings = desk.settings._replace(word_hints=False)
    hinting = desk.hinting()
    assert hinting.look("an addict", PETAL) is None
    hinting.switch(on=True)
    assert rows(hinting.look("an addict", PETAL)) == ["addict"]


OURS = """
id: ours
version: 1
sources: {H: Harbour Street}
terms:
  - {id: bed-blocker, term: bed blocker, prefer: [someone who waits], sources: [H]}
"""


def test_the_teams_own_list(tmp_path: Path) -> None:
    """It counts; with a mistake in it the list that comes along is used, and that is told once."""
    (tmp_path / LIST).write_text(OURS)
    hinting = hinting_for(tmp_path, on=True)
    found = hinting.look("a bed blocker", PETAL)
    assert found is not None
    assert found.told() == "bed blocker → someone who waits   (Harbour Street)"
    assert hinting.trouble() == ""
    (tmp_path / LIST).write_text(OURS.replace("prefer", "prefr"))
    assert team_words(tmp_path).left_out
    broken = hinting_for(tmp_path, on=True)
    assert rows(broken.look("a bed blocker, an addict", PETAL)) == ["addict"]
    assert "left out" in broken.trouble()
    assert broken.trouble() == ""


def test_what_it_says() -> None:
    """The word as it stands, one or two ways to write it, who says so; of a lack a way to say it and a question."""
    term, lack = shipped().look("An Addict", PETAL), shipped().look("failed the course", PETAL)
    assert term is not None
    assert lack is not None
    assert term.told() == (
        "Addict → person who uses drugs · person dependent on alcohol or drugs   (NIDA Words Matter and others)"
    )
    assert term.told(ways=1, brief=True) == "Addict → person who uses drugs   (NIDA Words Matter)"
    assert lack.told() == (
        "failed the course → signed up for it and went, each time: keeps going · ask: what brought you back to it?"
        "   (written for this program)"
    )
    assert lack.told(ways=1).startswith("failed the course → ask: what brought you back to it?")
    assert [part.split(":")[0] for part in term.whole[:3]] == ["Addict", "You could write", "Who says so"]
    assert "New York OASAS glossary" in term.whole[2]


def test_nothing_of_it_is_in_the_file() -> None:
    """A line that was hinted at is stored as it was typed, and with it nothing of the hint."""
    desk = a_desk()
    sitting = sat_down(desk, pack="blossoming")
    hinting = desk.hinting()
    assert hinting.look("an addict", ground_of(sitting)) is not None
    saved(sitting.jot("an addict"))
    raw = str(sitting.person.file.raw())
    assert "an addict" in raw
    assert "NIDA" not in raw
    assert "person who uses" not in raw
