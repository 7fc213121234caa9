"""A talk: typing, skipping, moving, drafts, coming back; each call saved or refused, nothing typed lost."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from strengthtui.desk.refs import parsed
from strengthtui.desk.views import PetalView, QuestionView
from strengthtui.errors import NotWrittenError
from strengthtui.model.conversation import Route
from tests.desk.desk_builders import (
    GATED_PACK,
    KINDS_PACK,
    LATER_PACK,
    a_desk,
    address_of,
    question_of,
    ref_of,
    refused,
    reopened,
    sat_down,
    saved,
    stored,
)

if TYPE_CHECKING:
    from pathlib import Path

    from strengthtui.desk.sitting import Sitting


# answering


def test_what_is_typed_is_what_stands() -> None:
    """Gist unless it begins with a quotation mark; control characters go and are counted, all else stays as typed."""
    sitting = sat_down(a_desk(KINDS_PACK), pack="kinds")
    outcome = saved(sitting.answer(' "I cope\x07 😀\u202e﷽ \x1b[31m" '))
    assert outcome.removed == 2
    [line] = sitting.lines()
    assert (line.text, line.voice, line.whose) == ("I cope 😀\u202e﷽ [31m", "person", "Sam")
    saved(sitting.answer('plain\n"as said\n""begins with a mark"'))
    assert [(line.text, line.voice) for line in sitting.lines()[1:]] == [
        ("plain", "gist"),
        ("as said", "person"),
        ('"begins with a mark"', "gist"),
    ]


KIND_CASES = {
    "a/text": ("One text.", "One text.", "x" * 20_001, "too-long"),
    "a/yes": ("Yes", "yes", "maybe", "not-yes-or-no"),
    "a/one": ("1", "At home", "9", "no-such-option"),
    "a/only": ("out and about", "Out and about", "nowhere", "no-such-option"),
    "a/many": ("3, 1", "Bread, Tea", "soup", "no-such-option"),
    "a/ruler": ("6 (cold to warm)", "6 of 10 (cold to warm)", "11", "not-on-the-scale"),
    "a/count": ("7", "7", "12", "too-large"),
    "a/day": ("2027-01-15", "15 Jan 2027", "30 Feb 2027", "no-such-date"),
    "a/who": ("Nan - my gran", "Nan (my gran)", "", "empty"),
}


@pytest.mark.parametrize("address", KIND_CASES)
def test_every_kind_takes_what_fits_and_says_what_does_not(address: str) -> None:
    """Each kind understands what people type; a refusal changes nothing and stays at the question."""
    typed, shown, wrong, code = KIND_CASES[address]
    sitting = sat_down(a_desk(KINDS_PACK), pack="kinds")
    saved(sitting.jump(address))
    before = sitting.person.records
    assert refused(sitting.answer(wrong)) == code
    assert (sitting.person.records, address_of(sitting)) == (before, address)
    saved(sitting.answer(typed))
    assert address_of(sitting) != address
    saved(sitting.jump(address))
    assert [line.text for line in question_of(sitting).answered] == [shown]
    assert question_of(sitting).state == "answered"


@pytest.mark.parametrize("state", ["later", "declined", "not-fitting"])
def test_three_ways_to_skip(state: str) -> None:
    """Each skip is stored as itself, with its reason, and goes on."""
    sitting = sat_down(a_desk(KINDS_PACK), pack="kinds")
    saved(sitting.skip(state, " tired\x07 "))  # type: ignore[arg-type]  # the three states
    assert address_of(sitting) == "a/lines"
    [answer] = sitting.person.records.answers
    assert (answer.state, answer.value, answer.reason) == (state, None, "tired")
    assert sitting.lines() == ()
    saved(sitting.back())
    assert question_of(sitting).state == state


def test_an_answer_is_no_skip() -> None:
    """A question cannot be skipped as answered, nor skipped with more words than fit."""
    sitting = sat_down(a_desk(KINDS_PACK), pack="kinds")
    assert refused(sitting.skip("answered")) == "not-a-skip"
    assert refused(sitting.skip("later", "x" * 20_001)) == "too-long"
    assert sitting.person.records.answers == ()


@pytest.mark.parametrize("voice", ["agreed", "other", "nobody"])
def test_a_voice_that_cannot_be_given(voice: str) -> None:
    """Nobody says "agreed" but the person at read back; another's words need a name."""
    sitting = sat_down(a_desk(KINDS_PACK), pack="kinds")
    assert refused(sitting.answer("words", voice)) == "no-such-voice"  # type: ignore[arg-type]
    assert refused(sitting.jot("words", (), voice)) == "no-such-voice"  # type: ignore[arg-type]
    assert sitting.person.records.history == ()
    saved(sitting.jot("words", (), "other", " Aunty\nSal "))
    line = sitting.lines()[0].ref
    assert sitting.lines()[0].whose == "Aunty Sal"
    assert refused(sitting.set_voice(line, voice)) == "no-such-voice"  # type: ignore[arg-type]


def test_a_reason_beside_another_answer_is_not_stored_in_it() -> None:
    """A question that reads another's answer out does not keep a copy of it: a strike has to reach every word."""
    sitting = sat_down(a_desk(GATED_PACK), pack="gated")
    saved(sitting.next())
    saved(sitting.answer("yes"))
    saved(sitting.answer("the mill"))
    assert question_of(sitting).ask == "What do you like about the mill?"
    saved(sitting.answer("the noise"))
    assert [answer.asked for answer in sitting.person.records.answers] == ["Do you work?", "Where?", None]


# jottings


def test_a_line_lands_in_the_petal_in_front() -> None:
    """At a petal it lands there, elsewhere it waits to be sorted, and can be put where it belongs."""
    sitting = sat_down(a_desk(GATED_PACK), pack="gated")
    saved(sitting.jot("Jo next door"))
    view = sitting.view()
    assert view is not None
    assert isinstance(view.place, PetalView)
    assert [line.text for line in view.place.lines] == ["Jo next door"]
    saved(sitting.next())
    ref = ref_of(sitting.jot("sings"))
    assert [line.about for line in sitting.lines()] == ["People", ""]
    saved(sitting.sort(ref, ("me-enjoy", "x-ours")))
    assert sitting.lines()[1].about == "What I enjoy now · x-ours"


def test_what_cannot_be_jotted() -> None:
    """Nothing, too much, and a topic nobody knows are refused, and nothing is stored."""
    sitting = sat_down(a_desk())
    assert refused(sitting.jot(" \x00 ")) == "no-words"
    assert refused(sitting.jot('"')) == "no-words"
    assert refused(sitting.jot("x" * 20_001)) == "too-long"
    assert refused(sitting.jot("words", ("no-such",))) == "no-such-topic"
    assert sitting.person.records.jottings == ()


@pytest.mark.parametrize(
    "handle",
    ["", "jottings", "jottings/", "jottings/nobody", "meta/x", "person/x/0", "answers/x/-1", "answers/x/9", "a/b/c/d"],
)
def test_handles_that_lead_nowhere(handle: str) -> None:
    """A handle of nothing is refused by everything that takes one, never more."""
    sitting = sat_down(a_desk(KINDS_PACK), pack="kinds")
    saved(sitting.jump("a/lines"))
    saved(sitting.answer("one\ntwo"))
    handle = handle.replace("answers/x", f"answers/{sitting.person.records.answers[0].id}")
    before = sitting.person.records
    for outcome in (
        sitting.sort(handle, ()),
        sitting.set_voice(handle, "worker"),
        sitting.verdict(handle, "right"),
        sitting.strike(handle),
        sitting.mark("one", "Calm", ref=handle) if handle else sitting.sort(handle, ()),
    ):
        assert refused(outcome) in {"no-such-line", "cannot-mark"}
    assert sitting.person.records == before


def test_a_handle_with_a_huge_number() -> None:
    """A number no list has is refused, however long it is."""
    assert refused(parsed("answers/x/" + "9" * 5000)) == "no-such-line"


# moving


def test_jumping_goes_anywhere_that_is_asked() -> None:
    """By address, petal, id or part of the words; a closed branch is told as such, and an unknown place too."""
    sitting = sat_down(a_desk(GATED_PACK), pack="gated", route="doorstep")
    for wanted, there in (
        ("a/skills", "a/skills"),
        ("gated/a/work", "a/work"),
        ("people", "people"),
        ("Last", "a/last"),
        ("anything", "a/last"),
        ("CAN YOU", "a/skills"),
        ("first", "a/work"),
    ):
        saved(sitting.jump(wanted))
        assert address_of(sitting) == there, wanted
    assert refused(sitting.jump("a/where")) == "not-asked-here"
    assert refused(sitting.jump("zanzibar")) == "no-such-place"
    assert refused(sitting.jump("  ")) == "no-such-place"


def test_a_conversations_name_goes_to_where_one_was_in_it() -> None:
    """By its name one comes into another conversation, to where it stands, or to its beginning where it follows."""
    desk = a_desk(GATED_PACK, LATER_PACK)
    sitting = sat_down(desk, pack="gated")
    sitting.ahead(("gated", "later"), "full", desk.keep_pack)
    saved(sitting.jump("a/skills"))
    saved(sitting.jump("LATER"))
    assert address_of(sitting) == "b/skills"
    saved(sitting.jump("b/free"))
    for name, there in (("gate", "a/skills"), ("later", "b/free"), ("again", "b/skills")):
        saved(sitting.jump(name))
        assert address_of(sitting) == there, name


def test_moving_without_a_conversation() -> None:
    """With no conversation in front every move is a refusal; a line can be caught all the same."""
    sitting = sat_down(a_desk())
    assert {refused(one()) for one in (sitting.next, sitting.back, sitting.resume)} == {"no-conversation"}
    assert refused(sitting.jump("x")) == "no-conversation"
    assert refused(sitting.answer("x")) == "no-conversation"
    assert refused(sitting.begin("zanzibar", "full", lambda _digest, _data: None)) == "no-pack"
    assert sitting.view() is None
    saved(sitting.jot("a line"))


def test_at_a_petal_nothing_is_skipped() -> None:
    """A petal is no question: it cannot be answered, skipped or kept."""
    sitting = sat_down(a_desk(GATED_PACK), pack="gated")
    assert {refused(sitting.answer("x")), refused(sitting.skip("later")), refused(sitting.keep())} == {"not-a-question"}


def test_a_question_that_closes_is_left() -> None:
    """Standing at a question whose branch closes (the gate's answer struck), one stands at the next that is asked."""
    sitting = sat_down(a_desk(GATED_PACK), pack="gated")
    saved(sitting.next())
    saved(sitting.answer("yes"))
    assert address_of(sitting) == "a/where"
    gate = next(line.ref for line in sitting.lines())
    saved(sitting.strike(gate))
    assert address_of(sitting) == "a/skills"


def test_a_question_a_line_had_opened_is_left_when_the_line_goes_elsewhere() -> None:
    """Standing at a question that a line opened, putting the line elsewhere goes on to the next that is asked."""
    sitting = sat_down(a_desk(GATED_PACK), pack="gated")
    ref = ref_of(sitting.jot("Jo next door"))
    saved(sitting.jump("a/company"))
    saved(sitting.sort(ref, ("hopes",)))
    assert address_of(sitting) == "a/last"


def test_set_aside_and_back() -> None:
    """An answer whose branch closes is in no list, and is there again when it opens; it is never asked twice."""
    sitting = sat_down(a_desk(GATED_PACK), pack="gated")
    saved(sitting.next())
    saved(sitting.answer("yes"))
    saved(sitting.answer("the mill"))
    saved(sitting.jump("a/work"))
    saved(sitting.answer("no"))
    assert "the mill" not in {line.text for line in sitting.lines()}
    assert "the mill" not in {view.text for view in sitting.to_read_back(again=True)}
    saved(sitting.jump("a/work"))
    saved(sitting.answer("yes"))
    assert "the mill" in {line.text for line in sitting.lines()}
    assert question_of(sitting).state == "answered"


ANSWERS = ("yes", "no", "the mill", "later", "skip", "next", "jot")


@settings(max_examples=40, suppress_health_check=list(HealthCheck), deadline=None)
@given(
    route=st.sampled_from(["doorstep", "short", "full"]),
    ways=st.lists(st.sampled_from(ANSWERS), min_size=14, max_size=14),
)
def test_any_way_through_strands_nothing(route: Route, ways: list[str]) -> None:
    """Going forward by answering, skipping or jotting comes by every place of the route that is asked, each once."""
    sitting = sat_down(a_desk(GATED_PACK), pack="gated", route=route)
    passed: list[str] = []
    for way in itertools.chain(ways, itertools.repeat("next", 10)):
        address = address_of(sitting)
        if address is None:
            break
        passed.append(address)
        _go(sitting, way)
    assert address_of(sitting) is None
    assert len(passed) == len(set(passed))
    asked = {place.address for place in sitting.places()}
    on_route = [one for one in asked if route == "full" or one != "a/last"]
    if route == "doorstep":
        on_route = [one for one in on_route if one not in {"a/like", "a/company"}]
    assert set(on_route) <= set(passed)
    back = []
    while passed and address_of(sitting) != passed[0]:
        saved(sitting.back())
        back.append(address_of(sitting))
    assert set(back) <= {*passed, *asked}
    assert len(back) == len(set(back))


def _go(sitting: Sitting, way: str) -> None:
    view = sitting.view()
    assert view is not None
    if not isinstance(view.place, QuestionView) or way == "next":
        if way == "jot":
            saved(sitting.jot("somebody"))
        saved(sitting.next())
    elif way in {"later", "skip"}:
        saved(sitting.skip("later" if way == "later" else "declined"))
    else:
        fits = "yes" if view.place.kind == "yes-no" and way not in {"yes", "no"} else way
        saved(sitting.answer(fits))


# drafts and coming back


def test_a_draft_comes_back_after_the_program_ended(tmp_path: Path) -> None:
    """What was being typed is there at the same question in the next program, and goes once it is kept."""
    desk = a_desk(KINDS_PACK, path=tmp_path / "vault")
    sitting = sat_down(desk, pack="kinds")
    saved(sitting.next())
    assert saved(sitting.draft("one\nhalf a li\x07")).removed == 1
    person = sitting.person.records.person.id
    sitting.close(ended=False)
    desk = reopened(desk)
    sitting = desk.sit_down(desk.write(person))
    saved(sitting.resume())
    assert (address_of(sitting), question_of(sitting).draft) == ("a/lines", "one\nhalf a li")
    saved(sitting.answer("one\nhalf a line"))
    saved(sitting.back())
    assert question_of(sitting).draft == ""
    assert sitting.person.file.draft() is None
    assert len(sitting.person.records.sittings) == 1


def test_a_draft_elsewhere_is_not_lost() -> None:
    """Typing at another place keeps what was being typed before as a line to be sorted; undo takes that back."""
    sitting = sat_down(a_desk(KINDS_PACK), pack="kinds")
    saved(sitting.draft('"I was saying'))
    saved(sitting.next())
    saved(sitting.draft(""))
    assert sitting.person.file.draft() is not None
    saved(sitting.draft("now this"))
    assert [(line.text, line.voice, line.about) for line in sitting.lines()] == [("I was saying", "person", "")]
    assert question_of(sitting).draft == "now this"
    saved(sitting.undo())
    assert sitting.lines() == ()


def test_a_draft_at_a_petal() -> None:
    """A petal shows its draft, and it goes when that very line is caught."""
    sitting = sat_down(a_desk(GATED_PACK), pack="gated")
    saved(sitting.draft("Jo ne"))
    saved(sitting.jot("somebody else"))
    view = sitting.view()
    assert view is not None
    assert isinstance(view.place, PetalView)
    assert view.place.draft == "Jo ne"
    saved(sitting.draft("Jo next door"))
    saved(sitting.jot("Jo next door"))
    assert sitting.person.file.draft() is None


def test_a_draft_that_is_too_long() -> None:
    """A draft longer than an answer may be is refused; the one before it stays."""
    sitting = sat_down(a_desk(KINDS_PACK), pack="kinds")
    saved(sitting.draft("short"))
    assert refused(sitting.draft("x" * 20_001)) == "too-long"
    assert question_of(sitting).draft == "short"


def test_a_pause_goes_on_and_a_later_day_is_another_sitting() -> None:
    """Within hours a paused sitting goes on, who is here included; after an end, or a day, there is another."""
    desk = a_desk(GATED_PACK)
    sitting = sat_down(desk, pack="gated")
    saved(sitting.present(("Mum",)))
    person = sitting.person.records.person.id
    sitting.close(ended=False)
    sitting = desk.sit_down(desk.write(person))
    assert (len(sitting.person.records.sittings), sitting.company) == (1, ("Mum",))
    sitting.close()
    sitting = desk.sit_down(desk.write(person))
    assert (len(sitting.person.records.sittings), sitting.company) == (2, ())
    sitting.close(ended=False)
    desk.clock._moment = desk.clock._moment.replace(day=24)  # type: ignore[attr-defined]  # the tests' own clock
    sitting = desk.sit_down(desk.write(person))
    assert len(sitting.person.records.sittings) == 3


def test_enough_is_finished_as_far_as_they_wished() -> None:
    """A finished conversation is not gone on with, the next of that pack is a new one, and undo opens it again."""
    desk = a_desk(KINDS_PACK)
    sitting = sat_down(desk, pack="kinds")
    saved(sitting.answer("words"))
    first = sitting.conversation
    assert first is not None
    saved(sitting.enough())
    assert refused(sitting.resume()) == "no-conversation"
    saved(sitting.undo())
    saved(sitting.resume())
    assert address_of(sitting) == "a/lines"
    saved(sitting.enough())
    saved(sitting.begin("kinds", "full", desk.keep_pack))
    assert sitting.conversation is not None
    assert sitting.conversation.id != first.id


def test_a_read_only_file_refuses_and_shows() -> None:
    """A file open to read is shown whole; every change is refused, and nothing raises."""
    desk = a_desk(KINDS_PACK)
    sitting = sat_down(desk, pack="kinds")
    saved(sitting.answer("words"))
    person = sitting.person.records.person.id
    sitting.close(ended=False)
    reading = type(sitting)(desk.read(person), sitting.id)
    saved(reading.resume())
    assert address_of(reading) == "a/lines"
    ref = reading.lines()[0].ref
    saved(reading.next())
    outcomes = (
        reading.answer("x"),
        reading.skip("later"),
        reading.jot("x"),
        reading.draft("x"),
        reading.strike(ref),
        reading.undo(),
        reading.redo(),
        reading.verdict(ref, "right"),
        reading.enough(),
        reading.present(()),
        reading.begin("blossoming", "full", desk.keep_pack),
    )
    assert {refused(one) for one in outcomes} == {"read-only"}
    with pytest.raises(NotWrittenError):
        reading.concern("words", "x")
    before = stored(reading.person)
    reading.close()
    assert stored(reading.person) == before


def test_a_conversation_that_is_taken_back_is_in_front_no_more() -> None:
    """When undo takes back the sheet a conversation came from, nothing is in front, and nothing falls over."""
    from strengthtui.desk.filling import fill

    desk = a_desk(KINDS_PACK)
    person = desk.add_person("Sam")
    sheet = b"conversations: [{pack: kinds, answers: {a/text: hello}}]"
    fill(person, sheet, "x.yaml", keep=desk.keep_pack)
    sitting = desk.sit_down(person)
    saved(sitting.resume())
    assert saved(sitting.undo()).view is None
    assert refused(sitting.next()) == "no-conversation"
    saved(sitting.redo())
    assert address_of(sitting) == "a/lines"


def test_later_packs_are_asked_by_their_own_version() -> None:
    """A conversation goes on with the version it was begun with, whatever is on the shelf by then."""
    desk = a_desk(LATER_PACK)
    sitting = sat_down(desk, pack="later")
    changed = LATER_PACK.replace("version: 1", "version: 2").replace("Anything?", "Something?")
    import textwrap

    desk.shelf.add(textwrap.dedent(changed).encode(), "later.yaml")
    person = sitting.person.records.person.id
    sitting.close(ended=False)
    sitting = desk.sit_down(desk.write(person))
    saved(sitting.begin("later", "full", desk.keep_pack))
    saved(sitting.jump("b/free"))
    assert question_of(sitting).ask == "Anything?"
