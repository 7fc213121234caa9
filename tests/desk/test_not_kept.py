"""When they do not want it kept: everything that was said goes, everywhere, and what stays is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from strengthtui.desk import meeting, not_kept, planning
from strengthtui.desk.everything import everything_json
from strengthtui.model.plan import Who
from tests.desk.desk_builders import KINDS_PACK, a_desk, bytes_under, ref_of, refused, reopened, sat_down, saved

if TYPE_CHECKING:
    from pathlib import Path

    from strengthtui.desk.sitting import Sitting

SECRET = "zanzibar"


def everything_said(sitting: Sitting) -> None:
    """Put the word into every place that takes words, and into what was undone, struck over and begun."""
    saved(sitting.jot(f"taken back {SECRET}"))
    saved(sitting.undo())
    line = ref_of(sitting.jot(f"a line of {SECRET}"))
    saved(sitting.verdict(line, "changed", f"other words of {SECRET}"))
    saved(sitting.mark(SECRET, f"Calm in {SECRET}", ref=line))
    saved(sitting.answer(f"an answer of {SECRET}"))
    saved(sitting.skip("declined", f"{SECRET} again"))
    goal = ref_of(sitting.change(lambda act, one: planning.add_goal(act, one, f"away from {SECRET}")))
    who = Who(kind="person")
    fields = {"reach": {"ways": SECRET}, "not_again": (SECRET,), "alongside": meeting.alongside_of((SECRET,))}
    saved(sitting.change(lambda a, one: planning.add_step(a, one, goal_ref=goal, what=f"pack {SECRET}", who=who)))
    saved(sitting.change(lambda act, one: planning.add_step(act, one, goal_ref=None, what=SECRET, who=who)))
    saved(sitting.change(lambda act, one: meeting.change_person(act, one, fields)))
    saved(sitting.present((SECRET,)))
    saved(sitting.agree("share", "yes", SECRET))
    saved(sitting.agree("talk", "yes"))
    saved(sitting.note(leaving=SECRET, place=SECRET))
    saved(sitting.meet_next("2026-11-27", SECRET))
    saved(sitting.draft(f"begun {SECRET}"))


def test_everything_is_taken_out(tmp_path: Path) -> None:
    """No file of the vault holds a word of it and nothing brings it back; the name and what was agreed stay."""
    desk = a_desk(KINDS_PACK, path=tmp_path / "vault")
    sitting = sat_down(desk, pack="kinds")
    everything_said(sitting)
    saved(sitting.agree("keep", "no"))
    assert any(SECRET.encode() in data for data in bytes_under(tmp_path).values())
    saved(sitting.take_everything_out())
    sitting.close()
    assert [name for name, data in bytes_under(tmp_path).items() if SECRET.encode() in data] == []
    desk = reopened(desk)
    [entry] = desk.people.list()
    assert entry.name == "Sam"
    assert desk.people.due() == ()
    with desk.write(entry.id) as person:
        assert SECRET not in everything_json(person)
        assert meeting.agreements_of(person)[0].startswith("talk: yes")
        assert meeting.agreements_of(person)[1].startswith("keep: no")
        again = desk.sit_down(person)
        assert {refused(again.undo()), refused(again.redo())} == {"nothing-to-undo", "nothing-to-redo"}
        saved(again.begin("kinds", "full", desk.keep_pack))
        saved(again.jot("words of another day"))
        assert [line.text for line in again.lines()] == ["words of another day"]


def test_short_words_go_too(tmp_path: Path) -> None:
    """A word too short to be looked for anywhere is in no older state and no draft either."""
    desk = a_desk(KINDS_PACK, path=tmp_path / "vault")
    sitting = sat_down(desk, pack="kinds")
    saved(sitting.jot("gin!"))
    saved(sitting.draft("rum!"))
    saved(sitting.take_everything_out())
    left = b"".join(data for name, data in bytes_under(tmp_path).items() if "/people/" in name)
    assert left
    assert {word for word in (b"gin!", b"rum!") if word in left} == set()


def test_what_the_team_page_keeps_apart_is_not_touched(tmp_path: Path) -> None:
    """The concern record is append-only: it stays, and what is said of it is the same where there is none."""
    desk = a_desk(path=tmp_path / "vault")
    told = []
    for name in ("Sam", "Nia"):
        sitting = sat_down(desk, name)
        if name == "Sam":
            sitting.concern("words", SECRET)
        saved(sitting.take_everything_out())
        assert len(sitting.person.file.concerns()) == (name == "Sam")
        told.append(" ".join(not_kept.taken_out(sitting)).replace(name, ""))
        sitting.close()
    assert told[0] == told[1]
    assert "cannot take a name out of the list" in told[0]


@pytest.mark.parametrize(
    ("what", "state", "asked"),
    [("keep", "no", True), ("keep", "withdrawn", True), ("keep", "ask-again", False), ("talk", "no", False)],
)
def test_only_a_no_to_keeping_asks_what_becomes_of_it(what: str, state: str, asked: bool) -> None:
    """A no, or a yes taken back, to keeping; nothing else."""
    assert not_kept.is_asked(what, state) is asked  # type: ignore[arg-type]  # agreements and their states
    assert set(not_kept.ways_on()) == {"take-out", "page-then-take-out", "leave"}


def test_a_file_open_to_read_is_not_emptied() -> None:
    """Nothing is taken out of what is open for reading only."""
    desk = a_desk()
    sitting = sat_down(desk)
    person = sitting.person.records.person.id
    sitting.close()
    reading = type(sitting)(desk.read(person), sitting.id)
    assert refused(reading.take_everything_out()) == "read-only"
