"""The list of people: who is meant, what is due, who said what, other names, endings, two files that are one person."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from strengthtui.desk import planning
from strengthtui.errors import ExitCode, NotFoundError, UsageError
from strengthtui.model.person import Next
from strengthtui.model.plan import Who
from tests.desk.desk_builders import GATED_PACK, KINDS_PACK, a_desk, address_of, ref_of, refused, sat_down, saved

if TYPE_CHECKING:
    from pathlib import Path

    from strengthtui.desk.desk import Desk
    from strengthtui.desk.sitting import Sitting


def added(desk: Desk, name: str) -> str:
    """Add somebody; gives their id."""
    with desk.add_person(name) as person:
        return person.records.person.id


def a_step(sitting: Sitting, what: str, who: Who, *, by: str | None = None, goal: str | None = None) -> str:
    """Put a step into the plan; gives its handle."""
    return ref_of(
        sitting.change(lambda act, person: planning.add_step(act, person, goal_ref=goal, what=what, who=who, by=by))
    )


WORKER, PERSON = Who(kind="worker"), Who(kind="person")


# who is meant


@pytest.mark.parametrize("wanted", ["Zoë", "zoË", "ZOE\u0308", "  Zoë ", "zoe\u0308", "Z\x81oë\x07"])
def test_a_name_is_compared_without_case_and_composition(wanted: str) -> None:
    """However a name is typed and composed, the person of that name is meant."""
    desk = a_desk()
    person = added(desk, "Zoë")
    added(desk, "Zoe")
    assert desk.people.one(wanted).id == person


def test_the_beginning_of_an_id_names_a_person() -> None:
    """Six characters or more of an id, in any case, name a person; fewer do not."""
    desk = a_desk()
    person = added(desk, "Sam")
    for length in (6, 10, 26):
        assert desk.people.one(person[:length].lower()).id == person
    with pytest.raises(NotFoundError):
        desk.people.one(person[:5])


def test_two_of_one_name_are_refused_with_both_ids() -> None:
    """Two of one name are refused (7), with both ids and nobody's name."""
    desk = a_desk()
    ids = {added(desk, "Sam"), added(desk, "SAM")}
    with pytest.raises(NotFoundError) as caught:
        desk.people.one("sam")
    told = f"{caught.value.title} {caught.value.message} {caught.value.hint}"
    assert all(one in told for one in ids)
    assert "sam" not in told.casefold()
    assert caught.value.exit_code is ExitCode.NOT_FOUND


def test_nobody_is_told_without_the_name() -> None:
    """A name that nobody has is not said again: it may be somebody's."""
    with pytest.raises(NotFoundError) as caught:
        a_desk().people.one("Zanzibar")
    assert "Zanzibar" not in f"{caught.value.title} {caught.value.message} {caught.value.hint}"


def test_an_earlier_name_finds_them() -> None:
    """After a rename the earlier name finds them too, unless somebody has that name now."""
    desk = a_desk()
    person = added(desk, "Sam")
    assert desk.people.rename("sam", "  Alex\nB. ") == person
    assert [(row.id, row.name) for row in desk.people.list()] == [(person, "Alex B.")]
    assert desk.people.one("Sam").id == desk.people.one("alex b.").id == person
    other = added(desk, "Sam")
    assert desk.people.one("Sam").id == other
    assert desk.people.rename("Alex B.", "Sam") == person
    assert {one.id for one in desk.people.matching("sam")} == {person, other}
    with desk.read(person) as file:
        assert file.records.person.also == ("Alex B.",)


@pytest.mark.parametrize("name", ["", "  \n ", "\x07", "x" * 201])
def test_a_name_has_to_fit(name: str) -> None:
    """A name of nothing, of control characters or too long for a list is refused; nobody is added."""
    desk = a_desk()
    with pytest.raises(UsageError):
        desk.add_person(name)
    person = added(desk, "Sam")
    with pytest.raises(UsageError):
        desk.people.rename("Sam", name)
    assert [(row.id, row.name) for row in desk.people.list()] == [(person, "Sam")]


# what is due


def test_promises_come_first() -> None:
    """The worker's promises stand before all else, dated ones first, then steps, copies and meetings by date."""
    desk = a_desk()
    with (sitting := sat_down(desk, "Zed")).person:
        a_step(sitting, "ring the office", WORKER, by="2027-03-01")
        a_step(sitting, "walk", PERSON, by="2026-12-01")
        a_step(sitting, "no date", PERSON)
        saved(sitting.meet_next("2026-11-27", "the canal"))
    with (sitting := sat_down(desk, "Ann")).person:
        a_step(sitting, "bring the papers", WORKER)
        a_step(sitting, "done already", WORKER)
        done = sitting.plan().promises[-1].ref
        saved(sitting.change(lambda act, person: planning.change_step(act, person, done, {"state": "done"})))
        saved(sitting.note(copy="owed"))
    assert [(row.kind, row.person, row.what, row.by) for row in desk.people.due()] == [
        ("promise", "Zed", "ring the office", "2027-03-01"),
        ("promise", "Ann", "bring the papers", None),
        ("next", "Zed", "the canal", "2026-11-27"),
        ("step", "Zed", "walk", "2026-12-01"),
        ("copy", "Ann", "a copy is owed", None),
    ]


def test_sitting_down_again_loses_no_meeting() -> None:
    """When they meet next is told on, though another sitting began and was closed before that day."""
    desk = a_desk()
    with (sitting := sat_down(desk, "Zed")).person:
        saved(sitting.meet_next("2026-11-27", "the canal"))
        sitting.close()
    entry = desk.people.one("Zed")
    with (sitting := desk.sit_down(desk.write(entry.id))).person:
        assert len(sitting.person.records.sittings) == 2
        saved(sitting.jot("one more line"))
        sitting.close()
    assert [(row.kind, row.what, row.by) for row in desk.people.due()] == [("next", "the canal", "2026-11-27")]


@pytest.mark.parametrize("kind", ["died", "moved-on", "lost-touch", "someone-else-now", "finished-together"])
def test_an_ending_stops_reminders(kind: str) -> None:
    """After an ending, a death above all, nothing of that person is due; the list says how it ended."""
    desk = a_desk()
    with (sitting := sat_down(desk)).person:
        a_step(sitting, "ring", WORKER, by="2026-11-23")
        saved(sitting.note(next=Next(on="2026-11-27"), copy="owed"))
    assert len(desk.people.due()) == 3
    desk.people.end("Sam", kind, " \x07with the door open ")  # type: ignore[arg-type]  # the kinds of ending
    assert desk.people.due() == ()
    assert desk.people.list()[0].state
    with desk.read(desk.people.one("Sam").id) as person:
        assert person.records.person.ending is not None
        assert person.records.person.ending.words == "with the door open"


# who said what


def test_everything_said_is_found() -> None:
    """Lines, strengths, evidence, goals, steps, promises, reasons and notes are found; what nobody said is not."""
    desk = a_desk(KINDS_PACK)
    with (sitting := sat_down(desk, pack="kinds")).person:
        saved(sitting.answer("fixes BIKES"))
        saved(sitting.skip("declined", "too raw for lilacs"))
        line = ref_of(sitting.jot("sings in a Choir by the canal", ("people",)))
        saved(sitting.mark("by the canal", "Singing", None, ref=line, possible_through="the Sunday bus"))
        goal = ref_of(
            sitting.change(lambda act, person: planning.add_goal(act, person, "a front door", why="room for a bench"))
        )
        fields = {"vision": "soup on the stove"}
        saved(sitting.change(lambda act, person: planning.change_goal(act, person, goal, fields)))
        a_step(sitting, "find the papers", Who(kind="named", name="Dee"), goal=goal)
        a_step(sitting, "ring the council", WORKER)
        saved(sitting.note(leaving="lighter"))
        saved(sitting.strike(ref_of(sitting.jot("never mind the heron"))))
    added(desk, "Heron")
    wanted = "bikes, lilacs, choir canal, singing, sunday, front, bench, soup, papers, dee, council, lighter"
    for words in wanted.split(", "):
        [(row, lines)] = desk.people.find(words.upper())
        assert row.name == "Sam"
        assert len(lines) == 1, words
    assert [(row.name, lines) for row, lines in desk.people.find("heron")] == [("Heron", ())]
    assert desk.people.find("canal bikes") == ()
    with pytest.raises(UsageError):
        desk.people.find("  ")


# two files that are one person


def test_two_files_become_one(tmp_path: Path) -> None:
    """Everything of both stands in one file: lines, plan, agreements, concern, draft, names, and later fields."""
    desk = a_desk(GATED_PACK, path=tmp_path / "vault")
    with (first := sat_down(desk, "Sam", pack="gated")).person:
        saved(first.jot("said by Sam"))
        goal = ref_of(first.change(lambda act, person: planning.add_goal(act, person, "Sam's goal")))
        a_step(first, "Sam's step", PERSON, goal=goal)
        saved(first.agree_plan("yes"))
        saved(first.change(lambda act, person: planning.add_goal(act, person, "Sam's second goal")))
        saved(first.agree_plan("yes"))
        first.concern("words", "the exact words")
        first.close()
    with (second := sat_down(desk, "Samuel", pack="gated")).person:
        line = ref_of(second.jot("said by Samuel"))
        saved(second.verdict(line, "left-out"))
        goal = ref_of(second.change(lambda act, person: planning.add_goal(act, person, "Samuel's goal")))
        saved(second.verdict(goal, "left-out"))
        saved(second.change(lambda act, person: planning.change_goal(act, person, goal, {"state": "later"})))
        saved(second.agree("share", "no", "Dr Lee"))
        second.concern("who", "was there")
        saved(second.draft("half a li"))
        second.close()
    source, target = desk.people.one("Samuel").id, desk.people.one("Sam").id
    assert desk.people.merge("Samuel", "Sam") == target
    assert [row.id for row in desk.people.list()] == [target]
    assert desk.people.one("Samuel").id == target
    with desk.write(target) as person:
        records, sitting = person.records, desk.sit_down(person)
        assert [one.words.text for one in records.jottings] == ["said by Sam", "said by Samuel"]
        assert {one.words.text for one in records.goals} == {"Sam's goal", "Sam's second goal", "Samuel's goal"}
        assert len({one.order for one in records.goals}) == 3
        assert [line.verdict for line in sitting.lines()] == [None, "left-out"]
        left_out = next(one for one in sitting.to_read_back(again=True) if one.text == "Samuel's goal")
        assert left_out.ref not in {one.ref for one in sitting.to_read_back()}
        assert sitting.plan().agreed.startswith("changed since agreed on")
        assert [row["words"] for row in person.file.concerns()] == ["the exact words", "was there"]
        draft = person.file.draft()
        assert draft is not None
        assert draft.text == "half a li"
        assert len(records.conversations) == 2
        assert len(records.sittings) == 2 or len(records.sittings) == 3
    assert source not in {row.id for row in desk.people.list()}


def test_a_merge_keeps_what_differs_and_what_a_later_version_wrote(tmp_path: Path) -> None:
    """Two ways to reach them both stand; unknown fields of the file that goes are in the one that stays."""
    from strengthtui.desk.everything import everything_json, import_everything
    from strengthtui.desk.meeting import change_person

    there = a_desk()
    with (sitting := sat_down(there, "Samuel")).person as person:
        saved(sitting.jot("a line"))
        reach = {"reach": {"ways": "0117 2", "found": "the canal"}, "not_again": ("the flat",)}
        saved(sitting.change(lambda act, one: change_person(act, one, reach)))
        raw = json.loads(everything_json(person))
    raw["jottings"][0]["weather"] = 7
    (tmp_path / "x.json").write_text(json.dumps(raw))
    desk = a_desk()
    import_everything(desk, tmp_path / "x.json")
    with (sitting := sat_down(desk, "Sam")).person:
        ways = {"reach": {"ways": "0117 1"}}
        saved(sitting.change(lambda act, one: change_person(act, one, ways)))
    with desk.read(desk.people.merge("Samuel", "Sam")) as person:
        record = person.records.person
        assert record.reach is not None
        assert (record.reach.ways, record.reach.found) == ("0117 1; 0117 2", "the canal")
        assert (record.also, record.not_again) == (("Samuel",), ("the flat",))
        assert person.file.raw()["jottings"][0]["weather"] == 7


def _power_cut(_person: str, _generation: int) -> None:
    raise KeyboardInterrupt


def test_a_merge_that_was_cut_off_can_be_done_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """When the power goes before the first file is taken away, merging again brings nothing twice."""
    desk = a_desk()
    for name in ("Sam", "Samuel"):
        with (sitting := sat_down(desk, name)).person:
            saved(sitting.jot(f"said by {name}"))
            sitting.concern("words", f"of {name}")
    with monkeypatch.context() as patch:
        patch.setattr(desk.vault, "take_away", _power_cut)
        with pytest.raises(KeyboardInterrupt):
            desk.people.merge("Samuel", "Sam")
    first, second = (entry.id for entry in desk.vault.people())
    desk.people.merge(second, first)
    with desk.read(first) as person:
        assert [one.words.text for one in person.records.jottings] == ["said by Sam", "said by Samuel"]
        assert len(person.file.concerns()) == 2


def test_undo_does_not_go_behind_a_merge(tmp_path: Path) -> None:
    """Earlier names and lines stay as the merge left them; what was done since can be taken back and brought back."""
    from strengthtui.desk.everything import everything_json, import_everything

    desk = a_desk()
    for name in ("Samuel", "Sam"):
        with (sitting := sat_down(desk, name)).person:
            saved(sitting.jot(f"said by {name}"))
            saved(sitting.jot(f"taken back by {name}"))
            saved(sitting.undo())
    desk.people.rename("Sam", "Sammy")
    with desk.write(desk.people.merge("Samuel", "Sammy")) as person:
        sitting = desk.sit_down(person)
        assert refused(sitting.undo()) == "nothing-to-undo"
        assert refused(sitting.redo()) == "nothing-to-redo"
        saved(sitting.jot("said since"))
        saved(sitting.undo())
        assert refused(sitting.undo()) == "nothing-to-undo"
        saved(sitting.redo())
        assert person.records.person.also == ("Sam", "Samuel")
        assert [line.text for line in sitting.lines()] == ["said by Samuel", "said by Sam", "said since"]
        (tmp_path / "x.json").write_text(everything_json(person))
    import_everything(a_desk(), tmp_path / "x.json")


def test_a_merge_brings_the_history_along() -> None:
    """Earlier wordings of both files are still told after a merge, each once, and the plan's revision stays its own."""
    desk = a_desk()
    with (sitting := sat_down(desk, "Samuel")).person:
        for _round in range(9):
            saved(sitting.jot("a line"))
        saved(sitting.strike(a_step(sitting, "gone", PERSON)))
        line = ref_of(sitting.jot("the first words"))
        saved(sitting.verdict(line, "changed", "other words"))
    with (sitting := sat_down(desk, "Sam")).person:
        step = a_step(sitting, "walk", PERSON)
    with desk.write(desk.people.merge("Samuel", "Sam")) as person:
        assert repr(person.file.raw()["history"]).count("the first words") == 1
        sitting = desk.sit_down(person)
        saved(sitting.agree_plan("yes"))
        saved(sitting.change(lambda act, one: planning.change_step(act, one, step, {"by": "2027-01-15"})))
        assert sitting.plan().agreed.startswith("changed since agreed on")


def test_one_person_cannot_be_merged_with_themselves() -> None:
    """Naming one person twice is usage (2), whichever way they are named."""
    desk = a_desk()
    person = added(desk, "Sam")
    with pytest.raises(UsageError):
        desk.people.merge("Sam", person[:8])
    assert len(desk.people.list()) == 1


def test_merged_conversations_go_on() -> None:
    """A conversation that came with the merge is open and where it was."""
    desk = a_desk(GATED_PACK)
    with (sitting := sat_down(desk, "Samuel", pack="gated")).person:
        saved(sitting.next())
        saved(sitting.answer("no"))
        place = address_of(sitting)
    added(desk, "Sam")
    with desk.write(desk.people.merge("Samuel", "Sam")) as person:
        sitting = desk.sit_down(person)
        saved(sitting.resume())
        assert address_of(sitting) == place == "a/instead"
        assert refused(sitting.undo()) == "nothing-to-undo"


def test_the_board_is_the_list_and_what_is_due(tmp_path: Path) -> None:
    """One reading gives the same as the list and what is due, and what typing is compared with, earlier names too."""
    desk = a_desk(path=tmp_path / "v")
    with desk.sit_down(desk.add_person("Zoë")).person:
        pass
    desk.people.rename("Zoë", "Ada")
    board = desk.people.board()
    assert board.people == desk.people.list()
    assert board.due == desk.people.due()
    assert board.sought == ("ada\nzoë",)
