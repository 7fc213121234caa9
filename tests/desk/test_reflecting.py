"""The worker thinks back: which questions come, what a note holds, names that are known, the two pages, an erase."""

from __future__ import annotations

import msgspec
import pytest

from strengthtui.desk import erasing, own_notes, reflect_pages, reflecting
from strengthtui.desk.desk import Desk
from strengthtui.desk.known_names import KnownNames
from strengthtui.errors import DamagedError, NotFoundError, UsageError
from strengthtui.settings import Settings
from tests.desk.desk_builders import a_desk, saved

CALM = "Sam stayed calm, and sam's dog too; STRAUSS came by"


@pytest.fixture
def desk() -> Desk:
    """Two people are kept here; both have names that are typed in other ways."""
    made = a_desk()
    for name in ("Sam Carter", "Strauß"):
        made.add_person(name).close()
    return made


def noted(desk: Desk, words: str) -> str:
    """Answer the first of the next two."""
    return own_notes.keep(desk, words, reflecting.put_two(desk)[0].asked)


def test_a_note_says_nothing_of_whom_it_is_about(desk: Desk) -> None:
    """After a talk with somebody, a note has no id of theirs, none of the sitting, and the day but no hour."""
    with desk.write(desk.people.one("Sam Carter").id) as person:
        sitting = desk.sit_down(person)
        saved(sitting.jot("the dog gets me out"))
        ids = {person.records.person.id, sitting.id, *(one.id for one in person.records.jottings)}
        noted(desk, "it took patience")
        sitting.close()
        stored = msgspec.json.encode(person.file.raw()).decode()
    rows = desk.vault.own_notes()
    told = msgspec.json.encode(rows).decode()
    assert not any(one in told for one in ids)
    [note] = [row for row in rows if row["what"] == "note"]
    assert set(note) == {"what", "id", "on", "worker", "principle", "asked", "words", "team", "draft", "rev"}
    assert len(note["on"]) == len("2026-11-22")
    assert "patience" not in stored


def test_two_questions_come_from_two_families_and_are_remembered(desk: Desk) -> None:
    """The next two are others, from two families; another desk over the same vault goes on from there."""
    first, second = (reflecting.put_two(desk) for _round in range(2))
    for pair in (first, second):
        assert len({sheet.asked.family for sheet in pair}) == 2
    assert {one.asked.address for one in first}.isdisjoint(one.asked.address for one in second)
    other = Desk(desk.vault, clock=desk.clock, settings=desk.settings, places=desk.places, shelf=desk.shelf)
    third = {one.asked.address for one in reflecting.put_two(other)}
    assert third.isdisjoint(one.asked.address for one in (*first, *second))


def test_what_was_half_typed_comes_first_and_is_kept_once(desk: Desk) -> None:
    """A question that was left in the middle is put again with its words; kept, it is one note and no draft."""
    sheet = reflecting.put_two(desk)[0]
    note = own_notes.keep(desk, "it took", sheet.asked, draft=True)
    again = reflecting.put_two(desk)
    assert (again[0].words, again[0].note, again[0].asked.question) == ("it took", note, sheet.asked.question)
    assert len(again) == 2
    own_notes.keep(desk, "it took patience", again[0].asked, note=note)
    [view] = own_notes.listed(desk)
    assert (view.words, view.draft, view.id) == ("it took patience", False, note)
    assert reflecting.put_two(desk)[0].words == ""


def test_a_draft_can_be_let_go_and_a_kept_note_cannot_be_lost_so(desk: Desk) -> None:
    """Letting go of what was typed touches no note that was kept."""
    kept = noted(desk, "kept")
    draft = own_notes.keep(desk, "not wanted", draft=True)
    own_notes.drop_draft(desk, draft)
    own_notes.drop_draft(desk, kept)
    assert [one.words for one in own_notes.listed(desk)] == ["kept"]
    assert b"not wanted" not in msgspec.json.encode(desk.vault.own_notes())


def test_a_note_is_changed_marked_and_taken_out(desk: Desk) -> None:
    """Each by its number; what was taken out leaves no word, and its number names nothing any more."""
    noted(desk, "one")
    noted(desk, "two")
    second = own_notes.numbered(desk, 2)
    own_notes.change(desk, second.id, "  two, in other words \x07")
    own_notes.of_the_team(desk, second.id, team=True)
    assert own_notes.numbered(desk, 2).words == "two, in other words"
    assert own_notes.numbered(desk, 2).team
    assert [one.number for one in own_notes.holding(own_notes.listed(desk), "OTHER words")] == [2]
    assert own_notes.take_out(desk, (second.id,)) == ()
    assert [one.words for one in own_notes.listed(desk)] == ["one"]
    assert b"other words" not in msgspec.json.encode(desk.vault.own_notes())
    for number in (0, 2):
        with pytest.raises(NotFoundError):
            own_notes.numbered(desk, number)
    with pytest.raises(NotFoundError):
        own_notes.change(desk, second.id, "three")


@pytest.mark.parametrize("words", ["", "  \n ", "x" * 20_001], ids=["nothing", "blank", "too much"])
def test_what_cannot_be_kept_is_refused(desk: Desk, words: str) -> None:
    """No words, or more than an answer may have; nothing is kept of them."""
    with pytest.raises(UsageError):
        own_notes.keep(desk, words)
    assert own_notes.listed(desk) == ()


def test_another_workers_notes_are_not_listed(desk: Desk) -> None:
    """Who is named in the settings sees theirs; numbers stay what they are; each goes on with their own questions."""
    noted(desk, "mine")
    settings = Settings(worker="Another")
    other = Desk(desk.vault, clock=desk.clock, settings=settings, places=desk.places, shelf=desk.shelf)
    assert own_notes.listed(other) == ()
    noted(other, "theirs")
    assert [(one.number, one.words) for one in own_notes.listed(other)] == [(2, "theirs")]
    assert [(one.number, one.words) for one in own_notes.listed(desk)] == [(1, "mine")]


# --- names


def test_names_that_are_kept_are_found_whole_whatever_their_capitals(desk: Desk) -> None:
    """The whole name, each word of it, its possessive, another spelling of the same letters; no part of a word."""
    assert own_notes.names_in(desk, CALM) == ("Sam", "sam", "STRAUSS")
    assert own_notes.with_someone(desk, CALM) == "someone stayed calm, and someone's dog too; someone came by"
    assert own_notes.with_someone(desk, "Sam  Carter") == "someone"
    for other in ("the same, a sample, Samantha, jetsam", "careful carters", "strausses", ""):
        assert own_notes.names_in(desk, other) == ()


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("José", "jose\u0301 rang", "someone rang"),
        ("Zoë Ng", "with zoë, and NG", "with someone, and someone"),
        ("王", "和王先生", "和someone先生"),
        ("Aunt Sal", "my aunt and aunt sal", "my aunt and someone"),
        ("J", "J rang, J's dog", "someone rang, someone's dog"),
        ("O'Brien", "o'brien was there", "someone was there"),
        ("(.*)", "a (.*) here", "a someone here"),
        ("", "nobody", "nobody"),
    ],
)
def test_names_of_every_kind(name: str, text: str, told: str) -> None:
    """Accents typed in two ways, other scripts, forms of address, one letter, signs that mean something elsewhere."""
    assert KnownNames([name]).without(text) == told


# --- pages


def test_the_page_to_talk_over_names_nobody(desk: Desk) -> None:
    """Names kept as they were typed are gone from it; it says that it cannot know others; its notes are by family."""
    noted(desk, CALM)
    own_notes.keep(desk, "half typed", draft=True)
    page = reflect_pages.page_to_talk_over(desk, reflect_pages.begin_of(desk))
    assert "someone stayed calm" in page
    assert not any(name in page.casefold() for name in ("sam ", "sam's", "strau", "carter"))
    assert "it cannot know" in page
    assert "half typed" not in page
    short = {family.id: family.short for family in reflecting.questions().families}
    [note, _draft] = own_notes.listed(desk)
    assert f"## {short[note.family_id]}" in page
    assert own_notes.listed(desk)[0].words == CALM, "the note itself is as the worker kept it"
    for word in ("drink", "drug", "service", "client"):
        assert word not in page.splitlines()[0].casefold()


def test_a_page_begins_where_the_last_one_ended(desk: Desk) -> None:
    """First four weeks back, then from the day of the last page; a day that is typed counts before either."""
    assert reflect_pages.begin_of(desk) == "2026-10-25"
    reflecting.page_written(desk)
    assert reflect_pages.begin_of(desk) == desk.clock.today().isoformat()
    assert reflect_pages.begin_of(desk, "1 Sep 2026") == "2026-09-01"
    noted(desk, "of today")
    assert "of today" in reflect_pages.page_to_talk_over(desk, desk.clock.today().isoformat())
    assert "of today" not in reflect_pages.page_to_talk_over(desk, "2026-12-01")
    with pytest.raises(UsageError):
        reflect_pages.begin_of(desk, "soon")


def test_the_teams_page_has_what_was_marked_for_it(desk: Desk) -> None:
    """Every area with its questions and room to write; of the notes only those marked, without names."""
    first = noted(desk, "Sam rang and we all came")
    noted(desk, "not for the team")
    own_notes.of_the_team(desk, first, team=True)
    page = reflect_pages.team_page(desk)
    for area in reflecting.questions().team:
        assert f"## {area.name}" in page
        assert all(question in page for question in area.questions)
    assert "someone rang and we all came" in page
    assert "not for the team" not in page


# --- an erase


def test_an_erase_tells_which_notes_hold_their_name_and_takes_it_out(desk: Desk) -> None:
    """How many and which are told before anything is asked, with no name in it; then someone stands in its place."""
    noted(desk, "it took patience")
    noted(desk, "Sam stayed calm")
    goes = erasing.what_goes(desk, "Sam Carter")
    [told] = [one for one in goes.elsewhere if "your own notes" in one]
    assert "in 1 of them, number 2" in told
    receipt = erasing.erase(desk, goes)
    assert "Sam" not in receipt.text()
    assert "number 2" in receipt.text()
    erasing.take_names_out(desk, goes)
    assert [one.words for one in own_notes.listed(desk)] == ["it took patience", "someone stayed calm"]
    assert b"Sam" not in msgspec.json.encode(desk.vault.own_notes())


def test_an_erase_says_nothing_of_notes_that_name_nobody(desk: Desk) -> None:
    """Where no note holds their name, there is nothing to tell."""
    noted(desk, "it took patience")
    assert not any("notes" in one for one in erasing.what_goes(desk, "Sam Carter").elsewhere)


def test_a_note_of_another_shape_is_told_and_holds_up_no_erase(desk: Desk) -> None:
    """As a later version, or a hand, may have written it: nothing is written over, and somebody can be erased."""
    noted(desk, "Sam laughed")
    desk.vault.change_own_notes(lambda rows: (*rows, {"what": "note", "id": "x", "team": "yes"}))
    for read in (own_notes.listed, reflecting.put_two):
        with pytest.raises(DamagedError, match="notes cannot be read"):
            read(desk)
    assert own_notes.naming(desk, ("Sam",)) == ()
    assert len([row for row in desk.vault.own_notes() if row["what"] == "note"]) == 2
