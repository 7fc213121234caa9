"""Filling a sheet in: every word as written, as one act, onto somebody new or somebody who is here, once."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from strengthtui import content
from strengthtui.desk.fill_in import fill_file
from strengthtui.desk.filling import fill
from strengthtui.errors import BadInputError, NotWrittenError, UsageError
from strengthtui.text import clean
from tests.desk.desk_builders import GATED_PACK, KINDS_PACK, a_desk, address_of, refused, sat_down, saved, stored

if TYPE_CHECKING:
    from pathlib import Path

    from strengthtui.desk.open_person import OpenPerson


def filled(text: str | bytes, *packs: str, name: str = "sheet.yaml") -> OpenPerson:
    """Fill a sheet in onto somebody new."""
    desk = a_desk(*(packs or (KINDS_PACK, GATED_PACK)))
    person = desk.add_person("Sam")
    fill(person, text if isinstance(text, bytes) else text.encode(), name, keep=desk.keep_pack)
    return person


WHOLE = """
worker: RB
happened: 2026-11-20
present: [Sam, Aunty Sal (carer)]
through: phone interpreter
limits_said: yes
consent: yes
agreements:
  - {about: share, state: no, name: Dr Lee, how: wrote}
  - {about: keep, state: ask-again}
conversations:
  - pack: kinds
    route: short
    answers:
      a/text: {value: "\\"I cope\\" he says", voice: person, share: none}
      a/lines:
        - Jo next door
        - {text: My sister rings., voice: person}
        - {text: First at my door., other: Aunty Sal}
      a/yes: {state: later, reason: enough for today}
      a/ruler: {at: 6, from: the fog, to: a clear day}
      a/aims: [my own front door]
jottings:
  - {topic: people, voice: other, other: Aunty Sal, text: "Sam was first."}
  - {topics: [enjoy, me-skills], share: none, text: bikes}
  - not sorted
strengths:
  - name: Sister who rings
    sphere: family
    evidence: My sister rings.
    voice: person
    possible_through: a phone in credit
goals:
  - words: A stall on Saturdays
    voice: person
    why: people know me
    draws_on: [sister who RINGS]
    steps:
      - {what: Ask about a pitch, who: me, by: 2027-01-15, hurdle: phone calls, then: go with Jo}
      - {what: Lend the trailer, who: Jo, asked: yes}
      - {what: Find the papers, who: sam}
promises: [{what: Ring the office, by: 2026-11-24}]
copy: owed
next: {on: 2026-11-27, words: the canal}
"""


def test_a_whole_sheet() -> None:
    """Everything a sheet may hold lands where it belongs, in one act, with whose words it is."""
    person = filled(WHOLE)
    records = person.records
    [sitting] = records.sittings
    assert (sitting.happened, sitting.worker, sitting.through, sitting.copy) == (
        "2026-11-20",
        "RB",
        "phone interpreter",
        "owed",
    )
    assert [(one.names, one.roles) for one in sitting.present] == [(("Aunty Sal",), ("carer",))]
    assert sitting.limits is not None
    assert sitting.next is not None
    assert (sitting.limits.said, sitting.next.on, sitting.next.words) == (True, "2026-11-27", "the canal")
    assert {(one.about.what, one.about.name, one.state) for one in records.agreements} == {
        ("talk", None, "yes"),
        ("type", None, "yes"),
        ("keep", None, "ask-again"),
        ("share", "Dr Lee", "no"),
    }
    assert [(line.text, line.voice, line.other, line.share) for line in person.heard] == [
        ("Sam was first.", "other", "Aunty Sal", None),
        ("bikes", "gist", None, "none"),
        ("not sorted", "gist", None, None),
        ('"I cope" he says', "person", None, "none"),
        ("Jo next door", "gist", None, None),
        ("My sister rings.", "person", None, None),
        ("First at my door.", "other", "Aunty Sal", None),
        ("6 of 10 (the fog to a clear day)", "gist", None, None),
    ]
    [evidence] = records.evidence
    assert evidence.source is not None
    assert (evidence.words.voice, evidence.source.line, evidence.source.start) == ("person", 1, 0)
    assert [(goal.words.text, goal.words.voice, goal.order) for goal in records.goals] == [
        ("my own front door", "gist", 0),
        ("A stall on Saturdays", "person", 1),
    ]
    assert records.goals[1].draws_on == (records.strengths[0].id,)
    assert [(step.what, step.who.kind, step.who.asked, step.order) for step in records.steps] == [
        ("Ask about a pitch", "person", "not-yet", 0),
        ("Lend the trailer", "named", "yes", 1),
        ("Find the papers", "person", "not-yet", 2),
        ("Ring the office", "worker", "not-yet", 3),
    ]
    assert len({row.act for row in records.history}) == 1
    [later] = [one for one in records.answers if one.state == "later"]
    assert later.reason == "enough for today"


def test_the_shipped_sheets_fill_in() -> None:
    """The made-up person's sheet and the one in the guide are right."""
    guide = content.read_bytes("guides/sheets.md").decode()
    example = "\n".join(line.removeprefix("    ") for line in guide.splitlines() if line.startswith("    "))
    for text in (content.read_bytes("demo/sam.yaml"), example.encode()):
        desk = a_desk()
        with desk.add_person("Sam") as person:
            assert fill(person, text, "x.yaml", keep=desk.keep_pack).notes == ()
            assert all(one.source is not None for one in person.records.evidence)


def test_undo_takes_all_of_it_back() -> None:
    """One undo takes the whole sheet back, the sitting it told of too; redo brings it back."""
    desk = a_desk(KINDS_PACK, GATED_PACK)
    person = desk.add_person("Sam")
    before = stored(person)
    fill(person, WHOLE.encode(), "x.yaml", keep=desk.keep_pack)
    after = stored(person)
    sitting = desk.sit_down(person)
    saved(sitting.undo())
    assert stored(person) == before
    assert person.records.conversations == ()
    saved(sitting.redo())
    assert stored(person) == after
    assert refused(sitting.redo()) == "nothing-to-redo"


@settings(max_examples=60, suppress_health_check=list(HealthCheck), deadline=None)
@given(text=st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40))
def test_words_come_back_as_they_were_written(text: str) -> None:
    """Every character comes back, but control characters and the white space round the words."""
    kept = clean(text).text.strip()
    sheet = {"jottings": [{"text": text}], "conversations": [{"pack": "kinds", "answers": {"a/text": text}}]}
    if not kept:
        with pytest.raises(BadInputError):
            filled(json.dumps(sheet), KINDS_PACK, name="x.json")
        return
    person = filled(json.dumps(sheet), KINDS_PACK, name="x.json")
    assert [line.text for line in person.heard] == [kept, kept]


def test_blocks_keep_their_lines() -> None:
    """In a block the line breaks and the spaces within stay; a leading quotation mark is text."""
    sheet = """
conversations:
  - pack: kinds
    answers:
      a/text: |
        "First line,
          indented  twice

        and a last: one
      a/lines: |
        one
        "two"
jottings: [{text: '"as it stands', voice: gist}]
"""
    person = filled(sheet)
    assert [(line.text, line.voice) for line in person.heard] == [
        ('"as it stands', "gist"),
        ('"First line,\n  indented  twice\n\nand a last: one', "gist"),
        ("one", "gist"),
        ('"two"', "gist"),
    ]


def test_control_characters_are_removed_and_counted() -> None:
    """What no keyboard means to type is taken out wherever it stands, and said."""
    desk = a_desk(KINDS_PACK)
    sheet = '{"worker": "R\\u0007B", "present": ["M\\u001bum"], "jottings": [{"text": "a\\u0000b\\u009bc"}]}'
    with desk.add_person("Sam") as person:
        notes = fill(person, sheet.encode(), "x.json", keep=desk.keep_pack).notes
        assert notes[-1] == "4 control characters were taken out."
        assert (person.records.sittings[0].worker, person.records.jottings[0].words.text) == ("RB", "abc")


def test_without_a_day_it_asks_or_stays_empty() -> None:
    """The day of the talk is asked for where somebody can answer; today is never assumed."""
    desk = a_desk(KINDS_PACK)
    for ask, day, notes in ((None, None, 1), (lambda: None, None, 1), (lambda: "2026-11-20", "2026-11-20", 0)):
        with desk.add_person("Sam") as person:
            told = fill(person, b"jottings: [x]", "x.yaml", keep=desk.keep_pack, ask_day=ask).notes
            assert (person.records.sittings[0].happened, len(told)) == (day, notes)
    with desk.add_person("Sam") as person:
        fill(person, b"happened: 2026-11-01", "x.yaml", keep=desk.keep_pack, ask_day=lambda: pytest.fail("asked"))


def test_a_sheet_is_filled_in_once() -> None:
    """The very same sheet is refused the second time, whoever asks, unless it is said to be meant."""
    desk = a_desk(KINDS_PACK)
    sheet = b"jottings: [x]\nstrengths: [{name: Calm, evidence: x}]"
    with desk.add_person("Sam") as person:
        fill(person, sheet, "x.yaml", keep=desk.keep_pack)
        before = stored(person)
        with pytest.raises(UsageError):
            fill(person, sheet, "y.yaml", keep=desk.keep_pack)
        assert stored(person) == before
        fill(person, sheet, "y.yaml", keep=desk.keep_pack, again=True)
        assert (len(person.records.jottings), len(person.records.strengths), len(person.records.evidence)) == (2, 1, 1)
    with desk.add_person("Jo") as other:
        fill(other, sheet, "x.yaml", keep=desk.keep_pack)


def test_a_conversation_goes_on_with_the_open_one() -> None:
    """Answers go into the open conversation of that pack; what stood there is written anew and counted."""
    desk = a_desk(KINDS_PACK)
    with (sitting := sat_down(desk, pack="kinds")).person as person:
        saved(sitting.answer("typed"))
        sheet = b"conversations: [{pack: kinds, answers: {a/text: written, a/yes: yes}}]"
        notes = fill(person, sheet, "x.yaml", keep=desk.keep_pack).notes
        assert notes[0] == "Answers that stood there already and were written anew: 1."
        assert len(person.records.conversations) == 1
        assert [line.text for line in sitting.lines()] == ["written", "yes"]
        assert address_of(sitting) == "a/lines"
        saved(sitting.enough())
        fill(person, sheet + b"\n# again", "y.yaml", keep=desk.keep_pack)
        assert len(person.records.conversations) == 2


def test_a_blank_conversation_is_not_begun() -> None:
    """A pack of which nothing was filled in is not begun: it was not asked."""
    person = filled(
        "worker: RB\nconversations:\n  - pack: kinds\n    answers:\n      a/text:\n      a/lines:\n        -\n"
    )
    assert (person.records.conversations, person.records.answers) == ((), ())


def test_a_strength_on_the_map_gets_what_is_new() -> None:
    """A strength that is there keeps its evidence, gets more, and what makes it possible."""
    desk = a_desk(KINDS_PACK)
    with (sitting := sat_down(desk)).person as person:
        line = saved(sitting.jot("fixes bikes")).ref
        saved(sitting.mark("fixes bikes", "Good hands", ref=line))
        sheet = b"strengths: [{name: good HANDS, possible_through: a shed, evidence: [fixes bikes, radios too]}]"
        fill(person, sheet, "x.yaml", keep=desk.keep_pack)
        [strength] = sitting.strengths()[0].strengths
        assert (strength.name, strength.possible_through) == ("Good hands", "a shed")
        assert [one.text for one in strength.evidence] == ["fixes bikes", "radios too"]


# onto whom


def test_a_bad_sheet_leaves_nobody_behind(tmp_path: Path) -> None:
    """Onto somebody new, a sheet with a mistake adds nobody; a good one adds them with all of it."""
    desk = a_desk(KINDS_PACK, path=tmp_path / "vault")
    sheet = tmp_path / "sheet.yaml"
    sheet.write_text("jottings: [{text: x, topic: nowhere}]")
    with pytest.raises(BadInputError):
        fill_file(desk, "Sam", None, sheet, again=False)
    assert desk.people.list() == ()
    assert list((tmp_path / "vault" / "people").iterdir()) == []
    sheet.write_text("conversations: [{pack: kinds, answers: {a/text: x}}]")
    days = ["2026-11-20"]
    filled_in = fill_file(desk, "Sam", None, sheet, again=False, ask_day=days.pop)
    assert [row.id for row in desk.people.list()] == [filled_in.person_id]
    with desk.read(filled_in.person_id) as person:
        assert person.records.sittings[0].happened == "2026-11-20"


def test_somebody_who_stops_at_the_question_leaves_nobody_behind(tmp_path: Path) -> None:
    """Ctrl+C at the question for the day, and a disk that is full, leave nobody half there."""
    desk = a_desk(KINDS_PACK, path=tmp_path / "vault")
    sheet = tmp_path / "sheet.yaml"
    sheet.write_text("jottings: [x]")

    def leaves() -> str | None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fill_file(desk, "Sam", None, sheet, again=False, ask_day=leaves)
    assert desk.people.list() == ()

    def full(_digest: str, _data: bytes) -> None:
        raise NotWrittenError("The disk is full.")

    sheet.write_text("conversations: [{pack: kinds, answers: {a/text: x}}]")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(desk, "keep_pack", full)
        with pytest.raises(NotWrittenError):
            fill_file(desk, "Sam", None, sheet, again=False)
    assert desk.people.list() == ()


def test_onto_somebody_who_is_here(tmp_path: Path) -> None:
    """Onto an id it is added to that person, and refused the second time."""
    desk = a_desk(KINDS_PACK)
    person_id = sat_down(desk).person.records.person.id
    desk.vault.person(person_id, write=False).close()
    sheet = tmp_path / "sheet.yaml"
    sheet.write_text("jottings: [x]")
    other = desk.add_person("Jo")
    other.close()
    onto = other.records.person.id
    assert fill_file(desk, "Jo", onto, sheet, again=False).person_id == onto
    with pytest.raises(UsageError):
        fill_file(desk, "Jo", onto, sheet, again=False)
    fill_file(desk, "Jo", onto, sheet, again=True)
    with desk.read(onto) as person:
        assert len(person.records.jottings) == 2
